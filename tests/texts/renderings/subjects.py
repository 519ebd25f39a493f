"""Renderings of `bot.features.answering.texts.subjects`."""

from bot.features.answering.texts import subjects as say
from question_bank.loader import load_bank
from tests.texts.renderings import LONG, of

BANK = load_bank()
RENDERINGS = [
    *(of(say.subject_label, subject, BANK.tracks) for subject in BANK.subjects),
    of(say.choose_text, own=True),
    of(say.choose_text, own=False),
    of(say.unknown_text, LONG),
    of(say.style_prompts_text, BANK.style_prompts()),
]
