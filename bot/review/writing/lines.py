"""The lines of a text: what each opens with, and which ones an editor broke in the middle of a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from question_bank.writing import WritingLists

_LINE = re.compile(r"[^\n]+|(?<=\n)(?=\n)")
_OPENING = re.compile(
    r"""
    (?P<quote>[ \t]*(?:>[ \t]?)*)
    (?:\|(?=.*\|)[ \t]*)?
    (?P<heading>\#{1,6}[ \t]+)?
    (?P<bullet>
        (?:[-*•+◦▪▫●○‣∙·→✓✔✅➤►–—]|[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]+)[ \t]+(?:\[[ xX]?\][ \t]+)?
      | \(?\d{1,2}[.)][ \t]+
    )?
    (?P<emphasis>[*_]{1,3}(?=[^\s*_]))?
    """,
    re.VERBOSE,
)
_LETTERED = re.compile(r"\(?[a-h]\)[ \t]+", re.IGNORECASE)
_SECOND_LETTER = re.compile(r"^[ \t]*\(?b\)[ \t]", re.IGNORECASE | re.MULTILINE)
"""Where one line opens with `b)`, another that opens with `a)` opens with no label of a part."""
_RULE = re.compile(r"[-=*_|: \t]*$")
_ENDS = re.compile(r"[.!?…:;][\"')\]*_]*[ \t]*$")
_PAUSES = re.compile(r"[,&(/]\s*$")
_FIRST_WORD = re.compile(r"\S+")
_WRAPS_FROM, _WRAPS_TO = 36, 120
"""An editor that breaks lines breaks them within these columns."""
_SURE = 60
"""Columns from which on one broken line is enough; else two are needed, or a small letter after the break."""
_MOSTLY = 0.8
_FEWEST_BULLETS = 3
_DASHES = frozenset("-–—+")
_NAMED = re.compile(r"[*_]{0,3}([A-Za-z][A-Za-z' /-]{0,40}?)[*_]{0,3}[ \t]*:(?=\s|$)")
"""A name before a colon."""


@dataclass(slots=True)
class TextLine:
    """A line: where it begins and ends, and where its words begin, after bullets and heading marks."""

    start: int
    end: int
    words: int
    bullet: str = ""
    heading: bool = False
    quote: bool = False
    joined: bool = False
    """It goes on with the line before."""

    @property
    def blank(self) -> bool:
        """Say whether it has no words at all."""
        return self.words >= self.end


def lines(text: str, writing: WritingLists) -> list[TextLine]:
    """Return the lines of a folded text, those that an editor broke marked as joined."""
    found = [_line(text, *match.span()) for match in _LINE.finditer(text)]
    if len(found) == 1:
        return _in_one_line(text, found[0])
    if _SECOND_LETTER.search(text):
        for line in found:
            _take_letter(text, line)
    _join(text, found, writing)
    return found


def _in_one_line(text: str, line: TextLine) -> list[TextLine]:
    """Return the bullets of a list that lost its line breaks; the line itself where it is none."""
    mark = f" {line.bullet} "
    if len(line.bullet) != 1 or text.count(mark) < _FEWEST_BULLETS - 1:
        return [line]
    cuts = [line.start, *(found.start() + 1 for found in re.finditer(re.escape(mark), text)), line.end]
    return [_line(text, start, end) for start, end in pairwise(cuts)]


def _line(text: str, start: int, end: int) -> TextLine:
    if _RULE.match(text, start, end):
        return TextLine(start, end, end)
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return TextLine(start, end, start)
    words = opening.start("emphasis") if opening["emphasis"] else opening.end()
    return TextLine(
        start, end, words, (opening["bullet"] or "").strip(), bool(opening["heading"]), ">" in opening["quote"]
    )


def _take_letter(text: str, line: TextLine) -> None:
    """Read the letter that opens a line of a lettered list as its bullet."""
    opening = None if line.bullet else _LETTERED.match(text, line.words, line.end)
    if opening:
        line.words, line.bullet = opening.end(), ")"


def _join(text: str, found: Sequence[TextLine], writing: WritingLists) -> None:
    """Mark the lines that go on with the line before."""
    breaks = [(one, other) for one, other in pairwise(found) if not one.blank and not other.blank]
    if not breaks:
        return
    longest = max(line.end - line.start for pair in breaks for line in pair)
    filled = {id(other) for one, other in breaks if one.end - one.start + _first_word(text, other) >= longest}
    plain = [other for _, other in breaks if not other.bullet and not other.heading]
    fills = sum(id(other) in filled for other in plain)
    in_columns = _WRAPS_FROM <= longest <= _WRAPS_TO
    is_sure = fills > 1 or longest >= _SURE or (fills > 0 and text[plain[0].words].islower())
    wrapped = in_columns and is_sure and fills >= _MOSTLY * len(plain)
    lists = {other.bullet for one, other in pairwise(found) if other.bullet and (one.blank or id(other) not in filled)}
    cased = _has_capitals(text)
    hanging = False
    for one, other in breaks:
        hanging = bool(one.bullet) or (hanging and _is_indented(text, one))
        if one.heading or other.heading or _opens_part(text, other, writing, cased=cased):
            continue
        is_filled = id(other) in filled and in_columns
        if other.bullet:
            broken = wrapped and is_filled and other.bullet not in lists and not _ENDS.search(text, one.words, one.end)
            other.joined = broken and (other.bullet in _DASHES or other.bullet[-1] in ".)")
        elif is_filled and (wrapped or fills > 1):
            other.joined = True
        else:
            other.joined = _goes_on(text, one, other, writing, cased=cased, hanging=hanging)
        if other.joined:
            other.words = _after_quote(text, other)
            other.bullet = ""


def _opens_part(text: str, line: TextLine, writing: WritingLists, *, cased: bool) -> bool:
    """Say whether a line opens with the name of a part: `Action: ...`. It goes on with nothing, whatever its width."""
    named = _NAMED.match(text, line.words, line.end)
    if named is None or (cased and not named[1][0].isupper()):
        return False
    return named[1].lower().replace("'", "") in writing.headings


def _is_indented(text: str, line: TextLine) -> bool:
    return text[line.start : line.start + 2].isspace()


def _goes_on(text: str, one: TextLine, other: TextLine, writing: WritingLists, *, cased: bool, hanging: bool) -> bool:
    """Say whether a line goes on with the one before by its words alone; `hanging` says that this is of a bullet."""
    if _ENDS.search(text, one.words, one.end):
        return False
    if _PAUSES.search(text, one.words, one.end):
        return True
    if hanging and _is_indented(text, other):
        return True
    first = _FIRST_WORD.search(text, other.words, other.end)
    word = first.group() if first else ""
    return (cased and word[:1].islower()) or word.lower().strip(",.") in writing.goes_on


def _first_word(text: str, line: TextLine) -> int:
    found = _FIRST_WORD.search(text, line.start, line.end)
    return len(found.group()) + 1 if found else 0


def _after_quote(text: str, line: TextLine) -> int:
    at = line.start
    while at < line.end and text[at] in " \t>":
        at += 1
    return at


def _has_capitals(text: str) -> bool:
    """Say whether sentences of the text open with a capital letter."""
    first = next((c for c in text if c.isalpha()), "a")
    return first.isupper() and not text.isupper()


def paragraphs(found: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """Return the lines in groups that are one line to a reader."""
    group: list[TextLine] = []
    for line in found:
        if group and line.joined:
            group.append(line)
            continue
        if group:
            yield group
        group = [] if line.blank else [line]
    if group:
        yield group
