"""Reading as a whole: the same words and sentences in every form of a text, within bounds for any."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.review.read import read, read_sentences
from bot.review.rubric import count_words
from tests.review.boundaries import boundaries, measure
from tests.review.forms import FORMS
from tests.review.steps import is_worse_than_linear, said_without_end
from tests.review.told import sentences

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = [
    json.loads(line)["text"]
    for name in ("dev.jsonl", "dev2.jsonl")
    for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()[::7]
]
"""Every seventh answer of the development sets."""
SAME = ("lower case", "capitals", "soft hyphens", "curly quotes", "no apostrophes")
"""Forms in which every sentence stays."""


@pytest.mark.parametrize("form", SAME)
def test_what_is_only_another_form_of_the_characters_changes_no_sentence(form: str) -> None:
    assert [text for text in TEXTS if boundaries(FORMS[form](text)) != boundaries(text)] == []


def test_nearly_every_sentence_stays_in_every_form_that_keeps_its_marks() -> None:
    kept = {name: kept.same / kept.plain for name, kept, _ in measure(TEXTS)}
    without_marks = kept.pop("no marks, lower case")
    without_breaks = kept.pop("one paragraph")
    assert min(kept.values()) >= 0.99
    assert without_breaks >= 0.94
    assert without_marks >= 0.6


def test_an_empty_text_has_nothing() -> None:
    reading = read("")
    assert (reading.words, reading.told_words, reading.tokens, reading.sentences, reading.blocks) == (0, 0, (), (), ())


def test_words_are_what_white_space_separates_and_holds_a_letter_or_digit() -> None:
    assert count_words("(S) It's 4.2% — so-called … ok") == 5


def test_a_follow_ups_answer_begins_a_block_of_its_own() -> None:
    first, then = "I built it, and", "I measured it"
    reading = read(f"{first} {then}", first_end=len(first))
    assert [(block.span.start, block.span.end) for block in reading.blocks] == [(0, 15), (16, 29)]
    assert reading.first_end == len(first)


def test_the_end_of_the_first_answer_is_found_behind_folded_characters() -> None:
    first, then = "I bui\u00adlt it\u2026 ", "I measured it"
    assert len(read(first + then, first_end=len(first)).blocks) == 2


@pytest.mark.parametrize("form", ["½", "⅓", "¼", "1½"])
def test_a_vulgar_fraction_is_a_number_of_its_sentence(form: str) -> None:
    assert sentences(f"Wrong invoices fell by {form}.") == [f"wrong invoices fell by {form}"]


def test_spans_point_into_the_text_as_typed() -> None:
    text = "I bu\u00adilt it\r\n\r\n“𝗪𝗲 won”"
    reading = read(text)
    assert [text[token.start : token.end] for token in reading.tokens] == [
        "I",
        "bu\u00adilt",
        "it",
        "“",
        "𝗪𝗲",
        "won",
        "”",
    ]


PARTS = (
    "a", "a.", "a\n", "A:\n", "(S)", "S:", "- a\n", " - a", "> a\n", "1.", "you know", "kind of", "a b a b", "and i",
    "then the", "qwxzkjv", "e.g.", "\u00ad", "a\u0301\u0327", "½", "“", '"a', "'a'", "```\n", "| a |", "Result: ", "Q: a\n",
    "**a**", "1,", "$", "teh", "; a b: ", "[10:42 Anna: ", "\n", "<a", "a@", "re-", "w/", "if i", "it was",
)  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_a_text_without_end_costs_the_same_a_character(part: str) -> None:
    assert not is_worse_than_linear(read_sentences, said_without_end(part))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=2, max_size=5).map(" ".join))
def test_no_mixture_costs_more_a_character_the_longer_it_is(text: str) -> None:
    assert not is_worse_than_linear(read_sentences, said_without_end(text))


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    reading = read(text)
    assert all(0 <= token.start < token.end <= len(text) for token in reading.tokens)
    assert all(0 <= block.span.start < block.span.end <= len(text) for block in reading.blocks)
    assert 0 <= reading.told_words <= reading.words
