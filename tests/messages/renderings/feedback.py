"""Renderings of `bot.messages.feedback`."""

from bot.messages import feedback as say
from tests.coach.engine import STAFF, review
from tests.messages.renderings import LONG, of

LONG_STORY = " ".join([STAFF, LONG] * 8)
RENDERINGS = [
    of(call, review(text), text) for call in (say.feedback_text, say.details_text) for text in (STAFF, LONG_STORY, "")
] + [of(say.feedback_text, review(LONG_STORY, "style"), LONG_STORY, review("We did it.", "style"))]
