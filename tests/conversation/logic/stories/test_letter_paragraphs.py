"""A story written letter by letter: a paragraph a letter, in the wanted order, and nothing of another letter is lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.letter_paragraphs import (
    TOLD_ORDER,
    TRADE_OFF_FIRST,
    joined_letters,
    only_adds,
    order_of,
    reordered,
    rewritten,
    with_more,
)
from bot.conversation.logic.stories.story_text import letter_text, letters_told, stretches_of
from question_bank.models import Move
from storage.records import LetterMark, MarkedText
from tests.conversation.marked import MARKED, TEXTS, is_sound

SIX = {move.value: f"This is {move.name.lower()}." for move in Move}
PARTS = st.dictionaries(st.sampled_from("STARDE"), TEXTS)
ORDERS = st.sampled_from([TOLD_ORDER, TRADE_OFF_FIRST])


def written(order: Sequence[Move], asked: Sequence[Move]) -> str:
    """The text of letters that were written one after the other as they were asked for."""
    told = MarkedText()
    for move in asked:
        told = with_more(told, move, SIX[move.value], order)
    return told.text


def test_letters_stand_in_their_order_with_a_blank_line_between_them() -> None:
    assert joined_letters({"R": "It fell.", "S": "We were four. "}).text == "We were four.\n\nIt fell."


@pytest.mark.parametrize("order", [TOLD_ORDER, TRADE_OFF_FIRST])
def test_letters_come_to_stand_in_the_wanted_order_however_they_were_written(order: Sequence[Move]) -> None:
    expected = "\n\n".join(SIX[move.value] for move in order)
    assert written(order, TOLD_ORDER) == written(order, TOLD_ORDER[::-1]) == written(order, TRADE_OFF_FIRST) == expected


def test_more_words_of_a_letter_follow_those_that_are_there() -> None:
    told = with_more(joined_letters(SIX), Move.ACTION, "And more.")
    assert letter_text(told, Move.ACTION) == "This is action.\nAnd more."
    assert "This is action.\nAnd more.\n\nThis is result." in told.text


def test_more_words_break_no_sentence_of_a_told_text() -> None:
    text = "We were four. I wrote it, by hand. It fell."
    told = MarkedText(text=text, marks=(LetterMark("A", 14, 24), LetterMark("R", 35, 43)))
    assert with_more(told, Move.ACTION, "Alone.").text == f"{text}\nAlone."


def test_a_letter_that_a_told_text_lacks_is_a_paragraph_after_the_letter_before_it() -> None:
    told = MarkedText(text="We were four. It fell.", marks=(LetterMark("S", 0, 13), LetterMark("R", 14, 22)))
    longer = with_more(told, Move.TRADE_OFF, "Either or.")
    assert longer.text == "We were four. \n\nEither or.\n\nIt fell."
    assert letter_text(longer, Move.RESULT) == "It fell."


def test_words_that_another_letter_has_too_stay_when_a_letter_is_written_again() -> None:
    told = MarkedText(text="I wrote it. It fell.", marks=(LetterMark("A", 0, 20), LetterMark("R", 12, 20)))
    again = rewritten(told, Move.ACTION, "I built it.")
    assert again.text == "I built it. It fell."
    assert (letter_text(again, Move.ACTION), letter_text(again, Move.RESULT)) == ("I built it.", "It fell.")


def test_the_trade_off_is_put_first_and_back() -> None:
    told = joined_letters(SIX)
    first = reordered(told, TRADE_OFF_FIRST)
    assert first is not None
    assert first.text.startswith("This is trade_off.\n\nThis is situation.")
    assert (order_of(first), order_of(told)) == (TRADE_OFF_FIRST, TOLD_ORDER)
    assert reordered(first, TOLD_ORDER) == told


def test_a_text_whose_letters_are_no_paragraphs_of_their_own_is_not_put_in_order() -> None:
    told = MarkedText(text="I wrote it. It fell.", marks=(LetterMark("A", 0, 20), LetterMark("R", 12, 20)))
    assert reordered(told, TRADE_OFF_FIRST) is None


@given(PARTS, ORDERS)
def test_joined_letters_have_their_words(parts: dict[str, str], order: Sequence[Move]) -> None:
    told = joined_letters(parts, order)
    assert is_sound(told)
    assert {move.value: letter_text(told, move) for move in letters_told(told)} == {
        letter: text.strip() for letter, text in parts.items() if text.strip()
    }


@given(MARKED, st.sampled_from(Move), TEXTS, ORDERS)
def test_more_words_only_add(told: MarkedText, move: Move, text: str, order: Sequence[Move]) -> None:
    longer = with_more(told, move, text, order)
    assert is_sound(longer)
    assert only_adds(told.text, longer.text)
    assert text.strip() in letter_text(longer, move) or not stretches_of(longer, move)


@given(MARKED, st.sampled_from(Move), TEXTS.filter(str.strip), ORDERS)
def test_a_letter_written_again_has_the_new_words_and_other_letters_keep_theirs(
    told: MarkedText, move: Move, text: str, order: Sequence[Move]
) -> None:
    again = rewritten(told, move, text, order)
    assert is_sound(again)
    assert "".join(text.split()) in "".join(letter_text(again, move).split())
    for other in letters_told(told):
        if other is not move:
            left = iter(_words(letter_text(again, other)))
            assert all(sign in left for sign in _words(letter_text(told, other)))


@given(TEXTS, TEXTS, TEXTS)
def test_a_text_with_something_put_in_only_adds(before: str, added: str, after: str) -> None:
    assert only_adds(before + after, before + added + after)
    assert only_adds(before + added, before) == (added == "")


def _words(text: str) -> str:
    return "".join(text.split())
