"""What an outline asks for, with the buttons below: which project it is, then its six letters."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.texts.names import MOVE_NAMES
from bot.features.drill.logic.drill import after
from bot.features.drill.texts import drill as say
from bot.review.rubric import count_words
from question_bank.models import Archetype, ArchetypeId, Move
from storage.records import Outline


@dataclass(frozen=True, slots=True)
class NoStoryHere(Payload, code="Dx"):
    """Say that there is no story for the outline of that number."""

    drill_id: int
    n: int


@dataclass(frozen=True, slots=True)
class MarkStretch(Payload, code="Dt"):
    """Mark the outline of that number as a stretch, or take the mark back."""

    drill_id: int
    n: int


@dataclass(frozen=True, slots=True)
class PassLetter(Payload, code="Dl"):
    """Go on from that letter of the outline of that number to the next."""

    drill_id: int
    n: int
    letter: Move


@dataclass(frozen=True, slots=True)
class FinishOutline(Payload, code="Df"):
    """Finish the outline of that number."""

    drill_id: int
    n: int


def project_prompt(context: Context, outline: Outline) -> Reply:
    """Ask which project an outline is about."""
    archetype = archetype_of(context, outline)
    none = Button(text=say.NO_STORY, press=NoStoryHere(outline.drill_id, outline.n))
    stretch = Button(text=say.stretch_label(marked=outline.stretch), press=MarkStretch(outline.drill_id, outline.n))
    return Reply(
        text=say.project_text(heading(context, outline), archetype, stretch=outline.stretch),
        buttons=((none,), (stretch,)),
        slot=f"drill:{outline.drill_id}:{outline.n}",
    )


def letter_prompt(context: Context, outline: Outline, move: Move, parts: Mapping[str, str]) -> Reply:
    """Ask for a letter of an outline that has those parts."""
    words = count_words(parts.get(move.value, ""))
    head = heading(context, outline, MOVE_NAMES[move])
    return Reply(
        text=say.letter_text(head, move, archetype_of(context, outline), words),
        buttons=letter_buttons(outline, move, has_words=bool(words)),
    )


def letter_buttons(outline: Outline, move: Move, *, has_words: bool) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons of a letter: at the last there is only the end; before it, this one is done or skipped."""
    finish_row = (finish_button(outline),)
    if after(move) is None:
        return (finish_row,)
    label = say.NEXT_LETTER if has_words else say.SKIP_LETTER
    return ((Button(text=label, press=PassLetter(outline.drill_id, outline.n, move)),), finish_row)


def finish_button(outline: Outline) -> Button:
    """Return the button that finishes an outline."""
    return Button(text=say.FINISH, press=FinishOutline(outline.drill_id, outline.n))


def heading(context: Context, outline: Outline, where: str | None = None) -> str:
    """Return the line above a prompt: which outline, where in it (or its archetype), and what its clock says."""
    return say.heading(outline.n, where or archetype_of(context, outline).name, seconds_of(context, outline))


def archetype_of(context: Context, outline: Outline) -> Archetype:
    """Return what the bank knows of an outline's archetype."""
    return context.bank.archetypes[ArchetypeId(outline.archetype)]


def seconds_of(context: Context, outline: Outline) -> int:
    """Return how many seconds the clock of an outline says."""
    return max(0, int((context.now - outline.started_at).total_seconds())) if outline.started_at is not None else 0
