"""Texts of the moments: kept lines that may become stories."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.conversation.stories.moments import MOST_MOMENTS
from bot.conversation.texts.html import count, shorten

ASK = (
    "<b>Moments</b>\n\nOne line when something happens that may become a story: “argued against the rewrite, lost, "
    "shipped”. Type it now, or any day as /log and the line behind it.\n\n<i>Several lines are several moments.</i>"
)
ADD = "Add a moment"
FROM_RESUME = "From my résumé"
ALL = "All moments"
NEWER = "◀ Newer"
OLDER = "Older ▶"
MAKE_STORY = "Open as a story"
OPEN_STORY = "Open the story"
DELETE = "Delete it"
REALLY = "Yes, delete it"
KEEP = "Keep it"
EMPTY = "I need a few words for that."
DELETED = "Deleted.\n\n"
REALLY_DELETE = "Delete this moment? It is gone then."
NONE_YET = (
    "<b>Moments</b>\n\nNone yet. A moment is one line on something that may become a story: “argued against the rewrite, "
    "lost, shipped”."
)
FULL = (
    f"You have {MOST_MOMENTS} moments, and that is all I keep, so what came past that is not kept. "
    "Open those that you have told, delete them, and send the rest again."
)
LONGEST_SHOWN = 3_500
"""Most characters of a moment on its page."""
LONGEST_LINE = 110
"""Most characters of a moment in the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A moment in the list."""

    text: str
    on: date
    story: str | None
    """The title of the story that it became; None where there is none."""


def kept_text(texts: Sequence[str], total: int) -> str:
    """Return the reply to moments that were kept, and how many there are now."""
    said = "\n".join(f"• {shorten(text, LONGEST_LINE)}" for text in texts[:5])
    more = f"\n… and {len(texts) - 5} more" if len(texts) > 5 else ""
    return f"Kept. You have {count(total, 'moment')}.\n\n{said}{more}"


def edited_text(changed: int, added: int, gone: int, *, told: bool) -> str:
    """Return the reply to an edit: moments that it changed, added, and whose lines it took out, which stay.

    `told` is True where a changed one became a story.
    """
    said = []
    if changed:
        said.append("Noted: the moment says that now." if changed == 1 else f"Noted: {changed} moments say that now.")
    if told:
        said.append("The story that it became stays as it is.")
    if added:
        said.append(f"Added: {count(added, 'moment')}.")
    if gone:
        said.append(f"{count(gone, 'moment')} whose line you took out {'is' if gone == 1 else 'are'} still kept.")
    return " ".join(said)


def list_text(page: Sequence[Line], first: int, total: int, *, awaited: bool) -> str:
    """Return a page of the moments, newest first, numbered from `first`. `awaited` is True where a typed line adds one."""
    shown = "" if len(page) == total else f", newest first: {first} to {first + len(page) - 1} of {total}"
    lines = [f"<b>Your moments</b>{shown}"]
    for number, line in enumerate(page, first):
        became = f"\n→ story: {shorten(line.story, LONGEST_LINE)}" if line.story is not None else ""
        lines.append(f"<b>{number}.</b> {_day(line.on)}: {shorten(line.text, LONGEST_LINE)}{became}")
    add = " Type a line to add one." if awaited else ""
    return "\n\n".join([*lines, f"Tap a number to open one.{add}"])


def moment_text(text: str, on: date, job: str | None, story: str | None) -> str:
    """Return one moment with its day, the line of the résumé above it, and the story that it became."""
    parts = [f"<b>{_day(on)}</b>" + (f" · {shorten(job, LONGEST_LINE)}" if job else ""), shorten(text, LONGEST_SHOWN)]
    if story is not None:
        parts.append(f"It became the story “{shorten(story, LONGEST_LINE)}”.")
    return "\n\n".join(parts)


def opened_text(title: str) -> str:
    """Return what is said above the page of the story that a moment became."""
    return (
        f"“{shorten(title, LONGEST_LINE)}” is in your story bank now, with this line as its beginning. "
        "Tap a letter below and write on."
    )


def _day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"
