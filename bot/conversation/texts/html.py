"""Telegram HTML: escaping, quoting within bounds, durations, lists."""

from collections.abc import Sequence
from html import escape as _escape

from bot.review.speaking_time import spoken_seconds

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def escape(text: str) -> str:
    """Escape text from outside for Telegram HTML."""
    return _escape(text, quote=False)


def quoted(text: str, limit: int = 140) -> str:
    """Return a user's words in quotation marks, escaped, cut at a word near `limit` characters."""
    flat = " ".join(text.split())
    if len(flat) > limit:
        flat = flat[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
    return f"“{escape(flat)}”"


def shorten(text: str, limit: int) -> str:
    """Return a user's words on one line, escaped, cut at a word near `limit` characters."""
    flat = " ".join(text.split())
    if len(flat) > limit:
        flat = (flat[:limit].rpartition(" ")[0] or flat[:limit]).rstrip(" ,;:.") + " …"
    return escape(flat)


def on_button(text: str, limit: int = 40) -> str:
    """Return a user's words for a button, which holds no markup: one line, cut near `limit` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else f"{flat[: limit - 2].rstrip()} …"


def duration(seconds: int) -> str:
    """Return seconds as minutes and seconds: `2:05 min`."""
    return f"{seconds // 60}:{seconds % 60:02d} min"


def spoken(words: int) -> str:
    """Return the time that so many words take to say, at the rubric's pace."""
    return duration(spoken_seconds(words))


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 word`, `2 words`, `1,200 words`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def questions_done(done: int, of: int) -> str:
    """Return how far a row of questions is: `1 of 3 questions is done`, `2 of 3 questions are done`."""
    return f"{done} of {count(of, 'question')} {'is' if done == 1 else 'are'} done"


def words_so_far(words: int) -> str:
    """Return how much is written: `27 words`, or `no words yet`."""
    return count(words, "word") if words else "no words yet"


def times(number: int) -> str:
    """Return how often something was done: `not yet`, `once`, `twice`, `3 times`."""
    return {0: "not yet", 1: "once", 2: "twice"}.get(number, f"{number:,} times")


def joined(items: Sequence[str]) -> str:
    """Return the items as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def utf16_length(html: str) -> int:
    """Return a length that is at least the one that Telegram counts, which leaves the markup out."""
    return len(html.encode("utf-16-le", "surrogatepass")) // 2
