"""Presses in a gap drill."""

from collections.abc import Awaitable, Callable, Sequence

from bot.conversation.actions import Action
from bot.conversation.callback_data import BadCallbackData, Press
from bot.conversation.context import State, Turn
from bot.conversation.guards import Presses, PressMap, StaleButton, plain, story_of
from bot.conversation.replies import Reply
from bot.features.drill import drill, drill_findings, outlining
from bot.features.drill.logic.drill import SIZE
from bot.features.drill.logic.self_assessment import Dimension
from question_bank.models import ArchetypeId, Level, Move
from storage.records import Drill, DrillState, Outline

ARCHETYPES = tuple(ArchetypeId)
"""By number, counted from 1."""


async def _unfinished(turn: Turn, press: Press) -> Drill:
    """The user's drill that the first argument names. Raises StaleButton where it is over or another's."""
    found = await turn.uow.drills.get(press.number(0), turn.user_id)
    if found is None or found.state is DrillState.DONE:
        raise StaleButton
    return found


def _on_drill(call: Callable[[Turn, Drill], Awaitable[list[Reply]]]) -> Presses:
    async def handle(turn: Turn, press: Press) -> list[Reply]:
        return await call(turn, await _unfinished(turn, press))

    return handle


def _on_outline(call: Callable[[Turn, Drill, Outline], Awaitable[list[Reply]]]) -> Presses:
    """A press about the outline that is being written, named by the drill and its number."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        return await call(turn, *await _being_written(turn, press))

    return handle


async def _being_written(turn: Turn, press: Press) -> tuple[Drill, Outline]:
    found = await _unfinished(turn, press)
    outline = await outlining.current(turn)
    if outline is None or (outline.drill_id, outline.n) != (found.id, press.number(1)):
        raise StaleButton
    return found, outline


async def _letter(turn: Turn, press: Press) -> list[Reply]:
    found, outline = await _being_written(turn, press)
    if press.word(2) not in set(Move) or turn.conversation.data["at"] != press.word(2):
        raise StaleButton
    return await outlining.pass_letter(turn, found, outline, Move(press.word(2)))


async def _no_story(turn: Turn, found: Drill, outline: Outline) -> list[Reply]:
    if await outlining.has_text(turn, outline):
        raise StaleButton
    return await outlining.no_story(turn, found, outline)


async def _stretch(turn: Turn, _: Drill, outline: Outline) -> list[Reply]:
    return await outlining.stretch(turn, outline)


async def _looking_back(turn: Turn, press: Press, at: str) -> Drill:
    """The drill of the first argument, where the conversation is at that step of its look back."""
    found = await _unfinished(turn, press)
    data = turn.conversation.data
    if turn.state != State.DRILLING or (data.get("drill_id"), data.get("at")) != (found.id, at):
        raise StaleButton
    return found


async def _gap(turn: Turn, press: Press) -> list[Reply]:
    found = await _looking_back(turn, press, drill_findings.GAPS)
    return await drill_findings.toggle_gap(turn, found, _archetype(press.number(1)))


async def _gaps(turn: Turn, press: Press) -> list[Reply]:
    found = await _looking_back(turn, press, drill_findings.GAPS)
    return await drill_findings.gaps_named(turn, found, turn.conversation.data["gaps"])


async def _level(turn: Turn, press: Press) -> list[Reply]:
    found = await _looking_back(turn, press, drill_findings.ESTIMATE)
    dimension = drill_findings.next_dimension(found)
    if dimension is None or list(Dimension).index(dimension) + 1 != press.number(1):
        raise StaleButton
    if press.word(2) not in set(Level):
        raise BadCallbackData("no such level")
    return await drill_findings.estimate(turn, found, dimension, Level(press.word(2)))


async def _count_as(turn: Turn, press: Press) -> list[Reply]:
    if press.word(1) not in set(ArchetypeId):
        raise BadCallbackData("no such archetype")
    return await outlining.count_as(turn, await story_of(turn, press), ArchetypeId(press.word(1)))


async def _swap(turn: Turn, press: Press) -> list[Reply]:
    if not 1 <= press.number(0) <= SIZE:
        raise BadCallbackData("no such place")
    return await drill.swap(turn, _three(press, 1), press.number(0) - 1)


async def _not_now(_: Turn, __: Press) -> list[Reply]:
    return await drill.not_now()


async def _start(turn: Turn, press: Press) -> list[Reply]:
    return await drill.start(turn, _three(press, 0))


def _three(press: Press, first: int) -> Sequence[ArchetypeId]:
    """Three different archetypes, by their numbers. Raises BadCallbackData for anything else."""
    chosen = [_archetype(press.number(first + place)) for place in range(SIZE)]
    if len(set(chosen)) < SIZE:
        raise BadCallbackData("an archetype is there twice")
    return chosen


def _archetype(number: int) -> ArchetypeId:
    if not 1 <= number <= len(ARCHETYPES):
        raise BadCallbackData("no such archetype")
    return ARCHETYPES[number - 1]


PRESSES: PressMap = {
    Action.DRILL: plain(drill.propose),
    Action.DRILL_SWAP: _swap,
    Action.DRILL_START: _start,
    Action.DRILL_NOT_NOW: _not_now,
    Action.DRILL_GO_ON: _on_drill(drill.go_on),
    Action.DRILL_END: _on_drill(drill.end),
    Action.DRILL_DISCARD: _on_drill(drill.discard),
    Action.DRILL_NO_STORY: _on_outline(_no_story),
    Action.DRILL_STRETCH: _on_outline(_stretch),
    Action.DRILL_LETTER: _letter,
    Action.DRILL_FINISH: _on_outline(outlining.finish),
    Action.DRILL_GAP: _gap,
    Action.DRILL_GAPS: _gaps,
    Action.DRILL_LEVEL: _level,
    Action.DRILL_COUNT_AS: _count_as,
}
