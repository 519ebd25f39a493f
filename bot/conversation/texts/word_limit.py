"""Sentences on a word limit that several features say."""

from bot.conversation.texts.html import count


def against_limit(words: int, limit: int) -> str:
    """Return how many words a text has of those that a form takes."""
    of = f"{words:,} of {count(limit, 'word')}"
    return f"{of}, {words - limit:,} too many" if words > limit else f"{of}, {limit - words:,} left"
