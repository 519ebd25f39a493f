"""The page of one archetype: its newest text, its recall, its stories and every rehearsal of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import local_date
from bot.conversation.logic.questions.history import archetypes_of, is_whole
from bot.conversation.logic.stories.recorded_length import Length, length_of
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.conversation.page import PageRequest, PageRoute, PageView
from bot.conversation.questions.question_for_user import standings_of
from bot.conversation.stale_buttons import StaleButton
from bot.conversation.texts.names import ARCHETYPE_LABELS, ARCHETYPE_SUBJECTS, SPOKEN_TARGET
from bot.features.progress.auditing import Kept, kept_of
from bot.features.progress.coverage import coverage_now, judged_of
from bot.features.progress.pages.matrix import verdict_words
from bot.features.progress.pages.places import answers_of, newest_text_of
from bot.features.progress.texts import matrix as say
from question_bank.models import ArchetypeId, Level
from storage.records import KeptStory, Rehearsal, RehearsalKind

_NEVER = Rehearsed()


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsedStory:
    """A story of the archetype with its rehearsals."""

    kept: KeptStory
    said: str
    """Its level, and how often it was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalLine:
    """One rehearsal of a story of the archetype."""

    on: date
    """Local day."""
    title: str
    """Title of the story."""
    kind: RehearsalKind
    seconds: int
    length: Length


async def show_archetype(context: Context, request: PageRequest) -> PageView:
    """Show what stands behind an archetype's row of the matrix."""
    archetype = _archetype(request.path["archetype"])
    kept = await kept_of(context)
    coverage = await coverage_now(context, await judged_of(context), kept)
    row = next(row for row in coverage.rows if row.archetype is archetype)
    standing = next(each for each in await standings_of(context) if each.archetype is archetype)
    stories = [each for each in kept.stories if archetype in archetypes_of(each)]
    return PageView(
        template="progress/archetype.html",
        title=row.name,
        values={
            "row": row,
            "label": ARCHETYPE_LABELS[archetype].lower(),
            "subject": ARCHETYPE_SUBJECTS[archetype],
            "target": SPOKEN_TARGET,
            "newest": newest_text_of(row),
            "answers": answers_of(archetype),
            "due_on": standing.due_on,
            "stories": _stories(stories, kept),
            "rehearsals": await _rehearsals(context, stories),
            **verdict_words(),
        },
    )


def _archetype(value: str) -> ArchetypeId:
    """Return the archetype of a path. Raises StaleButton where there is none."""
    try:
        return ArchetypeId(value)
    except ValueError:
        raise StaleButton from None


def _stories(stories: Sequence[KeptStory], kept: Kept) -> Sequence[RehearsedStory]:
    found = [(each, kept.rehearsed.get(each.story.id, _NEVER)) for each in stories]
    return [
        RehearsedStory(kept=each, said=say.rehearsed_text(Level(each.version.level), told, begun=not is_whole(each)))
        for each, told in found
    ]


async def _rehearsals(context: Context, stories: Sequence[KeptStory]) -> Sequence[RehearsalLine]:
    """Return the rehearsals of the stories, newest first."""
    titles = {each.story.id: each.story.title for each in stories}
    found = await context.uow.rehearsals.of_stories(context.user_id)
    return [_line(context, each, titles[each.story_id]) for each in reversed(found) if each.story_id in titles]


def _line(context: Context, rehearsal: Rehearsal, title: str) -> RehearsalLine:
    return RehearsalLine(
        on=local_date(context.zone, rehearsal.at),
        title=title,
        kind=rehearsal.kind,
        seconds=rehearsal.seconds,
        length=length_of(rehearsal.seconds),
    )


ROUTES = (PageRoute(path="/matrix/archetypes/{archetype}", call=show_archetype),)
