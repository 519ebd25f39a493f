"""Texts of a story's versions."""

from collections.abc import Sequence

from bot.conversation.texts.html import count, escape, shorten, words_so_far
from bot.conversation.texts.names import LEVEL_NAMES
from bot.review.rubric import FEWEST_WORDS
from question_bank.models import Level
from storage.records import StoryCause, StoryVersion

CAUSES = {
    StoryCause.WRITTEN: "written",
    StoryCause.EDITED: "edited",
    StoryCause.FROM_ANSWER: "from an answer",
    StoryCause.RESTORED: "restored",
    StoryCause.IMPORTED: "imported",
}
RESTORE = "Restore this version"
OLDER = "Older"
BACK = "Back to the versions"
IS_NEWEST = "This is the newest version already."


def versions_text(title: str, versions: Sequence[StoryVersion], days: Sequence[str], total: int) -> str:
    """Return a page of a story's versions, newest first. `days` are their dates as shown."""
    lines = [f"🗂 <b>{shorten(title, 80)}</b>: {count(total, 'version')}"]
    lines += [f"{line_text(version, day)}" for version, day in zip(versions, days, strict=True)]
    return "\n".join(lines)


def line_text(version: StoryVersion, day: str) -> str:
    """Return a version on one line."""
    level = LEVEL_NAMES[Level(version.level)] if version.words >= FEWEST_WORDS else "begun"
    return f"<b>{version.n}</b> · {CAUSES[version.cause]} {day} · {level}, {words_so_far(version.words)}"


def version_text(version: StoryVersion, day: str, told: str) -> str:
    """Return the text of a version, cut where a message cannot hold it."""
    cut = told if len(told) <= 3_400 else f"{told[:3_400].rstrip()} …"
    return f"{line_text(version, day)}\n\n{escape(cut)}"


def restored_text(n: int) -> str:
    """Return the note that an earlier version is the newest again."""
    return f"Version {n} is your text again. What was there before stays among the versions."
