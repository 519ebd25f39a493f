"""Prompts of an outline, with their buttons: its project, then its six letters."""

from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.logic.stories.story_text import letter_text
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.texts.names import MOVE_NAMES
from bot.features.drill.logic.drill import after
from bot.features.drill.texts import drill as say
from bot.review.rubric import count_words
from question_bank.models import Archetype, ArchetypeId, Move
from storage.records import MarkedText, Outline


@dataclass(frozen=True, slots=True)
class NoStoryHere(Payload, code="Dx"):
    """Say that there is no story for an outline."""

    drill_id: int
    n: int


@dataclass(frozen=True, slots=True)
class MarkStretch(Payload, code="Dt"):
    """Mark an outline as a stretch, or remove the mark."""

    drill_id: int
    n: int


@dataclass(frozen=True, slots=True)
class PassLetter(Payload, code="Dl"):
    """Go on from a letter of an outline to the next."""

    drill_id: int
    n: int
    letter: Move


@dataclass(frozen=True, slots=True)
class FinishOutline(Payload, code="Df"):
    """Finish an outline."""

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


def letter_prompt(context: Context, outline: Outline, move: Move, told: MarkedText) -> Reply:
    """Ask for a letter of an outline. `told` is what it has so far."""
    words = count_words(letter_text(told, move))
    head = heading(context, outline, MOVE_NAMES[move])
    return Reply(
        text=say.letter_text(head, move, archetype_of(context, outline), words),
        buttons=letter_buttons(outline, move, has_words=bool(words)),
    )


def letter_buttons(outline: Outline, move: Move, *, has_words: bool) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons of a letter: next or skip, and finish. The last letter has finish alone."""
    finish_row = (finish_button(outline),)
    if after(move) is None:
        return (finish_row,)
    label = say.NEXT_LETTER if has_words else say.SKIP_LETTER
    return ((Button(text=label, press=PassLetter(outline.drill_id, outline.n, move)),), finish_row)


def finish_button(outline: Outline) -> Button:
    """Return the button that finishes an outline."""
    return Button(text=say.FINISH, press=FinishOutline(outline.drill_id, outline.n))


def heading(context: Context, outline: Outline, where: str | None = None) -> str:
    """Return the line above a prompt: the outline, the letter or archetype, and the time on its clock."""
    return say.heading(outline.n, where or archetype_of(context, outline).name, seconds_of(context, outline))


def archetype_of(context: Context, outline: Outline) -> Archetype:
    """Return the bank's entry for an outline's archetype."""
    return context.bank.archetypes[ArchetypeId(outline.archetype)]


def seconds_of(context: Context, outline: Outline) -> int:
    """Return the seconds on the clock of an outline."""
    return max(0, int((context.now - outline.started_at).total_seconds())) if outline.started_at is not None else 0
