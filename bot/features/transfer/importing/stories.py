"""Use case that takes the stories of a file into the bank. Nothing in the bank is overwritten."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.context import Context
from bot.conversation.logic.stories.moved_marks import moved
from bot.conversation.logic.stories.split import proposed, split
from bot.conversation.logic.stories.story_text import with_letter
from bot.conversation.stories.story_bank import change_text, keep_all
from bot.conversation.work import Job
from bot.features.transfer.found import StoryFile
from bot.features.transfer.friends_said import keep_said
from bot.features.transfer.importing.matches import TAGS, Match, matched
from bot.features.transfer.texts.transfer import Fate
from bot.review.span import Span
from question_bank.models import Move
from storage.records import KeptStory, MarkedText, StoryCause


async def take_in(context: Context, file: StoryFile) -> Sequence[tuple[Fate, KeptStory]]:
    """Import the stories of a file. Return what was done with each, in the order of the file.

    Raises BankFull, and NeedsWork until all of them are judged. Between two stories the event loop gets a turn.
    """
    matches = await matched(context, file)
    context.reviewer.prepare([asked for match in matches for asked in match.to_judge])
    context.work.prepare([job for match in matches if (job := _marking(context, match)) is not None])
    done = []
    for match in matches:
        kept = await _take(context, match)
        await keep_said(context, kept.story.id, match.said)
        done.append((match.fate, kept))
        await asyncio.sleep(0)
    return done


async def _take(context: Context, match: Match) -> KeptStory:
    if match.kept is None:
        return await _begin(context, match)
    story = match.kept.story
    if match.tags:
        await context.uow.stories.change(story.id, **match.tags)
    kept = replace(match.kept, story=replace(story, **match.tags))
    if match.told == kept.version.told:
        return kept
    return await change_text(context, kept, _marked(context, match), StoryCause.IMPORTED)


def _marked(context: Context, match: Match) -> MarkedText:
    """Return the text that a story will have, with marks: those of the bank moved along, else proposed ones."""
    marking = _marking(context, match)
    return context.work.result(marking) if marking is not None else match.told


def _marking(context: Context, match: Match) -> Job[MarkedText] | None:
    """Return what finds the letters that a file leaves open, or None where it leaves none. Raises NeedsWork."""
    told = match.told
    if match.fate in (Fate.SAME, Fate.SAID) or match.found.draft.by_letters or not match.lacks_marks or not told.text:
        return None
    if match.kept is not None and match.kept.version.told.marks:
        old, letters = match.kept.version.told, match.found.draft.dropped or tuple(Move)
        return Job(
            key=("moved", old, told, letters),
            size=len(old.text) + len(told.text),
            compute=lambda: _with_moved(told, old, letters),
        )
    if not match.found.draft.unmarked:
        return None
    asked = match.to_judge[-1]
    review = context.reviewer.review(asked.text, archetype=asked.archetype)
    return Job(
        key=("letters of", asked),
        size=len(told.text),
        compute=lambda: proposed(told.text, split(told.text, review)),
    )


def _with_moved(told: MarkedText, old: MarkedText, letters: Sequence[Move]) -> MarkedText:
    """Return the text with the marks that these letters have in another state of it."""
    marks = moved(old, told.text).marks
    for move in letters:
        told = with_letter(told, move, *(Span(mark.start, mark.end) for mark in marks if mark.letter == move.value))
    return told


async def _begin(context: Context, match: Match) -> KeptStory:
    """Store a story with its versions from the file. Times in the future become now."""
    found = match.found
    draft = found.draft
    states = [(past.told, past.cause, min(past.at, context.now)) for past in found.versions]
    return await keep_all(
        context,
        draft.title,
        draft.archetypes,
        states or [(_marked(context, match), StoryCause.IMPORTED, context.now)],
        begun_at=min(found.created_at or context.now, context.now),
        **{tag: getattr(draft, tag) for tag in TAGS if tag != "archetypes"},
    )
