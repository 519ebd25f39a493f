"""Use cases of what friends said: the notice, the author's own estimate, the three views side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from bot.conversation.context import Context
from bot.conversation.doors import AskFriend, ShowStories, ShowStory
from bot.conversation.logic.dates.local_time import local_date
from bot.conversation.payload import ByNumber, Payload, Range
from bot.conversation.replies import Button, Reply
from bot.conversation.stale_buttons import StaleButton
from bot.conversation.texts.names import LEVEL_NAMES
from bot.features.friends.logic.marking import MOVES, marked, next_move
from bot.features.friends.logic.three_views import three_views
from bot.features.friends.texts import peer_assessments as say
from question_bank.models import Level, Verdict
from storage.records import Due, KeptStory, PeerAssessment, Rehearsal

SHOWN = 8
"""Most assessments of a story in the list, the newest."""
BEST_FIRST = tuple(Verdict)[::-1]


@dataclass(frozen=True, slots=True)
class ShowFriendsSaid(Payload, code="FV"):
    """List what friends said of a story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class ShowAssessment(Payload, code="FO"):
    """Show what a friend said beside the other views."""

    rehearsal_id: int


@dataclass(frozen=True, slots=True)
class EstimateFirst(Payload, code="FE"):
    """Ask for the author's own estimate before the friend's marks are shown."""

    rehearsal_id: int


@dataclass(frozen=True, slots=True)
class EstimateStoryMove(Payload, code="FG"):
    """Give the author's own verdict on one move."""

    rehearsal_id: int
    at: Annotated[int, Range(0, len(MOVES) - 1)]
    """Place of the move, from 0."""
    verdict: Annotated[Verdict, ByNumber()]


@dataclass(frozen=True, slots=True)
class EstimateStoryLevel(Payload, code="FH"):
    """Give the author's own level."""

    rehearsal_id: int
    level: Annotated[Level, ByNumber()]


@dataclass(frozen=True, slots=True)
class UndoEstimate(Payload, code="FJ"):
    """Go back to the estimate before."""

    rehearsal_id: int
    given: Annotated[int, Range(1, len(MOVES))]
    """Number of moves that are estimated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfStory:
    """An assessment with its rehearsal and its story."""

    said: PeerAssessment
    rehearsal: Rehearsal
    kept: KeptStory


async def of_story(context: Context, story_id: int) -> Sequence[PeerAssessment]:
    """Return what friends said of a story, oldest first."""
    rehearsals = await context.uow.rehearsals.of_stories(context.user_id)
    mine = {each.id for each in rehearsals if each.story_id == story_id}
    return [each for each in await context.uow.peer_assessments.of_user(context.user_id) if each.rehearsal_id in mine]


async def tell(context: Context, _: Due) -> list[Reply]:
    """Tell the author once what friends have answered: that they marked a story, or that it is a no."""
    replies = []
    for said in await context.uow.peer_assessments.of_user(context.user_id):
        found = await _of(context, said) if said.told_at is None else None
        if found is not None:
            await context.uow.peer_assessments.put(replace(said, told_at=context.now))
            replies.append(_notice(found))
    declined = await context.uow.friend_links.forget_declined(context.user_id)
    if declined:
        bank = Button(text=say.BANK, press=ShowStories())
        replies.append(Reply(text=say.declined_text(declined), buttons=((bank,),)))
    return [replace(reply, broadcast=True) for reply in replies]


async def list_of(context: Context, kept: KeptStory) -> list[Reply]:
    """List what friends said of a story, each behind a button."""
    said = await of_story(context, kept.story.id)
    rehearsals = {each.id: each for each in await context.uow.rehearsals.of_stories(context.user_id)}
    rows: list[tuple[Button, ...]] = []
    for number, each in [*enumerate(said, 1)][-SHOWN:]:
        on = local_date(context.zone, rehearsals[each.rehearsal_id].at)
        label = say.entry_label(number, on, is_new=each.seen_at is None)
        rows.append((Button(text=label, press=ShowAssessment(each.rehearsal_id)),))
    rows.append(_last_row(context, kept.story.id))
    return [Reply(text=say.list_text(kept.story.title, len(said)), buttons=tuple(rows))]


async def show(context: Context, press: ShowAssessment) -> list[Reply]:
    """Show the three views. From now on the author's own estimate would be no estimate. Raises StaleButton."""
    return [await _views(context, await _found(context, press.rehearsal_id))]


async def estimate_first(context: Context, press: EstimateFirst) -> list[Reply]:
    """Ask for the author's own estimate, or show the views where they were seen already. Raises StaleButton."""
    found = await _found(context, press.rehearsal_id)
    return [await _step(context, found)]


async def estimate_move(context: Context, press: EstimateStoryMove) -> list[Reply]:
    """Take the author's own verdict on a move, if it is the next one. Raises StaleButton."""
    found = await _found(context, press.rehearsal_id)
    return [await _changed(context, found, marked(found.said.own_moves, press.at, press.verdict))]


async def undo_estimate(context: Context, press: UndoEstimate) -> list[Reply]:
    """Take the author's last own verdict back, if it is still the last one. Raises StaleButton."""
    found = await _found(context, press.rehearsal_id)
    given = found.said.own_moves
    return [await _changed(context, found, given[:-1] if len(given) == press.given else given)]


async def estimate_level(context: Context, press: EstimateStoryLevel) -> list[Reply]:
    """Take the author's own level, and show the three views. Raises StaleButton."""
    found = await _found(context, press.rehearsal_id)
    said = found.said
    if said.seen_at is None and next_move(said.own_moves) is None:
        found = replace(found, said=replace(said, own_level=press.level.value))
        return [await _views(context, found)]
    return [await _step(context, found)]


async def _found(context: Context, rehearsal_id: int) -> SaidOfStory:
    """Return the author's assessment of that rehearsal. Raises StaleButton where it or its story is gone."""
    said = await context.uow.peer_assessments.get(rehearsal_id, context.user_id)
    found = await _of(context, said) if said is not None else None
    if found is None:
        raise StaleButton
    return found


async def _of(context: Context, said: PeerAssessment) -> SaidOfStory | None:
    rehearsal = await context.uow.rehearsals.get(said.rehearsal_id, context.user_id)
    if rehearsal is None or rehearsal.story_id is None:
        return None
    kept = await context.uow.stories.one(rehearsal.story_id, context.user_id)
    return SaidOfStory(said=said, rehearsal=rehearsal, kept=kept) if kept is not None else None


async def _changed(context: Context, found: SaidOfStory, own_moves: str) -> Reply:
    said = found.said
    if said.seen_at is None and own_moves != said.own_moves:
        said = replace(said, own_moves=own_moves)
        await context.uow.peer_assessments.put(said)
    return await _step(context, replace(found, said=said))


async def _step(context: Context, found: SaidOfStory) -> Reply:
    """Return the next question of the estimate, in place; the three views where they were seen."""
    said, title = found.said, found.kept.story.title
    if said.seen_at is not None:
        return await _views(context, found)
    own = said.rehearsal_id
    move = next_move(said.own_moves)
    if move is None:
        levels = tuple(Button(text=LEVEL_NAMES[each], press=EstimateStoryLevel(own, each)) for each in Level)
        rows = [levels[:2], levels[2:]]
        text = say.estimate_level_text(title)
    else:
        at = len(said.own_moves)
        rows = [
            tuple(Button(text=say.VERDICT_LABELS[each], press=EstimateStoryMove(own, at, each)) for each in BEST_FIRST)
        ]
        text = say.estimate_text(title, said.own_moves, move)
    skip = Button(text=say.SHOW, press=ShowAssessment(own))
    given = len(said.own_moves)
    rows.append((Button(text=say.BACK, press=UndoEstimate(own, given)), skip) if given else (skip,))
    return Reply(text=text, buttons=tuple(rows), slot=_slot(own), fresh=False)


async def _views(context: Context, found: SaidOfStory) -> Reply:
    """Return the three views, in place of the estimate. Store that they were seen."""
    said = found.said
    if said.seen_at is None:
        told_at = said.told_at or context.now
        said = replace(said, seen_at=context.now, told_at=told_at)
        if said.own_level is None:
            said = replace(said, own_moves="")
        await context.uow.peer_assessments.put(said)
    on = local_date(context.zone, found.rehearsal.at)
    text = say.views_text(found.kept.story.title, on, three_views(said), said.line)
    return Reply(text=text, buttons=(_last_row(context, found.kept.story.id),), slot=_slot(said.rehearsal_id))


def _notice(found: SaidOfStory) -> Reply:
    own = found.said.rehearsal_id
    row = (Button(text=say.ESTIMATE, press=EstimateFirst(own)), Button(text=say.SHOW, press=ShowAssessment(own)))
    return Reply(text=say.told_text(found.kept.story.title), buttons=(row,), slot=_slot(own))


def _last_row(context: Context, story_id: int) -> tuple[Button, ...]:
    story = Button(text=say.STORY, press=ShowStory(story_id))
    if context.link_maker is None:
        return (story,)
    return (story, Button(text=say.ASK_ANOTHER, press=AskFriend(story_id)))


def _slot(rehearsal_id: int) -> str:
    return f"friend-said:{rehearsal_id}"
