"""Renderings of `bot.features.moments.texts.resume`."""

from dataclasses import replace

from bot.features.moments.logic.bullets import LONGEST_BULLET, LeftOut
from bot.features.moments.logic.seeds import Seed
from bot.features.moments.resume import PER_PAGE
from bot.features.moments.texts import resume as say
from tests.texts.renderings import LONG_LINE, of

ONE = say.ShownBullet(text=("Led <it> & more " * 60)[:LONGEST_BULLET], job=LONG_LINE, has=frozenset(), kept=True)
RENDERINGS = [
    of(
        say.page_text,
        [replace(ONE, job=f"{n} {LONG_LINE}") for n in range(PER_PAGE)],
        1,
        60,
        LeftOut(short=1200, long=300),
    ),
    of(say.page_text, [replace(ONE, job=None, kept=False, has=frozenset(Seed))], 60, 60, LeftOut()),
    of(say.no_bullets_text, LeftOut()),
    of(say.no_bullets_text, LeftOut(short=1, long=1, fewest=6)),
    of(say.bullet_text, ONE),
    of(say.bullet_text, replace(ONE, has=frozenset((Seed.NUMBER,)), job=None)),
]
