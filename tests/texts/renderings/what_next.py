"""Renderings of `bot.conversation.texts.what_next`."""

from bot.conversation.texts import what_next as say
from tests.texts.renderings import LONG_LINE, of

RENDERINGS = [
    of(say.offer_text, LONG_LINE, 1_200),
    of(say.stale_text, LONG_LINE, 1_200),
    *(of(say.spoken_text, seconds) for seconds in (0, 150, 3_600)),
]
