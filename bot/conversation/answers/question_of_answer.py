"""The question of an answer: the one place that knows it, whether it is of the bank, the user's own, or gone."""

from bot.conversation.context import Context
from bot.conversation.logic.questions.own_questions import GONE, as_question, judged_for, own_number
from bot.review.reviewer import rubric_of
from question_bank.models import ArchetypeId, Question, QuestionKind
from storage.records import Answer, OwnQuestion


async def question_of(context: Context, answer: Answer) -> Question:
    """Return the question of an answer, as it was asked.

    An own question keeps its text after it is removed, and the archetype that it had when it was asked. What neither the
    bank nor the user has any more is named as gone. Its answer rates the archetype that it was asked for.
    """
    question = context.bank.questions.get(answer.question_id)
    if question is not None:
        return question
    own = await _own(context, answer.question_id)
    if own is None:
        return _gone(answer.question_id, answer.archetype)
    return judged_for(answer.question_id, own.text, answer.archetype)


async def question_named(context: Context, question_id: str) -> Question:
    """Return the question of an id as it is asked now: of the bank, the user's own, also a removed one, or gone."""
    question = context.bank.questions.get(question_id)
    if question is not None:
        return question
    own = await _own(context, question_id)
    return as_question(own) if own is not None else _gone(question_id, None)


def is_gone(context: Context, question_id: str) -> bool:
    """Return whether the track of a question is gone. An own question stays readable when it is removed."""
    return question_id not in context.bank.questions and own_number(question_id) is None


def rubric_for(context: Context, answer: Answer) -> str:
    """Return by what an answer is judged: an archetype, `cisco` or `style`. It needs no word of the question."""
    question = context.bank.questions.get(answer.question_id)
    if question is None and is_gone(context, answer.question_id):
        question = _gone(answer.question_id, answer.archetype)
    return rubric_of(question if question is not None else judged_for(answer.question_id, "", answer.archetype))


def asks_for_style(context: Context, answer: Answer) -> bool:
    """Return whether the question of an answer is a style prompt. An own question never is."""
    question = context.bank.questions.get(answer.question_id)
    return question is not None and question.kind is QuestionKind.STYLE


def _gone(question_id: str, archetype: str | None) -> Question:
    """Return a question whose words nobody has any more, so that no answer is said to miss what it asks for."""
    asked = tuple(each for each in ArchetypeId if each == archetype)
    return Question(id=question_id, kind=QuestionKind.BEHAVIOURAL, text=GONE, archetypes=asked)


async def _own(context: Context, question_id: str) -> OwnQuestion | None:
    number = own_number(question_id)
    return await context.uow.own_questions.get(number, context.user_id) if number is not None else None
