"""Settings: typed, from the environment, and one message that names every wrong variable."""

from pathlib import Path

import pytest

from bot.config import ConfigError, load_config
from storage.url import read_url

TOKEN = "123456:ABC-def"
NAMES = [
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_URL",
    "DATABASE_URL",
    "DATABASE_PASSWORD",
    "WEBHOOK_URL",
    "WEBHOOK_SECRET",
    "HOST",
    "PORT",
    "ALLOWED_USERS",
    "STARDRILL_ENCRYPTION_KEYS",
    "LOG_LEVEL",
]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_nothing_set_is_the_terminal_on_sqlite_for_the_owner_alone() -> None:
    config = load_config()
    assert config.telegram_bot_token is None
    assert config.database(Path("/data")) == "sqlite:////data/stardrill.sqlite3"
    assert config.allowed == frozenset()


def test_variables_set_to_nothing_count_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        if name != "LOG_LEVEL":
            monkeypatch.setenv(name, "")
    config = load_config()
    assert config.telegram_bot_token is None
    assert config.port is None
    assert config.telegram_api_url == "https://api.telegram.org"


def test_settings_are_read_from_dot_env(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\nALLOWED_USERS=1, 2\nPOSTGRES_PASSWORD=x\n")
    config = load_config()
    assert config.telegram_bot_token is not None
    assert config.telegram_bot_token.get_secret_value() == TOKEN
    assert config.allowed == {1, 2}


def test_the_port_listens_on_this_machine_alone_unless_host_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8080")
    assert load_config().host == "127.0.0.1"
    for said, meant in (("", "127.0.0.1"), ("localhost", "127.0.0.1"), ("192.0.2.1", "192.0.2.1"), ("::", "::")):
        monkeypatch.setenv("HOST", said)
        assert load_config().host == meant


def test_a_host_that_is_no_address_is_refused_where_something_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOST", "bot.example.org")
    assert load_config().port is None
    monkeypatch.setenv("PORT", "8080")
    with pytest.raises(ConfigError, match="HOST should be an IP address of this machine"):
        load_config()


def test_a_star_admits_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_USERS", "*")
    assert load_config().allowed is None


def test_one_message_names_every_wrong_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "TELEGRAM_BOT_TOKEN": "secret-nonsense",
        "TELEGRAM_API_URL": "localhost",
        "WEBHOOK_URL": "bot.example.org",
        "WEBHOOK_SECRET": "short",
        "PORT": "http",
        "ALLOWED_USERS": "@me",
        "STARDRILL_ENCRYPTION_KEYS": "key-nonsense",
        "LOG_LEVEL": "LOUD",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError) as caught:
        load_config()
    assert [name for name in wrong if name not in str(caught.value)] == []


def test_the_message_repeats_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "secret-nonsense")
    monkeypatch.setenv("STARDRILL_ENCRYPTION_KEYS", "key-nonsense")
    with pytest.raises(ConfigError) as caught:
        load_config()
    assert "nonsense" not in str(caught.value)


def test_a_webhook_needs_a_token_and_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.org/")
    with pytest.raises(ConfigError, match="WEBHOOK_SECRET"):
        load_config()


def test_a_secret_is_not_shown_by_the_settings_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hunter2@h/d")
    assert TOKEN not in repr(load_config())
    assert "hunter2" not in repr(load_config())


def test_a_password_apart_from_the_url_needs_no_encoding(tmp_path: Path) -> None:
    url = "postgresql://stardrill@database/stardrill"
    config = load_config(database_url=url, database_password="p@ss/word#1")
    assert read_url(config.database(tmp_path)).password == "p@ss/word#1"
    assert load_config(database_url=url, database_password="").database(tmp_path) == url
    assert "p@ss" not in repr(config)
