"""Renderings of `bot.features.transfer.texts.offers`."""

from bot.features.transfer.texts import offers as say
from question_bank.models import ArchetypeId
from tests.texts.renderings import LONG, LONG_LINE, of

MANY = [(LONG_LINE, archetype) for archetype in ArchetypeId] * 20

RENDERINGS = [
    of(say.archetypes_text, MANY),
    of(say.archetypes_text, [(LONG, ArchetypeId.QUALITY_INCIDENT)]),
    of(say.filed_text, MANY),
    of(say.filed_text, [(f"{LONG_LINE} {archetype}", archetype) for archetype in ArchetypeId]),
    of(say.filed_text, [(LONG, ArchetypeId.MENTORING)]),
    of(say.learnings_text, [(LONG_LINE, LONG)] * 100),
    of(say.learnings_text, [("A", "b")]),
    of(say.taken_text, LONG_LINE, LONG),
    of(say.has_reflection_text, LONG),
]
