"""The Markdown that exports held before stories were texts with marks: a heading for each letter, in the usual order."""

from collections.abc import Iterable, Mapping

from bot.features.transfer.storybook.draft import UNTITLED, Draft, one_line, tidy
from bot.features.transfer.storybook.lines import marked
from question_bank.completeness import PARTS_OF_A_STORY
from question_bank.models import Archetype, ArchetypeId, Move
from question_bank.story_forms import StoryForms


class FormerWriter:
    """A writer of stories, made from the printed lines of the forms and from the archetypes that it names."""

    def __init__(self, forms: StoryForms, archetypes: Mapping[ArchetypeId, Archetype]) -> None:
        self._forms = forms
        self._archetypes = archetypes

    def story(self, draft: Draft, parts: Mapping[str, str]) -> str:
        """Return one story: its title, its tags as a list, a heading for each part and for the key learnings."""
        names = ", ".join(self._archetypes[archetype].name for archetype in draft.archetypes)
        tags = {
            "Project": self._line(draft.project or ""),
            "Year": str(draft.year or ""),
            "Archetype": names,
            "Core story": str(draft.core or "none"),
            "Category": self._line(draft.category or ""),
        }
        told = [self._part(name, parts.get(move.value, "")) for name, move in zip(PARTS_OF_A_STORY, Move, strict=True)]
        listed = "\n".join(f"- {name}: {value}".rstrip() for name, value in tags.items())
        title = f"# My story: {self._line(draft.title) or UNTITLED}"
        return "\n\n".join([title, listed, *told, self._part("Key learnings", draft.learnings or "")])

    def stories(self, drafts: Iterable[tuple[Draft, Mapping[str, str]]]) -> str:
        """Return several stories, one after the other."""
        return "\n\n".join(self.story(draft, parts) for draft, parts in drafts)

    def _text(self, text: str) -> str:
        return "\n".join(marked(line, self._forms) for line in tidy(text).split("\n"))

    def _part(self, name: str, text: str) -> str:
        written = self._text(text)
        return f"## {name}\n{written}" if written else f"## {name}"

    def _line(self, value: str) -> str:
        return marked(one_line(value), self._forms)
