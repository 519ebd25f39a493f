"""Which archetypes a drill is about, what a first line says, where an outline goes on, when its marks come."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.features.drill.logic.drill import (
    LONGEST_NAME,
    SIZE,
    after,
    best_levels,
    goes_on_at,
    is_gap,
    named,
    next_mark,
    ranked,
    swapped,
)
from question_bank.models import ArchetypeId, Level, Move

A = ArchetypeId
START = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_what_was_never_tried_comes_first_then_the_weakest() -> None:
    told = [(archetype, Level.STRONG) for archetype in A if archetype is not A.MENTORING]
    best = best_levels([*told, (A.ETHICAL_PUSHBACK, Level.WEAK)])
    assert ranked(best)[:2] == (A.MENTORING, A.CONTESTED_DECISION)
    weak = {**best, A.COST_NEGOTIATION: Level.WEAK, A.KILLED_PROJECT: Level.PASSING}
    assert ranked(weak)[:3] == (A.MENTORING, A.COST_NEGOTIATION, A.KILLED_PROJECT)


def test_the_best_of_an_archetypes_stories_counts() -> None:
    best = best_levels([(A.MENTORING, Level.STRONG), (A.MENTORING, Level.WEAK)])
    assert best[A.MENTORING] is Level.STRONG


@pytest.mark.parametrize(
    ("level", "gap"),
    [(None, True), (Level.WEAK, True), (Level.PASSING, True), (Level.STRONG, False), (Level.STAFF, False)],
)
def test_a_story_is_solid_from_strong_on(level: Level | None, gap: bool) -> None:
    assert is_gap(level) is gap


def test_a_swap_takes_the_next_that_is_not_chosen() -> None:
    order = tuple(A)
    assert swapped(order[:3], 1, order) == (order[0], order[3], order[2])
    assert swapped((order[0], order[7], order[1]), 1, order) == (order[0], order[2], order[1])


@given(st.permutations(list(A)), st.permutations(list(A)), st.integers(0, SIZE - 1))
def test_a_swap_changes_one_and_repeats_none(order: list[A], chosen: list[A], place: int) -> None:
    before = chosen[:SIZE]
    after_it = swapped(before, place, order)
    assert len(set(after_it)) == SIZE
    assert [at for at in range(SIZE) if after_it[at] != before[at]] == [place]


@pytest.mark.parametrize(
    ("typed", "project", "year"),
    [
        ("Search canary, 2023", "Search canary", 2023),
        ("2019: the door sensors", "the door sensors", 2019),
        ("Billing ledger (2021)", "Billing ledger", 2021),
        ("Port 8080 clean-up", "Port 8080 clean-up", None),
        ("2022", "2022", 2022),
        ("Ledger 2020-2021", "Ledger -2021", 2020),
    ],
)
def test_a_first_line_gives_project_and_year(typed: str, project: str, year: int | None) -> None:
    naming = named(typed)
    assert (naming.title, naming.project, naming.year, naming.more) == (project, project, year, None)


def test_more_than_a_name_is_kept_whole() -> None:
    told = "Search canary\nWe served twelve million users."
    assert (named(told).title, named(told).project, named(told).more) == ("Search canary", "Search canary", told)


def test_a_line_too_long_for_a_name_is_no_project() -> None:
    told = "word " * 40
    assert (named(told).project, named(told).more) == (None, told)
    assert named(told).title.startswith("word word")


@given(st.text().filter(str.strip))
def test_any_text_makes_a_name(text: str) -> None:
    assert 0 < len(named(text).title) <= LONGEST_NAME


def test_an_outline_goes_on_after_the_last_letter_that_has_a_text() -> None:
    assert goes_on_at(joined_letters({})) is Move.SITUATION
    assert goes_on_at(joined_letters({"S": "text", "A": "text", "R": " "})) is Move.RESULT
    assert goes_on_at(joined_letters({"E": "text"})) is Move.REFLECTION


def test_the_letters_end_with_the_reflection() -> None:
    assert after(Move.SITUATION) is Move.TRADE_OFF
    assert after(Move.REFLECTION) is None


def test_the_marks_are_at_four_and_eight_minutes() -> None:
    four, eight = START + timedelta(minutes=4), START + timedelta(minutes=8)
    assert next_mark(START, START) == four
    assert next_mark(START, four) == eight
    assert next_mark(START, eight) is None
