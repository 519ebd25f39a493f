"""/delete: nothing of a person stays, in no table, in no log of the database, in no file; and who owns the bot then."""

import logging
import re
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.conversation.texts import refusals
from bot.features.account.texts.delete import DELETE_KEPT, DELETE_NO, DELETE_YES, DELETED, DELETED_OWNER
from bot.features.quiz.texts import quiz
from bot.terminal.refusals import Refused, bad
from storage.engine import Database
from storage.errors import Busy, Unavailable
from storage.repositories.delivery.facts import KEY_CHECK
from storage.schema import upgrade
from tests.databases import clear
from tests.end_to_end.stage import STORY, Stage, staged
from tests.shell.command import stardrill
from tests.storage.filling import rows_of

WORD = "xylophone"


@pytest_asyncio.fixture
async def empty_url(database_url: str) -> AsyncIterator[str]:
    """The URL of a migrated, empty database, once on SQLite and once on PostgreSQL."""
    database = await Database.open(database_url)
    await upgrade(database)
    await clear(database)
    await database.close()
    yield database_url


async def erase(stage: Stage) -> str:
    """Ask for everything to be erased and say yes; the goodbye."""
    await stage.say("/delete")
    await stage.press(DELETE_YES)
    return stage.texts[-1]


def link_in(logged: str) -> str | None:
    """The owner's code, where the log shows one."""
    found = re.search(r"start=(\S+) to own it", logged)
    return found[1] if found is not None else None


async def test_it_asks_first(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/delete")
    await stage.press(DELETE_NO)
    assert stage.texts[-1] == DELETE_KEPT
    async with stage.bot.database.read() as uow:
        assert await uow.users.count() == 1


async def test_a_typed_no_is_the_button_and_part_of_no_answer(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("half an answer", "/delete")
    (said,) = await stage.say("no no no")
    assert said.plain == DELETE_KEPT
    async with stage.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.all_parts(1)] == ["half an answer"]


async def test_a_typed_yes_erases_nothing_and_names_the_button(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/delete")
    (said,) = await stage.say("Yes please")
    assert DELETE_YES in said.plain
    async with stage.bot.database.read() as uow:
        assert await uow.users.count() == 1
    await stage.press(DELETE_YES)
    assert stage.texts[-1] == DELETED


async def test_cancel_instead_of_a_confirmation_says_that_nothing_was_erased(stage: Stage) -> None:
    await stage.opened("/quiz", quiz.ARCHETYPE)
    *_, said = await stage.say("/delete", "/cancel")
    assert said.plain == DELETE_KEPT


async def test_whoever_types_on_instead_of_a_confirmation_goes_on_with_the_open_answer(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    (status,) = [message for message in stage.user.chat.messages.values() if "3 words" in message.plain]
    await stage.say("/delete", "four five")
    assert "5 words" in status.plain
    await stage.say("/delete", "/cancel", "six")
    assert "6 words" in status.plain


async def test_nothing_but_bare_ids_is_left_in_any_table(empty_url: str) -> None:
    async with staged(empty_url) as stage:
        await stage.set_up()
        await stage.answered(f"{STORY} {WORD}")
        await stage.do(lambda: stage.user.voice(100))
        await stage.say("/quiz")
        await stage.say("/mock")
        await stage.press("3")
        assert await erase(stage) == DELETED
        left = {table: rows for table, rows in (await rows_of(stage.bot.database)).items() if rows}
    assert left.keys() == {"facts", "erased_updates"}
    assert all(row.keys() == {"update_id", "erased_at"} for row in left["erased_updates"])
    assert {row["name"].partition(":")[0] for row in left["facts"]} <= {"alive_at", KEY_CHECK}


async def test_no_word_is_left_in_the_files_of_a_bot_that_runs(sqlite_url: str, tmp_path: Path) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.answered(f"{STORY} {WORD}")
        await stage.say(f"{WORD} again")
        assert _files_with(tmp_path, WORD)
        await erase(stage)
        assert _files_with(tmp_path, WORD) == []
        assert _files_with(tmp_path, "ranking bug") == []


async def test_the_goodbye_is_said_only_when_nothing_is_left(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.say(WORD)
        forget, tries = stage.bot.database.forget_deleted, 0

        async def held_up() -> None:
            nonlocal tries
            tries += 1
            if tries == 1:
                raise Busy("others read all the while")
            await forget()

        monkeypatch.setattr(stage.bot.database, "forget_deleted", held_up)
        await stage.say("/delete")
        await stage.press(DELETE_YES)
        assert (DELETED in stage.texts, tries) == (False, 1)
        stage.clock.advance(seconds=2)
        stage.bot.outbox.wake()
        await stage.bot.settled()
        assert (stage.texts[-1], tries) == (DELETED, 2)
        assert "while others read it; it is tried again" in caplog.text
        assert "The database does not answer" not in caplog.text
        assert _files_with(tmp_path, WORD) == []


async def test_an_erasure_that_was_interrupted_is_finished_by_the_next_start(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away() -> None:
        raise Unavailable("it is never reached")

    erased: list[str] = []
    async with staged(sqlite_url, erase_files=lambda: erased.append("first life")) as stage:
        await stage.set_up()
        await stage.say(WORD, "/delete")
        monkeypatch.setattr(stage.bot.database, "forget_deleted", away)
        stage.user.press(DELETE_YES)
        await stage.api.updates.acknowledged()
        await stage.bot.chat_queue.idle()
        assert DELETED not in stage.texts
    async with staged(sqlite_url, erase_files=lambda: erased.append("second life")) as again:
        await again.bot.settled()
        assert again.texts == [DELETED]
        assert _files_with(tmp_path, WORD) == []
    assert erased == ["second life"]


@pytest.mark.parametrize("refusal", [Refused(403, "Forbidden: bot was blocked by the user"), bad("chat not found")])
async def test_a_goodbye_that_cannot_be_said_leaves_no_trace_either(
    stage: Stage, refusal: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def strike(method: str, _: Mapping[str, Any]) -> bool:
        if method.lower() == "sendmessage":
            raise refusal
        return False

    await stage.set_up()
    await stage.say("/delete")
    monkeypatch.setattr(stage.api.faults, "strike", strike)
    await stage.press(DELETE_YES)
    assert DELETED not in stage.texts
    left = {table for table, rows in (await rows_of(stage.bot.database)).items() if rows}
    assert left == {"facts", "erased_updates"}


async def test_it_says_that_earlier_backups_still_hold_the_text(stage: Stage) -> None:
    await stage.set_up()
    assert "Backups that were made before still hold it" in await erase(stage)


async def test_what_is_erased_stays_erased_when_telegram_sends_it_again(stage: Stage) -> None:
    await stage.set_up()
    stage.user.say("/delete")
    update = stage.api.updates._pending[-1]
    await stage.settle()
    await stage.press(DELETE_YES)
    stage.api.updates.repeat(update)
    await stage.settle()
    async with stage.bot.database.read() as uow:
        assert await uow.users.count() == 0


async def test_somebody_else_keeps_everything(stage: Stage) -> None:
    await stage.set_up()
    other = await stage.another_user(2)
    await other.set_up()
    await other.answered(STORY)
    await erase(stage)
    async with stage.bot.database.read() as uow:
        assert len(await uow.answers.judged_since(2, None)) == 1


async def test_start_after_delete_begins_anew(stage: Stage) -> None:
    await stage.set_up()
    await erase(stage)
    assert "Is it" in (await stage.say("/start"))[0].plain


async def test_after_the_owner_is_erased_the_next_start_makes_a_new_link(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with staged(sqlite_url, allowed=frozenset()) as stage:
        first = link_in(caplog.text)
        await stage.say(f"/start {first}")
        assert await erase(stage) == DELETED_OWNER
        assert (await stage.say(f"/start {first}"))[0].plain == refusals.NO_OWNER
    caplog.clear()
    async with staged(sqlite_url, allowed=frozenset()) as again:
        second = link_in(caplog.text)
        assert second not in (None, first)
        # Telegram goes on counting, whoever asks.
        again.api.updates.last_id = 10_000
        assert "Is it" in (await again.say(f"/start {second}"))[0].plain


def test_the_files_that_the_terminal_wrote_go_too(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'x.sqlite3'}"
    typed = "/start\n1\n3\n3\n/coverage\n/export\n"
    said = stardrill(tmp_path, "run", stdin=typed, DATABASE_URL=url).stdout
    written = [Path(path) for path in re.findall(r"\[(?:picture|file): (\S+)\]", said)]
    assert written, said
    assert all(path.exists() for path in written)
    stardrill(tmp_path, "run", stdin="/delete\n1\n", DATABASE_URL=url)
    assert not any(path.exists() for path in written)


def _files_with(folder: Path, word: str) -> list[str]:
    """Which files of the database hold a word, in whatever form SQLite keeps it."""
    return [
        file.name for file in folder.glob("stardrill.sqlite3*") if file.is_file() and word.encode() in file.read_bytes()
    ]
