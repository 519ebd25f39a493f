"""Renderings of `bot.features.answering.texts.marking`."""

from bot.conversation.texts import marking as say
from tests.review.engine import STAFF, review
from tests.texts.renderings import of

RENDERINGS = [of(say.marked, STAFF, review(STAFF)), of(say.marked, "We did it.", review("We did it."))]
