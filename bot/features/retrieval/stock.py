"""What the drill works with, read from the database: the user's stories, the questions, a session and the picks so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import local_date
from bot.conversation.logic.stories.rehearsal_counts import rehearsed
from bot.conversation.questions.own_questions import own_questions
from bot.conversation.stories.story_bank import bank_of
from bot.features.retrieval.logic.enough_stories import Readiness, StoryCandidate, readiness
from bot.features.retrieval.logic.offered_stories import is_fair
from bot.features.retrieval.logic.progress import PastPick
from bot.features.retrieval.logic.suiting import Ranked, ranked
from question_bank.models import Question, QuestionKind
from storage.records import AnswerState, RetrievalItem, RetrievalOutcome, RetrievalSession

LOOKED_BACK = timedelta(days=365)
"""Time after which an answer no longer counts as practice of its story."""
MOST_REMEMBERED = 1_000
"""Questions of former sessions that still count: those of 200 sessions."""
_ASKED = (QuestionKind.PROBE, QuestionKind.BEHAVIOURAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A session with its questions so far, and the user's stories as they are now."""

    session: RetrievalSession
    items: Sequence[RetrievalItem]
    ready: Readiness
    questions: Mapping[str, Question]
    """The questions that ask for a story by their ids, the user's own among them."""
    own: Sequence[Question]
    """The user's own questions, oldest first."""

    def shown(self, item: RetrievalItem) -> list[StoryCandidate]:
        """Return the stories shown for a question, without those that are gone since."""
        by_id = {each.story_id: each for each in self.ready.candidates}
        return [by_id[story_id] for story_id in item.offered if story_id in by_id]


async def played(context: Context, session: RetrievalSession) -> Played:
    """Return a session with what belongs to it."""
    own = await own_questions(context)
    of_bank = [question for kind in _ASKED for question in context.bank.of_kind(kind)]
    return Played(
        session=session,
        items=await context.uow.retrievals.items(session.id),
        ready=await ready(context),
        questions={each.id: each for each in (*of_bank, *own)},
        own=own,
    )


def fair_question(now: Played, item: RetrievalItem) -> Question | None:
    """Return the question of an item.

    None where it is gone, or where its stories have changed so that none or each of them answers it.
    """
    question = now.questions.get(item.question_id)
    shown = now.shown(item)
    fair = question is not None and len(shown) == len(item.offered) and is_fair(shown, question)
    return question if fair else None


def beside(context: Context, now: Played, item: RetrievalItem, question: Question) -> tuple[Ranked, ...]:
    """Return the stories shown for a question, the best choice first. Those found for earlier questions are told."""
    told: dict[int, int] = {}
    for each in now.items[: item.n - 1]:
        if each.story_id is not None and each.outcome is not RetrievalOutcome.WRONG:
            told.setdefault(each.story_id, each.n)
    return ranked(now.shown(item), question, told, context.today)


async def ready(context: Context) -> Readiness:
    """Return the user's stories for the drill."""
    return readiness(await bank_of(context), await _practised(context))


async def past_picks(context: Context, questions: Mapping[str, Question]) -> list[PastPick]:
    """Return the newest picks of all sessions, oldest first."""
    items = await context.uow.retrievals.newest_items(context.user_id, MOST_REMEMBERED)
    return picks(context, questions, items)


def picks(context: Context, questions: Mapping[str, Question], items: Sequence[RetrievalItem]) -> list[PastPick]:
    """Return those of the items for which a story was taken, oldest first."""
    return [
        PastPick(
            question_id=item.question_id,
            archetype=question.archetypes[0] if question is not None and question.archetypes else None,
            story_id=item.story_id,
            outcome=item.outcome,
            local_date=local_date(context.zone, item.answered_at),
        )
        for item in items
        for question in [questions.get(item.question_id)]
        if item.outcome is not None and item.answered_at is not None
    ]


async def _practised(context: Context) -> Mapping[int, date]:
    """Return the last local day on which each story was told in a judged answer or rehearsed, by its id."""
    uow, user_id = context.uow, context.user_id
    told_on = {
        answer.id: answer.local_date
        for answer in await uow.answers.asked_since(user_id, context.now - LOOKED_BACK)
        if answer.state is AnswerState.JUDGED
    }
    days: dict[int, date] = {}
    for telling in await uow.stories.tellings(user_id):
        if telling.answer_id in told_on:
            days[telling.story_id] = max(days.get(telling.story_id, date.min), told_on[telling.answer_id])
    counted = rehearsed(await uow.rehearsals.of_stories(user_id), await uow.rehearsals.challenges_of(user_id))
    for story_id, one in counted.items():
        if one.last_at is not None:
            days[story_id] = max(days.get(story_id, date.min), local_date(context.zone, one.last_at))
    return days
