"""Renderings of `bot.features.answering.texts.topics`."""

from bot.features.answering.texts import topics as say
from question_bank.loader import load_bank
from tests.texts.renderings import LONG, of

BANK = load_bank()
RENDERINGS = [
    *(of(say.topic_label, topic) for topic in BANK.topics),
    of(say.unknown_text, LONG),
    of(say.style_prompts_text, BANK.style_prompts()),
]
