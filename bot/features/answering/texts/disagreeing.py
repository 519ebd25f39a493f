"""Texts by which a user contradicts a verdict, and may add the words that it was given on."""

from collections.abc import Sequence

from bot.conversation.texts.html import escape
from bot.conversation.texts.names import VERDICT_MARKS, VERDICT_NAMES, part_name
from question_bank.models import Move, StyleElement, Verdict

ASK = (
    "<b>Which verdict do you see otherwise?</b>\n"
    "The verdicts come from rules, and rules can be wrong. Tell me where, so that they can be mended."
)
SAY = {Verdict.MET: "It is met", Verdict.WEAK: "It is weak", Verdict.MISSING: "It is missing"}
BACK = "Back"
ANOTHER_VERDICT = "Another verdict"
ADD_WORDS = "Add my words"
SEND_WORDS = "Yes, add these words"
KEEP_WORDS = "No, leave them out"
TAKE_BACK = "Take it back"
TAKEN_BACK = "Taken back. Nothing of it is kept."
LONGEST_WORDS = 3_000
"""Most characters of an answer that are shown and added."""


def part_label(part: Move | StyleElement, verdict: Verdict) -> str:
    """Return the label of the button of one verdict. Plain text."""
    return f"{VERDICT_MARKS[verdict]} {part_name(part)}: {VERDICT_NAMES[verdict]}"


def verdict_text(part: Move | StyleElement, verdict: Verdict, rules: Sequence[str]) -> str:
    """Return the question what the user would say. `rules` are the sentences of the rules that gave the verdict."""
    lines = [f"<b>{part_name(part)}</b>: I said <b>{VERDICT_NAMES[verdict]}</b>."]
    lines += [f"• {escape(rule)}" for rule in rules] or ["I heard nothing of it in your answer."]
    return "\n".join([*lines, "", "What do you say?"])


def noted_text(part: Move | StyleElement, verdict: Verdict, said: Verdict) -> str:
    """Return the note on what was stored."""
    return (
        f"<b>Noted.</b> {part_name(part)}: you say {VERDICT_NAMES[said]}, the rules said {VERDICT_NAMES[verdict]}. "
        "Your level stays as the rules gave it.\n\n"
        "Whoever runs this bot can read this, with the question and the names of the rules. None of your words go with it, "
        "and not your name."
    )


def words_text(words: str, *, is_whole: bool) -> str:
    """Return the words that would be added, to look at first. `is_whole` is False where the answer goes on after them."""
    rest = "" if is_whole else "\n\nOnly this much is added. The rest of your answer stays out."
    return (
        "<b>These words would go with it.</b> Whoever runs this bot could then read them, and see what the rules misread.\n\n"
        f"<blockquote>{escape(words)}</blockquote>{rest}"
    )


def words_added_text(part: Move | StyleElement, said: Verdict) -> str:
    """Return the note that the words are added."""
    return (
        f"<b>Your words are added</b> to “{part_name(part)}: {VERDICT_NAMES[said]}”. Whoever runs this bot can read them. "
        "Take it back, and they are gone."
    )
