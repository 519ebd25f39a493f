"""The declaration of the quizzes for the registry."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.doors import ProposeQuiz
from bot.conversation.feature import Command, Feature, without_payload
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import StaleButton
from bot.features.quiz import quiz
from bot.features.quiz.payloads import AskNextItem, BeginQuiz, ChooseQuiz, GoOnWithQuiz, GuessItem
from storage.records import Quiz, QuizItem


async def begin(context: Context, press: BeginQuiz) -> list[Reply]:
    """Begin a quiz of one kind."""
    return await quiz.begin(context, press.kind)


async def go_on(context: Context, press: GoOnWithQuiz) -> list[Reply]:
    """Ask the open item of a quiz again."""
    return await quiz.resume(context, *await _open_quiz(context, press.quiz_id))


async def ask_next(context: Context, press: AskNextItem) -> list[Reply]:
    """Ask an item of a quiz. Raises StaleButton where the one before it is not guessed."""
    of_user, items = await _open_quiz(context, press.quiz_id)
    if not 1 < press.n <= len(items) or items[press.n - 2].given is None:
        raise StaleButton
    return await quiz.go_to(context, of_user, items, press.n)


async def guess(context: Context, press: GuessItem) -> list[Reply]:
    """Guess at an open item. A second guess gets no reply. Raises StaleButton for any other item."""
    of_user, items = await _quiz(context, press.quiz_id)
    n, is_choice = press.n, press.given in dict(quiz.GAMES[of_user.kind].choices)
    if not is_choice or not 1 <= n <= len(items) or any(item.given is None for item in items[: n - 1]):
        raise StaleButton
    if items[n - 1].given is not None:
        return []
    if of_user.ended_at is not None:
        raise StaleButton
    return await quiz.guess(context, of_user, items, n, press.given, seen=press.seen)


async def _open_quiz(context: Context, quiz_id: int) -> tuple[Quiz, Sequence[QuizItem]]:
    """Return an unfinished quiz of the user with its items. Raises StaleButton if there is none."""
    of_user, items = await _quiz(context, quiz_id)
    if of_user.ended_at is not None:
        raise StaleButton
    return of_user, items


async def _quiz(context: Context, quiz_id: int) -> tuple[Quiz, Sequence[QuizItem]]:
    """Return a quiz of the user with its items. Raises StaleButton if there is none, or the bank lacks an item."""
    of_user = await context.uow.quizzes.get(quiz_id, context.user_id)
    if of_user is None:
        raise StaleButton
    items = await context.uow.quizzes.items(of_user.id)
    if not quiz.is_known(context, of_user, items):
        raise StaleButton
    return of_user, items


QUIZ = Feature(
    name="quiz",
    commands={"quiz": Command(call=quiz.propose)},
    presses={
        ProposeQuiz: without_payload(quiz.propose),
        ChooseQuiz: without_payload(quiz.choose),
        BeginQuiz: begin,
        GoOnWithQuiz: go_on,
        AskNextItem: ask_next,
        GuessItem: guess,
    },
    waiting=quiz.waiting,
)
