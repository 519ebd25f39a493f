"""What friends said of a story, as files hold it: in JSON with the story, to be read back, and in Markdown to read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.conversation.context import Context
from bot.features.transfer.json_file.place import JsonPlace, instant
from bot.features.transfer.limits import LONGEST_LINE_OF_A_FRIEND
from bot.features.transfer.storybook.draft import one_line
from question_bank.models import Level
from storage.records import PeerAssessment, Rehearsal, RehearsalKind

SIGNS = frozenset("+~-")
MOVES = 6


MOST_COUNTED = 2**31 - 1
"""Larger numbers do not fit a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FriendSaid:
    """One assessment of a story by a friend."""

    at: datetime
    words: int | None
    """The length of the story's text at that time."""
    said: PeerAssessment
    """Its rehearsal has no id before it is stored, which is 0."""


def by_story(
    rehearsals: Sequence[Rehearsal], assessments: Sequence[PeerAssessment]
) -> Mapping[int, Sequence[FriendSaid]]:
    """Return what friends said, by the ids of the stories, oldest first."""
    of_rehearsal = {each.id: each for each in rehearsals if each.kind is RehearsalKind.FRIEND}
    found: dict[int, list[FriendSaid]] = defaultdict(list)
    for said in assessments:
        rehearsal = of_rehearsal.get(said.rehearsal_id)
        if rehearsal is not None and rehearsal.story_id is not None:
            found[rehearsal.story_id].append(FriendSaid(at=rehearsal.at, words=rehearsal.words, said=said))
    return found


def read_signs(value: object, *, least: int = MOVES) -> str:
    """Return the signs of six moves, or of at least so many. Raises ValueError for anything else."""
    if not isinstance(value, str) or not (least <= len(value) <= MOVES and set(value) <= SIGNS):
        raise ValueError("a sign a move")
    return value


def read_said(place: JsonPlace) -> FriendSaid:
    """Return what a friend said of a story. Raises BadFile."""
    own_level = place.read("own_level", _level_or_none)
    line = one_line(place.as_typed("line"))
    if len(line) > LONGEST_LINE_OF_A_FRIEND:
        raise place.bad("line")
    said = PeerAssessment(
        rehearsal_id=0,
        version=place.number("version", range(1, MOST_COUNTED)) or 1,
        moves=place.read("moves", read_signs),
        level=place.read("level", Level).value,
        rules_moves=place.read("rules_moves", read_signs),
        rules_level=place.read("rules_level", Level).value,
        own_moves=place.read("own_moves", lambda value: read_signs(value, least=0 if own_level is None else MOVES)),
        own_level=own_level,
        line=line or None,
        told_at=place.read("told_at", _instant_or_none),
        seen_at=place.read("seen_at", _instant_or_none),
    )
    return FriendSaid(at=place.read("at", instant), words=place.number("words", range(MOST_COUNTED)), said=said)


async def said_in_bank(context: Context) -> Mapping[int, Sequence[FriendSaid]]:
    """Return what friends said of the stories of the bank, by the stories' ids."""
    rehearsals = await context.uow.rehearsals.of_stories(context.user_id)
    return by_story(rehearsals, await context.uow.peer_assessments.of_user(context.user_id))


async def keep_said(context: Context, story_id: int, found: Sequence[FriendSaid]) -> None:
    """Store what friends said of a story, each as a rehearsal with a friend. Times in the future become now."""
    for each in found:
        rehearsal_id = await context.uow.rehearsals.add(
            Rehearsal(
                user_id=context.user_id,
                answer_id=None,
                story_id=story_id,
                kind=RehearsalKind.FRIEND,
                seconds=0,
                words=each.words,
                at=min(each.at, context.now),
            )
        )
        await context.uow.peer_assessments.put(replace(each.said, rehearsal_id=rehearsal_id))


def _level_or_none(value: Any) -> str | None:
    return None if value is None else Level(value).value


def _instant_or_none(value: Any) -> datetime | None:
    return None if value is None else instant(value)
