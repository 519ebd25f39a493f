"""The declaration of the gap drill for the registry."""

from bot.conversation.context import Context
from bot.conversation.doors import ProposeDrill
from bot.conversation.feature import Command, Feature, StateRules, without_payload
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.prompts.daily_waits import NO_WAIT
from bot.conversation.replies import Reply
from bot.conversation.side_question import open_beneath
from bot.conversation.stale_buttons import StaleButton, story_of
from bot.features.drill import drill, drill_findings, outline_prompts, outlines
from bot.features.drill.states import Drilling, Step
from bot.features.drill.texts import drill as say
from storage.records import Drill, DrillState, DueKind, Outline


async def swap(context: Context, press: drill.SwapArchetype) -> list[Reply]:
    """Propose another archetype at one position."""
    return await drill.swap(context, press.archetypes, press.place - 1)


async def start(context: Context, press: drill.StartDrill) -> list[Reply]:
    """Begin a drill."""
    return await drill.start(context, press.archetypes)


async def go_on(context: Context, press: drill.GoOnWithDrill) -> list[Reply]:
    """Continue a drill."""
    return await drill.go_on(context, await _unfinished(context, press.drill_id))


async def end(context: Context, press: drill.EndDrill) -> list[Reply]:
    """End a drill early."""
    return await drill.end(context, await _unfinished(context, press.drill_id))


async def keep(context: Context, press: drill.KeepDrill) -> list[Reply]:
    """Keep a drill for later. Raises StaleButton where it is over."""
    await _unfinished(context, press.drill_id)
    return await drill.leave(context)


async def discard(context: Context, press: drill.DiscardDrill) -> list[Reply]:
    """Close a drill without a look back."""
    return await drill.discard(context, await _unfinished(context, press.drill_id))


async def no_story(context: Context, press: outline_prompts.NoStoryHere) -> list[Reply]:
    """Record a gap. Raises StaleButton where the outline has a text."""
    found, outline = await _being_written(context, press.drill_id, press.n)
    if await outlines.has_text(context, outline):
        raise StaleButton
    return await outlines.no_story(context, found, outline)


async def mark_stretch(context: Context, press: outline_prompts.MarkStretch) -> list[Reply]:
    """Mark an outline as a stretch, or remove the mark."""
    _, outline = await _being_written(context, press.drill_id, press.n)
    return await outlines.stretch(context, outline)


async def pass_letter(context: Context, press: outline_prompts.PassLetter) -> list[Reply]:
    """Go on to the next letter. Raises StaleButton where another letter is asked for."""
    found, outline = await _being_written(context, press.drill_id, press.n)
    state = open_beneath(context, Drilling)
    if state is None or state.letter is not press.letter:
        raise StaleButton
    return await outlines.pass_letter(context, found, outline, press.letter)


async def next_letter(context: Context) -> list[Reply]:
    """Go on to the next letter, as its button does. Where no letter is asked for, point to the buttons."""
    state, outline = open_beneath(context, Drilling), await outlines.current(context)
    if state is None or outline is None or state.letter is None:
        return [Reply(text=say.TAP_A_BUTTON)]
    return await outlines.pass_letter(context, await _unfinished(context, state.drill_id), outline, state.letter)


async def finish(context: Context, press: outline_prompts.FinishOutline) -> list[Reply]:
    """Finish an outline."""
    return await outlines.finish(context, *await _being_written(context, press.drill_id, press.n))


async def count_as(context: Context, press: outlines.CountOutline) -> list[Reply]:
    """File a story under an archetype."""
    return await outlines.count_as(context, await story_of(context, press.story_id), press.archetype)


async def toggle_gap(context: Context, press: drill_findings.ToggleGap) -> list[Reply]:
    """Tick or untick an archetype as a gap."""
    found, state = await _looking_back(context, press.drill_id, Step.GAPS)
    return await drill_findings.toggle_gap(context, found, state.gaps, press.archetype)


async def name_gaps(context: Context, press: drill_findings.NameGaps) -> list[Reply]:
    """Take the ticked archetypes as all the gaps."""
    found, state = await _looking_back(context, press.drill_id, Step.GAPS)
    return await drill_findings.gaps_named(context, found, state.gaps)


async def estimate(context: Context, press: drill_findings.EstimateLevel) -> list[Reply]:
    """Store the user's own level. Raises StaleButton where another dimension comes next."""
    found, state = await _looking_back(context, press.drill_id, Step.ESTIMATE)
    if drill_findings.next_dimension(found) is not press.dimension:
        raise StaleButton
    return await drill_findings.estimate(context, found, state.gaps, press.dimension, press.level)


async def _unfinished(context: Context, drill_id: int) -> Drill:
    """Return an unfinished drill of the user. Raises StaleButton if there is none."""
    found = await context.uow.drills.get(drill_id, context.user_id)
    if found is None or found.state is DrillState.DONE:
        raise StaleButton
    return found


async def _being_written(context: Context, drill_id: int, n: int) -> tuple[Drill, Outline]:
    """Return a drill and its outline of that number. Raises StaleButton where that outline is not being written."""
    found = await _unfinished(context, drill_id)
    outline = await outlines.current(context)
    if outline is None or (outline.drill_id, outline.n) != (found.id, n):
        raise StaleButton
    return found, outline


async def _looking_back(context: Context, drill_id: int, at: Step) -> tuple[Drill, Drilling]:
    """Return a drill and the chat's state. Raises StaleButton where the chat is at another step."""
    found = await _unfinished(context, drill_id)
    state = open_beneath(context, Drilling)
    if state is None or (state.drill_id, state.at) != (found.id, at):
        raise StaleButton
    return found, state


DRILL = Feature(
    name="drill",
    commands={"drill": Command(call=drill.propose)},
    states=(
        StateRules(
            state=Drilling,
            on_text=outlines.hear,
            keys={Key.NEXT: next_letter, Key.SKIP: next_letter, Key.DONE: next_letter},
            on_cancel=drill.leave,
            keeps=NO_WAIT,  # the daily question names the drill instead
            makes_way=True,
            last_typed=outlines.last_typed,
        ),
    ),
    presses={
        ProposeDrill: without_payload(drill.propose),
        drill.SwapArchetype: swap,
        drill.StartDrill: start,
        drill.NoDrillNow: without_payload(drill.not_now),
        drill.GoOnWithDrill: go_on,
        drill.EndDrill: end,
        drill.KeepDrill: keep,
        drill.DiscardDrill: discard,
        outline_prompts.NoStoryHere: no_story,
        outline_prompts.MarkStretch: mark_stretch,
        outline_prompts.PassLetter: pass_letter,
        outline_prompts.FinishOutline: finish,
        outlines.CountOutline: count_as,
        drill_findings.ToggleGap: toggle_gap,
        drill_findings.NameGaps: name_gaps,
        drill_findings.EstimateLevel: estimate,
    },
    name_left=drill.name_left,
    on_edit=outlines.edited,
    waiting=drill.waiting,
    time_marks={DueKind.DRILL_MARK: outlines.time_mark},
)
