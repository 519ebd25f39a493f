"""Texts of a gap drill up to its end: the proposal, the prompts of an outline, the time marks."""

from collections.abc import Collection, Sequence

from bot.conversation.texts.html import count, duration, escape, quoted
from bot.conversation.texts.names import MOVE_NAMES
from bot.features.drill.logic.drill import HALF_TIME, LONGEST_NAME, SIZE
from question_bank.models import Archetype, ArchetypeId, Level, Move

HINT = "25 minutes: outline three stories that you lack, and find out where you have no material at all."
START = "Start"
NOT_NOW = "Not now"
GO_ON = "Go on"
END = "End it and show the findings"
DISCARD = "Discard it"
NO_STORY = "I have no story here"
STRETCH = "I am not sure that it fits"
NEXT_LETTER = "Next letter"
SKIP_LETTER = "Skip letter"
FINISH = "Finish this outline"

STARTED = "Go. Type short paragraphs; each message is kept at once. /cancel leaves it for later."
PUT_AWAY = "Not now, then. /drill proposes it again."
DISCARDED = "The drill is closed. What you wrote stays in your story bank."
NOTHING_FOUND = "The drill is closed. Nothing was outlined, so there is nothing to say about it."
TAP_A_BUTTON = "The writing part is over. Tap a button above to go on, or /cancel to leave it for later."
EMPTY = "That message was empty. Type it as text."
TOO_LONG = "That would make this story longer than I can read, so I left the message out. Tap <b>Next letter</b>."
WHICH_PROJECT = "Which project is it from, and what year? One line; it becomes the title."
FOUND_A_GAP = (
    "<b>Noted, and that is the most useful result of a drill:</b> you know of this gap before the interviewer does. "
    "It does not count against you."
)
NOTHING_KEPT = "You wrote nothing, so no story was kept for it."
LEFT_AT_THE_END = "The drill is kept; only the look back is left. /drill goes on with it."
UNRATED = "You have a drill open. The outlines are done; only the look back is left."
BEGUN = "begun"

_SO_FAR = {
    None: "nothing yet",
    Level.WEAK: "weak so far",
    Level.PASSING: "passing so far",
    Level.STRONG: "strong already",
    Level.STAFF: "staff already",
}
_PROMPTS = {
    Move.SITUATION: "How big was it, what was at stake, what was your role? Two of the three will do.",
    Move.ACTION: "Two things at least that you did yourself. Begin each with “I”.",
    Move.RESULT: "What came of it, with one number. A rough one is fine.",
    Move.DRIVER: "Who works differently since? A process, a gate or a template that stayed counts most.",
    Move.REFLECTION: "One small thing that you would do differently: what, when, and what it would have saved.",
}


def proposal_text(
    archetypes: Sequence[tuple[Archetype, Level | None]],
    *,
    gaps: int,
    missing: int,
    begun: Collection[ArchetypeId] = (),
) -> str:
    """Return the proposal of three archetypes, each with the best level so far, or whether a story of it is `begun`.

    `gaps` counts the archetypes of all eight without a solid story, `missing` those of these three.
    """
    lines = [
        f"{n}. <b>{escape(archetype.name)}</b>: {BEGUN if level is None and archetype.id in begun else _SO_FAR[level]}"
        for n, (archetype, level) in enumerate(archetypes, 1)
    ]
    if not gaps:
        head = "<b>All eight archetypes have a solid story.</b> You can drill second stories for these three:"
    elif missing == len(archetypes):
        head = "<b>The gap drill.</b> You have no solid story for these three:"
    else:
        head = f"<b>The gap drill.</b> Without a solid story: {missing} of these three, {gaps} of all eight."
    rules = (
        "Eight minutes each, a short paragraph for each letter. I tell you at 4 and at 8 minutes and never cut you off. "
        "It need not be polished: the point is to see whether the material is there."
    )
    return "\n".join([head, *lines, "", rules])


def swap_label(n: int, archetype: Archetype) -> str:
    """Return the label of the button that changes one of the three."""
    return f"Swap {n}: {archetype.name}"


def heading(n: int, where: str, seconds: int) -> str:
    """Return the position in the drill with the clock: `Outline 2 of 3 · Result · 3:10`."""
    return f"Outline {n} of {SIZE} · {where} · {seconds // 60}:{seconds % 60:02d}"


def stretch_label(*, marked: bool) -> str:
    """Return the label of the button that marks an outline as a stretch."""
    return f"{'☑' if marked else '☐'} {STRETCH}"


def project_text(head: str, archetype: Archetype, *, stretch: bool) -> str:
    """Return the first prompt of an outline."""
    said = "\n\nNoted: you are not sure that it fits." if stretch else ""
    return f"<b>{escape(head)}</b>\n\n{escape(archetype.probe)}\n\n❓ <b>{WHICH_PROJECT}</b>{said}"


def letter_text(head: str, move: Move, archetype: Archetype, words: int) -> str:
    """Return the prompt of one letter. `words` is the number that it has already."""
    if move is Move.TRADE_OFF:
        prompt = f"What were the two sides? Here it is often {escape('; or '.join(archetype.tensions))}."
    else:
        prompt = _PROMPTS[move]
    kept = f"\n\n{count(words, 'word')} so far; what you type is added." if words else ""
    return f"<b>{escape(head)}</b>\n\n❓ <b>{MOVE_NAMES[move]}.</b> {prompt}{kept}"


def kept_text(head: str, words: int, *, last: bool) -> str:
    """Return the reply to a message of a letter. `last` is True for the last of the six."""
    then = "finish this outline" if last else "go to the next letter"
    kept = f"{count(words, 'word')} kept. Add more" if words else "No words yet. Type a paragraph"
    return f"<b>{escape(head)}</b>\n{kept}, or {then}."


def too_much_text(title: str) -> str:
    """Return the note that the text was more than a name."""
    return (
        f"That is more than a name (up to {LONGEST_NAME} characters), so the story is called {quoted(title)} "
        "and I kept all of it as the situation."
    )


def same_project_again_text(title: str) -> str:
    """Return the kind note that the project is in the bank already."""
    return (
        f"You have {quoted(title, 80)} from the same project. That is fine for today, "
        "but interviewers compare notes, so look for another project when you can."
    )


def half_time_text(head: str) -> str:
    """Return the time mark at four minutes."""
    minutes = int(HALF_TIME.total_seconds() // 60)
    return f"⏳ {minutes} minutes are over, {minutes} to go. <i>{escape(head)}</i>"


def full_time_text(head: str) -> str:
    """Return the time mark at eight minutes, which ends nothing."""
    return f"⏳ Eight minutes. Finish your thought; what is missing can wait. <i>{escape(head)}</i>"


def finished_text(archetype: str, seconds: int, written: int) -> str:
    """Return the note that an outline is done."""
    letters = "all six letters" if written == len(Move) else f"{written} of {len(Move)} letters"
    return f"<b>{escape(archetype)}</b>: {letters} in {duration(seconds)}. It is in your story bank."


def unfinished_text(n: int, archetype: str, *, left: bool) -> str:
    """Return the offer of an unfinished drill. `left` is True where it was left with /cancel."""
    clock = " Its clock is stopped." if left else " Its clock is running."
    return (
        f"You have a drill open, at outline {n} of {SIZE}: <b>{escape(archetype)}</b>. What you wrote is kept.{clock}"
    )


def left_text(n: int) -> str:
    """Return the reply to /cancel in the middle of a drill."""
    return f"The drill waits at outline {n} of {SIZE}, and its clock is stopped. /drill goes on with it."
