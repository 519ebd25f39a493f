"""The page of the day card: its words on one sheet, and the same as pictures for the phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversation.context import Context
from bot.conversation.page import PagePicture, PageRequest, PageRoute, PageView
from bot.conversation.replies import Picture
from bot.conversation.stale_buttons import StaleButton
from bot.features.day_card.card_picture import pictures_of
from bot.features.day_card.day_card import DAY, card_of, interview_ahead
from bot.features.day_card.logic.day_card import CardEntry
from bot.features.day_card.texts import day_card as say

DAY_CARD = "/plan/day-card"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLines:
    """A story of the card as the page shows it."""

    story_id: int
    names: str
    title: str
    """Its title as HTML."""
    opening: str
    """Its first words as HTML."""
    phrases: Sequence[tuple[str, str]]
    """What follows the opening as HTML, with the label of each."""
    gaps: str
    """What it lacks, as a sentence. Empty where nothing is lacking."""


async def show_card(context: Context, _: PageRequest) -> PageView:
    """Show the card in words, with its pictures below."""
    card, (on, at) = await card_of(context), interview_ahead(context)
    soon = on is not None and on - context.today <= DAY
    values: dict[str, Any] = {
        "heading": say.heading(context.today, on, at),
        "advice": say.READ_ONCE if soon else say.FILL_IN if any(entry.gaps for entry in card.entries) else "",
        "empty": not card.entries and not card.more,
        "no_story": say.NO_STORY_YET,
        "entries": [_lines(entry) for entry in card.entries],
        "more": [say.title_text(title) for title in card.more],
        "missing": say.missing_text(card.missing) if card.missing else "",
        "pictures": range(1, len(pictures_of(card, on, at)) + 1),
    }
    return PageView(template="day_card/day_card.html", title="Day card", values=values)


async def show_picture(context: Context, request: PageRequest) -> PagePicture:
    """Show a picture of the card. Their numbers begin with 1."""
    return PagePicture(name=_name(request), picture=await _picture(context, request))


async def download_picture(context: Context, request: PageRequest) -> PagePicture:
    """Send a picture of the card as a file."""
    return PagePicture(name=_name(request), picture=await _picture(context, request), download=True)


async def _picture(context: Context, request: PageRequest) -> Picture:
    """Return a picture of the card. Raises StaleButton where it has not so many."""
    pictures = pictures_of(await card_of(context), *interview_ahead(context))
    number: int = request.path["number"]
    if not 1 <= number <= len(pictures):
        raise StaleButton
    return pictures[number - 1]


def _name(request: PageRequest) -> str:
    return f"day-card-{request.path['number']}.png"


def _lines(entry: CardEntry) -> EntryLines:
    phrases = ((say.NUMBER, entry.number), (say.SOURCE, entry.source), (say.REFLECTION, entry.reflection))
    return EntryLines(
        story_id=entry.story_id,
        names=say.names_text(entry.archetypes),
        title=say.title_text(entry.title),
        opening=say.phrase_text(entry.opening),
        phrases=[(label, say.phrase_text(phrase, label)) for label, phrase in phrases if phrase is not None],
        gaps=say.gaps_text(entry.gaps) if entry.gaps else "",
    )


ROUTES = (
    PageRoute(path=DAY_CARD, call=show_card),
    PageRoute(path=f"{DAY_CARD}/{{number:int}}.png", call=show_picture),
    PageRoute(path=f"{DAY_CARD}/download/{{number:int}}.png", call=download_picture),
)
