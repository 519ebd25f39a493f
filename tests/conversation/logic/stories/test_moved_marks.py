"""Marks go along with their words when a story's text is edited."""

import pytest
from hypothesis import given

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.logic.stories.moved_marks import moved, unmarked
from bot.conversation.logic.stories.story_text import letter_text, letters_told
from question_bank.models import Move
from storage.records import LetterMark, MarkedText
from tests.conversation.marked import MARKED, TEXTS, is_sound

TOLD = joined_letters(
    {
        "S": "Our team of eight served twelve million users.",
        "T": "Either I held the release, or we risked the index.",
        "A": "I wrote the canary and I took the pager.",
    }
)


def letters(text: str) -> dict[str, str]:
    told = moved(TOLD, text)
    return {move.value: letter_text(told, move) for move in letters_told(told)}


@pytest.mark.parametrize(
    ("edited", "letter", "words"),
    [
        (f"To begin with. {TOLD.text}", "S", "Our team of eight served twelve million users."),
        (TOLD.text.replace("eight", "nine"), "S", "Our team of nine served twelve million users."),
        (TOLD.text.replace("the canary", "the long canary"), "A", "I wrote the long canary and I took the pager."),
        (TOLD.text.replace("or we risked the index.", ""), "T", "Either I held the release,"),
        (
            TOLD.text.replace("\n\nI wrote", "\n\nWe waited.\n\nI wrote"),
            "A",
            "I wrote the canary and I took the pager.",
        ),
    ],
    ids=["put before", "a word changed", "a word put in", "an end cut off", "a paragraph put in"],
)
def test_a_letter_keeps_its_words(edited: str, letter: str, words: str) -> None:
    assert letters(edited)[letter] == words


def test_a_sentence_that_is_gone_takes_its_letter_with_it() -> None:
    assert set(letters(TOLD.text.replace("Either I held the release, or we risked the index.", ""))) == {"S", "A"}


def test_a_paragraph_put_into_the_middle_of_a_letter_is_not_taken_over() -> None:
    put_in = "It was a long winter, and there was much that nobody of us had seen before, as the old ones told us."
    found = letters(TOLD.text.replace("canary and", f"canary. {put_in} And then"))
    assert put_in not in found["A"]


def test_another_text_altogether_has_no_letters() -> None:
    assert letters("Nine hundred parcel lockers in three cities stood still for a day.") == {}


@given(MARKED, TEXTS)
def test_marks_lie_in_the_new_text(told: MarkedText, text: str) -> None:
    now = moved(told, text)
    assert now.text == text
    assert is_sound(now)


@given(MARKED, TEXTS)
def test_words_put_in_front_change_no_letter(told: MarkedText, text: str) -> None:
    now = moved(told, f"{text}\n\n{told.text}")
    if not set(told.text.split()) & set(text.split()):
        for move in letters_told(told):
            assert _words(letter_text(now, move)) == _words(letter_text(told, move))


@given(MARKED)
def test_an_edit_that_changes_nothing_moves_nothing(told: MarkedText) -> None:
    assert moved(told, told.text) == told


def test_long_texts_are_compared_by_their_lines() -> None:
    told = joined_letters({"A": "\n".join(f"{n} one and the same line again and again" for n in range(900))})
    edited = told.text.replace("0 one", "0 none")
    assert letter_text(moved(told, edited), Move.ACTION) == edited[edited.index("\n") + 1 :]


def test_texts_with_too_much_to_compare_keep_what_begins_and_ends_alike() -> None:
    told = joined_letters({"S": "The beginning is the same.", "A": "y\n" * 3_000, "E": "The end is too."})
    now = moved(told, told.text.replace("y\n", "x\nz\n"))
    assert letters_told(now) == (Move.SITUATION, Move.REFLECTION)


def test_words_that_had_no_mark_are_found_again_without_one() -> None:
    told = MarkedText(text="We were late. I cut the scope. It shipped.", marks=(LetterMark("A", 14, 30),))
    text = "We were late. I cut the scope by half. It shipped."
    assert [text[span.start : span.end] for span in unmarked(told, text)] == ["We were late.", "It shipped."]


def test_new_words_are_not_among_those_that_had_no_mark() -> None:
    told = MarkedText(text="We were late.", marks=())
    text = "We were late. It shipped in May."
    assert [text[span.start : span.end] for span in unmarked(told, text)] == ["We were late."]


def _words(text: str) -> str:
    return "".join(text.split())
