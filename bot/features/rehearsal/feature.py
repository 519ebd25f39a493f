"""The declaration of the rehearsal feature for the registry."""

from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.doors import PushBack, Rehearse
from bot.conversation.feature import Feature, StateRules, without_payload
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import StaleButton, story_of
from bot.features.rehearsal import pushback, rehearsal, unclaimed_voice
from bot.features.rehearsal.states import AnsweringHardQuestion, Rehearsing


async def rehearse(context: Context, press: Rehearse) -> list[Reply]:
    """Rehearse a story aloud. Without a story, ask which one."""
    if press.story_id is None:
        return await rehearsal.choose(context)
    return await rehearsal.begin(context, await story_of(context, press.story_id))


async def push_back(context: Context, press: PushBack) -> list[Reply]:
    """Ask hard questions about a story."""
    return await pushback.begin(context, await story_of(context, press.story_id))


async def claim(context: Context, press: unclaimed_voice.ClaimVoice) -> list[Reply]:
    """Record which story a voice note told. Raises StaleButton where that is recorded already."""
    noted = await context.uow.rehearsals.get(press.rehearsal_id, context.user_id)
    kept = await story_of(context, press.story_id)
    if noted is None or noted.story_id is not None or noted.answer_id is not None:
        raise StaleButton
    return await unclaimed_voice.claim(context, noted, kept)


async def told(context: Context, seconds: int) -> list[Reply]:
    """Take a voice note as the telling of the story; where that is gone, ask which story it told."""
    replies = await rehearsal.told(context, seconds)
    return await unclaimed_voice.unclaimed(context, seconds) if replies is None else replies


async def spoken(context: Context, press: pushback.SpokenAnswer) -> list[Reply]:
    """Record the user's own verdict on a spoken answer. Raises StaleButton where none waits for it."""
    challenge = await pushback.open_challenge(context, press.rehearsal_id, press.n)
    if challenge is None:
        raise StaleButton
    return await pushback.spoken(context, challenge, said=press.said)


REHEARSAL_TAKES = timedelta(hours=1)
"""A rehearsal takes minutes, and can be started again from its story."""
REHEARSAL = Feature(
    name="rehearsal",
    states=(
        StateRules(
            state=Rehearsing,
            on_text=rehearsal.typed,
            on_voice=told,
            on_cancel=rehearsal.leave,
            keeps=REHEARSAL_TAKES,
        ),
        StateRules(
            state=AnsweringHardQuestion,
            on_text=pushback.take_text,
            keys={Key.DONE: pushback.done, Key.START_OVER: pushback.start_over},
            on_voice=pushback.take_voice,
            on_cancel=pushback.leave,
            keeps=REHEARSAL_TAKES,
            last_typed=pushback.last_typed,
        ),
    ),
    presses={
        Rehearse: rehearse,
        PushBack: push_back,
        unclaimed_voice.ClaimVoice: claim,
        unclaimed_voice.ClaimNone: without_payload(unclaimed_voice.claim_none),
        rehearsal.LeaveRehearsal: without_payload(rehearsal.leave),
        pushback.SpokenAnswer: spoken,
    },
    unclaimed_voice=unclaimed_voice.unclaimed,
)
