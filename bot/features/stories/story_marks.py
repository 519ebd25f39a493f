"""Use cases of the letters on a story's text: read it with them, and set or remove one on a sentence by a tap."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.logic.stories.letter_paragraphs import TOLD_ORDER, TRADE_OFF_FIRST, order_of, reordered
from bot.conversation.logic.stories.split import sentences_of
from bot.conversation.logic.stories.story_text import letters_at, with_letter, without_letter
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Document, Reply, in_rows
from bot.conversation.stories.story_bank import change_marks, change_text
from bot.conversation.work import Job
from bot.features.stories.stories import leave_quietly, open_button
from bot.features.stories.story_retyping import TypeStoryAgain
from bot.features.stories.texts import stories
from bot.features.stories.texts import story_marks as say
from bot.review.span import Span
from question_bank.models import Move
from storage.records import KeptStory, MarkedText, StoryCause

PER_PAGE = 6
BUTTONS_A_ROW = 3
LETTERS_A_ROW = 2
JUDGED_WHILE_CUT = 3
"""Number of characters that are cut into sentences in the time that it takes to judge one."""
UNTOLD = frozenset({StoryCause.WRITTEN, StoryCause.EDITED, StoryCause.RESTORED})
"""Causes of versions whose paragraphs may change places: no answer was told in that order."""


@dataclass(frozen=True, slots=True)
class ShowSentences(Payload, code="SA"):
    """Show a page of a story's sentences with their letters."""

    story_id: int
    page: int = 0
    """Number of the page, from 0."""
    fresh: bool = False
    """True for a message of its own, False in place of the one with the button."""


@dataclass(frozen=True, slots=True)
class ShowSentence(Payload, code="SB"):
    """Show one sentence of a story with its letters."""

    story_id: int
    stamp: int
    """Checksum of the text that the sentence is of."""
    at: int
    """Number of the sentence, from 0."""


@dataclass(frozen=True, slots=True)
class SetLetter(Payload, code="SC"):
    """Set a letter on a sentence, or remove it. Pressed twice, it does no more than once."""

    story_id: int
    stamp: int
    at: int
    letter: Move
    told: bool


@dataclass(frozen=True, slots=True)
class SetOrder(Payload, code="SD"):
    """Put the paragraphs of a story that was written letter by letter in an order."""

    story_id: int
    trade_off_first: bool


async def show_whole(context: Context, kept: KeptStory) -> list[Reply]:
    """Show the whole text with its letters, as a file without them where a message cannot hold it."""
    await leave_quietly(context)
    told = kept.version.told
    rows = [(Button(text=say.CHANGE, press=ShowSentences(kept.story.id, fresh=True)),)] if told.text.strip() else []
    if told.text.strip():
        rows.append((Button(text=say.TYPE_AGAIN, press=TypeStoryAgain(kept.story.id)),))
    if await _may_be_reordered(context, kept):
        first = order_of(told) is not TRADE_OFF_FIRST
        label = say.TRADE_OFF_FIRST if first else say.SITUATION_FIRST
        rows.append((Button(text=label, press=SetOrder(kept.story.id, first)),))
    rows.append((open_button(kept, stories.OPEN),))
    text = say.whole_text(kept.story.title, told)
    if text is not None:
        return [Reply(text=text, buttons=tuple(rows))]
    document = Document(name=f"story-{kept.story.id}.txt", content=told.text.encode("utf-8", "replace"))
    return [Reply(text=say.LONG_TEXT, document=document, buttons=tuple(rows))]


async def show_sentences(
    context: Context, kept: KeptStory, page: int, *, fresh: bool = False, said: str | None = None
) -> list[Reply]:
    """Show a page of the sentences. Pages count from 0. One out of range becomes the nearest."""
    told, own = kept.version.told, kept.story.id
    sentences = sentences_in(context, told.text)
    if not sentences:
        return [Reply(text=say.NO_SENTENCES, buttons=((open_button(kept, stories.OPEN),),))]
    page = min(max(page, 0), (len(sentences) - 1) // PER_PAGE)
    first = page * PER_PAGE
    shown = sentences[first : first + PER_PAGE]
    stamp = _stamp(told)
    numbers = [Button(text=str(first + at + 1), press=ShowSentence(own, stamp, first + at)) for at in range(len(shown))]
    turning = [Button(text=say.EARLIER, press=ShowSentences(own, page - 1))] if page else []
    if first + PER_PAGE < len(sentences):
        turning.append(Button(text=say.LATER, press=ShowSentences(own, page + 1)))
    rows = [*in_rows(numbers, BUTTONS_A_ROW), tuple(turning), (open_button(kept, stories.OPEN),)]
    text = say.sentences_text(told, shown, first + 1, len(sentences))
    return [_reply(kept, f"{said}\n\n{text}" if said else text, rows, fresh=fresh)]


async def show_sentence(context: Context, kept: KeptStory, stamp: int, at: int) -> list[Reply]:
    """Show one sentence with a button for each letter. The sentences again where the text has changed since."""
    told, own = kept.version.told, kept.story.id
    sentences = sentences_in(context, told.text)
    if stamp != _stamp(told) or not 0 <= at < len(sentences):
        return await show_sentences(context, kept, 0, said=say.TEXT_HAS_CHANGED)
    has = letters_at(told, sentences[at])
    letters = [
        Button(text=say.letter_label(move, told=move in has), press=SetLetter(own, stamp, at, move, move not in has))
        for move in Move
    ]
    turning = [Button(text=say.SENTENCES, press=ShowSentences(own, at // PER_PAGE))]
    if at:
        turning.insert(0, Button(text=say.EARLIER, press=ShowSentence(own, stamp, at - 1)))
    if at + 1 < len(sentences):
        turning.append(Button(text=say.LATER, press=ShowSentence(own, stamp, at + 1)))
    rows = [*in_rows(letters, LETTERS_A_ROW), tuple(turning), (open_button(kept, stories.OPEN),)]
    return [_reply(kept, say.sentence_text(told, sentences[at], at + 1, len(sentences)), rows)]


async def set_letter(context: Context, kept: KeptStory, press: SetLetter) -> list[Reply]:
    """Set a letter on a sentence, or remove it, and show the sentence. The text stays as it is."""
    told = kept.version.told
    sentences = sentences_in(context, told.text)
    if press.stamp == _stamp(told) and 0 <= press.at < len(sentences):
        change = with_letter if press.told else without_letter
        kept = await change_marks(context, kept, change(told, press.letter, sentences[press.at]).marks)
    return await show_sentence(context, kept, press.stamp, press.at)


async def set_order(context: Context, kept: KeptStory, *, trade_off_first: bool) -> list[Reply]:
    """Put the paragraphs of a story in an order, as a new version, and show the text."""
    order = TRADE_OFF_FIRST if trade_off_first else TOLD_ORDER
    told = reordered(kept.version.told, order) if await _may_be_reordered(context, kept) else None
    if told is not None and told != kept.version.told:
        kept = await change_text(context, kept, told, StoryCause.EDITED)
    return await show_whole(context, kept)


async def _may_be_reordered(context: Context, kept: KeptStory) -> bool:
    """Return whether the story was written letter by letter, and has a trade-off and other letters to put in order."""
    told = kept.version.told
    letters = {mark.letter for mark in told.marks}
    if (
        Move.TRADE_OFF.value not in letters
        or Move.SITUATION.value not in letters
        or reordered(told, TOLD_ORDER) is None
    ):
        return False
    return all(version.cause in UNTOLD for version in await context.uow.stories.versions(kept.story.id))


def sentences_in(context: Context, text: str) -> Sequence[Span]:
    """Return the sentences of a text. Raises NeedsWork for a long one."""
    job = Job(key=("sentences", text), size=len(text) // JUDGED_WHILE_CUT, compute=lambda: sentences_of(text))
    return context.work.result(job)


def _stamp(told: MarkedText) -> int:
    return zlib.crc32(told.text.encode("utf-8", "surrogatepass"))


def _reply(kept: KeptStory, text: str, rows: Sequence[tuple[Button, ...]], *, fresh: bool = False) -> Reply:
    shown = tuple(row for row in rows if row)
    return Reply(text=text, buttons=shown, slot=f"letters:{kept.story.id}", fresh=fresh)
