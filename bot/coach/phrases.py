"""Phrases: small patterns over normalised words, all searched in one pass over a text.

The notation, one pattern a line of the lexicon's `phrases`:

    word            that word                       a|b|c       any of these
    <list>          any word of a word list         #           a number, in digits or words
    ..5             up to five words, no full stop  word?       that element, or nothing
                    (up to four: no comma either)

A pattern begins with something that cannot be left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.coach.text import Read, Token
from question_bank.lexicon import Lexicon

NUMBER = "<n>"
_NUMBER_LIST = "number"
_SHORT_REACH = 4
_NEAR_WORD = r"(?:(?![.,;] )\S+ )"
_ANY_WORD = r"(?:(?!\. )\S+ )"


SELDOM_ASKED = frozenset({"traps", "style", "honesty", "self_assessment", "pushback"})
"""Lexicon files that most reviews need only in part or not at all; the others are searched together."""
_ALWAYS_ASKED = "moves"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its name, and its tokens from `first` to `last`, inclusive."""

    name: str
    first: int
    last: int


class _Compiled:
    """The patterns of a phrase with one first word, compiled when that word first comes up: a start need not wait."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self._source = source

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression."""
        return re.compile(self._source)


_NONE: list[_Compiled] = []


class PhraseBook:
    """Every phrase of the lexicon, chapter by chapter."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._chapter_of = {
            name: file if file in SELDOM_ASKED else _ALWAYS_ASKED for name, file in lexicon.chapters.items()
        }
        self._chapters = {
            chapter: _Chapter(lexicon, {n: p for n, p in lexicon.phrases.items() if self._chapter_of[n] == chapter})
            for chapter in sorted(set(self._chapter_of.values()))
        }

    def search(self, read: Read) -> "Hits":
        """The hits of a text; a chapter is searched when the first of its phrases is asked for."""
        return Hits(read, self._chapters, self._chapter_of)


class Hits:
    """What phrases were found in one text."""

    def __init__(self, read: Read, chapters: Mapping[str, "_Chapter"], chapter_of: Mapping[str, str]) -> None:
        self._read = read
        self._chapters = chapters
        self._chapter_of = chapter_of
        self._line = _line(read.tokens)
        self._found: dict[str, Mapping[str, list[Hit]]] = {}

    def of(self, name: str) -> Sequence[Hit]:
        """Every hit of a phrase, in the order of the text, one a starting word. Raises KeyError for an unknown name."""
        chapter = self._chapter_of[name]
        if chapter not in self._found:
            self._found[chapter] = self._chapters[chapter].find(self._read, *self._line)
        return self._found[chapter].get(name, ())


class _Chapter:
    """The phrases of one chapter, found by their first word."""

    def __init__(self, lexicon: Lexicon, phrases: Mapping[str, tuple[str, ...]]) -> None:
        self._by_first: dict[str, list[_Compiled]] = {}
        self._numbers = lexicon.words[_NUMBER_LIST]
        for name, patterns in phrases.items():
            for first, rest in _grouped(patterns).items():
                compiled = _Compiled(name, "|".join(f"(?:{_regex(p, lexicon.words)})" for p in rest))
                for word in _words_of(first, lexicon.words):
                    self._by_first.setdefault(word, []).append(compiled)

    def find(self, read: Read, line: str, starts: Sequence[int]) -> dict[str, list[Hit]]:
        """Every hit of every phrase of the chapter, by name. `line` holds the words, `starts` where each begins."""
        hits: dict[str, list[Hit]] = {}
        of_number = self._by_first.get(NUMBER, [])
        for at, token in enumerate(read.tokens):
            candidates = self._by_first.get(token.norm, _NONE)
            if token.is_number or token.norm in self._numbers:
                candidates = [*candidates, *of_number]
            for compiled in candidates:
                found = compiled.pattern.match(line, starts[at])
                if found:
                    last = bisect_right(starts, found.end() - 1) - 1
                    hits.setdefault(compiled.name, []).append(Hit(compiled.name, at, last))
        return hits


def _line(tokens: tuple[Token, ...]) -> tuple[str, list[int]]:
    """The normalised words with a space after each, and where each begins. A new sentence begins after a full stop."""
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    sentence = 0
    for token in tokens:
        if token.sentence != sentence:
            sentence = token.sentence
            if pieces and pieces[-1] != ". ":
                pieces.append(". ")
                at += 2
        starts.append(at)
        pieces.append(f"{token.norm} ")
        at += len(token.norm) + 1
    return "".join(pieces), starts


def _grouped(patterns: tuple[str, ...]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(pattern.split()[0], []).append(pattern)
    return groups


def _words_of(element: str, lists: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for option in element.split("|"):
        if option.startswith("<") and option != NUMBER:
            yield from lists[option[1:-1]]
        else:
            yield option


def _regex(pattern: str, lists: Mapping[str, frozenset[str]]) -> str:
    return "".join(_element(element, lists) for element in pattern.split())


def _element(element: str, lists: Mapping[str, frozenset[str]]) -> str:
    optional = element.endswith("?")
    element = element.removesuffix("?")
    if element.startswith(".."):
        reach = int(element[2:])
        return f"{_ANY_WORD if reach > _SHORT_REACH else _NEAR_WORD}{{0,{reach}}}?"
    choices = "|".join(_option(option, lists) for option in element.split("|"))
    return f"(?:(?:{choices}) ){'?' if optional else ''}"


def _option(option: str, lists: Mapping[str, frozenset[str]]) -> str:
    if option == NUMBER:
        words = "|".join(sorted(map(re.escape, lists[_NUMBER_LIST]), key=len, reverse=True))
        return rf"[^ .]*\d[^ ]*|{words}"
    if option.startswith("<"):
        return "|".join(sorted(map(re.escape, lists[option[1:-1]]), key=len, reverse=True))
    return re.escape(option)
