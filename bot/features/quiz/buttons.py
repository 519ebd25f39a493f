"""Presses in a quiz."""

from collections.abc import Sequence

from bot.conversation.actions import Action
from bot.conversation.callback_data import BadCallbackData, Press
from bot.conversation.context import Turn
from bot.conversation.guards import PressMap, StaleButton, plain
from bot.conversation.replies import Reply
from bot.features.quiz import quiz
from storage.records import Quiz, QuizItem, QuizKind


async def _begin(turn: Turn, press: Press) -> list[Reply]:
    if press.word(0) not in set(QuizKind):
        raise BadCallbackData("no such quiz")
    return await quiz.begin(turn, QuizKind(press.word(0)))


async def _resume(turn: Turn, press: Press) -> list[Reply]:
    of_user, items = await _open_quiz(turn, press)
    return await quiz.resume(turn, of_user, items)


async def _next(turn: Turn, press: Press) -> list[Reply]:
    of_user, items = await _open_quiz(turn, press)
    n = press.number(1)
    if not 1 < n <= len(items) or items[n - 2].given is None:
        raise StaleButton
    return await quiz.go_to(turn, of_user, items, n)


async def _guess(turn: Turn, press: Press) -> list[Reply]:
    """A guess at the item that is next; a second one at what was guessed already is let go without a word."""
    of_user, items = await _quiz(turn, press)
    n, given = press.number(1), press.word(2)
    if given not in dict(quiz.GAMES[of_user.kind].choices):
        raise BadCallbackData("no such choice")
    if not 1 <= n <= len(items) or any(item.given is None for item in items[: n - 1]):
        raise StaleButton
    if items[n - 1].given is not None:
        return []
    if of_user.ended_at is not None:
        raise StaleButton
    return await quiz.guess(turn, of_user, items, n, given, seen=press.word(3) != "0")


async def _open_quiz(turn: Turn, press: Press) -> tuple[Quiz, Sequence[QuizItem]]:
    of_user, items = await _quiz(turn, press)
    if of_user.ended_at is not None:
        raise StaleButton
    return of_user, items


async def _quiz(turn: Turn, press: Press) -> tuple[Quiz, Sequence[QuizItem]]:
    """The user's quiz that the first argument names. Raises StaleButton where it is not there, or the bank moved on."""
    of_user = await turn.uow.quizzes.get(press.number(0), turn.user_id)
    if of_user is None:
        raise StaleButton
    items = await turn.uow.quizzes.items(of_user.id)
    if not quiz.is_known(turn, of_user, items):
        raise StaleButton
    return of_user, items


PRESSES: PressMap = {
    Action.QUIZ: plain(quiz.propose),
    Action.QUIZ_NEW: plain(quiz.choose),
    Action.QUIZ_BEGIN: _begin,
    Action.QUIZ_RESUME: _resume,
    Action.QUIZ_NEXT: _next,
    Action.QUIZ_GUESS: _guess,
}
