"""Daily questions that nobody answers: whether to ask about the reminders themselves."""

from collections.abc import Sequence
from datetime import date, timedelta

from storage.records import Answer, AnswerKind, AnswerState

A_WEEK = timedelta(days=7)
FEWEST = 3
"""Number of days with an unanswered question from which on it is a habit, for who is asked once a week."""
PROMPTS = frozenset({AnswerKind.DAILY, AnswerKind.REPAIR})
"""Kinds of the questions that come unasked."""
GIVEN = frozenset({AnswerState.JUDGED, AnswerState.NO_STORY, AnswerState.DISCARDED})


def goes_unanswered(history: Sequence[Answer], today: date, asked_on: date | None) -> bool:
    """Return whether every daily question of a week went unanswered, and nobody was asked about it since it began.

    `history` holds the questions of the last weeks, newest first. `asked_on` is the local day on which the reminders
    were last asked about. A question that the user asked for ends such a time, as an answer does; *Not today* does not.
    """
    days: set[date] = set()
    for asked in history:
        if asked.kind not in PROMPTS or asked.state in GIVEN or asked.touched_at > asked.opened_at:
            break
        days.add(asked.local_date)
    if len(days) < FEWEST:
        return False
    return today - min(days) >= A_WEEK and (asked_on is None or asked_on < min(days))
