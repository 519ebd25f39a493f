"""Reader of stories in Markdown files of any origin: which lines begin a story, and what of it each letter tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.conversation.logic.stories.letter_paragraphs import BLANK_LINE
from bot.conversation.logic.stories.story_text import with_letter
from bot.features.transfer.limits import LONGEST_STORY
from bot.features.transfer.storybook.draft import BadFile, Draft, Fault, one_line, tidy
from bot.features.transfer.storybook.labels import PartName, PartNames
from bot.features.transfer.storybook.lines import NO_TITLE, is_comment, story_heading, tag
from bot.features.transfer.storybook.markdown_lines import PlainLine, PlainText
from bot.features.transfer.storybook.part_lines import PartLine, part_lines
from bot.features.transfer.storybook.story_fields import CORE_NUMBERS, ArchetypeNames, StoryFields
from bot.features.transfer.storybook.table_rows import without_columns
from bot.review.span import Span
from question_bank.models import Move
from question_bank.story_forms import StoryForms
from storage.records import MarkedText

FEWEST_OWN_WORDS = 8
LONGEST_TITLE_WORDS = 12
LINE_END = "\n"
BOLD_LEVEL = 2
"""Level of a story whose title is in bold letters, no heading."""
_BRACKET = re.compile(r"\[\s*fill in\b:?\s*(?P<inside>[^\]]*)\]?(?P<after>.*)", re.IGNORECASE | re.ASCII)
_BLANK_RUN = re.compile(r"\n{3,}")
_TITLE = re.compile(r"title\s*:\s*(?P<title>.+)", re.IGNORECASE)
_PROPERTY = re.compile(
    r"(?:title|created|created time|last edited(?: time)?|updated|modified|status|tags|aliases|date)\s*:.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStory:
    """A story of a file."""

    line: int
    draft: Draft | None
    """None for a form that nobody has filled in."""


@dataclass(slots=True)
class _Section:
    """The lines of one story, with what its heading says."""

    title: str
    line: int
    level: int = 0
    number: int | None = None
    """Number in the usual template."""
    lines: list[PlainLine] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    """A stretch of a story under one label, or before the first."""

    name: PartName
    lines: list[PlainLine] = field(default_factory=list)


class MarkdownStories:
    """Reads stories from plain lines, by the printed lines of the forms, the archetypes and the names of parts."""

    def __init__(self, forms: StoryForms, archetypes: ArchetypeNames, names: PartNames) -> None:
        self._forms = forms
        self._archetypes = archetypes
        self._names = names

    def numbered(self, text: PlainText) -> list[FoundStory]:
        """Return the stories under headings such as `Story 1: …`. Raises BadFile with the line to mend."""
        return [self._found(section) for section in self._numbered(self._lines(text))]

    def read(self, text: PlainText, name: str = "") -> list[FoundStory]:
        """Return the stories of a file whose name, without its ending, is `name`. Raises BadFile with the line to mend."""
        lines = self._lines(text)
        sections = self._numbered(lines) or self._titled(lines) or self._only(lines, text.front, name)
        if len(sections) == 1:  # the properties of a note belong to the one story in it
            sections[0].lines[:0] = [line for line in text.front if tag(line.text) is not None]
        return [self._found(section) for section in sections]

    def _lines(self, text: PlainText) -> list[PlainLine]:
        """Return the lines without tables of columns. Words above a rule are a heading only where they name something."""
        lines = without_columns(text.lines, self._names)
        return [
            replace(line, level=0) if line.underlined and not self._names_something(line) else line for line in lines
        ]

    def _names_something(self, line: PlainLine) -> bool:
        return _begun(line, plain=False) is not None or self._is_label(line) or tag(line.text) is not None

    def _numbered(self, lines: Sequence[PlainLine]) -> list[_Section]:
        """Return the stories whose headings say that they are: in headings or bold letters, else in plain lines."""
        for plain in (False, True):
            sections: list[_Section] = []
            current: _Section | None = None
            for line in lines:
                begun = _begun(line, plain=plain)
                if begun is not None:
                    current = begun
                    sections.append(current)
                elif current is not None and line.level and self._closes(current, line):
                    current = None
                elif current is not None:
                    current.lines.append(line)
            if sections and not (plain and not any(self._has_parts(section.lines) for section in sections)):
                return sections
        return []

    def _titled(self, lines: Sequence[PlainLine]) -> list[_Section]:
        """Return the stories that a heading of any words begins: the nearest one above the labels of its parts."""
        sections: list[_Section] = []
        above: list[tuple[int, PlainLine]] = []
        current: _Section | None = None
        for at, line in enumerate(lines):
            if line.level and not self._is_label(line):
                if current is None or line.level <= current.level:
                    current = None
                    above = [each for each in above if each[1].level < line.level] + [(at, line)]
                    continue
            elif current is None and self._is_label(line):
                over = [each for each in above if not line.level or each[1].level < line.level]
                if not over:
                    if sections:
                        raise BadFile(Fault.NO_HEADING, line.number)
                    return []
                start, title = over[-1]
                current = _Section(title.text, title.number, title.level)
                current.lines += lines[start + 1 : at]
                sections.append(current)
            if current is not None:
                current.lines.append(line)
        return sections

    def _only(self, lines: Sequence[PlainLine], front: Sequence[PlainLine], name: str) -> list[_Section]:
        """Return the whole file as one story: a note with labels, titled by its properties, first line or name."""
        parts = [part for part in part_lines(lines, self._names) if part.name is not None]
        if not parts or (len(parts) == 1 and not (parts[0].is_heading or parts[0].form == "bold")):
            return []
        again = next((part for part in parts[1:] if part.label == parts[0].label), None)
        if again is not None:
            raise BadFile(Fault.NO_HEADING, lines[again.at].number)
        before = [line for line in lines[: parts[0].at] if not tag(line.text) and line.text]
        titled = (_TITLE.fullmatch(line.text) for line in (*front, *before))
        title = next((found["title"] for found in titled if found), "")
        told = list(lines)
        if not title and len(before) == 1 and len(before[0].text.split()) <= LONGEST_TITLE_WORDS:
            title = before[0].text
            told.remove(before[0])
        title = title.strip("\"' ") or name
        if not title:
            raise BadFile(Fault.NO_HEADING, lines[parts[0].at].number)
        return [_Section(title, lines[0].number, lines=told)]

    def _closes(self, section: _Section, line: PlainLine) -> bool:
        """Return whether a heading is another one that is not below the story's own."""
        return line.level <= section.level and not self._is_label(line) and tag(line.text) is None

    def _is_label(self, line: PlainLine) -> bool:
        """Return whether a line is a label by itself: a heading, bold words or a word with a colon that name a part."""
        found = part_lines([line], self._names)
        if found and found[0].name is not None:
            return True
        named = self._names.named(line.text.rstrip(": ")) if line.level else None
        return named is not None and bool(named.moves or named.learnings)

    def _has_parts(self, lines: Sequence[PlainLine]) -> bool:
        return any(part.name is not None for part in part_lines(lines, self._names))

    def _found(self, section: _Section) -> FoundStory:
        rows = {line: found for line in section.lines if (found := _row_field(line)) is not None}
        section.lines = [line for line in section.lines if line not in rows]
        labels = part_lines(section.lines, self._names)
        first = next((label.at for label in labels if label.name is not None), len(section.lines))
        values, before = self._fields(section.lines[:first])
        parts, unknown = _parts(before, section.lines[first:], first, labels)
        if not any(label.name is not None for label in labels):
            parts = [_Part(PartName(), before)]
        texts = [(part.name, self._text(part.lines)) for part in parts]
        if (section.number is not None or section.title in ("", NO_TITLE)) and not any(text for _, text in texts):
            return FoundStory(line=section.line, draft=None)
        told = _told(texts)
        if len(told.text) > LONGEST_STORY:
            raise BadFile(Fault.LONG_STORY, section.line, section.title)
        of_rows = {name: (line.number, value) for line, (name, value) in rows.items()}
        fields = StoryFields(
            line=section.line, title="" if section.title == NO_TITLE else section.title, values={**of_rows, **values}
        )
        core = fields.core()
        if section.number is not None:
            core = section.number if section.number in CORE_NUMBERS else None
        draft = Draft(
            title=fields.checked_title(),
            project=fields.words("project"),
            year=fields.year(),
            archetypes=fields.archetypes(self._archetypes),
            category=fields.words("category"),
            learnings=BLANK_LINE.join(text for name, text in texts if name.learnings and text) or None,
            core=core,
            scope=fields.scope(),
            told=told,
            by_letters=bool(told.marks),
            unmarked=bool(told.text and not told.marks),
            unknown=unknown,
        )
        return FoundStory(line=section.line, draft=draft)

    def _fields(self, lines: Sequence[PlainLine]) -> tuple[dict[str, tuple[int, str]], list[PlainLine]]:
        """Return the fields among the lines before the first part, and the other lines that are words of the user's."""
        values: dict[str, tuple[int, str]] = {}
        others: list[PlainLine] = []
        for line in lines:
            found = tag(line.text)
            if found is not None and not others:
                values.setdefault(found[0], (line.number, found[1].strip("\"' ")))
            elif not (
                line.level or line.header or is_comment(line.text) or (not others and _PROPERTY.fullmatch(line.text))
            ):
                others.append(line)
        return values, others

    def _text(self, lines: Sequence[PlainLine]) -> str:
        own = []
        for line in lines:
            if line.text.strip() in self._forms.own or self._forms.is_printed(line.text):
                continue
            bare = _without_bracket(line.text)
            if bare or not line.text:
                own.append(replace(line, text=bare))
        if len([line for line in own if line.text]) == 1:
            own = [replace(line, marker="") for line in own]
        told = "".join(f"{BLANK_LINE if line.after_gap else LINE_END}{line.told}" for line in own)
        return _BLANK_RUN.sub("\n\n", tidy(told))


def _begun(line: PlainLine, *, plain: bool) -> _Section | None:
    """Return the story that a line begins, or None."""
    set_off = line.level or (line.strong and not line.marker)
    if line.code or line.quoted or not (set_off or plain):
        return None
    heading = story_heading(f"{'#' * (line.level or BOLD_LEVEL)} {line.text}")
    if heading is None or (plain and heading.number is None):
        return None
    return _Section(heading.title, line.number, heading.level, heading.number)


def _row_field(line: PlainLine) -> tuple[str, str] | None:
    """Return the field that a row of a table holds, with its name in the first cell. None for another line."""
    return tag(f"{line.cells[0]}: {' '.join(line.cells[1:])}") if len(line.cells) > 1 else None


def _parts(
    before: Sequence[PlainLine], lines: Sequence[PlainLine], first: int, labels: Sequence[PartLine]
) -> tuple[list[_Part], tuple[str, ...]]:
    """Return the parts of a story in its order, and the labels that name none.

    An unknown heading ends the part before it. Other unknown labels stay in their part.
    """
    parts = [_Part(PartName(), list(before))]
    unknown = []
    by_place = {label.at - first: label for label in labels if label.at >= first}
    for at, line in enumerate(lines):
        label = by_place.get(at)
        if label is not None and label.name is not None:
            rest = replace(line, text=label.rest, marker="", level=0, cells=(), after_gap=False)
            parts.append(_Part(label.name, [rest] if label.rest else []))
            continue
        if label is not None:
            unknown.append(label.label)
            if label.is_heading:
                parts.append(_Part(PartName()))
        parts[-1].lines.append(replace(line, level=0))
    return parts, tuple(dict.fromkeys(unknown))


def _told(texts: Sequence[tuple[PartName, str]]) -> MarkedText:
    """Return the parts one after the other as the text of a story, each marked with its letters."""
    text = ""
    spans: list[tuple[Span, PartName]] = []
    for name, words in texts:
        if words and not name.learnings:
            start = len(text) + len(BLANK_LINE) * bool(text)
            text = f"{text}{BLANK_LINE}{words}" if text else words
            spans.append((Span(start, len(text)), name))
    told = MarkedText(text=text)
    for move in Move:
        told = with_letter(told, move, *(span for span, name in spans if move in name.moves))
    return told


def _without_bracket(line: str) -> str:
    """Return a line without `[Fill in: …]`.

    Text after the bracket stays, and a sentence of the user's own inside it.
    """
    found = _BRACKET.fullmatch(line.strip())
    if found is None:
        return line
    inside = found["inside"].strip()
    is_own = len(inside.split()) >= FEWEST_OWN_WORDS and "?" not in inside
    return f"{inside if is_own else ''} {found['after'].strip()}".strip()


def title_of(text: str) -> str:
    """Return a title for a text without one: the first words of its first line."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    words = one_line(first).split()
    return " ".join(words[:LONGEST_TITLE_WORDS]) + (" …" if len(words) > LONGEST_TITLE_WORDS else "")
