"""Use cases that judge an answer: a new version of its text, a review, a rating, and the feedback message."""

import json
from dataclasses import dataclass, replace

from bot.conversation.answers.answer_from_messages import appended, composed
from bot.conversation.answers.collecting import Mode
from bot.conversation.answers.question_of_answer import question_of, rubric_for
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import NextQuestion, RewriteAnswer
from bot.conversation.logic.questions.history import signs
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.texts import hearing
from bot.features.answering.disagreeing import Disagree
from bot.features.answering.logic.counting import counted, offered
from bot.features.answering.rating import rate
from bot.features.answering.texts import asking, feedback
from bot.features.mock.mock import after_follow_up, after_judged, under_way
from bot.features.stories.story_from_answer import bank_button
from bot.review.review_json import from_json, to_json
from bot.review.reviewer import rubric_of
from bot.review.types import Review
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, AnswerKind, AnswerState, AnswerVersion, StoredReview, VersionCause

LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class ShowDetails(Payload, code="de"):
    """Show every rule that fired, in place of the feedback."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class AskFollowUp(Payload, code="fu"):
    """Ask the follow-up of a feedback."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class CountAnswerAs(Payload, code="ca"):
    """Count an answer that fits another question for that archetype."""

    answer_id: int
    archetype: ArchetypeId


@dataclass(frozen=True, slots=True)
class ShowExample(Payload, code="ex"):
    """Show the model answer of an archetype at a level."""

    archetype: ArchetypeId
    level: Level


async def judge(context: Context, answer: Answer, mode: Mode) -> list[Reply]:
    """Judge the collected text, and reply with the feedback in practice or the next question in a mock."""
    before = await review_before(context, answer)
    cause = VersionCause.FOLLOW_UP if mode is Mode.FOLLOW_UP else _cause(answer)
    version, review = await _judge_again(context, answer, cause)
    answer = await _counted(context, answer, review, before)
    if mode is Mode.ANSWER:
        await context.uow.answers.set_state(answer.id, AnswerState.JUDGED, context.now)
        if answer.counts_as is not None:
            await rate(context, answer, ArchetypeId(answer.counts_as), review.level)
    if await under_way(context, answer):
        return await (after_follow_up(context, answer) if before else after_judged(context, answer, version, review))
    await context.enter(Idle(answer.id, review.follow_up is not None))
    return [
        await feedback_reply(context, answer, version, review, before, fresh=True),
        Reply(text=asking.PUT_AWAY, keyboard=Keyboard()),
    ]


async def judge_edit(context: Context, answer: Answer) -> list[Reply]:
    """Judge an answer again after one of its messages was edited, in the same feedback message. It rates nothing."""
    before = await review_before(context, answer)
    version, review = await _judge_again(context, answer, VersionCause.EDIT)
    answer = await _counted(context, answer, review, before)
    if answer.kind is AnswerKind.MOCK and not await _is_shown(context, answer):
        return []
    return [await feedback_reply(context, answer, version, review, before, fresh=False)]


async def _is_shown(context: Context, answer: Answer) -> bool:
    """Return whether the feedback is in the chat. A mock shows no feedback until it is over, and then on demand."""
    return await context.uow.outbox.slot_message(context.user_id, feedback_slot(answer)) is not None


async def review_before(context: Context, answer: Answer) -> Review | None:
    """Return the review to compare with: the answer's newest, or that of the answer that it repairs.

    None without one.
    """
    stored = await context.uow.reviews.latest(answer.id)
    if stored is None and answer.repairs is not None:
        stored = await context.uow.reviews.latest(answer.repairs)
    return from_json(json.loads(stored.body)) if stored is not None else None


async def feedback_reply(
    context: Context, answer: Answer, version: AnswerVersion, review: Review, before: Review | None, *, fresh: bool
) -> Reply:
    """Return the feedback message with its buttons. Its slot lets edits and details replace it in place."""
    text = feedback.feedback_text(
        review,
        version.text,
        before,
        asked=probed(context, answer),
        note=_note(answer, review),
        limit=answer.word_limit,
    )
    return Reply(
        text=text,
        buttons=_buttons(answer, review, await bank_button(context, answer, review)),
        slot=feedback_slot(answer),
        fresh=fresh,
    )


def feedback_slot(answer: Answer) -> str:
    """Return the slot of an answer's feedback message."""
    return f"feedback:{answer.id}"


def probed(context: Context, answer: Answer) -> ArchetypeId | None:
    """Return the archetype for which an answer is judged. None for a general question or a style prompt."""
    rubric = rubric_for(context, answer)
    return ArchetypeId(rubric) if rubric in set(ArchetypeId) else None


def asked_for(answer: Answer) -> ArchetypeId | None:
    """Return the archetype that an answer counts as by itself.

    A general question counts as its first mapped archetype.
    """
    return ArchetypeId(answer.archetype) if answer.archetype is not None else None


async def _counted(context: Context, answer: Answer, review: Review, before: Review | None) -> Answer:
    """Store the archetype for which an answer counts by its newest review, and return the answer.

    The user's own choice holds as long as the answer fits another question.
    """
    said = await _said_of(context, answer) if before is not None and before.off_topic else None
    counts_as = counted(review, asked_for(answer), ArchetypeId(said) if said else None)
    if counts_as != answer.counts_as:
        await context.uow.answers.count_as(answer.id, counts_as)
    return replace(answer, counts_as=counts_as)


async def _said_of(context: Context, answer: Answer) -> str | None:
    """Return the archetype that the user chose for a text, or None.

    A repair inherits the choice of the answer that it repairs. A rewrite is a new text.
    """
    if answer.kind is AnswerKind.REPAIR and answer.state is not AnswerState.JUDGED and answer.repairs is not None:
        base = await context.uow.answers.get(answer.repairs, context.user_id)
        return base.counts_as if base is not None else None
    return answer.counts_as


def _note(answer: Answer, review: Review) -> str:
    """Return the sentence on what an answer that fits another question counts as. Empty where it fits its own."""
    if not review.off_topic:
        return ""
    if answer.counts_as is not None:
        return hearing.counted_text(ArchetypeId(answer.counts_as))
    return hearing.uncounted_text(review) if offered(review, asked_for(answer)) is not None else hearing.NOT_COUNTED


async def _judge_again(context: Context, answer: Answer, cause: VersionCause) -> tuple[AnswerVersion, Review]:
    text, first_end = await _text(context, answer)
    question = await question_of(context, answer)
    review = context.reviewer.review(
        text,
        archetype=rubric_of(question),
        question=question.text,
        first_end=first_end,
        asked=await _answered_follow_ups(context, answer, cause),
    )
    version = await context.uow.answers.add_version(answer.id, text, first_end, cause, context.now)
    await context.uow.reviews.add(stored(answer, version, review))
    return version, review


async def _answered_follow_ups(context: Context, answer: Answer, cause: VersionCause) -> tuple[str, ...]:
    """Return the answered follow-ups of an answer, oldest first. They are not asked again.

    `cause` is that of the version about to be judged.
    """
    causes = {version.n: version.cause for version in await context.uow.answers.versions(answer.id)}
    reviews = await context.uow.reviews.of(answer.id)
    newest = reviews[-1].version if reviews else 0
    answered = [
        from_json(json.loads(review.body)).follow_up
        for review in reviews
        if (cause if review.version == newest else causes.get(review.version + 1)) is VersionCause.FOLLOW_UP
    ]
    return tuple(question for question in answered if question is not None)


async def _text(context: Context, answer: Answer) -> tuple[str, int | None]:
    """Return the text to judge, and the end of its first part (code points).

    A repair is appended to the repaired story.
    """
    text, first_end = composed(await context.uow.answers.parts(answer.id))
    if answer.kind is not AnswerKind.REPAIR or answer.repairs is None:
        return text, first_end
    base = await context.uow.answers.latest_version(answer.repairs)
    if base is None:
        return text, first_end
    whole, end = appended(base.text, text)
    return whole, base.first_end or end


def stored(answer: Answer, version: AnswerVersion, review: Review) -> StoredReview:
    """Return a review as a record for storage."""
    return StoredReview(
        answer_id=answer.id,
        version=version.n,
        level=review.level,
        moves=signs(verdict.verdict for verdict in review.parts.values()),
        structural_change=review.structural_change,
        trap=review.trap,
        words=review.words,
        seconds=review.seconds,
        ownership=review.ownership,
        body=json.dumps(to_json(review), ensure_ascii=False, separators=(",", ":")),
        created_at=version.created_at,
    )


def _cause(answer: Answer) -> VersionCause:
    causes = {AnswerKind.REPAIR: VersionCause.REPAIR, AnswerKind.REWRITE: VersionCause.REWRITE}
    return causes.get(answer.kind, VersionCause.FIRST)


def _buttons(answer: Answer, review: Review, bank: Button | None) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if review.follow_up is not None and review.reasons.not_judged is None:
        rows.append((Button(text=feedback.FOLLOW_UP, press=AskFollowUp(answer.id)),))
    second = [Button(text=feedback.REWRITE, press=RewriteAnswer(answer.id))]
    if answer.archetype is not None:
        level = LEVELS[min(LEVELS.index(review.level) + 1, len(LEVELS) - 1)]
        second.append(Button(text=feedback.EXAMPLE, press=ShowExample(ArchetypeId(answer.archetype), level)))
    rows.append(tuple(second))
    archetype = offered(review, asked_for(answer))
    if archetype is not None and answer.counts_as is None:
        label = hearing.count_label(review.heard_as)
        rows.insert(0, (Button(text=label, press=CountAnswerAs(answer.id, archetype)),))
    if bank is not None:
        rows.append((bank,))
    details = Button(text=feedback.DETAILS, press=ShowDetails(answer.id))
    disagree = Button(text=feedback.DISAGREE, press=Disagree(answer.id))
    rows.append((details, disagree) if review.reasons.not_judged is None else (details,))
    rows.append((Button(text=feedback.NEXT, press=NextQuestion()),))
    return tuple(rows)
