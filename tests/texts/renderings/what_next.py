"""Renderings of `bot.conversation.texts.what_next`."""

from bot.conversation.texts import what_next as say
from tests.texts.renderings import LONG_LINE, of

RENDERINGS = [
    of(say.offer_text, LONG_LINE, 1_200),
    of(say.stale_text, LONG_LINE, 1_200),
    of(say.named_text, LONG_LINE, 1_200),
    of(say.mock_waits_text, 1, 8),
    *(of(say.open_mock_text, 1, 8, added=added) for added in (False, True)),
]
