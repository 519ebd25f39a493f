"""Which questions a mock interview asks: a few archetypes, as a real loop samples them, weak ones more often."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.conversation.logic.choose import phrasing
from bot.conversation.logic.history import last_asked
from bot.conversation.logic.randomness import RandomSource
from bot.conversation.logic.schedule import EASY, Standing
from question_bank.models import ArchetypeId, Question, QuestionBank, QuestionKind
from storage.records import Answer

SIZES = (3, 5, 8)
"""Three to five of the eight archetypes, as a loop samples them; and all eight, to go over the whole bank."""


def draw(
    size: int,
    *,
    standings: Sequence[Standing],
    history: Sequence[Answer],
    purpose: str,
    today: date,
    dice: RandomSource,
    bank: QuestionBank,
    style_prompts: int = 0,
) -> tuple[str, ...]:
    """The ids of `size` questions, in the order in which to ask them.

    No archetype comes twice while others remain, no phrasing of the last 30 local days while unused ones remain.
    `history` is what was asked in the last month or more, newest first. The purpose sets how many are in a Cisco
    phrasing. The last `style_prompts` of them are style prompts.
    """
    asked = last_asked(history)
    style = _oldest(bank.of_kind(QuestionKind.STYLE), asked, dice)[: min(style_prompts, size)]
    chosen: list[str] = []
    for archetype in _sample(standings, size - len(style), dice):
        chosen.append(phrasing(archetype, asked, purpose, today, dice, bank, exclude=chosen).id)
    dice.shuffle(chosen)
    return (*chosen, *(question.id for question in style))


def _sample(standings: Sequence[Standing], number: int, dice: RandomSource) -> list[ArchetypeId]:
    """Archetypes drawn without putting back, the weak and the untried more often; all eight before one comes again."""
    drawn: list[ArchetypeId] = []
    while len(drawn) < number:
        # Efraimidis and Spirakis: the greatest u ** (1 / weight) are a weighted sample without replacement.
        keyed = [(dice.random() ** (1 / _weight(standing)), standing.archetype) for standing in standings]
        drawn += [archetype for _, archetype in sorted(keyed, reverse=True)]
    return drawn[:number]


def _weight(standing: Standing) -> int:
    """From 1 for what went as well as it can to 4 for what was weak or never tried."""
    return EASY + 1 - (standing.last_rating or 1)


def _oldest(questions: Sequence[Question], asked: Mapping[str, date], dice: RandomSource) -> list[Question]:
    """Return the questions in random order, those asked longest ago or never first."""
    shuffled = list(questions)
    dice.shuffle(shuffled)
    return sorted(shuffled, key=lambda question: asked.get(question.id, date.min))
