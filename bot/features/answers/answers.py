"""Use cases of /answers: past answers with level and date, in one message that buttons edit."""

import json
from dataclasses import dataclass

from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.context import Context
from bot.conversation.doors import Practise, ReadFeedback, RewriteAnswer
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Document, Reply
from bot.conversation.stale_buttons import StaleButton
from bot.conversation.texts import what_next
from bot.features.answers.texts import answers as say
from bot.features.answers.texts.answers import PastAnswer
from bot.features.stories.story_from_answer import bank_button
from bot.review.review_json import from_json
from bot.review.types import Review
from storage.records import Answer, StoredReview

SLOT = "answers"
PER_PAGE = 6
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class TurnToAnswers(Payload, code="Aa"):
    """Show a page of the answers in place."""

    page: int
    """Number of the page, from 0."""


@dataclass(frozen=True, slots=True)
class OpenAnswer(Payload, code="Ab"):
    """Show one answer in place."""

    answer_id: int
    page: int
    """The page of the list to go back to."""


@dataclass(frozen=True, slots=True)
class SendAnswer(Payload, code="Ac"):
    """Send the whole text of an answer as a file."""

    answer_id: int


async def show_newest(context: Context) -> list[Reply]:
    """Show the newest answers as a new message."""
    return [await _page(context, 0, fresh=True)]


async def turn_to(context: Context, page: int) -> list[Reply]:
    """Show a page in place. One out of range becomes the nearest."""
    return [await _page(context, page, fresh=False)]


async def open_answer(context: Context, answer: Answer, page: int) -> list[Reply]:
    """Show one answer with what can be done with it. Raises StaleButton where it has no text."""
    stored, text = await _newest(context, answer)
    review = from_json(json.loads(stored.body))
    bank = await bank_button(context, answer, review)
    rows: list[tuple[Button, ...]] = [(Button(text=say.FEEDBACK, press=ReadFeedback(answer.id)),)]
    if bank is not None:
        rows.append((bank,))
    rows.append((Button(text=say.REWRITE, press=RewriteAnswer(answer.id)),))
    if len(text) > say.LONGEST_TEXT:
        rows.append((Button(text=say.WHOLE, press=SendAnswer(answer.id)),))
    rows.append((Button(text=say.BACK, press=TurnToAnswers(page)),))
    said = say.answer_text(await _brief(context, answer, stored, review), text)
    return [Reply(text=said, buttons=tuple(rows), slot=SLOT, fresh=False)]


async def send_answer(context: Context, answer: Answer) -> list[Reply]:
    """Send the whole text of an answer as a file. Raises StaleButton where it has no text."""
    _, text = await _newest(context, answer)
    return [Reply(text=say.WHOLE_SENT, document=Document(name=f"answer-{answer.id}.txt", content=text.encode()))]


async def _page(context: Context, page: int, *, fresh: bool) -> Reply:
    total = await context.uow.answers.count_judged(context.user_id)
    if not total:
        ask_me = Button(text=what_next.ASK_ME, press=Practise())
        return Reply(text=say.NONE_YET, buttons=((ask_me,),), slot=SLOT, fresh=fresh)
    page = min(max(page, 0), (total - 1) // PER_PAGE)
    skipped = page * PER_PAGE
    found = await context.uow.answers.page_of_judged(context.user_id, skipped, PER_PAGE)
    shown = [await _brief(context, each.answer, each.latest, from_json(json.loads(each.latest.body))) for each in found]
    numbers = tuple(
        Button(text=str(number), press=OpenAnswer(each.answer.id, page))
        for number, each in enumerate(found, skipped + 1)
    )
    newer = (Button(text=say.NEWER, press=TurnToAnswers(page - 1)),) if page else ()
    older = (Button(text=say.OLDER, press=TurnToAnswers(page + 1)),) if skipped + PER_PAGE < total else ()
    rows: Rows = (numbers, (*newer, *older))
    return Reply(
        text=say.list_text(shown, skipped + 1, total), buttons=tuple(filter(None, rows)), slot=SLOT, fresh=fresh
    )


async def _brief(context: Context, answer: Answer, stored: StoredReview, review: Review) -> PastAnswer:
    return PastAnswer(
        question=(await question_of(context, answer)).text,
        on=answer.local_date,
        kind=answer.kind,
        level=review.level if review.reasons.not_judged is None else None,
        words=stored.words,
    )


async def _newest(context: Context, answer: Answer) -> tuple[StoredReview, str]:
    """Return the newest review and text of an answer. Raises StaleButton where there is none."""
    stored = await context.uow.reviews.latest(answer.id)
    version = await context.uow.answers.latest_version(answer.id)
    if stored is None or version is None:
        raise StaleButton
    return stored, version.text
