"""Renderings of `bot.features.plan.texts.openings`."""

from dataclasses import replace

from bot.features.plan.texts import openings as say
from tests.texts.renderings import LONG, LONG_LINE, of

OPENING = say.StoryOpening(archetype=LONG_LINE[:60], title=LONG_LINE, text=LONG)
RENDERINGS = [
    of(say.openings_text, [*[OPENING] * 8, *[replace(OPENING, archetype=None)] * 3], []),
    of(say.openings_text, [OPENING], [LONG_LINE[:60]] * 7),
    of(say.openings_text, [], [LONG_LINE[:60]] * 8),
]
