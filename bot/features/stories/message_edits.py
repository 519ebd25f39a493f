"""Use case of an edited message of the story that is being written, letter by letter or as a whole."""

from dataclasses import replace

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER
from bot.conversation.context import Context
from bot.conversation.logic.stories.edited_words import with_words_edited
from bot.conversation.replies import Reply
from bot.conversation.stories.story_bank import change_text
from bot.features.stories import story_retyping
from bot.features.stories.proposed_title import retitled
from bot.features.stories.states import RetypingStory
from bot.features.stories.story_writing import verdict_reply, writing_now
from bot.features.stories.texts import story_writing as say
from storage.records import StoryCause


async def edited(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Change the words of the message that was typed last, as a new version of the story, and reply with the verdict.

    None where another message was edited, or where its words no longer stand in the story.
    """
    if context.at(RetypingStory) is not None:
        return await story_retyping.edited(context, message_id, text)
    now = await writing_now(context)
    if now is None or now.kept is None or now.state.message_id != message_id:
        return None
    if now.state.typed == text:
        return []
    told = with_words_edited(now.told, now.state.typed, text, now.move)
    if told is None:
        return None
    if len(told.text) > LONGEST_ANSWER:
        return [Reply(text=say.TOO_LONG)]
    kept = await change_text(context, now.kept, told, StoryCause.EDITED)
    kept = await retitled(context, now.kept, kept)
    state = replace(now.state, typed=text)
    await context.enter(state)
    return [verdict_reply(context, replace(now, state=state, kept=kept))]
