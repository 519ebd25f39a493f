"""One outline of a gap drill: which project, a paragraph a letter, two gentle time marks, and its end."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.conversation.actions import Action
from bot.conversation.context import State, Turn
from bot.conversation.logic.coats import Likeness
from bot.conversation.logic.parts import told
from bot.conversation.replies import Button, Reply
from bot.conversation.story_bank import bank_of, change_archetypes, change_parts, keep, review_of, tale_of
from bot.conversation.text_of_answer import LONGEST_ANSWER, joined
from bot.conversation.texts.names import MOVE_NAMES
from bot.features.answering.texts.hearing import FILED_ALREADY, count_label, counted_text, hearing_text, uncounted_text
from bot.features.drill import drill_findings
from bot.features.drill.logic.drill import FULL_TIME, after, goes_on_at, named, next_mark
from bot.features.drill.texts import drill as say
from bot.features.stories.texts.stories import OPEN
from bot.review.rubric import count_words
from question_bank.models import Archetype, ArchetypeId, Move
from storage.records import Drill, DrillState, Due, DueKind, KeptStory, Outline, OutlineState, StoryCause

PROJECT = "project"
"""The step before the letters: which project is it?"""
LATE_MARK = timedelta(minutes=15)
"""A time mark that comes later than this, after an outage, says nothing any more."""


async def next_outline(turn: Turn, drill: Drill) -> list[Reply]:
    """Begin the first outline that waits; where none does, the look back."""
    outlines = await turn.uow.drills.outlines(drill.id)
    waiting = next((outline for outline in outlines if outline.state is OutlineState.WAITING), None)
    if waiting is None:
        return await drill_findings.look_back(turn, drill)
    outline = replace(waiting, state=OutlineState.OPEN, started_at=turn.now)
    await turn.uow.drills.put_outline(outline)
    return await take_up(turn, outline)


async def take_up(turn: Turn, outline: Outline) -> list[Reply]:
    """Put the next prompt of an open outline, and plan its next time mark. Time away does not count."""
    if outline.started_at is not None and outline.ended_at is not None:
        away = turn.now - outline.ended_at
        outline = replace(outline, started_at=outline.started_at + away, ended_at=None)
        await turn.uow.drills.put_outline(outline)
    await _plan_mark(turn, outline)
    kept = await _kept(turn, outline)
    if kept is None:
        await _enter(turn, outline, PROJECT)
        return [_project_prompt(turn, outline)]
    return [await _ask_letter(turn, outline, goes_on_at(kept.version.parts), kept.version.parts)]


async def pause(turn: Turn, outline: Outline) -> None:
    """Stop the clock of an open outline."""
    await turn.uow.due.cancel(turn.user_id, DueKind.DRILL_MARK)
    await turn.uow.drills.put_outline(replace(outline, ended_at=turn.now))


async def hear(turn: Turn, _: int, text: str) -> list[Reply]:
    """A text during a drill: the project's name, or a part of the letter that is asked for."""
    outline = await current(turn)
    if outline is None:
        return [Reply(text=say.TAP_A_BUTTON)]
    if not text.strip():
        return [Reply(text=say.EMPTY)]
    at = turn.conversation.data["at"]
    return await (_name(turn, outline, text) if at == PROJECT else _add(turn, outline, Move(at), text))


async def current(turn: Turn) -> Outline | None:
    """The outline that the conversation is about; None in the look back, and where it is closed."""
    data = turn.conversation.data
    drill = await turn.uow.drills.get(data.get("drill_id", 0), turn.user_id)
    if turn.state != State.DRILLING or drill is None or drill.state is not DrillState.OPEN:
        return None
    outlines = await turn.uow.drills.outlines(drill.id)
    return next((o for o in outlines if o.n == data.get("n") and o.state is OutlineState.OPEN), None)


async def pass_letter(turn: Turn, drill: Drill, outline: Outline, move: Move) -> list[Reply]:
    """The next letter, whether or not this one has a text; after the last one the outline is finished."""
    following = after(move)
    if following is None:
        return await finish(turn, drill, outline)
    kept = await _kept(turn, outline)
    return [await _ask_letter(turn, outline, following, kept.version.parts if kept is not None else {})]


async def no_story(turn: Turn, drill: Drill, outline: Outline) -> list[Reply]:
    """`I have no story here`: a finding. It rates nothing."""
    await _close(turn, outline, OutlineState.NO_STORY)
    return [Reply(text=say.FOUND_A_GAP), *await next_outline(turn, drill)]


async def stretch(turn: Turn, outline: Outline) -> list[Reply]:
    """Mark an outline as a stretch, or take the mark back; the prompt changes in place."""
    outline = replace(outline, stretch=not outline.stretch)
    await turn.uow.drills.put_outline(outline)
    return [replace(_project_prompt(turn, outline), fresh=False)]


async def finish(turn: Turn, drill: Drill, outline: Outline) -> list[Reply]:
    """Close an outline, and go on to the next."""
    return [*await close(turn, outline), *await next_outline(turn, drill)]


async def close(turn: Turn, outline: Outline) -> list[Reply]:
    """Close an open outline; what it has stays in the story bank."""
    kept = await _kept(turn, outline)
    written = sum(bool(text.strip()) for text in kept.version.parts.values()) if kept is not None else 0
    if kept is None or not written:
        await _close(turn, outline, OutlineState.PASSED)
        return [Reply(text=say.NOTHING_KEPT)]
    await _close(turn, outline, OutlineState.WRITTEN)
    said = [Reply(text=say.finished_text(archetype_of(turn, outline).name, _seconds(turn, outline), written))]
    return [*said, *await _elsewhere(turn, outline, kept), *await _same_coat(turn, kept, Likeness.WORDS)]


async def count_as(turn: Turn, kept: KeptStory, archetype: ArchetypeId) -> list[Reply]:
    """File an outlined story that belongs elsewhere under an archetype, because its owner says so."""
    if not kept.story.archetypes:
        kept = await change_archetypes(turn, kept, [archetype])
    filed = archetype in kept.story.archetypes
    said = counted_text(archetype) if filed else FILED_ALREADY
    return [Reply(text=said, buttons=((Button(text=OPEN, action=Action.STORY, args=(kept.story.id,)),),))]


async def _elsewhere(turn: Turn, outline: Outline, kept: KeptStory) -> list[Reply]:
    """Say where an outline belongs elsewhere; until its owner says that it counts, it is filed under no archetype."""
    asked, review = ArchetypeId(outline.archetype), review_of(turn, kept)
    if not review.off_topic or kept.story.archetypes != (asked,):
        return []
    await change_archetypes(turn, kept, [])
    count = Button(
        text=count_label(review.heard_as),
        action=Action.DRILL_COUNT_AS,
        args=(kept.story.id, review.heard_as or asked),
    )
    return [Reply(text=f"{hearing_text(review.heard_as, asked)} {uncounted_text(review)}", buttons=((count,),))]


async def has_text(turn: Turn, outline: Outline) -> bool:
    """Whether any of its letters has a text."""
    kept = await _kept(turn, outline)
    return kept is not None and bool(told(kept.version.parts))


async def time_mark(turn: Turn, due: Due) -> list[Reply]:
    """Four or eight minutes of an outline are over; for one that is no longer open, nothing."""
    outline = await current(turn)
    if outline is None or outline.started_at is None or turn.now - due.due_at > LATE_MARK:
        return []
    await _plan_mark(turn, outline)
    at = turn.conversation.data["at"]
    head = _heading(turn, outline, None if at == PROJECT else MOVE_NAMES[Move(at)])
    if turn.now - outline.started_at < FULL_TIME:
        return [Reply(text=say.half_time_text(head))]
    row = (_button(say.FINISH, Action.DRILL_FINISH, outline),)
    return [Reply(text=say.full_time_text(head), buttons=(row,))]


def archetype_of(turn: Turn, outline: Outline) -> Archetype:
    """What the bank knows of an outline's archetype."""
    return turn.bank.archetypes[ArchetypeId(outline.archetype)]


async def _name(turn: Turn, outline: Outline, text: str) -> list[Reply]:
    """The project's line begins the story; what is longer than a name is its situation as well."""
    naming = named(text)
    parts = {Move.SITUATION.value: naming.more} if naming.more else {}
    kept = await keep(
        turn,
        naming.title,
        [ArchetypeId(outline.archetype)],
        parts,
        StoryCause.WRITTEN,
        project=naming.project,
        year=naming.year,
    )
    await turn.uow.drills.put_outline(replace(outline, story_id=kept.story.id))
    said = [Reply(text=say.too_much_text(naming.title))] if naming.more else []
    said.extend(await _same_coat(turn, kept, Likeness.TAG))
    return [*said, await _ask_letter(turn, outline, Move.SITUATION, parts)]


async def _add(turn: Turn, outline: Outline, move: Move, text: str) -> list[Reply]:
    """Store a message as a part of the letter; a story that was taken out of the bank meanwhile begins anew."""
    kept = await _kept(turn, outline)
    parts = dict(kept.version.parts) if kept is not None else {}
    if len(told(parts)) + len(text) > LONGEST_ANSWER:
        return [Reply(text=say.TOO_LONG)]
    before = parts.get(move.value, "")
    parts[move.value] = joined([before, text]) if before else text
    if kept is not None:
        await change_parts(turn, kept, parts, StoryCause.WRITTEN)
    else:
        name = archetype_of(turn, outline).name
        kept = await keep(turn, name, [ArchetypeId(outline.archetype)], parts, StoryCause.WRITTEN)
        await turn.uow.drills.put_outline(replace(outline, story_id=kept.story.id))
    last = after(move) is None
    said = say.kept_text(_heading(turn, outline, MOVE_NAMES[move]), count_words(parts[move.value]), last=last)
    return [Reply(text=said, buttons=_letter_buttons(outline, move, has_words=True))]


async def _ask_letter(turn: Turn, outline: Outline, move: Move, parts: Mapping[str, str]) -> Reply:
    await _enter(turn, outline, move.value)
    words = count_words(parts.get(move.value, ""))
    head = _heading(turn, outline, MOVE_NAMES[move])
    return Reply(
        text=say.letter_text(head, move, archetype_of(turn, outline), words),
        buttons=_letter_buttons(outline, move, has_words=bool(words)),
    )


def _letter_buttons(outline: Outline, move: Move, *, has_words: bool) -> tuple[tuple[Button, ...], ...]:
    """At the last letter there is only the end; before it, this letter is done or skipped."""
    finish_row = (_button(say.FINISH, Action.DRILL_FINISH, outline),)
    if after(move) is None:
        return (finish_row,)
    label = say.NEXT_LETTER if has_words else say.SKIP_LETTER
    return ((_button(label, Action.DRILL_LETTER, outline, move.value),), finish_row)


def _project_prompt(turn: Turn, outline: Outline) -> Reply:
    archetype = archetype_of(turn, outline)
    return Reply(
        text=say.project_text(_heading(turn, outline), archetype, stretch=outline.stretch),
        buttons=(
            (_button(say.NO_STORY, Action.DRILL_NO_STORY, outline),),
            (_button(say.stretch_label(marked=outline.stretch), Action.DRILL_STRETCH, outline),),
        ),
        slot=f"drill:{outline.drill_id}:{outline.n}",
    )


def _button(text: str, action: Action, outline: Outline, *args: str) -> Button:
    return Button(text=text, action=action, args=(outline.drill_id, outline.n, *args))


async def _enter(turn: Turn, outline: Outline, at: str) -> None:
    await turn.enter(State.DRILLING, drill_id=outline.drill_id, n=outline.n, at=at)


async def _kept(turn: Turn, outline: Outline) -> KeptStory | None:
    return await turn.uow.stories.one(outline.story_id, turn.user_id) if outline.story_id is not None else None


async def _close(turn: Turn, outline: Outline, state: OutlineState) -> None:
    """Nothing comes of its time marks any more; a story that has only a name leaves the bank."""
    await turn.uow.due.cancel(turn.user_id, DueKind.DRILL_MARK)
    kept = await _kept(turn, outline)
    if kept is not None and not told(kept.version.parts):
        await turn.uow.stories.change(kept.story.id, removed_at=turn.now)
        outline = replace(outline, story_id=None)
    await turn.uow.drills.put_outline(replace(outline, state=state, ended_at=turn.now))


async def _plan_mark(turn: Turn, outline: Outline) -> None:
    await turn.uow.due.cancel(turn.user_id, DueKind.DRILL_MARK)
    at = next_mark(outline.started_at, turn.now) if outline.started_at is not None else None
    if at is not None:
        await turn.uow.due.put_off(turn.user_id, DueKind.DRILL_MARK, turn.today, at, None)


async def _same_coat(turn: Turn, kept: KeptStory, by: Likeness) -> list[Reply]:
    """Say kindly that another story of the bank is of the same project."""
    others = [other for other in await bank_of(turn) if other.story.id != kept.story.id]
    likenesses = turn.coats.likenesses(tale_of(kept), [tale_of(other) for other in others])
    alike = next((other for other, found in zip(others, likenesses, strict=True) if found is by), None)
    return [Reply(text=say.same_coat_text(alike.story.title))] if alike is not None else []


def _heading(turn: Turn, outline: Outline, where: str | None = None) -> str:
    return say.heading(outline.n, where or archetype_of(turn, outline).name, _seconds(turn, outline))


def _seconds(turn: Turn, outline: Outline) -> int:
    """What the clock of an outline says."""
    return max(0, int((turn.now - outline.started_at).total_seconds())) if outline.started_at is not None else 0
