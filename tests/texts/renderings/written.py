"""Renderings of `bot.features.written.texts.written`."""

from dataclasses import replace

from bot.conversation.logic.typed.word_limit import MOST
from bot.features.written.texts import written as say
from bot.features.written.texts.written import CutStory
from bot.review.span import Span
from question_bank.models import Level
from tests.texts.renderings import LONG, LONG_LINE, of

SHORT = "I did <it> & more. It rained. " * 80
STORY = CutStory(
    title=LONG_LINE, text=SHORT, cut=[Span(19 + 30 * n, 29 + 30 * n) for n in range(80)],
    words=12_000, remaining=11_000, level=Level.STAFF, level_without=Level.PASSING,
)  # fmt: skip
WHOLE = replace(STORY, text=LONG, cut=[Span(at, at + 250) for at in range(0, len(LONG) - 300, 300)])

RENDERINGS = [
    of(say.limit_set_text, MOST, 12_000),
    of(say.limit_set_text, MOST, 0),
    of(say.limit_label, MOST),
    *(of(say.for_form_text, story, limit) for story in (STORY, WHOLE) for limit in (None, 20, MOST)),
    of(say.for_form_text, replace(STORY, cut=[STORY.cut[0]], level_without=Level.STAFF, words=9, remaining=1), 20),
    of(say.for_form_text, replace(STORY, cut=()), None),
    of(say.for_form_text, replace(STORY, cut=(), words=10), 20),
    of(say.not_judged_text, LONG_LINE),
    of(say.struck_out, "a <b>", [Span(2, 5)]),
]
