"""Full questions, as opposed to one-move repairs: which archetype last had one when, and which must have one next."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from bot.conversation.logic.questions.spaced_repetition import AGAIN, Standing
from question_bank.models import ArchetypeId
from storage.records import Answer, AnswerKind

WEAK_EVERY = timedelta(days=4)
"""A weak archetype gets a full question at least every fourth day."""
MOST_WEAK_FIRST = 2
"""Number of weak archetypes for which that can be promised: more would leave the others no question in a fortnight."""
MOST_REPAIRS = 2
"""Number of repairs of one archetype between two of its full questions."""
FULL = frozenset({AnswerKind.PRACTICE, AnswerKind.DAILY, AnswerKind.MOCK})


def without_turn(standings: Collection[Standing], history: Sequence[Answer]) -> list[Standing]:
    """Return the archetypes that had no full question in the last days before the interview, the weakest first.

    Empty before those days. A question that was skipped had its turn; a repair or a rewrite is none.
    """
    waiting = [
        standing
        for standing in standings
        if standing.wanted_since is not None
        and (last_full(standing.archetype, history) or date.min) < standing.wanted_since
    ]
    return sorted(waiting, key=lambda standing: (standing.last_rating or 0, standing.recall))


def weak_and_waiting(standings: Sequence[Standing], history: Sequence[Answer], today: date) -> list[Standing]:
    """Return the weak archetypes whose full question is due by the rule of the fourth day, the longest waiting first.

    `standings` are those of all eight. Empty where more are weak than the rule can hold for.
    """
    weak = [standing for standing in standings if standing.last_rating == AGAIN]
    if len(weak) > MOST_WEAK_FIRST:
        return []
    waiting = [standing for standing in weak if today - _in_full_on(standing, history) >= WEAK_EVERY]
    return sorted(waiting, key=lambda standing: _in_full_on(standing, history))


def wants_full(standing: Standing, history: Sequence[Answer], today: date) -> bool:
    """Return whether the archetype's next question must be a full one.

    It must where it was repaired often enough since the last full one, or where it is weak and that is four days ago.
    """
    if repairs_since_full(standing.archetype, history) >= MOST_REPAIRS:
        return True
    return standing.last_rating == AGAIN and today - _in_full_on(standing, history) >= WEAK_EVERY


def last_full(archetype: ArchetypeId, history: Sequence[Answer]) -> date | None:
    """Return the local day of the archetype's last full question, or None. `history` is newest first."""
    return next((asked.local_date for asked in history if asked.archetype == archetype and asked.kind in FULL), None)


def repairs_since_full(archetype: ArchetypeId, history: Sequence[Answer]) -> int:
    """Return how many repairs of the archetype were asked since its last full question. `history` is newest first."""
    repairs = 0
    for asked in history:
        if asked.archetype == archetype and asked.kind in FULL:
            break
        repairs += asked.archetype == archetype and asked.kind is AnswerKind.REPAIR
    return repairs


def _in_full_on(standing: Standing, history: Sequence[Answer]) -> date:
    """Return the local day of the last full question. That of the last rating where the history does not reach back."""
    return last_full(standing.archetype, history) or standing.rated_on or date.min
