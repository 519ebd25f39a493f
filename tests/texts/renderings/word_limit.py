"""Renderings of `bot.conversation.texts.word_limit`."""

from bot.conversation.texts import word_limit as say
from tests.texts.renderings import of

RENDERINGS = [of(say.against_limit, 12_000, 2_000), of(say.against_limit, 0, 20), of(say.against_limit, 20, 20)]
