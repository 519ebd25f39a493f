"""Renderings of `bot.features.account.texts.help`."""

from bot.features.account.texts.help import help_text
from tests.texts.renderings import of

RENDERINGS = [
    of(help_text),
    of(help_text, friends=True),
]
