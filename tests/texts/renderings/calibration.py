"""Renderings of `bot.features.quiz.texts.calibration`."""

from bot.features.quiz.logic.calibration import LevelGuess, calibration_of
from bot.features.quiz.texts import calibration as say
from question_bank.models import Level
from tests.texts.renderings import of
from tests.texts.renderings.learning import LONGEST, REVIEWED
from tests.texts.renderings.quiz import ONE, WEEKS

DAY = WEEKS[0].monday


def guessed(level: Level, given: Level, times: int) -> list[LevelGuess]:
    """The same guess, many times."""
    return [LevelGuess(archetype=ONE.id, level=level, given=given, local_date=DAY)] * times


NOW = calibration_of(guessed(Level.WEAK, Level.WEAK, 4))
BOTH_WAYS = calibration_of([*guessed(Level.WEAK, Level.STAFF, 2), *guessed(Level.STAFF, Level.WEAK, 2)])
RENDERINGS = [
    of(say.answer_text, 4, 4, LONGEST),
    *(of(say.told_text, 4, 4, e, reviewed, Level.STAFF) for e, reviewed in REVIEWED),
    of(say.result_text, NOW, NOW),
    of(say.result_text, calibration_of([]), calibration_of([])),
    of(say.result_text, BOTH_WAYS, BOTH_WAYS),
    of(say.result_text, NOW, BOTH_WAYS),
    of(say.result_text, NOW, calibration_of(guessed(Level.WEAK, Level.STAFF, 1_200))),
    of(say.result_text, NOW, calibration_of(guessed(Level.STAFF, Level.STRONG, 12))),
]
