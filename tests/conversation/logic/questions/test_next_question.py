"""Which archetype is asked next, for one moment."""

from collections.abc import Sequence
from datetime import timedelta

from bot.conversation.logic.questions.next_question import Choice, Why, next_question
from bot.conversation.logic.questions.spaced_repetition import Standing
from question_bank.models import STAFF_AI, QuestionBank
from storage.records import Answer, AnswerKind
from tests.conversation.logic.questions.practice_records import BANK, EIGHT, TODAY, asking, dice, settled, swap
from tests.review.small_bank import asked_question


def choose(
    found: Sequence[Standing],
    history: Sequence[Answer] = (),
    *,
    tracks: Sequence[str] = (STAFF_AI,),
    daily: bool = False,
    seed: int = 1,
    bank: QuestionBank = BANK,
    exclude: frozenset[str] = frozenset(),
) -> Choice:
    return next_question(
        standings=found,
        history=history,
        tracks=tracks,
        today=TODAY,
        daily=daily,
        dice=dice(seed),
        bank=bank,
        exclude=exclude,
    )


def test_what_was_never_tried_comes_before_all_that_is_due() -> None:
    found = settled(due_on=TODAY - timedelta(days=20), last_rating=1)
    found[5] = Standing(archetype=EIGHT[5])
    assert (choose(found).archetype, choose(found).why) == (EIGHT[5], Why.NEVER_TRIED)


def test_order_of_the_first_round_differs_between_people_and_repeats_for_the_same_dice() -> None:
    fresh = [Standing(archetype=archetype) for archetype in EIGHT]
    firsts = [choose(fresh, seed=seed) for seed in range(40)]
    assert {choice.archetype for choice in firsts} == set(EIGHT)
    assert choose(fresh, seed=7) == choose(fresh, seed=7)


def test_skipped_question_does_not_come_back_at_once() -> None:
    found = swap(settled(due_on=TODAY), EIGHT[2], due_on=None, last_rating=None, rated_on=None)
    assert choose(found, [asking(EIGHT[2], 0)]).why is Why.DUE


def test_weak_comes_before_strong_where_both_are_due() -> None:
    found = swap(settled(due_on=TODAY), EIGHT[3], last_rating=1, rated_on=TODAY - timedelta(days=3))
    assert (choose(found).archetype, choose(found).why) == (EIGHT[3], Why.DUE)


def test_most_overdue_comes_first_among_equals() -> None:
    found = swap(settled(due_on=TODAY), EIGHT[6], due_on=TODAY - timedelta(days=1))
    assert choose(found).archetype is EIGHT[6]


def test_long_overdue_strong_comes_before_freshly_due_weak() -> None:
    found = swap(settled(), EIGHT[1], due_on=TODAY - timedelta(days=7))
    weak = swap(found, EIGHT[3], due_on=TODAY, last_rating=1, rated_on=TODAY - timedelta(days=1))
    assert choose(weak).archetype is EIGHT[1]


def test_lowest_recall_comes_where_nothing_is_due() -> None:
    found = swap(settled(), EIGHT[4], recall=0.91)
    assert (choose(found).archetype, choose(found).why) == (EIGHT[4], Why.LOWEST_RECALL)


def test_the_last_ten_days_before_the_interview_go_before_what_is_due() -> None:
    found = swap(settled(due_on=TODAY, last_rating=1), EIGHT[4], last_rating=4, wanted_since=TODAY - timedelta(days=3))
    assert (choose(found).archetype, choose(found).why) == (EIGHT[4], Why.INTERVIEW)
    asked_in_those_days = [asking(EIGHT[0], 0), asking(EIGHT[1], 0), asking(EIGHT[2], 1), asking(EIGHT[4], 3)]
    assert choose(found, asked_in_those_days).why is Why.DUE


def test_a_repair_is_no_turn_before_the_interview() -> None:
    found = swap(settled(), EIGHT[4], wanted_since=TODAY - timedelta(days=5))
    repaired = [asking(EIGHT[4], 3, kind=AnswerKind.REPAIR)]
    assert (choose(found, repaired, daily=True).archetype, choose(found, repaired).why) == (EIGHT[4], Why.INTERVIEW)


def test_before_the_interview_the_weakest_comes_first_though_it_was_asked_three_days_ago() -> None:
    since = TODAY - timedelta(days=1)
    found = swap(settled(wanted_since=since, last_rating=3), EIGHT[6], last_rating=1)
    history = [asking(EIGHT[0], 2), asking(EIGHT[1], 2), asking(EIGHT[6], 3)]
    assert choose(found, history, daily=True).archetype is EIGHT[6]


def test_before_the_interview_never_tried_counts_as_weakest() -> None:
    since = TODAY - timedelta(days=1)
    found = swap(settled(wanted_since=since, last_rating=1), EIGHT[2], due_on=None, rated_on=None, last_rating=None)
    assert (choose(found).archetype, choose(found).why) == (EIGHT[2], Why.INTERVIEW)


def test_a_weak_archetype_comes_on_the_fourth_day_before_what_is_overdue() -> None:
    found = swap(settled(due_on=TODAY - timedelta(days=9), last_rating=4), EIGHT[4], last_rating=1, due_on=TODAY)
    others = [asking(EIGHT[n], n + 1) for n in (0, 1, 2)]
    assert choose(found, [*others, asking(EIGHT[4], 4)], daily=True).why is Why.WEAK
    assert choose(found, [*others, asking(EIGHT[4], 4)], daily=True).archetype is EIGHT[4]


def test_daily_question_rests_an_archetype_for_two_days() -> None:
    found = swap(settled(), EIGHT[4], due_on=TODAY, last_rating=1)
    others = [asking(EIGHT[n], 1) for n in (0, 1, 2)]
    history = [*others, asking(EIGHT[4], 2)]
    assert choose(found, history, daily=True).archetype is not EIGHT[4]
    assert choose(found, history, daily=False).archetype is EIGHT[4]
    assert choose(found, [*others, asking(EIGHT[4], 3)], daily=True).archetype is EIGHT[4]


def test_where_all_eight_came_up_lately_the_one_asked_longest_ago_comes() -> None:
    history = [asking(archetype, 0) for archetype in EIGHT]
    assert choose(settled(), history, daily=True).archetype is EIGHT[-1]


def test_rewrites_do_not_crowd_out_what_came_before() -> None:
    found = swap(settled(), EIGHT[4], due_on=TODAY - timedelta(days=9), last_rating=1)
    history = [asking(EIGHT[0], 0), asking(EIGHT[0], 0), asking(EIGHT[0], 0), asking(EIGHT[4], 0)]
    assert choose(found, history).archetype is not EIGHT[4]


def test_another_question_is_another_archetype() -> None:
    found = swap(settled(), EIGHT[4], due_on=TODAY, last_rating=1)
    first = choose(found)
    history = [asked_question(first.question_id, first.archetype, TODAY)]
    second = choose(found, history, exclude=frozenset({first.question_id}))
    assert second.archetype is not first.archetype
