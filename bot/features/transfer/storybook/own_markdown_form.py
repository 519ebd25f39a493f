"""Reader of the bot's own form in Markdown: stories as they were told with their marks, and the form filled in by hand.

Every sign of such a story is literal. A file of before has a heading for each letter; so has the form to fill in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.conversation.logic.stories.letter_paragraphs import BLANK_LINE, joined_letters, with_more
from bot.features.transfer.limits import LONGEST_STORY
from bot.features.transfer.storybook.draft import BadFile, Draft, Fault, one_line, tidy
from bot.features.transfer.storybook.lines import (
    LEARNINGS,
    NO_TITLE,
    SCOPE,
    TASK,
    StoryHeading,
    begins_our_story,
    heading_level,
    is_comment,
    is_rule,
    own_tag,
    part_heading,
    story_heading,
    unmarked,
)
from bot.features.transfer.storybook.story_fields import ArchetypeNames, StoryFields
from bot.features.transfer.storybook.told_text import (
    COMMENT_END,
    PlacedMarks,
    as_told,
    has_marks,
    marks_of_comment,
    opens_comment,
)
from question_bank.models import Move
from question_bank.story_forms import StoryForms
from storage.records import MarkedText

_FIRST = Move.SITUATION.value


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStory:
    """A story in our form, with the lines of the file that it takes."""

    first: int
    """Number of its first line, from 1."""
    end: int
    """Number of the last line."""
    draft: Draft | None
    """None for a form that nobody has filled in."""


@dataclass(slots=True)
class _Open:
    """A story that is being read."""

    heading: StoryHeading
    line: int
    told: PlacedMarks | None = None
    """The text with its marks, where the comment of the marks was found."""
    part: str | None = None
    """Part that is being read. None before the first."""
    parts: dict[str, list[str]] = field(default_factory=dict)
    """Lines of each part as they stand, in the order of the file."""
    loose: list[tuple[int, str]] = field(default_factory=list)
    """Lines under no part, with their numbers."""
    tags: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Line number and value of each field."""


class OwnFormReader:
    """Reads the stories that are in our form, made from the printed lines of the forms and the archetypes."""

    def __init__(self, forms: StoryForms, archetypes: ArchetypeNames) -> None:
        self._forms = forms
        self._archetypes = archetypes

    def read(self, lines: Sequence[str]) -> list[OwnStory]:
        """Return the stories in our form among the lines of a file. Raises BadFile with the line to mend."""
        found: list[OwnStory] = []
        at = 0
        while at < len(lines):
            if begins_our_story(lines[at]):
                found.append(self._story(lines, at))
                at = found[-1].end
            else:
                at += 1
        return found

    def _story(self, lines: Sequence[str], first: int) -> OwnStory:
        heading = story_heading(lines[first])
        story = _Open(heading or StoryHeading(level=1, title=""), first + 1)
        at = self._told(story, lines, first)
        while at < len(lines) and not self._ends(story, lines[at]):
            self._take(story, at + 1, lines[at].rstrip("\r"))
            at += 1
        return OwnStory(first=first + 1, end=at, draft=self._draft(story))

    def _told(self, story: _Open, lines: Sequence[str], first: int) -> int:
        """Read the fields and the text up to the end of its comment. Return the number of the next line, from 0.

        Where there is no comment, nothing is read: the form has a heading for each letter.
        """
        start, tags = _fields(lines, first + 1)
        at = _comment(lines, start)
        if at is None:
            return first + 1
        end = _end_of_comment(lines, at)
        inside = lines[start:at]
        if lines[first].endswith("\r"):  # an editor saved the whole file with the line ends of Windows
            inside = [line.removesuffix("\r") for line in inside]
        inside = inside[1:] if inside[:1] == [""] else inside
        inside = inside[:-1] if inside[-1:] == [""] else inside
        story.told = marks_of_comment(as_told(inside), "\n".join(lines[at : end + 1]))
        story.tags = tags
        return end + 1

    def _ends(self, story: _Open, line: str) -> bool:
        """Return whether a line begins another story, or is another heading that is not below the story's own."""
        if story_heading(line) is not None:
            return True
        level = heading_level(line)
        if level is None or part_heading(line) is not None or (story.part is None and own_tag(line) is not None):
            return False
        return level <= story.heading.level

    def _take(self, story: _Open, number: int, line: str) -> None:
        part = part_heading(line)
        if part is not None:
            story.part = part.part
            kept = story.parts.setdefault(part.part, [])
            kept += [""] * bool(kept) + [part.rest]
        elif story.part is not None:
            story.parts[story.part].append(line)
        elif (found := own_tag(line)) is not None and story.told is None:
            story.tags.setdefault(found[0], (number, found[1]))
        elif not self._is_printed(line):
            story.loose.append((number, line))

    def _is_printed(self, line: str) -> bool:
        bare = line.strip()
        return (
            is_rule(line)
            or heading_level(line) is not None
            or bare in self._forms.own
            or self._forms.is_printed(line)
            or is_comment(bare)
        ) and bool(bare)

    def _draft(self, story: _Open) -> Draft | None:
        """Return the story, or None for a form that is still as it was printed: it has no title and no word."""
        texts = {part: self._text(lines) for part, lines in story.parts.items()}
        placed = story.told or self._from_parts(story, texts)
        if story.heading.title in ("", NO_TITLE) and not placed.told.text and not any(texts.values()):
            return None
        told = self._with_parts(placed.told, texts) if story.told is not None else placed.told
        if len(told.text) > LONGEST_STORY:
            raise BadFile(Fault.LONG_STORY, story.line, self._line(story.heading.title))
        fields = StoryFields(
            line=story.line,
            title="" if story.heading.title == NO_TITLE else self._line(story.heading.title),
            values={name: (line, self._line(value)) for name, (line, value) in story.tags.items()},
        )
        return Draft(
            title=fields.checked_title(),
            project=fields.words("project"),
            year=fields.year(),
            archetypes=fields.archetypes(self._archetypes),
            category=fields.words("category"),
            learnings=texts.get(LEARNINGS) or None,
            core=fields.core(),
            scope=fields.scope(),
            told=told,
            by_letters=story.told is None and bool(story.parts),
            unmarked=placed.unmarked,
            dropped=placed.dropped,
        )

    def _from_parts(self, story: _Open, texts: Mapping[str, str]) -> PlacedMarks:
        """Return the text of a form by its parts, or the words of a story that has no part. Raises BadFile for loose text."""
        words = [(number, line) for number, line in story.loose if line.strip()]
        if not story.parts:
            text = tidy("\n".join(line for _, line in story.loose))
            return PlacedMarks(told=MarkedText(text=text), unmarked=bool(text))
        if words:
            raise BadFile(Fault.LOOSE_TEXT, words[0][0], one_line(words[0][1]))
        parts = {move.value: texts.get(move.value, "") for move in Move}
        parts[_FIRST] = BLANK_LINE.join(filter(None, (parts[_FIRST], texts.get(TASK, ""))))
        order = dict.fromkeys(Move(_FIRST if part == TASK else part) for part in texts if part != LEARNINGS)
        return PlacedMarks(told=joined_letters(parts, tuple(dict.fromkeys((*order, *Move)))))

    def _with_parts(self, told: MarkedText, texts: Mapping[str, str]) -> MarkedText:
        """Return the text with parts that somebody wrote behind its marks."""
        for part, words in texts.items():
            if part != LEARNINGS:
                told = with_more(told, Move(_FIRST if part == TASK else part), words)
        return told

    def _text(self, lines: Sequence[str]) -> str:
        kept = [line for line in lines if line.strip() not in self._forms.own and not is_rule(line)]
        return tidy("\n".join(unmarked(line, self._forms) for line in kept))

    def _line(self, value: str) -> str:
        return one_line(unmarked(value.strip(), self._forms))


def _comment(lines: Sequence[str], start: int) -> int | None:
    """Return the number of the line, from 0, at which the comment of the story's marks begins; None where it has none.

    A comment that somebody has changed by hand counts too, but not in a file of before: there, a heading of a letter
    stands first, and a line of the text that looks like the comment is text.
    """
    changed: int | None = None
    for at in range(start, len(lines)):
        if begins_our_story(lines[at]):
            break
        if opens_comment(lines[at]):
            if has_marks("\n".join(lines[at : _end_of_comment(lines, at) + 1])):
                return at
            changed = at if changed is None else changed
    first = next((line for line in lines[start:] if line.strip()), "")
    return None if part_heading(first) is not None else changed


def _end_of_comment(lines: Sequence[str], at: int) -> int:
    """Return the number of the line that ends a comment, or of its first where none does before the next begins."""
    for end in range(at, len(lines)):
        if COMMENT_END in lines[end]:
            return end
        if begins_our_story(lines[end]) or (end > at and opens_comment(lines[end])):
            break
    return at


def _fields(lines: Sequence[str], start: int) -> tuple[int, dict[str, tuple[int, str]]]:
    """Return the fields that stand right behind a story's heading, and the number of the line after them, from 0.

    A file of before has no scope: there, such a line behind a gap is the first one of the text.
    """
    found: dict[str, tuple[int, str]] = {}
    end = at = start
    while at < len(lines):
        field_ = own_tag(lines[at])
        is_text = field_ is not None and field_[0] == SCOPE and found and not lines[at - 1].strip()
        if field_ is not None and field_[0] not in found and not is_text:
            found[field_[0]] = (at + 1, field_[1])
            end = at + 1
        elif lines[at].strip():
            break
        at += 1
    return end, found
