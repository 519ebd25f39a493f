"""Settings: typed, from the environment, and one message that names every wrong variable."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import NAMES, Config, ConfigError, load_config, mistyped
from storage.url import read_url

TOKEN = "123456:ABC-def"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_nothing_set_is_the_terminal_on_sqlite_for_the_owner_alone() -> None:
    config = load_config()
    assert config.telegram_bot_token is None
    assert config.database(Path("/data")) == "sqlite:////data/terminal.sqlite3"
    assert config.allowed_users == frozenset()


def test_the_bot_in_telegram_has_a_file_of_its_own() -> None:
    assert load_config(telegram_bot_token=TOKEN).database(Path("/data")) == "sqlite:////data/stardrill.sqlite3"


@pytest.mark.parametrize("token", [None, TOKEN])
def test_a_database_that_is_named_is_used_as_it_says(token: str | None) -> None:
    config = load_config(telegram_bot_token=token, database_url="sqlite:///x.sqlite3")
    assert config.database(Path("/data")) == "sqlite:///x.sqlite3"


def test_signs_in_the_data_folder_are_no_part_of_the_url() -> None:
    folder = Path("/data of 50%/where?/#1/ä+ö")
    assert read_url(load_config().database(folder)).database == str(folder / "terminal.sqlite3")


def test_variables_set_to_nothing_count_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        if name not in ("LOG_LEVEL", "LOG_FORMAT"):
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
    assert config.allowed_users == {1, 2}


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
    assert load_config().allowed_users is None


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


@pytest.mark.parametrize("token", ["²:abc", "1٢:abc", "1:äbc", "1:a b", f"{'1' * 21}:abc", ":abc", "1:"])
def test_a_token_is_of_plain_digits_and_letters(token: str) -> None:
    with pytest.raises(ConfigError, match="TELEGRAM_BOT_TOKEN: should look like"):
        load_config(telegram_bot_token=token)


@pytest.mark.parametrize("ids", ["²", "٣", "0", "-1", "1 2 x", str(2**52), "9" * 5000])
def test_an_id_is_a_plain_number_of_at_most_52_bits(ids: str) -> None:
    with pytest.raises(ConfigError, match="ALLOWED_USERS: should be user ids"):
        load_config(allowed_users=ids)
    assert load_config(allowed_users=str(2**52 - 1)).allowed_users == {2**52 - 1}


@pytest.mark.parametrize("url", ["http://[", "http://h:port", "http://h:99999", "http://:80", "https://"])
def test_an_address_that_cannot_be_read_is_named_and_not_repeated(url: str) -> None:
    with pytest.raises(ConfigError, match="TELEGRAM_API_URL: should be like http://host:port"):
        load_config(telegram_api_url=url)
    with pytest.raises(ConfigError, match="WEBHOOK_URL: should be like"):
        load_config(webhook_url=url)


ODD = st.sampled_from(["²", "http://[", "1:", "*", "1,", "sqlite:///", "\ud800", "0x1", "1e9", "[]", "{}", "null"])


@given(st.sampled_from(sorted(NAMES)), st.text(st.characters(exclude_categories=[])) | ODD)
def test_whatever_a_setting_says_it_is_taken_or_refused_by_its_name(name: str, said: str) -> None:
    try:
        config = load_config(**{name.lower(): said})
    except ConfigError as error:
        assert name in str(error)
    else:
        assert isinstance(config, Config)
        assert config.allowed_users is None or all(0 < user < 2**52 for user in config.allowed_users)
        assert config.database(Path("/data"))


STATEMENT = st.tuples(st.sampled_from(sorted(NAMES)), st.sampled_from(["=", ":", ": ", "", " = '"]), st.text() | ODD)


@given(st.binary() | st.lists(STATEMENT.map("".join)).map(lambda lines: "\n".join(lines).encode("utf-8", "replace")))
def test_whatever_stands_in_dot_env_it_is_taken_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path(".env").write_bytes(content)
        try:
            assert isinstance(load_config(), Config)
            assert isinstance(mistyped(), list)
        except ConfigError as error:
            assert "`.env`" in str(error) or any(name in str(error) for name in NAMES)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"TELEGRAM_BOT_TOKEN={TOKEN}\n".encode("utf-16"), "`.env` is saved as UTF-16. Save it as UTF-8."),
        (f"TELEGRAM_BOT_TOKEN={TOKEN}\n".encode("utf-16-le"), "`.env` is saved as UTF-16. Save it as UTF-8."),
        ("PORT=1\n\n# für mich\n".encode("latin-1"), "`.env`, line 3, is not UTF-8 text."),
        (f"\n\nTELEGRAM_BOT_TOKEN: {TOKEN}\n".encode(), "`.env`, line 3, has a colon behind TELEGRAM_BOT_TOKEN."),
        (f"telegram_bot_token:{TOKEN}\n".encode(), "`.env`, line 1, has a colon behind telegram_bot_token."),
        (f"TELEGRAM_BOT_TOKEN:{TOKEN}=\n".encode(), "`.env`, line 1, has a colon behind TELEGRAM_BOT_TOKEN."),
        (f"PORT=1\n{TOKEN}\n".encode(), "`.env`, line 2, has no `=`."),
        (b"PORT=1\nexport PORT\n", "`.env`, line 2, has no `=`."),
        (b'PORT="1\n', "`.env`, line 1, cannot be read."),
    ],
)
def test_a_slip_in_dot_env_is_said_by_its_line_and_not_repeated(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / ".env").write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load_config()
    assert str(caught.value).startswith(said)
    assert TOKEN.partition(":")[2] not in str(caught.value)


def test_every_slip_is_named_in_one_go(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT: 1\nLOG_LEVEL=INFO\nALLOWED_USERS: 1\n")
    with pytest.raises(ConfigError, match=r"line 1.*\n.*line 3"):
        load_config()


def test_a_byte_order_mark_and_lines_of_others_do_no_harm(tmp_path: Path) -> None:
    lines = ["# für mich", f"export TELEGRAM_BOT_TOKEN='{TOKEN}' # bot", "", "THEIRS=a:b=c", "url:x=1"]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8-sig")
    token = load_config().telegram_bot_token
    assert token is not None
    assert token.get_secret_value() == TOKEN


def test_a_dot_env_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"#" * 1_000_001)
    with pytest.raises(ConfigError, match=r"`\.env` is over 1 MB"):
        load_config()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"),
        ("BOT_TOKEN", "TELEGRAM_BOT_TOKEN"),
        ("ALLOWED_USER", "ALLOWED_USERS"),
        ("allow_users", "ALLOWED_USERS"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("STARDRILL_ENCRYPTION_KEY", "STARDRILL_ENCRYPTION_KEYS"),
    ],
)
def test_a_name_that_is_nearly_ours_gets_a_hint(tmp_path: Path, name: str, meant: str) -> None:
    (tmp_path / ".env").write_text(f"{name}=x\n")
    load_config()
    assert mistyped() == [f"{name.upper()} is no setting of Stardrill's. Did you mean {meant}?"]


def test_names_of_others_get_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(
        "POSTGRES_PASSWORD=x\nDOMAIN=x\nHOSTNAME=x\nPYTHONPATH=x\nTZ=x\nPORT=1\nPORTS=1\nALLOWED_USER=1\n"
    )
    monkeypatch.setenv("DATABASE_URI", "of another program")
    monkeypatch.setenv("ALLOWED_USERS", "1")
    monkeypatch.setenv("TELEGRAM_BOT_TOKENS", "x")
    assert mistyped() == ["TELEGRAM_BOT_TOKENS is no setting of Stardrill's. Did you mean TELEGRAM_BOT_TOKEN?"]


@pytest.mark.parametrize(("written", "is_on"), [("on", True), (" On ", True), ("off", False), ("", False)])
def test_links_for_friends_are_switched(written: str, is_on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIEND_LINKS", written)
    assert load_config().friend_links is is_on


def test_links_for_friends_are_off_by_default() -> None:
    assert load_config().friend_links is False


def test_a_switch_that_is_neither_on_nor_off_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIEND_LINKS", "maybe")
    with pytest.raises(ConfigError, match="FRIEND_LINKS: should be on or off"):
        load_config()
