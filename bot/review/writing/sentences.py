"""Cuts the tokens of a block into sentences: at end marks, and where a new one begins in a text that has none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.review.reading import Kind, Token
from bot.review.writing.run_on import RunOn
from question_bank.grammar import Grammar
from question_bank.words import WordTable
from question_bank.writing import WritingLists

LONGEST = 80
"""Words after which a sentence ends whatever comes: what rules read again is bounded."""
DICTATED = 40
"""Words without an end mark from which on a stretch is cut where a new clause opens."""
_WORDS_A_MARK = 30
"""Words for each end mark from which on a text counts as dictated: it is cut where no mark stands, too."""
_WORDS_A_COMMA = 20
"""Words for each mark inside a stretch up to which it is cut only behind its marks."""
_SHORT = 12
"""Words from which on a stretch of a dictated text is cut."""
_SHORTEST = 3
"""Words that a sentence of a dictated text has at least."""
_ASIDE = 5
"""Words after which a clause may be one of its own."""
_LEADS = frozenset(("so", "then", "and"))
_PARTIES = frozenset(("i", "we", "he", "she", "they", "it", "everybody", "nobody"))
_ENDS = frozenset(".!?")
_CLOSING = frozenset("\"')")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Cuts tokens into sentences at marks, at cues, and at verbs with subjects of their own."""

    writing: WritingLists
    run_on: RunOn
    cues: dict[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def by(cls, writing: WritingLists, table: WordTable, grammar: Grammar) -> "Sentences":
        """Return what cuts sentences, its cues sorted by their first word."""
        cues: dict[str, tuple[tuple[str, ...], ...]] = {}
        for cue in sorted(writing.cues):
            cues[cue[0]] = (*cues.get(cue[0], ()), cue)
        return cls(writing, RunOn(writing, grammar, table), cues)

    def ends(self, tokens: Sequence[Token], text: str, *, dictated: bool) -> Iterator[int]:
        """Return where the sentences of a block end: places in `tokens`, exclusive, the last one its length."""
        first = 0
        for end in self._marked_ends(tokens):
            if end - first >= (_SHORT if dictated else DICTATED):
                yield from self._cuts(tokens, first, end, text, dictated=dictated)
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

    def _cuts(self, tokens: Sequence[Token], first: int, last: int, text: str, *, dictated: bool) -> Iterator[int]:
        """Return where to cut a stretch that nothing ends."""
        words = [at for at in range(first, last) if tokens[at].kind is not Kind.MARK]
        if len(words) < (_SHORT if dictated else DICTATED):
            return
        places: Iterable[int] = self.run_on.openings(tokens, first, last, text, list(self._cued(tokens, words)))
        if not dictated or (last - first - len(words)) * _WORDS_A_COMMA > len(words):
            places = [at for at in places if self._is_plain(tokens, at, last, dictated=dictated)]
        yield from _bounded(tokens, words, list(places))

    def _is_plain(self, tokens: Sequence[Token], at: int, last: int, *, dictated: bool) -> bool:
        """Say whether a sentence opens plainly in a stretch with commas: behind one, or in a dictated text with `I` or `we`."""
        if tokens[at - 1].kind is Kind.MARK:
            return not _is_aside(tokens, at, last)
        led = tokens[at].norm in _LEADS and at + 1 < last
        return dictated and tokens[at + led].norm in _PARTIES

    def _cued(self, tokens: Sequence[Token], words: Sequence[int]) -> Iterator[int]:
        """Return the places of words that open a sentence whatever follows: `in the end`, `next time`."""
        norms = [tokens[at].norm for at in words]
        for number in range(_SHORTEST, len(words) - _SHORTEST):
            cues = self.cues.get(norms[number])
            if cues is None or norms[number - 1] in self.writing.governs:
                continue
            if any(tuple(norms[number : number + len(cue)]) == cue for cue in cues):
                yield words[number]


def _is_aside(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Say whether a mark follows so soon that the words only say which: `on features | I picked by hand, and ...`."""
    return last - at < _ASIDE or any(tokens[after].kind is Kind.MARK for after in range(at + 1, at + _ASIDE))


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


def is_dictated(blocks: Iterable[Sequence[Token]]) -> bool:
    """Say whether a text has so few end marks that it was dictated, or typed in a hurry."""
    words = marks = 0
    for tokens in blocks:
        marks += sum(token.kind is Kind.MARK and token.norm in _ENDS for token in tokens)
        words += len(tokens)
    return words > _WORDS_A_MARK * max(marks, 1)
