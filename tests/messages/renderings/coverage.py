"""Renderings of `bot.messages.coverage`."""

from bot.coach.coverage import coverage_of, week_of
from bot.messages import coverage as say
from question_bank.models import ArchetypeId, Level
from tests.coach.test_coverage import BANK, TODAY, eight, story
from tests.messages.renderings import of

TOLD = [story(a, Level.STAFF, 9, "++++++") for a in ArchetypeId] + [
    story(a, Level.PASSING, 1, "------") for a in ArchetypeId
]
RATED = eight(*[(a, 1, 0, 0.3) for a in ArchetypeId])
NONE, ALL = coverage_of([], eight(), BANK, TODAY), coverage_of(TOLD, RATED, BANK, TODAY)

RENDERINGS = [
    of(say.coverage_text, NONE),
    of(say.coverage_text, ALL),
    of(say.coverage_caption, ALL, caption=True),
    of(say.weekly_text, week_of([], eight(), BANK, TODAY), caption=True),
    of(say.weekly_text, week_of(TOLD, RATED, BANK, TODAY), caption=True),
]
