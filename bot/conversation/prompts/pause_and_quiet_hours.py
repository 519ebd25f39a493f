"""Whether a prompt may come now: not while it is switched off, in a pause, in the quiet hours, or hours too late."""

from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import in_quiet
from storage.records import Due, DueKind

TOO_LATE = timedelta(hours=6)
DAILY_KINDS = frozenset({DueKind.DAILY, DueKind.SNOOZED})


def may_come(context: Context, due: Due) -> bool:
    """Return whether the prompt may be sent: not stopped, paused, blocked, too late or in the quiet hours."""
    settings = context.settings
    on = settings.daily_on if due.kind in DAILY_KINDS else settings.weekly_on
    paused = settings.paused_until is not None and context.today < settings.paused_until
    quiet = in_quiet(context.zone, context.now, settings.quiet_from, settings.quiet_to)
    snoozed = due.kind in (DueKind.SNOOZED, DueKind.SNOOZED_WEEKLY)
    late = context.now - due.due_at > TOO_LATE
    return on and not paused and not late and context.user.blocked_at is None and (snoozed or not quiet)
