"""The declaration of the plan for the registry."""

from datetime import timedelta

from bot.conversation.beneath import key_beneath, voice_beneath
from bot.conversation.context import Context
from bot.conversation.doors import AskInterviewHour, RemindBefore, ShowPlan
from bot.conversation.feature import Command, Feature, StateRules, without_payload
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.replies import Reply
from bot.features.plan import plan, plan_calendar, plan_date, plan_hour
from bot.features.plan.pages import plan as plan_page
from bot.features.plan.states import TypingInterviewDate, TypingInterviewHour


async def set_weeks(context: Context, press: plan_date.InterviewInWeeks) -> list[Reply]:
    """Set the interview a number of weeks from today."""
    return await plan_date.set_date(context, context.today + timedelta(weeks=press.weeks))


async def set_date(context: Context, press: plan_date.InterviewOn) -> list[Reply]:
    """Set the day of the interview."""
    return await plan_date.set_date(context, press.day)


async def set_hour(context: Context, press: plan_hour.SetInterviewHour) -> list[Reply]:
    """Set the hour of the interview."""
    return await plan_hour.set_hour(context, press.on, press.at)


async def set_minutes(context: Context, press: plan_date.MinutesADay) -> list[Reply]:
    """Set the minutes a day."""
    return await plan.set_minutes(context, press.minutes)


async def tick(context: Context, press: plan.TickTask) -> list[Reply]:
    """Tick or untick a task for today."""
    return await plan.tick(context, press.task)


async def went(context: Context, press: plan.InterviewWent) -> list[Reply]:
    """Reply to how the interview went."""
    return await plan.went(context, well=press.well)


PLAN = Feature(
    name="plan",
    commands={"plan": Command(call=plan.show)},
    states=(
        StateRules(state=TypingInterviewDate, on_text=plan_date.date_typed, side_question=True),
        StateRules(
            state=TypingInterviewHour,
            on_text=plan_hour.hour_typed,
            keys={key: key_beneath(key) for key in Key},
            on_voice=voice_beneath,
            side_question=True,
        ),
    ),
    presses={
        ShowPlan: without_payload(plan.show),
        plan_date.AskInterviewDate: without_payload(plan_date.ask_for_date),
        plan_date.InterviewInWeeks: set_weeks,
        plan_date.InterviewOn: set_date,
        plan_date.AskMinutes: without_payload(plan_date.ask_for_minutes),
        plan_date.MinutesADay: set_minutes,
        plan_date.BackToPlan: without_payload(plan.show_again),
        plan.TickTask: tick,
        plan.SendCalendar: without_payload(plan_calendar.calendar),
        plan.DropPlan: without_payload(plan.drop),
        plan.InterviewWent: went,
        AskInterviewHour: without_payload(plan_hour.show),
        plan_hour.TypeInterviewHour: without_payload(plan_hour.ask_typed),
        plan_hour.SetInterviewHour: set_hour,
        plan_hour.ForgetInterviewHour: without_payload(plan_hour.forget_hour),
        RemindBefore: plan_hour.remind,
        plan_hour.ForgetReminder: without_payload(plan_hour.forget_reminder),
    },
    routes=plan_page.ROUTES,
)
