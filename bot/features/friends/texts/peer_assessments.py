"""Texts of what friends said: the notice, the author's own estimate, the three views side by side."""

from datetime import date

from bot.conversation.texts.html import count, escape, quoted
from bot.conversation.texts.names import LEVEL_NAMES, MOVE_NAMES, MOVE_WORDS, VERDICT_MARKS, moves_in_words
from bot.features.friends.logic.marking import MOVES, STEPS
from bot.features.friends.logic.three_views import ThreeViews, View
from question_bank.models import Level, Move, Verdict

ESTIMATE = "My own estimate first"
SHOW = "Show me now"
BACK = "◀ Back"
STORY = "Open the story"
BANK = "Story bank"
ASK_ANOTHER = "Ask another friend"
VERDICT_LABELS = {Verdict.MET: "● Met", Verdict.WEAK: "◐ Weak", Verdict.MISSING: "○ Missing"}
NOTHING_YET = "No friend has marked this story yet."


def told_text(title: str) -> str:
    """Return the notice that a friend has marked a story, before the marks are shown."""
    return (
        f"<b>A friend has marked {quoted(title, 80)}.</b>\n\n"
        "Before you look: what would you give it yourself? Seven taps, and you see where you and your friend differ."
    )


def declined_text(number: int) -> str:
    """Return the notice that friends who were asked said no."""
    asked = "The friend whom you asked said" if number == 1 else f"{count(number, 'friend')} whom you asked said"
    return f"{asked} no this time. It is nothing to ask about: people are busy. You can ask somebody else."


def estimate_text(title: str, moves: str, move: Move) -> str:
    """Return the question for the author's own verdict on one move."""
    head = f"<b>Your own estimate, {len(moves) + 1} of {STEPS}: {MOVE_NAMES[move]}</b>"
    return f"{head}\n{quoted(title, 80)}\n\nHow far does your story get with it?"


def estimate_level_text(title: str) -> str:
    """Return the question for the author's own level."""
    return f"<b>Your own estimate, {STEPS} of {STEPS}: the level</b>\n{quoted(title, 80)}\n\nWhich level is it?"


def views_text(title: str, on: date, views: ThreeViews, line: str | None) -> str:
    """Return the three views side by side, and what the friend added."""
    blocks = [f"<b>{quoted(title, 80)}</b>, marked by a friend on {on.day} {on:%B}", f"<pre>{_table(views)}</pre>"]
    blocks.append(_levels(views))
    if views.heard_less:
        others = "you or the rules" if views.own is not None else "the rules"
        blocks.append(
            f"🔧 Your friend heard less than {others} did: {moves_in_words(views.heard_less)}. "
            "Say it more plainly when you tell it."
        )
    if views.heard_more:
        blocks.append(
            f"Your friend heard more than the rules found: {moves_in_words(views.heard_more)}. "
            "If you said it aloud and it is not in the text, write it in."
        )
    if line:
        blocks.append(f"Your friend adds: “{escape(line)}”")
    return "\n\n".join(blocks)


def list_text(title: str, number: int) -> str:
    """Return the head of the list of what friends said of a story."""
    if not number:
        return NOTHING_YET
    return f"<b>{quoted(title, 80)}</b>: marked {count(number, 'time')} by friends. Nobody is named."


def entry_label(number: int, on: date, *, is_new: bool) -> str:
    """Return the label of the button for one of them. Plain text."""
    return f"{number}. {on.day} {on:%B}{' (new)' if is_new else ''}"


def _table(views: ThreeViews) -> str:
    shown = [("you", views.own), ("rules", views.rules), ("friend", views.friend)]
    columns = [(name, view) for name, view in shown if view is not None]
    rows = [" " * 11 + " ".join(f"{name:<6}" for name, _ in columns)]
    rows += [f"{MOVE_WORDS[move]:<11}" + " ".join(f"{_sign(view, move):<6}" for _, view in columns) for move in MOVES]
    return "\n".join(row.rstrip() for row in rows)


def _sign(view: View, move: Move) -> str:
    return VERDICT_MARKS[view.moves[move]]


def _levels(views: ThreeViews) -> str:
    own = f"you {_level(views.own.level)}, " if views.own is not None else ""
    return f"<b>Level</b>: {own}the rules {_level(views.rules.level)}, your friend {_level(views.friend.level)}."


def _level(level: Level) -> str:
    return LEVEL_NAMES[level]
