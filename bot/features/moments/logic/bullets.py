"""The bullets of a résumé: where each stands in the text, and the job under which it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.review.span import Span

MOST_BULLETS = 60
FEWEST_WORDS = 4
"""A bullet with fewer words names a skill or a tool, and tells of nothing that happened."""
LONGEST_BULLET = 600
"""In characters. What is longer is a paragraph that the file does not part."""
_WORDS_OF_A_LINE = 6
"""Fewest words of a line that is taken for a bullet where the text marks none."""
_FULL = 0.7
"""How long a line is, measured by the long lines of the text, from which on it may be wrapped."""
_LONG_LINES = 0.9
_GLYPH = re.compile(
    r"[ \t]*(?:[•●○▪▫■□◦‣⁃∙·►➢➤✓✔★*§\uf0b7\u00ad\u2022]|[-–—]|o(?=[ \t]+[A-Z])|\(?\d{1,2}[.)])[ \t]+(?=\S)"
)
"""What opens a bullet, with the space after it."""
_WORDS_OF_A_HEADING = 3
_PROMISES_MORE = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|that|the|through|to|using|via|which|with))\s*$"
)
"""How a line ends that cannot be the end of its bullet."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bullet of a résumé."""

    said: Span
    job: Span | None = None
    """The line with years above it: the job, project or school under which it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many lines of a résumé are no bullets, by the reason."""

    short: int = 0
    """Of fewer words than `fewest`, as a skill, a tool or a heading is. Lines with years, which name a job, do not count."""
    long: int = 0
    """Of over LONGEST_BULLET characters."""
    fewest: int = FEWEST_WORDS
    """Fewest words of a bullet, more where the text marks none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBullets:
    """The bullets of a résumé in its order, at most MOST_BULLETS, and what else was there."""

    listed: tuple[Bullet, ...]
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    opens: int
    """The length of what opens a bullet; 0 where nothing does."""

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def words_at(text: str, span: Span) -> str:
    """Return the words of a part of the text, on one line."""
    return " ".join(text[span.start : span.end].split())


def bullets_of(text: str) -> FoundBullets:
    """Return the bullets of a text. Where the text marks none, each line that is long enough is one."""
    lines = list(_lines(text))
    marked = any(line.opens for line in lines)
    fewest = FEWEST_WORDS if marked else _WORDS_OF_A_LINE
    listed: list[Bullet] = []
    short = long = 0
    for bullet in _stretches(lines, text) if marked else _unmarked(lines, text):
        words = len(words_at(text, bullet.said).split())
        if bullet.said.end - bullet.said.start > LONGEST_BULLET:
            long += 1
        elif words >= fewest:
            listed.append(bullet)
        elif words:
            short += 1
    return FoundBullets(listed=tuple(listed[:MOST_BULLETS]), left_out=LeftOut(short=short, long=long, fewest=fewest))


def _stretches(lines: Sequence[_Line], text: str) -> Iterator[Bullet]:
    """Return what stands behind each mark, with the lines into which it is wrapped."""
    full = _FULL * _long(lines)
    job: Span | None = None
    start = end = -1
    before: _Line | None = None
    for line in lines:
        if start >= 0 and before is not None and _goes_on(before, line, full):
            end, before = _end(line), line
            continue
        if start >= 0:
            yield Bullet(_stripped(text, start, end), job)
            start = -1
        before = line
        if line.opens:
            start, end = line.start + line.opens, _end(line)
        elif _YEAR.search(line.text):
            job = _bare(text, line.start, _end(line))
    if start >= 0:
        yield Bullet(_stripped(text, start, end), job)


def _unmarked(lines: Sequence[_Line], text: str) -> Iterator[Bullet]:
    job: Span | None = None
    for line in lines:
        if _YEAR.search(line.text) and not line.text.rstrip().endswith(_ENDS):
            job = _bare(text, line.start, _end(line))
        elif not line.is_blank:
            yield Bullet(_stripped(text, line.start, _end(line)), job)


def _goes_on(before: _Line, line: _Line, full: float) -> bool:
    """Return whether a line goes on with the bullet of the line before, which was wrapped there."""
    if line.is_blank or line.opens:
        return False
    words = line.text.strip()
    if words[0].islower() or words[0] in "(&/%$€£,":
        return True
    if _is_heading(words) and not _PROMISES_MORE.search(before.text):
        return False
    return len(before.text.rstrip()) >= full and not before.text.rstrip().endswith(_ENDS) and not _YEAR.search(words)


def _is_heading(words: str) -> bool:
    """Return whether a line looks like a heading: all in capitals, or a few words without an end."""
    return words.isupper() or (len(words.split()) <= _WORDS_OF_A_HEADING and not words.endswith(_ENDS))


def _long(lines: Sequence[_Line]) -> float:
    """Return the length of the text's long lines, by which a full line is told."""
    lengths = sorted(len(line.text) for line in lines if not line.is_blank)
    return float(lengths[int(_LONG_LINES * (len(lengths) - 1))]) if lengths else 0.0


def _lines(text: str) -> Iterator[_Line]:
    places = [0, *(found.end() for found in re.finditer(r"\r\n|[\n\r\f\v\u2028\u2029]", text)), len(text)]
    for start, end in pairwise(places):
        line = text[start:end].rstrip("\r\n\f\v\u2028\u2029")
        opening = _GLYPH.match(line)
        yield _Line(start, line, opening.end() if opening else 0)


def _end(line: _Line) -> int:
    return line.start + len(line.text)


def _bare(text: str, start: int, end: int) -> Span:
    """Return a line without the signs by which Markdown makes it a heading or bold."""
    piece = text[start:end]
    bare = piece.strip("#*_ \t")
    return Span(start + piece.index(bare), start + piece.index(bare) + len(bare))


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
