"""What is asked over two months of several kinds of people: variety, no repetition, weak ones often, and the interview."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest

from question_bank.loader import load_bank
from question_bank.models import BUILT_IN_TRACKS, CISCO, GENERAL, ArchetypeId
from storage.records import Answer, AnswerKind
from tests.conversation.logic.questions.daily_practice import PEOPLE, Person, full, lives
from tests.conversation.logic.questions.practice_records import BANK, BOTH, EIGHT


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
@pytest.mark.parametrize("seed", [1, 2])
def test_two_months_are_varied_for_everybody(person: Person, seed: int) -> None:
    lived = replace(person, seed=seed, cards={}, history=[], latest={}).live(60)
    asked = lived.history[::-1]
    share = Counter(asking.archetype for asking in asked)
    assert max(share.values()) <= len(asked) / 4
    assert len({asking.archetype for asking in asked[:8]}) == 8
    for n, asking in enumerate(asked):
        # Before an interview the weakest come first, and rest for no more than two days.
        apart = 2 if _is_near(lived.interview_on, asking.local_date) else 3
        assert asking.archetype not in {before.archetype for before in asked[max(0, n - apart) : n]}
    for archetype in EIGHT:
        days = [asking.local_date for asking in asked if asking.archetype == archetype]
        assert max(later - day for day, later in pairwise(days)).days <= 25
    assert _repeats_with_unused_left(asked, lived.tracks) == []


def _repeats_with_unused_left(asked: Sequence[Answer], tracks: Sequence[str]) -> list[Answer]:
    """Phrasings that came again within 30 days though that archetype had another one to ask."""
    at_fault = []
    for n, asking in enumerate(asked):
        since = asking.local_date - timedelta(days=30)
        recent = {before.question_id for before in asked[:n] if before.local_date > since}
        own = {q.id for q in BANK.questions.values() if q.track in tracks and q.archetypes[:1] == (asking.archetype,)}
        if asking.question_id in recent and own - recent:
            at_fault.append(asking)
    return at_fault


REAL = load_bank()
CHOSEN = [
    *((track,) for track in BUILT_IN_TRACKS),
    BOTH,
    ("amazon", GENERAL),
    ("amazon", "cisco", "engineering-manager"),
]


@pytest.mark.parametrize("tracks", [*CHOSEN, BUILT_IN_TRACKS], ids="+".join)
@pytest.mark.parametrize("name", ["mixed", "two-weak", "always-weak"])
def test_two_months_of_the_real_tracks_come_in_equal_shares_and_repeat_nothing(
    tracks: Sequence[str], name: str
) -> None:
    asked = lives(name, 60, tracks=tracks, bank=REAL, seed=len(tracks)).history
    share = Counter(REAL.questions[asking.question_id].track for asking in asked)
    # Cisco's track has three questions an archetype: the general one fills its gaps, and another chosen one before it.
    equal = [share[track] for track in tracks]
    assert set(share) <= {*tracks, GENERAL}
    assert set(share) == set(tracks) or tracks == (CISCO,)
    assert max(equal) - min(equal) <= (12 if CISCO in tracks else 6)
    assert max(Counter(asking.archetype for asking in asked).values()) <= 15
    for newer, older in combinations(asked, 2):
        if newer.question_id == older.question_id:
            assert (newer.local_date - older.local_date).days >= 30


def test_once_a_day_no_phrasing_comes_twice_within_a_month() -> None:
    for name in ("always-weak", "mixed", "two-weak", "four-weak"):
        asked = lives(name, 60).history
        days: dict[str, date] = {}
        for asking in asked:
            last = days.get(asking.question_id)
            assert last is None or (last - asking.local_date).days >= 30
            days[asking.question_id] = asking.local_date


def test_daily_questions_keep_an_archetype_at_two_days_distance() -> None:
    asked = lives("two-weak", 60).history
    for newer, older in pairwise(asked):
        assert newer.archetype != older.archetype


def test_weak_archetypes_are_asked_more_often_than_strong_ones() -> None:
    asked = lives("two-weak", 60).history
    share = Counter(asking.archetype for asking in asked)
    assert min(share[a] for a in EIGHT[:2]) > max(share[a] for a in EIGHT[2:])


@pytest.mark.parametrize("name", ["one-weak", "two-weak", "two-weak-of-staff"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_over_two_months_a_weak_archetype_gets_a_full_question_at_least_every_fourth_day(name: str, seed: int) -> None:
    person = lives(name, 60, seed=seed)
    weak = {archetype for archetype, card in person.cards.items() if card.last_rating == 1}
    assert weak
    for archetype in weak:
        days = [each.local_date for each in full(person.history) if each.archetype == archetype]
        # The first round tries each of the eight once.
        gaps = [(newer - older).days for newer, older in pairwise(days)][:-1]
        assert len(gaps) > 10
        assert max(gaps) <= 4


@pytest.mark.parametrize("name", PEOPLE)
def test_no_more_than_two_of_three_daily_questions_on_an_archetype_are_repairs(name: str) -> None:
    asked = lives(name, 60).history[::-1]
    for archetype in EIGHT:
        kinds = [each.kind for each in asked if each.archetype == archetype]
        for n in range(len(kinds) - 2):
            assert kinds[n : n + 3] != [AnswerKind.REPAIR] * 3


def test_what_is_neither_weak_nor_staff_is_repaired_between_its_full_questions() -> None:
    assert lives("three-passing", 60).repairs >= 5


INTERVIEW = date(2026, 3, 25)
FIRST_OF_TEN = INTERVIEW - timedelta(days=10)


@pytest.mark.parametrize("name", [*PEOPLE])
@pytest.mark.parametrize("seed", [1, 2])
def test_all_eight_get_a_full_question_in_the_last_ten_days_before_the_interview(name: str, seed: int) -> None:
    lived = lives(name, 33, seed=seed, interview_on=INTERVIEW)
    assert {each.archetype for each in full(lived.history) if FIRST_OF_TEN <= each.local_date < INTERVIEW} == set(EIGHT)


@pytest.mark.parametrize("name", ["two-weak", "four-weak", "mixed", "two-weak-of-staff"])
@pytest.mark.parametrize("weekdays", [{1, 3, 5}, {2, 6}, {1, 2, 3, 4, 5}])
def test_with_fewer_days_than_eight_the_weakest_come_first_and_none_twice(name: str, weekdays: set[int]) -> None:
    before = lives(name, 60, weekdays=frozenset(weekdays), interview_on=date(2026, 5, 6), until=date(2026, 4, 25))
    ratings = {
        archetype: before.cards[archetype].last_rating if archetype in before.cards else 0 for archetype in EIGHT
    }
    lived = lives(name, 60, weekdays=frozenset(weekdays), interview_on=date(2026, 5, 6), until=date(2026, 5, 5))
    asked = lived.history[: len(lived.history) - len(before.history)]
    assert 2 <= len(asked) < 8
    assert AnswerKind.REPAIR not in {each.kind for each in asked}
    came = {ArchetypeId(each.archetype) for each in asked if each.archetype}
    assert len(came) == len(asked)
    assert max(ratings[each] for each in came) <= min(ratings[each] for each in set(EIGHT) - came)


def _is_near(interview_on: date | None, day: date) -> bool:
    return interview_on is not None and interview_on - timedelta(days=10) <= day <= interview_on
