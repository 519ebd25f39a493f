"""The rehearsal of stories: what the registry has to know of it."""

from datetime import timedelta

from bot.conversation.context import Turn
from bot.conversation.doors import PushBack, Rehearse
from bot.conversation.feature import Feature, StateRules, without_payload
from bot.conversation.owned import StaleButton, story_of
from bot.conversation.replies import Reply
from bot.features.rehearsal import pushback, rehearsal
from bot.features.rehearsal.states import AnsweringHardQuestion, Rehearsing


async def rehearse(turn: Turn, press: Rehearse) -> list[Reply]:
    """Tell that story; without one, choose which."""
    if press.story_id is None:
        return await rehearsal.choose(turn)
    return await rehearsal.begin(turn, await story_of(turn, press.story_id))


async def push_back(turn: Turn, press: PushBack) -> list[Reply]:
    """Ask hard questions about that story."""
    return await pushback.begin(turn, await story_of(turn, press.story_id))


async def claim(turn: Turn, press: rehearsal.ClaimVoice) -> list[Reply]:
    """Say which story a voice note was; said once."""
    noted = await turn.uow.rehearsals.get(press.rehearsal_id, turn.user_id)
    kept = await story_of(turn, press.story_id)
    if noted is None or noted.story_id is not None or noted.answer_id is not None:
        raise StaleButton
    return await rehearsal.claim(turn, noted, kept)


async def spoken(turn: Turn, press: pushback.SpokenAnswer) -> list[Reply]:
    """Take the user's own word on a spoken answer."""
    challenge = await pushback.open_challenge(turn, press.rehearsal_id, press.n)
    if challenge is None:
        raise StaleButton
    return await pushback.spoken(turn, challenge, said=press.said)


REHEARSAL_TAKES = timedelta(hours=1)
"""A rehearsal is a matter of minutes, and can be taken up again from its story."""
REHEARSAL = Feature(
    name="rehearsal",
    states=(
        StateRules(
            state=Rehearsing,
            on_text=rehearsal.typed,
            on_voice=rehearsal.told,
            on_cancel=rehearsal.leave,
            keeps=REHEARSAL_TAKES,
        ),
        StateRules(
            state=AnsweringHardQuestion,
            on_text=pushback.take_text,
            on_voice=pushback.take_voice,
            on_cancel=pushback.leave,
            keeps=REHEARSAL_TAKES,
            last_typed=pushback.last_typed,
        ),
    ),
    presses={
        Rehearse: rehearse,
        PushBack: push_back,
        rehearsal.ClaimVoice: claim,
        rehearsal.ClaimNone: without_payload(rehearsal.claim_none),
        rehearsal.LeaveRehearsal: without_payload(rehearsal.leave),
        pushback.SpokenAnswer: spoken,
    },
    unclaimed_voice=rehearsal.unclaimed,
)
