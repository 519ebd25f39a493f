"""/quiz: choose one of two quizzes, guess by button, hear the reason at once, see the result; it rates no card."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.hints import explained
from bot.conversation.replies import Button, Reply
from bot.features.quiz import archetype_quiz, level_quiz
from bot.features.quiz.logic.quiz import AWAY_S
from bot.features.quiz.payloads import AskNextItem, BeginQuiz, ChooseQuiz, GoOnWithQuiz, GuessItem
from bot.features.quiz.texts import calibration as say_calibration
from bot.features.quiz.texts import quiz as say
from storage.records import Quiz, QuizItem, QuizKind

Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """What sets one kind of quiz apart. `choices` are what can be guessed, each with its label, in a fixed order."""

    choices: Sequence[tuple[str, str]]
    next_label: str
    draw: Callable[[Context], Awaitable[Sequence[tuple[str, str]]]]
    is_known: Callable[[Context, QuizItem], bool]
    asked: Callable[[Context, QuizItem, int], str]
    told: Callable[[Context, QuizItem, str, float | None, int], str]
    result: Callable[[Context, Sequence[QuizItem]], Awaitable[Reply]]


GAMES: Mapping[QuizKind, Game] = {
    QuizKind.ARCHETYPE: Game(
        choices=archetype_quiz.CHOICES,
        next_label=say.NEXT,
        draw=archetype_quiz.draw,
        is_known=archetype_quiz.is_known,
        asked=archetype_quiz.asked,
        told=archetype_quiz.told,
        result=archetype_quiz.result,
    ),
    QuizKind.LEVEL: Game(
        choices=level_quiz.CHOICES,
        next_label=say_calibration.NEXT,
        draw=level_quiz.draw,
        is_known=level_quiz.is_known,
        asked=level_quiz.asked,
        told=level_quiz.told,
        result=level_quiz.result,
    ),
}
_A_ROW = 2
_WAITS = timedelta(days=1)


async def propose(context: Context) -> list[Reply]:
    """Offer the quiz that was left in the middle, or the choice of two."""
    left = await _left(context)
    if left is None:
        return await choose(context)
    quiz, items = left
    go_on = Button(text=say.GO_ON, press=GoOnWithQuiz(quiz.id))
    new = Button(text=say.NEW, press=ChooseQuiz())
    return [Reply(text=say.unfinished_text(_done(items), len(items)), buttons=((go_on,), (new,)))]


async def choose(context: Context) -> list[Reply]:
    """Offer the choice of two."""
    buttons = (
        (Button(text=say.ARCHETYPE, press=BeginQuiz(QuizKind.ARCHETYPE)),),
        (Button(text=say.LEVEL, press=BeginQuiz(QuizKind.LEVEL)),),
    )
    return await explained(context, "quiz", say.HINT, [Reply(text=say.CHOOSE, buttons=buttons)])


async def waiting(context: Context) -> str | None:
    """Return how to go on with a quiz of the last day that is not over; None where there is none."""
    left = await _left(context)
    if left is None or context.now - left[0].started_at > _WAITS:
        return None
    return say.waiting_text(_done(left[1]), len(left[1]))


async def begin(context: Context, kind: QuizKind) -> list[Reply]:
    """Draw a new quiz and ask its first item; one that was left is over."""
    left = await _left(context)
    if left is not None:
        await context.uow.quizzes.end(left[0].id, context.now)
    quiz = await context.uow.quizzes.start(context.user_id, kind, await GAMES[kind].draw(context), context.now)
    items = await context.uow.quizzes.items(quiz.id)
    first = [await _ask(context, quiz, items[0], len(items))]
    # A hint above a question would be read on its five seconds; that quiz has its hint where it is chosen.
    if kind is QuizKind.LEVEL:
        return await explained(context, "calibration", say_calibration.HINT, first)
    return first


async def resume(context: Context, quiz: Quiz, items: Sequence[QuizItem]) -> list[Reply]:
    """Ask again what was left open."""
    open_item = next((item for item in items if item.given is None), None)
    if open_item is None:
        return await _end(context, quiz, items)
    return [await _ask(context, quiz, open_item, len(items))]


async def go_to(context: Context, quiz: Quiz, items: Sequence[QuizItem], n: int) -> list[Reply]:
    """Ask item `n`, the one after what was just explained; nothing where it has come already."""
    item = items[n - 1]
    if item.given is not None or await context.uow.outbox.delivered_at(context.user_id, _slot(quiz, n)) is not None:
        return []
    return [await _ask(context, quiz, item, len(items))]


async def guess(
    context: Context, quiz: Quiz, items: Sequence[QuizItem], n: int, given: str, *, seen: bool
) -> list[Reply]:
    """Take a guess at item `n`: say what it was worth in the item's place; at the last one, sum up.

    `seen` says that the item had come before this time, so that its seconds are unknown. A guess at what was guessed
    already changes nothing.
    """
    seconds = None if seen else await _seconds(context, quiz, n)
    if not await context.uow.quizzes.guess(quiz.id, n, given, seconds, context.now):
        return []
    items = await context.uow.quizzes.items(quiz.id)
    told = _told(context, quiz, items[n - 1], len(items))
    return [told] if n < len(items) else [told, *await _end(context, quiz, items)]


def is_known(context: Context, quiz: Quiz, items: Sequence[QuizItem]) -> bool:
    """Say whether the question bank still has all that the quiz asks."""
    return all(GAMES[quiz.kind].is_known(context, item) for item in items)


async def _left(context: Context) -> tuple[Quiz, Sequence[QuizItem]] | None:
    """Return the newest quiz, where it is not over."""
    quizzes = [quiz for kind in QuizKind for quiz in await context.uow.quizzes.of_user(context.user_id, kind)]
    newest = max(quizzes, key=lambda quiz: quiz.id, default=None)
    if newest is None or newest.ended_at is not None:
        return None
    items = await context.uow.quizzes.items(newest.id)
    return (newest, items) if is_known(context, newest, items) else None


async def _ask(context: Context, quiz: Quiz, item: QuizItem, size: int) -> Reply:
    game, slot = GAMES[quiz.kind], _slot(quiz, item.n)
    seen = await context.uow.outbox.delivered_at(context.user_id, slot) is not None
    buttons = [Button(text=label, press=GuessItem(quiz.id, item.n, choice, seen)) for choice, label in game.choices]
    return Reply(text=game.asked(context, item, size), buttons=_rows(buttons), slot=slot)


def _told(context: Context, quiz: Quiz, item: QuizItem, size: int) -> Reply:
    """Say what the guess at an item was worth, in the item's place."""
    game = GAMES[quiz.kind]
    text = game.told(context, item, item.given or item.expected, item.seconds, size)
    next_ = Button(text=game.next_label, press=AskNextItem(quiz.id, item.n + 1))
    return Reply(text=text, buttons=((next_,),) if item.n < size else (), slot=_slot(quiz, item.n), fresh=False)


async def _end(context: Context, quiz: Quiz, items: Sequence[QuizItem]) -> list[Reply]:
    await context.uow.quizzes.end(quiz.id, context.now)
    return [await GAMES[quiz.kind].result(context, items)]


async def _seconds(context: Context, quiz: Quiz, n: int) -> float | None:
    """Return the seconds from the delivery of an item to the press; None where unknown, or where nobody was looking."""
    delivered = await context.uow.outbox.delivered_at(context.user_id, _slot(quiz, n))
    if delivered is None or context.heard_at is None:
        return None
    seconds = (context.heard_at - delivered).total_seconds()
    return seconds if 0 <= seconds <= AWAY_S else None


def _slot(quiz: Quiz, n: int) -> str:
    return f"quiz:{quiz.id}:{n}"


def _done(items: Sequence[QuizItem]) -> int:
    return sum(item.given is not None for item in items)


def _rows(buttons: Sequence[Button]) -> Buttons:
    return tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))
