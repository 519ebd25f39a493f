"""Use cases of /quiz: choose a quiz, guess by button, read the reason at once, see the result. It rates no card."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.doors import ProposeRetrieval
from bot.conversation.hints import explained
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.texts.names import WHICH_STORY
from bot.conversation.timed_press import seconds_to_press
from bot.features.quiz import archetype_quiz, level_quiz
from bot.features.quiz.payloads import AskNextItem, BeginQuiz, ChooseQuiz, GoOnWithQuiz, GuessItem
from bot.features.quiz.texts import calibration as say_calibration
from bot.features.quiz.texts import quiz as say
from storage.records import Quiz, QuizItem, QuizKind

Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """The functions and labels that differ between the kinds of quiz."""

    choices: Sequence[tuple[str, str]]
    """Possible guesses, each with its label, in a fixed order."""
    next_label: str
    draw: Callable[[Context], Awaitable[Sequence[tuple[str, str]]]]
    """Return the drawn items, each with the right guess."""
    is_known: Callable[[Context, QuizItem], bool]
    """Return whether the bank still has an item."""
    asked: Callable[[Context, QuizItem, int], str]
    """Return the text of an item in a quiz of that size."""
    told: Callable[[Context, QuizItem, str, float | None, int], str]
    """Return the text of an item with the verdict on a guess. Takes the seconds and the size of the quiz."""
    result: Callable[[Context, Sequence[QuizItem]], Awaitable[Reply]]
    """Return the result of the items."""


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
    """Offer the unfinished quiz, or the choice of two."""
    left = await _left(context)
    if left is None:
        return await choose(context)
    quiz, items = left
    go_on = Button(text=say.GO_ON, press=GoOnWithQuiz(quiz.id))
    new = Button(text=say.NEW, press=ChooseQuiz())
    return [Reply(text=say.unfinished_text(_done(items), len(items)), buttons=((go_on,), (new,)))]


async def choose(context: Context) -> list[Reply]:
    """Offer the choice of two quizzes."""
    buttons = (
        (Button(text=say.ARCHETYPE, press=BeginQuiz(QuizKind.ARCHETYPE)),),
        (Button(text=say.LEVEL, press=BeginQuiz(QuizKind.LEVEL)),),
        (Button(text=WHICH_STORY, press=ProposeRetrieval()),),
    )
    return await explained(context, "quiz", say.HINT, [Reply(text=say.CHOOSE, buttons=buttons)])


async def waiting(context: Context) -> list[Reply]:
    """Return the offer to go on with an unfinished quiz of the last day. Empty where there is none."""
    left = await _left(context)
    if left is None or context.now - left[0].started_at > _WAITS:
        return []
    quiz, items = left
    go_on = Button(text=say.GO_ON, press=GoOnWithQuiz(quiz.id))
    return [Reply(text=say.waiting_text(_done(items), len(items)), buttons=((go_on,),))]


async def begin(context: Context, kind: QuizKind) -> list[Reply]:
    """Draw a new quiz and ask its first item. An unfinished one is ended."""
    left = await _left(context)
    if left is not None:
        await context.uow.quizzes.end(left[0].id, context.now)
    quiz = await context.uow.quizzes.start(context.user_id, kind, await GAMES[kind].draw(context), context.now)
    items = await context.uow.quizzes.items(quiz.id)
    first = [await _ask(context, quiz, items[0], len(items))]
    # A hint above a timed question would be read during its five seconds. That quiz has its hint where it is chosen.
    if kind is QuizKind.LEVEL:
        return await explained(context, "calibration", say_calibration.HINT, first)
    return first


async def resume(context: Context, quiz: Quiz, items: Sequence[QuizItem]) -> list[Reply]:
    """Ask the open item again, or end the quiz where none is open."""
    open_item = next((item for item in items if item.given is None), None)
    if open_item is None:
        return await _end(context, quiz, items)
    return [*_closed(context, quiz, items, open_item), await _ask(context, quiz, open_item, len(items))]


async def go_to(context: Context, quiz: Quiz, items: Sequence[QuizItem], n: int) -> list[Reply]:
    """Ask item `n`. No reply where it was sent or guessed already."""
    item = items[n - 1]
    if item.given is not None or await context.uow.outbox.delivered_at(context.user_id, _slot(quiz, n)) is not None:
        return []
    return [*_closed(context, quiz, items, item), await _ask(context, quiz, item, len(items))]


async def guess(
    context: Context, quiz: Quiz, items: Sequence[QuizItem], n: int, given: str, *, seen: bool
) -> list[Reply]:
    """Take a guess at item `n`, and edit the item into the verdict on it. After the last item, add the result.

    `seen` is True where the item had been sent before, so that the time is unknown. A second guess changes nothing.
    """
    seconds = None if seen else await seconds_to_press(context, _slot(quiz, n))
    if not await context.uow.quizzes.guess(quiz.id, n, given, seconds, context.now):
        return []
    items = await context.uow.quizzes.items(quiz.id)
    told = _told(context, quiz, items[n - 1], len(items))
    return [told] if n < len(items) else [told, *await _end(context, quiz, items)]


def is_known(context: Context, quiz: Quiz, items: Sequence[QuizItem]) -> bool:
    """Return whether the question bank still has every item of the quiz."""
    return all(GAMES[quiz.kind].is_known(context, item) for item in items)


async def _left(context: Context) -> tuple[Quiz, Sequence[QuizItem]] | None:
    """Return the newest quiz with its items, if it is unfinished and the bank has its items. Else None."""
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


def _closed(context: Context, quiz: Quiz, items: Sequence[QuizItem], item: QuizItem) -> list[Reply]:
    """Take the button for the next item, which comes now, off the message before it."""
    before = next((each for each in items if each.n == item.n - 1 and each.given is not None), None)
    return [replace(_told(context, quiz, before, len(items)), buttons=())] if before is not None else []


def _told(context: Context, quiz: Quiz, item: QuizItem, size: int) -> Reply:
    """Return the verdict on the guess at an item, which replaces the item's message."""
    game = GAMES[quiz.kind]
    text = game.told(context, item, item.given or item.expected, item.seconds, size)
    next_ = Button(text=game.next_label, press=AskNextItem(quiz.id, item.n + 1))
    return Reply(text=text, buttons=((next_,),) if item.n < size else (), slot=_slot(quiz, item.n), fresh=False)


async def _end(context: Context, quiz: Quiz, items: Sequence[QuizItem]) -> list[Reply]:
    await context.uow.quizzes.end(quiz.id, context.now)
    return [await GAMES[quiz.kind].result(context, items)]


def _slot(quiz: Quiz, n: int) -> str:
    return f"quiz:{quiz.id}:{n}"


def _done(items: Sequence[QuizItem]) -> int:
    return sum(item.given is not None for item in items)


def _rows(buttons: Sequence[Button]) -> Buttons:
    return tuple(in_rows(buttons, _A_ROW))
