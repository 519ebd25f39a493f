"""Marks that go along when a story's text is edited: a diff of the words tells where each marked word stands now."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from bot.conversation.logic.stories.story_text import in_text_order
from bot.review.span import Span
from storage.records import LetterMark, MarkedText

LARGEST = 1_000_000
"""Words of the one text by words of the other, up to which every word is compared. Beyond it whole lines are."""
FEWEST_KEPT = 1 / 3
"""Share of a mark's words, by their length, that must be found again for the mark to stay."""
ONE_MARK = 1 / 2
"""Share of the new stretch that the words found again must fill, so that what was put in between has the letter too."""
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def moved(told: MarkedText, text: str) -> MarkedText:
    """Return the edited text with the marks of the old one, each where its words stand now.

    A mark of whose words too few are left is dropped.
    """
    if text == told.text:
        return told
    places = _places(told.text, text)
    marks = (each for mark in told.marks for each in _moved(mark, places, told.text, text))
    return MarkedText(text=text, marks=in_text_order(dict.fromkeys(marks)))


def unmarked(told: MarkedText, text: str) -> Sequence[Span]:
    """Return where the words of the old text that have no mark stand in the edited one, neighbours as one, in order."""
    marks = [Span(mark.start, mark.end) for mark in told.marks]
    bare = [new for old, new in _places(told.text, text) if not any(old.overlaps(mark) for mark in marks)]
    return _runs(bare)


def _places(old: str, new: str) -> Sequence[tuple[Span, Span]]:
    """Return the words of the old text that the new one has too, each with its place in both, in order."""
    for pattern in (_WORD, _LINE):
        one = [(found.group().strip(), Span(*found.span())) for found in pattern.finditer(old)]
        other = [(found.group().strip(), Span(*found.span())) for found in pattern.finditer(new)]
        first = _same(one, other)
        last = _same(one[first:][::-1], other[first:][::-1])
        ends = len(one) - last, len(other) - last
        inside = [word for word, _ in one[first : ends[0]]], [word for word, _ in other[first : ends[1]]]
        if len(inside[0]) * len(inside[1]) <= LARGEST or pattern is _LINE:
            break
    blocks = []
    if len(inside[0]) * len(inside[1]) <= LARGEST:
        blocks = SequenceMatcher(None, *inside, autojunk=False).get_matching_blocks()
    pairs = [
        *((at, at) for at in range(first)),
        *((first + block.a + at, first + block.b + at) for block in blocks for at in range(block.size)),
        *((ends[0] + at, ends[1] + at) for at in range(last)),
    ]
    return [(one[at][1], other[to][1]) for at, to in pairs]


def _same(one: Sequence[tuple[str, Span]], other: Sequence[tuple[str, Span]]) -> int:
    """Return with how many equal words two lists begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left[0] != right[0]), min(len(one), len(other)))


def _moved(mark: LetterMark, places: Sequence[tuple[Span, Span]], old_text: str, new_text: str) -> list[LetterMark]:
    """Return a mark where its words stand now: one stretch, or several where much was put in between."""
    before = Span(mark.start, mark.end)
    kept = [_within(before, old, new) for old, new in places if old.overlaps(before)]
    found = sum(new.end - new.start for new in kept)
    if not kept or found < FEWEST_KEPT * _signs(old_text, before):
        return []
    whole = Span(kept[0].start, kept[-1].end)
    if found >= ONE_MARK * _signs(new_text, whole):
        return [LetterMark(mark.letter, whole.start, whole.end)]
    return [LetterMark(mark.letter, run.start, run.end) for run in _runs(kept)]


def _signs(text: str, span: Span) -> int:
    """Return the number of code points of a span that are no white space."""
    return sum(map(len, text[span.start : span.end].split()))


def _within(mark: Span, old: Span, new: Span) -> Span:
    """Return the place of a word now, cut where the mark begins or ends inside the word."""
    return Span(new.start + max(0, mark.start - old.start), new.end - max(0, old.end - mark.end))


def _runs(spans: Sequence[Span]) -> list[Span]:
    """Return neighbouring spans as one."""
    runs: list[Span] = []
    for span in spans:
        if runs and span.start - runs[-1].end <= 1:
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    return runs
