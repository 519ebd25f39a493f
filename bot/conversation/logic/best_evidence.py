"""The span of a model answer that shows one move best."""

from bot.review.span import Span
from bot.review.types import Review
from question_bank.models import Move

_SAID_EARLY = frozenset({Move.SITUATION, Move.TRADE_OFF})
_MOST = {Move.TRADE_OFF: 2, Move.ACTION: 2}
"""Number of spans for the moves that need two: a tension has two sides, and one act is not enough."""


def telling(review: Review, move: Move) -> tuple[Span, ...]:
    """Return the evidence of a move that serves other moves least, in the order of the text.

    One span, or two for the trade-off and the action. Ties: the first span for early moves, the last for late ones.
    Empty where the move has no evidence, as in the review of a style prompt.
    """
    if review.moves is None:
        return ()
    others = [span for other, verdict in review.moves.items() if other is not move for span in verdict.evidence]
    evidence = sorted(set(review.moves[move].evidence), reverse=move not in _SAID_EARLY)
    best = sorted(evidence, key=lambda span: sum(span.overlaps(other) for other in others))
    return tuple(sorted(best[: _MOST.get(move, 1)]))
