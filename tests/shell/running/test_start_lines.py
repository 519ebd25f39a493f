"""What the log says at a start: where, whether encrypted, who, how; and no secret."""

import re
from pathlib import Path

import pytest

from bot.app import BotOptions
from bot.shell.running.start_lines import encryption_line, start_lines
from storage.encryption import Encryption
from storage.errors import BadDatabaseUrl
from storage.place import place_of


def said(**options: object) -> list[str]:
    plan = {
        "token": "1:secret-token",
        "api_url": "https://api.telegram.org",
        "database_url": "sqlite:////data/s.sqlite3",
    }
    return list(start_lines(BotOptions(**{**plan, **options})))  # type: ignore[arg-type]


def test_a_plain_start_is_three_lines() -> None:
    version, place, allowed = said(allowed=frozenset())
    assert re.fullmatch(r"Stardrill \d+\.\d+\.\d+ starts, on Python 3\.\d+\.\d+\.", version)
    assert place == "Data: /data/s.sqlite3"
    assert allowed == "Allowed: the owner, who is whoever opens the owner's link first."


def test_a_database_without_a_key_is_said_to_be_plain_and_how_to_change_that() -> None:
    line = encryption_line(Encryption.NOTHING, ())
    assert line.startswith("Not encrypted: ")
    assert "`stardrill keys new`" in line


@pytest.mark.parametrize(("count", "by"), [(1, ""), (2, ", by the newest of 2 keys")], ids=["one-key", "two-keys"])
def test_an_encrypted_database_is_said_to_be_one_and_no_more_than_it_is(count: int, by: str) -> None:
    keys = ("k" * 44,) * count
    assert encryption_line(Encryption.EVERY_TEXT, keys) == f"Encrypted: every text{by}."
    since = encryption_line(Encryption.NEW_TEXTS, keys)
    assert since.startswith(f"Encrypted: new texts{by}. Older ones")
    assert "`stardrill keys encrypt`" in since


@pytest.mark.parametrize(
    ("allowed", "who"),
    [(None, "everybody"), ({77_001}, "1 user, by ALLOWED_USERS"), ({77_001, 77_002}, "2 users, by ALLOWED_USERS")],
    ids=["everybody", "one", "two"],
)
def test_who_is_allowed_is_said_without_an_id(allowed: set[int] | None, who: str) -> None:
    assert said(allowed=allowed)[2] == f"Allowed: {who}."


def test_no_line_holds_a_secret() -> None:
    lines = "\n".join(said(keys=("k" * 44,), database_url="postgresql://bob:pa55word@db.example:5433/drill"))
    assert [secret for secret in ("secret-token", "k" * 44, "bob", "pa55word") if secret in lines] == []


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("sqlite:////data/s.sqlite3", "/data/s.sqlite3"),
        ("sqlite:///here.sqlite3", str(Path.cwd() / "here.sqlite3")),
        ("postgresql://bob:pa55word@db.example:5433/drill", 'PostgreSQL, database "drill" at db.example:5433'),
        ("postgresql://db.example/drill", 'PostgreSQL, database "drill" at db.example'),
        ("postgresql:///drill?host=/run/postgresql", 'PostgreSQL, database "drill" at /run/postgresql'),
        ("postgresql:///drill", 'PostgreSQL, database "drill" at this machine'),
    ],
)
def test_the_place_of_a_database_is_named_without_user_and_password(url: str, place: str) -> None:
    assert place_of(url) == place


def test_what_is_no_database_has_no_place() -> None:
    with pytest.raises(BadDatabaseUrl):
        place_of("mysql://bob:pa55word@db/drill")
