"""Use cases of the time zone: by place, offset, shift of an hour, or shared location, confirmed by the clock."""

from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import (
    LocalTimeError,
    local_clock,
    shifted,
    zone,
    zone_label,
    zone_near,
)
from bot.conversation.logic.typed.typed_time_zone import ZoneReading, read_zone
from bot.conversation.payload import Payload
from bot.conversation.prompts.interview_hour import is_reminded
from bot.conversation.prompts.prompt_schedule import plan_all
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import step_aside
from bot.conversation.texts.interview_hour import REMINDER_ENDED
from bot.features.settings.onboarding import SET_UP_DONE, ZONE_SLOT, ConfirmZone, Shift, ShiftZone, ask_zone
from bot.features.settings.onboarding import place_shared as place_in_set_up
from bot.features.settings.onboarding import zone_confirmed as zone_in_set_up
from bot.features.settings.onboarding import zone_shifted as shift_in_set_up
from bot.features.settings.settings import SLOT, BackToSettings, page, show
from bot.features.settings.states import TypingZone
from bot.features.settings.texts import onboarding
from bot.features.settings.texts import settings as say


@dataclass(frozen=True, slots=True)
class SetZone(Payload, code="Zz"):
    """Set the time zone."""

    zone: str


async def ask_for_zone(context: Context) -> list[Reply]:
    """Ask for the time zone: a typed city or offset, or a shift of an hour."""
    await step_aside(context, TypingZone)
    return [_zone_page(context)]


async def zone_typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take a typed city or offset as the time zone. Ask which where it can be several, or is not understood whole."""
    try:
        read = read_zone(text, context.now)
    except LocalTimeError as error:
        return [Reply(text=str(error))]
    if not read.certain:
        return [_which_zone(context, read)]
    taken = read.choices[0]
    reminded = await _change(context, taken.zone)
    place = taken.label if taken.label != zone_label(taken.zone) else None
    if context.settings.set_up < SET_UP_DONE:
        return [ask_zone(context, fresh=True, place=place)]
    return await _changed(context, fresh=True, reminded=reminded, place=place)


async def zone_confirmed(context: Context) -> list[Reply]:
    """Confirm the time zone."""
    if context.settings.set_up < SET_UP_DONE:
        return await zone_in_set_up(context)
    return await _changed(context, fresh=False)


async def zone_shifted(context: Context, hours: int, base: str | None = None) -> list[Reply]:
    """Take a zone whose clock is that many hours off. `base` is the zone to shift, None for the user's own.

    Raises LocalTimeError where `base` is no zone.
    """
    if context.settings.set_up < SET_UP_DONE:
        return await shift_in_set_up(context, hours)
    zone(base or context.settings.time_zone)
    reminded = await _change(context, shifted(base or context.settings.time_zone, hours, context.now))
    await plan_all(context)
    return [_zone_page(context, note=REMINDER_ENDED if reminded else None)]


async def place_shared(context: Context, latitude: float, longitude: float) -> list[Reply]:
    """Ask whether to take the zone of the city nearest to a shared place, in degrees.

    Nothing changes before the answer.
    """
    if context.settings.set_up < SET_UP_DONE:
        return await place_in_set_up(context, latitude, longitude)
    near = zone_near(latitude, longitude)
    rows = (
        (Button(text=onboarding.YES, press=SetZone(near)),),
        *_shifts(near),
        (Button(text=say.KEEP_ZONE, press=BackToSettings()),),
    )
    text = say.place_text(zone_label(near), local_clock(near, context.now))
    return [Reply(text=text, buttons=rows, slot=SLOT, fresh=True)]


async def set_zone(context: Context, name: str) -> list[Reply]:
    """Set the zone of a button. Raises LocalTimeError where it is no zone."""
    zone(name)
    reminded = await _change(context, name)
    if context.settings.set_up < SET_UP_DONE:
        return [ask_zone(context, fresh=False)]
    return await _changed(context, fresh=False, reminded=reminded)


def _which_zone(context: Context, read: ZoneReading) -> Reply:
    """Return the question for one of several zones. Its message becomes the one that tells the clock."""
    rows = [
        (Button(text=say.zone_label_text(each.label, local_clock(each.zone, context.now)), press=SetZone(each.zone)),)
        for each in read.choices
    ]
    text = say.which_zone_text(read.unknown)
    if context.settings.set_up < SET_UP_DONE:
        return Reply(text=text, buttons=tuple(rows), slot=ZONE_SLOT, fresh=True)
    return page(text, rows, fresh=True)


async def _change(context: Context, name: str) -> bool:
    """Store the zone. Return whether that ends a reminder before an interview."""
    reminded = await is_reminded(context)
    await context.change(time_zone=name)
    return reminded and not await is_reminded(context)


async def _changed(context: Context, *, fresh: bool, reminded: bool = False, place: str | None = None) -> list[Reply]:
    """Show the settings with the new zone. `reminded` is True where a reminder before an interview has ended.

    `place` is the typed place, where the zone has another name.
    """
    await plan_all(context)
    note = say.zone_set_text(zone_label(context.settings.time_zone), local_clock(context.zone, context.now), place)
    return await show(context, fresh=fresh, note=f"{note} {REMINDER_ENDED}" if reminded else note)


def _zone_page(context: Context, *, note: str | None = None) -> Reply:
    text = say.zone_text(zone_label(context.settings.time_zone), local_clock(context.zone, context.now))
    return page(
        f"{note}\n\n{text}" if note else text, [(Button(text=onboarding.YES, press=ConfirmZone()),), *_shifts()]
    )


def _shifts(base: str | None = None) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button(text=onboarding.EARLIER, press=ShiftZone(Shift.EARLIER, base)),
            Button(text=onboarding.LATER, press=ShiftZone(Shift.LATER, base)),
        ),
    )
