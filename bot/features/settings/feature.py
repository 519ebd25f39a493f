"""The declaration of the set-up and the settings for the registry."""

from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.doors import (
    DailyOnceAWeek,
    MoveDaily,
    PauseDaily,
    ShowSettings,
    ShowTracks,
    StopDaily,
    StopWeekly,
)
from bot.conversation.feature import Command, Feature, OnText, StateRules, without_payload
from bot.conversation.logic.dates.local_time import LocalTimeError
from bot.conversation.replies import Reply
from bot.conversation.side_question import SideQuestion
from bot.conversation.stale_buttons import StaleButton
from bot.features.settings import onboarding, reminders, settings, settings_days, settings_times, settings_zone, tracks
from bot.features.settings.states import SettingUp, TypingPause, TypingQuiet, TypingTime, TypingWeekly, TypingZone
from bot.features.settings.texts import onboarding as onboarding_say


async def typed_in_set_up(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a text in the set-up as a place, or as a yes, while the time zone is asked for.

    After that, ask the open question again.
    """
    if context.settings.set_up == 0:
        if text.strip(" .!").casefold() in onboarding_say.YES_TYPED:
            return await onboarding.zone_confirmed(context)
        return await settings_zone.zone_typed(context, message_id, text)
    return await onboarding.start(context)


async def shift_zone(context: Context, press: onboarding.ShiftZone) -> list[Reply]:
    """Take a zone whose clock is an hour off that of the zone in the button. Raises StaleButton for an unknown zone."""
    try:
        return await settings_zone.zone_shifted(context, press.shift.hours, press.base)
    except LocalTimeError as error:
        raise StaleButton from error


async def set_zone(context: Context, press: settings_zone.SetZone) -> list[Reply]:
    """Take the zone of the button. Raises StaleButton for an unknown zone."""
    try:
        return await settings_zone.set_zone(context, press.zone)
    except LocalTimeError as error:
        raise StaleButton from error


async def set_daily_time(context: Context, press: onboarding.SetDailyTime) -> list[Reply]:
    """Set the time of the daily question."""
    return await settings_times.daily_time(context, press.at)


async def set_quiet_from(context: Context, press: settings_times.SetQuietFrom) -> list[Reply]:
    """Set the start of the quiet hours."""
    return await settings_times.quiet_until(context, press.quiet_from)


async def set_quiet_hours(context: Context, press: settings_times.SetQuietHours) -> list[Reply]:
    """Set the quiet hours."""
    return await settings_times.quiet_hours(context, press.quiet_from, press.quiet_to)


async def toggle_day(context: Context, press: settings_days.ToggleDay) -> list[Reply]:
    """Switch a day of the week on or off."""
    return await settings_days.toggle_day(context, press.day)


async def set_weekly_day(context: Context, press: settings_days.SetWeeklyDay) -> list[Reply]:
    """Set the day of the weekly summary."""
    return await settings_days.weekly_day(context, press.day)


async def set_weekly_time(context: Context, press: settings_days.SetWeeklyTime) -> list[Reply]:
    """Set the time of the weekly summary."""
    return await settings_days.weekly_time(context, press.at)


async def pause_for(context: Context, press: settings_days.PauseFor) -> list[Reply]:
    """Pause the unasked messages for a number of days."""
    return await settings_days.pause(context, press.days)


async def set_purpose(context: Context, press: onboarding.SetPurpose) -> list[Reply]:
    """Prepare for one of two tracks, or both."""
    return await tracks.choose_by_purpose(context, press.purpose)


async def choose_track(context: Context, press: onboarding.ChooseTrack) -> list[Reply]:
    """Prepare for one track alone."""
    return await tracks.choose_one(context, press.track)


async def toggle_track(context: Context, press: tracks.ToggleTrack) -> list[Reply]:
    """Switch a track on or off."""
    return await tracks.toggle(context, press.track)


async def show_track(context: Context, press: tracks.ShowTrack) -> list[Reply]:
    """Show one track."""
    return await tracks.show_track(context, press.track)


async def set_mock_size(context: Context, press: settings.SetMockSize) -> list[Reply]:
    """Set the number of questions of a mock."""
    return await settings.mock_size(context, press.size)


async def once_a_week(context: Context, press: DailyOnceAWeek) -> list[Reply]:
    """Have the daily question once a week."""
    return await reminders.once_a_week(context, press.day)


async def switch_daily(context: Context, press: settings.StartDaily | StopDaily) -> list[Reply]:
    """Start or stop the daily question."""
    return await settings.switch_daily(context, on=isinstance(press, settings.StartDaily), fresh=press.place is None)


async def switch_weekly(context: Context, press: settings.StartWeekly | StopWeekly) -> list[Reply]:
    """Start or stop the weekly summary."""
    return await settings.switch_weekly(context, on=isinstance(press, settings.StartWeekly), fresh=press.place is None)


def _typing(state: type[SideQuestion], on_text: OnText) -> StateRules:
    return StateRules(state=state, on_text=on_text, side_question=True)


SETTINGS = Feature(
    name="settings",
    commands={"start": Command(call=onboarding.start), "settings": Command(call=settings.show)},
    states=(
        # The daily question never interrupts the set-up, however long it takes.
        StateRules(state=SettingUp, on_text=typed_in_set_up, keeps=timedelta.max),
        _typing(TypingZone, settings_zone.zone_typed),
        _typing(TypingTime, settings_times.time_typed),
        _typing(TypingWeekly, settings_days.weekly_typed),
        _typing(TypingQuiet, settings_times.quiet_typed),
        _typing(TypingPause, settings_days.pause_typed),
    ),
    presses={
        ShowSettings: without_payload(settings.show),
        settings.BackToSettings: without_payload(settings.go_back),
        settings.AskZone: without_payload(settings_zone.ask_for_zone),
        onboarding.ConfirmZone: without_payload(settings_zone.zone_confirmed),
        onboarding.ShiftZone: shift_zone,
        settings_zone.SetZone: set_zone,
        settings.AskDailyTime: without_payload(settings_times.ask_for_time),
        onboarding.SetDailyTime: set_daily_time,
        settings.AskQuiet: without_payload(settings_times.ask_for_quiet),
        settings_times.SetQuietFrom: set_quiet_from,
        settings_times.SetQuietHours: set_quiet_hours,
        settings.AskDays: without_payload(settings_days.ask_for_days),
        settings_days.ToggleDay: toggle_day,
        settings.AskWeekly: without_payload(settings_days.ask_for_weekly),
        settings_days.SetWeeklyDay: set_weekly_day,
        settings_days.SetWeeklyTime: set_weekly_time,
        settings.AskPause: without_payload(settings_days.ask_for_pause),
        settings_days.PauseFor: pause_for,
        settings.EndPause: without_payload(settings_days.resume),
        settings.AskTracks: without_payload(tracks.ask_for_tracks),
        ShowTracks: without_payload(tracks.show_tracks),
        tracks.ToggleTrack: toggle_track,
        tracks.ShowTrack: show_track,
        onboarding.ChooseTrack: choose_track,
        onboarding.ChooseSeveral: without_payload(tracks.ask_for_tracks),
        onboarding.EndSetUp: without_payload(tracks.end_set_up),
        onboarding.SetPurpose: set_purpose,
        settings.AskMockSize: without_payload(settings.ask_for_mock_size),
        settings.SetMockSize: set_mock_size,
        MoveDaily: without_payload(reminders.another_hour),
        DailyOnceAWeek: once_a_week,
        PauseDaily: without_payload(reminders.pause),
        settings.StartDaily: switch_daily,
        StopDaily: switch_daily,
        settings.StartWeekly: switch_weekly,
        StopWeekly: switch_weekly,
    },
)
