"""Renderings of `bot.features.retrieval.texts.which_story`."""

from dataclasses import replace

from bot.features.retrieval.logic.suiting import Ranked, ranked
from bot.features.retrieval.texts import which_story as say
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId
from storage.records import StoryScope
from tests.features.retrieval.some_candidates import TODAY, candidate
from tests.texts.renderings import LONG_LINE, of

BANK = load_bank()
ASKED = replace(BANK.questions["cisco-07"], text=LONG_LINE * 20)
MAPPED = BANK.questions["cisco-01"]
LABELS = dict.fromkeys(range(1, 5), LONG_LINE[:58])
ALL_RIGHT = [
    candidate(1, ArchetypeId.CONTESTED_DECISION, scope=StoryScope.COMPANY, days_ago=999),
    candidate(2, ArchetypeId.MENTORING, ArchetypeId.CONTESTED_DECISION, scope=StoryScope.ME),
    candidate(3, ArchetypeId.CONTESTED_DECISION, days_ago=999),
]
WRONG = [candidate(n, ArchetypeId.ETHICAL_PUSHBACK) for n in (2, 3, 4)]


def beside(*shown: int) -> tuple[Ranked, ...]:
    """The first three, where told for those questions."""
    return ranked([*ALL_RIGHT, WRONG[-1]], ASKED, dict.fromkeys(shown, 4), TODAY)


RENDERINGS = [
    *(of(say.taken_text, 5, ASKED, beside(1, 2), taken, 119.94, LABELS) for taken in (1, 2, 3, 4)),
    *(of(say.taken_text, 5, ASKED, beside(), taken, None, LABELS) for taken in (1, 2, 3, 4)),
    of(say.taken_text, 1, ASKED, ranked([ALL_RIGHT[0], *WRONG], ASKED, {1: 4}, TODAY), 1, 0.04, LABELS),
    of(
        say.taken_text,
        1,
        MAPPED,
        ranked([candidate(1, ArchetypeId.MENTORING, core=1)], MAPPED, {}, TODAY),
        1,
        9.0,
        LABELS,
    ),
    of(
        say.taken_text,
        1,
        MAPPED,
        ranked([candidate(1, ArchetypeId.CONTESTED_DECISION), WRONG[0]], MAPPED, {}, TODAY),
        2,
        9.0,
        LABELS,
    ),
    of(
        say.taken_text,
        1,
        MAPPED,
        ranked([candidate(1, ArchetypeId.KILLED_PROJECT, core=6), WRONG[0]], MAPPED, {}, TODAY),
        2,
        9.0,
        LABELS,
    ),
    *(of(say.practised_text, days) for days in (None, 0, 1, 13, 59, 9_999)),
]
