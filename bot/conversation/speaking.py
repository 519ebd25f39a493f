"""What a text or a voice note means: where the chat stands now decides."""

from collections.abc import Awaitable, Callable, Mapping

from bot.conversation.chat_state import Idle
from bot.conversation.context import State, Turn
from bot.conversation.replies import Reply
from bot.features.settings.onboarding import start
from bot.features.stories import story_tags, story_writing

Listener = Callable[[Turn, int, str], Awaitable[list[Reply]]]
"""What takes a text in one state of the conversation: the turn, the id of the message, what it says."""


async def hear(turn: Turn, message_id: int, text: str) -> list[Reply]:
    """Handle one text message that is no command. Who has not begun the set-up begins it, whatever they type."""
    listener = LISTENERS.get(turn.state)
    if listener is not None:
        return await listener(turn, message_id, text)
    if turn.settings.set_up == 0 and turn.at(Idle) is not None:
        return await start(turn)
    return await turn.registry.rules_of(turn.standing).on_text(turn, message_id, text)


async def hear_voice(turn: Turn, seconds: int) -> list[Reply]:
    """Handle one voice note or video note: its length is all that is known of it."""
    take = turn.registry.rules_of(turn.standing).on_voice or turn.registry.unclaimed_voice
    return await take(turn, seconds) if take is not None else []


LISTENERS: Mapping[str, Listener] = {
    State.WRITING_STORY: story_writing.take,
    State.TAGGING_STORY: story_tags.typed,
}
