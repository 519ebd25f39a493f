"""The one thing to fix first: the cheapest step to the next level."""

from collections.abc import Mapping

from bot.coach.level import level_of
from question_bank.models import Level, Move, Verdict

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


def fix_first_of(verdicts: Mapping[Move, Verdict], *, words: int, trap: bool, own_specific_act: bool) -> Move | None:
    """The move whose repair alone lifts the level; where none does, the first that falls short. None at the staff bar.

    Where only the trap is in the way, it is the move that the trap is mended in: the action.
    """

    def level(changed: Mapping[Move, Verdict]) -> int:
        own = own_specific_act or changed[Move.ACTION] is Verdict.MET
        return LEVELS.index(level_of(changed, words=words, trap=trap, own_specific_act=own)[0])

    short = [move for move in CHEAPEST_FIRST if verdicts[move] is not Verdict.MET]
    if not short:
        return Move.ACTION if trap else None
    now = level(verdicts)
    lifting = [move for move in short if level({**verdicts, move: Verdict.MET}) > now]
    weak_first = sorted(lifting or short, key=lambda move: verdicts[move] is Verdict.MISSING and bool(lifting))
    return weak_first[0]
