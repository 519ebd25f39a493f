"""Renderings of `bot.features.moments.texts.moments`."""

from dataclasses import replace
from datetime import date

from bot.conversation.stories.moments import LONGEST_MOMENT
from bot.features.moments.moments import PER_PAGE
from bot.features.moments.texts import moments as say
from tests.texts.renderings import LONG_LINE, of

ON = date(2026, 11, 30)
LONGEST = ("I did <it> & more. " * 300)[:LONGEST_MOMENT]
ONE = say.Line(text=LONGEST, on=ON, story=LONG_LINE)
RENDERINGS = [
    of(say.kept_text, ["argued against the rewrite, lost, shipped"], 1),
    of(say.kept_text, [LONGEST] * 40, 2_000),
    of(say.list_text, [ONE] * PER_PAGE, 495, 500, awaited=True),
    of(say.list_text, [replace(ONE, text="lost, shipped", story=None)], 1, 1, awaited=False),
    of(say.edited_text, 20, 20, 20, told=True),
    of(say.edited_text, 1, 0, 1, told=False),
    of(say.moment_text, LONGEST, ON, LONG_LINE, LONG_LINE),
    of(say.moment_text, "lost, shipped", ON, None, None),
    of(say.opened_text, LONG_LINE),
]
