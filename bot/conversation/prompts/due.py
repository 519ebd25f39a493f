"""Rules for prompts that come due: the daily question, the weekly summary, and snoozed ones."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.prompts.daily_waits import daily_waits
from bot.conversation.prompts.pause_and_quiet_hours import DAILY_KINDS, TOO_LATE, may_come
from bot.conversation.prompts.prompt_schedule import plan_daily, plan_weekly
from bot.conversation.replies import Reply
from bot.conversation.side_question import forget_aside
from storage.records import Due, DueKind, DueState


async def come_due(context: Context, due: Due) -> tuple[DueState, list[Reply]]:
    """Handle one due row. Return the row's final state and the replies.

    The next row of the same kind is planned in any case.
    """
    # Planning replaces pending rows. This row must stay, because it records that its day has been asked.
    await context.uow.due.finish(due.id, DueState.DONE, context.now)
    mark = context.registry.time_marks.get(due.kind)
    if mark is not None:
        replies = await mark(context, due)
        current = await context.uow.due.get(due.id)
        # The next time mark of the same day may reuse this row, which is then pending again.
        return current.state if current is not None else DueState.DONE, replies
    # After a missed prompt, the next one may be due already and not yet too late.
    after = max(due.due_at + timedelta(seconds=1), context.now - TOO_LATE)
    if due.kind is DueKind.DAILY:
        await plan_daily(context, after)
    elif due.kind is DueKind.WEEKLY:
        await plan_weekly(context, after)
    if not may_come(context, due):
        return DueState.LET_GO, []
    instead = await _instead_of_daily(context, due) if due.kind in DAILY_KINDS else None
    replies = await context.registry.due[due.kind](context, due) if instead is None else instead
    return DueState.DONE, [replace(reply, broadcast=True) for reply in replies]


async def _instead_of_daily(context: Context, due: Due) -> list[Reply] | None:
    """Return the replies that replace the daily question, or None where the question may come.

    The list is empty for a user who is in the middle of something else. So it is for one who has practised today,
    unless a feature has a message for this day.
    """
    await forget_aside(context)
    if daily_waits(context):
        return []
    for instead in context.registry.instead_of_daily:
        replies = await instead(context, due)
        if replies is not None:
            return replies
    if context.today in await context.uow.answers.days_practised(context.user_id):
        return []
    return [reply for name_left in context.registry.name_left for reply in await name_left(context)] or None
