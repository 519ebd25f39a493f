"""An answer with its evidence marked: each span of evidence stands out, behind the letter of its move."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.conversation.texts.html import escape
from bot.review.types import Review
from question_bank.models import Move, Verdict

LEGEND = "<b>Bold</b>: these words earn a move; its letter stands before them. <u>Underlined</u>: these are still weak."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    start: int
    end: int
    letter: str
    met: bool


def marked(text: str, review: Review) -> str:
    """Return the text as HTML, bold where a move is met and underlined where it is only weak.

    A letter such as `[T]` stands where evidence begins, `[T?]` where it is weak; `[S T]` where two begin together.
    Without the markup and the letters it equals the text, character by character.
    """
    marks = list(_marks(text, review))
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    return "".join(_piece(text[start:end], start, end, marks) for start, end in pairwise(edges))


def _marks(text: str, review: Review) -> Iterator[_Mark]:
    for move, verdict in (review.moves or {}).items():
        if verdict.verdict is Verdict.MISSING:
            continue
        for span in verdict.evidence:
            start, end = max(span.start, 0), min(span.end, len(text))
            if start < end:
                yield _Mark(
                    start=start, end=end, letter=_letter(move, verdict.verdict), met=verdict.verdict is Verdict.MET
                )


def _letter(move: Move, verdict: Verdict) -> str:
    return move.value if verdict is Verdict.MET else f"{move.value}?"


def _piece(words: str, start: int, end: int, marks: list[_Mark]) -> str:
    """Return the text between two edges as HTML. The same marks cover all of it."""
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    if not over:
        return escape(words)
    letters = dict.fromkeys(mark.letter for mark in over if mark.start == start)
    head = f"<i>[{' '.join(letters)}] </i>" if letters else ""
    tag = "b" if any(mark.met for mark in over) else "u"
    return f"{head}<{tag}>{escape(words)}</{tag}>"
