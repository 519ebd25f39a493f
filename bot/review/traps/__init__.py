"""The eight archetypes' traps: whether a story falls into the one of the question it was told for."""

from collections.abc import Mapping

from bot.review.signals import Signals
from bot.review.traps import contested, cost, ethical, incident, killed, mentoring, research, safety
from bot.review.traps.trap import Trapped, TrapRule
from question_bank.models import ArchetypeId

RULES: Mapping[ArchetypeId, TrapRule] = {
    ArchetypeId.CONTESTED_DECISION: contested.RULE,
    ArchetypeId.KILLED_PROJECT: killed.RULE,
    ArchetypeId.RESEARCH_VS_SHIPPING: research.RULE,
    ArchetypeId.SAFETY_ESCALATION: safety.RULE,
    ArchetypeId.QUALITY_INCIDENT: incident.RULE,
    ArchetypeId.COST_NEGOTIATION: cost.RULE,
    ArchetypeId.MENTORING: mentoring.RULE,
    ArchetypeId.ETHICAL_PUSHBACK: ethical.RULE,
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
