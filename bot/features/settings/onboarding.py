"""The first minute: /start, at most three taps of set-up, the first question."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.conversation.context import Context
from bot.conversation.doors import Practise, ShowCoverage, ShowMocks
from bot.conversation.logic.local_time import guess_zone, local_clock, shifted, zone_near
from bot.conversation.open_answer import offer
from bot.conversation.payload import Payload
from bot.conversation.prompt_schedule import plan_all
from bot.conversation.replies import Button, Reply
from bot.features.answering.asking import practise
from bot.features.settings.states import SettingUp
from bot.features.settings.texts import onboarding as say
from storage.records import Purpose

SET_UP_DONE = 3
ZONE_SLOT = "zone"


@dataclass(frozen=True, slots=True)
class ConfirmZone(Payload, code="zy"):
    """The clock of the time zone is right."""


class Shift(StrEnum):
    """By how many hours the clock of the time zone is off."""

    EARLIER = "-1"
    LATER = "1"

    @property
    def hours(self) -> int:
        """Return the hours to add."""
        return int(self)


@dataclass(frozen=True, slots=True)
class ShiftZone(Payload, code="zs"):
    """The clock of a zone is off: of the one that is named, else of the user's own."""

    shift: Shift
    base: str | None = None


@dataclass(frozen=True, slots=True)
class SetDailyTime(Payload, code="dt"):
    """Ask the daily question at that time."""

    at: time


@dataclass(frozen=True, slots=True)
class SetPurpose(Payload, code="pu"):
    """Prepare for that."""

    purpose: Purpose


async def start(context: Context) -> list[Reply]:
    """Begin or go on with the set-up of who is new; say where things stand to who is not."""
    if context.settings.set_up >= SET_UP_DONE:
        return await _welcome_back(context)
    if context.settings.set_up == 0:
        await context.change(time_zone=context.default_zone or guess_zone(context.user.language))
    if await context.uow.answers.current(context.user_id) is None:
        await context.enter(SettingUp())
    # Else what is typed belongs to the answer that is open, and set-up goes on by its buttons.
    return [_step(context, first=True)]


async def zone_confirmed(context: Context) -> list[Reply]:
    """Take the time zone as right, and go on with the set-up."""
    await plan_all(context)
    return await _next_step(context, done=1)


async def zone_shifted(context: Context, hours: int) -> list[Reply]:
    """Change the guess, which was some hours off, in place."""
    await context.change(time_zone=shifted(context.settings.time_zone, hours, context.now))
    await plan_all(context)
    return [ask_zone(context, fresh=False)]


async def place_shared(context: Context, latitude: float, longitude: float) -> list[Reply]:
    """Guess the zone of the city that is nearest to a shared place, for the user to confirm or shift."""
    await context.change(time_zone=zone_near(latitude, longitude))
    await plan_all(context)
    return [ask_zone(context, fresh=True)]


async def daily_time_chosen(context: Context, clock: time) -> list[Reply]:
    """Set the daily time, and go on with the set-up."""
    await context.change(daily_time=clock, daily_on=True)
    return await _next_step(context, done=2)


async def purpose_chosen(context: Context, purpose: Purpose) -> list[Reply]:
    """Set what the user prepares for, the last tap of the set-up, and ask the first question."""
    await context.change(purpose=purpose, set_up=SET_UP_DONE)
    await plan_all(context)
    return [Reply(text=say.READY), *await practise(context)]


def ask_zone(context: Context, *, fresh: bool, first: bool = False) -> Reply:
    """Ask whether it is the time that the zone says."""
    shift = (
        Button(text=say.EARLIER, press=ShiftZone(Shift.EARLIER)),
        Button(text=say.LATER, press=ShiftZone(Shift.LATER)),
    )
    return Reply(
        text=say.ask_zone_text(local_clock(context.zone, context.now), first=first),
        buttons=((Button(text=say.YES, press=ConfirmZone()),), *((button,) for button in shift)),
        slot=ZONE_SLOT,
        fresh=fresh,
    )


def purpose_buttons() -> tuple[tuple[Button, ...], ...]:
    """Return one button a purpose."""
    return tuple((Button(text=label, press=SetPurpose(Purpose(key))),) for key, label in say.PURPOSES.items())


def daily_time_buttons() -> tuple[tuple[Button, ...], ...]:
    """Return four times to choose from."""
    buttons = [Button(text=f"{at:%H:%M}", press=SetDailyTime(at)) for at in say.DAILY_TIMES]
    return (tuple(buttons[:2]), tuple(buttons[2:]))


async def _next_step(context: Context, *, done: int) -> list[Reply]:
    if context.settings.set_up < done:
        await context.change(set_up=done)
    return [_step(context)]


def _step(context: Context, *, first: bool = False) -> Reply:
    """Return what the set-up asks next."""
    if context.settings.set_up == 0:
        return ask_zone(context, fresh=True, first=first)
    if context.settings.set_up == 1:
        return Reply(text=say.ask_daily_text(), buttons=daily_time_buttons())
    return Reply(text=say.WHAT_FOR, buttons=purpose_buttons())


async def _welcome_back(context: Context) -> list[Reply]:
    await plan_all(context)
    answer = await context.uow.answers.current(context.user_id)
    if answer is not None:
        return await offer(context, answer)
    return [
        Reply(
            text=say.welcome_back_text(),
            buttons=(
                (Button(text=say.PRACTICE, press=Practise()),),
                (Button(text=say.MOCK, press=ShowMocks()),),
                (Button(text=say.COVERAGE, press=ShowCoverage()),),
            ),
        )
    ]
