"""`stardrill doctor`: it finds what is wrong, says what to do, and makes and changes nothing."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from aiohttp import web
from cryptography.fernet import Fernet

from bot.config import load_config
from bot.delivery.clock import SystemClock
from bot.shell.doctor import telegram as doctor_telegram
from bot.shell.doctor.diagnosis import Condition, Diagnosis
from bot.shell.doctor.page import diagnosis_of_page
from bot.shell.doctor.report import examine
from bot.shell.doctor.web_address import shown
from bot.terminal.local_bot_api import LocalBotApi
from storage.engine import Database
from storage.schema import downgrade, upgrade
from tests.databases import clear
from tests.end_to_end.stage import staged
from tests.shell.command import stardrill

KEY, OTHER_KEY = Fernet.generate_key().decode(), Fernet.generate_key().decode()


async def found(database_url: str, **settings: str | None) -> dict[str, Diagnosis]:
    """What is found, by what was looked at."""
    config = load_config(database_url=database_url, **settings)
    return {each.what: each async for each in examine(config, database_url, SystemClock())}


def everything_in(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Each file and folder, with its mode and content.

    What readers of SQLite note in the shared memory beside a database is no content: it changes with each of them.
    """
    paths = [path for path in folder.rglob("*") if "__pycache__" not in path.parts]
    read = {path for path in paths if path.is_file() and not path.name.endswith("-shm")}
    return {path: (path.stat().st_mode, path.read_bytes() if path in read else b"") for path in paths}


def test_a_fresh_checkout_is_well_and_stays_as_it_is(tmp_path: Path) -> None:
    done = stardrill(tmp_path, "doctor")
    assert done.returncode == 0, done.stdout
    place = tmp_path / "data" / "stardrill" / "terminal.sqlite3"
    assert f"ok   database: no database yet: the first run makes it, at {place}" in done.stdout
    assert everything_in(tmp_path) == {}


async def test_nothing_changes_also_while_the_bot_runs(sqlite_url: str, tmp_path: Path) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        before = everything_in(tmp_path)
        assert (await found(sqlite_url))["database"].said.endswith("at revision " + _head())
        assert everything_in(tmp_path) == before
    before = everything_in(tmp_path)
    await found(sqlite_url)
    assert everything_in(tmp_path) == before


def _head() -> str:
    from storage.schema import HEAD

    return HEAD


@pytest.mark.parametrize("size", ["missing", "empty", "no table"])
async def test_where_the_first_run_makes_the_tables_nothing_is_wrong(tmp_path: Path, size: str) -> None:
    file = tmp_path / "x.sqlite3"
    if size == "empty":
        file.touch()
    if size == "no table":
        with closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA journal_mode=WAL")
    assert (await found(f"sqlite:///{file}"))["database"].condition is Condition.WELL


@pytest.mark.usefixtures("database")
async def test_a_database_that_is_behind_names_the_command(database_url: str) -> None:
    opened = await Database.open(database_url)
    await downgrade(opened, "0005")
    try:
        said = (await found(database_url))["database"]
    finally:
        await upgrade(opened)
        await opened.close()
    assert (said.condition, "Run `stardrill db upgrade`" in said.said) == (Condition.MEND, True)


async def test_a_server_is_named_without_user_and_password(database: Database, database_url: str) -> None:
    said = (await found(database_url))["database"]
    assert said.condition is Condition.WELL
    assert ("PostgreSQL, " in said.said) is not database.is_sqlite
    assert "@" not in said.said


async def test_what_is_no_database_of_ours_is_said(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as database:
        database.execute("CREATE TABLE theirs (id INTEGER)")
    (tmp_path / "notes.txt").write_text("no database " * 100)
    for name, reason in (("other.sqlite3", "another program"), ("notes.txt", "not a database"), ("", "is no file")):
        said = (await found(f"sqlite:///{tmp_path / name}"))["database"]
        assert (said.condition, reason in said.said) == (Condition.MEND, True), said


@pytest.mark.usefixtures("database")
async def test_the_keys_are_tried_and_encryption_is_told(database_url: str) -> None:
    assert "keys new" in (await found(database_url))["encryption"].said
    opened = await Database.open(database_url, [KEY])
    async with opened.begin() as uow:
        await uow.facts.delete("key_check")
        await uow.commit()
    await opened.check_key()
    try:
        assert (await found(database_url, stardrill_encryption_keys=KEY))["encryption"].condition is Condition.WELL
        for keys in ("", OTHER_KEY):
            said = (await found(database_url, stardrill_encryption_keys=keys))["database"]
            assert (said.condition, "STARDRILL_ENCRYPTION_KEYS" in said.said) == (Condition.MEND, True)
    finally:
        await clear(opened)
        await opened.close()


async def test_texts_from_before_there_was_a_key_are_told(database_url: str) -> None:
    opened = await Database.open(database_url)
    await upgrade(opened)
    await clear(opened)
    await opened.check_key()
    try:
        said = (await found(database_url, stardrill_encryption_keys=KEY))["encryption"]
        assert said.condition is Condition.NOTE
        assert "older ones are not" in said.said
        assert "`stardrill keys encrypt`" in said.said
    finally:
        await clear(opened)
        await opened.close()


async def test_a_folder_that_others_can_look_into_is_warned_of_and_left(sqlite_url: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    said = (await found(sqlite_url))["folder"]
    assert (said.condition, str(tmp_path) in said.said) == (Condition.NOTE, True)
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    tmp_path.chmod(0o700)
    assert "folder" not in await found(sqlite_url)


SECRET = "a-secret-of-sixteen"


@pytest.mark.parametrize(
    ("settings", "users", "updates", "port"),
    [
        ({}, "its owner alone", "polling", "none is open"),
        ({"allowed_users": "*", "port": "9000"}, "everybody", "polling", "127.0.0.1, 9000"),
        (
            {"allowed_users": "1 2", "webhook_url": "https://bot.example.org", "webhook_secret": SECRET},
            "2 may use",
            "by webhook at https://bot.example.org",
            "127.0.0.1, 8080",
        ),
    ],
)
async def test_who_may_use_the_bot_and_how_it_hears_is_told(
    sqlite_url: str, settings: dict[str, str], users: str, updates: str, port: str
) -> None:
    async with LocalBotApi(token="1:t", clock=SystemClock()) as api:
        told = await found(sqlite_url, telegram_bot_token="1:t", telegram_api_url=api.url, **settings)
    assert users in told["users"].said
    assert updates in told["updates"].said
    assert port in told["host and port"].said
    assert SECRET not in str(told)


NO_FERNET_KEYS = {
    "33 bytes": "x" * 44,
    "no letters": "!" * 44,
    "31 bytes": "A" * 42 + "==",
    "the older one": f"{KEY},{'x' * 44}",
}


@pytest.mark.parametrize("keys", NO_FERNET_KEYS.values(), ids=NO_FERNET_KEYS)
@pytest.mark.parametrize("made", [False, True])
async def test_what_is_no_fernet_key_is_said_whether_there_is_a_database_or_not(
    sqlite_url: str, tmp_path: Path, keys: str, made: bool
) -> None:
    url = sqlite_url if made else f"sqlite:///{tmp_path / 'missing.sqlite3'}"
    said = (await found(url, stardrill_encryption_keys=keys))["database"]
    assert (said.condition, "no Fernet key" in said.said) == (Condition.MEND, True)
    assert "x" * 44 not in said.said


async def test_addresses_are_told_without_user_password_and_query(
    sqlite_url: str, answering: dict[str, object]
) -> None:
    answering["text"] = "[]"
    served = str(answering["url"]).replace("http://", "http://sam:hunter2@")
    for api in (served, "http://sam:hunter2@127.0.0.1:1/api?token=hunter2"):
        told = await found(
            sqlite_url,
            telegram_bot_token="1:t",
            telegram_api_url=api,
            webhook_url="https://sam:hunter2@bot.example.org/here?key=hunter2#hunter2",
            webhook_secret=SECRET,
        )
        assert told["updates"].said == "by webhook at https://bot.example.org/here"
        assert told["Telegram"].said.startswith("http://127.0.0.1")
        assert not [word for word in ("hunter2", "sam") if word in str(told)]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://bot.example.org", "https://bot.example.org"),
        ("https://bot.example.org:8443/a/b", "https://bot.example.org:8443/a/b"),
        ("https://sam:12/34@bot.example.org/a", "https://bot.example.org/a"),
        ("https://sam:12?34#56@bot.example.org", "https://bot.example.org"),
        ("http://sam@[::1]:80/?q=1", "http://[::1]:80/"),
    ],
)
def test_an_address_is_shown_without_what_may_be_a_secret(address: str, said: str) -> None:
    assert shown(address) == said


async def test_telegram_is_asked_whose_the_token_is(sqlite_url: str) -> None:
    async with LocalBotApi(token="1:right", clock=SystemClock()) as api:
        right, wrong = [
            await found(sqlite_url, telegram_bot_token=token, telegram_api_url=api.url)
            for token in ("1:right", "1:wrong")
        ]
    assert right["token"].said == "it is that of @local_bot"
    assert "agrees" in right["clock"].said
    assert (wrong["token"].condition, "BotFather" in wrong["token"].said) == (Condition.MEND, True)
    assert "1:right" not in str(right)
    assert "1:wrong" not in str(wrong)


@pytest.fixture
async def answering() -> AsyncIterator[dict[str, object]]:
    """A server that answers as the test says: `url` is where, `text`, `status` and `date` are what."""
    says: dict[str, object] = {"text": "", "status": 200, "date": "soon"}
    hanging = asyncio.Event()

    async def answer(_: web.Request) -> web.Response:
        if says["text"] is None:
            await hanging.wait()
        return web.Response(
            text=str(says["text"]), status=int(str(says["status"])), headers={"Date": str(says["date"])}
        )

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    says["url"] = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield says
    hanging.set()
    await runner.cleanup()


@pytest.mark.parametrize(
    ("text", "status"),
    [("<html>", 200), ("[]", 200), ('{"result": {}}', 200), ('{"result": 1}', 200), ("{}", 502), ("null", 429)],
)
async def test_an_answer_that_is_not_telegrams_is_said(
    sqlite_url: str, answering: dict[str, object], text: str, status: int
) -> None:
    answering |= {"text": text, "status": status}
    told = await found(sqlite_url, telegram_bot_token="1:t", telegram_api_url=str(answering["url"]))
    assert (told["Telegram"].condition, "not as Telegram does" in told["Telegram"].said) == (Condition.MEND, True)
    assert told["clock"].condition is Condition.WELL


async def test_a_server_that_hangs_is_given_up(
    sqlite_url: str, answering: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_telegram, "ANSWER_WITHIN_S", 0.1)
    answering["text"] = None
    told = await found(sqlite_url, telegram_bot_token="1:t", telegram_api_url=str(answering["url"]))
    assert "does not answer" in told["Telegram"].said


async def test_nobody_there_is_said(sqlite_url: str) -> None:
    told = await found(sqlite_url, telegram_bot_token="1:t", telegram_api_url="http://127.0.0.1:1")
    assert "does not answer" in told["Telegram"].said


async def test_it_says_how_the_page_is_opened(sqlite_url: str) -> None:
    assert (await found(sqlite_url))["page"].said == "`stardrill web` opens it"


async def test_beside_a_bot_it_says_that_the_bot_serves_the_page(sqlite_url: str) -> None:
    async with staged(sqlite_url):
        said = await asyncio.to_thread(lambda: asyncio.run(found(sqlite_url)))
    assert said["page"].said == "`stardrill web` opens it; the Stardrill that runs serves it"


async def test_a_database_too_deep_for_a_socket_is_noted(tmp_path: Path) -> None:
    page = (await found(f"sqlite:///{tmp_path / ('x' * 120)}/x.sqlite3"))["page"]
    assert page.condition is Condition.NOTE
    assert "only while no bot runs" in page.said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://bot.example", "the bot's menu button opens it in Telegram, at https://bot.example/page/app"),
        ("https://bot.example/", "the bot's menu button opens it in Telegram, at https://bot.example/page/app"),
        ("https://bot.example/stardrill", "Telegram cannot open it"),
        ("http://bot.example", "Telegram cannot open it"),
    ],
)
async def test_with_a_webhook_it_says_whether_telegram_opens_the_page(sqlite_url: str, address: str, said: str) -> None:
    page = diagnosis_of_page(
        load_config(telegram_bot_token="1:x", webhook_url=address, webhook_secret="x" * 16), sqlite_url
    )
    assert page.said.startswith(said)
