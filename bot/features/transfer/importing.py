"""Use cases of the import: show the stories of a file, then import them on request.

Nothing in the bank is overwritten.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.conversation.context import Context
from bot.conversation.doors import ShowStories, ShowStory
from bot.conversation.judges import ToJudge
from bot.conversation.logic.letter_paragraphs import joined_letters, rewritten
from bot.conversation.logic.story_text import letters_missing
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.story_bank import bank_of, change_text, keep_all, to_judge
from bot.conversation.work import Job
from bot.features.transfer.found import Found, StoryFile, draft_of, every_word_marked, parts_of
from bot.features.transfer.reading import LARGEST_FILE, decoded, is_story_file, stories_in
from bot.features.transfer.storybook.draft import MOST_STORIES, BadFile, Draft, one_line, tidy
from bot.features.transfer.texts import transfer as say
from bot.features.transfer.texts.transfer import Fate
from question_bank.models import Move
from storage.records import ImportFile, KeptStory, MarkedText, Story, StoryCause

KEPT_FOR = timedelta(days=7)
MOST_BUTTONS = 4
JUDGED_WHILE_READ = 10
"""Number of characters that are read in the time that it takes to judge one."""
BUTTON_TITLE = 30
TAGS = ("project", "year", "archetypes", "category", "learnings", "core")


@dataclass(frozen=True, slots=True)
class AcceptImport(Payload, code="Xy"):
    """Import the stories of a file that was sent."""

    file_id: int


@dataclass(frozen=True, slots=True)
class DeclineImport(Payload, code="Xn"):
    """Forget a file that was sent."""

    file_id: int


class BankFull(Exception):
    """With the stories of a file, the bank would hold more than MOST_STORIES."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A story of a file, with the same story of the bank if there is one."""

    found: Found
    kept: KeptStory | None

    @property
    def told(self) -> MarkedText:
        """Return the text that the story will have. Letters that the file leaves empty stay as in the bank."""
        if self.kept is None:
            return joined_letters(self.found.draft.parts)
        told = self.kept.version.told
        old = parts_of(told)
        news = {letter: words for letter, words in self.found.draft.parts.items() if words != tidy(old.get(letter, ""))}
        for letter, words in news.items():
            told = rewritten(every_word_marked(told), Move(letter), words)
        return told

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
        if self.fate is Fate.SAME:
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
        return Fate.CHANGED if changed else Fate.SAME


def refusal(name: str, size: int | None) -> list[Reply]:
    """Return the reason for which a file is not fetched, or nothing where it may be.

    `size` in bytes, None if unknown.
    """
    if not is_story_file(name):
        return [Reply(text=say.WRONG_KIND)]
    return [Reply(text=say.TOO_LARGE)] if (size or 0) > LARGEST_FILE else []


async def preview(context: Context, name: str, content: bytes | None) -> list[Reply]:
    """Show what an import of a file would do, and store the file until the user answers.

    `content` None means that the file could not be fetched.
    """
    if content is None:
        return [Reply(text=say.NOT_FETCHED)]
    if len(content) > LARGEST_FILE:
        return [Reply(text=say.TOO_LARGE)]
    try:
        text = decoded(content)
        matches, empty = await _matched(context, _read(context, name, text))
    except BadFile as error:
        return [Reply(text=say.bad_file_text(error.fault, error.line, error.words))]
    except BankFull:
        return [_full()]
    said = say.preview_text([(match.found.draft.title, match.fate) for match in matches], empty)
    if all(match.fate is Fate.SAME for match in matches):
        return [Reply(text=said, buttons=((_to_stories(),),))]
    await context.uow.imports.purge(context.user_id, context.now - KEPT_FOR)
    kept = await context.uow.imports.add(context.user_id, name, text, context.now)
    yes = Button(text=say.IMPORT, press=AcceptImport(kept.id))
    no = Button(text=say.NOT_NOW, press=DeclineImport(kept.id))
    return [Reply(text=said, buttons=((yes, no),))]


async def accept(context: Context, sent: ImportFile) -> list[Reply]:
    """Import a file that was shown before. It is compared with the bank as it is now."""
    await context.uow.imports.forget(sent.id)
    try:
        file = _read(context, sent.name, sent.text)
    except BadFile:  # an older version of the bot could read it
        return [Reply(text=say.MOVED_ON)]
    try:
        done = await take_in(context, file)
    except BankFull:
        return [_full()]
    lacking = [(kept.story, missing_in(kept)) for fate, kept in done if fate is not Fate.SAME]
    said = say.imported_text([fate for fate, _ in done], [(story.title, moves) for story, moves in lacking])
    untold = [story for story, moves in lacking if Move.TRADE_OFF in moves][:MOST_BUTTONS]
    rows = [(_write_on(story),) for story in untold]
    return [Reply(text=said, buttons=(*rows, (_to_stories(),)))]


async def decline(context: Context, sent: ImportFile) -> list[Reply]:
    """Forget a file."""
    await context.uow.imports.forget(sent.id)
    return [Reply(text=say.DECLINED)]


async def take_in(context: Context, file: StoryFile) -> Sequence[tuple[Fate, KeptStory]]:
    """Import the stories of a file. Return what was done with each, in the order of the file.

    Raises BankFull, and NeedsWork until all of them are judged. Between two stories the event loop gets a turn.
    """
    matches, _ = await _matched(context, file)
    context.reviewer.prepare([asked for match in matches for asked in match.to_judge])
    done = []
    for match in matches:
        done.append((match.fate, await _take(context, match)))
        await asyncio.sleep(0)
    return done


def missing_in(kept: KeptStory) -> tuple[Move, ...]:
    """Return the moves for which a story has no text."""
    return letters_missing(kept.version.told)


async def _take(context: Context, match: Match) -> KeptStory:
    if match.kept is None:
        return await _begin(context, match.found)
    story = match.kept.story
    if match.tags:
        await context.uow.stories.change(story.id, **match.tags)
    kept = replace(match.kept, story=replace(story, **match.tags))
    if match.told == kept.version.told:
        return kept
    return await change_text(context, kept, match.told, StoryCause.IMPORTED)


async def _begin(context: Context, found: Found) -> KeptStory:
    """Store a story with its versions from the file. Times in the future become now."""
    draft = found.draft
    states = [(past.told, past.cause, min(past.at, context.now)) for past in found.versions]
    return await keep_all(
        context,
        draft.title,
        draft.archetypes,
        states or [(joined_letters(draft.parts), StoryCause.IMPORTED, context.now)],
        begun_at=min(found.created_at or context.now, context.now),
        **{tag: getattr(draft, tag) for tag in TAGS if tag != "archetypes"},
    )


def _read(context: Context, name: str, text: str) -> StoryFile:
    """Return the stories of a file. Raises BadFile, and NeedsWork for a large file."""
    job = Job(
        key=("stories in", name, text),
        size=len(text) // JUDGED_WHILE_READ,
        compute=lambda: stories_in(name, text, context.bank),
    )
    return context.work.result(job)


async def _matched(context: Context, file: StoryFile) -> tuple[Sequence[Match], int]:
    """Return each story of the file with its story of the bank, and the number of empty forms.

    A story of the bank is matched once, preferably to the one with the same text. Raises BankFull where the new ones
    would be too many.
    """
    free: dict[str, list[KeptStory]] = {}
    bank = await bank_of(context)
    for kept in bank:
        free.setdefault(_key(kept.story.title), []).append(kept)
    matches = []
    for found in file.found:
        titled = free.get(_key(found.draft.title), [])
        alike = [Match(found=found, kept=kept) for kept in titled if _is_the_same(found.draft, kept)]
        exact = [match for match in alike if match.fate is Fate.SAME]
        match = next(iter(exact or alike), Match(found=found, kept=None))
        if match.kept is not None:
            titled.remove(match.kept)
        matches.append(match)
    if len(bank) + sum(match.kept is None for match in matches) > MOST_STORIES:
        raise BankFull
    return matches, file.empty


def _is_the_same(draft: Draft, kept: KeptStory) -> bool:
    """Return whether two stories of one title are of the same project.

    A form without a project is matched by its core story.
    """
    placed = draft.project is None and draft.core is not None and draft.core == kept.story.core
    return placed or _key(draft.project) == _key(kept.story.project)


def _key(line: str | None) -> str:
    return one_line(line or "").casefold()


def _write_on(story: Story) -> Button:
    title = story.title if len(story.title) <= BUTTON_TITLE else story.title[: BUTTON_TITLE - 1].rstrip() + "…"
    return Button(text=say.WRITE_ON.format(title=title), press=ShowStory(story.id))


def _full() -> Reply:
    return Reply(text=say.BANK_FULL, buttons=((_to_stories(),),))


def _to_stories() -> Button:
    return Button(text=say.STORIES, press=ShowStories())
