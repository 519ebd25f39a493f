"""The outbox's port to Telegram: makes stored messages into calls of the Bot API."""

from typing import Protocol


class MessageGone(Exception):
    """The message to edit no longer exists or can no longer be edited."""


class Sender(Protocol):
    """A sender that makes a stored payload into one Bot API call."""

    async def send(self, chat_id: int, payload: str, edit_id: int | None, thread_id: int | None) -> int | None:
        """Send a message, or edit the message `edit_id`; return the id of the message that now shows it.

        `thread_id` is the topic for a new message. Where that is gone, the message is sent outside of any topic.
        Raises telegram.error.TelegramError, MessageGone, storage.errors.Unavailable, and any other error where the
        payload cannot be made into a call.
        """
