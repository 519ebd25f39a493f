"""Use cases of the first minute: /start, at most three taps of set-up, the first question."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.conversation.answers.open_answer import offer, words_of
from bot.conversation.context import Context
from bot.conversation.doors import Practise, ShowCoverage, ShowMocks
from bot.conversation.logic.dates.local_time import guess_zone, local_clock, shifted, zone_near
from bot.conversation.payload import Payload
from bot.conversation.prompts.prompt_schedule import plan_all
from bot.conversation.replies import Button, Reply, in_rows
from bot.features.answering.asking import practise
from bot.features.settings.states import SettingUp
from bot.features.settings.texts import onboarding as say
from bot.features.settings.texts import tracks as tracks_say
from storage.records import AnswerKind

SET_UP_DONE = 3
TRACKS_A_ROW = 2
ZONE_SLOT = "zone"


@dataclass(frozen=True, slots=True)
class ConfirmZone(Payload, code="zy"):
    """Confirm the clock of the time zone."""


class Shift(StrEnum):
    """The number of hours by which the clock of the time zone is off."""

    EARLIER = "-1"
    LATER = "1"

    @property
    def hours(self) -> int:
        """Return the hours to add."""
        return int(self)


@dataclass(frozen=True, slots=True)
class ShiftZone(Payload, code="zs"):
    """Say that the clock of a time zone is off."""

    shift: Shift
    base: str | None = None
    """Zone whose clock is off. None for the user's own."""


@dataclass(frozen=True, slots=True)
class SetDailyTime(Payload, code="dt"):
    """Set the time of the daily question."""

    at: time


class Purpose(StrEnum):
    """What a button of before the tracks says: one of two tracks, or both."""

    STAFF = "staff"
    CISCO = "cisco"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class SetPurpose(Payload, code="pu"):
    """Prepare for one of two tracks, or both. Kept for messages that have such a button; none sends it today."""

    purpose: Purpose


@dataclass(frozen=True, slots=True)
class ChooseTrack(Payload, code="Zc"):
    """Prepare for one track alone."""

    track: str


@dataclass(frozen=True, slots=True)
class ChooseSeveral(Payload, code="Zg"):
    """Show all tracks as switches in the set-up."""


@dataclass(frozen=True, slots=True)
class EndSetUp(Payload, code="Zn"):
    """End the set-up with the tracks that are on."""


async def start(context: Context) -> list[Reply]:
    """Begin or continue the set-up of a new user. Any other user gets the open answer or a choice of what to do."""
    if context.settings.set_up >= SET_UP_DONE:
        return await _welcome_back(context)
    if context.settings.set_up == 0:
        await context.change(time_zone=context.default_zone or guess_zone(context.user.language))
    if await context.uow.answers.current(context.user_id) is None:
        await context.enter(SettingUp())
    # With an open answer, typed texts belong to it, and the set-up continues by its buttons.
    return [_step(context, first=True)]


async def zone_confirmed(context: Context) -> list[Reply]:
    """Confirm the time zone, and go on with the set-up."""
    await plan_all(context)
    return await _next_step(context, done=1)


async def zone_shifted(context: Context, hours: int) -> list[Reply]:
    """Shift the guessed zone by some hours, in place."""
    await context.change(time_zone=shifted(context.settings.time_zone, hours, context.now))
    await plan_all(context)
    return [ask_zone(context, fresh=False)]


async def place_shared(context: Context, latitude: float, longitude: float) -> list[Reply]:
    """Guess the zone of the city nearest to a shared place, in degrees, for the user to confirm or shift."""
    await context.change(time_zone=zone_near(latitude, longitude))
    await plan_all(context)
    return [ask_zone(context, fresh=True)]


async def daily_time_chosen(context: Context, clock: time) -> list[Reply]:
    """Set the daily time, and go on with the set-up."""
    await context.change(daily_time=clock, daily_on=True)
    return await _next_step(context, done=2)


async def tracks_chosen(context: Context) -> list[Reply]:
    """End the set-up, once the tracks are chosen, and ask the first question."""
    await context.change(set_up=SET_UP_DONE)
    await plan_all(context)
    return [Reply(text=say.READY), *await practise(context)]


def ask_zone(context: Context, *, fresh: bool, first: bool = False, place: str | None = None) -> Reply:
    """Return the question whether the clock of the user's zone is right. `place` is what was typed for it."""
    shift = (
        Button(text=say.EARLIER, press=ShiftZone(Shift.EARLIER)),
        Button(text=say.LATER, press=ShiftZone(Shift.LATER)),
    )
    return Reply(
        text=say.ask_zone_text(local_clock(context.zone, context.now), first=first, place=place),
        buttons=((Button(text=say.YES, press=ConfirmZone()),), *((button,) for button in shift)),
        slot=ZONE_SLOT,
        fresh=fresh,
    )


def daily_time_buttons() -> tuple[tuple[Button, ...], ...]:
    """Return the buttons of four times to choose from."""
    buttons = [Button(text=f"{at:%H:%M}", press=SetDailyTime(at)) for at in say.DAILY_TIMES]
    return (tuple(buttons[:2]), tuple(buttons[2:]))


async def _next_step(context: Context, *, done: int) -> list[Reply]:
    if context.settings.set_up < done:
        await context.change(set_up=done)
    return [_step(context)]


def _step(context: Context, *, first: bool = False) -> Reply:
    """Return the next question of the set-up."""
    if context.settings.set_up == 0:
        return ask_zone(context, fresh=True, first=first)
    if context.settings.set_up == 1:
        return Reply(text=say.ask_daily_text(), buttons=daily_time_buttons())
    one = [Button(text=track.name, press=ChooseTrack(track.id)) for track in context.bank.tracks.values()]
    several = Button(text=tracks_say.SEVERAL, press=ChooseSeveral())
    return Reply(text=say.WHAT_FOR, buttons=(*in_rows(one, TRACKS_A_ROW), (several,)))


async def _welcome_back(context: Context) -> list[Reply]:
    await plan_all(context)
    answer = await context.uow.answers.current(context.user_id)
    if answer is not None:
        is_begun = answer.kind is AnswerKind.MOCK or await words_of(context, answer)
        return await (offer(context, answer) if is_begun else practise(context))
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
