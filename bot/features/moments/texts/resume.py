"""Texts of a résumé: its bullets, with what each has and lacks as the seed of a story."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.texts.html import count, escape, shorten
from bot.document_reader import Ending
from bot.features.moments.logic.bullets import LONGEST_BULLET, MOST_BULLETS, LeftOut
from bot.features.moments.logic.seeds import Seed

ASK = (
    "<b>Your résumé</b>\n\nSend it as a file (PDF, Word, .txt or .md), or paste its text. I list its bullets, with what "
    "each has and lacks as the beginning of a story. I judge nothing else in it, and keep only the bullets that you choose."
)
ASK_PASTE = (
    "<b>Your résumé</b>\n\nPaste its text, or send the path of a file (PDF, Word, .txt or .md). I list its bullets, with "
    "what each has and lacks as the beginning of a story. I judge nothing else in it, and keep only the bullets that you "
    "choose."
)
OPEN_STORY = "Open as a story"
KEEP = "Keep as a moment"
BACK = "All bullets"
NEXT_PAGE = "More ▶"
PAGE_BEFORE = "◀ Back"
DONE = "Done, forget the rest"
FORGOTTEN = "The résumé is forgotten. What you kept of it is among your moments."
NOT_FETCHED = "I could not fetch that file from Telegram. Please send it once more."
TOO_LARGE = "That file is over 5 MB. Save the résumé without pictures, or paste its text."
NO_BULLETS = (
    "I find no bullets in it: no line that tells what you did. Paste the part with your jobs here, one line for each "
    "thing that you did, or keep them one by one with /log."
)
ENDINGS = {
    Ending.UNREADABLE: "I cannot read that file. Save it once more as PDF or Word (.docx), or paste its text here.",
    Ending.LOCKED: "That file asks for a password. Save a copy without one, or paste its text here.",
    Ending.NO_TEXT: "That file holds pictures of its pages, and no text that I could read. Paste its text here.",
    Ending.TOO_BIG: "That file is too much for me: too many pages, or too much in it. Paste the part with your jobs here.",
}
"""Replies to a file of which no text can be had."""

_HAS = {Seed.ACT: "says what you did", Seed.NUMBER: "has a number"}
_LACKS = {Seed.ACT: "does not say yet what you did yourself", Seed.NUMBER: "no number yet"}
_LONGEST = 300
"""Most characters of a bullet in the list."""
_LONGEST_JOB = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBullet:
    """A bullet in the list."""

    text: str
    job: str | None
    has: frozenset[Seed]
    kept: bool


def page_text(page: Sequence[ShownBullet], first: int, total: int, left_out: LeftOut) -> str:
    """Return a page of bullets, numbered from `first`, under the jobs that they belong to."""
    lines = [f"<b>Your résumé</b>: {count(total, 'bullet')}"]
    if first == 1:
        lines.append(
            "A story needs what no résumé says: what pulled against what, and what you would do differently. "
            "So take those that you could talk about for three minutes."
        )
        if total == MOST_BULLETS:
            lines.append(f"I list the first {MOST_BULLETS}. What comes after, keep with /log.")
        lines += [f"{said} Is there a story in one? Keep it with /log." for said in _left_out(left_out)]
    job = None
    for number, bullet in enumerate(page, first):
        if bullet.job is not None and bullet.job != job:
            lines.append(f"<i>{shorten(bullet.job, _LONGEST_JOB)}</i>")
        job = bullet.job
        kept = " (kept)" if bullet.kept else ""
        lines.append(f"<b>{number}.</b> {shorten(bullet.text, _LONGEST)}{kept}\n{_seeds(bullet.has)}")
    return "\n\n".join([*lines, "Tap a number to take one."])


def no_bullets_text(left_out: LeftOut) -> str:
    """Return the reply to a résumé without a bullet, with the reason why its lines are none."""
    return "\n\n".join([NO_BULLETS, *_left_out(left_out)])


def bullet_text(bullet: ShownBullet) -> str:
    """Return one bullet, with its job and what it has and lacks."""
    job = [f"<i>{shorten(bullet.job, _LONGEST_JOB)}</i>"] if bullet.job is not None else []
    return "\n\n".join([*job, escape(bullet.text), _seeds(bullet.has)])


def _left_out(left_out: LeftOut) -> list[str]:
    """Return how many lines were left out, and why; nothing where none was."""
    reasons = []
    if left_out.short:
        reasons.append(
            f"{count(left_out.short, 'line')} of fewer than {left_out.fewest} words, too short to tell what you did"
        )
    if left_out.long:
        reasons.append(f"{count(left_out.long, 'line')} of over {LONGEST_BULLET} characters, too long for one bullet")
    if not reasons:
        return []
    return [f"Left out: {'; '.join(reasons)}."]


def _seeds(has: frozenset[Seed]) -> str:
    return "; ".join(_HAS[seed] if seed in has else _LACKS[seed] for seed in Seed)
