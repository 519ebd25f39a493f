"""`stardrill inbox`: what could not be handled is listed without a word of it, and can be tried again."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.shell.entry import FAULT
from bot.shell.errors import ShellError
from bot.shell.maintaining.inbox import MOST_SHOWN, NOTHING, retry, retry_all, show
from bot.shell.opening.opened import NO_DATABASE
from storage.engine import Database
from storage.records import InboxState
from tests.shell.command import stardrill

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECRET = "the payroll outage"


def given_up(url: str, *states: InboxState) -> list[int]:
    """Store an update in each of these states; our ids."""

    async def store() -> list[int]:
        database = await Database.open(url)
        async with database.begin() as uow:
            ids = [await uow.inbox.put(70 + at, 9, f'{{"text":"{SECRET}"}}', NOW) or 0 for at in range(len(states))]
            for inbox_id, state in zip(ids, states, strict=True):
                await uow.inbox.give_up(inbox_id, state, NOW, "A1B2C3" if state is InboxState.FAILED else None)
            await uow.commit()
        await database.close()
        return ids

    return asyncio.run(store())


def test_what_failed_or_was_set_aside_is_listed_without_a_word_of_it(sqlite_url: str) -> None:
    ids = given_up(sqlite_url, InboxState.FAILED, InboxState.SET_ASIDE)
    said = show(sqlite_url, ())
    headings, newest, oldest = said.splitlines()[:3]
    assert headings.split() == ["id", "update", "chat", "state", "received", "(UTC)", "deaths", "reference"]
    assert newest.split() == [str(ids[1]), "71", "9", "set", "aside", "2026-03-02", "12:00:00", "0", "-"]
    assert oldest.split() == [str(ids[0]), "70", "9", "failed", "2026-03-02", "12:00:00", "0", "A1B2C3"]
    assert SECRET not in said


def test_that_there_is_nothing_is_said_kindly(sqlite_url: str, tmp_path: Path) -> None:
    assert show(sqlite_url, ()) == NOTHING
    assert retry_all(sqlite_url, ()) == NOTHING
    missing = tmp_path / "missing" / "missing.sqlite3"
    assert show(f"sqlite:///{missing}", ()) == NO_DATABASE
    assert not missing.parent.exists()


def test_a_long_list_says_how_many_are_left_out(sqlite_url: str) -> None:
    given_up(sqlite_url, *[InboxState.FAILED] * (MOST_SHOWN + 3))
    assert "... and 3 older ones." in show(sqlite_url, ())


def test_one_is_tried_again_and_then_listed_no_more(sqlite_url: str) -> None:
    first, second = given_up(sqlite_url, InboxState.FAILED, InboxState.SET_ASIDE)
    assert "half a minute" in retry(sqlite_url, (), first)
    assert [line.split()[0] for line in show(sqlite_url, ()).splitlines()[1:2]] == [str(second)]
    with pytest.raises(ShellError, match="stardrill inbox list"):
        retry(sqlite_url, (), first)


def test_all_are_tried_again(sqlite_url: str) -> None:
    given_up(sqlite_url, InboxState.FAILED, InboxState.SET_ASIDE)
    assert retry_all(sqlite_url, ()).startswith("2 to be handled again")
    assert show(sqlite_url, ()) == NOTHING


def test_the_command_asks_for_one_id_or_all(tmp_path: Path, sqlite_url: str) -> None:
    (inbox_id,) = given_up(sqlite_url, InboxState.FAILED)
    for arguments in ((), (str(inbox_id), "--all")):
        done = stardrill(tmp_path, "inbox", "retry", *arguments, DATABASE_URL=sqlite_url)
        assert (done.returncode, "--all" in done.stderr) == (1, True)
    assert str(inbox_id) in stardrill(tmp_path, "inbox", "list", DATABASE_URL=sqlite_url).stdout
    done = stardrill(tmp_path, "inbox", "retry", str(inbox_id), DATABASE_URL=sqlite_url)
    assert (done.returncode, "to be handled again" in done.stdout) == (0, True)


def test_an_id_that_none_can_have_is_refused_in_a_sentence(tmp_path: Path, sqlite_url: str) -> None:
    given_up(sqlite_url, InboxState.FAILED)
    done = stardrill(tmp_path, "inbox", "retry", str(2**63), DATABASE_URL=sqlite_url)
    assert (done.returncode, "'ID'" in done.stderr, FAULT in done.stderr) == (2, True, False)
