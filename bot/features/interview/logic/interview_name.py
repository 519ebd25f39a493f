"""Reader of an interview's name as people type it: `Cisco, second round`."""

import re
from dataclasses import dataclass

from bot.conversation.logic.questions.asked_words import sounds_asked
from bot.conversation.logic.typed.typed_lines import on_one_line

LONGEST_NAME = 120
"""In characters."""
_MOST_WORDS = 12
"""A longer text is no name."""
_ORDINAL = r"(?:first|second|third|fourth|fifth|final|last|next|1st|2nd|3rd|[4-9]th)"
_ROUND = re.compile(
    rf"(?:{_ORDINAL}\s+(?:round|interview|stage|call|loop)|(?:round|stage|interview)\s+\d"
    r"|(?:phone|recruiter|hr|technical|hiring[- ]manager|video)\s+(?:screen|screening|call|interview|round)"
    r"|(?:behaviou?ral|leadership|panel|system design)\s+(?:round|interview|loop)"
    r"|screening|on-?site|panel|loop|hiring manager)",
    re.IGNORECASE,
)
_BETWEEN = " \t,;:/|()-–—"


@dataclass(frozen=True, slots=True)
class InterviewName:
    """A typed name: the label, and the round where the text names one."""

    label: str
    round: str | None = None


def read_name(text: str) -> InterviewName | None:
    """Return the name that a text gives, or None where it is no name but more likely a question that was asked.

    The round is what stands at the end. A text that is a round alone is the label.
    """
    line = on_one_line(text)
    if len(line) > LONGEST_NAME or len(line.split()) > _MOST_WORDS or sounds_asked(line):
        return None
    found = _round_at_the_end(line)
    if found is None:
        return InterviewName(line)
    label = line[: found.start()].strip(_BETWEEN)
    return InterviewName(label, found.group()) if label else InterviewName(line)


def _round_at_the_end(line: str) -> re.Match[str] | None:
    return next((each for each in _ROUND.finditer(line) if not line[each.end() :].strip(_BETWEEN)), None)
