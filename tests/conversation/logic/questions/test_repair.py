"""When one move of a judged story is asked again in place of a full question, and which."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.conversation.logic.questions.history import Judged
from bot.conversation.logic.questions.next_question import repair_of
from bot.conversation.logic.questions.spaced_repetition import Standing
from question_bank.models import Level, Move
from storage.records import Answer, AnswerKind
from tests.conversation.logic.questions.practice_records import EIGHT, TODAY, asking, judged, settled, swap


@pytest.mark.parametrize(
    ("moves", "level", "wanted"),
    [
        ("++++++", Level.STAFF, None),
        ("++++++", Level.STRONG, None),
        ("------", Level.WEAK, None),
        ("+~++++", Level.PASSING, Move.TRADE_OFF),
        ("-+++--", Level.STRONG, Move.REFLECTION),
        ("~++++~", Level.STRONG, Move.REFLECTION),
        ("~+++++", Level.STRONG, Move.SITUATION),
        ("+--~--", Level.WEAK, Move.ACTION),
        ("+-+~--", Level.WEAK, Move.RESULT),
    ],
)
def test_repair_asks_for_what_the_level_hangs_on(moves: str, level: Level, wanted: Move | None) -> None:
    assert repair(judged(moves, level), settled()[0]) is wanted


@pytest.mark.parametrize(("days_ago", "repaired"), [(0, True), (7, True), (8, False)])
def test_repair_is_for_a_story_judged_within_the_week(days_ago: int, repaired: bool) -> None:
    standing = settled(rated_on=TODAY - timedelta(days=days_ago))[0]
    assert (repair(judged("++++--"), standing) is not None) is repaired


def test_archetype_without_a_judged_answer_has_nothing_to_repair() -> None:
    assert repair(None, settled()[0]) is None
    assert repair(judged("++++--"), Standing(archetype=EIGHT[0])) is None
    assert repair(judged("+~+-"), settled()[0]) is None


@pytest.mark.parametrize(("days_ago", "repaired"), [(3, True), (4, False)])
def test_a_weak_archetype_gets_a_full_question_at_least_every_fourth_day(days_ago: int, repaired: bool) -> None:
    weak = settled(last_rating=1)[0]
    found = repair(judged("++++--", Level.WEAK), weak, history=[asking(EIGHT[0], days_ago)])
    assert (found is not None) is repaired


def test_after_two_repairs_a_full_question_comes() -> None:
    once, twice = ([asking(EIGHT[0], n, kind=AnswerKind.REPAIR) for n in range(1, 1 + times)] for times in (1, 2))
    full = [asking(EIGHT[0], 6)]
    assert repair(judged("++++--"), settled()[0], history=[*once, *full]) is not None
    assert repair(judged("++++--"), settled()[0], history=[*twice, *full]) is None


def test_nothing_is_repaired_before_the_interview_until_all_eight_had_their_turn() -> None:
    rated_now = settled(rated_on=TODAY)
    waiting = swap(rated_now, EIGHT[7], wanted_since=TODAY - timedelta(days=2))
    assert repair(judged("++++--"), rated_now[0], rated_now) is not None
    assert repair(judged("++++--"), waiting[0], waiting) is None


def repair(
    latest: Judged | None, standing: Standing, found: Sequence[Standing] = (), history: Sequence[Answer] = ()
) -> Move | None:
    return repair_of(latest, standing, found or [standing], history, TODAY)
