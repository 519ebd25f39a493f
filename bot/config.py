"""The settings of an installation, from the environment or `.env`; one message names every wrong variable."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from dotenv import dotenv_values

from bot import setting_values as read
from bot.dot_env import BadDotEnv, names_in, slips
from bot.setting_values import LOOPBACK, Secret
from storage.url import with_password

DOT_ENV = Path(".env")
BOT_FILE = "stardrill.sqlite3"
TERMINAL_FILE = "terminal.sqlite3"
TELEGRAM = "https://api.telegram.org"


class ConfigError(Exception):
    """The settings cannot be used; the message names every wrong variable and says what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of an operator, each with the function that reads its text.

    A variable has the name of its field in capitals.
    """

    telegram_bot_token: Annotated[Secret | None, read.token] = None
    telegram_api_url: Annotated[str, read.api_url] = TELEGRAM
    database_url: Annotated[Secret | None, Secret] = None
    database_password: Annotated[Secret | None, Secret] = None
    webhook_url: Annotated[str | None, read.webhook_url] = None
    webhook_secret: Annotated[Secret | None, read.webhook_secret] = None
    host: Annotated[str, read.host] = LOOPBACK
    port: Annotated[int | None, read.port] = None
    allowed_users: Annotated[Collection[int] | None, read.user_ids] = frozenset()
    """Ids of admitted users; None for everybody, an empty collection for the owner alone."""
    friend_links: Annotated[bool, read.switch] = False
    tracks_path: Annotated[Path | None, read.path] = None
    stardrill_encryption_keys: Annotated[tuple[Secret, ...], read.keys] = ()
    log_level: Annotated[str, read.one_of("DEBUG", "INFO", "WARNING", "ERROR")] = "INFO"
    log_format: Annotated[str, read.one_of("text", "json")] = "text"

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


_READERS: Mapping[str, Callable[[str], Any]] = {
    name: hint.__metadata__[0] for name, hint in get_type_hints(Config, include_extras=True).items()
}
NAMES = frozenset(map(str.upper, _READERS))
"""Names of all settings, as they are written in the environment."""


def load_config(**overrides: str | None) -> Config:
    """Read the settings; `overrides` are texts that win over the environment.

    A variable that is set to nothing counts as unset. Raises ConfigError with every wrong variable, or every wrong line
    of `.env`.
    """
    try:
        names_in(DOT_ENV, NAMES)
    except BadDotEnv as error:
        raise ConfigError(str(error)) from None
    texts = {**_by_field(dotenv_values(DOT_ENV, encoding="utf-8-sig")), **_by_field(os.environ), **overrides}
    values: dict[str, Any] = {}
    problems = []
    for name, reader in _READERS.items():
        text = texts.get(name)
        if text is not None and text.strip():
            try:
                values[name] = reader(text)
            except ValueError as error:
                problems.append(f"{name.upper()}: {error}")
    config = Config(**values)
    problems = problems or list(_contradictions(config))
    if problems:
        raise ConfigError("Stardrill cannot start with these settings:\n" + "\n".join(f"  {each}" for each in problems))
    return config


def mistyped() -> Sequence[str]:
    """Return a sentence for each name in the environment or `.env` that looks like a misspelled setting."""
    return slips(names_in(DOT_ENV, NAMES), os.environ, NAMES)


def sqlite_url(file: Path) -> str:
    """Return the URL of a SQLite file. No character of its name is escaped, as `storage.url` reads it."""
    return f"sqlite:///{file}"


def _by_field(variables: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return variables by the names of their fields: the case in which a name is written does not matter."""
    return {name.lower(): text for name, text in variables.items()}


def _contradictions(config: Config) -> Sequence[str]:
    """Return what is wrong between settings, each of which is right by itself."""
    needed = (config.telegram_bot_token, config.webhook_secret)
    if config.webhook_url is not None and None in needed:
        return ["WEBHOOK_URL needs TELEGRAM_BOT_TOKEN and WEBHOOK_SECRET as well"]
    # Some shells set HOST to the machine's name by themselves; where nothing listens, it does not matter.
    if config.port is not None or config.webhook_url is not None:
        try:
            ip_address(config.host)
        except ValueError:
            return ["HOST should be an IP address of this machine, such as 127.0.0.1 or 0.0.0.0"]
    return []
