"""Cuts the tokens of a block into sentences: at end marks, and where a new one begins in a text that has none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.review.reading import Kind, Token
from question_bank.writing import Writing

LONGEST = 80
"""Words after which a sentence ends whatever comes: what rules read again is bounded."""
DICTATED = 40
"""Words without an end mark from which on a text counts as dictated, and is cut where a new subject opens a clause."""
_SHORTEST_DICTATED = 5
"""Words that a sentence of a dictated text has at least."""
_ENDS = frozenset(".!?")
_CLOSING = frozenset("\"')")
_LONGEST_CUE = 5


@dataclass(frozen=True, slots=True)
class Sentences:
    """Cuts tokens into sentences by the word lists of how people write."""

    writing: Writing
    cues: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def by(cls, writing: Writing) -> "Sentences":
        """Return what cuts sentences, its cues sorted by their first word."""
        cues: dict[str, tuple[tuple[str, ...], ...]] = {}
        for cue in writing.cues:
            cues[cue[0]] = (*cues.get(cue[0], ()), cue)
        return cls(writing, cues)

    def ends(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Return where the sentences of a block end: places in `tokens`, exclusive, the last one its length."""
        first = 0
        for end in self._marked_ends(tokens):
            yield from self._dictated_ends(tokens, first, end)
            yield end
            first = end

    def _marked_ends(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Return where end marks end a sentence, with the brackets and quotation marks that close after them."""
        last, at = len(tokens), 0
        while at < last:
            token = tokens[at]
            at += 1
            if token.kind is not Kind.MARK or token.norm not in _ENDS:
                continue
            closed = at
            while closed < last and tokens[closed].kind is Kind.MARK and tokens[closed].norm in _CLOSING:
                closed += 1
            goes_on = closed > at and closed < last and tokens[closed].norm in self.writing.after_quote
            at = closed
            if not goes_on and at < last:
                yield at
        if last:
            yield last

    def _dictated_ends(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
        """Return where to cut a stretch that nothing ends."""
        words = [at for at in range(first, last) if tokens[at].kind is not Kind.MARK]
        if len(words) < DICTATED:
            return
        has_marks = (last - first - len(words)) * 25 >= len(words)
        yield from _bounded(tokens, words, list(self._places(tokens, words, has_marks=has_marks)))

    def _places(self, tokens: Sequence[Token], words: Sequence[int], *, has_marks: bool) -> Iterator[int]:
        """Return the places of words that open a sentence of their own."""
        since = 0
        for number, at in enumerate(words):
            since += 1
            if since <= _SHORTEST_DICTATED or len(words) - number < _SHORTEST_DICTATED:
                continue
            after_mark = tokens[at - 1].kind is Kind.MARK
            if has_marks and not after_mark:
                continue
            if self._opens(tokens, words, number):
                yield at
                since = 1

    def _opens(self, tokens: Sequence[Token], words: Sequence[int], number: int) -> bool:
        norm, before = tokens[words[number]].norm, tokens[words[number - 1]].norm
        if norm in self.writing.subjects:
            return before not in self.writing.governs
        for cue in self.cues.get(norm, ()):
            after = words[number : number + len(cue)]
            if len(after) == len(cue) and all(tokens[at].norm == word for at, word in zip(after, cue, strict=True)):
                return before not in self.writing.governs
        return False


def _bounded(tokens: Sequence[Token], words: Sequence[int], places: Sequence[int]) -> Iterator[int]:
    """Return the places, and more of them where a sentence would still be longer than LONGEST words."""
    place_of = {at: number for number, at in enumerate(words)}
    first = 0
    for place in (*places, None):
        last = len(words) if place is None else place_of[place]
        while last - first > LONGEST:
            first = _suited(tokens, words, first)
            yield words[first]
        if place is not None:
            yield place
            first = last


def _suited(tokens: Sequence[Token], words: Sequence[int], first: int) -> int:
    """Return the number of the word before which to cut: in the later half, at the last place that suits best."""
    numbers = range(first + LONGEST // 2, first + LONGEST + 1)
    return max(numbers, key=lambda number: (_suits(tokens, words[number]), number))


def _suits(tokens: Sequence[Token], at: int) -> int:
    """Return how well a sentence may begin there: after a half stop, after a pause, anywhere."""
    before = tokens[at - 1]
    return 0 if before.kind is not Kind.MARK else 2 if before.norm == ";" else 1
