"""Choice of the questions of a mock interview: a few archetypes, as a real loop samples them, weak ones more often."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.logic.questions.history import last_asked
from bot.conversation.logic.questions.next_question import longest_ago, phrasing
from bot.conversation.logic.questions.own_question_share import with_own
from bot.conversation.logic.questions.spaced_repetition import EASY, Standing
from bot.conversation.logic.randomness import RandomSource
from question_bank.models import ArchetypeId, Question, QuestionBank, QuestionKind
from storage.records import Answer

SIZES = (3, 5, 8)
"""Three to five of the eight archetypes, as a loop samples them, or all eight to go over the whole bank."""


def draw(
    size: int,
    *,
    standings: Sequence[Standing],
    history: Sequence[Answer],
    tracks: Sequence[str],
    today: date,
    dice: RandomSource,
    bank: QuestionBank,
    style_prompts: int = 0,
    own: Sequence[Question] = (),
) -> tuple[str, ...]:
    """Return the ids of `size` questions, in the order in which to ask them.

    No archetype comes twice while others remain. No phrasing of the last 30 local days comes while unused ones remain.
    `history` holds the questions of the last month or more, newest first. `tracks` are the ids of those that the user
    chose, which come in equal shares. The last `style_prompts` questions are style prompts. `own` are the user's own
    questions.
    """
    asked = last_asked(history)
    style = longest_ago(bank.of_kind(QuestionKind.STYLE), asked, dice)[: min(style_prompts, size)]
    chosen: list[str] = []
    for archetype in _sample(standings, size - len(style), dice):
        with_these = {**asked, **dict.fromkeys(chosen, today)}
        question = phrasing(archetype, with_these, tracks, today, dice, bank, exclude=chosen)
        chosen.append(with_own(question, own, asked, today, dice, exclude=chosen).id)
    dice.shuffle(chosen)
    return (*chosen, *(question.id for question in style))


def _sample(standings: Sequence[Standing], number: int, dice: RandomSource) -> list[ArchetypeId]:
    """Return archetypes in random order, weak and untried ones more often early. All eight come before one repeats."""
    drawn: list[ArchetypeId] = []
    while len(drawn) < number:
        # Efraimidis and Spirakis: the greatest u ** (1 / weight) are a weighted sample without replacement.
        keyed = [(dice.random() ** (1 / _weight(standing)), standing.archetype) for standing in standings]
        drawn += [archetype for _, archetype in sorted(keyed, reverse=True)]
    return drawn[:number]


def _weight(standing: Standing) -> int:
    """Return the weight of an archetype, from 1 for the best last rating to 4 for a weak one or none."""
    return EASY + 1 - (standing.last_rating or 1)
