"""Use cases of /settings: one message with the present choices that each change edits, and choices of a single tap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.conversation.context import Context
from bot.conversation.doors import ButtonPlace, StopDaily, StopWeekly
from bot.conversation.logic.dates.local_time import local_clock, local_date, zone_label
from bot.conversation.payload import OneOf, Payload
from bot.conversation.prompts.prompt_schedule import plan_all
from bot.conversation.questions.chosen_tracks import chosen_tracks
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import step_back
from bot.features.settings.texts import settings as say
from storage.records import DueKind

SLOT = "settings"
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class BackToSettings(Payload, code="Zb"):
    """Go back from a page of the settings to the list."""


@dataclass(frozen=True, slots=True)
class _OnSettings(Payload):
    """A button of the settings message. All of them carry their place, which only the switches need."""

    place: ButtonPlace | None = None


@dataclass(frozen=True, slots=True)
class AskZone(_OnSettings, code="az"):
    """Ask for the time zone."""


@dataclass(frozen=True, slots=True)
class AskDailyTime(_OnSettings, code="at"):
    """Ask for the time of the daily question."""


@dataclass(frozen=True, slots=True)
class AskDays(_OnSettings, code="Zd"):
    """Ask for the days of the daily question."""


@dataclass(frozen=True, slots=True)
class AskWeekly(_OnSettings, code="Zw"):
    """Ask for the day and hour of the weekly summary."""


@dataclass(frozen=True, slots=True)
class AskQuiet(_OnSettings, code="Zq"):
    """Ask for the quiet hours."""


@dataclass(frozen=True, slots=True)
class AskPause(_OnSettings, code="aq"):
    """Ask for the length of a pause."""


@dataclass(frozen=True, slots=True)
class EndPause(_OnSettings, code="rs"):
    """End the pause."""


@dataclass(frozen=True, slots=True)
class AskTracks(_OnSettings, code="ap"):
    """Show the tracks."""


@dataclass(frozen=True, slots=True)
class AskMockSize(_OnSettings, code="Zm"):
    """Ask for the number of questions of a mock."""


@dataclass(frozen=True, slots=True)
class StartDaily(_OnSettings, code="d1"):
    """Start the daily question."""


@dataclass(frozen=True, slots=True)
class StartWeekly(_OnSettings, code="w1"):
    """Start the weekly summary."""


@dataclass(frozen=True, slots=True)
class SetMockSize(Payload, code="Zs"):
    """Set the number of questions of a mock."""

    size: Annotated[int, OneOf(say.MOCK_SIZES)]


BACK = (Button(text=say.BACK, press=BackToSettings()),)


async def show(context: Context, *, fresh: bool = True, note: str | None = None) -> list[Reply]:
    """Show the present settings, with a button for each change.

    An open side question is closed. `fresh` True sends a new message, else the present one is edited. `note` says what
    has just changed.
    """
    await step_back(context)
    settings = context.settings
    clock = local_clock(context.zone, context.now)
    tracks = [context.bank.tracks[track].name for track in chosen_tracks(settings, context.bank)]
    text = say.settings_text(settings, tracks, zone_label(settings.time_zone), clock, await next_line(context))
    return [Reply(text=f"{note}\n\n{text}" if note else text, buttons=_buttons(context), slot=SLOT, fresh=fresh)]


async def go_back(context: Context) -> list[Reply]:
    """Go back from a page to the list, in place."""
    return await show(context, fresh=False)


def page(
    text: str, rows: Sequence[tuple[Button, ...]], *, fresh: bool = False, note: str | None = None, back: bool = True
) -> Reply:
    """Return the page of one setting in the settings message, with a Back button unless `back` is False."""
    buttons = (*rows, BACK) if back else tuple(rows)
    return Reply(text=f"{note}\n\n{text}" if note else text, buttons=buttons, slot=SLOT, fresh=fresh)


async def next_line(context: Context) -> str:
    """Return the line with the time of the next daily question."""
    pending = await context.uow.due.pending(context.user_id, DueKind.DAILY)
    paused_until = context.settings.paused_until if _paused(context) else None
    if not pending:
        return say.next_text(None, paused_until)
    at = pending[0].due_at
    return say.next_text((local_date(context.zone, at), at.astimezone(context.zone).time()), paused_until)


async def ask_for_mock_size(context: Context) -> list[Reply]:
    """Ask for the number of questions of a mock."""
    row = tuple(
        Button(
            text=say.choice(str(size), chosen=size == context.settings.mock_size),
            press=SetMockSize(size),
        )
        for size in say.MOCK_SIZES
    )
    return [page(say.MOCK_SIZE, [row])]


async def mock_size(context: Context, size: int) -> list[Reply]:
    """Set the number of questions of a mock."""
    await context.change(mock_size=size)
    return await show(context, fresh=False)


async def switch_daily(context: Context, *, on: bool, fresh: bool = True) -> list[Reply]:
    """Switch the daily question on or off."""
    await context.change(daily_on=on)
    await plan_all(context)
    return await show(context, fresh=fresh, note=say.DAILY_STARTED if on else say.DAILY_STOPPED)


async def switch_weekly(context: Context, *, on: bool, fresh: bool = True) -> list[Reply]:
    """Switch the weekly summary on or off."""
    await context.change(weekly_on=on)
    await plan_all(context)
    return await show(context, fresh=fresh, note=say.WEEKLY_STARTED if on else say.WEEKLY_STOPPED)


def _paused(context: Context) -> bool:
    return context.settings.paused_until is not None and context.settings.paused_until > context.today


def _buttons(context: Context) -> Rows:
    settings = context.settings
    daily = _button(say.DAILY_OFF, StopDaily) if settings.daily_on else _button(say.DAILY_ON, StartDaily)
    rest = _button(say.RESUME, EndPause) if _paused(context) else _button(say.PAUSE, AskPause)
    return (
        (_button(say.CHANGE_TIME, AskDailyTime), _button(say.CHANGE_DAYS, AskDays)),
        (_button(say.CHANGE_WEEKLY, AskWeekly), _button(say.CHANGE_QUIET, AskQuiet)),
        (_button(say.CHANGE_ZONE, AskZone), rest),
        (_button(say.CHANGE_TRACKS, AskTracks), _button(say.CHANGE_MOCK, AskMockSize)),
        (daily,),
        (weekly_switch(context),),
    )


def weekly_switch(context: Context) -> Button:
    """Return the button that stops the weekly summary, or starts it where it is off."""
    on = context.settings.weekly_on
    return _button(say.WEEKLY_OFF, StopWeekly) if on else _button(say.WEEKLY_ON, StartWeekly)


def _button(text: str, press: Callable[[ButtonPlace], Payload]) -> Button:
    return Button(text=text, press=press(ButtonPlace.SETTINGS))
