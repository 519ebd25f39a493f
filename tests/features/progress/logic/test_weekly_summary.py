"""The week behind and the week ahead."""

from datetime import date, timedelta

import pytest

from bot.conversation.logic.questions.history import Judged
from bot.conversation.logic.questions.spaced_repetition import Standing
from bot.features.progress.logic.coverage import coverage_of
from bot.features.progress.logic.weekly_summary import Done, Practice, Week, week_of
from question_bank.models import ArchetypeId, Level
from tests.features.progress.logic.test_coverage import BANK, FIRST, SECOND, THIRD, TODAY, eight, story
from tests.review.bank_stories import kept


def week(
    told: list[Judged], standings: list[Standing] | None = None, done: list[Done] | None = None, **more: object
) -> Week:
    """The week of these answers; each counts as practised, beside what else was done."""
    standings = standings or eight()
    all_done = [Done(Practice.ANSWER, answer.on) for answer in told] + (done or [])
    coverage = coverage_of(told, standings, BANK, TODAY)
    return week_of(coverage, told, all_done, standings, BANK, **more)  # type: ignore[arg-type]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_week_tells_what_moved() -> None:
    found = week(
        [
            story(FIRST, Level.WEAK, 9),
            story(SECOND, Level.STRONG, 8),
            story(THIRD, Level.PASSING, 7),
            story(FIRST, Level.PASSING, 6),
            story(SECOND, Level.WEAK, 2),
            story(ArchetypeId.MENTORING, Level.STRONG, 2),
            story(FIRST, Level.STRONG, 0),
        ]
    )
    assert (found.done[Practice.ANSWER], found.days) == (4, 3)
    assert found.same == ()
    assert [(c.name, c.before, c.after) for c in found.up] == [("Contested decision", Level.WEAK, Level.STRONG)]
    assert [(c.name, c.before, c.after) for c in found.down] == [("Killed project", Level.STRONG, Level.WEAK)]
    assert [(c.name, c.before, c.after) for c in found.first] == [("Mentoring", None, Level.STRONG)]
    assert found.weak == ("Killed project",)


def test_an_archetype_whose_level_stayed_is_told_as_such() -> None:
    found = week([story(FIRST, Level.STRONG, 9), story(FIRST, Level.STRONG, 1)])
    assert [(c.name, c.before, c.after) for c in found.same] == [("Contested decision", Level.STRONG, Level.STRONG)]


def test_week_names_what_comes_next() -> None:
    rated = [(a, 3, n + 1, 0.9) for n, a in enumerate(ArchetypeId) if a is not ArchetypeId.MENTORING]
    found = week([], eight(*rated))
    assert found.next_up == ("Mentoring", "Contested decision", "Killed project")
    assert (found.done, found.up, found.down, found.first) == ({}, (), (), ())


def test_week_counts_every_kind_of_practice_within_seven_days() -> None:
    done = [
        Done(Practice.MOCK, ago(0)),
        Done(Practice.REHEARSAL, ago(1)),
        Done(Practice.REHEARSAL, ago(6)),
        Done(Practice.QUIZ, ago(7)),
    ]
    found = week([], done=done)
    assert found.done == {Practice.MOCK: 1, Practice.REHEARSAL: 2}
    assert found.days == 3


def test_story_that_is_edited_moves_nothing_but_is_seen_to_be_weak() -> None:
    told = [story(FIRST, Level.STRONG, 9)]
    edited = kept(1, FIRST, level="weak", moves="+~~---")
    coverage = coverage_of(told, eight(), BANK, TODAY, stories=[edited])
    found = week_of(coverage, told, [], eight(), BANK)
    assert (found.down, found.weak) == ((), ("Contested decision",))


@pytest.mark.parametrize(("days", "ahead"), [(12, 12), (0, 0), (-1, None)])
def test_interview_is_counted_down_to_until_it_is_over(days: int, ahead: int | None) -> None:
    assert week([], interview_on=TODAY + timedelta(days=days)).interview_in == ahead
    assert week([]).interview_in is None
