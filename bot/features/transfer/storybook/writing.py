"""Writer of Markdown stories: one section a story, its text as it was told with the marks of its letters behind it."""

import re
from collections.abc import Iterable, Mapping

from bot.conversation.texts.names import SCOPE_NAMES
from bot.features.transfer.storybook.draft import UNTITLED, Draft, one_line, tidy
from bot.features.transfer.storybook.lines import marked
from bot.features.transfer.storybook.told_text import written
from question_bank.models import Archetype, ArchetypeId
from question_bank.story_forms import StoryForms


class MarkdownWriter:
    """A writer of stories, made from the printed lines of the forms and from the archetypes that it names."""

    def __init__(self, forms: StoryForms, archetypes: Mapping[ArchetypeId, Archetype]) -> None:
        self._forms = forms
        self._archetypes = archetypes

    def story(self, draft: Draft) -> str:
        """Return one story: its title, its fields as a list, its text with the marks, and its key learnings."""
        names = ", ".join(self._archetypes[archetype].name for archetype in draft.archetypes)
        tags = {
            "Project": self._line(draft.project or ""),
            "Year": str(draft.year or ""),
            "Scope": SCOPE_NAMES[draft.scope] if draft.scope is not None else "",
            "Archetype": names,
            "Core story": str(draft.core or "none"),
            "Category": self._line(draft.category or ""),
        }
        listed = "\n".join(f"- {name}: {value}".rstrip() for name, value in tags.items())
        title = f"# My story: {self._line(draft.title) or UNTITLED}"
        learnings = [f"## Key learnings\n{self._text(draft.learnings)}"] if draft.learnings else []
        return "\n\n".join([title, listed, written(draft.told), *learnings])

    def stories(self, drafts: Iterable[Draft]) -> str:
        """Return several stories, one after the other."""
        return "\n\n".join(self.story(draft) for draft in drafts)

    def _text(self, text: str) -> str:
        return "\n".join(marked(line, self._forms) for line in tidy(text).split("\n"))

    def _line(self, value: str) -> str:
        # Braces at the end of a heading are the id that other programs give it.
        return re.sub(r"\{(?=#[^{}]*\}$)", "&#123;", marked(one_line(value), self._forms))
