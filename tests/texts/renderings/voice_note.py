"""Renderings of `bot.conversation.texts.voice_note`."""

from bot.conversation.texts import voice_note as say
from tests.texts.renderings import of

RENDERINGS = [of(say.spoken_text, seconds) for seconds in (0, 150, 3_600)]
