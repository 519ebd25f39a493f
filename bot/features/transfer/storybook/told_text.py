r"""A story's text in a Markdown file as it was told, and behind it the marks of its letters in one HTML comment of JSON.

The text stands as it is. Only a line that would begin a story, or a comment of ours, gets a backslash at its beginning.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversation.logic.stories.story_text import in_text_order
from bot.features.transfer.limits import MOST_MARKS
from bot.features.transfer.storybook.lines import MARK, begins_our_story
from question_bank.models import Move
from storage.records import LetterMark, MarkedText

COMMENT = "<!-- stardrill"
COMMENT_END = "-->"
_OPENS_COMMENT = re.compile(r"<!--\s*stardrill\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMarks:
    """The marks of a file on the text of that file."""

    told: MarkedText
    unmarked: bool = False
    """Whether the file says nothing of the letters."""
    dropped: tuple[Move, ...] = ()
    """Letters of marks whose words are no longer in the text, in the order of the moves."""


def opens_comment(line: str) -> bool:
    """Return whether a line begins the comment with the marks."""
    return _OPENS_COMMENT.match(line) is not None


def written(told: MarkedText) -> str:
    """Return the text as it stands in the file, an empty line, and the comment."""
    text = "\n".join(_kept_apart(line) for line in told.text.replace("\0", "\ufffd").split("\n"))
    return f"{text}\n\n{_comment(told)}" if text else _comment(told)


def as_told(lines: Sequence[str]) -> str:
    """Return the text of lines of a file that stand between the fields of a story and the comment."""
    return "\n".join(_unmarked(line) for line in lines)


def listed(told: MarkedText) -> list[dict[str, Any]]:
    """Return the marks as JSON values: letter, start and end in code points, and the marked words."""
    return [
        {"letter": mark.letter, "start": mark.start, "end": mark.end, "words": told.text[mark.start : mark.end]}
        for mark in told.marks
    ]


def marks_of_comment(text: str, comment: str) -> PlacedMarks:
    """Return the text with the marks of a comment. A comment that is no longer ours, or no JSON, marks nothing."""
    marks = _marks_in(comment)
    return placed(text, marks) if marks is not None else PlacedMarks(told=MarkedText(text=text), unmarked=True)


def has_marks(comment: str) -> bool:
    """Return whether a comment is one that `written` has made, and that nobody has broken."""
    return _marks_in(comment) is not None


def placed(text: str, marks: Sequence[Any]) -> PlacedMarks:
    """Return the text with each mark where its words stand: at its place, else at the nearest place that has them.

    A mark is an object as `listed` makes it. One whose words are nowhere is dropped, as is one that is none.
    """
    found: list[LetterMark] = []
    dropped: set[Move] = set()
    moved = False
    for move, start, end, words in filter(None, map(_read, marks[:MOST_MARKS])):
        span = _place(text, start, end, words)
        moved = moved or span != (start, end)
        if span is None:
            dropped.add(move)
        else:
            found.append(LetterMark(move.value, *span))
    kept = in_text_order(dict.fromkeys(found)) if moved else tuple(found)
    return PlacedMarks(told=MarkedText(text=text, marks=kept), dropped=tuple(move for move in Move if move in dropped))


def _marks_in(comment: str) -> list[Any] | None:
    inside = _OPENS_COMMENT.sub("", comment, count=1).rpartition(COMMENT_END)[0]
    try:
        body = json.loads(inside)
    except (ValueError, RecursionError):
        return None
    marks = body.get("marks") if isinstance(body, dict) else None
    return marks if isinstance(marks, list) else None


def _comment(told: MarkedText) -> str:
    lines = ",\n".join(_json(mark) for mark in listed(told))
    return f'{COMMENT}\n{{"marks": [{lines and f"{chr(10)}{lines}{chr(10)}"}]}}\n{COMMENT_END}'


def _json(mark: dict[str, Any]) -> str:
    """Return a mark on one line. No `>` stands in it, so that its words cannot end the comment."""
    return (
        json.dumps(mark, ensure_ascii=False)
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\x85", "\\u0085")
    )


def _kept_apart(line: str) -> str:
    return MARK + line if _would_part(line) else line


def _unmarked(line: str) -> str:
    return line[1:] if line.startswith(MARK) and _would_part(line[1:]) else line


def _would_part(line: str) -> bool:
    """Return whether a line, without backslashes before it, would begin a story or the comment."""
    bare = line.lstrip(MARK)
    return begins_our_story(bare) or opens_comment(bare)


def _read(mark: Any) -> tuple[Move, int, int, str | None] | None:
    if not isinstance(mark, dict):
        return None
    letter, start, end, words = (mark.get(name) for name in ("letter", "start", "end", "words"))
    if letter not in {move.value for move in Move} or type(start) is not int or type(end) is not int:
        return None
    if not 0 <= start < end or not (words is None or isinstance(words, str)):
        return None
    return Move(letter), start, end, words


def _place(text: str, start: int, end: int, words: str | None) -> tuple[int, int] | None:
    """Return where the words stand, at `start` or next to it, also where their spaces or line ends are others."""
    if words is None:
        return (start, end) if end <= len(text) else None
    if text[start:end] == words:
        return (start, end)
    bare = words.split()
    if not bare:
        return None
    after = text.find(words, start)
    before = text.rfind(words, 0, start + len(words))
    near = [at for at in (before, after) if at >= 0]
    if near:
        at = min(near, key=lambda place: abs(place - start))
        return (at, at + len(words))
    spaced = [found.span() for found in re.finditer(r"\s+".join(map(re.escape, bare)), text)]
    return min(spaced, key=lambda span: abs(span[0] - start), default=None)
