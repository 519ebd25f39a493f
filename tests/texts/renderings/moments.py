"""Renderings of `bot.features.moments.texts.moments`."""

from dataclasses import replace
from datetime import date

from bot.features.moments.moments import PER_PAGE
from bot.features.moments.texts import moments as say
from tests.texts.renderings import LONG_LINE, of

ON = date(2026, 11, 30)
LONGEST = ("I did <it> & more. " * 60)[: say.LONGEST]
ONE = say.Line(text=LONGEST, on=ON, story=LONG_LINE)
RENDERINGS = [
    of(say.kept_text, ["argued against the rewrite, lost, shipped"], 1),
    of(say.kept_text, [LONGEST] * 40, 2_000),
    of(say.list_text, [ONE] * PER_PAGE, 1_995, 2_000),
    of(say.list_text, [replace(ONE, text="lost, shipped", story=None)], 1, 1),
    of(say.moment_text, LONGEST, ON, LONG_LINE, LONG_LINE),
    of(say.moment_text, "lost, shipped", ON, None, None),
    of(say.opened_text, LONG_LINE),
]
