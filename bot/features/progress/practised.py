"""All that the user has practised so far, each with its local day: for the weekly summary and the page."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import local_date
from bot.features.progress.logic.weekly_summary import Done, Practice
from storage.records import ChallengeState, JudgedAnswer, QuizKind, Rehearsal, RehearsalKind

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


async def practised(context: Context, answers: Iterable[JudgedAnswer]) -> list[Done]:
    """Return all practice so far, each on its local day. `answers` are all judged answers."""
    on_days = [Done(Practice.ANSWER, each.answer.local_date) for each in answers]
    mocks = {each.answer.mock_id: each.answer.local_date for each in answers if each.answer.mock_id is not None}
    on_days += [Done(Practice.MOCK, on) for on in mocks.values()]
    on_days += [Done(Practice.REHEARSAL, _day(context, each.at)) for each in await _rehearsals(context)]
    drills = await context.uow.drills.finished(context.user_id)
    on_days += [Done(Practice.DRILL, _day(context, drill.ended_at or drill.started_at)) for drill in drills]
    for kind in QuizKind:
        quizzes = await context.uow.quizzes.of_user(context.user_id, kind)
        on_days += [Done(Practice.QUIZ, _day(context, quiz.ended_at)) for quiz in quizzes if quiz.ended_at is not None]
    sessions = await context.uow.retrievals.of_user(context.user_id)
    on_days += [
        Done(Practice.WHICH_STORY, _day(context, each.ended_at)) for each in sessions if each.ended_at is not None
    ]
    return on_days


async def _rehearsals(context: Context) -> list[Rehearsal]:
    """Return the spoken rehearsals, and the rounds of pushback with at least one answer."""
    challenges = await context.uow.rehearsals.challenges_of(context.user_id)
    said = {each.rehearsal_id for each in challenges if each.state is ChallengeState.ANSWERED}
    rehearsals = await context.uow.rehearsals.since(context.user_id, _EVER)
    return [each for each in rehearsals if (each.id in said if each.kind is RehearsalKind.PUSHBACK else each.seconds)]


def _day(context: Context, at: datetime) -> date:
    return local_date(context.zone, at)
