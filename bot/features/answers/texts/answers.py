"""Texts of the past answers: a page of the list, and one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.conversation.texts.html import count, escape, shorten
from bot.conversation.texts.names import LEVEL_NAMES, NOT_JUDGED
from question_bank.models import Level
from storage.records import AnswerKind

NONE_YET = "<b>Your answers</b>\n\nNone yet. Each answer that I judge is kept here, with its level and date."
NEWER = "◀ Newer"
OLDER = "Older ▶"
BACK = "All answers"
FEEDBACK = "Read the feedback"
REWRITE = "Rewrite it"
WHOLE = "Whole text as a file"
WHOLE_SENT = "Your answer, word for word."
KINDS = {AnswerKind.MOCK: "mock", AnswerKind.REWRITE: "rewritten", AnswerKind.REPAIR: "mended"}
"""Kinds of answers that the list names."""
LONGEST_TEXT = 3_000
"""Most characters of an answer that a message shows."""

_LONGEST_QUESTION = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAnswer:
    """A judged answer in brief."""

    question: str
    on: date
    """The user's local day on which it was asked."""
    kind: AnswerKind
    level: Level | None
    """None for one that was not judged."""
    words: int


def list_text(page: Sequence[PastAnswer], first: int, total: int) -> str:
    """Return a page of the answers, newest first. They are numbered from `first`."""
    lines = [f"<b>Your answers</b>, newest first: {first} to {first + len(page) - 1} of {total}"]
    for number, answer in enumerate(page, first):
        lines.append(f"<b>{number}.</b> {_figures(answer)}\n{shorten(answer.question, _LONGEST_QUESTION)}")
    return "\n\n".join([*lines, "Tap a number to read it."])


def answer_text(answer: PastAnswer, text: str) -> str:
    """Return one answer with its newest text, cut where a message cannot hold it."""
    cut = text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT].rstrip()} …"
    head = f"❓ <b>{escape(answer.question)}</b>\n{_figures(answer)} · {count(answer.words, 'word')}"
    return f"{head}\n\n{escape(cut)}"


def _figures(answer: PastAnswer) -> str:
    level = LEVEL_NAMES[answer.level] if answer.level is not None else NOT_JUDGED
    kind = f" · {KINDS[answer.kind]}" if answer.kind in KINDS else ""
    return f"{answer.on.day} {answer.on:%b %Y} · <b>{level}</b>{kind}"
