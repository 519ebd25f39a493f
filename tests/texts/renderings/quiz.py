"""Renderings of `bot.features.quiz.texts.quiz`."""

from datetime import date, timedelta

from bot.features.quiz.logic.quiz import Confusion, Score, WeekOfGuesses
from bot.features.quiz.texts import quiz as say
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId
from tests.texts.renderings import LONG_LINE, of

EIGHT = load_bank().archetypes
ONE, OTHER = EIGHT[ArchetypeId.CONTESTED_DECISION], EIGHT[ArchetypeId.SAFETY_ESCALATION]
POOR, ALL = Score(right=0, asked=5, median_s=119.9), Score(right=5, asked=5, median_s=None)
CONFUSED = tuple(
    Confusion(archetype=a, given=b, times=1) for a, b in zip(list(EIGHT)[:5], list(EIGHT)[3:], strict=True)
)
WEEKS = tuple(WeekOfGuesses(monday=date(2026, 9, 7) + timedelta(weeks=n), score=POOR) for n in range(6))

RENDERINGS = [
    *(of(say.learn_label, archetype) for archetype in ArchetypeId),
    of(say.unfinished_text, 4, 5),
    of(say.waiting_text, 4, 5),
    of(say.question_text, 5, 5, LONG_LINE),
    of(say.told_text, 5, 5, LONG_LINE, ONE, OTHER, right=False, seconds=119.9),
    of(say.told_text, 5, 5, LONG_LINE, ONE, OTHER, right=True, seconds=None),
    of(say.told_text, 5, 5, LONG_LINE, ONE, ONE, right=True, seconds=0.04),
    of(say.result_text, POOR, CONFUSED, WEEKS),
    of(say.result_text, ALL, (), WEEKS[:1]),
    of(say.result_text, Score(right=5, asked=5, median_s=9.0), (), ()),
]
