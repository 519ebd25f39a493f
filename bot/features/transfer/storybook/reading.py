"""Reader of Markdown stories: the bot's own form, and files of any other origin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.features.transfer.storybook.draft import BadFile, Draft, Fault
from bot.features.transfer.storybook.labels import PartNames
from bot.features.transfer.storybook.lines import mended, story_heading
from bot.features.transfer.storybook.markdown_lines import plain_text
from bot.features.transfer.storybook.own_markdown_form import OwnFormReader, OwnStory
from bot.features.transfer.storybook.stories_from_markdown import FoundStory, MarkdownStories
from bot.features.transfer.storybook.story_fields import ArchetypeNames
from question_bank.models import Archetype, Move
from question_bank.story_forms import StoryForms


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStories:
    """The stories of a file, in its order."""

    drafts: tuple[Draft, ...]
    empty: int = 0
    """Number of forms that nobody has filled in."""


class MarkdownReader:
    """A reader of files, made from the printed lines of the forms, the archetypes, and the review's table of labels."""

    def __init__(self, forms: StoryForms, archetypes: Sequence[Archetype], headings: Mapping[str, Move | None]) -> None:
        names = ArchetypeNames(archetypes)
        self._own = OwnFormReader(forms, names)
        self._any = MarkdownStories(forms, names, PartNames(headings))

    def read(self, text: str, name: str = "") -> ReadStories:
        """Return the stories of a file. Raises BadFile with the line to mend.

        `name` is the file's name without its ending, which titles a note that has no title of its own.
        """
        whole = text.removeprefix("\ufeff")
        lines = (whole if "\n" in whole else whole.replace("\r", "\n")).split("\n")
        own = self._own.read(lines)
        others = self._others(lines, own, name)
        found = [(story.first, story.draft) for story in own] + [(story.line, story.draft) for story in others]
        if not found:
            raise BadFile(Fault.NO_STORY)
        found.sort(key=lambda story: story[0])
        drafts = tuple(draft for _, draft in found if draft is not None)
        return ReadStories(drafts=drafts, empty=len(found) - len(drafts))

    def _others(self, lines: Sequence[str], own: Sequence[OwnStory], name: str) -> list[FoundStory]:
        """Return the stories that are not in our form. Beside stories in our form, only those with a number are read."""
        if not own:
            return self._any.read(plain_text(_mended(lines)), name)
        taken = {number for story in own for number in range(story.first, story.end + 1)}
        rest = [line if number not in taken else "" for number, line in enumerate(lines, 1)]
        first = next((at for at, line in enumerate(rest) if story_heading(line) is not None), None)
        if first is None:
            return []
        return self._any.numbered(plain_text([""] * first + _mended(rest[first:])))


def _mended(lines: Sequence[str]) -> list[str]:
    return mended("\n".join(lines)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
