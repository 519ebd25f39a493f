"""When each archetype comes back."""

import sys
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from subprocess import run
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.questions.spaced_repetition import (
    MAXIMUM_INTERVAL_DAYS,
    NO_STORY,
    Rated,
    RecallWord,
    new_card,
    rated,
    recall,
    recall_word,
    standings,
)
from question_bank.models import ArchetypeId, Level
from tests.review.small_bank import stored_card

NOW = datetime(2026, 5, 4, 18, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"
levels = st.sampled_from([NO_STORY, *Level])


@pytest.mark.parametrize(
    ("level", "rating", "days"),
    [(NO_STORY, 1, 1), (Level.WEAK, 1, 1), (Level.PASSING, 2, 1), (Level.STRONG, 3, 2), (Level.STAFF, 4, 8)],
)
def test_first_rating_sets_the_interval_by_level(level: Level | None, rating: int, days: int) -> None:
    card = rated(None, level, NOW)
    assert (card.rating, card.due - NOW) == (rating, timedelta(days=days))


@pytest.mark.parametrize(
    ("level", "intervals"),
    [(Level.WEAK, [1, 1, 1, 1, 1]), (Level.PASSING, [1, 3, 7, 12, 14]), (Level.STRONG, [2, 11, 14, 14, 14])],
)
def test_intervals_grow_with_good_answers_up_to_a_fortnight(level: Level, intervals: list[int]) -> None:
    body, now, days = None, NOW, []
    for _ in intervals:
        body, due, _ = rated(body, level, now)
        days.append((due - now).days)
        now = due
    assert days == intervals


@given(st.lists(st.tuples(levels, st.integers(0, 40)), min_size=1, max_size=12))
def test_any_history_of_ratings_is_repeatable_and_due_within_a_fortnight(
    history: list[tuple[Level | None, int]],
) -> None:
    def play() -> list[Rated]:
        body, now = None, NOW
        cards: list[Rated] = []
        for level, days in history:
            now += timedelta(days=days, hours=3)
            card = rated(body, level, now)
            assert timedelta(days=1) <= card.due - now <= timedelta(days=MAXIMUM_INTERVAL_DAYS)
            assert card.due.tzinfo is UTC
            cards.append(card)
            body = card.body
        return cards

    assert play() == play()


def test_time_zone_of_the_given_instant_makes_no_difference() -> None:
    in_tokyo = NOW.astimezone(ZoneInfo("Asia/Tokyo"))
    assert rated(None, Level.STRONG, in_tokyo) == rated(None, Level.STRONG, NOW)
    assert recall(rated(None, Level.STRONG, NOW).body, in_tokyo) == 1.0


def test_new_card_is_the_same_every_time_and_has_no_recall() -> None:
    assert new_card() == new_card()
    assert recall(new_card(), NOW) == 0
    assert recall(None, NOW) == 0


@given(levels)
def test_recall_only_sinks_as_days_pass(level: Level | None) -> None:
    body = rated(None, level, NOW).body
    chances = [recall(body, NOW + timedelta(days=day)) for day in range(30)]
    assert chances[0] == 1.0
    assert all(later < earlier for earlier, later in pairwise(chances))


def test_recall_goes_from_fresh_over_fading_to_nearly_gone() -> None:
    body = rated(None, Level.WEAK, NOW).body
    words = [recall_word(recall(body, NOW + timedelta(days=day))) for day in (0, 1, 3)]
    assert words == [RecallWord.FRESH, RecallWord.FADING, RecallWord.NEARLY_GONE]


def test_card_on_its_due_day_is_about_nine_in_ten() -> None:
    card = rated(None, Level.STRONG, NOW)
    assert recall(card.body, card.due) == pytest.approx(0.9, abs=0.02)


INTERVIEW = date(2026, 5, 20)
FIRST_OF_LAST_DAYS = datetime(2026, 5, 9, 22, tzinfo=UTC)


def test_standings_hold_all_eight_in_teaching_order() -> None:
    card = rated(None, Level.STRONG, NOW - timedelta(days=3))
    stored = stored_card(ArchetypeId.MENTORING, card, date(2026, 5, 1))
    found = standings([stored], None, ZONE, NOW)
    assert [standing.archetype for standing in found] == list(ArchetypeId)
    tried = [standing for standing in found if standing.rated_on is not None]
    assert [(s.archetype, s.due_on, s.last_rating, s.wanted_since) for s in tried] == [
        (ArchetypeId.MENTORING, date(2026, 5, 3), 3, None)
    ]
    assert 0.8 < tried[0].recall < 0.9


def test_due_day_is_that_of_the_users_calendar() -> None:
    card = rated(None, Level.WEAK, datetime(2026, 5, 3, 22, 30, tzinfo=UTC))
    stored = stored_card(ArchetypeId.MENTORING, card, date(2026, 5, 4))
    mentoring = next(s for s in standings([stored], None, ZONE, NOW) if s.rated_on)
    assert mentoring.due_on == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("rated_on", "today", "wanted"),
    [
        (date(2026, 5, 2), date(2026, 5, 9), False),
        (date(2026, 5, 2), date(2026, 5, 10), True),
        (date(2026, 5, 2), date(2026, 5, 20), True),
        (date(2026, 5, 2), date(2026, 5, 21), False),
        (date(2026, 5, 10), date(2026, 5, 15), False),
    ],
)
def test_last_ten_days_before_the_interview_want_what_they_have_not_seen(
    rated_on: date, today: date, wanted: bool
) -> None:
    card = rated(None, Level.STAFF, NOW)
    stored = stored_card(ArchetypeId.MENTORING, card, rated_on)
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    mentoring = next(s for s in standings([stored], INTERVIEW, ZONE, noon) if s.rated_on)
    assert (mentoring.wanted_since == date(2026, 5, 10)) is wanted


def test_what_was_never_tried_is_wanted_before_the_interview_too() -> None:
    assert {each.wanted_since for each in standings([], INTERVIEW, ZONE, FIRST_OF_LAST_DAYS)} == {date(2026, 5, 10)}
    assert {each.wanted_since for each in standings([], None, ZONE, FIRST_OF_LAST_DAYS)} == {None}


def test_importing_spaced_repetition_does_not_load_the_library() -> None:
    modules = "next_question, spaced_repetition"
    code = f"import sys; from bot.conversation.logic.questions import {modules}; sys.exit('fsrs' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
