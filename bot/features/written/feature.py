"""The declaration of written answers for the registry."""

from bot.conversation.context import Context
from bot.conversation.doors import LimitWords, ShowForForm
from bot.conversation.feature import Feature, StateRules
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import story_of
from bot.features.written import for_form, limits
from bot.features.written.states import TypingLimit


async def show_for_form(context: Context, press: ShowForForm) -> list[Reply]:
    """Show a story for a form."""
    return await for_form.show(context, await story_of(context, press.story_id))


async def fit_story(context: Context, press: for_form.FitStory) -> list[Reply]:
    """Show a story for a form that takes so many words."""
    return await for_form.show(context, await story_of(context, press.story_id), press.words)


WRITTEN = Feature(
    name="written",
    states=(
        StateRules(
            state=TypingLimit,
            on_text=limits.typed,
            keys=dict.fromkeys((Key.SKIP, Key.NEXT), limits.leave),
            on_cancel=limits.leave,
            side_question=True,
        ),
    ),
    presses={
        LimitWords: limits.on_ask,
        limits.SetLimit: limits.on_set,
        limits.RemoveLimit: limits.on_remove,
        ShowForForm: show_for_form,
        for_form.FitStory: fit_story,
    },
)
