"""The coverage in words, within a caption's bounds."""

from dataclasses import replace
from xml.etree import ElementTree as ET

from bot.conversation.logic.rehearsal_counts import Rehearsed
from bot.conversation.texts.html import CAPTION_LIMIT
from bot.features.progress.logic.coverage import coverage_of
from bot.features.progress.texts.coverage import HINT, NOTHING_YET, coverage_text
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level, QuestionBank
from tests.features.progress.logic.test_coverage import BANK, FIRST, SECOND, THIRD, TODAY, eight, story
from tests.review.bank_stories import kept
from tests.review.small_bank import small_bank

EIGHT = tuple(ArchetypeId)


def plain(html: str) -> str:
    """The text as it is read; fails where the markup is not well formed."""
    markup = html.replace(" expandable>", ">")
    return "".join(ET.fromstring(f"<m>{markup}</m>").itertext())  # noqa: S314 -- our own text


def named(name: str) -> QuestionBank:
    bank = small_bank()
    return replace(bank, archetypes={a: replace(found, name=name) for a, found in bank.archetypes.items()})


def longest(bank: QuestionBank) -> str:
    """The coverage of somebody of whom there is the most to say."""
    told = [story(a, Level.STAFF, 9, "++++++") for a in EIGHT] + [story(a, Level.PASSING, 1, "------") for a in EIGHT]
    rated = eight(*[(a, 1, 0, 0.3) for a in EIGHT])
    stored = [kept(n, a, words=5) for n, a in enumerate(EIGHT)]
    rehearsed = {n: Rehearsed(aloud=10, pushbacks=10) for n in range(8)}
    return coverage_text(coverage_of(told, rated, bank, TODAY, stories=stored, rehearsed=rehearsed))


def test_coverage_reads_line_by_line() -> None:
    told = [
        story(FIRST, Level.STRONG, 9, "++++++"),
        story(FIRST, Level.PASSING, 3, "+~+--~"),
        story(SECOND, Level.WEAK, 1),
    ]
    stored = [kept(1, THIRD, words=20), kept(2, FIRST, level="passing", words=20)]
    standings = eight((FIRST, 2, 1, 0.8), (SECOND, 1, 0, 0.6))
    coverage = coverage_of(told, standings, BANK, TODAY, stories=stored, rehearsed={2: Rehearsed(aloud=2, pushbacks=1)})
    lines = plain(coverage_text(coverage)).splitlines()
    assert lines[1] == "0 of 8 have a story in the bank, 1 is at strong or better."
    assert lines[2].startswith("Not tried yet: Safety escalation, ")
    assert lines[5:] == [
        "• Contested decision: passing (best strong), mend TRDE, fading, aloud 2, push 1.",
        "• Killed project: weak, mend TD, nearly gone, no story.",
        "• Research vs shipping: just begun.",
    ]


def test_coverage_of_nothing_says_how_to_begin() -> None:
    assert coverage_text(coverage_of([], eight(), BANK, TODAY)) == NOTHING_YET


def test_longest_coverage_fits_under_the_picture_with_its_hint() -> None:
    text = longest(load_bank())
    assert "In words" in text
    assert len(plain(text)) + len(HINT) < CAPTION_LIMIT - 2


def test_names_that_are_too_long_leave_the_words_to_the_picture() -> None:
    text = longest(named("An escalation of AI-safety & of policy, at the very last"))
    assert "In words" not in text
    assert len(plain(text)) < CAPTION_LIMIT
