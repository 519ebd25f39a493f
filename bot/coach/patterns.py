"""Patterns: the notation of the lexicon's `phrases`, and where a match of one ends.

One pattern a line:

    word            that word                       a|b|c       any of these
    <list>          any word of a word list         <n>         a number, in digits or words
    ..5             up to five words, no full stop  word?       that element, or nothing
                    (up to four: no comma either)

A pattern begins with something that cannot be left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from bot.coach.text import END, HALF, PAUSE

NUMBER = "<n>"
AFTER_THE_LAST = ""
"""Stands behind the last word of a text: no pattern knows it."""
NOWHERE = -1
"""Where a match ends that is none."""
_NUMBER_LIST = "number"
_SHORT_REACH = 4
_NEAR_STOPS = frozenset({END, PAUSE, HALF, AFTER_THE_LAST})
_FAR_STOPS = frozenset({END, AFTER_THE_LAST})


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a text, with a full stop wherever a new sentence begins, and what no pattern knows after the last.

    `places` are where each token stands among them, `numerals` where a number in digits does.
    """

    words: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    numerals: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: one of some words, or a gap of up to `reach` words, none of which is a stop."""

    words: frozenset[str] = frozenset()
    number: bool = False
    optional: bool = False
    reach: int = 0
    stops: frozenset[str] = frozenset()


class Notation:
    """Reads patterns with the lexicon's word lists; each element once, as the same ones come up again and again."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self.numbers = lists[_NUMBER_LIST]
        self._lists = lists
        self._known: dict[str, Element] = {}

    def words(self, element: str) -> Iterator[str]:
        """The words that an element allows, NUMBER for any number."""
        for option in element.split("|"):
            if option.startswith("<") and option != NUMBER:
                yield from self._lists[option[1:-1]]
            else:
                yield option

    def element(self, text: str) -> Element:
        """What an element means."""
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> Element:
        if text.startswith(".."):
            reach = int(text[2:].removesuffix("?"))
            return Element(reach=reach, stops=_FAR_STOPS if reach > _SHORT_REACH else _NEAR_STOPS)
        words = frozenset(self.words(text.removesuffix("?")))
        number = NUMBER in words
        return Element(words | self.numbers if number else words, number, optional=text.endswith("?"))


@dataclass(frozen=True, slots=True)
class Rest:
    """What a pattern wants after its first element; one of the words `wanted` has to come `within` so many words.

    `within` is 0 where nothing as simple can be said.
    """

    elements: tuple[Element, ...]
    wanted: frozenset[str] = frozenset()
    within: int = 0

    @classmethod
    def of(cls, elements: tuple[Element, ...]) -> Self:
        """With the first word that cannot be left out, if only a gap comes before it."""
        reach = elements[0].reach if elements else 0
        needed = elements[1:2] if reach else elements[:1]
        if not needed or needed[0].number or needed[0].optional or needed[0].reach:
            return cls(elements)
        return cls(elements, needed[0].words, reach + 1)


def end_of_match(elements: Sequence[Element], n: int, line: Line, place: int) -> int:
    """Where a match of the elements from the n-th on ends that begins at the place, or NOWHERE.

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
                end = end_of_match(elements, n, line, place + 1)
                if end != NOWHERE:
                    return end
            else:
                place += 1
        elif not element.optional:
            return NOWHERE
    return place


def _end_after_gap(gap: Element, elements: Sequence[Element], n: int, line: Line, place: int) -> int:
    """The same, where the n-th element comes after a gap that begins at the place."""
    if n == len(elements):
        return place
    after, words = elements[n], line.words
    certain = not (after.optional or after.reach or after.number)
    for at in range(place, place + gap.reach + 1):
        word = words[at]
        if not certain or word in after.words:
            end = end_of_match(elements, n, line, at)
            if end != NOWHERE:
                return end
        if word in gap.stops:
            break
    return NOWHERE
