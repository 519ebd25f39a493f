"""How long a text takes to say, estimated from its words."""

WORDS_PER_MINUTE = 150
"""The rubric: speaking time is words / 150 per minute."""


def spoken_seconds(words: int) -> int:
    """Return how many seconds so many words take to say."""
    return round(words * 60 / WORDS_PER_MINUTE)
