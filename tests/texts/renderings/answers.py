"""Renderings of `bot.features.answers.texts.answers`."""

from dataclasses import replace
from datetime import date

from bot.features.answers.texts import answers as say
from question_bank.models import Level
from storage.records import AnswerKind
from tests.texts.renderings import LONG, LONG_LINE, of

ONE = say.PastAnswer(question=LONG_LINE, on=date(2026, 11, 30), kind=AnswerKind.REPAIR, level=Level.STAFF, words=12_000)
RENDERINGS = [
    of(say.list_text, [replace(ONE, kind=kind) for kind in AnswerKind] + [replace(ONE, level=None)], 995, 1_000),
    of(say.answer_text, ONE, LONG),
    of(say.answer_text, replace(ONE, level=None, kind=AnswerKind.PRACTICE), "I did <it>."),
]
