"""Payloads of the drill's buttons."""

from dataclasses import dataclass

from bot.conversation.payload import Payload


@dataclass(frozen=True, slots=True)
class BeginRetrieval(Payload, code="Wd"):
    """Begin a new session."""


@dataclass(frozen=True, slots=True)
class GoOnWithRetrieval(Payload, code="We"):
    """Ask the open question of a session again, or the next one."""

    session_id: int


@dataclass(frozen=True, slots=True)
class AskNextPick(Payload, code="Wf"):
    """Ask the next question of a session."""

    session_id: int
    n: int


@dataclass(frozen=True, slots=True)
class PickStory(Payload, code="Wg"):
    """Take a story for a question of a session."""

    session_id: int
    n: int
    story_id: int
    seen: bool
    """True where the question had been sent before, so that the time is unknown."""
