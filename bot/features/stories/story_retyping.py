"""Use cases of a story that is typed again as a whole: the new text takes its place, the old one stays a version."""

from dataclasses import dataclass, replace

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER, is_sent_twice
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.double_taps import came_at_once
from bot.conversation.logic.stories.edited_words import with_words_edited
from bot.conversation.logic.stories.letter_paragraphs import BLANK_LINE
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.story_bank import change_text, review_of
from bot.features.stories.states import RetypingStory
from bot.features.stories.stories import open_button, page
from bot.features.stories.story_from_answer import marked
from bot.features.stories.story_versions import RestoreVersion, version_of
from bot.features.stories.story_writing import put_aside
from bot.features.stories.texts import story_retyping as say
from bot.features.stories.texts import story_writing
from question_bank.models import Move
from storage.records import KeptStory, StoryCause
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TypeStoryAgain(Payload, code="SH"):
    """Type the whole text of a story again."""

    story_id: int


async def ask(context: Context, kept: KeptStory) -> list[Reply]:
    """Ask for the whole text of a story. The next message takes the place of the text that it has."""
    aside = put_aside(context)
    await context.enter(RetypingStory(story_id=kept.story.id, before=kept.version.n))
    leave = open_button(kept, say.LEAVE_IT)
    return [*aside, Reply(text=say.ask_text(kept.story.title), buttons=((leave,),))]


async def take(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a message as the new text, or as more of it. One that is sent twice is told once."""
    state, kept = context.at(RetypingStory), await _retyped(context)
    if state is None or kept is None:
        return await _gone(context)
    if not text.strip():
        return [Reply(text=story_writing.EMPTY)]
    if is_sent_twice(state.typed, text):
        return [] if came_at_once(context) else [_taken(context, kept, state)]
    begun = _has_begun(state, kept)
    whole = f"{kept.version.told.text}{BLANK_LINE}{text}" if begun else text
    if len(whole) > LONGEST_ANSWER:
        return [Reply(text=story_writing.TOO_LONG)]
    told = marked(context, whole, kept.story.archetypes, kept.version.told)
    before = state.before if begun else kept.version.n
    meanwhile = before != state.before
    kept = await change_text(context, kept, told, StoryCause.EDITED, as_new=not begun)
    state = replace(state, before=before, message_id=message_id, typed=text)
    await context.enter(state)
    return [_taken(context, kept, state, meanwhile=meanwhile)]


async def edited(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Change the words of the message that was typed last. None where another message was edited."""
    state, kept = context.at(RetypingStory), await _retyped(context)
    if state is None or kept is None or state.message_id != message_id:
        return None
    if state.typed == text:
        return []
    told = with_words_edited(kept.version.told, state.typed, text, Move.SITUATION)
    if told is None:
        return None
    if len(told.text) > LONGEST_ANSWER:
        return [Reply(text=story_writing.TOO_LONG)]
    told = marked(context, told.text, kept.story.archetypes, told)
    kept = await change_text(context, kept, told, StoryCause.EDITED)
    state = replace(state, typed=text)
    await context.enter(state)
    return [_taken(context, kept, state)]


async def finish(context: Context) -> list[Reply]:
    """Show the story with its new text, or as it was where nothing was typed. Its text is kept."""
    state, kept = context.at(RetypingStory), await _retyped(context)
    await context.enter(Idle())
    if state is None or kept is None:
        return await _gone(context)
    return [page(context, kept, say.RETYPED if _has_begun(state, kept) else say.UNCHANGED)]


async def start_over(context: Context) -> list[Reply]:
    """Take the text back that the story had before, and ask again."""
    state, kept = context.at(RetypingStory), await _retyped(context)
    before = await version_of(context, kept, state.before) if state is not None and kept is not None else None
    if state is None or kept is None or before is None:
        return await _gone(context)
    if _has_begun(state, kept):
        kept = await change_text(context, kept, before.told, StoryCause.RESTORED)
    return await ask(context, kept)


async def last_typed(_: UnitOfWork, state: RetypingStory, __: int) -> str | None:
    """Return the message that was typed last, or None."""
    return state.typed or None


async def _retyped(context: Context) -> KeptStory | None:
    """Return the story of the chat's state. None where there is none, or it was removed meanwhile."""
    state = context.at(RetypingStory)
    return await context.uow.stories.one(state.story_id, context.user_id) if state is not None else None


def _has_begun(state: RetypingStory, kept: KeptStory) -> bool:
    """Return whether anything was typed in the chat yet. The page may have changed the story besides."""
    return state.message_id is not None and kept.version.n != state.before


async def _gone(context: Context) -> list[Reply]:
    await context.enter(Idle())
    return [Reply(text=say.GONE)]


def _taken(context: Context, kept: KeptStory, state: RetypingStory, *, meanwhile: bool = False) -> Reply:
    """Return how much of the new text is kept, and the buttons to go on.

    `meanwhile` is True where it took the place of a text that was saved on the page since it was asked for.
    """
    back = Button(text=say.TAKE_BACK, press=RestoreVersion(kept.story.id, state.before))
    text = say.taken_text(kept.version.words, review_of(context, kept), meanwhile=meanwhile)
    return Reply(text=text, buttons=((open_button(kept, say.THAT_IS_ALL),), (back,)))
