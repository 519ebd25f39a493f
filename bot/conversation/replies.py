"""Replies of a use case as plain data, without Telegram."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.conversation.payload import Payload

FAREWELL = "farewell"
"""Slot of the last message to a user who was erased. No trace of it is kept once it is sent."""

NEW_LINK = "new-friend-link"
"""Slot of a message with a link for a friend. No trace of it is kept once it is sent."""
UNTRACED = frozenset((FAREWELL, NEW_LINK))
"""Slots of messages that are deleted from the outbox once they are sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An inline button: its label and its payload."""

    text: str
    press: Payload


def in_rows(buttons: Sequence[Button], width: int) -> list[tuple[Button, ...]]:
    """Return buttons in rows of `width`, the last one maybe shorter."""
    return [tuple(buttons[at : at + width]) for at in range(0, len(buttons), width)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyboard:
    """The reply keyboard under the text field. Without rows it is removed."""

    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as the data that it shows. It is drawn when it is sent."""

    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file to send."""

    name: str
    content: bytes


class ExportKind(StrEnum):
    """The format of a file with the user's stored data, made from the database when it is sent."""

    MARKDOWN = "md"
    JSON = "json"
    ANKI = "anki"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message."""

    text: str
    """HTML with everything from outside escaped. The caption, where there is a picture or a file."""
    buttons: tuple[tuple[Button, ...], ...] = ()
    """Rows of inline buttons."""
    keyboard: Keyboard | None = None
    """New reply keyboard. None leaves the present one."""
    slot: str | None = None
    """Name of a message that is edited later. None for a message that never is."""
    fresh: bool = True
    """False edits the message that the slot has, if there is one. True sends a new one."""
    newest_only: bool = False
    """True sends a new message instead of one in its slot that is still to be sent. A sent message stays."""
    picture: Picture | None = None
    """Picture to send, with the text as its caption."""
    document: Document | None = None
    """File to send, with the text as its caption."""
    export: ExportKind | None = None
    """File with the user's stored data, made when the reply is sent."""
    broadcast: bool = field(default=False)
    """True for a message that nobody waits for. It is sent after the replies to people."""
    chat_id: int | None = None
    """Chat to which it goes, in the topic of its slot. None for the chat that is answered."""
