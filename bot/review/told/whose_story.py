"""Say whether the story is somebody else's, or one that the speaker only would have had: its acts are then not told as done.

A story in which "I would" carries the load has no acts, and neither has one that others carried alone, even where
"we" did something beside.
"""

from collections.abc import Sequence

from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.told.acts import ActKind, Acts
from question_bank.models import Move

_STATES = frozenset(("be", "have", "think", "feel", "want", "fear", "plan"))
_LOOKING_BACK = 0.8
"""Where in the text `I would` rather tells what the speaker would do another time."""
_FEWEST_WISHED = 2
_TO_ONE_DONE = 2
"""How many wished acts outweigh each one that was done."""
_FEWEST_OF_OTHERS = 3
_MOST_OURS = 1
"""Acts of "we" beside which the story is still that of others."""


def wished_acts(reading: Reading, acts: Acts) -> Sequence[Clause]:
    """Return what the speaker would do, where that carries the story; nothing where it does not."""
    wished = [c for c in reading.clauses if _is_deed(c) and c.subject is Subject.I and _is_only_wished(c)]
    done = len(acts.own) + len(acts.ours)
    carries = len(wished) >= _FEWEST_WISHED and len(wished) > _TO_ONE_DONE * done
    return wished if carries else ()


def acts_of_others(reading: Reading, acts: Acts) -> Sequence[Clause]:
    """Return what somebody else did, where that alone carries the story; nothing where the speaker or "we" did something too."""
    if len(acts.ours) > _MOST_OURS or any(act.own and act.kind is not ActKind.HABIT for act in acts.all):
        return ()
    theirs = [c for c in reading.clauses if _is_deed(c) and c.subject is Subject.NAMED and _is_done(c)]
    return theirs if len(theirs) >= _FEWEST_OF_OTHERS else ()


def _is_deed(clause: Clause) -> bool:
    whole = clause.kind is ClauseKind.MAIN and not clause.negated and not clause.passive and not clause.reported
    return whole and clause.classes.isdisjoint(_STATES)


def _is_only_wished(clause: Clause) -> bool:
    ahead = clause.section is not Move.REFLECTION and clause.place < _LOOKING_BACK
    return clause.mood is Mood.CONDITIONAL and not clause.perfect and ahead


def _is_done(clause: Clause) -> bool:
    return clause.mood is Mood.TOLD and clause.tense is Tense.PAST
