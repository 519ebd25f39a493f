"""Cuts the tokens of a block into sentences: at end marks, and where a new one begins in a text that has none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.review.reading import Kind, Token
from question_bank.words import ADJECTIVE, ADVERB, ING, NOUN, PAST, PLURAL, THIRD, WordTable
from question_bank.writing import WritingLists

LONGEST = 80
"""Words after which a sentence ends whatever comes: what rules read again is bounded."""
DICTATED = 40
"""Words without an end mark from which on a stretch is cut where a new clause opens."""
_WORDS_A_MARK = 30
"""Words for each end mark from which on a text counts as dictated: it is cut where no mark stands, too."""
_SHORT = 12
"""Words from which on a stretch of a dictated text is cut."""
_SHORTEST = 3
"""Words that a sentence of a dictated text has at least."""
_LONG = 25
"""Words from which on a dictated sentence is cut at weaker signs, such as `and I`."""
_REACH = 5
"""Words after the first one of a subject among which its verb is looked for."""
_ASIDE = 5
"""Words after which a clause may be one of its own."""
_ENDS = frozenset(".!?")
_CLOSING = frozenset("\"')")
_DONE = frozenset((NOUN, PLURAL, ADJECTIVE, ADVERB, PAST))
"""Classes of a word that may end a clause."""
_NOMINAL = _DONE - {PAST, ADVERB}
_FINITE = frozenset((PAST, THIRD))


@dataclass(frozen=True, slots=True)
class Sentences:
    """Cuts tokens into sentences by the word lists of how people write and the table of word forms."""

    writing: WritingLists
    table: WordTable
    cues: dict[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def by(cls, writing: WritingLists, table: WordTable) -> "Sentences":
        """Return what cuts sentences, its cues sorted by their first word."""
        cues: dict[str, tuple[tuple[str, ...], ...]] = {}
        for cue in sorted(writing.cues):
            cues[cue[0]] = (*cues.get(cue[0], ()), cue)
        return cls(writing, table, cues)

    def ends(self, tokens: Sequence[Token], *, dictated: bool) -> Iterator[int]:
        """Return where the sentences of a block end: places in `tokens`, exclusive, the last one its length."""
        first = 0
        for end in self._marked_ends(tokens):
            if end - first >= (_SHORT if dictated else DICTATED):
                yield from self._cuts(tokens, first, end, dictated=dictated)
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

    def _cuts(self, tokens: Sequence[Token], first: int, last: int, *, dictated: bool) -> Iterator[int]:
        """Return where to cut a stretch that nothing ends."""
        words = [at for at in range(first, last) if tokens[at].kind is not Kind.MARK]
        if len(words) >= (_SHORT if dictated else DICTATED):
            yield from _bounded(tokens, words, list(self._places(tokens, words, dictated=dictated)))

    def _places(self, tokens: Sequence[Token], words: Sequence[int], *, dictated: bool) -> Iterator[int]:
        """Return the places of words that open a sentence of their own."""
        norms = [tokens[at].norm for at in words]
        last, start, hanging = words[-1] + 1, 0, self._hangs(norms, 0)
        for number in range(_SHORTEST, len(words) - _SHORTEST):
            at = words[number]
            after_mark = tokens[at - 1].kind is Kind.MARK
            if number - start < _SHORTEST or not (dictated or after_mark) or self._is_governed(norms, number):
                continue
            if hanging and norms[number] in self.writing.subjects:
                hanging = False  # "if they change it | we start again": the clause on which it hangs
            elif self._opens(norms, number, long=number - start > _LONG) and (
                after_mark or not _is_aside(tokens, at, last)
            ):
                opening = self._opening(norms, number)
                if opening - start >= _SHORTEST:
                    start, hanging = opening, self._hangs(norms, number)
                    yield words[start]

    def _is_governed(self, norms: Sequence[str], number: int) -> bool:
        """Say whether a word belongs to what stands before it: `because I`, `the thing I`, `told them I`."""
        return norms[number - 1] in self.writing.governs or norms[number - 2] in self.writing.tells

    def _opening(self, norms: Sequence[str], number: int) -> int:
        """Return where the sentence of a subject opens: before `and in March last year`, or at the subject itself."""
        for opening in range(number - 2, max(number - _REACH, 0), -1):
            if norms[opening] in self.writing.joints and norms[opening + 1] in self.writing.hanging:
                return opening
        return number

    def _opens(self, norms: Sequence[str], number: int, *, long: bool) -> bool:
        """Say whether a word opens a sentence, by what it is and what stands on both sides of it."""
        norm = norms[number]
        if norm in self.writing.subjects:
            return self._is_done(norms[number - 1])
        if self._begins(self.cues, norms, number):
            return True
        if norm == "it":
            return self._is_done(norms[number - 1], _NOMINAL) and self._is_finite(norms[number + 1])
        if norm in self.writing.determiners:
            return self._is_done(norms[number - 1], _NOMINAL) and self._has_verb(norms, number)
        return long and norm in self.writing.joints and norms[number + 1] in self.writing.subjects

    def _hangs(self, norms: Sequence[str], number: int) -> bool:
        """Say whether a sentence opens with what hangs on its main clause: `if`, `in the first week`, `and doing a check`."""
        if norms[number] in self.writing.joints and number + 1 < len(norms):
            number += 1
        return norms[number] in self.writing.hanging or self.table.of(norms[number]).classes[0] == ING

    def _begins(self, cues: dict[str, tuple[tuple[str, ...], ...]], norms: Sequence[str], number: int) -> bool:
        return any(tuple(norms[number : number + len(cue)]) == cue for cue in cues.get(norms[number], ()))

    def _is_done(self, norm: str, classes: frozenset[str] = _DONE) -> bool:
        """Say whether a clause may end with a word: with a number, or one of those classes."""
        return not norm.isalpha() or self.table.of(norm).classes[0] in classes

    def _has_verb(self, norms: Sequence[str], number: int) -> bool:
        """Say whether a determiner opens a subject: a finite verb follows, and no word between them governs."""
        for norm in norms[number + 2 : number + 2 + _REACH]:
            if self._is_finite(norm):
                return True
            if norm in self.writing.governs:
                return False
        return False

    def _is_finite(self, norm: str) -> bool:
        return norm in self.writing.auxiliaries or self.table.of(norm).classes[0] in _FINITE


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
