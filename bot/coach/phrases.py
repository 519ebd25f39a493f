"""Phrases: all the patterns of the lexicon, searched in one pass over the normalised words of a text."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from bot.coach.patterns import AFTER_THE_LAST, NOWHERE, NUMBER, Line, Notation, Rest, end_of_match
from bot.coach.text import END, Read
from question_bank.lexicon import Lexicon

_NUMERAL = re.compile(r"[^.]*\d")

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
        notation = Notation(lexicon.words)
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


def _line(read: Read) -> Line:
    line = Line()
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
    line.words.append(AFTER_THE_LAST)
    return line


@dataclass(frozen=True, slots=True)
class _Try:
    """What may follow of one phrase; none of it does where no word `wanted` comes `within` so many, unless that is 0."""

    name: str
    rests: tuple[Rest, ...]
    wanted: frozenset[str] = frozenset()
    within: int = 0

    @classmethod
    def of(cls, name: str, rests: tuple[Rest, ...], second: str) -> Self | None:
        """The rests that the second word leaves possible, in their order; None where it leaves none."""
        left = tuple(rest for rest in rests if rest.within != 1 or second in rest.wanted)
        if not left:
            return None
        if any(rest.within <= 1 for rest in left):
            return cls(name, left)
        wanted = frozenset[str]().union(*(rest.wanted for rest in left))
        return cls(name, left, wanted, max(rest.within for rest in left))

    def end(self, line: Line, place: int) -> int:
        """Where the first of the rests that match ends, their first element being just before the place."""
        for rest in self.rests:
            # Most rests fail here, which is cheaper than to try them.
            if rest.within > 1 and rest.wanted.isdisjoint(line.words[place : place + rest.within]):
                continue
            end = end_of_match(rest.elements, 0, line, place)
            if end != NOWHERE:
                return end
        return NOWHERE


@dataclass(frozen=True, slots=True)
class _Tries:
    """What may match before a word: all of it, and what of it may without a word `wanted` that comes `within` so many."""

    all: tuple[_Try, ...]
    certain: tuple[_Try, ...]
    wanted: frozenset[str]
    within: int

    @classmethod
    def of(cls, tries: tuple[_Try, ...]) -> Self:
        """Sorted once."""
        return cls(
            all=tries,
            certain=tuple(one for one in tries if not one.within),
            wanted=frozenset[str]().union(*(one.wanted for one in tries)),
            within=max((one.within for one in tries), default=0),
        )


_Group = tuple[str, Sequence[str]]
"""The patterns of a phrase that begin with the same element: its name, and they."""
_ANY_OTHER = AFTER_THE_LAST


class _Start:
    """The phrases that may begin with one word, sorted by the word after it; read when they first come up."""

    def __init__(self, groups: Sequence[_Group], notation: Notation) -> None:
        self._groups = groups
        self._notation = notation
        self._after: dict[str, _Tries] = {}

    @cached_property
    def _rests(self) -> Sequence[tuple[str, tuple[Rest, ...]]]:
        element = self._notation.element
        return [
            (name, tuple(Rest.of(tuple(map(element, pattern.split()[1:]))) for pattern in patterns))
            for name, patterns in self._groups
        ]

    @cached_property
    def _seconds(self) -> frozenset[str]:
        rests = (rest for _, those in self._rests for rest in those)
        return frozenset[str]().union(*(rest.wanted for rest in rests if rest.within == 1))

    def tries(self, second: str) -> _Tries:
        """What may match before that word."""
        known = second if second in self._seconds else _ANY_OTHER
        found = self._after.get(known)
        if found is None:
            tries = (_Try.of(name, rests, known) for name, rests in self._rests)
            found = self._after[known] = _Tries.of(tuple(possible for possible in tries if possible is not None))
        return found


class _Chapter:
    """The phrases of one chapter, found by their first two words."""

    def __init__(self, notation: Notation, phrases: Mapping[str, tuple[str, ...]]) -> None:
        by_first: dict[str, list[_Group]] = {}
        for name, patterns in phrases.items():
            for first, same in _grouped(patterns).items():
                for word in notation.words(first):
                    by_first.setdefault(word, []).append((name, same))
        after_any_number = by_first.pop(NUMBER, [])
        for word in {*notation.numbers, *filter(_NUMERAL.match, by_first)}:
            by_first.setdefault(word, []).extend(after_any_number)
        self._starts = {word: _Start(groups, notation) for word, groups in by_first.items()}
        self._number = _Start(after_any_number, notation)

    def find(self, line: Line) -> dict[str, list[Hit]]:
        """Every hit of every phrase of the chapter, by name."""
        hits: dict[str, list[Hit]] = {}
        words, starts = line.words, self._starts
        for at, place in enumerate(line.places):
            start = starts.get(words[place]) or (self._number if place in line.numerals else None)
            if start is None:
                continue
            next_place = place + 1
            tries = start.tries(words[next_place])
            after_a_gap = tries.within and not tries.wanted.isdisjoint(words[next_place : next_place + tries.within])
            for one in tries.all if after_a_gap else tries.certain:
                if one.within and one.wanted.isdisjoint(words[next_place : next_place + one.within]):
                    continue
                end = one.end(line, next_place)
                if end != NOWHERE:
                    last = bisect_right(line.places, end - 1) - 1
                    hits.setdefault(one.name, []).append(Hit(one.name, at, last))
        return hits


def _grouped(patterns: tuple[str, ...]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(pattern.split()[0], []).append(pattern)
    return groups
