"""The day card as pictures: the data that they show, a few stories a picture."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from bot.conversation.replies import Picture
from bot.conversation.texts.typed_days import day
from bot.features.day_card.logic.day_card import CardEntry, DayCard
from bot.features.day_card.texts import day_card as say

PICTURE = "day_card"
MOST_STORIES = 4
"""Stories of one picture. Telegram shrinks a longer one until it cannot be read."""


def pages_of(card: DayCard) -> list[Sequence[CardEntry]]:
    """Return the entries of each picture of a card."""
    return [card.entries[first : first + MOST_STORIES] for first in range(0, len(card.entries), MOST_STORIES)]


def pictures_of(card: DayCard, on: date | None, at: time | None) -> list[Picture]:
    """Return the pictures of a card, none where it has no entries.

    `on` and `at` are the day and the hour of the interview, None where they are not known or over.
    """
    pages = pages_of(card)
    when = "" if on is None else day(on) if at is None else f"{day(on)}, {at:%H:%M}"
    return [
        Picture(
            kind=PICTURE,
            data={
                "when": when,
                "page": f"{n} of {len(pages)}" if len(pages) > 1 else "",
                "entries": [_entry(entry) for entry in page],
                "missing": say.missing_text(card.missing) if card.missing and n == len(pages) else "",
            },
        )
        for n, page in enumerate(pages, 1)
    ]


def _entry(entry: CardEntry) -> Mapping[str, Any]:
    """Return what the picture shows of a story. `lines` are its phrases with their labels, the opening first."""
    phrases = ((say.NUMBER, entry.number), (say.SOURCE, entry.source), (say.REFLECTION, entry.reflection))
    return {
        "names": say.names_text(entry.archetypes),
        "title": entry.title,
        "lines": [("", entry.opening), *((label, phrase) for label, phrase in phrases if phrase is not None)],
        "gaps": say.gaps_text(entry.gaps) if entry.gaps else "",
    }
