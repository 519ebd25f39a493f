"""Phrases: what the notation means, and that the search finds what a regular expression would."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.patterns import NUMBER
from bot.coach.phrases import PhraseBook
from bot.coach.text import read
from question_bank.lexicon import Lexicon

WORDS = {"number": frozenset({"two", "seven"}), "tool": frozenset({"script", "checklist"})}


def book(*patterns: str) -> PhraseBook:
    return PhraseBook(Lexicon(words=WORDS, phrases={"it": patterns}, chapters={"it": "driver"}))


def found(text: str, *patterns: str) -> list[tuple[int, int]]:
    return [(hit.first, hit.last) for hit in book(*patterns).search(read(text)).of("it")]


@pytest.mark.parametrize(
    ("pattern", "text", "hits"),
    [
        pytest.param("we wrote", "Then we wrote it", [(1, 2)], id="words"),
        pytest.param("i|we wrote", "I wrote what we wrote", [(0, 1), (3, 4)], id="any-of-these"),
        pytest.param("a <tool>", "a script and a checklist", [(0, 1), (3, 4)], id="a-list"),
        pytest.param("<tool> ran", "the script ran", [(1, 2)], id="begins-with-a-list"),
        pytest.param("by <n>", "by 40 by $3.5m by seven by noon", [(0, 1), (2, 3), (4, 5)], id="numbers"),
        pytest.param("<n> weeks", "2 weeks, two weeks", [(0, 1), (3, 4)], id="begins-with-a-number"),
        pytest.param("we ..2 stopped", "we then at once stopped", [], id="gap-too-long"),
        pytest.param("we ..2 stopped", "we at once stopped", [(0, 3)], id="gap"),
        pytest.param("we ..2 stopped", "we, stopped", [], id="a-short-gap-ends-at-a-comma"),
        pytest.param("we ..5 stopped", "we, stopped", [(0, 2)], id="a-long-gap-goes-on-after-a-comma"),
        pytest.param("we ..5 stopped", "we. Stopped", [], id="no-gap-goes-on-after-a-full-stop"),
        pytest.param("we ..5 stopped", "we said stopped stopped", [(0, 2)], id="the-shortest-gap"),
        pytest.param("we ..3", "we went on", [(0, 0)], id="a-gap-at-the-end-is-nothing"),
        pytest.param("we did? it", "we did it, we it", [(0, 2), (4, 5)], id="optional"),
        pytest.param("we did? did", "we did", [(0, 1)], id="what-is-optional-gives-way"),
        pytest.param("we did", "we", [], id="the-text-ends-before"),
    ],
)
def test_a_pattern_means_what_the_notation_says(pattern: str, text: str, hits: list[tuple[int, int]]) -> None:
    assert found(text, pattern) == hits


def test_of_patterns_that_begin_alike_the_first_that_fits_is_the_hit() -> None:
    assert found("we did it", "we did", "we did it") == [(0, 1)]


def test_an_unknown_phrase_is_an_error() -> None:
    with pytest.raises(KeyError):
        book("we").search(read("we")).of("something")


ELEMENTS = ("a", "b", "a|b", "<tool>", NUMBER, f"b|{NUMBER}", "a?", "<tool>?", "..1", "..3", "..6", ",", ".")
patterns = st.lists(st.sampled_from(ELEMENTS), max_size=5).map(lambda rest: " ".join(["a", *rest]))
texts = st.lists(st.sampled_from(["a", "b", "c", "script", "7", "x2", "two", ",", ";", "."]), max_size=30).map(" ".join)


@given(st.lists(patterns, min_size=1, max_size=3), texts)
def test_the_search_finds_what_a_regular_expression_would(alike: list[str], text: str) -> None:
    line = "".join(f"{token.norm} " for token in read(text).tokens)
    alternatives = re.compile("|".join(f"(?:{_regex(pattern, WORDS)})" for pattern in alike))
    expected = [
        (line[: match.start()].count(" "), line[: match.end()].count(" ") - 1)
        for begin in re.finditer(r"(?<!\S)a ", line)
        if (match := alternatives.match(line, begin.start()))
    ]
    assert found(text, *alike) == expected


def _regex(pattern: str, lists: Mapping[str, frozenset[str]]) -> str:
    """A pattern as a regular expression over words with a space after each."""
    return "".join(_element(element, lists) for element in pattern.split())


def _element(element: str, lists: Mapping[str, frozenset[str]]) -> str:
    if element.startswith(".."):
        stops = "[.,;]" if int(element[2:]) <= 4 else r"\."
        return rf"(?:(?!{stops} )\S+ ){{0,{element[2:]}}}?"
    optional = "?" if element.endswith("?") else ""
    choices = "|".join(_option(option, lists) for option in element.removesuffix("?").split("|"))
    return f"(?:(?:{choices}) ){optional}"


def _option(option: str, lists: Mapping[str, frozenset[str]]) -> str:
    if option == NUMBER:
        return rf"[^ .]*\d[^ ]*|{'|'.join(lists['number'])}"
    return "|".join(lists[option[1:-1]]) if option.startswith("<") else re.escape(option)
