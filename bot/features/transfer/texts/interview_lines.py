"""Texts of the interviews in the Markdown file. Plain text."""

from bot.conversation.texts.html import joined
from bot.conversation.texts.names import ARCHETYPE_LABELS, LEVEL_NAMES, MOVE_WORDS
from question_bank.models import ArchetypeId, Level, Move
from storage.records import AskedQuestion, InterviewOutcome, StoryTold

FILE_INTERVIEWS = "My interviews"
_OUTCOMES = {
    InterviewOutcome.WAITING: "waiting",
    InterviewOutcome.WENT_ON: "went on",
    InterviewOutcome.REJECTED: "rejected",
}
_TOLD = {
    StoryTold.BANK: "told a story that is removed",
    StoryTold.ELSEWHERE: "told a story that is not here",
    StoryTold.NONE: "no story",
}


def outcome(name: str, came: InterviewOutcome) -> str:
    """Return an interview's name with what came of it."""
    return f"{name or 'Interview'}, {_OUTCOMES[came]}"


def facts(asked: AskedQuestion, title: str | None) -> str:
    """Return what is said of a question. `title` is that of the story of the bank. Empty where nothing is said."""
    parts = [ARCHETYPE_LABELS[ArchetypeId(asked.archetype)]] if asked.archetype in set(ArchetypeId) else []
    if title is not None:
        parts.append(f"told {title}")
    elif asked.told is not None:
        parts.append(_TOLD[asked.told])
    if asked.level in set(Level):
        parts.append(LEVEL_NAMES[Level(asked.level)].lower())
    dry = [MOVE_WORDS[move] for move in Move if move.value in (asked.dry or "")]
    if dry:
        parts.append(f"ran dry in {joined(dry)}")
    return "; ".join(parts)
