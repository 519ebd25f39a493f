"""Name the archetype: what is drawn, what is right, what the guesses say."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.quiz.logic.quiz import SIZE, Confusion, Guess, confusions, draw, is_right, score_of, weeks
from question_bank.loader import load_bank
from question_bank.models import CISCO, STAFF_AI, ArchetypeId, QuestionBank
from tests.review.small_bank import small_bank

TODAY = date(2026, 3, 4)
BANK = small_bank()
REAL = load_bank()
EIGHT = tuple(ArchetypeId)
BOTH = (STAFF_AI, CISCO)


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 -- chance for a test, no secret


def guess(
    archetype: ArchetypeId,
    given_: ArchetypeId | None = None,
    *,
    seconds: float | None = 2.0,
    days_ago: int = 0,
    question_id: str = "old",
) -> Guess:
    named = given_ or archetype
    return Guess(
        question_id=question_id,
        archetype=archetype,
        given=named,
        right=named is archetype,
        seconds=seconds,
        local_date=TODAY - timedelta(days=days_ago),
    )


def drawn(
    seed: int = 0, guesses: Sequence[Guess] = (), tracks: Sequence[str] = BOTH, bank: QuestionBank = BANK
) -> tuple[str, ...]:
    return draw(guesses=guesses, tracks=tracks, today=TODAY, dice=dice(seed), bank=bank)


@given(st.integers(), st.sampled_from([(STAFF_AI,), (CISCO,), BOTH]), st.data())
def test_five_different_questions_that_have_an_archetype_and_none_of_them_three_times(
    seed: int, tracks: Sequence[str], data: st.DataObject
) -> None:
    heard = data.draw(st.lists(st.sampled_from([q.id for q in BANK.questions.values() if q.archetypes]), max_size=40))
    past = [guess(BANK.questions[i].archetypes[0], question_id=i, days_ago=n) for n, i in enumerate(heard)]
    ids = drawn(seed, past, tracks)
    assert len(set(ids)) == len(ids) == SIZE
    of_each = Counter(BANK.questions[i].archetypes[0] for i in ids)
    assert max(of_each.values()) <= 2


@given(st.integers())
def test_no_question_comes_twice_within_a_month_while_others_are_left(seed: int) -> None:
    roll, past, seen = dice(seed), list[Guess](), list[str]()
    for days in range(6):
        ids = draw(guesses=past, tracks=(STAFF_AI,), today=TODAY + timedelta(days=days), dice=roll, bank=REAL)
        past += [guess(REAL.questions[i].archetypes[0], question_id=i, days_ago=-days) for i in ids]
        seen += ids
    assert len(set(seen)) == len(seen)


def test_a_question_that_rested_a_month_comes_again() -> None:
    bank = small_bank(probes=1, cisco=0)
    past = [guess(a, question_id=f"{a}-0", days_ago=31) for a in EIGHT]
    assert len(drawn(0, past, (STAFF_AI,), bank)) == SIZE


def test_a_bank_that_is_used_up_still_makes_a_quiz() -> None:
    bank = small_bank(probes=1, cisco=0)
    past = [guess(a, question_id=f"{a}-0") for a in EIGHT]
    assert len(set(drawn(0, past, (STAFF_AI,), bank))) == SIZE


@pytest.mark.parametrize(
    "trouble",
    [guess(EIGHT[3], EIGHT[0]), guess(EIGHT[0], EIGHT[3]), guess(EIGHT[3], seconds=30)],
    ids=["missed", "seen where it is not", "slow"],
)
def test_what_is_confused_or_slow_comes_more_often(trouble: Guess) -> None:
    past = [guess(a) for a in EIGHT] + [trouble] * 5
    share = Counter(BANK.questions[i].archetypes[0] for seed in range(200) for i in drawn(seed, past))
    others = [share[a] for a in EIGHT if a not in (EIGHT[0], EIGHT[3])]
    assert share[EIGHT[3]] > 1.3 * max(others)
    assert min(others) > 0


def test_the_questions_come_from_the_chosen_tracks_in_equal_shares() -> None:
    share = Counter(BANK.questions[i].track for seed in range(40) for i in drawn(seed))
    assert set(share) == set(BOTH)
    assert abs(share[STAFF_AI] - share[CISCO]) <= 40
    assert {BANK.questions[i].track for seed in range(40) for i in drawn(seed, (), (CISCO,))} == {CISCO}


def test_the_same_dice_draw_the_same() -> None:
    assert drawn(7) == drawn(7)
    assert len({drawn(seed) for seed in range(20)}) == 20


def test_another_archetype_that_the_bank_maps_a_question_to_is_right_too() -> None:
    question = REAL.questions["cisco-04"]
    first, second = question.archetypes
    assert is_right(question.id, first, second, REAL)
    assert not is_right(question.id, first, ArchetypeId.MENTORING, REAL)


def test_a_question_that_the_bank_has_no_more_is_right_as_it_was_expected() -> None:
    assert is_right("gone", "mentoring", "mentoring", REAL)
    assert not is_right("gone", "mentoring", "killed-project", REAL)


@given(st.lists(st.tuples(st.booleans(), st.one_of(st.none(), st.floats(0, 120))), max_size=30))
def test_the_score_counts_what_is_right_and_takes_the_middle_of_the_known_times(
    found: list[tuple[bool, float | None]],
) -> None:
    score = score_of([guess(EIGHT[0], EIGHT[0] if right else EIGHT[1], seconds=s) for right, s in found])
    assert (score.right, score.asked) == (sum(right for right, _ in found), len(found))
    times = [s for _, s in found if s is not None]
    assert (score.median_s is None) == (not times)
    if score.median_s is not None:
        assert min(times) <= score.median_s <= max(times)


def test_confusions_are_counted_most_often_first() -> None:
    found = confusions(
        [guess(EIGHT[0], EIGHT[1]), guess(EIGHT[2], EIGHT[3]), guess(EIGHT[2], EIGHT[3]), guess(EIGHT[4])]
    )
    assert found == (
        Confusion(archetype=EIGHT[2], given=EIGHT[3], times=2),
        Confusion(archetype=EIGHT[0], given=EIGHT[1], times=1),
    )


def test_weeks_begin_on_monday_and_leave_out_those_without_a_guess() -> None:
    found = weeks([guess(EIGHT[0], days_ago=17), guess(EIGHT[0], EIGHT[1], days_ago=3), guess(EIGHT[0], days_ago=2)])
    assert [(week.monday, week.score.right, week.score.asked) for week in found] == [
        (date(2026, 2, 9), 1, 1),
        (date(2026, 2, 23), 0, 1),
        (date(2026, 3, 2), 1, 1),
    ]


@given(st.lists(st.integers(0, 400), max_size=40), st.integers(1, 8))
def test_only_the_last_weeks_are_shown(days: list[int], most: int) -> None:
    found = weeks([guess(EIGHT[0], days_ago=d) for d in days], most)
    mondays = [week.monday for week in found]
    assert mondays == sorted(mondays)
    assert len(found) <= most
    assert all(monday.isoweekday() == 1 for monday in mondays)
