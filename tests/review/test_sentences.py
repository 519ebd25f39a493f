"""Sentences: marks end them, abbreviations do not; where nothing ends one, a new subject opens the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.review.read import read_sentences
from bot.review.reading import Kind
from bot.review.writing.sentences import LONGEST
from tests.review.forms import unmarked
from tests.review.told import sentences


@pytest.mark.parametrize("end", [".", "!", "?", "...", "…", "?!", '."', ".)", ".”"])
def test_an_end_mark_ends_a_sentence(end: str) -> None:
    assert sentences(f"We stopped{end} They left.") == ["we stopped", "they left"]


@pytest.mark.parametrize(
    "text",
    [
        "It fell by 4.2% in v. 3 of it", "We cut e.g. logs, traces, etc. and metrics", "Dr. Priya asked J. Smith about it",
        "Fast vs. right was the choice", "We took approx. 5 days", "It was no. 5 of them", "We wrote it in node.js then",
        "I met him at 5 p.m. and left", "The U.S. team agreed", "We used config.yaml for it",
    ],
)  # fmt: skip
def test_a_full_stop_that_belongs_to_a_word_ends_nothing(text: str) -> None:
    assert len(sentences(f"{text}.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We moved to the U.S. We won.",
        "We cut logs, etc. Then it fell.",
        "He said no. They left.",
        "It fell by 40. We won.",
    ],
)
def test_a_full_stop_after_an_abbreviation_ends_a_sentence_where_one_begins(text: str) -> None:
    assert len(sentences(text)) == 2


def test_a_missing_space_after_a_full_stop_ends_a_sentence() -> None:
    assert sentences("We won.They lost.") == ["we won", "they lost"]


def test_a_question_that_is_quoted_goes_on() -> None:
    assert sentences("He asked “why?” and left.") == ["he asked why and left"]


def test_a_semicolon_and_a_colon_end_nothing() -> None:
    assert len(sentences("I had one goal: speed; they had another.")) == 1


DICTATED = (
    "so i was leading the fraud model at a payments company and in march our precision dropped from 92 to 71 overnight "
    "i rolled back the feature job the same evening and then i had to choose between patching the mapping which was an hour "
    "of work or putting contracts between the two teams which would delay our roadmap by a month in the end we took the "
    "contracts next time i would have tightened the alert in january"
)


def test_a_dictated_text_is_cut_at_new_subjects_and_cues() -> None:
    assert [sentence.split()[:3] for sentence in sentences(DICTATED)] == [
        ["so", "i", "was"],
        ["and", "in", "march"],
        ["i", "rolled", "back"],
        ["and", "then", "i"],
        ["in", "the", "end"],
        ["next", "time", "i"],
    ]


@pytest.mark.parametrize(
    "cue",
    ["the thing is", "if i did it again", "looking back", "since then", "after that", "what i learned", "in the end"],
)
def test_a_cue_opens_a_sentence_in_a_dictated_text(cue: str) -> None:
    before = "we had four teams and a cache that was slow for most of the year on every page of the store in june"
    after = "learned about the load of the whole store and the cost of every page in the group"
    assert any(sentence.startswith(cue) for sentence in sentences(f"{before} {cue} {after}"))


def test_what_hangs_on_if_stays_with_its_main_clause() -> None:
    text = f"{DICTATED} if they change the cell of the table we start from zero with the whole of the study"
    assert sentences(text)[-1].startswith("if they change the cell of the table we start")


def test_a_subject_after_a_verb_of_saying_opens_nothing() -> None:
    text = f"{DICTATED} i told them i was wrong about the whole of the mapping and the contract"
    assert sentences(text)[-1].startswith("i told them i was wrong")


def test_a_long_sentence_with_marks_is_left_whole_between_them() -> None:
    text = (
        "With the harvest six weeks off and 140 orchards having paid for our forecast, I had to choose between the physics "
        "model that I trusted and a crude lookup that would help the growers alone but help them now in their need."
    )
    assert len(sentences(f"{text} It was done. We shipped. They left.")) == 4


def test_no_sentence_is_longer_than_the_bound() -> None:
    reading = read_sentences("word other " * 1000)
    lengths = [
        sum(token.kind is not Kind.MARK for token in reading.tokens[sentence.first : sentence.last])
        for sentence in reading.sentences
    ]
    assert max(lengths) <= LONGEST
    assert sum(lengths) == len(reading.tokens)


def test_a_sentence_that_was_said_before_is_marked_and_its_words_count_once() -> None:
    reading = read_sentences("I built the cache. It fell. I built the  cache! We won.")
    assert [sentence.again for sentence in reading.sentences] == [False, False, True, False]
    assert (reading.words, reading.told_words) == (12, 8)


def test_a_repeated_sentence_without_marks_is_found_too() -> None:
    reading = read_sentences("i built the cache and latency went down by 40% " * 10)
    assert [sentence.again for sentence in reading.sentences] == [False] + [True] * 9


SAID = st.lists(
    st.sampled_from(
        [
            "I",
            "we",
            "the",
            "cache",
            "broke,",
            "fell.",
            "and",
            "so",
            "then",
            "if",
            "because",
            "40%",
            "it",
            "was",
            "(once)",
            "next",
            "time",
            "why?",
            "e.g.",
            "told",
        ]
    ),
    max_size=120,
).map(" ".join)  # fmt: skip


@given(SAID)
def test_sentences_take_up_every_token_once_and_in_order(text: str) -> None:
    reading = read_sentences(text)
    at = 0
    for number, sentence in enumerate(reading.sentences):
        assert (sentence.index, sentence.first >= at, sentence.last > sentence.first) == (number, True, True)
        assert all(token.kind is Kind.MARK for token in reading.tokens[at : sentence.first])
        at = sentence.last


@given(SAID)
def test_capitals_change_no_sentence(text: str) -> None:
    assert sentences(text.upper()) == sentences(text.lower())


@given(SAID)
def test_a_text_without_marks_is_read_the_same_in_any_case(text: str) -> None:
    assert sentences(unmarked(text).upper()) == sentences(unmarked(text))
