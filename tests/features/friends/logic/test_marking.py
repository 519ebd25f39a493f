"""Marks given one after the other."""

from hypothesis import given
from hypothesis import strategies as st

from bot.features.friends.logic.marking import MOVES, marked, next_move, verdicts_of
from question_bank.models import Move, Verdict


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(Verdict)), max_size=30))
def test_any_sequence_of_taps_marks_the_moves_in_their_order(taps: list[tuple[int, Verdict]]) -> None:
    moves = ""
    taken: list[Verdict] = []
    for at, verdict in taps:
        if at == len(taken) and next_move(moves) is not None:
            taken.append(verdict)
        moves = marked(moves, at, verdict)
    assert list(verdicts_of(moves).values()) == taken
    assert next_move(moves) == (MOVES[len(taken)] if len(taken) < len(MOVES) else None)


def test_the_marks_stand_for_the_moves_in_the_order_of_the_letters() -> None:
    assert verdicts_of("+~-") == {
        Move.SITUATION: Verdict.MET,
        Move.TRADE_OFF: Verdict.WEAK,
        Move.ACTION: Verdict.MISSING,
    }
