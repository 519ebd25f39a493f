"""Reader of Markdown stories: the bot's own form as it is exported, and the usual template of eight stories."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.features.transfer.storybook.draft import (
    LONGEST_LINE,
    LONGEST_STORY,
    YEARS,
    BadFile,
    Draft,
    Fault,
    one_line,
    tidy,
)
from bot.features.transfer.storybook.lines import (
    LEARNINGS,
    NO_CORE,
    NO_TITLE,
    TASK,
    StoryHeading,
    heading_level,
    is_rule,
    mended,
    part_heading,
    story_heading,
    tag,
    unmarked,
)
from question_bank.models import Archetype, ArchetypeId, Move
from question_bank.story_forms import StoryForms

CORE_NUMBERS = range(1, 9)
FEWEST_OWN_WORDS = 8
_BRACKET = re.compile(r"\[\s*fill in\b:?\s*(?P<inside>[^\]]*)\]?(?P<after>.*)", re.IGNORECASE | re.ASCII)
_COMMENT = re.compile(r"<!--.*-->")
_BLANK_RUN = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStories:
    """The stories of a file, in its order."""

    drafts: tuple[Draft, ...]
    empty: int = 0
    """Number of forms that nobody has filled in."""


@dataclass(slots=True)
class _Open:
    """A story that is being read."""

    heading: StoryHeading
    line: int
    """Number of the heading's line."""
    part: str | None = None
    """Part that is being read. None before the first."""
    parts: dict[str, list[str]] = field(default_factory=dict)
    """Lines of each part as they stand."""
    tags: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Line number and value of each tag."""

    @property
    def classic(self) -> bool:
        return self.heading.number is not None


class MarkdownReader:
    """A reader of files, made from the printed lines of the forms and from the archetypes that a file may name."""

    def __init__(self, forms: StoryForms, archetypes: Sequence[Archetype]) -> None:
        self._forms = forms
        self._archetypes = {
            key: archetype.id
            for archetype in archetypes
            for key in (_key(archetype.id), _key(archetype.name), str(archetype.number))
        }

    def read(self, text: str) -> ReadStories:
        """Return the stories of a file. Raises BadFile with the line to mend."""
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        stories, first_part = self._split(lines)
        if not stories:
            raise BadFile(Fault.NO_STORY) if first_part is None else BadFile(Fault.NO_HEADING, first_part)
        drafts = [self._draft(story) for story in stories]
        found = tuple(draft for draft in drafts if draft is not None)
        return ReadStories(drafts=found, empty=len(drafts) - len(found))

    def _split(self, lines: Sequence[str]) -> tuple[list[_Open], int | None]:
        """Return the stories, and the line of the first part that belongs to none, or None."""
        stories: list[_Open] = []
        current: _Open | None = None
        first_part: int | None = None
        for number, line in enumerate(lines, 1):
            heading = story_heading(line)
            if heading is not None:
                current = _Open(heading, number)
                stories.append(current)
            elif current is None:
                if first_part is None and part_heading(line) is not None:
                    first_part = number
            elif self._ends(current, line):
                current = None
            else:
                self._take(current, number, line)
        return stories, first_part

    def _ends(self, story: _Open, line: str) -> bool:
        """Return whether a line is another heading that is not below the story's own."""
        level = heading_level(line)
        if level is None or part_heading(line) is not None or (story.part is None and tag(line) is not None):
            return False
        return level <= story.heading.level

    def _take(self, story: _Open, number: int, line: str) -> None:
        part = part_heading(line)
        if part is not None:
            story.part = part.part
            lines = story.parts.setdefault(part.part, [])
            lines += [""] * bool(lines) + [part.rest]
        elif story.part is not None:
            story.parts[story.part].append(line)
        elif (found := tag(line)) is not None:
            story.tags.setdefault(found[0], (number, found[1]))
        elif not self._may_stand_before_the_parts(line):
            raise BadFile(Fault.LOOSE_TEXT, number, one_line(line))

    def _may_stand_before_the_parts(self, line: str) -> bool:
        bare = line.strip()
        return (
            not bare
            or is_rule(line)
            or heading_level(line) is not None
            or bare in self._forms.own
            or self._forms.is_printed(line)
            or bool(_COMMENT.fullmatch(bare))
        )

    def _draft(self, story: _Open) -> Draft | None:
        """Return the story, or None for a form that is still as it was printed.

        The bot's own form counts as begun once it has a title. Raises BadFile.
        """
        texts = {part: self._text(story, lines) for part, lines in story.parts.items()}
        untitled = story.classic or story.heading.title in ("", NO_TITLE)
        if untitled and not any(texts.values()):
            return None
        if sum(map(len, texts.values())) > LONGEST_STORY:
            raise BadFile(Fault.LONG_STORY, story.line, self._words(story.heading.title))
        told = {move.value: texts.get(move.value, "") for move in Move}
        told["S"] = "\n\n".join(text for text in (told["S"], texts.get(TASK, "")) if text)
        return Draft(
            title=self._title(story),
            project=self._line(story, "project"),
            year=self._year(story),
            archetypes=self._named_archetypes(story),
            category=self._line(story, "category"),
            learnings=texts.get(LEARNINGS) or None,
            core=self._core(story),
            parts={letter: text for letter, text in told.items() if text},
        )

    def _text(self, story: _Open, lines: Sequence[str]) -> str:
        if not story.classic:
            kept = [line for line in lines if line.strip() not in self._forms.own and not is_rule(line)]
            return tidy("\n".join(unmarked(line, self._forms) for line in kept))
        filled = [mended(line) for line in lines if not is_rule(line) and not self._forms.is_printed(mended(line))]
        own = [unmarked(_without_bracket(line), self._forms) for line in filled]
        return _BLANK_RUN.sub("\n\n", tidy("\n".join(own)))

    def _title(self, story: _Open) -> str:
        title = self._words(story.heading.title) if story.heading.title != NO_TITLE else ""
        if not title:
            raise BadFile(Fault.NO_TITLE, story.line)
        return self._fits(title, story.line)

    def _line(self, story: _Open, name: str) -> str | None:
        line, value = story.tags.get(name, (story.line, ""))
        return self._fits(self._words(mended(value) if story.classic else value), line) or None

    def _year(self, story: _Open) -> int | None:
        line, value = story.tags.get("year", (story.line, ""))
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and int(value) in YEARS):
            raise BadFile(Fault.YEAR, line, one_line(value))
        return int(value)

    def _core(self, story: _Open) -> int | None:
        if story.classic:
            return story.heading.number if story.heading.number in CORE_NUMBERS else None
        line, value = story.tags.get("core story", (story.line, ""))
        if value.lower() in ("", "none", NO_CORE):
            return None
        if value not in {str(number) for number in CORE_NUMBERS}:
            raise BadFile(Fault.CORE, line, one_line(value))
        return int(value)

    def _named_archetypes(self, story: _Open) -> tuple[ArchetypeId, ...]:
        line, value = story.tags.get("archetype", (story.line, ""))
        names = [name for name in re.split(r"[,;]", value) if name.strip() and _key(name) != "none"]
        for name in names:
            if _key(name) not in self._archetypes:
                raise BadFile(Fault.ARCHETYPE, line, one_line(name))
        return tuple(dict.fromkeys(self._archetypes[_key(name)] for name in names))

    def _words(self, value: str) -> str:
        return one_line(unmarked(value.strip(), self._forms))

    def _fits(self, value: str, line: int) -> str:
        if len(value) > LONGEST_LINE:
            raise BadFile(Fault.LONG_LINE, line, value)
        return value


def _key(name: str) -> str:
    """Return a name for comparison, without letter case, spaces and hyphens."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


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
