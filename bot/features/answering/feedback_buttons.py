"""Use cases of the buttons under a feedback message: details and back, follow-up, rewrite, example."""

import json
from dataclasses import dataclass, replace

from bot.conversation.answers.open_answer import make_way
from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.context import Context
from bot.conversation.doors import NextQuestion, RewriteAnswer
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.texts import hearing
from bot.conversation.texts.names import LEVEL_NAMES
from bot.features.answering.asking import KEYBOARD, ask_again, collect_follow_up, empty_rewrite
from bot.features.answering.judging import asked_for, feedback_reply, feedback_slot
from bot.features.answering.logic.counting import offered
from bot.features.answering.rating import rate
from bot.features.answering.texts import asking as say
from bot.features.answering.texts import feedback
from bot.features.stories.story_from_answer import file_story
from bot.review.feedback.explain import rule_texts
from bot.review.review_json import from_json
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, AnswerVersion, StoredReview


@dataclass(frozen=True, slots=True)
class ShowFeedback(Payload, code="br"):
    """Show the feedback again in place of its details."""

    answer_id: int


async def details(context: Context, answer: Answer) -> list[Reply]:
    """Show every rule that fired in place of the feedback."""
    newest = await _newest(context, answer)
    if newest is None:
        return [Reply(text=say.GONE)]
    version, review = newest
    back = Button(text=feedback.BRIEF, press=ShowFeedback(answer.id))
    judged = from_json(json.loads(review.body))
    text = feedback.details_text(judged, version.text, rule_texts(judged.rules_version, context.bank.former_rules))
    return [Reply(text=text, buttons=((back,),), slot=feedback_slot(answer), fresh=False)]


async def brief(context: Context, answer: Answer) -> list[Reply]:
    """Show the feedback again in place of its details."""
    newest = await _newest(context, answer)
    if newest is None:
        return [Reply(text=say.GONE)]
    version, review = newest
    return [await feedback_reply(context, answer, version, from_json(json.loads(review.body)), None, fresh=False)]


async def of_past(context: Context, answer: Answer) -> list[Reply]:
    """Show the whole feedback on a past answer, below its question."""
    newest = await _newest(context, answer)
    if newest is None:
        return [Reply(text=say.GONE)]
    version, stored = newest
    review = from_json(json.loads(stored.body))
    question = await question_of(context, answer)
    return [
        Reply(text=say.question_text(question.text)),
        await feedback_reply(context, answer, version, review, None, fresh=True),
    ]


async def follow_up(context: Context, answer: Answer) -> list[Reply]:
    """Ask the follow-up of the newest review, and collect its answer."""
    newest = await _newest(context, answer)
    question = from_json(json.loads(newest[1].body)).follow_up if newest else None
    if question is None:
        return [Reply(text=say.GONE)]
    await collect_follow_up(context, answer)
    return [Reply(text=say.question_text(question)), Reply(text=say.HOW_TO_FOLLOW_UP, keyboard=KEYBOARD)]


async def count_as(context: Context, answer: Answer, archetype: ArchetypeId) -> list[Reply]:
    """Count an answer that fits another question for that archetype, because the user says so.

    It is rated by the verdict on its first text. An answer that counts already, or whose verdict has changed, stays as
    it is.
    """
    newest = await _newest(context, answer)
    if newest is None:
        return [Reply(text=say.GONE)]
    version, stored = newest
    review = from_json(json.loads(stored.body))
    stale = archetype != (answer.counts_as or offered(review, asked_for(answer)))
    if not stale and answer.counts_as is None:
        answer = replace(answer, counts_as=archetype)
        await context.uow.answers.count_as(answer.id, archetype)
        await _rate_first(context, answer, archetype)
        await file_story(context, answer, archetype)
    shown = await feedback_reply(context, answer, version, review, None, fresh=False)
    return [shown, Reply(text=hearing.COUNT_IS_STALE)] if stale else [shown]


async def rewrite(context: Context, answer: Answer) -> list[Reply]:
    """Ask the same question again for a new text. Another answer that is begun is offered first."""
    if await empty_rewrite(context, answer) is not None:
        return await ask_again(context, answer)
    way = await make_way(context, RewriteAnswer(answer.id))
    return [*way.said, *await ask_again(context, answer)] if way.free else way.said


async def example(context: Context, archetype: ArchetypeId, level: Level) -> list[Reply]:
    """Show the model answer of an archetype at a level."""
    shown = context.bank.example(archetype, level)
    return [Reply(text=say.example_text(LEVEL_NAMES[level], shown.text, shown.why), buttons=_next())]


def _next() -> tuple[tuple[Button, ...], ...]:
    return ((Button(text=feedback.NEXT, press=NextQuestion()),),)


async def _rate_first(context: Context, answer: Answer, archetype: ArchetypeId) -> None:
    """Rate the archetype by the first, unaided text.

    A text that was not judged rates nothing. A text that fitted its question has rated already.
    """
    first = from_json(json.loads((await context.uow.reviews.of(answer.id))[0].body))
    if first.off_topic:
        await rate(context, answer, archetype, first.level)


async def _newest(context: Context, answer: Answer) -> tuple[AnswerVersion, StoredReview] | None:
    version = await context.uow.answers.latest_version(answer.id)
    review = await context.uow.reviews.latest(answer.id)
    return (version, review) if version is not None and review is not None else None
