"""Rating of an archetype's card: at most once a local day, by the verdict on the first, unaided text."""

from bot.conversation.context import Context
from bot.conversation.questions.card_rating import rate_card
from bot.features.answering.asking import archetype_name
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, AnswerKind

UNAIDED = frozenset({AnswerKind.PRACTICE, AnswerKind.DAILY, AnswerKind.MOCK})


async def rate(context: Context, answer: Answer, archetype: ArchetypeId, level: Level) -> None:
    """Rate an archetype by the verdict on an answer. Repairs and rewrites build on feedback, so they rate nothing."""
    if answer.kind in UNAIDED:
        await _rate(context, answer, archetype, level)


async def rate_no_story(context: Context, answer: Answer) -> str | None:
    """Rate `I have no story for this`, and return the archetype's name, or None."""
    if answer.kind in UNAIDED and answer.archetype is not None:
        await _rate(context, answer, answer.archetype, None)
    return archetype_name(context, answer)


async def _rate(context: Context, answer: Answer, archetype: str, level: Level | None) -> None:
    seconds = round(((answer.judged_at or context.now) - answer.opened_at).total_seconds())
    await rate_card(context, archetype, level, answer_id=answer.id, seconds_taken=seconds)
