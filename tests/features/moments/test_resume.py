"""A résumé: its bullets, kept as moments or opened as stories; the rest is forgotten."""

import threading
from collections.abc import Callable

import pytest

from bot.conversation.stories.moments import MOST_MOMENTS
from bot.document_reader import Ending
from bot.document_text import LARGEST_DOCUMENT
from bot.features.moments.logic.bullets import MOST_BULLETS, FoundBullets, LeftOut, bullets_of
from bot.features.moments.resume import PER_PAGE
from bot.features.moments.texts import moments
from bot.features.moments.texts import resume as say
from bot.features.transfer.texts import transfer
from bot.terminal.chat import Shown
from storage.records import AnswerState
from tests import documents
from tests.clocks import START
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import Stage

TEXT = """Acme, Staff Engineer, 2019-2023
- Cut the wait for a build from 50 to 9 minutes
- Responsible for the on-call of the payment team
Globex, Engineer, 2015-2019
- Wrote the first search index alone
"""
FIRST = "Cut the wait for a build from 50 to 9 minutes"


async def send(stage: Stage, name: str, content: bytes) -> list[Shown]:
    return await stage.do(lambda: stage.user.document(name, content))


@beginning
async def asked(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log")
    await stage.press(moments.FROM_RESUME)


async def kept(stage: Stage) -> list[tuple[str, str | None]]:
    async with stage.bot.database.read() as uow:
        return [(moment.text, moment.job) for moment in await uow.moments.of_user(1)]


async def test_a_pasted_one_lists_its_bullets_with_what_each_has_and_lacks(stage: Stage) -> None:
    await asked(stage)
    (shown,) = await stage.say(TEXT)
    assert "Your résumé: 3 bullets" in shown.plain
    assert f"1. {FIRST}\nsays what you did; has a number" in shown.plain
    assert (
        "2. Responsible for the on-call of the payment team\ndoes not say yet what you did yourself; no number yet"
        in shown.plain
    )
    assert "Acme, Staff Engineer, 2019-2023" in shown.plain


async def test_what_is_no_bullet_is_counted_with_the_reason(stage: Stage) -> None:
    await asked(stage)
    (shown,) = await stage.say(f"{TEXT}- Python, Go\n- Kafka\n")
    assert "Your résumé: 3 bullets" in shown.plain
    assert "Left out: 2 lines of fewer than 4 words, too short to tell what you did." in shown.plain


async def test_where_all_is_too_short_it_says_so(stage: Stage) -> None:
    await asked(stage)
    (shown,) = await stage.say("- Python, Go\n- Kafka\n")
    assert shown.plain.startswith("I find no bullets in it")
    assert "Left out: 2 lines of fewer than 4 words" in shown.plain


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("cv.pdf", lambda: documents.pdf(*TEXT.splitlines())),
        ("CV.DOCX", lambda: documents.word(["Acme 2019"], [FIRST])),
    ],
)
async def test_a_document_is_taken_for_one_whenever_it_is_sent(
    stage: Stage, name: str, made: Callable[[], bytes]
) -> None:
    await stage.set_up()
    (shown,) = await send(stage, name, made())
    assert f"1. {FIRST}" in shown.plain


@pytest.mark.parametrize("name", ["cv.txt", "cv.md"])
async def test_a_text_file_is_one_where_it_was_asked_for(stage: Stage, name: str) -> None:
    await asked(stage)
    (shown,) = await send(stage, name, TEXT.encode())
    assert f"1. {FIRST}" in shown.plain


async def test_a_text_file_that_comes_unasked_is_offered_as_one(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "cv.txt", TEXT.encode())
    (shown,) = await stage.press(transfer.IS_RESUME)
    assert f"1. {FIRST}" in shown.plain


async def test_a_bullet_is_kept_as_a_moment_once(stage: Stage) -> None:
    await asked(stage)
    (shown,) = await stage.say(TEXT)
    await stage.press("1", say.KEEP)
    assert f"1. {FIRST} (kept)" in shown.plain
    await stage.press("1")
    assert say.KEEP not in shown.labels
    assert await kept(stage) == [(FIRST, "Acme, Staff Engineer, 2019-2023")]


async def test_a_bullet_opens_as_the_draft_of_a_story(stage: Stage) -> None:
    await asked(stage)
    await stage.say(TEXT)
    await stage.press("3", say.OPEN_STORY)
    async with stage.bot.database.read() as uow:
        (story,) = await uow.stories.kept(1)
    assert story.version.told.text == "Wrote the first search index alone"
    assert await kept(stage) == [("Wrote the first search index alone", "Globex, Engineer, 2015-2019")]


async def test_what_is_not_kept_is_forgotten(stage: Stage) -> None:
    await asked(stage)
    await stage.say(TEXT)
    await stage.press("1", say.KEEP, say.DONE)
    async with stage.bot.database.read() as uow:
        assert await uow.imports.get(1, 1) is None
    assert len(await kept(stage)) == 1


async def test_one_that_is_left_is_forgotten_after_a_week(stage: Stage) -> None:
    await asked(stage)
    await stage.say(TEXT)
    stage.clock.advance(days=8)
    await stage.bot.housekeeping.run()
    async with stage.bot.database.read() as uow:
        assert await uow.imports.get(1, 1) is None


async def test_pages_turn_in_place(stage: Stage) -> None:
    await asked(stage)
    (shown,) = await stage.say("\n".join(f"- Wrote the index number {n}" for n in range(PER_PAGE + 1)))
    await stage.press(say.NEXT_PAGE)
    assert f"{PER_PAGE + 1}. Wrote the index number {PER_PAGE}" in shown.plain
    assert say.PAGE_BEFORE in shown.labels


async def test_one_without_bullets_says_what_to_do_and_waits(stage: Stage) -> None:
    await asked(stage)
    (said,) = await stage.say("hello there")
    assert said.plain == say.no_bullets_text(LeftOut(short=1, fewest=6))
    (shown,) = await stage.say(TEXT)
    assert f"1. {FIRST}" in shown.plain


async def test_a_locked_file_gets_a_kind_sentence(stage: Stage) -> None:
    await stage.set_up()
    (said,) = await send(stage, "cv.pdf", documents.locked("Wrote it"))
    assert "password" in said.plain


async def test_a_file_that_is_too_large_is_not_fetched(stage: Stage) -> None:
    await stage.set_up()
    (said,) = await send(stage, "cv.pdf", b"%PDF-" + b"0" * LARGEST_DOCUMENT)
    assert said.plain == say.TOO_LARGE


def long_resume() -> tuple[str, str]:
    """The two messages into which Telegram cuts a long résumé."""
    first = "\n".join(f"- Wrote the index number {n} for the search of the shop" for n in range(56))
    return first, "- Cut the wait for a build from 50 to 9 minutes\n- Moved the pager"


async def test_one_that_telegram_cuts_is_read_as_one(stage: Stage) -> None:
    await asked(stage)
    first, second = long_resume()
    (shown,) = await stage.say(first)
    assert await stage.say(second) == []
    assert "Your résumé: 57 bullets" in shown.plain


async def test_after_it_a_text_goes_to_the_open_answer(stage: Stage) -> None:
    await asked(stage)
    first, second = long_resume()
    await stage.say(first, second, "I held the release.")
    async with stage.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.all_parts(1)] == ["I held the release."]


@pytest.mark.parametrize("before", [[], ["Done"]])
async def test_a_later_text_is_no_part_of_it(stage: Stage, before: list[str]) -> None:
    await asked(stage)
    (shown,) = await stage.say(long_resume()[0])
    stage.clock.advance(seconds=31)
    said = await stage.say(*before, "I held the release.")
    assert said
    assert "Your résumé: 56 bullets" in shown.plain
    async with stage.bot.database.read() as uow:
        loose = [message.text for message in await uow.loose_texts.of_user(1)]
        parts = [part.text for part in await uow.answers.all_parts(1)]
    assert loose + parts == ["I held the release."]


@pytest.mark.parametrize(("typed", "closed"), [("Done", AnswerState.JUDGED), ("/cancel", AnswerState.SKIPPED)])
async def test_a_key_right_after_a_long_one_is_for_the_open_question(
    stage: Stage, typed: str, closed: AnswerState
) -> None:
    await stage.set_up()
    await stage.say(*["I held the release."] * (closed is AnswerState.JUDGED), "/log")
    await stage.press(moments.FROM_RESUME)
    await stage.say(long_resume()[0], typed)
    async with stage.bot.database.read() as uow:
        (answer,) = await uow.answers.asked_since(1, START)
    assert answer.state is closed


async def test_after_a_file_that_cannot_be_read_its_text_can_be_pasted(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "cv.pdf", documents.locked("Wrote it"))
    (shown,) = await stage.say(TEXT)
    assert f"1. {FIRST}" in shown.plain


async def test_a_text_file_without_end_is_refused(stage: Stage) -> None:
    await asked(stage)
    (said,) = await send(stage, "cv.txt", b"- " + b"word " * 30_000)
    assert said.plain == say.ENDINGS[Ending.TOO_BIG]


async def test_signs_that_no_database_takes_are_left_out(stage: Stage) -> None:
    await asked(stage)
    await stage.say("- Wrote the\x01 search index alone")
    await stage.press("1", say.KEEP)
    assert await kept(stage) == [("Wrote the search index alone", None)]


async def test_a_long_one_is_read_in_a_worker(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    threads, read = set(), bullets_of

    def counted(text: str) -> FoundBullets:
        threads.add(threading.current_thread())
        return read(text)

    monkeypatch.setattr("bot.features.moments.resume.bullets_of", counted)
    await asked(stage)
    await send(stage, "cv.txt", b"- Wrote the search index alone\n" * 1_000)
    assert threads
    assert threading.main_thread() not in threads


async def test_more_bullets_than_are_listed_are_named(stage: Stage) -> None:
    await asked(stage)
    (shown,) = await send(stage, "cv.txt", b"- Wrote the search index alone\n" * (MOST_BULLETS + 1))
    assert f"I list the first {MOST_BULLETS}" in shown.plain


async def test_a_full_list_of_moments_takes_no_bullet_and_says_so(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log " + "\n".join(f"m{n}" for n in range(MOST_MOMENTS)))
    await send(stage, "cv.pdf", documents.pdf(*TEXT.splitlines()))
    (said,) = await stage.press("1", say.KEEP)
    assert said.plain == moments.FULL


async def test_done_takes_no_text_for_a_moment(stage: Stage) -> None:
    await asked(stage)
    await stage.say(TEXT)
    await stage.press(say.DONE)
    await stage.say("I held the release.")
    assert await kept(stage) == []


async def test_after_a_document_that_cannot_be_read_a_text_file_is_still_one_of_stories(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "cv.pdf", b"%PDF-1.4")
    await send(stage, "cv.txt", TEXT.encode())
    assert transfer.IS_RESUME in stage.user.chat.memory.choices.labels
