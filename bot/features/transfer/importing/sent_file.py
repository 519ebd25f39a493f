"""Use cases of a file that was sent: show what an import would do, then import it or forget it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.doors import ReadAsResume, ShowStories, ShowStory
from bot.conversation.logic.stories.story_text import letters_missing
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.work import Job
from bot.features.transfer.file_reading import decoded, is_story_file, stories_in
from bot.features.transfer.found import StoryFile
from bot.features.transfer.importing.beside import new_beside, take_in_beside
from bot.features.transfer.importing.matches import BankFull, Match, matched
from bot.features.transfer.importing.offers import offers
from bot.features.transfer.importing.stories import take_in
from bot.features.transfer.limits import LARGEST_FILE
from bot.features.transfer.storybook.draft import BadFile
from bot.features.transfer.texts import transfer as say
from bot.features.transfer.texts.beside import Beside
from bot.features.transfer.texts.transfer import Fate
from question_bank.models import Move
from storage.records import ImportFile, KeptStory, Story

MOST_BUTTONS = 4
JUDGED_WHILE_READ = 10
"""Number of characters that are read in the time that it takes to judge one."""
BUTTON_TITLE = 30


@dataclass(frozen=True, slots=True)
class AcceptImport(Payload, code="Xy"):
    """Import the stories of a file that was sent."""

    file_id: int


@dataclass(frozen=True, slots=True)
class DeclineImport(Payload, code="Xn"):
    """Forget a file that was sent."""

    file_id: int


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
        matches = await matched(context, file)
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


def missing_in(kept: KeptStory) -> tuple[Move, ...]:
    """Return the moves for which a story has no text."""
    return letters_missing(kept.version.told)


def _read(context: Context, name: str, text: str) -> StoryFile:
    """Return the stories of a file. Raises BadFile, and NeedsWork for a large file."""
    job = Job(
        key=("stories in", name, text),
        size=len(text) // JUDGED_WHILE_READ,
        compute=lambda: stories_in(name, text, context.bank),
    )
    return context.work.result(job)


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


def _write_on(story: Story) -> Button:
    title = story.title if len(story.title) <= BUTTON_TITLE else story.title[: BUTTON_TITLE - 1].rstrip() + "…"
    return Button(text=say.WRITE_ON.format(title=title), press=ShowStory(story.id))


def _full() -> Reply:
    return Reply(text=say.BANK_FULL, buttons=((_to_stories(),),))


def _to_stories() -> Button:
    return Button(text=say.STORIES, press=ShowStories())
