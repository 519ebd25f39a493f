"""Routing of texts, keys and voice notes of a debrief, by its step."""

from datetime import timedelta

from bot.conversation import route_text
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.logic.typed.typed_key import Key, matching_label
from bot.conversation.replies import Reply
from bot.conversation.side_question import step_back
from bot.features.interview import beginning, how_it_went, what_was_asked
from bot.features.interview.logic.steps import DebriefStep
from bot.features.interview.states import Debriefing
from bot.features.interview.texts import debrief_steps as say
from bot.features.interview.typed_labels import typed_label
from storage.records import Interview
from storage.unit_of_work import UnitOfWork

OFFER_HOLDS = timedelta(hours=24)
"""Time for which a text after the offer is taken as a question that was asked."""


async def hear(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a text of the debrief, by its step."""
    state, interview = await _standing(context)
    if state is None or interview is None:
        await context.enter(Idle())
        return await route_text.hear(context, message_id, text)
    match state.at:
        case DebriefStep.LABEL:
            return await beginning.name_typed(context, interview, message_id, text)
        case DebriefStep.ROUND:
            return await beginning.round_typed(context, interview, message_id, text)
        case DebriefStep.DATE:
            return await beginning.date_typed(context, interview, text)
        case DebriefStep.ASKED:
            if matching_label(text, say.ALL_ASKED_TYPED):
                return await what_was_asked.all_asked(context, interview)
            return await what_was_asked.typed(context, interview, message_id, text)
        case _:
            return await _hear_of_question(context, interview, state, text)


async def _hear_of_question(context: Context, interview: Interview, state: Debriefing, text: str) -> list[Reply]:
    """Take a text at a step of a question: the label of a button, or a line to keep beside it."""
    asked = await context.uow.interviews.question(state.asked_id or 0, context.user_id)
    if asked is None:
        return await how_it_went.begin(context, interview, fresh=True)
    tapped = await typed_label(context, interview, asked, state.at, text)
    return tapped if tapped is not None else await how_it_went.note(context, interview, asked, state.at, text)


async def hear_offered(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a text after the offer as the first question. One that comes a day later belongs to what was open before."""
    if context.now - context.conversation.updated_at >= OFFER_HOLDS:
        await step_back(context)
        return await route_text.hear(context, message_id, text)
    return await beginning.offered_typed(context, message_id, text)


async def hear_voice(context: Context, _: int) -> list[Reply]:
    """Say that the words of a voice note are not heard."""
    state = context.at(Debriefing)
    tapping = state is not None and state.asked_id is not None
    return [Reply(text=say.TAP_OR_TYPE if tapping else say.TYPE_IT)]


async def done(context: Context) -> list[Reply]:
    """Take the key Done: that was all that was asked, or this step is passed."""
    return await _key(context, Key.DONE)


async def skip(context: Context) -> list[Reply]:
    """Take the key Skip or Next: this step is passed, as by its button."""
    return await _key(context, Key.SKIP)


async def _key(context: Context, key: Key) -> list[Reply]:
    """Take a key of the debrief, by its step. Where the interview is gone, the key is for a chat in which nothing is open."""
    state, interview = await _standing(context)
    if state is None or interview is None:
        await context.enter(Idle())
        return await route_text.hear_key(context, key)
    match state.at:
        case DebriefStep.ASKED:
            return await what_was_asked.all_asked(context, interview)
        case DebriefStep.DATE:
            return await beginning.date_said(context, interview, interview.held_on)
        case DebriefStep.LABEL | DebriefStep.ROUND:
            return await beginning.pass_field(context, interview, state.at)
        case _:
            return await _pass_question(context, interview, state)


async def _pass_question(context: Context, interview: Interview, state: Debriefing) -> list[Reply]:
    """Pass the step of a question. Moves that are ticked are named by it."""
    asked = await context.uow.interviews.question(state.asked_id or 0, context.user_id)
    if asked is None:
        return await how_it_went.begin(context, interview, fresh=True)
    if state.at is DebriefStep.DRY and asked.dry:
        return await how_it_went.say_of(context, interview, asked, state.at, fresh=True, dry=asked.dry)
    return await how_it_went.pass_on(context, interview, asked, state.at, fresh=True)


async def _standing(context: Context) -> tuple[Debriefing | None, Interview | None]:
    """Return the state of the chat and its interview, None for what is gone."""
    state = context.at(Debriefing)
    interview = await context.uow.interviews.get(state.interview_id, context.user_id) if state is not None else None
    return state, interview


def is_at(context: Context, interview: Interview, step: DebriefStep) -> bool:
    """Return whether the chat is at that step of this interview's debrief."""
    state = context.at(Debriefing)
    return state is not None and (state.interview_id, state.at) == (interview.id, step)


async def last_typed(uow: UnitOfWork, state: Debriefing, _: int) -> str | None:
    """Return the question that was typed last, or None."""
    questions = await uow.interviews.questions(state.interview_id)
    return questions[-1].text if questions else None
