"""Names of the rubric's terms, as the user reads them."""

from collections.abc import Collection

from bot.conversation.texts.html import joined
from bot.review.rubric import LONGEST_SECONDS, SHORTEST_SECONDS
from bot.review.types import Review
from question_bank.models import ArchetypeId, Level, Move, StyleElement, StyleGroup, Verdict
from storage.records import StoryScope

MOVE_NAMES = {
    Move.SITUATION: "Situation",
    Move.TRADE_OFF: "Trade-off",
    Move.ACTION: "Action",
    Move.RESULT: "Result",
    Move.DRIVER: "Driver of impact",
    Move.REFLECTION: "Reflection",
}
MOVE_WORDS = {
    Move.SITUATION: "situation",
    Move.TRADE_OFF: "trade-off",
    Move.ACTION: "action",
    Move.RESULT: "result",
    Move.DRIVER: "driver",
    Move.REFLECTION: "reflection",
}
"""One word for each move, for the middle of a line."""
ELEMENT_NAMES = {
    StyleElement.PRINCIPLE: "Principle",
    StyleElement.PRACTICE: "Practice",
    StyleElement.EXAMPLE: "Example",
    StyleElement.LIMIT: "Limit",
}
LEVEL_NAMES = {Level.WEAK: "Weak", Level.PASSING: "Passing", Level.STRONG: "Strong", Level.STAFF: "Staff"}
SPOKEN_TARGET = f"{SHORTEST_SECONDS // 60} to {LONGEST_SECONDS // 60} minutes"
"""Length of a story that the rubric aims at."""
NOT_JUDGED = "Not judged"
WHICH_STORY = "Which of my stories?"
"""The drill on finding the story for a question, also on the buttons that lead there."""
STYLE_GROUP_NAMES = {
    StyleGroup.TEAM_BUILDING: "Team building",
    StyleGroup.TECHNICAL_LEADERSHIP: "Technical leadership",
    StyleGroup.DELIVERY: "Delivery and execution",
    StyleGroup.LEADERSHIP_STYLE: "Leadership style",
}
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

ARCHETYPE_SUBJECTS = {
    ArchetypeId.CONTESTED_DECISION: "others objecting to your technical choice",
    ArchetypeId.KILLED_PROJECT: "something of yours that you brought to an end",
    ArchetypeId.RESEARCH_VS_SHIPPING: "shipping now or getting it right first",
    ArchetypeId.SAFETY_ESCALATION: "a risk to users or trust that you took to somebody who can say stop",
    ArchetypeId.QUALITY_INCIDENT: "something that broke or fell short, and what is different since",
    ArchetypeId.COST_NEGOTIATION: "a price, and somebody with other goals who had to agree",
    ArchetypeId.MENTORING: "somebody else who grew",
    ArchetypeId.ETHICAL_PUSHBACK: "what you held to be wrong, even where it was allowed and worked",
}
"""Subject of each archetype's questions, by which confused ones are told apart; it follows "about"."""

HEARD_AS = {
    ArchetypeId.CONTESTED_DECISION: "a contested decision",
    ArchetypeId.KILLED_PROJECT: "a killed project",
    ArchetypeId.RESEARCH_VS_SHIPPING: "research against shipping",
    ArchetypeId.SAFETY_ESCALATION: "a safety escalation",
    ArchetypeId.QUALITY_INCIDENT: "a quality incident",
    ArchetypeId.COST_NEGOTIATION: "a cost negotiation",
    ArchetypeId.MENTORING: "mentoring",
    ArchetypeId.ETHICAL_PUSHBACK: "an ethical pushback",
}
"""Archetypes in the middle of a sentence, after "an interviewer hears"."""

SCOPE_NAMES = {
    StoryScope.ME: "me",
    StoryScope.TEAM: "team",
    StoryScope.TEAMS: "several teams",
    StoryScope.COMPANY: "company",
}
"""How far a story reached, also in files."""

VERDICT_NAMES = {Verdict.MET: "met", Verdict.WEAK: "weak", Verdict.MISSING: "missing"}
VERDICT_MARKS = {Verdict.MET: "●", Verdict.WEAK: "◐", Verdict.MISSING: "○"}


def moves_in_words(moves: Collection[Move]) -> str:
    """Return the moves in their order as a list of words, such as `trade-off and result`. All six are said as such."""
    if len(set(moves)) == len(Move):
        return "all six moves"
    return joined([MOVE_WORDS[move] for move in Move if move in moves])


def part_name(part: Move | StyleElement) -> str:
    """Return the name of a move or of an element of a style answer."""
    return MOVE_NAMES[part] if isinstance(part, Move) else ELEMENT_NAMES[part]


def level_name(review: Review) -> str:
    """Return the level of a review as a word, or that it was not judged."""
    return LEVEL_NAMES[review.level] if review.reasons.not_judged is None else NOT_JUDGED
