"""One private chat as its user sees it: messages, buttons, keyboard, edits."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.terminal.memory import ChatMemory, Choices


@dataclass(slots=True, kw_only=True)
class Shown:
    """A message of the bot."""

    message_id: int
    html: str
    """The text or caption, with Telegram's markup."""
    plain: str
    """The same without markup."""
    buttons: list[list[tuple[str, str]]] = field(default_factory=list)
    """Labels and callback data of the inline keyboard, by row."""
    keyboard: list[list[str]] | None = None
    """Labels of a reply keyboard, by row. An empty list removes it; None leaves it alone."""
    picture: bytes | None = None
    document: tuple[str, bytes] | None = None
    """Name and content of a file."""
    edited: int = 0
    """Number of edits."""
    thread_id: int | None = None
    """Its topic; None outside of any."""
    first: int = 1
    """Number of its first choice."""

    @property
    def labels(self) -> list[str]:
        """Return the labels of its choices: its inline buttons, or else the keys of its keyboard."""
        return [text for row in self.buttons for text, _ in row] or [
            text for row in self.keyboard or [] for text in row
        ]


class ChangeKind(StrEnum):
    """The kind of a visible change."""

    NEW = "new"
    EDITED = "edited"
    DELETED = "deleted"
    TOAST = "toast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change that the user sees."""

    kind: ChangeKind
    message: Shown | None = None
    text: str = ""


class Chat:
    """The visible chat, and the meaning of its button numbers."""

    def __init__(self, memory: ChatMemory) -> None:
        self.memory = memory
        self.messages: dict[int, Shown] = {}
        # The topics into which the bot may write.
        self.topics: set[int] = set()
        self._changes: asyncio.Queue[Change] = asyncio.Queue()

    def show(self, message: Shown) -> None:
        """Add a message. Its buttons become the newest ones; it may also remove the keyboard."""
        self.messages[message.message_id] = message
        self._remember(message)
        self._changes.put_nowait(Change(kind=ChangeKind.NEW, message=message))

    def changed(self, message: Shown) -> None:
        """Note that a message was edited."""
        message.edited += 1
        self._remember(message)
        self._changes.put_nowait(Change(kind=ChangeKind.EDITED, message=message))

    def deleted(self, message: Shown) -> None:
        """Remove a message."""
        del self.messages[message.message_id]
        self.memory.note_buttons(message.message_id, None)
        self._changes.put_nowait(Change(kind=ChangeKind.DELETED, message=message))

    def toast(self, text: str) -> None:
        """Show the answer to a button press."""
        self._changes.put_nowait(Change(kind=ChangeKind.TOAST, text=text))

    def pending_changes(self) -> list[Change]:
        """Return the changes since the last call."""
        changes = []
        while not self._changes.empty():
            changes.append(self._changes.get_nowait())
        return changes

    async def changes(self) -> AsyncIterator[Change]:
        """Yield each change as it happens."""
        while True:
            yield await self._changes.get()

    @property
    def newest(self) -> Shown:
        """Return the bot's newest message. Raises IndexError where there is none."""
        if not self.messages:
            raise IndexError("the bot has said nothing")
        return self.messages[max(self.messages)]

    def _remember(self, message: Shown) -> None:
        """Store the newest buttons: those of the message, or none where it removes the shown ones."""
        shown = self.memory.choices
        self.memory.note_buttons(message.message_id, _under(message) if message.buttons else None)
        if message.buttons:
            if message.message_id >= shown.message_id:
                self.memory.choices = _under(message)
            elif message.message_id == shown.under:
                self.memory.choices = _with_keys(_under(message), shown.message_id, shown.keys)
        elif message.keyboard:
            # A question has inline buttons and sends its keyboard in a message of its own: both can be pressed.
            before = shown if shown.under and shown.under == message.message_id - 1 else Choices()
            message.first = len(before.labels) + 1
            self.memory.choices = _with_keys(before, message.message_id, message.labels)
        elif shown.message_id == message.message_id or (message.keyboard == [] and shown.has_keys):
            self.memory.choices = Choices()
        self.memory.save()


def _under(message: Shown) -> Choices:
    flat = [button for row in message.buttons for button in row]
    return Choices(
        message_id=message.message_id,
        under=message.message_id,
        labels=[text for text, _ in flat],
        data=[data for _, data in flat],
    )


def _with_keys(choices: Choices, message_id: int, keys: Sequence[str]) -> Choices:
    return Choices(
        message_id=message_id,
        under=choices.under,
        labels=[*choices.labels, *keys],
        data=[*choices.data, *[""] * len(keys)],
    )
