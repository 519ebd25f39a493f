"""A user's own questions as questions of the bank: their ids, and how their answers are judged."""

import re

from bot.conversation.logic.typed.typed_lines import on_one_line
from question_bank.models import ArchetypeId, Question, QuestionKind
from storage.records import OwnQuestion

LONGEST_QUESTION = 300
"""Most characters of an own question. An interviewer's is shorter, and a phone shows it whole."""
MOST_QUESTIONS = 200
"""Most own questions that a user has at a time."""
GONE = "A question that is no longer there"
_ID = re.compile(r"own-([1-9][0-9]{0,17})")


def one_line(text: str) -> str:
    """Return a typed question on one line without control characters, shortened to LONGEST_QUESTION."""
    line = on_one_line(text)
    return line if len(line) <= LONGEST_QUESTION else f"{line[: LONGEST_QUESTION - 1].rstrip()}…"


def question_id(own: OwnQuestion) -> str:
    """Return the id under which an answer names the question."""
    return f"own-{own.id}"


def own_number(question: str) -> int | None:
    """Return the number of the own question that an answer's question id names. None for one of the bank."""
    named = _ID.fullmatch(question)
    return int(named[1]) if named else None


def as_question(own: OwnQuestion) -> Question:
    """Return an own question as it is asked and judged."""
    return judged_for(question_id(own), own.text, own.archetype)


def judged_for(question: str, text: str, archetype: str | None) -> Question:
    """Return a question that is judged for its archetype as a probe is; without one, as a Cisco question."""
    asked = next(((each,) for each in ArchetypeId if each == archetype), ())
    return Question(
        id=question, kind=QuestionKind.PROBE if asked else QuestionKind.BEHAVIOURAL, text=text, archetypes=asked
    )
