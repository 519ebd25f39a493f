"""Renderings of `bot.messages.mock`."""

from bot.messages import mock as say
from tests.messages.renderings import LONG_LINE, of

RENDERINGS = [
    of(say.heading, 8, 8),
    of(say.unfinished_text, 1, 8),
    of(say.left_text, 1, 8),
    of(say.follow_up_text, LONG_LINE),
]
