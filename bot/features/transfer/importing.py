"""Use cases of the import: show the stories of a file, then import them on request.

Nothing in the bank is overwritten.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation.context import Context
from bot.conversation.doors import ReadAsResume, ShowStories, ShowStory
from bot.conversation.judges import ToJudge
from bot.conversation.logic.stories.letter_paragraphs import rewritten
from bot.conversation.logic.stories.moved_marks import moved
from bot.conversation.logic.stories.split import proposed, split
from bot.conversation.logic.stories.story_text import letters_missing, with_letter
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.story_bank import bank_of, change_text, keep_all, to_judge
from bot.conversation.work import Job
from bot.features.transfer.beside import new_beside, take_in_beside
from bot.features.transfer.file_reading import decoded, is_story_file, stories_in
from bot.features.transfer.found import Found, StoryFile, draft_of, every_word_marked, parts_of
from bot.features.transfer.friends_said import FriendSaid, keep_said, said_in_bank
from bot.features.transfer.limits import LARGEST_FILE, MOST_STORIES
from bot.features.transfer.offers import offers
from bot.features.transfer.storybook.draft import BadFile, Draft, one_line, tidy
from bot.features.transfer.texts import transfer as say
from bot.features.transfer.texts.beside import Beside
from bot.features.transfer.texts.transfer import Fate
from bot.review.span import Span
from question_bank.models import Move
from storage.records import ImportFile, KeptStory, MarkedText, Story, StoryCause

MOST_BUTTONS = 4
JUDGED_WHILE_READ = 10
"""Number of characters that are read in the time that it takes to judge one."""
BUTTON_TITLE = 30
TAGS = ("project", "year", "scope", "archetypes", "category", "learnings", "core")


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
    said: tuple[FriendSaid, ...] = ()
    """What friends said, as the file has it and the bank lacks it."""

    @property
    def told(self) -> MarkedText:
        """Return the text that the story will have. What the file leaves open stays as in the bank.

        Where the file says no letter of a text, the marks are still to be proposed: see `_marked`.
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
        file = _read(context, name, text)
        matches = await _matched(context, file)
    except BadFile as error:
        return [Reply(text=say.bad_file_text(error.fault, error.line, error.words))]
    except BankFull:
        return [_full()]
    beside = await new_beside(context, file)
    said = _preview_text(matches, file, beside)
    if not beside.is_new and all(match.fate is Fate.SAME for match in matches):
        return [Reply(text=said, buttons=((_to_stories(),),))]
    kept = await context.uow.imports.add(context.user_id, name, text, context.now)
    yes = Button(text=say.TAKE_AS_ONE if file.as_one else say.IMPORT, press=AcceptImport(kept.id))
    no = Button(text=say.NOT_NOW, press=DeclineImport(kept.id))
    resume = ((Button(text=say.IS_RESUME, press=ReadAsResume(kept.id)),),) if file.as_one else ()
    return [Reply(text=said, buttons=((yes, no), *resume))]


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
    beside = await take_in_beside(context, file, [kept for _, kept in done])
    new_text = [kept for fate, kept in done if fate in (Fate.NEW, Fate.CHANGED)]
    lacking = [(kept.story, missing_in(kept)) for kept in new_text]
    said = say.imported_text(
        [fate for fate, _ in done],
        [(story.title, moves) for story, moves in lacking],
        beside,
    )
    untold = [story for story, moves in lacking if Move.TRADE_OFF in moves][:MOST_BUTTONS]
    rows = [(_write_on(story),) for story in untold]
    return [Reply(text=said, buttons=(*rows, (_to_stories(),))), *offers(context, new_text)]


async def decline(context: Context, sent: ImportFile) -> list[Reply]:
    """Forget a file."""
    await context.uow.imports.forget(sent.id)
    return [Reply(text=say.DECLINED)]


async def take_in(context: Context, file: StoryFile) -> Sequence[tuple[Fate, KeptStory]]:
    """Import the stories of a file. Return what was done with each, in the order of the file.

    Raises BankFull, and NeedsWork until all of them are judged. Between two stories the event loop gets a turn.
    """
    matches = await _matched(context, file)
    context.reviewer.prepare([asked for match in matches for asked in match.to_judge])
    context.work.prepare([job for match in matches if (job := _marking(context, match)) is not None])
    done = []
    for match in matches:
        kept = await _take(context, match)
        await keep_said(context, kept.story.id, match.said)
        done.append((match.fate, kept))
        await asyncio.sleep(0)
    return done


def missing_in(kept: KeptStory) -> tuple[Move, ...]:
    """Return the moves for which a story has no text."""
    return letters_missing(kept.version.told)


async def _take(context: Context, match: Match) -> KeptStory:
    if match.kept is None:
        return await _begin(context, match)
    story = match.kept.story
    if match.tags:
        await context.uow.stories.change(story.id, **match.tags)
    kept = replace(match.kept, story=replace(story, **match.tags))
    if match.told == kept.version.told:
        return kept
    return await change_text(context, kept, _marked(context, match), StoryCause.IMPORTED)


def _marked(context: Context, match: Match) -> MarkedText:
    """Return the text that a story will have, with marks: those of the bank moved along, else proposed ones."""
    marking = _marking(context, match)
    return context.work.result(marking) if marking is not None else match.told


def _marking(context: Context, match: Match) -> Job[MarkedText] | None:
    """Return what finds the letters that a file leaves open, or None where it leaves none. Raises NeedsWork."""
    told = match.told
    if match.fate in (Fate.SAME, Fate.SAID) or match.found.draft.by_letters or not match.lacks_marks or not told.text:
        return None
    if match.kept is not None and match.kept.version.told.marks:
        old, letters = match.kept.version.told, match.found.draft.dropped or tuple(Move)
        return Job(
            key=("moved", old, told, letters),
            size=len(old.text) + len(told.text),
            compute=lambda: _with_moved(told, old, letters),
        )
    if not match.found.draft.unmarked:
        return None
    asked = match.to_judge[-1]
    review = context.reviewer.review(asked.text, archetype=asked.archetype)
    return Job(
        key=("letters of", asked),
        size=len(told.text),
        compute=lambda: proposed(told.text, split(told.text, review)),
    )


def _with_moved(told: MarkedText, old: MarkedText, letters: Sequence[Move]) -> MarkedText:
    """Return the text with the marks that these letters have in another state of it."""
    marks = moved(old, told.text).marks
    for move in letters:
        told = with_letter(told, move, *(Span(mark.start, mark.end) for mark in marks if mark.letter == move.value))
    return told


async def _begin(context: Context, match: Match) -> KeptStory:
    """Store a story with its versions from the file. Times in the future become now."""
    found = match.found
    draft = found.draft
    states = [(past.told, past.cause, min(past.at, context.now)) for past in found.versions]
    return await keep_all(
        context,
        draft.title,
        draft.archetypes,
        states or [(_marked(context, match), StoryCause.IMPORTED, context.now)],
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


async def _matched(context: Context, file: StoryFile) -> Sequence[Match]:
    """Return each story of the file with its story of the bank.

    A story of the bank is matched once, preferably to the one with the same text. Raises BankFull where the new ones
    would be too many.
    """
    free: dict[str, list[KeptStory]] = {}
    bank, said = await bank_of(context), await said_in_bank(context)
    for kept in bank:
        free.setdefault(_key(kept.story.title), []).append(kept)
    matches = []
    for found in file.found:
        titled = free.get(_key(found.draft.title), [])
        alike = [
            Match(found=found, kept=kept, said=_unknown_said(found, said.get(kept.story.id, ())))
            for kept in titled
            if _is_the_same(found.draft, kept)
        ]
        exact = [match for match in alike if match.fate is Fate.SAME]
        match = next(iter(exact or alike), Match(found=found, kept=None, said=found.friends_said))
        if match.kept is not None:
            titled.remove(match.kept)
        matches.append(match)
    if len(bank) + sum(match.kept is None for match in matches) > MOST_STORIES:
        raise BankFull
    return matches


def _unknown_said(found: Found, known: Sequence[FriendSaid]) -> tuple[FriendSaid, ...]:
    times = {each.at for each in known}
    return tuple(each for each in found.friends_said if each.at not in times)


def _is_the_same(draft: Draft, kept: KeptStory) -> bool:
    """Return whether two stories of one title are of the same project.

    A form without a project is matched by its core story.
    """
    placed = draft.project is None and draft.core is not None and draft.core == kept.story.core
    return placed or _key(draft.project) == _key(kept.story.project)


def _preview_text(matches: Sequence[Match], file: StoryFile, beside: Beside) -> str:
    drafts = [match.found.draft for match in matches]
    if file.as_one:
        return say.as_one_text(drafts[0].title, len(drafts[0].told.text.split()), matches[0].fate)
    return say.preview_text(
        [(match.found.draft.title, match.fate) for match in matches],
        file.empty,
        unknown=list(dict.fromkeys(label for draft in drafts for label in draft.unknown)),
        dropped=[(draft.title, draft.dropped) for draft in drafts if draft.dropped],
        beside=beside,
    )


def _key(line: str | None) -> str:
    return one_line(line or "").casefold()


def _write_on(story: Story) -> Button:
    title = story.title if len(story.title) <= BUTTON_TITLE else story.title[: BUTTON_TITLE - 1].rstrip() + "…"
    return Button(text=say.WRITE_ON.format(title=title), press=ShowStory(story.id))


def _full() -> Reply:
    return Reply(text=say.BANK_FULL, buttons=((_to_stories(),),))


def _to_stories() -> Button:
    return Button(text=say.STORIES, press=ShowStories())
