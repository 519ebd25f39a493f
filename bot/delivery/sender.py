"""What the outbox asks of whoever makes its messages into calls of the Bot API."""

from typing import Protocol


class MessageGone(Exception):
    """The message that was to be edited is no longer there, or can no longer be edited."""


class Sender(Protocol):
    """Turns a stored payload into one Bot API call."""

    async def send(self, chat_id: int, payload: str, edit_id: int | None) -> int | None:
        """Send it, or edit the message `edit_id`; return the id of the message that now shows it.

        Raises telegram.error.TelegramError, MessageGone where the message to edit is not there any more,
        storage.errors.Unavailable, and any other error where the payload cannot be made into a call.
        """
