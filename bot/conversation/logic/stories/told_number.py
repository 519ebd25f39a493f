"""The number of a story: the words of its outcome that have one, inside the Result where that is marked."""

from collections.abc import Sequence

from bot.conversation.logic.stories.story_text import stretches_of
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.types import Review
from question_bank.models import Move, Verdict
from storage.records import MarkedText


def number_of(told: MarkedText, signals: Signals, review: Review) -> Span | None:
    """Return the span with the outcome's number in the Result, or anywhere where the Result has no text.

    `signals` and `review` are those of the story's text. None without such a number.
    """
    own = stretches_of(told, Move.RESULT)
    reading, outcomes = signals.reading, signals.outcomes.numbered
    numbered = [Span(*reading.span(one.clause.first, one.clause.last)) for one in outcomes]
    found = [span for span in met_evidence(review, Move.RESULT) if any(span.overlaps(other) for other in numbered)]
    return next((span for span in found if not own or begins_inside(own, span)), None)


def met_evidence(review: Review, move: Move) -> Sequence[Span]:
    """Return the evidence of a move that is met, else nothing."""
    found = review.parts[move]
    return found.evidence if found.verdict is Verdict.MET else ()


def begins_inside(stretches: Sequence[Span], span: Span) -> bool:
    """Return whether a span begins inside one of the stretches."""
    return any(stretch.start <= span.start < stretch.end for stretch in stretches)
