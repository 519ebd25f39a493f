"""A fortnight as a new user lives it: nothing crashes, nothing nags, and the page in the docs tells it as it is."""

import asyncio
import re

import pytest

from bot.conversation.texts import daily
from tests.fortnight.script import play
from tests.fortnight.theatre import theatre
from tests.fortnight.write import HEAD, PAGE, page_of


async def _played() -> list[tuple[str, str]]:
    async with theatre() as stage:
        await play(stage)
        return stage.finish()


@pytest.fixture(scope="module")
def pages() -> list[tuple[str, str]]:
    """The fourteen days, each with what was seen on it."""
    return asyncio.run(_played())


def test_the_page_in_the_docs_is_what_the_program_says(pages: list[tuple[str, str]]) -> None:
    assert page_of(HEAD, pages) == PAGE.read_text(encoding="utf-8"), "run `make fortnight`"


def test_there_is_a_page_for_each_of_the_fourteen_days(pages: list[tuple[str, str]]) -> None:
    assert [title.partition(",")[0] for title, _ in pages] == [f"Day {number}" for number in range(1, 15)]


def test_nothing_went_wrong(pages: list[tuple[str, str]]) -> None:
    seen = "\n".join(text for _, text in pages)
    for phrase in ("went wrong on my side", "out of date", "I don't know that command", "moved on"):
        assert phrase not in seen


def test_what_comes_unasked_is_one_question_a_day_and_two_summaries(pages: list[tuple[str, str]]) -> None:
    seen = "\n".join(text for _, text in pages)
    asked = seen.count(daily.DAILY_HEADING) + seen.count("Thirty seconds today")
    assert 5 <= asked <= 13
    assert len(re.findall(r"^Your week$", seen, re.MULTILINE)) == 2


def test_the_story_of_the_labels_goes_from_a_blank_page_to_the_staff_bar(pages: list[tuple[str, str]]) -> None:
    seen = pages[4][1]
    assert "The whole reads Staff so far." in seen
    assert "The night of the labels" in pages[9][1]
