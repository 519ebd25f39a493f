"""Lets the user's own questions come up among those of the bank, in a share that does not crowd the bank out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from bot.conversation.logic.questions.history import PHRASING_REST_DAYS
from bot.conversation.logic.questions.next_question import longest_ago
from bot.conversation.logic.randomness import RandomSource
from question_bank.models import Question

OWN_QUESTION_SHARE = 1 / 3
"""Share of an archetype's questions that are the user's own, while one of them is rested. At most one in three."""
UNFILED_SHARE = 1 / 10
"""Share of all questions that are own ones without an archetype, which rate none, while one of them is rested."""


def with_own(
    question: Question,
    own: Sequence[Question],
    asked: Mapping[str, date],
    today: date,
    dice: RandomSource,
    *,
    exclude: Collection[str] = (),
    unfiled: bool = True,
) -> Question:
    """Return a question of the bank, or one of the user's own in its place.

    An own question has the archetype of the one that it replaces, and was not asked for 30 local days; the one asked
    longest ago comes first. `asked` gives the last local day of each question by its id. `unfiled` is False where the
    turn of the archetype must not be lost to a question without one.
    """
    rested_since = today - timedelta(days=PHRASING_REST_DAYS)
    rested = [each for each in own if each.id not in exclude and asked.get(each.id, date.min) <= rested_since]
    if not rested or not question.archetypes:
        return question
    drawn = dice.random()
    pool = [each for each in rested if each.archetypes == question.archetypes[:1]] if drawn < OWN_QUESTION_SHARE else []
    if unfiled and drawn >= 1 - UNFILED_SHARE:
        pool = [each for each in rested if not each.archetypes]
    return longest_ago(pool, asked, dice)[0] if pool else question
