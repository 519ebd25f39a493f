"""Use cases of the gap drill as a whole: it is proposed, started, left, continued and ended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from bot.conversation.answers.open_answer import draft_of, make_way
from bot.conversation.answers.open_answer import offer as offer_answer
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import ProposeDrill
from bot.conversation.hints import explained
from bot.conversation.logic.questions.history import archetypes_of, is_whole, judged
from bot.conversation.payload import BadPayload, ByNumber, Payload, Range
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.stories.story_bank import bank_of
from bot.conversation.texts import what_next
from bot.features.drill import drill_findings, outlines
from bot.features.drill.logic.drill import SIZE, best_levels, is_gap, ranked, swapped
from bot.features.drill.outline_prompts import archetype_of
from bot.features.drill.states import Drilling
from bot.features.drill.texts import drill as say
from question_bank.models import Archetype, ArchetypeId, Level
from storage.records import Drill, DrillState, Outline, OutlineState

FEATURE = "drill"
PROPOSAL = "drill"
"""Slot of the proposal, which is edited in place."""
_Numbered = Annotated[ArchetypeId, ByNumber()]
Three = tuple[_Numbered, _Numbered, _Numbered]
"""Archetypes of a drill, each named once."""


@dataclass(frozen=True, slots=True)
class SwapArchetype(Payload, code="Dw"):
    """Propose another archetype at one position."""

    place: Annotated[int, Range(1, SIZE)]
    """Position to change, counted from 1."""
    archetypes: Three

    def __post_init__(self) -> None:
        """Raise BadPayload where an archetype is named twice."""
        _refuse_twice(self.archetypes)


@dataclass(frozen=True, slots=True)
class StartDrill(Payload, code="Db"):
    """Begin a drill."""

    archetypes: Three

    def __post_init__(self) -> None:
        """Raise BadPayload where an archetype is named twice."""
        _refuse_twice(self.archetypes)


@dataclass(frozen=True, slots=True)
class NoDrillNow(Payload, code="Dn"):
    """Decline the proposal."""


@dataclass(frozen=True, slots=True)
class GoOnWithDrill(Payload, code="Dg"):
    """Continue a drill."""

    drill_id: int


@dataclass(frozen=True, slots=True)
class EndDrill(Payload, code="De"):
    """End a drill early, with its look back."""

    drill_id: int


@dataclass(frozen=True, slots=True)
class KeepDrill(Payload, code="Dk"):
    """Keep a drill for later."""

    drill_id: int


@dataclass(frozen=True, slots=True)
class DiscardDrill(Payload, code="Dd"):
    """Close a drill without a look back."""

    drill_id: int


async def propose(context: Context) -> list[Reply]:
    """Offer the unfinished drill, or propose three archetypes."""
    drill = await context.uow.drills.unfinished(context.user_id)
    if drill is not None:
        return [await _offer(context, drill)]
    draft = await draft_of(context)
    if draft is not None:
        return await offer_answer(context, draft, wanted=ProposeDrill())
    standing = await _standing(context)
    return await explained(context, FEATURE, say.HINT, [await _proposal(context, ranked(standing)[:SIZE], standing)])


async def swap(context: Context, chosen: Sequence[ArchetypeId], place: int) -> list[Reply]:
    """Propose another archetype at that position, counted from 0. The proposal is edited in place."""
    standing = await _standing(context)
    return [replace(await _proposal(context, swapped(chosen, place, ranked(standing)), standing), fresh=False)]


async def start(context: Context, chosen: Three) -> list[Reply]:
    """Begin with the first of the three archetypes."""
    unfinished = await context.uow.drills.unfinished(context.user_id)
    if unfinished is not None:
        return [await _offer(context, unfinished)]
    way = await make_way(context, StartDrill(chosen))
    if not way.free:
        return way.said
    drill = await context.uow.drills.start(context.user_id, chosen, context.now)
    first, *rest = await outlines.next_outline(context, drill)
    return [*way.said, Reply(text=say.STARTED, keyboard=Keyboard()), first, *rest]


async def not_now(_: Context) -> list[Reply]:
    """Decline the proposal."""
    return [Reply(text=say.PUT_AWAY, slot=PROPOSAL, fresh=False)]


async def go_on(context: Context, drill: Drill) -> list[Reply]:
    """Continue a drill with its open outline, the next one, or the look back."""
    said: list[Reply] = []
    if context.at(Drilling) is None:
        way = await make_way(context, GoOnWithDrill(drill.id))
        if not way.free:
            return way.said
        said = way.said
    drill = replace(drill, state=DrillState.OPEN, reminded_at=None)
    await context.uow.drills.put(drill)
    outline = await _open_outline(context, drill)
    if outline is not None:
        return [*said, *await outlines.take_up(context, outline)]
    return [*said, *await outlines.next_outline(context, drill)]


async def leave(context: Context) -> list[Reply]:
    """Leave the open drill. Its clock stops."""
    drill = await context.uow.drills.unfinished(context.user_id)
    if drill is None:
        await context.enter(Idle())
        return [Reply(text=say.DISCARDED, keyboard=Keyboard())]
    outline = await _stop(context, drill)
    text = say.left_text(outline.n) if outline is not None else say.LEFT_AT_THE_END
    on = Button(text=say.GO_ON, press=GoOnWithDrill(drill.id))
    return [Reply(text=text, buttons=((on,), (Button(text=say.END, press=EndDrill(drill.id)),)))]


async def end(context: Context, drill: Drill) -> list[Reply]:
    """End a drill early. Its open outline is closed, the others are skipped, then comes the look back."""
    drill = replace(drill, state=DrillState.OPEN)
    await context.uow.drills.put(drill)
    said = await _close_outlines(context, drill)
    return [*said, *await drill_findings.look_back(context, drill)]


async def discard(context: Context, drill: Drill) -> list[Reply]:
    """Close a drill without a look back. Its stories stay."""
    await _close_outlines(context, drill)
    await drill_findings.close(context, drill)
    return [Reply(text=say.DISCARDED, keyboard=Keyboard())]


async def name_left(context: Context) -> list[Reply]:
    """Name an unfinished drill once at the daily time. From the next time on it is kept aside."""
    drill = await context.uow.drills.unfinished(context.user_id)
    if drill is None:
        return []
    if drill.reminded_at is not None:
        if drill.state is DrillState.OPEN:
            await _stop(context, drill)
        return []
    await context.uow.drills.put(replace(drill, reminded_at=context.now))
    found = await _offer(context, drill)
    keep = Button(text=what_next.KEEP, press=KeepDrill(drill.id))
    return [replace(found, text=f"{found.text}\n\n{what_next.TOMORROW}", buttons=(*found.buttons, (keep,)))]


async def waiting(context: Context) -> list[Reply]:
    """Return the offer to go on with an unfinished drill. Empty where there is none."""
    drill = await context.uow.drills.unfinished(context.user_id)
    return [await _offer(context, drill)] if drill is not None else []


async def _stop(context: Context, drill: Drill) -> Outline | None:
    """Leave a drill: the clock of its open outline stops. Return that outline."""
    if context.at(Drilling) is not None:
        await context.enter(Idle())
    outline = await _open_outline(context, drill)
    if outline is not None and drill.state is DrillState.OPEN:
        await outlines.pause(context, outline)
    await context.uow.drills.put(replace(drill, state=DrillState.LEFT))
    return outline


async def _offer(context: Context, drill: Drill) -> Reply:
    outlines = await context.uow.drills.outlines(drill.id)
    states = (OutlineState.OPEN, OutlineState.WAITING)
    outline = next((outline for outline in outlines if outline.state in states), None)
    text = say.UNRATED
    if outline is not None:
        left = drill.state is DrillState.LEFT
        text = say.unfinished_text(outline.n, archetype_of(context, outline).name, left=left)
    return Reply(
        text=text,
        buttons=(
            (Button(text=say.GO_ON, press=GoOnWithDrill(drill.id)),),
            (Button(text=say.END, press=EndDrill(drill.id)),),
            (Button(text=say.DISCARD, press=DiscardDrill(drill.id)),),
        ),
    )


async def _open_outline(context: Context, drill: Drill) -> Outline | None:
    outlines = await context.uow.drills.outlines(drill.id)
    return next((outline for outline in outlines if outline.state is OutlineState.OPEN), None)


async def _close_outlines(context: Context, drill: Drill) -> list[Reply]:
    said: list[Reply] = []
    for outline in await context.uow.drills.outlines(drill.id):
        if outline.state is OutlineState.OPEN:
            said = await outlines.close(context, outline)
        elif outline.state is OutlineState.WAITING:
            await context.uow.drills.put_outline(replace(outline, state=OutlineState.PASSED))
    return said


async def _standing(context: Context) -> dict[ArchetypeId, Level | None]:
    """Return the best level of each archetype among the stories of the bank and the judged answers.

    A story that is only begun has no level.
    """
    stories = [
        (ArchetypeId(archetype), Level(kept.version.level))
        for kept in await bank_of(context)
        if is_whole(kept)
        for archetype in kept.story.archetypes
    ]
    answers = [judged(each) for each in await context.uow.answers.judged_since(context.user_id, None)]
    return dict(best_levels([*stories, *((each.archetype, each.level) for each in answers if each.archetype)]))


async def _proposal(
    context: Context, chosen: Sequence[ArchetypeId], standing: dict[ArchetypeId, Level | None]
) -> Reply:
    archetypes: list[Archetype] = [context.bank.archetypes[archetype] for archetype in chosen]
    begun = {archetype for kept in await bank_of(context) for archetype in archetypes_of(kept)}
    first, second, third = chosen
    three = first, second, third
    swaps = [
        (Button(text=say.swap_label(n, archetype), press=SwapArchetype(n, three)),)
        for n, archetype in enumerate(archetypes, 1)
    ]
    row = (Button(text=say.START, press=StartDrill(three)), Button(text=say.NOT_NOW, press=NoDrillNow()))
    text = say.proposal_text(
        [(archetype, standing[archetype.id]) for archetype in archetypes],
        begun=begun,
        gaps=sum(is_gap(level) for level in standing.values()),
        missing=sum(is_gap(standing[archetype]) for archetype in chosen),
    )
    return Reply(text=text, buttons=(*swaps, row), slot=PROPOSAL)


def _refuse_twice(archetypes: Three) -> None:
    if len(set(archetypes)) < SIZE:
        raise BadPayload("an archetype is there twice")
