"""`stardrill outbox`: what was set aside is listed without a word of it, and sent again when the operator says so."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.shell.errors import ShellError
from bot.shell.maintaining.outbox import MOST_SHOWN, NOTHING, retry, retry_all, show
from bot.shell.opening.opened import NO_DATABASE
from storage.engine import Database
from tests.shell.command import stardrill

SECRET = "the payroll outage"
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def set_aside(url: str, number: int = 1, *, change: str = "") -> list[int]:
    """Store so many replies, and set all of them aside; their ids."""

    async def store() -> list[int]:
        database = await Database.open(url)
        async with database.begin() as uow:
            ids = [await uow.outbox.add(9, f'{{"text":"{SECRET}"}}', None, True, 0, NOW) for _ in range(number)]
            for message_id in ids:
                await uow.outbox.set_aside(message_id, 0, NOW, f"M{message_id}")
            await uow.commit()
        if change:
            async with database.raw(writes=True) as connection:
                await connection.execute(text(change))
        await database.close()
        return ids

    return asyncio.run(store())


def test_what_was_set_aside_is_listed_without_a_word_of_it(sqlite_url: str) -> None:
    first, second = set_aside(sqlite_url, 2)
    said = show(sqlite_url, ())
    headings, newest, oldest = said.splitlines()[:3]
    assert headings.split() == ["id", "chat", "written", "(UTC)", "tries", "reference"]
    assert newest.split() == [str(second), "9", "2026-03-02", "12:00:00", "0", f"M{second}"]
    assert oldest.split()[-1] == f"M{first}"
    assert SECRET not in said


def test_what_cannot_be_read_of_a_row_is_a_dash(sqlite_url: str) -> None:
    (message_id,) = set_aside(sqlite_url, change="UPDATE outbox SET created_at = 'nonsense', reason = 'garbage'")
    assert show(sqlite_url, ()).splitlines()[1].split() == [str(message_id), "9", "-", "0", "-"]


def test_that_there_is_nothing_is_said_kindly(sqlite_url: str, tmp_path: Path) -> None:
    assert show(sqlite_url, ()) == NOTHING
    assert retry_all(sqlite_url, ()) == NOTHING
    assert show(f"sqlite:///{tmp_path / 'missing' / 'missing.sqlite3'}", ()) == NO_DATABASE


@pytest.mark.parametrize(("more", "said"), [(1, "... and 1 older one."), (3, "... and 3 older ones.")])
def test_a_long_list_says_how_many_are_left_out(sqlite_url: str, more: int, said: str) -> None:
    set_aside(sqlite_url, MOST_SHOWN + more)
    assert said in show(sqlite_url, ())


def test_one_is_tried_again_and_then_listed_no_more(sqlite_url: str) -> None:
    first, second = set_aside(sqlite_url, 2)
    assert "to be sent again" in retry(sqlite_url, (), first)
    assert [line.split()[0] for line in show(sqlite_url, ()).splitlines()[1:2]] == [str(second)]
    with pytest.raises(ShellError, match="stardrill outbox list"):
        retry(sqlite_url, (), first)


def test_all_are_tried_again(sqlite_url: str) -> None:
    set_aside(sqlite_url, 2)
    assert retry_all(sqlite_url, ()).startswith("2 to be sent again")
    assert show(sqlite_url, ()) == NOTHING


def test_the_command_asks_for_one_id_or_all(tmp_path: Path, sqlite_url: str) -> None:
    (message_id,) = set_aside(sqlite_url)
    for arguments in ((), (str(message_id), "--all")):
        done = stardrill(tmp_path, "outbox", "retry", *arguments, DATABASE_URL=sqlite_url)
        assert (done.returncode, "--all" in done.stderr) == (1, True)
    assert f"M{message_id}" in stardrill(tmp_path, "outbox", "list", DATABASE_URL=sqlite_url).stdout
    done = stardrill(tmp_path, "outbox", "retry", str(message_id), DATABASE_URL=sqlite_url)
    assert (done.returncode, "to be sent again" in done.stdout) == (0, True)
