"""When what comes due may come: the rules for the daily question, the weekly summary, and what was snoozed."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.context import Turn
from bot.conversation.logic.local_time import in_quiet
from bot.conversation.prompt_schedule import plan_daily, plan_weekly
from bot.conversation.replies import Reply
from bot.conversation.side_question import forget_aside
from storage.records import Due, DueKind, DueState

TOO_LATE = timedelta(hours=6)
DAILY_KINDS = frozenset({DueKind.DAILY, DueKind.SNOOZED})


async def come_due(turn: Turn, due: Due) -> tuple[DueState, list[Reply]]:
    """Handle one due row: how it ends, and what is said. The next row of its kind is planned in any case."""
    # Planning replaces what is still pending, and this row must stay: it says that its day has been asked.
    await turn.uow.due.finish(due.id, DueState.DONE, turn.now)
    mark = turn.registry.time_marks.get(due.kind)
    if mark is not None:
        replies = await mark(turn, due)
        current = await turn.uow.due.get(due.id)
        # The next mark of the same day takes the place of this one, in its row: then that row is still to come.
        return current.state if current is not None else DueState.DONE, replies
    # After a missed one, the next may be due already and not yet too late.
    after = max(due.due_at + timedelta(seconds=1), turn.now - TOO_LATE)
    if due.kind is DueKind.DAILY:
        await plan_daily(turn, after)
    elif due.kind is DueKind.WEEKLY:
        await plan_weekly(turn, after)
    if not _welcome(turn, due):
        return DueState.LET_GO, []
    instead = await _instead_of_daily(turn) if due.kind in DAILY_KINDS else None
    replies = await turn.registry.due[due.kind](turn, due) if instead is None else instead
    return DueState.DONE, [replace(reply, broadcast=True) for reply in replies]


def _welcome(turn: Turn, due: Due) -> bool:
    """Return whether the message may come: not stopped, paused, blocked, too late or in the quiet hours."""
    settings = turn.settings
    on = settings.daily_on if due.kind in DAILY_KINDS else settings.weekly_on
    paused = settings.paused_until is not None and turn.today < settings.paused_until
    quiet = in_quiet(turn.zone, turn.now, settings.quiet_from, settings.quiet_to)
    snoozed = due.kind in (DueKind.SNOOZED, DueKind.SNOOZED_WEEKLY)
    late = turn.now - due.due_at > TOO_LATE
    return on and not paused and not late and turn.user.blocked_at is None and (snoozed or not quiet)


async def _instead_of_daily(turn: Turn) -> list[Reply] | None:
    """Return what is said instead of the daily question; None where it may come.

    Nothing is said to who has practised today, or is in the middle of something else.
    """
    if turn.today in await turn.uow.answers.days_practised(turn.user_id):
        return []
    await forget_aside(turn)
    return await _name_state(turn) if _is_busy(turn) else None


def _is_busy(turn: Turn) -> bool:
    """Return whether the user is in the middle of something else. What is merely being typed is given a while."""
    rules = turn.registry.rules_of(turn.standing)
    if rules.offer is not None:
        return True
    return bool(rules.keeps) and turn.now - turn.conversation.updated_at < rules.keeps


async def _name_state(turn: Turn) -> list[Reply]:
    """Name what stays open, as its feature does once; in anything else leave the user in peace."""
    offer = turn.registry.rules_of(turn.standing).offer
    return await offer(turn) if offer is not None else []
