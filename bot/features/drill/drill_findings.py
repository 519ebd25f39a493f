"""The end of a drill: the gaps are named, the user estimates, then come the rules' own verdict and the findings."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.conversation.actions import Action
from bot.conversation.context import State, Turn
from bot.conversation.logic.parts import told
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.story_bank import bank_of
from bot.features.drill.logic.outline import Outlined
from bot.features.drill.logic.self_assessment import Dimension, Gaps, assess, meanings
from bot.features.drill.texts import drill as say
from bot.features.drill.texts import self_assessment as look
from question_bank.models import ArchetypeId, Level
from storage.records import Drill, DrillState, KeptStory, Outline, OutlineState

GAPS, ESTIMATE = "gaps", "estimate"
"""The two steps of the look back, as the conversation names them."""
ROWS = "self-assessment"
"""The topic of the guidance that says what each level means."""
_LABEL_LENGTH = 40


async def look_back(turn: Turn, drill: Drill) -> list[Reply]:
    """Ask which archetypes are still without material; those found in the drill are ticked already."""
    outlines = await turn.uow.drills.outlines(drill.id)
    if not any(outline.state in (OutlineState.WRITTEN, OutlineState.NO_STORY) for outline in outlines):
        await close(turn, drill)
        return [Reply(text=say.NOTHING_FOUND, keyboard=Keyboard())]
    named = [outline.archetype for outline in outlines if outline.state is OutlineState.NO_STORY]
    if not await _empty(turn):
        return await gaps_named(turn, drill, named)
    await turn.enter(State.DRILLING, drill_id=drill.id, at=GAPS, gaps=named)
    return [await _gaps_reply(turn, drill, named, fresh=True)]


async def toggle_gap(turn: Turn, drill: Drill, archetype: ArchetypeId) -> list[Reply]:
    """Tick an archetype, or take the tick back."""
    named = {*turn.conversation.data["gaps"]} ^ {archetype.value}
    await turn.enter(State.DRILLING, drill_id=drill.id, at=GAPS, gaps=sorted(named))
    return [await _gaps_reply(turn, drill, named, fresh=False)]


async def gaps_named(turn: Turn, drill: Drill, named: Sequence[str]) -> list[Reply]:
    """The list of gaps is complete: on to the user's own estimate."""
    await turn.enter(State.DRILLING, drill_id=drill.id, at=ESTIMATE, gaps=list(named))
    if next_dimension(drill) is None:
        return await _verdict(turn, drill)
    return [_estimate_reply(turn, drill)]


async def estimate(turn: Turn, drill: Drill, dimension: Dimension, level: Level) -> list[Reply]:
    """Note the user's own level; after the last dimension comes the verdict of the rules."""
    drill = replace(drill, estimates={**drill.estimates, dimension.value: level.value})
    await turn.uow.drills.put(drill)
    if next_dimension(drill) is not None:
        return [_estimate_reply(turn, drill)]
    return [Reply(text=look.ESTIMATED, slot=_slot(drill), fresh=False), *await _verdict(turn, drill)]


def next_dimension(drill: Drill) -> Dimension | None:
    """The first dimension that the user has not estimated."""
    return next((dimension for dimension in Dimension if dimension not in drill.estimates), None)


async def close(turn: Turn, drill: Drill) -> None:
    """Nothing of the drill is open any more."""
    await turn.uow.drills.put(replace(drill, state=DrillState.DONE, ended_at=turn.now))
    await turn.enter(State.IDLE)


async def _verdict(turn: Turn, drill: Drill) -> list[Reply]:
    outlines = await turn.uow.drills.outlines(drill.id)
    kept = [(outline, story) for outline in outlines if (story := await _story(turn, outline)) is not None]
    found = frozenset(ArchetypeId(o.archetype) for o in outlines if o.state is OutlineState.NO_STORY)
    named = frozenset(ArchetypeId(each) for each in turn.conversation.data["gaps"])
    gaps = Gaps(found=found, named=named, empty=frozenset(await _empty(turn)))
    assessment = assess([_outlined(*each) for each in kept], gaps, turn.reviewer, turn.coats)
    await close(turn, drill)
    titles = [story.story.title for _, story in kept]
    return [
        Reply(text=look.verdict_text(assessment, drill.estimates, turn.bank), keyboard=Keyboard()),
        Reply(
            text=look.findings_text(assessment, found | named, titles, turn.bank),
            buttons=_doors(turn, kept, found | named),
        ),
    ]


def _outlined(outline: Outline, kept: KeptStory) -> Outlined:
    return Outlined(
        archetype=ArchetypeId(outline.archetype),
        parts=kept.version.parts,
        project=kept.story.project,
        stretch=outline.stretch,
        elsewhere=not kept.story.archetypes,
    )


async def _story(turn: Turn, outline: Outline) -> KeptStory | None:
    """The story of an outline that was written."""
    if outline.state is not OutlineState.WRITTEN or outline.story_id is None:
        return None
    return await turn.uow.stories.one(outline.story_id, turn.user_id)


async def _empty(turn: Turn) -> Sequence[ArchetypeId]:
    """The archetypes for which no story of the bank has a word."""
    bank = [kept for kept in await bank_of(turn) if told(kept.version.parts)]
    covered = {archetype for kept in bank for archetype in kept.story.archetypes}
    return [archetype for archetype in ArchetypeId if archetype not in covered]


def _doors(
    turn: Turn, kept: Sequence[tuple[Outline, KeptStory]], gaps: Collection[ArchetypeId]
) -> tuple[tuple[Button, ...], ...]:
    """Where to go from here: the stories just outlined, a question on one of them, the coverage."""
    stories = [
        (Button(text=story.story.title[:_LABEL_LENGTH], action=Action.STORY, args=(story.story.id,)),)
        for _, story in kept
    ]
    outlined = [ArchetypeId(outline.archetype) for outline, _ in kept]
    archetype = next((each for each in ArchetypeId if each in (outlined or gaps)), ArchetypeId.CONTESTED_DECISION)
    name = look.practise_label(turn.bank.archetypes[archetype])
    practise = Button(text=name, action=Action.ASK_ARCHETYPE, args=(archetype,))
    return (*stories, (practise,), (Button(text=look.COVERAGE, action=Action.COVERAGE),))


async def _gaps_reply(turn: Turn, drill: Drill, named: Collection[str], *, fresh: bool) -> Reply:
    rows = [
        (
            Button(
                text=look.gap_label(turn.bank.archetypes[archetype], named=archetype in named),
                action=Action.DRILL_GAP,
                args=(drill.id, turn.bank.archetypes[archetype].number),
            ),
        )
        for archetype in await _empty(turn)
    ]
    enough = Button(text=look.THAT_IS_ALL if named else look.NONE_OF_THEM, action=Action.DRILL_GAPS, args=(drill.id,))
    return Reply(text=look.ASK_GAPS, buttons=(*rows, (enough,)), slot=_slot(drill), fresh=fresh)


def _estimate_reply(turn: Turn, drill: Drill) -> Reply:
    dimension = next_dimension(drill) or Dimension.CHANGE
    place = list(Dimension).index(dimension) + 1
    levels = [
        Button(text=look.level_label(level), action=Action.DRILL_LEVEL, args=(drill.id, place, level))
        for level in Level
    ]
    return Reply(
        text=look.estimate_text(dimension, place, meanings(turn.bank.guidance.topics[ROWS])[dimension]),
        buttons=(tuple(levels[:2]), tuple(levels[2:])),
        slot=_slot(drill),
        fresh=False,
    )


def _slot(drill: Drill) -> str:
    return f"drill:{drill.id}:back"
