"""Presses on the coverage and the weekly summary."""

from bot.handlers.presses.guards import PressMap, plain
from bot.services import coverage, unasked
from bot.services.actions import Action

PRESSES: PressMap = {
    Action.COVERAGE: plain(coverage.show),
    Action.WEEKLY_SNOOZE: plain(unasked.snooze_weekly),
}
