"""Use cases of the day card: shown when asked for, on the eve of the interview, and as the reminder before it."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from bot.conversation.context import Context
from bot.conversation.doors import ShowCards, ShowPlan, ShowStories, ShowStory, StopDaily, WriteStory
from bot.conversation.prompts.interview_hour import begins_at, hour_button, remind_button
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.story_bank import bank_of, to_judge
from bot.conversation.text_cache import FromText
from bot.conversation.texts.daily import STOP_DAILY
from bot.conversation.texts.html import utf16_length
from bot.features.day_card.card_picture import pages_of, pictures_of
from bot.features.day_card.logic.card_spans import CardSpans, card_spans
from bot.features.day_card.logic.day_card import DayCard, chosen, day_card, entry_of
from bot.features.day_card.texts import day_card as say
from bot.review.judge import Judge
from storage.records import Due, DueKind, KeptStory

DAY = timedelta(days=1)
MOST_GAPS = 3
"""Number of buttons to stories that lack something."""
Row = tuple[Button, ...]


async def show(context: Context) -> list[Reply]:
    """Show the day card."""
    return await _messages(context)


async def on_the_eve(context: Context, due: Due) -> list[Reply] | None:
    """Return the day card in place of the question of the day before the interview. None on any other day.

    What was begun and left is named below it, as it would be in the place of a question.
    """
    on = context.settings.interview_on
    if due.kind is not DueKind.DAILY or on is None or due.local_date != on - DAY:
        return None
    card = await _messages(context, (Button(text=STOP_DAILY, press=StopDaily()),))
    return [*card, *[reply for name_left in context.registry.name_left for reply in await name_left(context)]]


async def remind(context: Context, _: Due) -> list[Reply]:
    """Send the day card as the reminder that the user asked for. Nothing where the interview has begun meanwhile."""
    begins = begins_at(context)
    return await _messages(context) if begins is not None and context.now < begins else []


async def _messages(context: Context, *rows: Row) -> list[Reply]:
    """Return the card: its pictures, then its words, with `rows` below the other buttons.

    A short card is the caption of its picture.
    """
    card, (on, at) = await card_of(context), interview_ahead(context)
    soon = on is not None and on - context.today <= DAY
    texts = say.card_texts(say.heading(context.today, on, at), card, soon=soon)
    buttons = (*await _buttons(context, card, ahead=on is not None), *rows)
    pictures = pictures_of(card, on, at)
    if len(pictures) == len(texts) == 1 and utf16_length(texts[0]) <= say.LONGEST_UNDER_PICTURE:
        return [Reply(text=texts[0], picture=pictures[0], buttons=buttons)]
    return [
        *(
            Reply(text=say.under_picture(n, len(pictures), [entry.archetypes for entry in entries]), picture=picture)
            for n, (entries, picture) in enumerate(zip(pages_of(card), pictures, strict=True), 1)
        ),
        *(Reply(text=text) for text in texts[:-1]),
        Reply(text=texts[-1], buttons=buttons),
    ]


def interview_ahead(context: Context) -> tuple[date | None, time | None]:
    """Return the local day and the hour of the interview, None where they are not known or over."""
    on, at = context.settings.interview_on, context.settings.interview_at
    return (on, at) if on is not None and on >= context.today else (None, None)


async def card_of(context: Context) -> DayCard:
    """Return the day card of the user's stories."""
    bank = await bank_of(context)
    stories = chosen(bank)
    # All at once, so that a bank of long stories ends the transaction once at most.
    spans = context.reviewer.found([_spans(one.kept) for one in stories])
    return day_card(bank, [entry_of(one, each) for one, each in zip(stories, spans, strict=True)])


def _spans(kept: KeptStory) -> FromText[CardSpans]:
    """Return what finds the words that the card shows of a story."""
    told = kept.version.told
    asked = to_judge(kept.story.archetypes, told.text)

    def compute(judge: Judge) -> CardSpans:
        return card_spans(told, judge.read(told.text), judge.review(told.text, archetype=asked.archetype))

    return FromText(name="day card", text=told.text, besides=repr((asked.archetype, told.marks)), compute=compute)


async def _buttons(context: Context, card: DayCard, *, ahead: bool) -> Sequence[Row]:
    rows: list[Row] = []
    if ahead:
        remind_me = await remind_button(context)
        rows += [(remind_me,)] if remind_me is not None else []
        rows += [(hour_button(context),)] if context.settings.interview_at is None else []
    lacking = [entry for entry in card.entries if entry.gaps]
    rows += [(Button(text=say.gap_label(one.title), press=ShowStory(one.story_id)),) for one in lacking[:MOST_GAPS]]
    first = Button(text=say.STORIES, press=ShowStories())
    if not card.entries and not card.more:
        first = Button(text=say.WRITE_ONE, press=WriteStory())
    cards = Button(text=say.CARDS, press=ShowCards())
    return [*rows, (first, Button(text=say.PLAN, press=ShowPlan())), (cards,)]
