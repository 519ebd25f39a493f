"""Renderings of `bot.features.stories.texts.stories`."""

from datetime import date

from bot.features.stories.texts import stories as say
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level
from tests.hearing import HAGGLED, hearing_judge
from tests.review.engine import review
from tests.texts.renderings import LONG_LINE, of
from tests.texts.renderings.banked import kept, verdicts

ARCHETYPES = tuple(load_bank().archetypes.values())
NAMES = [archetype.name for archetype in ARCHETYPES]
RENDERINGS = [
    of(say.bank_text, ARCHETYPES, {}, []),
    of(say.bank_text, ARCHETYPES, dict.fromkeys(ArchetypeId, kept()), [kept()] * 6),
    of(say.list_text, [kept()] * 8, 1, 100),
    of(say.story_line, kept()),
    of(say.story_line, kept(long=False)),
    of(say.filed_under, kept().story),
    of(say.page_text, kept(), verdicts(), NAMES),
    of(say.page_text, kept(long=False), review("A"), []),
    of(say.page_text, kept(), hearing_judge().review(HAGGLED, archetype="mentoring"), NAMES),
    of(say.page_text, kept(long=False), review("x = 1;\ny = 2;"), []),
    of(say.level_or_begun, kept(long=False)),
    of(say.level_of_version, kept(long=False).version),
    of(say.level_of_version, kept(long=True).version),
    of(say.take_label, date(2025, 12, 30), date(2026, 3, 2), Level.PASSING),
    of(say.circle, None),
    of(say.removed_text, LONG_LINE, 30),
]
