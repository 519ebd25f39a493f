"""The chat states in which a moment or a résumé is awaited."""

from dataclasses import dataclass

from bot.conversation.side_question import SideQuestion


@dataclass(frozen=True, slots=True)
class TypingMoment(SideQuestion, name="typing_moment"):
    """The side question for a moment."""


@dataclass(frozen=True, slots=True)
class SendingResume(SideQuestion, name="sending_resume"):
    """The side question for a résumé, as a text or a file."""

    asked: bool = True
    """False where the user has not asked for it, and a document that could not be read asks for its text alone."""


@dataclass(frozen=True, slots=True)
class PastingResume(SideQuestion, name="pasting_resume"):
    """The state right after a long pasted résumé, of which another part may follow. Anything else leaves it."""

    file_id: int = 0
