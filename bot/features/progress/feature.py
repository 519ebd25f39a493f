"""The declaration of the coverage, the audit, the weekly summary and their pages for the registry."""

from bot.conversation.context import Context
from bot.conversation.doors import ShowCoverage
from bot.conversation.feature import Command, Feature, without_payload
from bot.conversation.replies import Reply
from bot.features.progress import auditing, coverage, weekly_summary
from bot.features.progress.pages import archetype, audit, matrix, practice
from storage.records import DueKind


async def show_all(context: Context, press: auditing.ShowAllFindings) -> list[Reply]:
    """Show every finding of an audit."""
    return await auditing.show_all(context, press.stamp)


async def show_first(context: Context, press: auditing.ShowFirstFindings) -> list[Reply]:
    """Show the first findings of an audit."""
    return await auditing.show_first(context, press.stamp)


PROGRESS = Feature(
    name="progress",
    commands={"coverage": Command(call=coverage.show)},
    presses={
        ShowCoverage: without_payload(coverage.show),
        auditing.ShowAllFindings: show_all,
        auditing.ShowFirstFindings: show_first,
        weekly_summary.SnoozeWeekly: without_payload(weekly_summary.snooze),
    },
    due={DueKind.WEEKLY: weekly_summary.come_due, DueKind.SNOOZED_WEEKLY: weekly_summary.come_due},
    routes=(*matrix.ROUTES, *audit.ROUTES, *practice.ROUTES, *archetype.ROUTES),
)
