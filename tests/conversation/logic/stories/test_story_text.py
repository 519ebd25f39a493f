"""The letters of a story's text: what belongs to one, and what a mark that is set or removed changes."""

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.story_text import (
    letter_text,
    letters_at,
    letters_missing,
    letters_told,
    stretches_of,
    with_letter,
    without_letter,
)
from bot.review.span import Span
from question_bank.models import Move
from storage.records import LetterMark, MarkedText
from tests.conversation.marked import MARKED, spans_of

TEXT = "We were four. I wrote it.  It fell by half."
FIRST, SECOND, THIRD = Span(0, 13), Span(14, 25), Span(27, 43)


def marked(**letters: Span) -> MarkedText:
    return MarkedText(text=TEXT, marks=tuple(LetterMark(letter, *span) for letter, span in letters.items()))


def test_a_letter_has_the_words_under_its_mark() -> None:
    assert letter_text(marked(A=SECOND), Move.ACTION) == "I wrote it."


def test_stretches_of_a_letter_that_stand_apart_are_on_lines_of_their_own() -> None:
    told = MarkedText(text=TEXT, marks=(LetterMark("A", *THIRD), LetterMark("A", *FIRST)))
    assert letter_text(told, Move.ACTION) == "We were four.\nIt fell by half."


def test_marks_of_a_letter_with_white_space_between_them_are_one_stretch() -> None:
    told = MarkedText(text=TEXT, marks=(LetterMark("A", *FIRST), LetterMark("A", *SECOND)))
    assert stretches_of(told, Move.ACTION) == (Span(0, 25),)


def test_words_may_tell_several_letters() -> None:
    told = marked(A=Span(0, 25), R=SECOND)
    assert letters_at(told, SECOND) == (Move.ACTION, Move.RESULT)
    assert (letters_told(told), letters_missing(told)[0]) == ((Move.ACTION, Move.RESULT), Move.SITUATION)


def test_a_letter_taken_from_a_sentence_stays_on_the_words_around_it() -> None:
    assert without_letter(marked(A=Span(0, 43)), Move.ACTION, SECOND).marks == (
        LetterMark("A", *FIRST),
        LetterMark("A", *THIRD),
    )


@given(MARKED.flatmap(lambda told: st.tuples(st.just(told), spans_of(told.text))), st.sampled_from(Move))
def test_a_letter_that_is_set_is_there_and_one_removed_is_gone_and_the_text_stays(
    told_at: tuple[MarkedText, Span], move: Move
) -> None:
    told, span = told_at
    with_it, without = with_letter(told, move, span), without_letter(told, move, span)
    assert with_it.text == without.text == told.text
    assert (move in letters_at(with_it, span)) == bool(told.text[span.start : span.end].strip())
    assert move not in letters_at(without, span)
    assert with_letter(with_it, move, span) == with_it
    others = [each for each in Move if each is not move]
    assert all(
        stretches_of(told, each) == stretches_of(with_it, each) == stretches_of(without, each) for each in others
    )
