"""Use cases that import the interviews of a file, beside its stories. What is there already stays as it is."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.context import Context
from bot.conversation.logic.logged_interview_limits import MOST_ASKED, MOST_INTERVIEWS
from bot.features.transfer.found import FoundAsked, FoundInterview, StoryFile
from bot.features.transfer.storybook.draft import one_line
from storage.records import Interview, KeptStory, folded_question


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInterview:
    """An interview of a file, or the rest of it, that the user does not have."""

    found: FoundInterview
    there: Interview | None
    """The same interview of the user. None where there is none."""
    questions: Sequence[FoundAsked]
    """Questions that the user does not have in it."""


async def take_in_interviews(context: Context, file: StoryFile, stories: Sequence[KeptStory]) -> int:
    """Add the interviews of a file, and questions of them, that the user does not have. Return how many interviews.

    `stories` are those of the bank that the stories of the file have become, in the order of the file. Ratings are not
    given again.
    """
    by_id = {found.file_id: kept.story.id for found, kept in zip(file.found, stories, strict=True)}
    new = await new_interviews(context, file)
    for each in new:
        await _take(context, each, by_id)
    return len(new)


async def new_interviews(context: Context, file: StoryFile) -> Sequence[NewInterview]:
    """Return the interviews of a file that the user does not have, or not whole.

    An interview of the user is matched once, by its name, round and day. What finds no room is left out.
    """
    if not file.interviews:
        return []
    mine: dict[Hashable, list[Interview]] = {}
    for each in reversed(await context.uow.interviews.of_user(context.user_id)):
        mine.setdefault(_key(each), []).append(each)
    room = MOST_INTERVIEWS - sum(map(len, mine.values()))
    new = []
    for found in file.interviews:
        same = mine.get(_key(found))
        compared = await _compared(context, found, same.pop() if same else None)
        if compared.there is None and room > 0:
            room -= 1
            new.append(compared)
        elif compared.there is not None and compared.questions:
            new.append(compared)
    return new


async def _compared(context: Context, found: FoundInterview, there: Interview | None) -> NewInterview:
    """Return an interview of a file with its questions that the same one of the user does not have, as many as fit."""
    questions = await context.uow.interviews.questions(there.id) if there is not None else ()
    had = {folded_question(asked.text) for asked in questions}
    lacking = [each for each in found.questions if folded_question(each.text) not in had]
    return NewInterview(found=found, there=there, questions=lacking[: max(0, MOST_ASKED - len(questions))])


async def _take(context: Context, new: NewInterview, stories: Mapping[int | None, int]) -> None:
    found, there = new.found, new.there
    if there is None:
        there = await context.uow.interviews.add(
            context.user_id,
            found.held_on,
            min(found.created_at, context.now),
            label=found.label,
            round=found.round,
            outcome=found.outcome,
            ended_at=_not_ahead(found.ended_at, context.now),
        )
    for asked in new.questions:
        await context.uow.interviews.ask(
            there.id,
            asked.text,
            asked.archetype,
            told=asked.told,
            story_id=stories.get(asked.story) if asked.story is not None else None,
            level=asked.level,
            dry=asked.dry,
            note=asked.note,
        )
    await asyncio.sleep(0)  # the event loop gets a turn


def _key(interview: Interview | FoundInterview) -> Hashable:
    names = (one_line(name or "").casefold() for name in (interview.label, interview.round))
    return interview.held_on, *names


def _not_ahead(at: datetime | None, now: datetime) -> datetime | None:
    return min(at, now) if at is not None else None
