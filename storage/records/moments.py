"""Moments: what happened in a line, before it is a story."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class MomentSource(StrEnum):
    """Where a moment comes from."""

    TYPED = "typed"
    RESUME = "resume"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something that happened, in a line, and may become a story."""

    id: int
    user_id: int
    text: str
    source: MomentSource
    job: str | None
    """The line of the résumé under which it stood; None for one that was typed."""
    message_id: int | None
    """The message that holds it, so that an edit changes it; None for one that came from a file."""
    on: date
    """The user's local day on which it was kept."""
    created_at: datetime
    story_id: int | None = None
    """The story that it became."""
