"""A story of under 60 words is begun, wherever it is shown; one without a word is never said to have some."""

from dataclasses import replace

import pytest

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.features.stories.texts import story_versions, story_writing
from bot.features.stories.texts.stories import level_or_begun, page_text
from question_bank.models import Move
from storage.records import KeptStory, MarkedText
from tests.review.engine import review
from tests.texts.renderings.banked import kept, version

BEGUN = kept(long=False)
EMPTY = replace(BEGUN, version=replace(BEGUN.version, told=MarkedText(), words=0))
SHORT = "We had 40 people and the launch was at risk."


@pytest.mark.parametrize(("story", "said"), [(BEGUN, "begun, 1 word"), (EMPTY, "begun, no words yet")])
def test_in_a_list_it_is_begun(story: KeptStory, said: str) -> None:
    assert level_or_begun(story) == said


def test_on_its_page_it_is_begun_and_has_no_level() -> None:
    assert "<b>Begun</b> · 1 word, 0:00 min spoken" in page_text(BEGUN, review(SHORT), [])
    assert "<b>Begun</b> · no words yet\n" in page_text(EMPTY, review(""), [])


def test_among_its_versions_it_is_begun() -> None:
    assert story_versions.line_text(BEGUN.version, "3 Mar").endswith("3 Mar · begun, 1 word")
    assert story_versions.line_text(EMPTY.version, "3 Mar").endswith("3 Mar · begun, no words yet")
    assert story_versions.line_text(version(), "3 Mar").endswith("3 Mar · Passing, 12,000 words")


def test_a_letter_without_words_tells_none() -> None:
    said = story_writing.verdict_text(Move.SITUATION, review(""), joined_letters({}))
    assert "· no words yet\n" in said


@pytest.mark.parametrize(("words", "said"), [(0, "has no words yet"), (1, "keeps its 1 word")])
def test_left_without_words_it_keeps_none(words: int, said: str) -> None:
    assert said in story_writing.left_text("Labels", words)
