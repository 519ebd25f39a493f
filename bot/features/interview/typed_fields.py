"""Use cases of the side question for a field of an interview, or of one of its questions, that is typed anew."""

from dataclasses import replace
from datetime import date

from bot.conversation.context import Context
from bot.conversation.logic.typed.typed_lines import on_one_line, says_something
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import step_aside, step_back
from bot.features.interview import interviews, what_was_asked
from bot.features.interview.beginning import read_day
from bot.features.interview.logic.interview_name import LONGEST_NAME, read_name
from bot.features.interview.logic.typed_questions import questions_in
from bot.features.interview.payloads import SetHeldOn, SetRound
from bot.features.interview.states import InterviewField, TypingOfInterview
from bot.features.interview.texts import debrief_steps as steps
from bot.features.interview.texts import interviews as say
from storage.records import AskedQuestion, Interview

ASK = {
    InterviewField.LABEL: say.TYPE_NAME,
    InterviewField.ROUND: steps.ASK_ROUND,
    InterviewField.DATE: steps.ASK_DATE,
    InterviewField.WORDS: say.TYPE_WORDS,
    InterviewField.NOTE: say.TYPE_NOTE,
}


async def ask(context: Context, interview: Interview, field: InterviewField, asked_id: int | None) -> list[Reply]:
    """Ask for a field in a new message. What was open goes on afterwards."""
    await step_aside(context, TypingOfInterview, interview_id=interview.id, field=field, asked_id=asked_id)
    rows: tuple[tuple[Button, ...], ...] = ()
    if field is InterviewField.ROUND:
        rounds = [Button(text=text, press=SetRound(interview.id, at)) for at, text in enumerate(steps.ROUNDS, 1)]
        rows = tuple(in_rows(rounds, 2))
    if field is InterviewField.DATE:
        rows = ((Button(text=steps.TODAY, press=SetHeldOn(interview.id, context.today)),),)
    return [Reply(text=ASK[field], buttons=rows)]


async def typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take a text as the field that is asked for."""
    state = context.at(TypingOfInterview)
    interview = await context.uow.interviews.get(state.interview_id, context.user_id) if state is not None else None
    if state is None or interview is None:
        await step_back(context)
        return await interviews.turn_to(context, 0, fresh=True)
    match state.field:
        case InterviewField.LABEL | InterviewField.ROUND if not says_something(text):
            return [Reply(text=steps.NO_WORD_IN_NAME)]
        case InterviewField.LABEL:
            return await _set_name(context, interview, text)
        case InterviewField.ROUND:
            return await set_round(context, interview, text)
        case InterviewField.DATE:
            replies, day = read_day(context, interview, text)
            return replies if day is None else await set_date(context, interview, day)
        case InterviewField.WORDS | InterviewField.NOTE:
            return await _set_of_question(context, interview, state, text)


async def set_round(context: Context, interview: Interview, text: str) -> list[Reply]:
    """Store the round of an interview, and show it."""
    words = on_one_line(text)
    if len(words) > LONGEST_NAME:
        return [Reply(text=steps.NAME_TOO_LONG)]
    return await _changed(context, interview, round=words)


async def set_date(context: Context, interview: Interview, day: date) -> list[Reply]:
    """Store the day of an interview, and show it. A day ahead is refused."""
    if day > context.today:
        return [Reply(text=steps.DATE_AHEAD)]
    return await _changed(context, interview, held_on=day)


async def _set_name(context: Context, interview: Interview, text: str) -> list[Reply]:
    name = read_name(text)
    if name is None:
        return [Reply(text=steps.NAME_TOO_LONG)]
    return await _changed(context, interview, label=name.label, round=name.round or interview.round)


async def _changed(context: Context, interview: Interview, **fields: str | date | None) -> list[Reply]:
    await step_back(context)
    await context.uow.interviews.change(interview.id, **fields)
    return await interviews.show(context, replace(interview, **fields), fresh=True)  # type: ignore[arg-type]


async def _set_of_question(context: Context, interview: Interview, state: TypingOfInterview, text: str) -> list[Reply]:
    asked = await context.uow.interviews.question(state.asked_id or 0, context.user_id)
    if asked is None:
        await step_back(context)
        return await interviews.show(context, interview, fresh=True)
    if not questions_in(text):
        return [Reply(text=steps.NO_WORD)]
    await step_back(context)
    return await interviews.show_question(context, interview, await _with(context, asked, state, text), fresh=True)


async def _with(context: Context, asked: AskedQuestion, state: TypingOfInterview, text: str) -> AskedQuestion:
    if state.field is InterviewField.WORDS:
        (changed,) = await what_was_asked.change_words(context, [(asked, text.strip())])
        return changed
    await context.uow.interviews.change_question(asked.id, note=text.strip())
    return replace(asked, note=text.strip())
