"""A file that holds no story, is empty or of another kind: a kind sentence says what to do."""

import pytest

from bot.conversation.texts import refusals
from tests.end_to_end.stage import Stage
from tests.features.transfer.sent_files import rows, send


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("stories.md", "Dear diary", "I found no story"),
        ("stories.md", "# My story: a\n- Year: soon\n", "Line 2: “soon” is not a year"),
        ("stories.md", b"\xff\x00\xfe", "I cannot read this file as text"),
        ("stories.md", b"\x89PNG\x00", "I cannot read this file as text"),
        ("stories.json", "{", "Line 1 is where this stops being JSON"),
        ("stories.json", "[" * 100_000, "stops being JSON"),
        ("stories.json", '{"a": 1}', "not one that I made"),
        ("stories.json", '{"format": "stardrill", "version": 9}', "newer Stardrill"),
        ("stories.json", '{"format": "stardrill", "stories": [{"title": 1}]}', "“version” is not as I would write it"),
        ("stories.json", '{"format": "stardrill", "version": true, "stories": []}', "“version” is not as"),
        ("stories.json", '{"format": "stardrill", "version": "2", "stories": []}', "“version” is not as"),
        ("stories.json", '{"format": "stardrill", "version": 1, "stories": [{"title": 5}]}', "“stories 1, title”"),
        ("stories.pages", "?", "of another kind"),
        ("", "?", "of another kind"),
        ("stories.md", "x" * 5_000_001, "over 5 MB"),
    ],
)
async def test_a_bad_file_gets_a_kind_sentence(stage: Stage, name: str, content: str | bytes, said: str) -> None:
    await stage.set_up()
    messages = await send(stage, name, content)
    assert said in messages[-1].plain
    assert await rows(stage.bot.database) == 0


async def test_a_file_of_another_kind_and_one_too_large_are_not_fetched(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "holiday.jpg", b"jpg")
    await send(stage, "stories.md", "x" * 5_000_001)
    assert stage.api.called("getFile") == []


async def test_a_caption_under_a_picture_sent_as_a_file_is_still_taken_as_text(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "holiday.jpg", b"jpg", "a caption of five words")
    assert refusals.CAPTION_TAKEN in stage.texts
    assert any(text.startswith("5 words") for text in stage.texts)


async def test_a_label_that_is_not_known_is_named_before_the_import(stage: Stage) -> None:
    await stage.set_up()
    story = "## Story 1: The team\n### Situation\nWe were two.\n### Our <stack>\nGo\n"
    (preview,) = await send(stage, "stories.md", story)
    assert "I do not know what “Our <stack>” stands for" in preview.plain


@pytest.mark.parametrize("name", ["stories.md", "stories.json", "notes.txt"])
@pytest.mark.parametrize("content", [b"", b" \n\n"], ids=["no byte", "blank"])
async def test_an_empty_file_is_said_to_be_empty(stage: Stage, name: str, content: bytes) -> None:
    await stage.set_up()
    (said,) = await stage.do(lambda: stage.user.document(name, content))
    assert said.plain.startswith("This file is empty.")
