"""The letters that are proposed for the sentences of an answer: by its labels, and by its evidence."""

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.split import proposed, sentences_of, split
from bot.conversation.logic.stories.story_text import letter_text, letters_at, letters_told
from question_bank.models import Move
from storage.records import LetterMark, MarkedText
from tests.end_to_end.stage import STORY
from tests.review.engine import STAFF, review

SENTENCES = [
    *(f"{sentence}." for sentence in STORY.rstrip(".").split(". ")),
    "Um, so that was that",
    "(T) Either speed or safety!",
    "Result: it fell by 30 %\n",
    "\n\n- we did it",
    "E) Next time I would ask first.",
    "🙂",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=12).map(" ".join) | st.text(max_size=200)


def marked(text: str) -> MarkedText:
    return proposed(text, split(text, review(text)))


def parts(text: str) -> dict[str, str]:
    told = marked(text)
    return {move.value: letter_text(told, move) for move in letters_told(told)}


def test_each_sentence_of_a_whole_story_goes_where_it_belongs() -> None:
    assert {letter: words[:12] for letter, words in parts(STORY).items()} == {
        "S": "Our search t",
        "T": "Either I hel",
        "A": "I wrote the ",
        "R": "Failed queri",
        "D": "Since then e",
        "E": "Next time I ",
    }


def test_a_part_holds_all_of_its_sentences() -> None:
    assert parts(STAFF)["A"].startswith("I counted")
    assert parts(STAFF)["A"].endswith("the safety ratings.")


def test_labels_decide_where_the_writer_set_them() -> None:
    text = (
        "Situation: Our team of eight served twelve million users.\n"
        "Trade-off: I thought about it for days.\n"
        "Action: I wrote the canary.\n"
        "Result: It was quiet.\nDriver: Other teams use it.\nReflection: I would ask sooner."
    )
    assert [(letter, words.split(":")[0]) for letter, words in parts(text).items()] == [
        ("S", "Situation"),
        ("T", "Trade-off"),
        ("A", "Action"),
        ("R", "Result"),
        ("D", "Driver"),
        ("E", "Reflection"),
    ]


def test_sentences_before_any_evidence_are_the_situation() -> None:
    assert parts("It was a Monday. It was raining. I wrote the bootloader.")["S"] == "It was a Monday. It was raining."


def test_a_letter_may_be_told_in_several_places() -> None:
    text = "(S) We were four. (A) I wrote the canary. (R) Errors fell by half. (A) I took the pager."
    assert parts(text) == {
        "S": "(S) We were four.",
        "A": "(A) I wrote the canary.\n(A) I took the pager.",
        "R": "(R) Errors fell by half.",
    }


@given(TEXTS)
def test_the_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(text[piece.span.start : piece.span.end] for piece in split(text, review(text))) == text


@given(TEXTS)
def test_every_word_has_a_letter_and_the_text_is_as_it_was(text: str) -> None:
    told = marked(text)
    assert told.text == text
    covered = {at for mark in told.marks for at in range(mark.start, mark.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


def test_a_letter_without_a_sentence_of_its_own_shares_the_one_that_is_its_evidence() -> None:
    told = marked("I led it. " + STAFF)
    shared = [mark for mark in told.marks if sum(mark.start < m.end and m.start < mark.end for m in told.marks) > 1]
    assert all(len(letters_at(told, span)) >= 1 for span in sentences_of(told.text))
    assert {mark.letter for mark in shared} <= set("STARDE")


def test_sentences_that_have_a_letter_already_keep_it() -> None:
    known = (LetterMark("E", 0, 10),)
    told = proposed(STORY, split(STORY, review(STORY)), known)
    assert letters_at(told, sentences_of(STORY)[0]) == (Move.REFLECTION,)
    assert letters_at(told, sentences_of(STORY)[1]) == (Move.TRADE_OFF,)
