"""The settings of an installation, from the environment or `.env`; one message names every wrong variable."""

import os
import re
from collections.abc import Collection, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.dot_env import BadDotEnv, names_in, slips
from storage.url import with_password

DOT_ENV = Path(".env")
BOT_FILE = "stardrill.sqlite3"
TERMINAL_FILE = "terminal.sqlite3"
EVERYBODY = "*"
TELEGRAM = "https://api.telegram.org"
LOOPBACK = "127.0.0.1"
LOG_FORMATS = ("text", "json")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
ON_OR_OFF = {"on": True, "off": False, "": False, "true": True, "false": False}
"""Values of a switch, in lower case. An empty one is off."""
BIGGEST_USER_ID = 2**52 - 1
"""The largest id that Telegram can give: ids have at most 52 bits."""
_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]+")


class ConfigError(Exception):
    """The settings cannot be used; the message names every wrong variable and says what it should be."""


class Config(BaseSettings):
    """All settings of an operator. `allowed_users` is the raw text; `allowed` is the parsed one."""

    model_config = SettingsConfigDict(env_file=DOT_ENV, env_file_encoding="utf-8", extra="ignore", frozen=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = TELEGRAM
    database_url: SecretStr | None = None
    database_password: SecretStr | None = None
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    host: str = LOOPBACK
    port: int | None = Field(default=None, ge=0, le=65535)
    allowed_users: str = ""
    friend_links: bool = False
    tracks_path: Path | None = None
    stardrill_encryption_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    log_level: str = "INFO"
    log_format: str = "text"

    @field_validator(
        "telegram_bot_token",
        "database_url",
        "database_password",
        "webhook_url",
        "webhook_secret",
        "port",
        "tracks_path",
        mode="before",
    )
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return value if not isinstance(value, str) or value.strip() else None

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _TOKEN.fullmatch(value.get_secret_value().strip()):
            raise ValueError("should look like 123456:ABC-DEF, as BotFather gives it")
        return value and SecretStr(value.get_secret_value().strip())

    @field_validator("telegram_api_url", mode="before")
    @classmethod
    def _api_url(cls, value: object) -> object:
        text = str(value or "").strip().rstrip("/") or TELEGRAM
        if not _is_web_address(text):
            raise ValueError("should be like http://host:port")
        return text

    @field_validator("host", mode="before")
    @classmethod
    def _host(cls, value: object) -> object:
        text = str(value or "").strip() or LOOPBACK
        return LOOPBACK if text == "localhost" else text

    @field_validator("webhook_url")
    @classmethod
    def _webhook_url(cls, value: str | None) -> str | None:
        if value is not None and not _is_web_address(value):
            raise ValueError("should be like https://bot.example.org")
        return value.rstrip("/") if value else value

    @field_validator("webhook_secret")
    @classmethod
    def _webhook_secret(cls, value: SecretStr | None) -> SecretStr | None:
        allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
        if value is not None and not (16 <= len(value) <= 256 and set(value.get_secret_value()) <= set(allowed)):
            raise ValueError("should be 16 to 256 letters, digits, _ or -")
        return value

    @field_validator("allowed_users")
    @classmethod
    def _allowed_users(cls, value: str) -> str:
        ids = value.replace(",", " ").split()
        if ids != [EVERYBODY] and not all(map(_is_user_id, ids)):
            raise ValueError("should be user ids such as 12345,67890, or * for everybody, or empty for the owner alone")
        return value

    @field_validator("friend_links", mode="before")
    @classmethod
    def _friend_links(cls, value: object) -> object:
        text = str(value).strip().lower()
        if text not in ON_OR_OFF:
            raise ValueError("should be on or off")
        return ON_OR_OFF[text]

    @field_validator("stardrill_encryption_keys", mode="before")
    @classmethod
    def _keys(cls, value: object) -> object:
        keys = value.replace(",", " ").split() if isinstance(value, str) else value
        if isinstance(keys, list) and any(len(str(key)) != 44 for key in keys):
            raise ValueError("should be Fernet keys of 44 characters, the newest first, with commas between")
        return tuple(keys) if isinstance(keys, list) else keys

    @field_validator("log_level")
    @classmethod
    def _log_level(cls, value: str) -> str:
        if value.upper() not in LOG_LEVELS:
            raise ValueError(f"should be one of {', '.join(LOG_LEVELS)}")
        return value.upper()

    @field_validator("log_format")
    @classmethod
    def _log_format(cls, value: str) -> str:
        if value.lower() not in LOG_FORMATS:
            raise ValueError(f"should be one of {', '.join(LOG_FORMATS)}")
        return value.lower()

    @model_validator(mode="after")
    def _webhook_needs(self) -> "Config":
        if self.webhook_url is not None and (self.telegram_bot_token is None or self.webhook_secret is None):
            raise ValueError("WEBHOOK_URL needs TELEGRAM_BOT_TOKEN and WEBHOOK_SECRET as well")
        return self

    @model_validator(mode="after")
    def _port_needs_an_address(self) -> "Config":
        # Some shells set HOST to the machine's name by themselves; where nothing listens, it does not matter.
        if self.port is not None or self.webhook_url is not None:
            try:
                ip_address(self.host)
            except ValueError:
                raise ValueError("HOST should be an IP address of this machine, such as 127.0.0.1 or 0.0.0.0") from None
        return self

    @property
    def allowed(self) -> Collection[int] | None:
        """Return the ids of admitted users; None for everybody, an empty collection for the owner alone."""
        ids = self.allowed_users.replace(",", " ").split()
        return None if ids == [EVERYBODY] else frozenset(map(int, ids))

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the encryption keys, the newest first."""
        return tuple(key.get_secret_value() for key in self.stardrill_encryption_keys)

    def database(self, data_folder: Path) -> str:
        """Return the database's URL: DATABASE_URL with its password in it, else that of a file in the data folder.

        The bot in Telegram and the bot in a terminal have a file each, so that neither handles the other's updates.
        """
        if self.database_url is not None:
            url = self.database_url.get_secret_value()
            password = self.database_password
            return with_password(url, password.get_secret_value()) if password is not None else url
        name = TERMINAL_FILE if self.telegram_bot_token is None else BOT_FILE
        return sqlite_url(data_folder / name)


NAMES = frozenset(name.upper() for name in Config.model_fields)
"""Names of all settings, as they are written in the environment."""


def load_config(**overrides: Any) -> Config:
    """Read the settings. Raises ConfigError with every wrong variable, or every wrong line of `.env`."""
    try:
        names_in(DOT_ENV, NAMES)
        return Config(**overrides)
    except BadDotEnv as error:
        raise ConfigError(str(error)) from None
    except ValidationError as error:
        problems = [_problem(".".join(map(str, e["loc"])), e["msg"]) for e in error.errors(include_input=False)]
        raise ConfigError("Stardrill cannot start with these settings:\n" + "\n".join(problems)) from None


def mistyped() -> Sequence[str]:
    """Return a sentence for each name in the environment or `.env` that looks like a misspelled setting."""
    return slips(names_in(DOT_ENV, NAMES), os.environ, NAMES)


def sqlite_url(file: Path) -> str:
    """Return the URL of a SQLite file. No character of its name is escaped, as `storage.url` reads it."""
    return f"sqlite:///{file}"


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_user_id(text: str) -> bool:
    # int() accepts digits of any script, and fails with an error of its own on thousands of them.
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(BIGGEST_USER_ID))):
        return False
    return 0 < int(text) <= BIGGEST_USER_ID


def _problem(name: str, message: str) -> str:
    said = message.removeprefix("Value error, ")
    return f"  {name.upper()}: {said}" if name else f"  {said}"
