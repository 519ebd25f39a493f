"""Finds the blocks of a text: paragraphs, bullets, headings with the move they name, an interviewer's lines, code."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from bot.review.reading import BlockKind
from bot.review.writing.lines import TextLine, lines, paragraphs
from bot.review.writing.machine_lines import chat_lines, machine_lines
from bot.review.writing.slips import Corrected
from question_bank.models import Move
from question_bank.writing import WritingLists

_NAME = r"[A-Za-z][A-Za-z'/]*(?:[ -]+[A-Za-z'/]+){0,5}"
_LABEL = re.compile(
    rf"""
    [*_]{{0,3}}
    (?: [(\[](?P<boxed>{_NAME})[)\]][*_]{{0,3}}[ \t]*[:.\-–—]?
      | (?P<name>{_NAME}?)[*_]{{0,3}}[ \t]*(?P<delim>[:|](?![/\d])|\)(?=\s)|(?<=[\s*_])[-–—]+(?=\s|$)|[-–—]+$|$)
    )[*_]{{0,3}}[ \t]*
    """,
    re.VERBOSE,
)
_INSIDE = re.compile(
    rf"[(\[](?P<boxed>{_NAME})[)\]][ \t]*[:\-–—]?[ \t]*|(?<=[.!?;][\s\"'*_])[*_]{{0,3}}(?P<name>{_NAME}):[*_]{{0,3}}[ \t]+"
)
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[ap]m)?"
_DATE = r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?"
_STAMP = re.compile(
    rf"\[?(?:{_DATE},?[ ]+)?{_TIME}(?:,?[ ]+{_DATE})?\]?[ ]*(?:-[ ]*)?[A-Z]\w*(?:[ ]\w+){{0,2}}:[ ]*", re.IGNORECASE
)
"""Time and name before a line that was copied from a chat."""
_BOLD = re.compile(r"(?P<marks>\*\*|__)(?P<words>[^*_\n]{2,80})(?P=marks)[ \t]*:?[ \t]*")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_LETTERS = {move.value.lower(): move for move in Move}
_ONLY_DRIVE = frozenset("de")
_FEWEST_LETTERS = 3
_FEWEST_NAMES = 2
"""Single letters are labels beside so many of another letter or name."""
_WHAT_WAS = re.compile(r"(?:What|How|Why)(?: [a-z]+){1,5} (?:was|were|is|did|done|went|had)")
"""A heading of a report: `What the difficulty was`."""
_MOST_WORDS_OF_A_TITLE = 9


class FoldedBlock(NamedTuple):
    """A block in the folded text: from `start` up to `end`, exclusive."""

    kind: BlockKind
    start: int
    end: int
    section: Move | None


@dataclass(frozen=True, slots=True)
class Blocks:
    """Finds the blocks of texts, by the names that parts have."""

    writing: WritingLists
    inside: re.Pattern[str]
    """A known name anywhere in a line, with a colon."""
    bare: re.Pattern[str]
    """A known name that nothing parts from the words after it."""

    @classmethod
    def by(cls, writing: WritingLists) -> "Blocks":
        """Return a finder of blocks by the word lists of how people write."""
        names = "|".join(sorted(map(re.escape, writing.headings), key=len, reverse=True))
        inside = re.compile(rf"(?P<boxed>(?!))|(?<=\s)(?P<name>{names}):[ \t]+", re.IGNORECASE)
        return cls(writing, inside, re.compile(rf"(?P<name>{names})[ \t]+(?=\S)", re.IGNORECASE))

    def find(self, text: str, corrected: Corrected) -> list[FoldedBlock]:
        """Return the blocks of a folded text, in its order. What is in none is white space, bullets and marks of layout."""
        finder = _Finder(text, self.writing, corrected, self.bare)
        if "\n" not in text.strip() and (first := _LABEL.match(text)) and finder.is_known(first):
            finder.inside = self.inside  # a text that lost its line breaks: no end mark stands before its labels
        return finder.parts()


@dataclass(slots=True)
class _Finder:
    text: str
    writing: WritingLists
    corrected: Corrected
    bare: re.Pattern[str]
    inside: re.Pattern[str] = _INSIDE
    section: Move | None = None
    found: list[FoldedBlock] = field(default_factory=list)
    letters: frozenset[str] = frozenset()
    asked: bool = False
    answered: bool = False
    unparted: bool = False
    """The names of parts open the lines, and nothing parts them from what follows: `context we had four teams`."""
    bold: bool = False
    """Bold words open the lines, as headings of what follows in them: `**What I saw** It sorted letters wrongly.`"""

    def parts(self) -> list[FoldedBlock]:
        told = list(self._without_code(lines(self.text, self.writing)))
        told = self._without_lines(BlockKind.CODE, told, machine_lines(self.text, told))
        told = self._without_lines(BlockKind.INTERVIEWER, told, chat_lines(self.text, told, self._names_of_parts()))
        groups = list(paragraphs(told))
        self._look_at_labels(groups)
        for group in groups:
            self._group(group)
        return sorted(self.found, key=lambda part: part.start)

    def _without_code(self, found: Sequence[TextLine]) -> Iterator[TextLine]:
        """Return the lines that are no code between two fences."""
        fences = [at for at, line in enumerate(found) if _FENCE.match(self.text, line.start, line.end)]
        done = 0
        for first, last in zip(fences[::2], fences[1::2], strict=False):
            yield from found[done:first]
            self.found.append(FoldedBlock(BlockKind.CODE, found[first].start, found[last].end, None))
            done = last + 1
        yield from found[done:]

    def _without_lines(self, kind: BlockKind, found: list[TextLine], out: Collection[int]) -> list[TextLine]:
        """Return the lines without those of these numbers, which become blocks of a kind that is not told."""
        for number in out:
            line = found[number]
            line.joined = False
            self.found.append(FoldedBlock(kind, line.start, line.end, None))
        return [line for number, line in enumerate(found) if number not in out] if out else found

    def _names_of_parts(self) -> Collection[str]:
        return {
            *self.writing.headings,
            *self.writing.spoken_headings,
            *self.writing.speaker,
            *self.writing.interviewer,
            *_LETTERS,
        }

    def _look_at_labels(self, groups: Sequence[Sequence[TextLine]]) -> None:
        """Note which single letters are used as labels, and whether somebody asks and somebody answers."""
        labels = [found for group in groups if (found := self._label(group[0]))]
        names = [self._name(found) for found in labels]
        inside = (self._name(found) for found in self.inside.finditer(self.text))
        letters = {name for name in (*names, *inside) if name in _LETTERS}
        named = sum(self.writing.headings.get(name) is not None for name in names)
        if "s" not in letters and len(letters) < _FEWEST_LETTERS and named < _FEWEST_NAMES:
            letters &= {name for name, found in zip(names, labels, strict=True) if found["boxed"]}
        self.letters = frozenset(letters)
        self.asked = any(name in self.writing.interviewer for name in names)
        self.unparted = named == 0 and self._names_open(groups)
        self.bold = sum(self._bold(group[0]) is not None for group in groups) >= _FEWEST_LETTERS
        self.answered = any(name in self.writing.speaker and name not in _LETTERS for name in names)

    def _names_open(self, groups: Sequence[Sequence[TextLine]]) -> bool:
        """Say whether so many lines open with the names of different parts that these are labels without their marks."""
        if len(groups) < _FEWEST_LETTERS:
            return False
        opened = [found["name"].lower() for group in groups if (found := self._opened(group[0]))]
        moves = {self.writing.headings[name] for name in opened} - {None}
        return len(moves) >= _FEWEST_LETTERS and 2 * len(opened) >= len(groups)

    def _opened(self, line: TextLine) -> re.Match[str] | None:
        return self.bare.match(self.text, line.words, line.end)

    def _bold(self, line: TextLine) -> re.Match[str] | None:
        """Return the bold words that open a line, where a new sentence or a list follows them in it."""
        found = _BOLD.match(self.text, line.words, line.end)
        if found is None or found.end() >= line.end or found["words"][-1] in ".!?":
            return None
        opens = self.text[found.end()].isupper() or not self.text[found.end()].isalpha()
        return found if opens and len(found["words"].split()) <= _MOST_WORDS_OF_A_TITLE else None

    def _label(self, line: TextLine) -> re.Match[str] | None:
        return _LABEL.match(self.text, line.words, line.end)

    def _name(self, found: re.Match[str]) -> str:
        """Return the name of a label, folded: slips and words that are said twice undone."""
        words = (found["boxed"] or found["name"]).lower().replace("'", "").split()
        return " ".join(word for word, _ in groupby(self.corrected(word, capital=False) for word in words))

    def _group(self, group: Sequence[TextLine]) -> None:
        line, end = group[0], group[-1].end
        start = line.words
        kind = BlockKind.BULLET if line.bullet else BlockKind.PARAGRAPH
        if line.heading or self._is_title(group):
            self._heading(start, end)
            return
        if stamp := _STAMP.match(self.text, start, line.end):
            self._add(BlockKind.HEADING, start, stamp.end())
            start = stamp.end()
        found = _LABEL.match(self.text, start, line.end)
        name = self._name(found) if found else ""
        if found and self._is_asking(name, found, line):
            self._add(BlockKind.INTERVIEWER, start, end)
            return
        if found and self._is_label(name, found):
            start = self._labelled(name, start, found.end())
        elif self.unparted and (opened := self._opened(line)):
            start = self._labelled(opened["name"].lower(), opened.start(), opened.end())
        elif self.bold and (heading := self._bold(line)):
            self._heading(start, heading.end())
            start = heading.end()
        self._words(kind, start, end)

    def _is_asking(self, name: str, found: re.Match[str], line: TextLine) -> bool:
        if found["boxed"] or found["delim"] != ":" or line.bullet:
            return False
        known = self._is_known(name) or name in self.writing.speaker
        return name in self.writing.interviewer or (self.answered and not known and " " not in name)

    def is_known(self, label: re.Match[str]) -> bool:
        """Say whether a label is the name of a part."""
        return self._name(label) in self.writing.headings

    def _is_known(self, name: str) -> bool:
        return name in self.writing.headings or name in self.writing.spoken_headings or name in self.letters

    def _is_label(self, name: str, found: re.Match[str]) -> bool:
        """Say whether a label is one: of a part by name or letter, or of the one who answers."""
        if name in _LETTERS:
            return name in self.letters or (name == "a" and self.asked and found["delim"] == ":")
        if found["boxed"]:
            return name in self.writing.headings
        if found["delim"] == ":":
            return self._is_known(name) or name in self.writing.speaker
        return name in self.writing.headings or (not found["delim"] and name in self.writing.spoken_headings)

    def _labelled(self, name: str, start: int, end: int) -> int:
        """Take the section from a label. Return where the words after it begin; a spoken label is words itself."""
        if name in self.writing.spoken_headings:
            self.section = self.writing.spoken_headings[name]
            return start
        if name in self.letters or name not in self.writing.speaker:
            self.section = self._move(name)
        self._add(BlockKind.HEADING, start, end)
        return end

    def _move(self, name: str) -> Move | None:
        """Return the move that a label names. A T of S, T, A and R alone may be a task or a trade-off: no move."""
        if name in self.letters:
            return None if name == "t" and not self.letters & _ONLY_DRIVE else _LETTERS[name]
        return self.writing.headings.get(name)

    def _is_title(self, group: Sequence[TextLine]) -> bool:
        """Say whether a line is one in bold letters, and short; or a short question word's own line, with no end mark."""
        line = group[0]
        if len(group) == 1 and not line.bullet and _WHAT_WAS.fullmatch(self.text, line.words, line.end):
            return True
        bold = _BOLD.fullmatch(self.text, line.words, line.end) if len(group) == 1 and not line.bullet else None
        return (
            bold is not None and len(bold["words"].split()) <= _MOST_WORDS_OF_A_TITLE and bold["words"][-1] not in ".!?"
        )

    def _heading(self, start: int, end: int) -> None:
        words = re.sub(r"[^a-z/ -]", "", self.text[start:end].lower()).strip(" -")
        self.section = self.writing.headings.get(words, self.writing.spoken_headings.get(words))
        if words in self.letters:
            self.section = self._move(words)
        self._add(BlockKind.HEADING, start, end)

    def _words(self, kind: BlockKind, start: int, end: int) -> None:
        """Add a stretch of words, cut at the labels inside it."""
        for found in self.inside.finditer(self.text, start, end):
            name = self._name(found)
            if name in self.letters or name in self.writing.headings or (found["name"] and self._is_known(name)):
                self._add(kind, start, found.start())
                start = self._labelled(name, found.start(), found.end())
        self._add(kind, start, end)

    def _add(self, kind: BlockKind, start: int, end: int) -> None:
        stripped = self.text[start:end]
        start += len(stripped) - len(stripped.lstrip())
        end -= len(stripped) - len(stripped.rstrip())
        if start < end:
            self.found.append(FoldedBlock(kind, start, end, self.section))
