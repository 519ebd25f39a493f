"""Renderings of `bot.features.retrieval.texts.retrieval`."""

from datetime import date, timedelta

from bot.features.retrieval.logic.enough_stories import Lack, Readiness
from bot.features.retrieval.logic.progress import PickTally, WeekOfPicks
from bot.features.retrieval.texts import retrieval as say
from question_bank.models import ArchetypeId
from tests.features.retrieval.some_candidates import candidate
from tests.texts.renderings import LONG_LINE, of
from tests.texts.renderings.banked import kept

ALL, NONE = PickTally(in_time=5, late=0, wrong=0), PickTally(in_time=0, late=0, wrong=5)
MIXED = PickTally(in_time=1_000, late=1_000, wrong=1_000)
WEEKS = tuple(WeekOfPicks(monday=date(2026, 9, 7) + timedelta(weeks=n), tally=MIXED) for n in range(6))
READY = Readiness(
    candidates=tuple(candidate(n, ArchetypeId.MENTORING) for n in range(500)),
    begun=500,
    untagged=tuple(kept(n).story for n in range(500)),
)
EMPTY = Readiness(candidates=(), begun=1, untagged=(kept().story,))

RENDERINGS = [
    of(say.intro_text, WEEKS),
    of(say.intro_text, ()),
    *(of(say.lacking_text, ready, lack) for ready in (READY, EMPTY) for lack in Lack),
    *(of(say.write_label, archetype) for archetype in ArchetypeId),
    of(say.unfinished_text, 4),
    of(say.waiting_text, 4),
    of(say.question_text, 5, LONG_LINE * 20),
    of(say.result_text, MIXED, [(LONG_LINE, LONG_LINE)] * 5, WEEKS, unscoped=20),
    of(say.result_text, NONE, [("A", "b")] * 5, (), unscoped=1),
    of(say.result_text, ALL, [], WEEKS[:1], unscoped=0),
    of(say.result_text, PickTally(in_time=4, late=1, wrong=0), [], (), unscoped=0),
]
