"""The quiz that asks to name the archetype: its draw, its questions, its replies to guesses, and its result."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.doors import Practise, ShowCard
from bot.conversation.logic.dates.local_time import local_date
from bot.conversation.questions.chosen_tracks import chosen_tracks
from bot.conversation.replies import Button, Reply
from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.features.quiz.logic import quiz as logic
from bot.features.quiz.logic.quiz import Guess
from bot.features.quiz.payloads import BeginQuiz
from bot.features.quiz.texts import quiz as say
from question_bank.models import ArchetypeId
from storage.records import QuizItem, QuizKind

CHOICES = tuple((archetype.value, label) for archetype, label in ARCHETYPE_LABELS.items())
_CARDS_OFFERED = 2


async def draw(context: Context) -> Sequence[tuple[str, str]]:
    """Return the ids of drawn questions, each with the archetype that it rates."""
    ids = logic.draw(
        guesses=_guesses(context, await context.uow.quizzes.guesses(context.user_id, QuizKind.ARCHETYPE)),
        tracks=chosen_tracks(context.settings, context.bank),
        today=context.today,
        dice=context.dice,
        bank=context.bank,
    )
    return [(question_id, context.bank.questions[question_id].archetypes[0].value) for question_id in ids]


def is_known(context: Context, item: QuizItem) -> bool:
    """Return whether the bank still has the question."""
    return item.item in context.bank.questions


def asked(context: Context, item: QuizItem, size: int) -> str:
    """Return the question."""
    return say.question_text(item.n, size, context.bank.questions[item.item].text)


def told(context: Context, item: QuizItem, given: str, seconds: float | None, size: int) -> str:
    """Return the question with the verdict on the guess."""
    return say.told_text(
        item.n,
        size,
        context.bank.questions[item.item].text,
        context.bank.archetypes[ArchetypeId(item.expected)],
        context.bank.archetypes[ArchetypeId(given)],
        right=logic.is_right(item.item, item.expected, given, context.bank),
        seconds=seconds,
    )


async def result(context: Context, items: Sequence[QuizItem]) -> Reply:
    """Return the score of this quiz, with those of the weeks before."""
    now = _guesses(context, items)
    over_all = _guesses(context, await context.uow.quizzes.guesses(context.user_id, QuizKind.ARCHETYPE))
    confused = logic.confusions(now)
    learn = dict.fromkeys(archetype for one in confused for archetype in (one.archetype, one.given))
    return Reply(
        text=say.result_text(logic.score_of(now), confused, logic.weeks(over_all)),
        buttons=(
            *((_card(archetype),) for archetype in list(learn)[:_CARDS_OFFERED]),
            (
                Button(text=say.AGAIN, press=BeginQuiz(QuizKind.ARCHETYPE)),
                Button(text=say.PRACTISE, press=Practise()),
            ),
        ),
    )


def _card(archetype: ArchetypeId) -> Button:
    return Button(text=say.learn_label(archetype), press=ShowCard(archetype))


def _guesses(context: Context, items: Sequence[QuizItem]) -> list[Guess]:
    return [
        Guess(
            question_id=item.item,
            archetype=ArchetypeId(item.expected),
            given=ArchetypeId(item.given),
            right=logic.is_right(item.item, item.expected, item.given, context.bank),
            seconds=item.seconds,
            local_date=local_date(context.zone, item.answered_at),
        )
        for item in items
        if item.given is not None and item.answered_at is not None
    ]
