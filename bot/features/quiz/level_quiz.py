"""The quiz that asks for the level of example answers: its draw, its texts, its replies to guesses, and its result."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.doors import Practise
from bot.conversation.logic.dates.local_time import local_date
from bot.conversation.replies import Button, Reply
from bot.conversation.texts.names import LEVEL_NAMES
from bot.features.quiz.logic import calibration as logic
from bot.features.quiz.logic.calibration import LevelGuess
from bot.features.quiz.logic.level_examples import draw_examples
from bot.features.quiz.payloads import BeginQuiz
from bot.features.quiz.texts import calibration as say
from bot.features.quiz.texts import quiz as say_quiz
from question_bank.models import ArchetypeId, Example, Level
from storage.records import QuizItem, QuizKind

CHOICES = tuple((level.value, name) for level, name in LEVEL_NAMES.items())
_APART = "/"


async def draw(context: Context) -> Sequence[tuple[str, str]]:
    """Return drawn examples, as `archetype/level`, each with its level."""
    past = _guesses(context, await context.uow.quizzes.guesses(context.user_id, QuizKind.LEVEL))
    return [(f"{archetype}{_APART}{level}", level.value) for archetype, level in draw_examples(past, context.dice)]


def is_known(context: Context, item: QuizItem) -> bool:
    """Return whether the bank has that example."""
    archetype, _, level = item.item.partition(_APART)
    return any(e.archetype == archetype and e.level == level for e in context.bank.examples)


def asked(context: Context, item: QuizItem, size: int) -> str:
    """Return the example answer to judge."""
    return say.answer_text(item.n, size, _example(context, item))


def told(context: Context, item: QuizItem, given: str, _: float | None, size: int) -> str:
    """Return the rules' verdict on the example beside the guess."""
    example = _example(context, item)
    review = context.reviewer.review(example.text, archetype=example.archetype, question=example.question)
    return say.told_text(item.n, size, example, review, Level(given))


async def result(context: Context, items: Sequence[QuizItem]) -> Reply:
    """Return how this quiz and all quizzes so far agree with the rules."""
    over_all = _guesses(context, await context.uow.quizzes.guesses(context.user_id, QuizKind.LEVEL))
    now = _guesses(context, items)
    return Reply(
        text=say.result_text(logic.calibration_of(now), logic.calibration_of(over_all)),
        buttons=(
            (Button(text=say.AGAIN, press=BeginQuiz(QuizKind.LEVEL)),),
            (
                Button(text=say_quiz.ARCHETYPE, press=BeginQuiz(QuizKind.ARCHETYPE)),
                Button(text=say_quiz.PRACTISE, press=Practise()),
            ),
        ),
    )


def _example(context: Context, item: QuizItem) -> Example:
    archetype, _, level = item.item.partition(_APART)
    return context.bank.example(ArchetypeId(archetype), Level(level))


def _guesses(context: Context, items: Sequence[QuizItem]) -> list[LevelGuess]:
    return [
        LevelGuess(
            archetype=ArchetypeId(item.item.partition(_APART)[0]),
            level=Level(item.expected),
            given=Level(item.given),
            local_date=local_date(context.zone, item.answered_at),
        )
        for item in items
        if item.given is not None and item.answered_at is not None
    ]
