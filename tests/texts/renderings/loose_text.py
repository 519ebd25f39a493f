"""Renderings of `bot.features.answering.texts.loose_text`."""

from bot.features.answering.texts import loose_text as say
from tests.texts.renderings import LONG_LINE, of

RENDERINGS = [
    of(say.judge_label, "A long name of an archetype " * 4),
    of(say.offer_text, 1, None),
    of(say.offer_text, 12_000, LONG_LINE),
    of(say.offer_text, 12_000, LONG_LINE, held=False, is_open=True),
    of(say.judged_as_text, LONG_LINE, LONG_LINE),
    of(say.still_kept_text, 12_000),
]
