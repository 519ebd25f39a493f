"""/settings: what is chosen now, in one message that each change edits; the choices that are a single tap."""

from collections.abc import Sequence

from bot.conversation.actions import Action
from bot.conversation.context import Turn
from bot.conversation.logic.local_time import local_clock, local_date, zone_label
from bot.conversation.planning import plan_all
from bot.conversation.replies import Button, Reply
from bot.conversation.side_question import step_back
from bot.features.settings.onboarding import SET_UP_DONE, purpose_buttons
from bot.features.settings.onboarding import purpose_chosen as purpose_in_set_up
from bot.features.settings.texts import settings as say
from storage.records import DueKind, Purpose

SLOT = "settings"
HERE = "here"
"""The argument of a button on the settings' own message: what it changes is shown in place."""
BACK = (Button(text=say.BACK, action=Action.SETTINGS_BACK),)
Rows = tuple[tuple[Button, ...], ...]


async def show(turn: Turn, *, fresh: bool = True, note: str | None = None) -> list[Reply]:
    """Everything that is chosen, with a button for each change; `note` says what has just changed.

    What was being typed is over. `fresh` sends a message of its own, else the one that is there is edited.
    """
    await step_back(turn)
    settings = turn.settings
    clock = local_clock(turn.zone, turn.now)
    text = say.settings_text(settings, zone_label(settings.time_zone), clock, await next_line(turn))
    return [Reply(text=f"{note}\n\n{text}" if note else text, buttons=_buttons(turn), slot=SLOT, fresh=fresh)]


async def go_back(turn: Turn) -> list[Reply]:
    """From a page to the whole, in place."""
    return await show(turn, fresh=False)


def page(text: str, rows: Sequence[tuple[Button, ...]], *, fresh: bool = False, note: str | None = None) -> Reply:
    """One setting's page in the settings' message, with Back."""
    return Reply(text=f"{note}\n\n{text}" if note else text, buttons=(*rows, BACK), slot=SLOT, fresh=fresh)


async def next_line(turn: Turn) -> str:
    """When the next daily question comes."""
    pending = await turn.uow.due.pending(turn.user_id, DueKind.DAILY)
    paused_until = turn.settings.paused_until if _paused(turn) else None
    if not pending:
        return say.next_text(None, paused_until)
    at = pending[0].due_at
    return say.next_text((local_date(turn.zone, at), at.astimezone(turn.zone).time()), paused_until)


async def ask_for_purpose(_: Turn) -> list[Reply]:
    """What for: it sets the mix of questions."""
    return [page(say.CHANGE_PURPOSE_TEXT, purpose_buttons())]


async def purpose(turn: Turn, chosen: Purpose) -> list[Reply]:
    """Change what the user prepares for."""
    if turn.settings.set_up < SET_UP_DONE:
        return await purpose_in_set_up(turn, chosen)
    await turn.change(purpose=chosen)
    return await show(turn, fresh=False)


async def ask_for_mock_size(turn: Turn) -> list[Reply]:
    """How long a mock is."""
    row = tuple(
        Button(
            text=say.choice(str(size), chosen=size == turn.settings.mock_size),
            action=Action.SET_MOCK_SIZE,
            args=(size,),
        )
        for size in say.MOCK_SIZES
    )
    return [page(say.MOCK_SIZE, [row])]


async def mock_size(turn: Turn, size: int) -> list[Reply]:
    """Change how long a mock is."""
    await turn.change(mock_size=size)
    return await show(turn, fresh=False)


async def switch_daily(turn: Turn, *, on: bool, fresh: bool = True) -> list[Reply]:
    """The daily question on or off."""
    await turn.change(daily_on=on)
    await plan_all(turn)
    return await show(turn, fresh=fresh, note=say.DAILY_STARTED if on else say.DAILY_STOPPED)


async def switch_weekly(turn: Turn, *, on: bool, fresh: bool = True) -> list[Reply]:
    """The weekly summary on or off."""
    await turn.change(weekly_on=on)
    await plan_all(turn)
    return await show(turn, fresh=fresh, note=say.WEEKLY_STARTED if on else say.WEEKLY_STOPPED)


def _paused(turn: Turn) -> bool:
    return turn.settings.paused_until is not None and turn.settings.paused_until > turn.today


def _buttons(turn: Turn) -> Rows:
    settings = turn.settings
    daily = (say.DAILY_OFF, Action.DAILY_OFF) if settings.daily_on else (say.DAILY_ON, Action.DAILY_ON)
    weekly = (say.WEEKLY_OFF, Action.WEEKLY_OFF) if settings.weekly_on else (say.WEEKLY_ON, Action.WEEKLY_ON)
    rest = (say.RESUME, Action.RESUME) if _paused(turn) else (say.PAUSE, Action.ASK_PAUSE)
    pairs = (
        ((say.CHANGE_TIME, Action.ASK_DAILY_TIME), (say.CHANGE_DAYS, Action.ASK_DAYS)),
        ((say.CHANGE_WEEKLY, Action.ASK_WEEKLY), (say.CHANGE_QUIET, Action.ASK_QUIET)),
        ((say.CHANGE_ZONE, Action.ASK_ZONE), rest),
        ((say.CHANGE_PURPOSE, Action.ASK_PURPOSE), (say.CHANGE_MOCK, Action.ASK_MOCK_SIZE)),
        (daily,),
        (weekly,),
    )
    return tuple(tuple(Button(text=text, action=action, args=(HERE,)) for text, action in row) for row in pairs)
