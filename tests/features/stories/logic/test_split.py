"""An answer taken apart into the six parts: by its labels, by its evidence, and without losing a word."""

from hypothesis import given
from hypothesis import strategies as st

from bot.features.stories.logic.split import parts_of, split
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


def parts(text: str) -> dict[str, str]:
    return parts_of(text, split(text, review(text)))


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


def test_sentences_of_one_part_that_were_apart_are_put_together() -> None:
    text = "(A) I wrote the canary. (R) Errors fell by half. (A) I took the pager."
    assert parts(text) == {"A": "(A) I wrote the canary.\n(A) I took the pager.", "R": "(R) Errors fell by half."}


@given(TEXTS)
def test_the_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(text[piece.span.start : piece.span.end] for piece in split(text, review(text))) == text


@given(TEXTS)
def test_every_word_is_in_exactly_one_part(text: str) -> None:
    assert sorted(" ".join(parts(text).values()).split()) == sorted(text.split())
