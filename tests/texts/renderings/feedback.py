"""Renderings of `bot.features.answering.texts.feedback`."""

from bot.features.answering.texts import feedback as say
from bot.review.feedback.explain import rule_texts
from bot.review.version import RULES_VERSION
from tests.hearing import HAGGLED, hearing_judge
from tests.review.engine import STAFF, review
from tests.texts.renderings import LONG, of

LONG_STORY = " ".join([STAFF, LONG] * 8)
TEXTS = (STAFF, LONG_STORY, "")
NOTE = "You count it as research against shipping. " * 3
RENDERINGS = [
    of(say.feedback_text, hearing_judge().review(HAGGLED, archetype="mentoring"), HAGGLED, note=NOTE),
    *(of(say.feedback_text, review(text), text) for text in TEXTS),
    *(of(say.details_text, review(text), text, rule_texts(RULES_VERSION, {})) for text in TEXTS),
    of(say.feedback_text, review(LONG_STORY, "style"), LONG_STORY, review("We did it.", "style")),
]
