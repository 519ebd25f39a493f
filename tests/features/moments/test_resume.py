"""A résumé: its bullets, kept as moments or opened as stories; the rest is forgotten."""

from collections.abc import Callable

import pytest

from bot.document_text import LARGEST_DOCUMENT
from bot.features.moments.resume import PER_PAGE
from bot.features.moments.texts import moments
from bot.features.moments.texts import resume as say
from bot.features.transfer.texts import transfer
from bot.terminal.chat import Shown
from tests import documents
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
    assert f"1. {FIRST}\nhas something you did and a number" in shown.plain
    assert (
        "2. Responsible for the on-call of the payment team\nlacks something you did yourself and a number"
        in shown.plain
    )
    assert "Acme, Staff Engineer, 2019-2023" in shown.plain


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


async def test_pages_turn_in_place(stage: Stage) -> None:
    await asked(stage)
    (shown,) = await stage.say("\n".join(f"- Wrote the index number {n}" for n in range(PER_PAGE + 1)))
    await stage.press(say.NEXT_PAGE)
    assert f"{PER_PAGE + 1}. Wrote the index number {PER_PAGE}" in shown.plain
    assert say.PAGE_BEFORE in shown.labels


async def test_one_without_bullets_says_what_to_do_and_waits(stage: Stage) -> None:
    await asked(stage)
    (said,) = await stage.say("hello there")
    assert said.plain == say.NO_BULLETS
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
