"""What the user had prepared on the day of an interview, and the rules' level of it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import local_date
from bot.conversation.logic.questions.history import archetypes_of, is_whole
from bot.conversation.logic.stories.rehearsal_counts import rehearsed
from bot.conversation.stories.story_bank import bank_of
from bot.features.interview.logic.comparison import JudgedQuestion
from bot.features.interview.logic.scorecard import Preparation, archetype_of
from bot.features.interview.owned_interviews import with_questions
from bot.review.rubric import FEWEST_WORDS
from question_bank.models import ArchetypeId, Level
from storage.records import AskedQuestion, Interview, JudgedAnswer, StoryVersion


async def prepared_on(context: Context, day: date) -> Preparation:
    """Return what the user had up to and on that local day: whole stories, rehearsed ones, judged answers."""
    bank = [kept for kept in await bank_of(context) if is_whole(kept) and _on(context, kept.story.created_at) <= day]
    rehearsals = await context.uow.rehearsals.of_stories(context.user_id)
    challenges = await context.uow.rehearsals.challenges_of(context.user_id)
    told = rehearsed([each for each in rehearsals if _on(context, each.at) <= day], challenges)
    answers = await context.uow.answers.judged_since(context.user_id, None)
    return Preparation(
        told={archetype for kept in bank for archetype in archetypes_of(kept)},
        rehearsed={
            archetype
            for kept in bank
            if kept.story.id in told and told[kept.story.id].times
            for archetype in archetypes_of(kept)
        },
        practised={
            ArchetypeId(each.answer.counts_as)
            for each in answers
            if each.answer.counts_as and each.answer.local_date <= day
        },
    )


async def judged_questions(context: Context) -> Sequence[JudgedQuestion]:
    """Return every question of the user's interviews with the user's own level and that of the rules."""
    answers = await context.uow.answers.judged_since(context.user_id, None)
    versions: dict[int, Sequence[StoryVersion]] = {}
    found: list[JudgedQuestion] = []
    async for interview, questions in with_questions(context):
        for story_id in {each.story_id for each in questions if each.story_id is not None} - versions.keys():
            versions[story_id] = await context.uow.stories.versions(story_id)
        found += [
            JudgedQuestion(
                interview_id=interview.id,
                outcome=interview.outcome,
                own=Level(asked.level) if asked.level in set(Level) else None,
                rules=_rules_level(context, interview, asked, versions.get(asked.story_id or 0, ()), answers),
            )
            for asked in questions
        ]
    return found


def _rules_level(
    context: Context,
    interview: Interview,
    asked: AskedQuestion,
    versions: Iterable[StoryVersion],
    answers: Iterable[JudgedAnswer],
) -> Level | None:
    """Return the level of the story that was told, as it stood on that day, else of the last answer of that kind."""
    day = interview.held_on
    stood = [each for each in versions if _on(context, each.created_at) <= day and each.words >= FEWEST_WORDS]
    if stood:
        return Level(stood[-1].level)
    archetype = archetype_of(asked)
    given = [
        each
        for each in answers
        if archetype is not None and each.answer.counts_as == archetype and each.answer.local_date <= day
    ]
    return Level(given[-1].latest.level) if given else None


def _on(context: Context, at: datetime) -> date:
    """Return the user's local day of an instant."""
    return local_date(context.zone, at)
