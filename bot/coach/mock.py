"""Which questions a mock interview asks: a few archetypes, as a real loop samples them, weak ones more often."""

from collections.abc import Sequence
from datetime import date

from bot.coach.choose import CISCO_SHARE, phrasing
from bot.coach.dice import Dice
from bot.coach.history import Asked, last_asked
from bot.coach.schedule import EASY, Standing
from question_bank.models import ArchetypeId, Question, QuestionBank, QuestionKind

SIZES = (3, 5, 8)
# Shorter mocks keep every slot for an archetype, so that they sample three to five of the eight as a loop does.
_SMALLEST_WITH_A_SIDE_QUESTION = 5


def draw(
    size: int,
    *,
    standings: Sequence[Standing],
    history: Sequence[Asked],
    purpose: str,
    today: date,
    dice: Dice,
    bank: QuestionBank,
    style_prompts: int = 0,
) -> tuple[str, ...]:
    """The ids of `size` questions, in the order in which to ask them.

    No archetype comes twice while others remain, no phrasing of the last 30 local days while unused ones remain.
    `history` is what was asked in the last month or more, newest first. The last `style_prompts` of them are style
    prompts. A longer mock may hold one Cisco question that no archetype answers, if the purpose has Cisco questions.
    """
    style = _oldest(bank.of_kind(QuestionKind.STYLE), history, dice)[: min(style_prompts, size)]
    stories = size - len(style)
    side = _side_question(stories, history, purpose, dice, bank)
    chosen: list[str] = []
    for archetype in _sample(standings, stories - len(side), dice):
        chosen.append(phrasing(archetype, history, purpose, today, dice, bank, exclude=chosen).id)
    chosen += [question.id for question in side]
    dice.shuffle(chosen)
    return (*chosen, *(question.id for question in style))


def _sample(standings: Sequence[Standing], number: int, dice: Dice) -> list[ArchetypeId]:
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


def _side_question(
    stories: int, history: Sequence[Asked], purpose: str, dice: Dice, bank: QuestionBank
) -> list[Question]:
    """At times one of the Cisco questions that need a story of their own."""
    unmapped = [question for question in bank.of_kind(QuestionKind.CISCO) if not question.archetypes]
    if stories < _SMALLEST_WITH_A_SIDE_QUESTION or dice.random() >= CISCO_SHARE[purpose]:
        return []
    return _oldest(unmapped, history, dice)[:1]


def _oldest(questions: Sequence[Question], history: Sequence[Asked], dice: Dice) -> list[Question]:
    """The questions in random order, those asked longest ago or never first."""
    shuffled = list(questions)
    dice.shuffle(shuffled)
    asked = last_asked(history)
    return sorted(shuffled, key=lambda question: asked.get(question.id, date.min))
