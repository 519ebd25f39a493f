"""The verdicts on the six moves of a story: each module of the rules judges one, and their quotes are kept apart."""

from collections.abc import Callable, Mapping

from bot.review.genre import NO_STORY, NO_TEXT
from bot.review.rules import action, driver, reflection, result, situation, trade_off
from bot.review.rules.rule import MoveFinding
from bot.review.signals import Signals
from bot.review.span import Span
from question_bank.models import Move, Verdict

JUDGES: Mapping[Move, Callable[[Signals], MoveFinding]] = {
    Move.SITUATION: situation.judge,
    Move.TRADE_OFF: trade_off.judge,
    Move.ACTION: action.judge,
    Move.RESULT: result.judge,
    Move.DRIVER: driver.judge,
    Move.REFLECTION: reflection.judge,
}
NOTHING = MoveFinding(verdict=Verdict.MISSING)
_KEEPS_ITS_QUOTES = (Move.REFLECTION, Move.DRIVER, Move.RESULT, Move.TRADE_OFF, Move.ACTION, Move.SITUATION)
"""The move that comes later in a story keeps words that two moves found; the other quotes its next best."""


def findings(signals: Signals) -> Mapping[Move, MoveFinding]:
    """Return what was found of each move; nothing where the text is no story."""
    if signals.genre in NO_TEXT or signals.genre in NO_STORY:
        return dict.fromkeys(JUDGES, NOTHING)
    return apart({move: judge(signals) for move, judge in JUDGES.items()})


def apart(found: Mapping[Move, MoveFinding]) -> Mapping[Move, MoveFinding]:
    """Return the findings with no words quoted for two moves, unless a move has none but those."""
    taken: list[Span] = []
    kept: dict[Move, MoveFinding] = {}
    for move in sorted(found, key=_KEEPS_ITS_QUOTES.index):
        finding = found[move]
        own = tuple(span for span in finding.evidence if not any(span.overlaps(other) for other in taken))
        evidence = own or finding.evidence
        taken.extend(evidence)
        kept[move] = MoveFinding(verdict=finding.verdict, evidence=evidence, rules=finding.rules, lacks=finding.lacks)
    return {move: kept[move] for move in found}
