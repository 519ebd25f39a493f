"""A track that an operator takes away: what was asked, answered and begun with it stays whole."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.logic.questions.own_questions import GONE
from question_bank.errors import BankError
from question_bank.models import ArchetypeId
from storage.records import Answer, StoredCard
from tests.end_to_end.stage import STORY, Stage, feedback_in, staged

EXAMPLE = Path("docs/tracks")


@pytest.fixture
def tracks(tmp_path: Path) -> Path:
    """A folder with the example track, to take away."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "tracks"))


async def prepared(stage: Stage) -> None:
    await stage.say("/start")
    await stage.press("Yes", "18:30", "Staff AI", "Skip")
    await stage.say("/practice payments")


@asynccontextmanager
async def without_it(url: str, tracks: Path) -> AsyncIterator[Stage]:
    """The bot, started anew once the track is taken away."""
    shutil.rmtree(tracks / "payments")
    async with staged(url, tracks=tracks) as stage:
        # A new Bot API counts its ids anew; a real one never repeats them.
        stage.user.chat.memory.update_id = stage.api.updates.last_id = 1_000
        stage.user.chat.memory.message_id = 1_000
        yield stage


async def current(stage: Stage) -> Answer | None:
    async with stage.bot.database.read() as uow:
        return await uow.answers.current(stage.user.person.id)


async def cards(stage: Stage) -> list[StoredCard]:
    async with stage.bot.database.read() as uow:
        return list(await uow.cards.all(stage.user.person.id))


async def test_an_open_answer_is_judged_and_rates_the_archetype_that_it_was_asked_for(
    sqlite_url: str, tracks: Path
) -> None:
    async with staged(sqlite_url, tracks=tracks) as stage:
        await prepared(stage)
        asked = await current(stage)
        assert asked is not None
        assert asked.question_id.startswith("payments-")
        await stage.say(STORY[:200])
    async with without_it(sqlite_url, tracks) as stage:
        await stage.say(STORY[200:])
        feedback = feedback_in(await stage.say("Done"))
        assert f"{len(STORY.split())} words" in feedback.plain
        assert [card.archetype for card in await cards(stage)] == ([asked.archetype] if asked.archetype else [])
        await stage.press("Rewrite it")
        assert any(GONE in text for text in stage.texts)


async def test_a_question_without_a_word_is_shown_as_gone_and_another_comes(sqlite_url: str, tracks: Path) -> None:
    async with staged(sqlite_url, tracks=tracks) as stage:
        await prepared(stage)
    async with without_it(sqlite_url, tracks) as stage:
        question, _ = await stage.say("/practice")
        assert GONE in question.plain
        await stage.press("Another question")
        answer = await current(stage)
        assert answer is not None
        assert answer.archetype in set(ArchetypeId)


async def test_a_past_answer_can_be_read_and_exported(sqlite_url: str, tracks: Path) -> None:
    async with staged(sqlite_url, tracks=tracks) as stage:
        await prepared(stage)
        await stage.answered()
    async with without_it(sqlite_url, tracks) as stage:
        (past,) = await stage.say("/answers")
        assert GONE in past.plain
        await stage.press(past.labels[0])
        assert any(GONE in text for text in stage.texts[-2:])
        files = dict(message.document for message in await stage.say("/export") if message.document)
        assert all(STORY[:40] in content.decode() for name, content in files.items() if name.endswith((".md", ".json")))


async def test_a_mock_goes_on_with_another_question_in_its_place(sqlite_url: str, tracks: Path) -> None:
    async with staged(sqlite_url, tracks=tracks) as stage:
        await prepared(stage)
        await stage.press("Skip")
        await stage.say("/mock")
        await stage.press("3")
        async with stage.bot.database.begin() as uow:
            mock = await uow.mocks.unfinished(stage.user.person.id)
            assert mock is not None
            await uow.mocks.put(replace(mock, question_ids=(mock.question_ids[0], "payments-trust-1", "payments-why")))
            await uow.commit()
    async with without_it(sqlite_url, tracks) as stage:
        await stage.say(STORY)
        for _ in range(2):
            await stage.say("Done", "Skip")
        assert GONE not in "".join(stage.texts)
        async with stage.bot.database.read() as uow:
            answers = await uow.answers.of_mock(mock.id)
        assert len(answers) >= 2
        assert not any(answer.question_id.startswith("payments-") for answer in answers)
        assert len({answer.question_id for answer in answers}) == len(answers)


async def test_a_broken_track_refuses_the_start_before_the_database_is_made(tmp_path: Path, tracks: Path) -> None:
    (tracks / "payments" / "questions.yaml").write_text("- {id: payments-1}\n")
    with pytest.raises(BankError, match=r"payments/questions.yaml:1: `text` is missing"):
        async with staged(f"sqlite:///{tmp_path}/new.sqlite3", tracks=tracks):
            pass
    assert not (tmp_path / "new.sqlite3").exists()


async def test_a_track_that_is_broken_while_the_bot_runs_is_read_no_more(sqlite_url: str, tracks: Path) -> None:
    async with staged(sqlite_url, tracks=tracks) as stage:
        await prepared(stage)
        (tracks / "payments" / "questions.yaml").write_text("- {id: [")
        await stage.answered()
        await stage.say("/practice payments")
        answer = await current(stage)
        assert answer is not None
        assert answer.question_id.startswith("payments-")
