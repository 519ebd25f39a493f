"""The coverage and the week in words, within Telegram's bounds."""

from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from bot.coach.coverage import coverage_of, week_of
from bot.messages.coverage import NOTHING_YET, coverage_caption, coverage_text, weekly_text
from question_bank.models import ArchetypeId, Level, QuestionBank
from tests.coach.small_bank import small_bank
from tests.coach.test_coverage import BANK, FIRST, SECOND, THIRD, TODAY, eight, story

EIGHT = tuple(ArchetypeId)


def plain(html: str) -> str:
    """The text as it is read; fails where the markup is not well formed."""
    return "".join(ET.fromstring(f"<m>{html}</m>").itertext())  # noqa: S314 -- our own text


def named(name: str) -> QuestionBank:
    bank = small_bank()
    return replace(bank, archetypes={a: replace(found, name=name) for a, found in bank.archetypes.items()})


def test_coverage_reads_line_by_line() -> None:
    told = [
        story(FIRST, Level.STRONG, 9, "++++++"),
        story(FIRST, Level.PASSING, 3, "+~+--~"),
        story(SECOND, Level.WEAK, 1),
    ]
    coverage = coverage_of(told, eight((FIRST, 2, 1, 0.8), (SECOND, 1, 0, 0.6)), BANK, TODAY)
    lines = plain(coverage_text(coverage)).splitlines()
    assert lines[1] == "2 of 8 archetypes tried, 1 at strong or better."
    assert lines[3] == "• Contested decision: passing (best strong), mend trade-off, result and 2 more, fading."
    assert lines[4] == "• Killed project: weak, mend trade-off, driver of impact, nearly gone."
    assert lines[6].startswith("Not tried yet: Research vs shipping, ")
    assert plain(coverage_caption(coverage)).splitlines() == lines[:2]


def test_coverage_of_nothing_says_how_to_begin() -> None:
    assert coverage_text(coverage_of([], eight(), BANK, TODAY)) == NOTHING_YET


@pytest.mark.parametrize(
    ("level", "advice"),
    [(Level.WEAK, "rewrite"), (Level.PASSING, "lift"), (Level.STAFF, "Keep them fresh")],
)
def test_advice_fits_what_is_lacking(level: Level, advice: str) -> None:
    told = [story(a, level, 1) for a in EIGHT]
    assert advice in coverage_text(coverage_of(told, eight(), BANK, TODAY)).splitlines()[-1]


def test_longest_coverage_and_week_keep_their_bounds() -> None:
    bank = named("AI-safety & policy escalation at last")
    told = [story(a, Level.STAFF, 9, "++++++") for a in EIGHT] + [story(a, Level.PASSING, 1, "------") for a in EIGHT]
    rated = eight(*[(a, 1, 0, 0.3) for a in EIGHT])
    assert len(coverage_text(coverage_of(told, rated, bank, TODAY))) < 1500
    assert len(weekly_text(week_of(told, rated, bank, TODAY))) < 900


def test_longest_mixed_week_keeps_its_bound() -> None:
    bank = named("AI-safety & policy escalation at last")
    before = [story(a, Level.WEAK, 9) for a in EIGHT[:3]] + [story(a, Level.STAFF, 9) for a in EIGHT[3:6]]
    after = [story(a, Level.PASSING, 1) for a in EIGHT[:3]] + [story(a, Level.WEAK, 1) for a in EIGHT[3:]]
    text = weekly_text(week_of([*before, *after], eight(*[(a, 1, 0, 0.3) for a in EIGHT]), bank, TODAY))
    assert len(text) < 900
    assert "AI-safety &amp; policy" in text


def test_week_says_what_was_practised_and_what_moved() -> None:
    told = [story(FIRST, Level.WEAK, 9), story(FIRST, Level.STRONG, 2), story(THIRD, Level.WEAK, 1)]
    text = plain(weekly_text(week_of(told, eight((FIRST, 3, 2, 0.9), (THIRD, 1, 0, 0.8)), BANK, TODAY)))
    assert text.splitlines() == [
        "Your week",
        "2 answers on 2 days: Contested decision and Research vs shipping.",
        "2 of 8 archetypes tried, 1 at strong or better.",
        "Up: Contested decision (weak to strong).",
        "First tried: Research vs shipping (weak).",
        "Still weak: Research vs shipping.",
        "Next: Killed project, Safety escalation and Quality incident.",
    ]


def test_quiet_week_is_no_reproach() -> None:
    text = plain(weekly_text(week_of([], eight(), BANK, TODAY + timedelta(days=30))))
    assert "A quiet week" in text
    assert "Up:" not in text
