"""Topics of a private chat: each update is answered in the topic from which it came."""

from telegram import Message, Update


def topic_of(update: Update, last_used: int | None) -> int | None:
    """Return the topic of an update; None outside of any.

    A press on a message that Telegram no longer shows to bots does not tell its topic: `last_used` is taken.
    """
    query = update.callback_query
    message = update.message or update.edited_message or (query.message if query is not None else None)
    if not isinstance(message, Message):
        return last_used
    return message.message_thread_id if message.is_topic_message else None
