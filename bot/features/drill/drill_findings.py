"""The end of a drill: the user names the gaps and estimates the levels, then come the verdict and the findings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import AskArchetype, ShowCoverage, ShowStory
from bot.conversation.logic.questions.history import is_whole
from bot.conversation.payload import ByNumber, Payload
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.stories.story_bank import bank_of
from bot.features.drill.logic.outline import Outlined
from bot.features.drill.logic.self_assessment import Dimension, Gaps, assess, meanings
from bot.features.drill.states import Drilling, Step
from bot.features.drill.texts import drill as say
from bot.features.drill.texts import self_assessment as look
from question_bank.models import ArchetypeId, Level
from storage.records import Drill, DrillState, KeptStory, Outline, OutlineState

ROWS = "self-assessment"
"""Topic of the guidance that explains each level."""
_LABEL_LENGTH = 40


@dataclass(frozen=True, slots=True)
class ToggleGap(Payload, code="Dp"):
    """Tick or untick an archetype as a gap."""

    drill_id: int
    archetype: Annotated[ArchetypeId, ByNumber()]


@dataclass(frozen=True, slots=True)
class NameGaps(Payload, code="Dq"):
    """Confirm that the ticked archetypes are all the gaps."""

    drill_id: int


@dataclass(frozen=True, slots=True)
class EstimateLevel(Payload, code="Dv"):
    """Estimate one's own level in a dimension."""

    drill_id: int
    dimension: Annotated[Dimension, ByNumber()]
    level: Level


async def look_back(context: Context, drill: Drill) -> list[Reply]:
    """Ask which archetypes are still without material. Those found during the drill are ticked."""
    outlines = await context.uow.drills.outlines(drill.id)
    if not any(outline.state in (OutlineState.WRITTEN, OutlineState.NO_STORY) for outline in outlines):
        await close(context, drill)
        return [Reply(text=say.NOTHING_FOUND, keyboard=Keyboard())]
    named = [ArchetypeId(outline.archetype) for outline in outlines if outline.state is OutlineState.NO_STORY]
    if not await _empty(context, drill):
        return await gaps_named(context, drill, named)
    await context.enter(Drilling(drill_id=drill.id, at=Step.GAPS, gaps=tuple(named)))
    return [await _gaps_reply(context, drill, named, fresh=True)]


async def toggle_gap(
    context: Context, drill: Drill, gaps: Sequence[ArchetypeId], archetype: ArchetypeId
) -> list[Reply]:
    """Tick or untick an archetype among the gaps named so far."""
    named = sorted({*gaps} ^ {archetype})
    await context.enter(Drilling(drill_id=drill.id, at=Step.GAPS, gaps=tuple(named)))
    return [await _gaps_reply(context, drill, named, fresh=False)]


async def gaps_named(context: Context, drill: Drill, named: Sequence[ArchetypeId]) -> list[Reply]:
    """Take the list of gaps as complete, and ask for the user's own estimate."""
    await context.enter(Drilling(drill_id=drill.id, at=Step.ESTIMATE, gaps=tuple(named)))
    if next_dimension(drill) is None:
        return await _verdict(context, drill, named)
    return [_estimate_reply(context, drill)]


async def estimate(
    context: Context, drill: Drill, gaps: Sequence[ArchetypeId], dimension: Dimension, level: Level
) -> list[Reply]:
    """Store the user's own level. After the last dimension, reply with the verdict of the rules."""
    drill = replace(drill, estimates={**drill.estimates, dimension.value: level.value})
    await context.uow.drills.put(drill)
    if next_dimension(drill) is not None:
        return [_estimate_reply(context, drill)]
    return [Reply(text=look.ESTIMATED, slot=_slot(drill), fresh=False), *await _verdict(context, drill, gaps)]


def next_dimension(drill: Drill) -> Dimension | None:
    """Return the first dimension that the user has not estimated, or None."""
    return next((dimension for dimension in Dimension if dimension not in drill.estimates), None)


async def close(context: Context, drill: Drill) -> None:
    """Close the drill, and make the chat idle."""
    await context.uow.drills.put(replace(drill, state=DrillState.DONE, ended_at=context.now))
    await context.enter(Idle())


async def _verdict(context: Context, drill: Drill, gaps: Sequence[ArchetypeId]) -> list[Reply]:
    outlines = await context.uow.drills.outlines(drill.id)
    kept = [(outline, story) for outline in outlines if (story := await _story(context, outline)) is not None]
    found = frozenset(ArchetypeId(o.archetype) for o in outlines if o.state is OutlineState.NO_STORY)
    named = frozenset(gaps)
    missing = Gaps(found=found, named=named, empty=frozenset(await _empty(context, drill)))
    assessment = assess([_outlined(*each) for each in kept], missing, context.reviewer, context.matcher)
    await close(context, drill)
    titles = [story.story.title for _, story in kept]
    return [
        Reply(text=look.verdict_text(assessment, drill.estimates, context.bank), keyboard=Keyboard()),
        Reply(
            text=look.findings_text(assessment, found | named, titles, context.bank),
            buttons=_doors(context, kept, found | named),
        ),
    ]


def _outlined(outline: Outline, kept: KeptStory) -> Outlined:
    return Outlined(
        archetype=ArchetypeId(outline.archetype),
        told=kept.version.told,
        project=kept.story.project,
        stretch=outline.stretch,
        elsewhere=not kept.story.archetypes,
    )


async def _story(context: Context, outline: Outline) -> KeptStory | None:
    """Return the story of a written outline, or None."""
    if not _is_written(outline) or outline.story_id is None:
        return None
    return await context.uow.stories.one(outline.story_id, context.user_id)


def _is_written(outline: Outline) -> bool:
    return outline.state is OutlineState.WRITTEN


async def _empty(context: Context, drill: Drill) -> Sequence[ArchetypeId]:
    """Return the archetypes without a story: none that is whole, and none outlined in this drill."""
    outlined = {outline.story_id for outline in await context.uow.drills.outlines(drill.id) if _is_written(outline)}
    bank = [kept for kept in await bank_of(context) if is_whole(kept) or kept.story.id in outlined]
    covered = {archetype for kept in bank for archetype in kept.story.archetypes}
    return [archetype for archetype in ArchetypeId if archetype not in covered]


def _doors(
    context: Context, kept: Sequence[tuple[Outline, KeptStory]], gaps: Collection[ArchetypeId]
) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons that lead on: the stories just outlined, a question on one archetype, the coverage."""
    stories = [(Button(text=story.story.title[:_LABEL_LENGTH], press=ShowStory(story.story.id)),) for _, story in kept]
    outlined = [ArchetypeId(outline.archetype) for outline, _ in kept]
    archetype = next((each for each in ArchetypeId if each in (outlined or gaps)), ArchetypeId.CONTESTED_DECISION)
    name = look.practise_label(context.bank.archetypes[archetype])
    practise = Button(text=name, press=AskArchetype(archetype))
    return (*stories, (practise,), (Button(text=look.COVERAGE, press=ShowCoverage()),))


async def _gaps_reply(context: Context, drill: Drill, named: Collection[ArchetypeId], *, fresh: bool) -> Reply:
    rows = [
        (
            Button(
                text=look.gap_label(context.bank.archetypes[archetype], named=archetype in named),
                press=ToggleGap(drill.id, archetype),
            ),
        )
        for archetype in await _empty(context, drill)
    ]
    enough = Button(text=look.THAT_IS_ALL if named else look.NONE_OF_THEM, press=NameGaps(drill.id))
    return Reply(text=look.ASK_GAPS, buttons=(*rows, (enough,)), slot=_slot(drill), fresh=fresh)


def _estimate_reply(context: Context, drill: Drill) -> Reply:
    dimension = next_dimension(drill) or Dimension.CHANGE
    place = list(Dimension).index(dimension) + 1
    levels = [Button(text=look.level_label(level), press=EstimateLevel(drill.id, dimension, level)) for level in Level]
    return Reply(
        text=look.estimate_text(dimension, place, meanings(context.bank.guidance.topics[ROWS])[dimension]),
        buttons=(tuple(levels[:2]), tuple(levels[2:])),
        slot=_slot(drill),
        fresh=False,
    )


def _slot(drill: Drill) -> str:
    return f"drill:{drill.id}:back"
