"""A text as tokens and sentences, with offsets into what the user typed.

Case, apostrophes and spaces are folded away here and nowhere else, so they cannot change a verdict.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from bot.review.rubric import count_words
from bot.review.span import Span

_TOKEN = re.compile(
    r"""
      [^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*           # a word, with its apostrophes
    | [$€£¥]?\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?   # a number with its unit: $40k, 2.5x, 14:05, 1,300, 3rd
    | [%.!?;:,()\[\]…—–\-•*+→>/"“”]            # what separates or means something
    | \n\s*                                    # the end of a line, and of a paragraph
    """,
    re.VERBOSE,
)
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_ENDS = frozenset(".!?…")
_BREAKS = frozenset(';:,()[]—–"“”')
_SILENT = frozenset("-•*+→>/")
_FILLERS = frozenset(
    [
        "um",
        "uh",
        "uhm",
        "erm",
        "er",
        "hmm",
        "basically",
        "actually",
        "literally",
        "just",
        "really",
        "quite",
        "very",
        "honestly",
        "obviously",
        "simply",
    ]
)
_FILLER_PAIRS = frozenset({("you", "know"), ("i", "mean"), ("sort", "of"), ("kind", "of"), ("and", "everything")})
_LABEL = re.compile(
    r"(?im)^[ \t]*(?:[-*•#]+[ \t]*)?[(\[]?(?:s|t|a|r|d|e|situation|task|trade[- ]?offs?|action|result|results|driver"
    r"|driver of impact|impact|reflection|context|outcome|learning|learnings|after|background)[)\]]?[ \t]*"
    r"(?::|\)|\]|[-–—][ \t]|$)"
)
_QUOTED = re.compile(r'"[^"\n]{1,300}"|“[^”\n]{1,300}”')
_INLINE_LABEL = re.compile(r"[(\[](?:S|T|A|R|D|E|s|t|a|r|d|e)[)\]]")

LONG_SENTENCE = 45
"""Tokens after which a sentence without a full stop is taken apart at its conjunctions, as dictated text needs it."""
LONGEST_SENTENCE = 100
"""Tokens, some 80 words with their marks, after which a sentence ends whatever comes: what rules read again is bounded."""

END = "."
PAUSE = ","
HALF = ";"
MARKS = frozenset({END, PAUSE, HALF})
"""What is no word: the end of a sentence, a pause, and the half stop between two clauses."""


class Token(NamedTuple):
    """One word, number or pause. `norm` is lower-case without apostrophes; `sentence` counts from 0.

    `quoted` stands in quotation marks.
    """

    norm: str
    start: int
    end: int
    sentence: int
    is_number: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens from `first` up to `last`, exclusive, and its span in the text."""

    index: int
    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True)
class Read:
    """A text, read."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    words: int

    def span(self, first: int, last: int) -> Span:
        """The span from one token up to another, inclusive."""
        return Span(self.tokens[first].start, self.tokens[last].end)


class Stretches:
    """Parts of a text, which may overlap; answers whether an offset lies in one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))
        """Up to where those that begin so early reach."""

    def __bool__(self) -> bool:
        return bool(self._starts)

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def read(text: str) -> Read:
    """Take a text apart. Headings and `(S)` labels count for nothing and are left out."""
    tokens: list[Token] = []
    sentence = 0
    quotes = Stretches(found.span() for found in _QUOTED.finditer(text))
    has_quotes = bool(quotes)
    for norm, start, end in _without_fillers(_raw(text)):
        if norm == END:
            if tokens and tokens[-1].norm != END:
                tokens.append(Token(END, start, end, sentence))
                sentence += 1
            continue
        is_number = not norm.isalpha() and any(c.isdigit() for c in norm)
        tokens.append(Token(norm, start, end, sentence, is_number, has_quotes and start in quotes))
    split = tuple(_numbered(tokens))
    return Read(text=text, tokens=split, sentences=tuple(_sentences(split)), words=count_words(text))


def without(found: Read, sentences: AbstractSet[int]) -> Read:
    """The same text without some of its sentences, as the rules are to see it; offsets and words stay as they are."""
    tokens = tuple(token for token in found.tokens if token.sentence not in sentences)
    return Read(text=found.text, tokens=tokens, sentences=tuple(_sentences(tokens)), words=found.words)


def _raw(text: str) -> Iterator[tuple[str, int, int]]:
    labels = _labels(text)
    has_labels = bool(labels)
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if has_labels and start in labels:
            continue
        piece = found.group()
        if piece.isalpha():
            yield piece.lower(), start, end
        elif piece[0] == "\n" or piece in _ENDS:
            yield END, start, start + 1
        elif piece == HALF:
            yield HALF, start, end
        elif piece in _BREAKS:
            yield PAUSE, start, end
        elif piece not in _SILENT:
            yield _APOSTROPHES.sub("", piece).lower(), start, end


def _labels(text: str) -> "Stretches":
    return Stretches(found.span() for pattern in (_LABEL, _INLINE_LABEL) for found in pattern.finditer(text))


def _without_fillers(raw: Iterator[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Leave out what people say while they think."""
    held: tuple[str, int, int] | None = None
    for item in raw:
        if item[0] in _FILLERS:
            continue
        if held is not None and (held[0], item[0]) in _FILLER_PAIRS:
            held = None
            continue
        if held is not None:
            yield held
        held = item
    if held is not None:
        yield held


def _numbered(tokens: Sequence[Token]) -> Iterator[Token]:
    """Return the tokens with the number of their sentence, once long ones are taken apart."""
    for sentence, (first, last) in enumerate(pairwise([*_starts(tokens), len(tokens)])):
        if tokens[first].sentence == sentence:
            yield from tokens[first:last]
            continue
        for norm, start, end, _, is_number, quoted in tokens[first:last]:
            yield Token(norm, start, end, sentence, is_number, quoted)


def _starts(tokens: Sequence[Token]) -> Iterator[int]:
    """Return where sentences begin. None is longer than LONGEST_SENTENCE."""
    for first, last in pairwise([*_starts_as_told(tokens), len(tokens)]):
        start = first
        yield start
        while last - start > LONGEST_SENTENCE:
            start = _cut(tokens, start)
            yield start


def _starts_as_told(tokens: Sequence[Token]) -> Iterator[int]:
    """Return where sentences begin: after an end mark, and in long ones before a conjunction with its own subject."""
    length = 0
    for at, token in enumerate(tokens):
        if (
            at == 0
            or token.sentence != tokens[at - 1].sentence
            or (
                length > LONG_SENTENCE // 3
                and _starts_clause(tokens, at)
                and _rest(tokens, at) + length > LONG_SENTENCE
            )
        ):
            yield at
            length = 0
        length += 1


def _cut(tokens: Sequence[Token], first: int) -> int:
    """Return where to cut a sentence that does not end: in its later half, at the last place that suits best."""
    places = range(first + LONGEST_SENTENCE // 2, first + LONGEST_SENTENCE + 1)
    return max(places, key=lambda at: (_suits(tokens, at), at))


def _suits(tokens: Sequence[Token], at: int) -> int:
    """Return how well a sentence may begin there: after a half stop, after a pause, with a conjunction, anywhere."""
    before = tokens[at - 1].norm
    return 3 if before == HALF else 2 if before == PAUSE else 1 if tokens[at].norm in _CONJUNCTIONS else 0


_CONJUNCTIONS = frozenset("and so but then because cause since after while which".split())  # noqa: SIM905 -- readable
_SUBJECTS = frozenset("i we they he she it my our the that this there nobody everybody im weve ive id".split())  # noqa: SIM905 -- readable


def _starts_clause(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    return tokens[at].norm in _CONJUNCTIONS and after in _SUBJECTS


def _rest(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the sentence still has, as far as it matters."""
    end = at
    while end < len(tokens) and end - at <= LONG_SENTENCE and tokens[end].sentence == tokens[at].sentence:
        end += 1
    return end - at


def _sentences(tokens: Sequence[Token]) -> Iterator[Sentence]:
    first = 0
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or tokens[at].sentence != tokens[first].sentence:
            words = [token for token in tokens[first:at] if token.norm not in MARKS]
            if words:
                yield Sentence(tokens[first].sentence, first, at, Span(words[0].start, words[-1].end))
            first = at
