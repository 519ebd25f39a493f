"""What the field's terms are called in front of the user."""

from question_bank.models import ArchetypeId, Level, Move, StyleElement, Verdict

MOVE_NAMES = {
    Move.SITUATION: "Situation",
    Move.TRADE_OFF: "Trade-off",
    Move.ACTION: "Action",
    Move.RESULT: "Result",
    Move.DRIVER: "Driver of impact",
    Move.REFLECTION: "Reflection",
}
ELEMENT_NAMES = {
    StyleElement.PRINCIPLE: "Principle",
    StyleElement.PRACTICE: "Practice",
    StyleElement.EXAMPLE: "Example",
    StyleElement.LIMIT: "Limit",
}
LEVEL_NAMES = {Level.WEAK: "Weak", Level.PASSING: "Passing", Level.STRONG: "Strong", Level.STAFF: "Staff"}
ARCHETYPE_LABELS = {
    ArchetypeId.CONTESTED_DECISION: "Contested decision",
    ArchetypeId.KILLED_PROJECT: "Killed project",
    ArchetypeId.RESEARCH_VS_SHIPPING: "Research or ship",
    ArchetypeId.SAFETY_ESCALATION: "Safety escalation",
    ArchetypeId.QUALITY_INCIDENT: "Quality incident",
    ArchetypeId.COST_NEGOTIATION: "Cost negotiation",
    ArchetypeId.MENTORING: "Mentoring",
    ArchetypeId.ETHICAL_PUSHBACK: "Ethical pushback",
}
"""Short enough for two buttons a row on a phone."""

VERDICT_NAMES = {Verdict.MET: "met", Verdict.WEAK: "weak", Verdict.MISSING: "missing"}
VERDICT_MARKS = {Verdict.MET: "●", Verdict.WEAK: "◐", Verdict.MISSING: "○"}


def part_name(part: Move | StyleElement) -> str:
    """The name of a move or of an element of a style answer."""
    return MOVE_NAMES[part] if isinstance(part, Move) else ELEMENT_NAMES[part]
