"""Data of the plan: the progress of each story, and the minutes that today has had already."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import at_local, local_date
from bot.conversation.logic.questions.history import Judged, judged
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed, rehearsed
from bot.conversation.logic.stories.story_for_archetype import one_each, share_told
from bot.conversation.questions.question_for_user import standings_of
from bot.conversation.stories.story_bank import bank_of
from bot.features.plan.logic.plan_tasks import MINUTES, Ready, StoryReady, TaskKind
from question_bank.models import ArchetypeId, Level, Move
from storage.records import AnswerKind, KeptStory, Mock, RehearsalKind, StoryCause

_LEVELS = list(Level)
_RESULT = list(Move).index(Move.RESULT)
_ANSWER_MINUTES = MINUTES[TaskKind.PRACTISE]
_REHEARSAL_KINDS = {
    RehearsalKind.ALOUD: TaskKind.REHEARSE,
    RehearsalKind.PUSHBACK: TaskKind.PUSHBACK,
    RehearsalKind.FRIEND: TaskKind.PUSHBACK,
}


async def ready_of(context: Context) -> Ready:
    """Return the user's progress."""
    bank = await bank_of(context)
    told = rehearsed(
        await context.uow.rehearsals.of_stories(context.user_id),
        await context.uow.rehearsals.challenges_of(context.user_id),
    )
    best = _best_levels([judged(one) for one in await context.uow.answers.judged_since(context.user_id, None)])
    due = {standing.archetype: standing.due_on for standing in await standings_of(context)}
    own = one_each(bank)
    mocks, ticks = await _mocks(context), await ticks_of(context)
    return Ready(
        stories=[_story(one, own.get(one), told, best.get(one), due.get(one)) for one in ArchetypeId],
        backups=len(bank) - len({kept.story.id for kept in own.values()}),
        mocks=len(mocks),
        last_mock_on=max((local_date(context.zone, mock.ended_at) for mock in mocks if mock.ended_at), default=None),
        audited_on=max((on for kind, on in ticks if kind is TaskKind.AUDIT), default=None),
        ticks=Counter(kind for kind, _ in ticks),
    )


TASKS = frozenset(kind.value for kind in TaskKind)
"""A file that was imported may name another task."""


async def ticks_of(context: Context) -> Sequence[tuple[TaskKind, date]]:
    """Return what the user has ticked since the plan was made, each with its local day."""
    since = context.settings.planned_on
    if since is None:
        return []
    ticks = await context.uow.plan_ticks.since(context.user_id, since)
    return [(TaskKind(task), on) for task, on in ticks if task in TASKS]


async def spent_today(context: Context) -> int:
    """Return the minutes that today has had, roughly: answers, mocks, rehearsals, writing, and ticked tasks."""
    midnight = at_local(context.zone, context.today, time())
    answers = await context.uow.answers.judged_since(context.user_id, midnight)
    spoken = await context.uow.rehearsals.since(context.user_id, midnight)
    written = [kept for kept in await bank_of(context) if kept.version.created_at >= midnight]
    stories = [kept for kept in written if kept.version.cause is not StoryCause.IMPORTED]
    mocks = [mock for mock in await _mocks(context) if mock.ended_at is not None and mock.ended_at >= midnight]
    ticked = [kind for kind, on in await ticks_of(context) if on == context.today]
    return (
        sum(_ANSWER_MINUTES for one in answers if one.answer.kind is not AnswerKind.MOCK)
        + sum(MINUTES[_REHEARSAL_KINDS[one.kind]] for one in spoken if one.story_id is not None)
        + sum(_written_minutes(kept, midnight) for kept in stories)
        + len(mocks) * MINUTES[TaskKind.MOCK]
        + sum(MINUTES[kind] for kind in ticked)
    )


async def _mocks(context: Context) -> Sequence[Mock]:
    """Return the finished mocks in which at least one question was asked."""
    return [mock for mock in await context.uow.mocks.finished(context.user_id) if mock.position]


def _story(
    archetype: ArchetypeId,
    kept: KeptStory | None,
    told: Mapping[int, Rehearsed],
    answered: Level | None,
    due_on: date | None,
) -> StoryReady:
    if kept is None:
        return StoryReady(archetype=archetype, answered=answered, due_on=due_on)
    heard = told.get(kept.story.id, Rehearsed())
    has_number = kept.version.moves[_RESULT : _RESULT + 1] != "-"
    return StoryReady(
        archetype=archetype,
        story_id=kept.story.id,
        written=share_told(kept),
        level=Level(kept.version.level),
        answered=answered,
        told=heard.aloud,
        in_time=heard.in_time,
        pushbacks=heard.pushed_back,
        defended=heard.number_defended or not has_number,
        due_on=due_on,
    )


def _written_minutes(kept: KeptStory, since: datetime) -> int:
    """Return the minutes that the writing took: the share written of a story begun since then, else a revision."""
    if kept.story.created_at >= since:
        return round(MINUTES[TaskKind.WRITE] * share_told(kept))
    return MINUTES[TaskKind.LIFT]


def _best_levels(answers: Sequence[Judged]) -> Mapping[ArchetypeId, Level]:
    best: dict[ArchetypeId, Level] = {}
    for one in answers:
        if one.archetype is not None:
            before = best.get(one.archetype, one.level)
            best[one.archetype] = max(before, one.level, key=_LEVELS.index)
    return best
