"""Renderings of `bot.features.progress.texts.matrix`."""

from datetime import date, timedelta

from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.features.progress.logic.weeks import PracticeWeek
from bot.features.progress.texts import matrix as say
from question_bank.models import Level
from tests.texts.renderings import of
from tests.texts.renderings.audit import LABELLED, MANY, ONE

BUSY = [
    PracticeWeek(begins=date(2026, 3, 2) + timedelta(weeks=n), levels=dict.fromkeys(Level, 999), rehearsals=999, days=7)
    for n in range(12)
]
QUIET = [PracticeWeek(begins=week.begins, levels=dict.fromkeys(Level, 0), rehearsals=0, days=0) for week in BUSY]

RENDERINGS = [
    *[of(say.point_label, finding, LABELLED) for finding in (*MANY, *ONE)],
    of(say.weeks_text, []),
    of(say.weeks_text, BUSY),
    of(say.weeks_text, QUIET),
    of(say.rehearsed_text, Level.STRONG, Rehearsed(), begun=True),
    of(say.rehearsed_text, Level.STAFF, Rehearsed(aloud=40, in_time=20, pushbacks=20, friends=20), begun=False),
]
