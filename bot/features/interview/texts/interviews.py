"""Texts of the interviews that were written down: the list, one interview, one of its questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.conversation.texts.html import count, escape, joined, on_button, quoted, shorten
from bot.conversation.texts.names import ARCHETYPE_LABELS, LEVEL_NAMES, MOVE_WORDS
from bot.conversation.texts.typed_days import day_with_year
from question_bank.models import ArchetypeId, Level, Move
from storage.records import InterviewOutcome, StoryTold

NONE_YET = "<b>Your interviews</b>\n\nNone is written down yet."
NEW = "Write down an interview"
NEWER = "◀ Newer"
OLDER = "Older ▶"
EARLIER = "◀ Questions before"
LATER = "Questions after ▶"
ALL_INTERVIEWS = "All interviews"
BACK = "Back to the interview"
BACK_TO_QUESTION = "Back"
NAME = "Name"
ROUND = "Round"
DATE = "Date"
ADD = "More questions"
DELETE = "Delete"
DELETE_YES = "Delete it"
DELETE_NO = "Keep it"
STORY = "Story"
LEVEL = "How it went"
DRY = "Where it ran dry"
WORDS = "The question"
NOTE = "Note"
KIND = "Kind"
PRACTISE = "Practise this question"
WRITE = "Write: {archetype}"
TYPE_WORDS = "Type the question as it was."
TYPE_NOTE = "Type the line. It takes the place of the note that is there."
TYPE_NAME = "Type the name: <b>Cisco, second round</b>."
DELETED = "The interview is deleted, with what was asked in it. What ran dry is practised as before."
NO_NAME = "Interview"
OUTCOMES = {
    InterviewOutcome.WAITING: "waiting",
    InterviewOutcome.WENT_ON: "went on",
    InterviewOutcome.REJECTED: "rejected",
}
OUTCOME_LABELS = {
    InterviewOutcome.WAITING: "Still waiting",
    InterviewOutcome.WENT_ON: "It went on",
    InterviewOutcome.REJECTED: "Rejected",
}
_LONGEST_QUESTION = 90
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewInBrief:
    """An interview for a line of the list or the head of its page."""

    label: str | None
    round: str | None
    held_on: date
    outcome: InterviewOutcome
    asked: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedInBrief:
    """An asked question for a line of its interview, or for its page."""

    number: int
    """The place within the interview, from 1 without gaps."""
    text: str
    archetype: ArchetypeId | None
    told: StoryTold | None
    title: str | None
    """Title of the story of the bank that was told. None where it is no longer there."""
    level: Level | None
    dry: tuple[Move, ...] | None
    """None where not said."""
    note: str | None


def name_text(label: str | None, round_: str | None) -> str:
    """Return the name of an interview, escaped."""
    return escape(", ".join(part for part in (label or (None if round_ else NO_NAME), round_) if part))


def list_text(page: Sequence[InterviewInBrief], first: int, total: int) -> str:
    """Return a page of the interviews, newest first. They are numbered from `first`."""
    lines = [f"<b>{number}.</b> {_line(each)}" for number, each in enumerate(page, first)]
    return "\n".join([f"<b>Your interviews</b>, newest first: {total}\n", *lines, "\nTap a number to open it."])


def interview_text(interview: InterviewInBrief, page: Sequence[AskedInBrief], scorecard: str | None) -> str:
    """Return an interview with a page of its questions and its scorecard, None where nothing was asked."""
    parts = [f"<b>{name_text(interview.label, interview.round)}</b>\n{_facts(interview)}"]
    if page:
        parts.append("\n".join(_asked_line(each) for each in page))
    if scorecard:
        parts.append(scorecard)
    return "\n\n".join(parts)


def asked_text(asked: AskedInBrief, total: int) -> str:
    """Return one question with all that is said of it."""
    lines = [
        f"<b>Question {asked.number} of {total}</b>\n{quoted(asked.text, 900)}\n",
        f"Kind: {ARCHETYPE_LABELS[asked.archetype] if asked.archetype else 'none of the eight'}",
        f"Story: {_told(asked, 200)}",
        f"How it went: {LEVEL_NAMES[asked.level].lower() if asked.level else 'not said'}",
        f"Ran dry: {_dry(asked)}",
    ]
    if asked.note:
        lines.append(f"Note: {quoted(asked.note, 900)}")
    return "\n".join([*lines, "\nTap what you want to change."])


def delete_text(interview: InterviewInBrief) -> str:
    """Return the question before an interview is deleted."""
    return (
        f"<b>Delete {name_text(interview.label, interview.round)}, {day_with_year(interview.held_on)}?</b>\n"
        f"With it go its {count(interview.asked, 'question')} and what you said of them. The questions stay among your own."
    )


def list_label(label: str | None, round_: str | None) -> str:
    """Return the label of the button that goes on with an open debrief."""
    name = ", ".join(part for part in (label, round_) if part)
    return f"Go on: {on_button(name, 30)}" if name else "Go on with the open one"


def outcome_label(outcome: InterviewOutcome, *, chosen: bool) -> str:
    """Return the label of an outcome."""
    return f"{OUTCOME_LABELS[outcome]} ✓" if chosen else OUTCOME_LABELS[outcome]


def _line(interview: InterviewInBrief) -> str:
    return f"{shorten(_plain_name(interview), _LONGEST_NAME)}\n{_facts(interview)}"


def _plain_name(interview: InterviewInBrief) -> str:
    return ", ".join(part for part in (interview.label, interview.round) if part) or NO_NAME


def _facts(interview: InterviewInBrief) -> str:
    held = f"{interview.held_on.day} {interview.held_on:%b %Y}"
    left = " · not finished" if interview.is_open else ""
    return f"{held} · {count(interview.asked, 'question')} · {OUTCOMES[interview.outcome]}{left}"


def _asked_line(asked: AskedInBrief) -> str:
    kind = ARCHETYPE_LABELS[asked.archetype] if asked.archetype else "none of the eight"
    facts = [kind]
    if asked.told is not None:
        facts.append(_told(asked, 40))
    if asked.level is not None:
        facts.append(LEVEL_NAMES[asked.level].lower())
    if asked.dry:
        facts.append(f"dry: {_dry(asked)}")
    return f"<b>{asked.number}.</b> {shorten(asked.text, _LONGEST_QUESTION)}\n{' · '.join(facts)}"


def _told(asked: AskedInBrief, limit: int) -> str:
    match asked.told:
        case None:
            return "not said"
        case StoryTold.NONE:
            return "no story"
        case StoryTold.ELSEWHERE:
            return "a story that is not in your bank"
        case StoryTold.BANK:
            return quoted(asked.title, limit) if asked.title else "a story that you removed"


def _dry(asked: AskedInBrief) -> str:
    if asked.dry is None:
        return "not said"
    return joined([MOVE_WORDS[move] for move in asked.dry]) or "nowhere"
