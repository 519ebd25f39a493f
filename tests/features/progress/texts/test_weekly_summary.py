"""The weekly summary in words, within its bounds."""

from bot.conversation.texts.html import quoted
from bot.features.progress.logic.coverage import coverage_of
from bot.features.progress.logic.weekly_summary import Done, Practice, Week, week_of
from bot.features.progress.texts.weekly_summary import weekly_text
from question_bank.models import ArchetypeId, Level
from tests.features.progress.logic.test_coverage import FIRST, THIRD, TODAY, eight, story
from tests.features.progress.logic.test_weekly_summary import week
from tests.features.progress.texts.test_coverage import named, plain
from tests.texts.renderings import LONG_LINE

EIGHT = tuple(ArchetypeId)
ALL_DONE = [Done(practice, TODAY) for practice in Practice for _ in range(40)]


def test_week_says_what_was_practised_what_moved_and_what_is_next() -> None:
    told = [story(FIRST, Level.WEAK, 9), story(FIRST, Level.STRONG, 2), story(THIRD, Level.WEAK, 1)]
    done = [Done(Practice.REHEARSAL, TODAY)]
    found = week(
        told, eight((FIRST, 3, 2, 0.9), (THIRD, 1, 0, 0.8)), done, interview_on=TODAY.replace(day=22), streak=3
    )
    assert plain(weekly_text(found, "write a story for Mentoring")).splitlines() == [
        "Your week",
        "2 answers and 1 rehearsal on 3 days. 3 days in a row.",
        "Up: Contested decision (weak to strong).",
        "New: Research vs shipping (weak).",
        "",
        "Next week: Killed project, Safety escalation and Quality incident.",
        "In your story bank: write a story for Mentoring.",
        "Interview: in 12 days.",
    ]


def test_no_archetype_is_named_twice_with_its_level() -> None:
    before = [story(FIRST, Level.STRONG, 9), story(THIRD, Level.WEAK, 9)]
    told = [*before, story(FIRST, Level.STRONG, 1), story(ArchetypeId.MENTORING, Level.WEAK, 1)]
    lines = plain(weekly_text(week(told))).split("\n\n")[0].splitlines()
    assert lines[2:] == [
        "New: Mentoring (weak).",
        "Unchanged: Contested decision (strong).",
        "Still weak: Research vs shipping.",
    ]


def test_quiet_week_is_no_reproach() -> None:
    text = plain(weekly_text(week([])))
    assert "A quiet week" in text
    assert "in a row" not in text


def test_single_day_is_no_row() -> None:
    assert "in a row" not in weekly_text(week([story(FIRST, Level.WEAK, 0)], streak=1))


def test_longest_week_keeps_its_bound() -> None:
    bank = named("AI-safety & policy escalation at last")
    before = [story(a, Level.WEAK, 9) for a in EIGHT[:3]] + [story(a, Level.STAFF, 9) for a in EIGHT[3:6]]
    after = [story(a, Level.PASSING, 1) for a in EIGHT[:3]] + [story(a, Level.WEAK, 1) for a in EIGHT[3:]]
    rated = eight(*[(a, 1, 0, 0.3) for a in EIGHT])
    told = [*before, *after]
    found: Week = week_of(
        coverage_of(told, rated, bank, TODAY),
        told,
        ALL_DONE,
        rated,
        bank,
        interview_on=TODAY.replace(day=31),
        streak=400,
    )
    text = plain(weekly_text(found, f"give {quoted(LONG_LINE, 40)} a specific reflection"))
    assert len(text) < 900
    assert "AI-safety & policy" in text
