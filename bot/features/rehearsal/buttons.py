"""Presses in the rehearsal of a story."""

from bot.conversation.actions import Action
from bot.conversation.callback_data import Press
from bot.conversation.context import Turn
from bot.conversation.guards import PressMap, StaleButton, on_story, plain
from bot.conversation.replies import Reply
from bot.features.rehearsal import pushback, rehearsal


async def _rehearse(turn: Turn, press: Press) -> list[Reply]:
    """The door: with a story's id to that story, without one to a choice."""
    return await (on_story(rehearsal.begin)(turn, press) if press.args else rehearsal.choose(turn))


async def _claimed(turn: Turn, press: Press) -> list[Reply]:
    """Which story a voice note was; said once."""
    noted = await turn.uow.rehearsals.get(press.number(0), turn.user_id)
    kept = await turn.uow.stories.one(press.number(1), turn.user_id)
    if noted is None or kept is None or noted.story_id is not None or noted.answer_id is not None:
        raise StaleButton
    return await rehearsal.claim(turn, noted, kept)


async def _spoken(turn: Turn, press: Press) -> list[Reply]:
    challenge = await pushback.open_challenge(turn, press.number(0), press.number(1))
    if challenge is None:
        raise StaleButton
    return await pushback.spoken(turn, challenge, said=press.number(2) == 1)


PRESSES: PressMap = {
    Action.REHEARSE: _rehearse,
    Action.REHEARSED: _claimed,
    Action.REHEARSED_NONE: plain(rehearsal.claim_none),
    Action.REHEARSAL_LEAVE: plain(rehearsal.leave),
    Action.PUSHBACK: on_story(pushback.begin),
    Action.PUSHBACK_SPOKEN: _spoken,
}
