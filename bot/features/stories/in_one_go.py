"""Use cases of several letters typed in one go: offer a letter for each passage, then set them or keep all in one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.logic.stories.split import split
from bot.conversation.logic.stories.story_text import letters_missing, stretches_of
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.story_bank import change_marks, review_of
from bot.conversation.texts.names import MOVE_NAMES
from bot.conversation.work import Job
from bot.features.stories.logic.passages import LetterPassage, passages_of, with_passages
from bot.features.stories.stories import FinishStory, page
from bot.features.stories.story_from_answer import JUDGED_WHILE_SPLIT
from bot.features.stories.story_writing import Writing, go_on_button, keep_typed, verdict_reply, writing_now
from bot.features.stories.texts import in_one_go as say
from bot.features.stories.texts.stories import NAME_IT
from question_bank.models import Move
from storage.records import KeptStory


@dataclass(frozen=True, slots=True)
class SplitLetter(Payload, code="SE"):
    """Give each passage of a letter its own letter."""

    story_id: int
    letter: Move


@dataclass(frozen=True, slots=True)
class KeepInOneLetter(Payload, code="SF"):
    """Keep all passages in the letter into which they were typed."""

    story_id: int
    letter: Move


async def take(context: Context, message_id: int, text: str) -> list[Reply]:
    """Store a message as the open letter. Reply with the verdict, or with the offer where it tells several letters."""
    kept = await keep_typed(context, message_id, text)
    now = await writing_now(context)
    if not isinstance(kept, KeptStory) or now is None:
        return kept if isinstance(kept, list) else []
    passages = _passages(context, kept, now.move, now) if not now.state.in_one_letter else ()
    return [_offer(kept, now.move, passages) if passages else verdict_reply(context, now)]


async def split_letter(context: Context, kept: KeptStory, letter: Move) -> list[Reply]:
    """Give each passage its letter, and go on with the first letter that has no words. The text stays as it is."""
    now = await writing_now(context)
    passages = _passages(context, kept, letter, now)
    if passages:
        kept = await change_marks(context, kept, with_passages(kept.version.told, letter, passages).marks)
    shown = page(context, kept, say.SPLIT_DONE)
    if now is None or now.kept is None or now.story_id != kept.story.id:
        return [shown]
    missing = letters_missing(kept.version.told)
    following = next((move for move in now.order if move in missing), None)
    if following is None:
        await context.enter(Idle())
        onward = Button(text=NAME_IT, press=FinishStory(kept.story.id))
    else:
        await context.enter(replace(now.state, letter=following, over=False, in_one_letter=False))
        onward = go_on_button(kept, following)
    return [replace(shown, buttons=((onward,), *shown.buttons))]


async def keep_in_one_letter(context: Context, kept: KeptStory, letter: Move) -> list[Reply]:
    """Leave all passages in their letter, and do not ask again for it."""
    now = await writing_now(context)
    if now is None or now.kept is None or now.story_id != kept.story.id or now.move is not letter:
        return [page(context, kept)]
    await context.enter(replace(now.state, in_one_letter=True))
    return [verdict_reply(context, now)]


def _passages(context: Context, kept: KeptStory, letter: Move, now: Writing | None) -> Sequence[LetterPassage]:
    """Return what the last stretch of a letter seems to tell. Empty where it is one letter. Raises NeedsWork."""
    told = kept.version.told
    stretches = stretches_of(told, letter)
    if not stretches:
        return ()
    review = review_of(context, kept)
    order = tuple(now.order) if now is not None else tuple(Move)
    job = Job(
        key=("passages", told, letter, order, kept.story.archetypes),
        size=len(told.text) // JUDGED_WHILE_SPLIT,
        compute=lambda: passages_of(told.text, stretches[-1], split(told.text, review), letter, order),
    )
    return context.work.result(job)


def _offer(kept: KeptStory, letter: Move, passages: Sequence[LetterPassage]) -> Reply:
    text = kept.version.told.text
    seen = [(passage.move, text[passage.span.start : passage.span.end]) for passage in passages]
    own = kept.story.id
    keep = say.KEEP.format(move=MOVE_NAMES[letter])
    rows = (
        (Button(text=say.SPLIT, press=SplitLetter(own, letter)),),
        (Button(text=keep, press=KeepInOneLetter(own, letter)),),
    )
    return Reply(text=say.offer_text(letter, seen), buttons=rows)
