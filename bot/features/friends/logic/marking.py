"""Marks on a story, given one after the other: the six moves, then the level."""

from question_bank.models import Move, Verdict

MOVES = tuple(Move)
STEPS = len(MOVES) + 1
"""The six moves and the level."""
_SIGNS = {Verdict.MET: "+", Verdict.WEAK: "~", Verdict.MISSING: "-"}
_VERDICTS = {sign: verdict for verdict, sign in _SIGNS.items()}


def next_move(moves: str) -> Move | None:
    """Return the move that is marked next; None once all six are marked. `moves` has a sign a move."""
    return MOVES[len(moves)] if len(moves) < len(MOVES) else None


def marked(moves: str, at: int, verdict: Verdict) -> str:
    """Return the signs with the verdict on the move at place `at`, from 0; unchanged where another one is marked next."""
    return moves + _SIGNS[verdict] if at == len(moves) < len(MOVES) else moves


def verdicts_of(moves: str) -> dict[Move, Verdict]:
    """Return the verdicts that are given so far."""
    return {move: _VERDICTS[sign] for move, sign in zip(MOVES, moves, strict=False)}
