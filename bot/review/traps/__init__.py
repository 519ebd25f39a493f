"""The eight archetypes' traps: whether a story falls into the one of the question it was told for."""

from collections.abc import Mapping

from bot.review.signals import Signals
from bot.review.traps import (
    inflexible,
    no_terms,
    not_escalated,
    one_side_won,
    silent,
    somebody_elses_call,
    symptom_only,
    took_over,
)
from bot.review.traps.trap_rule import Trapped, TrapRule
from question_bank.models import ArchetypeId

RULES: Mapping[ArchetypeId, TrapRule] = {
    ArchetypeId.CONTESTED_DECISION: inflexible.RULE,
    ArchetypeId.KILLED_PROJECT: somebody_elses_call.RULE,
    ArchetypeId.RESEARCH_VS_SHIPPING: one_side_won.RULE,
    ArchetypeId.SAFETY_ESCALATION: not_escalated.RULE,
    ArchetypeId.QUALITY_INCIDENT: symptom_only.RULE,
    ArchetypeId.COST_NEGOTIATION: no_terms.RULE,
    ArchetypeId.MENTORING: took_over.RULE,
    ArchetypeId.ETHICAL_PUSHBACK: silent.RULE,
}


def trap_of(signals: Signals, archetype: ArchetypeId) -> Trapped:
    """Return whether a story falls into the trap of an archetype; `fallen` is None where it does not show.

    A story of what the speaker would do shows nothing.
    """
    rule = RULES[archetype]
    if signals.course.wished:
        return Trapped(None, (), rule.id)
    fallen, found = rule.find(signals)
    return Trapped(fallen, tuple(sorted(found, key=lambda one: (-one.strength, one.span.start))[:MOST_FOUND]), rule.id)


MOST_FOUND = 2
"""Quotes that show how a story falls into a trap, or avoids it."""
