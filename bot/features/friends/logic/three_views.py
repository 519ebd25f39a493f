"""A story as its author, the rules and a friend see it, and where the friend differs."""

from dataclasses import dataclass

from bot.features.friends.logic.marking import MOVES, verdicts_of
from question_bank.models import Level, Move, Verdict
from storage.records import PeerAssessment

_ORDER = (Verdict.MISSING, Verdict.WEAK, Verdict.MET)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The verdicts of one of the three."""

    moves: dict[Move, Verdict]
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeViews:
    """The three views of a story."""

    friend: View
    rules: View
    own: View | None
    """None where the author gave no estimate."""

    @property
    def heard_less(self) -> tuple[Move, ...]:
        """Return the moves that the friend heard less of than the rules, or than the author."""
        others = [view for view in (self.rules, self.own) if view is not None]
        return tuple(move for move in MOVES if any(_more(view, self.friend, move) for view in others))

    @property
    def heard_more(self) -> tuple[Move, ...]:
        """Return the moves that the friend heard more of than the rules."""
        return tuple(move for move in MOVES if _more(self.friend, self.rules, move))


def three_views(assessment: PeerAssessment) -> ThreeViews:
    """Return the three views that an assessment holds."""
    own = None
    if assessment.own_level is not None:
        own = _view(assessment.own_moves, assessment.own_level)
    return ThreeViews(
        friend=_view(assessment.moves, assessment.level),
        rules=_view(assessment.rules_moves, assessment.rules_level),
        own=own,
    )


def _view(moves: str, level: str) -> View:
    return View(moves=verdicts_of(moves), level=Level(level))


def _more(one: View, other: View, move: Move) -> bool:
    return _ORDER.index(one.moves[move]) > _ORDER.index(other.moves[move])
