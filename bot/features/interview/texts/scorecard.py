"""Texts of the scorecard of an interview, and of the levels beside the outcomes."""

from collections.abc import Mapping

from bot.conversation.texts.html import count, joined, times
from bot.conversation.texts.names import ARCHETYPE_LABELS, LEVEL_NAMES, MOVE_WORDS
from bot.features.interview.logic.comparison import FEWEST_ASKED, Comparison, OfOutcome
from bot.features.interview.logic.scorecard import Scorecard
from question_bank.models import ArchetypeId, Level, Move
from storage.records import InterviewOutcome, StoryTold

COMPARE = "Levels and outcomes"
TOO_FEW = f"I set the levels beside the outcomes from {FEWEST_ASKED} asked questions on."
_OUTCOMES = {
    InterviewOutcome.WENT_ON: "Went on",
    InterviewOutcome.REJECTED: "Rejected",
    InterviewOutcome.WAITING: "Waiting",
}


def scorecard_text(card: Scorecard) -> str:
    """Return what was asked against what was prepared, in counts."""
    lines = [f"<b>Asked: {card.asked}.</b> Prepared: {_prepared(card)}."]
    if card.unprepared:
        lines.append(f"No story yet: {joined([ARCHETYPE_LABELS[each] for each in card.unprepared])}.")
    if card.of_no_archetype:
        lines.append(f"Of none of the eight kinds: {card.of_no_archetype}.")
    if card.told:
        lines.append(f"Told: {_told(card.told)}.")
    if card.dry:
        dry = [f"{MOVE_WORDS[move]} {times(card.dry[move])}" for move in Move if move in card.dry]
        lines.append(f"Ran dry: {joined(dry)}.")
    return "\n".join(lines)


def rated_text(archetypes: tuple[ArchetypeId, ...]) -> str:
    """Return the note on what comes back because it ran dry."""
    them = "it" if len(archetypes) == 1 else "them"
    return f"{joined([ARCHETYPE_LABELS[each] for each in archetypes])} ran dry, so I bring {them} back soon."


def comparison_text(found: Comparison) -> str:
    """Return the rules' level beside the user's own beside the outcome, as counts."""
    lines = [f"<b>Levels and outcomes</b>, {count(found.asked, 'asked question')}"]
    lines += [_of_outcome(each) for each in found.of_outcomes]
    if found.both:
        lines.append(
            f"You and the rules say the same of {found.equal} of {found.both}; you are lower on {found.lower}, "
            f"higher on {found.higher}."
        )
    lines.append(
        "<i>The rules' level is that of the story that you told, as it stood on that day, or of your last answer of that "
        "kind before it. These are counts: so few questions prove nothing.</i>"
    )
    return "\n\n".join(lines)


def _prepared(card: Scorecard) -> str:
    if not card.with_story and not card.practised:
        return "none had a story"
    had = f"{card.with_story} had a story"
    rehearsed = f", {card.rehearsed} of them rehearsed" if card.with_story else ""
    return f"{had}{rehearsed}, {card.practised} practised"


def _told(told: Mapping[StoryTold, int]) -> str:
    parts = []
    if own := told.get(StoryTold.BANK):
        parts.append(f"{own} from your bank")
    if other := told.get(StoryTold.ELSEWHERE):
        parts.append(f"{other} not in it")
    if none := told.get(StoryTold.NONE):
        parts.append(f"no story {times(none)}")
    return joined(parts)


def _of_outcome(each: OfOutcome) -> str:
    head = f"<b>{_OUTCOMES[each.outcome]}</b>: {count(each.interviews, 'interview')}, {count(each.asked, 'question')}"
    return f"{head}\nRules: {_levels(each.rules)}\nYou: {_levels(each.own)}"


def _levels(levels: Mapping[Level, int]) -> str:
    return ", ".join(f"{LEVEL_NAMES[level].lower()} {number}" for level, number in levels.items()) or "not known"
