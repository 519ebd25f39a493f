"""Rules for prompts that come due: the daily question, the weekly summary, and snoozed ones."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.logic.local_time import in_quiet
from bot.conversation.prompt_schedule import plan_daily, plan_weekly
from bot.conversation.replies import Reply
from bot.conversation.side_question import forget_aside
from storage.records import Due, DueKind, DueState

TOO_LATE = timedelta(hours=6)
DAILY_KINDS = frozenset({DueKind.DAILY, DueKind.SNOOZED})


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
    if not _welcome(context, due):
        return DueState.LET_GO, []
    instead = await _instead_of_daily(context) if due.kind in DAILY_KINDS else None
    replies = await context.registry.due[due.kind](context, due) if instead is None else instead
    return DueState.DONE, [replace(reply, broadcast=True) for reply in replies]


def _welcome(context: Context, due: Due) -> bool:
    """Return whether the prompt may be sent: not stopped, paused, blocked, too late or in the quiet hours."""
    settings = context.settings
    on = settings.daily_on if due.kind in DAILY_KINDS else settings.weekly_on
    paused = settings.paused_until is not None and context.today < settings.paused_until
    quiet = in_quiet(context.zone, context.now, settings.quiet_from, settings.quiet_to)
    snoozed = due.kind in (DueKind.SNOOZED, DueKind.SNOOZED_WEEKLY)
    late = context.now - due.due_at > TOO_LATE
    return on and not paused and not late and context.user.blocked_at is None and (snoozed or not quiet)


async def _instead_of_daily(context: Context) -> list[Reply] | None:
    """Return the replies that replace the daily question, or None where the question may come.

    The list is empty for a user who has practised today or is in the middle of something else.
    """
    if context.today in await context.uow.answers.days_practised(context.user_id):
        return []
    await forget_aside(context)
    return await _name_state(context) if _is_busy(context) else None


def _is_busy(context: Context) -> bool:
    """Return whether the user is in the middle of something else. The state's rules say how long that lasts."""
    rules = context.registry.rules_of(context.standing)
    if rules.offer is not None:
        return True
    return bool(rules.keeps) and context.now - context.conversation.updated_at < rules.keeps


async def _name_state(context: Context) -> list[Reply]:
    """Return the feature's offer for the open state, once. A state without an offer gives no reply."""
    offer = context.registry.rules_of(context.standing).offer
    return await offer(context) if offer is not None else []
