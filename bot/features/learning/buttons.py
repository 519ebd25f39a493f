"""Presses on the learning cards."""

from enum import StrEnum
from typing import TypeVar

from bot.conversation.actions import Action
from bot.conversation.callback_data import BadCallbackData, Press
from bot.conversation.context import Turn
from bot.conversation.guards import PressMap, plain
from bot.conversation.replies import Reply
from bot.features.learning import learning
from bot.features.learning.texts.learning import ADVICE
from question_bank.models import ArchetypeId, Level, Move

Closed = TypeVar("Closed", bound=StrEnum)


async def _card(turn: Turn, press: Press) -> list[Reply]:
    return await learning.card(turn, _one_of(ArchetypeId, press, 0), fresh=True)


async def _show(turn: Turn, press: Press) -> list[Reply]:
    return await learning.card(turn, _one_of(ArchetypeId, press, 0), fresh=False)


async def _example(turn: Turn, press: Press) -> list[Reply]:
    return await learning.example(turn, _one_of(ArchetypeId, press, 0), _one_of(Level, press, 1))


async def _move(turn: Turn, press: Press) -> list[Reply]:
    return await learning.move(turn, _one_of(Move, press, 0), press.number(1))


async def _theme(turn: Turn, press: Press) -> list[Reply]:
    shown = next((theme for theme in ADVICE if theme.id == press.word(0)), None)
    if shown is None:
        raise BadCallbackData("no such page")
    return await learning.theme(turn, shown)


def _one_of(kind: type[Closed], press: Press, place: int) -> Closed:
    """The argument at that place as one of a closed set. Raises BadCallbackData where it is none."""
    try:
        return kind(press.word(place))
    except ValueError as error:
        raise BadCallbackData("no such page") from error


PRESSES: PressMap = {
    Action.LEARN: plain(learning.menu),
    Action.LEARN_CARD: _card,
    Action.LEARN_MENU: plain(learning.back_to_menu),
    Action.LEARN_SHOW: _show,
    Action.LEARN_EXAMPLE: _example,
    Action.LEARN_MOVES: plain(learning.moves),
    Action.LEARN_MOVE: _move,
    Action.LEARN_OPENINGS: plain(learning.openings),
    Action.LEARN_THEMES: plain(learning.themes),
    Action.LEARN_THEME: _theme,
}
