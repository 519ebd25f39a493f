"""The one thing to fix first: the cheapest step to the next level."""

from collections.abc import Mapping
from typing import Final, Literal

from bot.review.level import level_of
from question_bank.models import Level, Move, StyleElement, Verdict

TRAP: Final = "trap"
"""What is to be fixed first where the trap alone is in the way of the level."""
FixFirst = Move | StyleElement | Literal["trap"]

CHEAPEST_FIRST = (
    Move.RESULT,
    Move.TRADE_OFF,
    Move.ACTION,
    Move.REFLECTION,
    Move.DRIVER,
    Move.SITUATION,
)
"""A number is added in a sentence; what was not done cannot be added at all."""
LEVELS = tuple(Level)


def fix_first_of(
    verdicts: Mapping[Move, Verdict], *, words: int, trap: bool, own_specific_act: bool
) -> Move | Literal["trap"] | None:
    """Return what alone lifts the level: the trap, or a move; where neither does, the first move that falls short.

    None at the staff bar.
    """

    def level(changed: Mapping[Move, Verdict], *, trapped: bool = trap) -> int:
        own = own_specific_act or changed[Move.ACTION] is Verdict.MET
        return LEVELS.index(level_of(changed, words=words, trap=trapped, own_specific_act=own)[0])

    now = level(verdicts)
    if level(verdicts, trapped=False) > now:
        return TRAP
    short = [move for move in CHEAPEST_FIRST if verdicts[move] is not Verdict.MET]
    if not short:
        return None
    lifting = [move for move in short if level({**verdicts, move: Verdict.MET}) > now]
    weak_first = sorted(lifting or short, key=lambda move: verdicts[move] is Verdict.MISSING and bool(lifting))
    return weak_first[0]
