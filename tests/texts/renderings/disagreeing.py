"""Renderings of `bot.features.answering.texts.disagreeing`."""

from bot.features.answering.texts import disagreeing as say
from question_bank.models import Move, StyleElement, Verdict
from tests.texts.renderings import LONG, LONG_LINE, of

RENDERINGS = [
    of(say.part_label, Move.DRIVER, Verdict.MISSING),
    of(say.verdict_text, Move.DRIVER, Verdict.MISSING, ()),
    of(say.verdict_text, Move.TRADE_OFF, Verdict.WEAK, [LONG_LINE] * 6),
    of(say.noted_text, StyleElement.PRACTICE, Verdict.MISSING, Verdict.MET),
    of(say.words_text, LONG[: say.LONGEST_WORDS], is_whole=False),
    of(say.words_text, "I did <it>.", is_whole=True),
    of(say.words_added_text, Move.DRIVER, Verdict.MET),
]
