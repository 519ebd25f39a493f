"""Renderings of `bot.features.account.texts.delete`."""

from bot.features.account.texts.delete import delete_text
from tests.texts.renderings import of

RENDERINGS = [of(delete_text, in_terminal=each) for each in (True, False)]
