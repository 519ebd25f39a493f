"""Use cases that import the settings of a file. What the user has chosen here already stays."""

from collections.abc import Mapping
from typing import Any

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import LocalTimeError, quiet_covers, zone
from bot.conversation.prompts.prompt_schedule import plan_all
from bot.features.transfer.found import StoryFile
from bot.features.transfer.texts.beside import FileSetting
from storage.records import Settings

MOCK_SIZES = range(1, 17)
MINUTES = range(5, 481)
WEEKDAYS = frozenset(range(1, 8))
FIELDS: Mapping[FileSetting, tuple[str, ...]] = {
    FileSetting.ZONE: ("time_zone",),
    FileSetting.DAILY: ("daily_time",),
    FileSetting.DAYS: ("daily_days",),
    FileSetting.WEEKLY: ("weekly_on", "weekly_day", "weekly_time"),
    FileSetting.QUIET: ("quiet_from", "quiet_to"),
    FileSetting.TRACKS: ("tracks",),
    FileSetting.MOCK: ("mock_size",),
    FileSetting.MINUTES: ("minutes_a_day",),
    FileSetting.PAUSE: ("paused_until",),
    FileSetting.INTERVIEW: ("interview_on", "interview_at", "planned_on"),
}
CHOSEN_AT_STEP: Mapping[FileSetting, int] = {FileSetting.ZONE: 1, FileSetting.DAILY: 2, FileSetting.TRACKS: 3}
"""The step of the set-up after which the user has chosen it. Anything else is chosen where it is not the default."""
DEFAULT = Settings(user_id=0)


async def take_in_settings(context: Context, file: StoryFile) -> tuple[FileSetting, ...]:
    """Take over the settings of a file that the user has not chosen here. Return which."""
    back = settings_back(context, file)
    found = file.practice.settings
    if found is None or not back:
        return ()
    changes: dict[str, Any] = {name: getattr(found, name) for setting in back for name in FIELDS[setting]}
    await context.change(**changes)
    await plan_all(context)
    return back


def settings_kept(context: Context, file: StoryFile) -> tuple[FileSetting, ...]:
    """Return the settings that are others in the file and stay as the user has chosen them here."""
    found, mine = file.practice.settings, context.settings
    return tuple(
        setting
        for setting in FileSetting
        if found is not None
        and _values(found, setting) != _values(mine, setting)
        and _is_chosen(mine, setting)
        and _is_sound(context, found, setting)
    )


def settings_back(context: Context, file: StoryFile) -> tuple[FileSetting, ...]:
    """Return the settings that an import of the file changes."""
    found, mine = file.practice.settings, context.settings
    if found is None:
        return ()
    changing = [
        setting
        for setting in FileSetting
        if _values(found, setting) != _values(mine, setting)
        and not _is_chosen(mine, setting)
        and _is_sound(context, found, setting)
    ]
    return tuple(setting for setting in changing if _agrees(mine, found, setting, changing))


def _values(settings: Settings, setting: FileSetting) -> tuple[Any, ...]:
    return tuple(getattr(settings, name) for name in FIELDS[setting])


def _is_chosen(mine: Settings, setting: FileSetting) -> bool:
    step = CHOSEN_AT_STEP.get(setting)
    return mine.set_up >= step if step is not None else _values(mine, setting) != _values(DEFAULT, setting)


def _is_sound(context: Context, found: Settings, setting: FileSetting) -> bool:
    """Return whether a setting of a file is one that could be chosen here today."""
    match setting:
        case FileSetting.ZONE:
            return _is_zone(found.time_zone)
        case FileSetting.DAYS:
            return found.daily_days <= WEEKDAYS
        case FileSetting.WEEKLY:
            return found.weekly_day in WEEKDAYS
        case FileSetting.TRACKS:
            return bool(found.tracks) and set(found.tracks) <= set(context.bank.tracks)
        case FileSetting.MOCK:
            return found.mock_size in MOCK_SIZES
        case FileSetting.MINUTES:
            return found.minutes_a_day in MINUTES
        case FileSetting.PAUSE:
            return found.paused_until is not None and found.paused_until > context.today
        case FileSetting.INTERVIEW:
            return found.interview_on is not None and found.interview_on >= context.today
        case _:
            return True


def _is_zone(name: str) -> bool:
    try:
        zone(name)
    except LocalTimeError:
        return False
    return True


def _agrees(mine: Settings, found: Settings, setting: FileSetting, changing: list[FileSetting]) -> bool:
    """Return whether the daily time stays outside the quiet hours, which /settings holds to as well."""
    if setting not in (FileSetting.DAILY, FileSetting.QUIET):
        return True
    clock = found.daily_time if FileSetting.DAILY in changing else mine.daily_time
    quiet = found if FileSetting.QUIET in changing else mine
    return not quiet_covers(clock, quiet.quiet_from, quiet.quiet_to)
