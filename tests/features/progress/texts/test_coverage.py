"""The coverage in words, within a caption's bounds."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.conversation.texts.html import CAPTION_LIMIT, TEXT_LIMIT
from bot.features.progress.logic.coverage import Coverage, coverage_of
from bot.features.progress.texts.coverage import HINT, LONGEST_UNDER_PICTURE, NOTHING_YET, coverage_text, in_words_text
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


def longest(bank: QuestionBank) -> Coverage:
    """The coverage of somebody of whom there is the most to say."""
    told = [story(a, Level.STAFF, 9, "++++++") for a in EIGHT] + [story(a, Level.PASSING, 1, "------") for a in EIGHT]
    rated = eight(*[(a, 1, 0, 0.3) for a in EIGHT])
    stored = [kept(n, a, words=5) for n, a in enumerate(EIGHT)]
    rehearsed = {n: Rehearsed(aloud=10, pushbacks=10) for n in range(8)}
    return coverage_of(told, rated, bank, TODAY, stories=stored, rehearsed=rehearsed)


def test_coverage_reads_line_by_line() -> None:
    told = [
        story(FIRST, Level.STRONG, 9, "++++++"),
        story(FIRST, Level.PASSING, 3, "+~+--~"),
        story(SECOND, Level.WEAK, 1),
    ]
    stored = [kept(1, THIRD, words=20), kept(2, FIRST, level="passing", words=20)]
    standings = eight((FIRST, 2, 1, 0.8), (SECOND, 1, 0, 0.6))
    coverage = coverage_of(told, standings, BANK, TODAY, stories=stored, rehearsed={2: Rehearsed(aloud=2, pushbacks=1)})
    lines = [*plain(coverage_text(coverage)).splitlines(), *plain(in_words_text(coverage)).splitlines()]
    assert lines[1] == "0 of 8 have a story in the bank, 2 are begun, 1 is at strong or better."
    assert lines[2].startswith("Not tried yet: Safety escalation, ")
    assert lines[3:] == [
        "In words",
        "• Contested decision: passing (best strong); to mend: trade-off, result, driver and reflection; "
        "in memory: fading; story begun; told aloud twice; hard questions once.",
        "• Killed project: weak; to mend: trade-off and driver; no story.",
        "• Research vs shipping: not judged yet; story begun.",
    ]


def test_no_line_of_the_coverage_speaks_in_letters() -> None:
    marks = ("------", "-~+++-", "+++---", "~~~~~~")
    told = [story(a, Level.WEAK, 1, moves) for a, moves in zip(EIGHT, marks, strict=False)]
    text = plain(in_words_text(coverage_of(told, eight(), BANK, TODAY)))
    assert "to mend: all six moves" in text
    assert not re.search(r"\b[STARDE]{2,}\b", text)


def test_coverage_of_nothing_says_how_to_begin() -> None:
    assert coverage_text(coverage_of([], eight(), BANK, TODAY)) == f"<b>Coverage</b>\n{NOTHING_YET}"


def test_longest_coverage_fits_under_the_picture_with_its_hint() -> None:
    text = coverage_text(longest(named("An escalation of AI-safety & of policy, at the very last")))
    assert len(plain(text)) + len(HINT) < CAPTION_LIMIT - 2
    assert LONGEST_UNDER_PICTURE + len(HINT) < CAPTION_LIMIT - 2


def test_longest_words_fit_into_a_message_of_their_own() -> None:
    assert len(plain(in_words_text(longest(load_bank())))) < TEXT_LIMIT
