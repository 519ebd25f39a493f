"""Each story of a file with the same story of the bank, and what an import would do with it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation.context import Context
from bot.conversation.judges import ToJudge
from bot.conversation.logic.stories.letter_paragraphs import rewritten
from bot.conversation.logic.stories.story_title import is_of_words, is_unnamed, suggested_title
from bot.conversation.stories.story_bank import bank_of, to_judge
from bot.features.transfer.found import Found, StoryFile, draft_of, every_word_marked, parts_of
from bot.features.transfer.friends_said import FriendSaid, said_in_bank
from bot.features.transfer.limits import MOST_STORIES
from bot.features.transfer.storybook.draft import Draft, one_line, tidy
from bot.features.transfer.texts.transfer import Fate
from question_bank.models import Move
from storage.records import KeptStory, MarkedText

TAGS = ("project", "year", "scope", "archetypes", "category", "learnings", "core")


class BankFull(Exception):
    """With the stories of a file, the bank would hold more than MOST_STORIES."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A story of a file, with the same story of the bank if there is one."""

    found: Found
    kept: KeptStory | None
    said: tuple[FriendSaid, ...] = ()
    """What friends said, as the file has it and the bank lacks it."""

    @property
    def told(self) -> MarkedText:
        """Return the text that the story will have. What the file leaves open stays as in the bank.

        Where the file says no letter of a text, `take_in` still has its marks proposed.
        """
        draft = self.found.draft
        if self.kept is None:
            return draft.told
        told = self.kept.version.told
        if draft.by_letters:
            return _with_letters_of(draft, told)
        stays = not draft.told.text.strip() or (draft.told.text == told.text and self.lacks_marks)
        return told if stays else draft.told

    @property
    def lacks_marks(self) -> bool:
        """Return whether letters of the text are still to be found: the file marks none, or marked words that are gone."""
        return self.found.draft.unmarked or bool(self.found.draft.dropped)

    @property
    def tags(self) -> dict[str, Any]:
        """Return the tags that the file has and the story of the bank lacks."""
        if self.kept is None:
            return {}
        mine = draft_of(self.kept)
        return {
            tag: getattr(self.found.draft, tag)
            for tag in TAGS
            if not getattr(mine, tag) and getattr(self.found.draft, tag)
        }

    @property
    def to_judge(self) -> Sequence[ToJudge]:
        """Return the texts that the import will have judged."""
        if self.fate in (Fate.SAME, Fate.SAID):
            return []
        if self.kept is not None:
            return [to_judge(self.kept.story.archetypes or self.found.draft.archetypes, self.told.text)]
        versions = [past.told for past in self.found.versions] or [self.told]
        return [to_judge(self.found.draft.archetypes, told.text) for told in versions]

    @property
    def fate(self) -> Fate:
        """Return what the import will do with the story."""
        if self.kept is None:
            return Fate.NEW
        changed = self.tags or self.told != self.kept.version.told
        if changed:
            return Fate.CHANGED
        return Fate.SAID if self.said else Fate.SAME


def _with_letters_of(draft: Draft, told: MarkedText) -> MarkedText:
    """Return a story of the bank with the letters that a file tells otherwise."""
    old = parts_of(told)
    parts = parts_of(draft.told)
    for letter, words in parts.items():
        if tidy(words) != tidy(old.get(letter, "")):
            told = rewritten(every_word_marked(told), Move(letter), words)
    return told


async def matched(context: Context, file: StoryFile) -> Sequence[Match]:
    """Return each story of the file with its story of the bank.

    A story of the bank is matched once, preferably to the one with the same text. Raises BankFull where the new ones
    would be too many.
    """
    free: dict[str, list[KeptStory]] = {}
    bank, said = await bank_of(context), await said_in_bank(context)
    for kept in bank:
        free.setdefault(_key(kept.story.title), []).append(kept)
    taken = {kept.story.title for kept in bank}
    matches = []
    for found in file.found:
        alike = [
            Match(found=found, kept=kept, said=_unknown_said(found, said.get(kept.story.id, ())))
            for kept in _titled(found.draft, free)
            if _is_the_same(found.draft, kept)
        ]
        exact = [match for match in alike if match.fate is Fate.SAME]
        match = next(iter(exact or alike), Match(found=found, kept=None, said=found.friends_said))
        if match.kept is not None:
            free[_key(match.kept.story.title)].remove(match.kept)
        match = _named(match, taken)
        taken.add(match.found.draft.title)
        matches.append(match)
    if len(bank) + sum(match.kept is None for match in matches) > MOST_STORIES:
        raise BankFull
    return matches


def _titled(draft: Draft, free: Mapping[str, Sequence[KeptStory]]) -> Sequence[KeptStory]:
    """Return the stories of the bank that have the title of a story of a file.

    A title that says nothing, as earlier versions gave it, stands for the first words, which are the title in the bank.
    Where several stories begin alike, the text has to be the same.
    """
    titled = free.get(_key(draft.title), ())
    if titled or not is_unnamed(draft.title):
        return titled
    opened = [kept for each in free.values() for kept in each if is_of_words(kept.story.title, draft.told)]
    return opened if len(opened) < 2 else [kept for kept in opened if kept.version.told.text == draft.told.text]


def _named(match: Match, taken: Collection[str]) -> Match:
    """Return the match with a title that says something: that of the bank, else the first words."""
    draft = match.found.draft
    if not is_unnamed(draft.title):
        return match
    title = suggested_title("", draft.told.text, taken) if match.kept is None else match.kept.story.title
    return replace(match, found=replace(match.found, draft=replace(draft, title=title)))


def _unknown_said(found: Found, known: Sequence[FriendSaid]) -> tuple[FriendSaid, ...]:
    times = {each.at for each in known}
    return tuple(each for each in found.friends_said if each.at not in times)


def _is_the_same(draft: Draft, kept: KeptStory) -> bool:
    """Return whether two stories of one title are of the same project.

    A form without a project is matched by its core story.
    """
    placed = draft.project is None and draft.core is not None and draft.core == kept.story.core
    return placed or _key(draft.project) == _key(kept.story.project)


def _key(line: str | None) -> str:
    return one_line(line or "").casefold()
