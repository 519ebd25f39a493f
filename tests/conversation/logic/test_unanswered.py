"""When the daily question gives its place to a question about the reminders."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.conversation.logic.unanswered import goes_unanswered
from storage.records import Answer, AnswerKind, AnswerState
from tests.review.small_bank import asked_question

TODAY = date(2026, 5, 20)


def prompt(days_ago: int, state: AnswerState = AnswerState.LAPSED, kind: AnswerKind = AnswerKind.DAILY) -> Answer:
    return replace(asked_question("q", "mentoring", TODAY - timedelta(days=days_ago)), kind=kind, state=state)


def prompts(*days_ago: int) -> list[Answer]:
    return [prompt(n) for n in days_ago]


WEEK = prompts(*range(1, 8))


@pytest.mark.parametrize(
    ("history", "asks"),
    [
        pytest.param(WEEK, True, id="a-week-of-lapsed-questions"),
        pytest.param([prompt(1, AnswerState.OPEN), *WEEK[1:]], True, id="the-newest-is-still-open"),
        pytest.param([prompt(n, AnswerState.SKIPPED) for n in range(1, 8)], True, id="not-today-every-day"),
        pytest.param([prompt(n, kind=AnswerKind.REPAIR) for n in range(1, 8)], True, id="repairs"),
        pytest.param(prompts(1, 2, 3, 6, 7), True, id="weekdays-alone"),
        pytest.param(prompts(1, 8, 15), True, id="once-a-week-three-times"),
        pytest.param([], False, id="nothing-was-asked"),
        pytest.param(WEEK[:6], False, id="six-days"),
        pytest.param(prompts(1, 8), False, id="once-a-week-twice"),
        pytest.param([*WEEK[:3], prompt(4, AnswerState.JUDGED), *WEEK[4:]], False, id="one-was-answered"),
        pytest.param([*WEEK[:3], prompt(4, AnswerState.NO_STORY), *WEEK[4:]], False, id="no-story-is-an-answer"),
        pytest.param([*WEEK[:3], prompt(4, kind=AnswerKind.PRACTICE), *WEEK[4:]], False, id="one-was-asked-for"),
        pytest.param([*WEEK, prompt(8, AnswerState.JUDGED), *prompts(9, 10)], True, id="a-week-after-an-answer"),
    ],
)
def test_a_week_of_unanswered_questions_asks_about_the_reminders(history: Sequence[Answer], asks: bool) -> None:
    assert goes_unanswered(history, TODAY, None) is asks


def test_a_word_typed_is_a_sign_of_life() -> None:
    typed = replace(WEEK[0], state=AnswerState.OPEN, touched_at=WEEK[0].opened_at + timedelta(minutes=2))
    assert not goes_unanswered([typed, *WEEK[1:]], TODAY, None)


@pytest.mark.parametrize(("asked", "asks"), [(1, False), (7, False), (8, True), (30, True)])
def test_it_is_asked_once_in_such_a_time(asked: int, asks: bool) -> None:
    assert goes_unanswered(WEEK, TODAY, TODAY - timedelta(days=asked)) is asks
