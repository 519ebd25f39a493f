"""Renderings of `bot.features.day_card.texts.day_card`."""

from datetime import date, time, timedelta

from bot.features.day_card.logic.card_spans import CardGap
from bot.features.day_card.logic.day_card import CardEntry, DayCard
from bot.features.day_card.texts import day_card as say
from question_bank.models import ArchetypeId
from tests.texts.renderings import LONG, LONG_LINE, of

TODAY = date(2026, 9, 29)
ALL = tuple(ArchetypeId)
HEAD = say.heading(TODAY, TODAY + timedelta(days=1), time(23, 59))


def entry(*archetypes: ArchetypeId, text: str = LONG) -> CardEntry:
    """An entry with everything in it, however long."""
    return CardEntry(
        story_id=1,
        archetypes=archetypes,
        title=LONG_LINE,
        opening=text,
        number=text,
        source=text,
        reflection=text,
        gaps=tuple(CardGap),
    )


FULL = DayCard(entries=tuple(entry(each) for each in ALL), missing=(), more=(LONG_LINE,) * 3)
ODD = DayCard(entries=(entry(*ALL, text="&" * 9_000),), missing=ALL, more=(LONG_LINE,))
EMOJI = DayCard(entries=tuple(entry(each, text="😀" * 9_000) for each in ALL), missing=())
RENDERINGS = [
    of(say.heading, TODAY, None, None),
    of(say.heading, TODAY, TODAY, time(23, 59)),
    of(say.heading, TODAY, TODAY + timedelta(days=1), time(23, 59)),
    of(say.heading, TODAY, TODAY + timedelta(days=40), time(23, 59)),
    of(say.card_texts, HEAD, FULL, soon=True),
    of(say.card_texts, HEAD, ODD, soon=False),
    of(say.card_texts, HEAD, EMOJI, soon=False),
    of(say.card_texts, HEAD, DayCard(entries=(), missing=ALL), soon=True),
    of(say.title_text, LONG_LINE),
    *[of(say.phrase_text, LONG, label) for label in ("", say.NUMBER, say.SOURCE, say.REFLECTION)],
    of(say.missing_text, ALL),
    of(say.under_picture, 1, 1, [ALL] * 4),
    of(say.under_picture, 2, 3, [ALL] * 4),
    of(say.names_text, ALL),
    of(say.gap_label, "A project & its names " * 8),
    of(say.gaps_text, tuple(CardGap)),
]
