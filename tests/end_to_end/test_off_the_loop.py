"""What takes long is done off the event loop, and before a transaction is open."""

import json
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from bot.app import engine, stardrill
from bot.conversation.logic.dates.local_time import LocalTimeError
from bot.conversation.logic.typed.typed_time_zone import read_zone
from bot.conversation.work import AT_ONCE
from bot.delivery.sending import export
from bot.features.answering.texts import asking
from bot.features.transfer.everything import everything_of
from bot.features.transfer.importing import sent_file
from bot.features.transfer.texts import transfer as say
from bot.review.reviewer import Reviewer
from bot.review.types import Review
from bot.terminal.chat import Shown
from question_bank import gazetteer
from tests.end_to_end.stage import STORY, Stage, feedback_in, staged

LONG = (STORY + " ") * 30
"""Longer than what is judged on the loop, in several messages."""


class Threads:
    """Notes in which thread a function was called, and how much it was given."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []

    def note(self, size: int) -> None:
        """Note a call in this thread."""
        self.calls.append((threading.current_thread().name, size))

    @property
    def on_the_loop(self) -> list[int]:
        """How much each call on the loop's own thread was given."""
        return [size for name, size in self.calls if name == threading.current_thread().name]

    @property
    def elsewhere(self) -> list[int]:
        """How much each call in other threads was given."""
        return [size for name, size in self.calls if name != threading.current_thread().name]


@pytest.fixture
def reviews(monkeypatch: pytest.MonkeyPatch) -> Threads:
    """Where texts are judged."""
    noted, review = Threads(), Reviewer.review

    def note(self: Reviewer, text: str, **options: Any) -> Review:
        noted.note(len(text))
        return review(self, text, **options)

    monkeypatch.setattr(Reviewer, "review", note)
    return noted


def watched(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, size: Callable[..., int]) -> Threads:
    """Where a function of a module is called."""
    noted, function = Threads(), getattr(module, name)

    def note(*given: Any) -> Any:
        noted.note(size(*given))
        return function(*given)

    monkeypatch.setattr(module, name, note)
    return noted


async def test_a_long_answer_is_judged_once_in_a_worker(sqlite_url: str, reviews: Threads) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        reviews.calls.clear()
        feedback = await stage.answered(LONG)
        assert "words" in feedback.plain
        assert reviews.on_the_loop == []
        assert reviews.elsewhere == [len(LONG.strip())] or reviews.elsewhere == [len(LONG)]


async def test_an_ordinary_answer_is_judged_on_the_loop(sqlite_url: str, reviews: Threads) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        reviews.calls.clear()
        await stage.answered()
        assert (reviews.on_the_loop, reviews.elsewhere) == ([len(STORY)], [])


async def test_an_update_that_waited_for_a_worker_is_answered_once(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.say(LONG)
        said = await stage.press(asking.DONE)
        assert len([message for message in said if "Every rule" in message.labels]) == 1
        async with stage.bot.database.read() as uow:
            (answer,) = await uow.answers.judged_since(1, None)
            assert len(await uow.answers.versions(answer.answer.id)) == 1


async def test_a_long_answer_becomes_a_story_in_a_worker(sqlite_url: str, reviews: Threads) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.answered(LONG)
        reviews.calls.clear()
        said = await stage.press("Save to the story bank")
        assert any(message.plain.startswith("Saved") for message in said)
        assert reviews.on_the_loop == []


async def test_a_press_that_waited_for_a_worker_counts_once_against_the_limit_on_haste(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up_by_hand()
        await stage.answered(LONG)
        counted = stage.bot.app_context.user_rate_limit._recent[1]
        before = len(counted)
        await stage.press("Save to the story bank")
        assert len(counted) == before + 1


async def imported(stage: Stage, content: str) -> list[Shown]:
    """Send a file and have it imported."""
    await stage.do(lambda: stage.user.document("stardrill.json", content.encode()))
    return await stage.press(say.IMPORT)


def bank_file(stories: int, words: str = "I wrote the test, and failures fell from 9 a month to 1.") -> str:
    """A file as the export writes it."""
    at = "2026-01-01T00:00:00+00:00"
    found = [
        {
            "title": f"Story {number}",
            "archetypes": [],
            "created_at": at,
            "versions": [{"n": 1, "parts": {"A": f"{words} {number}"}, "cause": "written", "created_at": at}],
        }
        for number in range(stories)
    ]
    return json.dumps({"format": "stardrill", "version": 1, "stories": found})


async def test_an_import_is_read_and_judged_in_a_worker(
    sqlite_url: str, reviews: Threads, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = watched(monkeypatch, sent_file, "stories_in", lambda _, text, __: len(text))
    content = bank_file(400, "I wrote the test, and failures fell from 9 a month to 1. " * 8)
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        reviews.calls.clear()
        said = await imported(stage, content)
        assert "400 new stories" in said[-1].plain
        assert readings.on_the_loop == []
        assert len(readings.elsewhere) == 2
        assert sum(reviews.on_the_loop) <= AT_ONCE
        assert len(reviews.elsewhere) == 400


async def test_a_file_with_too_many_stories_is_refused_kindly(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        said = await stage.do(lambda: stage.user.document("stardrill.json", bank_file(501).encode()))
        assert "I take up to 500 at a time" in said[-1].plain


async def test_a_file_with_too_much_to_judge_is_refused_kindly(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        said = await stage.do(lambda: stage.user.document("stardrill.json", bank_file(20, "word " * 10_100).encode()))
        assert "over 1,000,000 characters together" in said[-1].plain


async def test_an_export_of_over_a_megabyte_comes_back(sqlite_url: str) -> None:
    answers = json.dumps(["an answer of a year ago " * 10] * 8_000)
    content = bank_file(3).removesuffix("}") + f', "answers": {answers}}}'
    assert len(content) > 1_500_000
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        assert "3 new stories" in (await imported(stage, content))[-1].plain


async def test_a_full_bank_takes_in_no_more(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await imported(stage, bank_file(300))
        more = bank_file(201, "I wrote another one.").replace("Story", "ProjectText")
        said = await stage.do(lambda: stage.user.document("stardrill.json", more.encode()))
        assert "that is all it takes" in said[-1].plain


async def test_an_export_is_read_and_rendered_in_a_thread(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def noted(*given: Any) -> Any:
        readings.note(1)
        return await everything_of(*given)

    readings = Threads()
    monkeypatch.setattr(export, "everything_of", noted)
    renderings = watched(monkeypatch, export, "rendered", lambda *_: 1)
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.answered()
        await stage.say("/export")
        assert (readings.on_the_loop, renderings.on_the_loop) == ([], [])
        assert (len(readings.elsewhere), len(renderings.elsewhere)) == (2, 2)


async def test_a_job_that_fails_ends_in_an_apology_and_the_chat_goes_on(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> Review:
        raise ValueError("a fault of ours")

    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.say(LONG)
        with monkeypatch.context() as patched:
            patched.setattr(Reviewer, "review", fail)
            said = await stage.press(asking.DONE)
        assert any("Something went wrong on my side" in message.plain for message in said)
        feedback = feedback_in(await stage.say(asking.DONE))
        assert "words" in feedback.plain


async def test_what_reads_dates_and_places_is_loaded_in_a_thread_after_the_start(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads = watched(monkeypatch, stardrill, "load_readers", lambda _: 1)
    async with staged(sqlite_url) as stage:
        assert stage.bot._loading is not None
        await stage.bot._loading
    assert (loads.on_the_loop, loads.elsewhere) == ([], [1])


def test_what_is_loaded_is_all_that_a_date_and_a_place_need(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    monkeypatch.setattr(engine, "_readers_loaded", Event())
    engine.load_readers(now)
    assert "bot.conversation.logic.dates.date_parser" in sys.modules
    monkeypatch.setattr(gazetteer, "TABLES", Path("/nowhere"))
    assert read_zone("Cambridge, Massachusetts", now).certain
    with pytest.raises(LocalTimeError, match="Did you mean"):
        read_zone("Amsterdm", now)
