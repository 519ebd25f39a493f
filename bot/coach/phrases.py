"""Phrases: small patterns over normalised words, all searched in one pass over a text.

The notation, one pattern a line of the lexicon's `phrases`:

    word            that word                       a|b|c       any of these
    <list>          any word of a word list         <n>         a number, in digits or words
    ..5             up to five words, no full stop  word?       that element, or nothing
                    (up to four: no comma either)

A pattern begins with something that cannot be left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from bot.coach.text import END, HALF, PAUSE, Read
from question_bank.lexicon import Lexicon

NUMBER = "<n>"
_NUMBER_LIST = "number"
_NUMERAL = re.compile(r"[^.]*\d")
_SHORT_REACH = 4
_AFTER_THE_LAST = ""
_NEAR_STOPS = frozenset({END, PAUSE, HALF, _AFTER_THE_LAST})
_FAR_STOPS = frozenset({END, _AFTER_THE_LAST})
_NOWHERE = -1

SELDOM_ASKED = frozenset({"traps", "style", "honesty", "self_assessment", "pushback"})
"""Lexicon files that most reviews need only in part or not at all; the others are searched together."""
_ALWAYS_ASKED = "moves"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its name, and its tokens from `first` to `last`, inclusive."""

    name: str
    first: int
    last: int


class PhraseBook:
    """Every phrase of the lexicon, chapter by chapter."""

    def __init__(self, lexicon: Lexicon) -> None:
        notation = _Notation(lexicon.words)
        self._chapter_of = {
            name: file if file in SELDOM_ASKED else _ALWAYS_ASKED for name, file in lexicon.chapters.items()
        }
        self._chapters = {
            chapter: _Chapter(notation, {n: p for n, p in lexicon.phrases.items() if self._chapter_of[n] == chapter})
            for chapter in sorted(set(self._chapter_of.values()))
        }

    def search(self, read: Read) -> "Hits":
        """The hits of a text; a chapter is searched when the first of its phrases is asked for."""
        return Hits(read, self._chapters, self._chapter_of)


class Hits:
    """What phrases were found in one text."""

    def __init__(self, read: Read, chapters: Mapping[str, "_Chapter"], chapter_of: Mapping[str, str]) -> None:
        self._chapters = chapters
        self._chapter_of = chapter_of
        self._line = _line(read)
        self._found: dict[str, Mapping[str, list[Hit]]] = {}

    def of(self, name: str) -> Sequence[Hit]:
        """Every hit of a phrase, in the order of the text, one a starting word. Raises KeyError for an unknown name."""
        chapter = self._chapter_of[name]
        if chapter not in self._found:
            self._found[chapter] = self._chapters[chapter].find(self._line)
        return self._found[chapter].get(name, ())


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a text, with a full stop wherever a new sentence begins, and what no pattern knows after the last.

    `places` are where each token stands among them, `numerals` where a number in digits does.
    """

    words: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    numerals: set[int] = field(default_factory=set)


def _line(read: Read) -> _Line:
    line = _Line()
    sentence = 0
    for token in read.tokens:
        if token.sentence != sentence:
            sentence = token.sentence
            if line.words and line.words[-1] != END:
                line.words.append(END)
        if token.is_number and _NUMERAL.match(token.norm):
            line.numerals.add(len(line.words))
        line.places.append(len(line.words))
        line.words.append(token.norm)
    line.words.append(_AFTER_THE_LAST)
    return line


@dataclass(frozen=True, slots=True)
class _Element:
    """One element of a pattern: one of some words, or a gap of up to `reach` words, none of which is a stop."""

    words: frozenset[str] = frozenset()
    number: bool = False
    optional: bool = False
    reach: int = 0
    stops: frozenset[str] = frozenset()


class _Notation:
    """Reads patterns with the lexicon's word lists; each element once, as the same ones come up again and again."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self.numbers = lists[_NUMBER_LIST]
        self._lists = lists
        self._known: dict[str, _Element] = {}

    def words(self, element: str) -> Iterator[str]:
        """The words that an element allows, NUMBER for any number."""
        for option in element.split("|"):
            if option.startswith("<") and option != NUMBER:
                yield from self._lists[option[1:-1]]
            else:
                yield option

    def element(self, text: str) -> _Element:
        """What an element means."""
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> _Element:
        if text.startswith(".."):
            reach = int(text[2:].removesuffix("?"))
            return _Element(reach=reach, stops=_FAR_STOPS if reach > _SHORT_REACH else _NEAR_STOPS)
        words = frozenset(self.words(text.removesuffix("?")))
        number = NUMBER in words
        return _Element(words | self.numbers if number else words, number, optional=text.endswith("?"))


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a pattern wants after its first element; one of the words `wanted` has to come `within` so many words.

    `within` is 0 where nothing as simple can be said.
    """

    elements: tuple[_Element, ...]
    wanted: frozenset[str] = frozenset()
    within: int = 0

    @classmethod
    def of(cls, elements: tuple[_Element, ...]) -> Self:
        """With the first word that cannot be left out, if only a gap comes before it."""
        reach = elements[0].reach if elements else 0
        needed = elements[1:2] if reach else elements[:1]
        if not needed or needed[0].number or needed[0].optional or needed[0].reach:
            return cls(elements)
        return cls(elements, needed[0].words, reach + 1)


class _Group:
    """The patterns of a phrase with the same first element, read when that first comes up: a start need not wait."""

    def __init__(self, name: str, patterns: Sequence[str], notation: _Notation) -> None:
        self.name = name
        self._patterns = patterns
        self._notation = notation

    @cached_property
    def _rests(self) -> tuple[_Rest, ...]:
        elements = self._notation.element
        return tuple(_Rest.of(tuple(map(elements, pattern.split()[1:]))) for pattern in self._patterns)

    def end(self, line: _Line, place: int) -> int:
        """Where the first of the patterns that match ends, their first element being just before the place."""
        for rest in self._rests:
            # Most patterns fail here, which is cheaper than to try them.
            if rest.within and rest.wanted.isdisjoint(line.words[place : place + rest.within]):
                continue
            end = _end(rest.elements, 0, line, place)
            if end != _NOWHERE:
                return end
        return _NOWHERE


class _Chapter:
    """The phrases of one chapter, found by their first word."""

    def __init__(self, notation: _Notation, phrases: Mapping[str, tuple[str, ...]]) -> None:
        self._by_first: dict[str, list[_Group]] = {}
        self._numbers = notation.numbers
        for name, patterns in phrases.items():
            for first, same in _grouped(patterns).items():
                group = _Group(name, same, notation)
                for word in notation.words(first):
                    self._by_first.setdefault(word, []).append(group)

    def find(self, line: _Line) -> dict[str, list[Hit]]:
        """Every hit of every phrase of the chapter, by name."""
        hits: dict[str, list[Hit]] = {}
        for at, place in enumerate(line.places):
            for group in self._beginning(line, place):
                end = group.end(line, place + 1)
                if end != _NOWHERE:
                    last = bisect_right(line.places, end - 1) - 1
                    hits.setdefault(group.name, []).append(Hit(group.name, at, last))
        return hits

    def _beginning(self, line: _Line, place: int) -> Sequence[_Group]:
        """The groups whose first element allows the word at that place."""
        word = line.words[place]
        groups = self._by_first.get(word, _NO_GROUPS)
        if place in line.numerals or word in self._numbers:
            return [*groups, *self._by_first.get(NUMBER, _NO_GROUPS)]
        return groups


_NO_GROUPS: Sequence[_Group] = ()


def _end(elements: Sequence[_Element], n: int, line: _Line, place: int) -> int:
    """Where a match of the elements from the n-th on ends that begins at the place, or _NOWHERE.

    As with a regular expression, a gap is first tried as short as it can be, and what is optional as being there.
    """
    words = line.words
    while n < len(elements):
        element = elements[n]
        n += 1
        if element.reach:
            return _end_after_gap(element, elements, n, line, place)
        if words[place] in element.words or (element.number and place in line.numerals):
            if element.optional:
                end = _end(elements, n, line, place + 1)
                if end != _NOWHERE:
                    return end
            else:
                place += 1
        elif not element.optional:
            return _NOWHERE
    return place


def _end_after_gap(gap: _Element, elements: Sequence[_Element], n: int, line: _Line, place: int) -> int:
    """The same, where the n-th element comes after a gap that begins at the place."""
    if n == len(elements):
        return place
    after, words = elements[n], line.words
    certain = not (after.optional or after.reach or after.number)
    for at in range(place, place + gap.reach + 1):
        word = words[at]
        if not certain or word in after.words:
            end = _end(elements, n, line, at)
            if end != _NOWHERE:
                return end
        if word in gap.stops:
            break
    return _NOWHERE


def _grouped(patterns: tuple[str, ...]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(pattern.split()[0], []).append(pattern)
    return groups
