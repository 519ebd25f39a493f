"""Renderings of `bot.conversation.texts.apologies`."""

from bot.conversation.texts import apologies as say
from tests.texts.renderings import of

RENDERINGS = [of(say.crash_text, "A1B2C3"), of(say.not_sent_text, "M123456789")]
