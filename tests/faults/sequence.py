"""In which order messages reached a chat, and how fast: what the log of the fake Telegram must show."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

BURST = 3
"""Messages that a chat gets at once, before it gets one a second."""
SLACK_S = 0.25
"""What a call may be on its way."""


def first_out_of_order(promised: Sequence[str], arrived: Sequence[str]) -> str | None:
    """Return the text of one chat that arrived out of order first, or that never arrived; None where all is well.

    `promised` are the texts in the order of the outbox, `arrived` those that reached the chat. A message that left
    twice comes again before the next one does: one chat has one message on its way.
    """
    place = 0
    for text in arrived:
        if place < len(promised) and text == promised[place]:
            place += 1
        elif not place or text != promised[place - 1]:
            return text
    return promised[place] if place < len(promised) else None


def too_fast(at: Sequence[float], kills: Collection[float]) -> int:
    """Count the messages to one chat, by their instants in seconds, that came sooner than one a second allows.

    A process that begins knows nothing of what the last one sent: each life between two kills begins with a full burst.
    """
    bounds = sorted(kills)
    lives: dict[int, list[float]] = {}
    for instant in sorted(at):
        lives.setdefault(bisect_right(bounds, instant), []).append(instant)
    return sum(_too_fast(life) for life in lives.values())


def _too_fast(life: Sequence[float]) -> int:
    """Count those that find the bucket empty: it holds BURST and fills by one a second."""
    tokens, wrong = float(BURST), 0
    for before, now in pairwise([life[0], *life]):
        tokens = min(tokens + now - before, BURST)
        if tokens + SLACK_S < 1:
            wrong += 1
        else:
            tokens -= 1
    return wrong


def by_chat(sent: Sequence[tuple[int, str]], among: Mapping[int, Collection[str]]) -> dict[int, list[str]]:
    """Return the texts that reached each chat, in order, of those that `among` names for it."""
    found: dict[int, list[str]] = {}
    for chat_id, text in sent:
        if text in among.get(chat_id, ()):
            found.setdefault(chat_id, []).append(text)
    return found
