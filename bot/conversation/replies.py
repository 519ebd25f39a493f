"""What a service hands back to be said: plain data, no Telegram."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.conversation.payload import Payload

FAREWELL = "farewell"
"""The slot of the last word to somebody who was erased: no trace of it is kept once it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One inline button: what it reads and what pressing it does."""

    text: str
    press: Payload


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyboard:
    """The reply keyboard under the text field; no rows takes it away."""

    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, as the data that it shows; it is drawn when it is sent."""

    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file to send."""

    name: str
    content: bytes


class ExportKind(StrEnum):
    """A file with what the user has stored, made from the database at the moment when it is sent."""

    MARKDOWN = "md"
    JSON = "json"
    ANKI = "anki"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message. `text` is HTML with everything from outside escaped (the caption, where there is a picture or file).

    A reply in a `slot` is edited later: where `fresh` is False and the slot has a message already, that message is
    edited instead of a new one sent. One with `newest_only` is a new message at the end of
    the chat: one in its slot that is still to be sent goes for it, one that was sent or is on its way stays. `broadcast`
    marks what nobody waits for; it leaves after the replies to people.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    keyboard: Keyboard | None = None
    slot: str | None = None
    fresh: bool = True
    newest_only: bool = False
    picture: Picture | None = None
    document: Document | None = None
    export: ExportKind | None = None
    broadcast: bool = field(default=False)
