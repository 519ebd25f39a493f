"""Renderings of `bot.features.progress.texts.coverage`."""

from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.features.progress.logic.coverage import coverage_of
from bot.features.progress.texts import coverage as say
from question_bank.models import ArchetypeId, Level
from tests.features.progress.logic.test_coverage import BANK, TODAY, eight, story
from tests.review.bank_stories import kept
from tests.texts.renderings import of

TOLD = [story(a, Level.STAFF, 9, "++++++") for a in ArchetypeId] + [
    story(a, Level.PASSING, 1, "------") for a in ArchetypeId
]
RATED = eight(*[(a, 1, 0, 0.3) for a in ArchetypeId])
KEPT = [kept(n, a, words=20) for n, a in enumerate(ArchetypeId)]
REHEARSED = {n: Rehearsed(aloud=20, pushbacks=20) for n in range(8)}
NONE = coverage_of([], eight(), BANK, TODAY)
ALL = coverage_of(TOLD, RATED, BANK, TODAY, stories=KEPT, rehearsed=REHEARSED)

RENDERINGS = [
    of(say.coverage_text, NONE, caption=True),
    of(say.coverage_text, ALL, caption=True),
    of(say.summary_text, NONE),
    of(say.summary_text, ALL),
    of(say.in_words_text, ALL),
    of(say.ask_label, "Mentoring through ambiguity"),
]
