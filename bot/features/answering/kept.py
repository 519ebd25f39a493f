"""The answers that are kept aside, as a list from which each can be taken up again."""

from dataclasses import dataclass

from bot.conversation.answers.open_answer import draft_of, offer, words_of
from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.context import Context
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.features.answering.texts import asking as say

MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class OpenKept(Payload, code="ko"):
    """Offer an answer that is kept aside: to go on with it, judge it or discard it."""

    answer_id: int


async def waiting(context: Context) -> list[Reply]:
    """Return the offer of the draft that was left. Empty where there is none, or it is kept aside."""
    draft = await draft_of(context)
    return await offer(context, draft) if draft is not None else []


async def show(context: Context) -> list[Reply]:
    """Show the newest answers that are kept aside, with a button each."""
    kept = (await context.uow.answers.aside(context.user_id))[:MOST_SHOWN]
    questions = [(await question_of(context, answer)).text for answer in kept]
    lines = [
        (answer.local_date, question, await words_of(context, answer))
        for answer, question in zip(kept, questions, strict=True)
    ]
    rows = tuple(
        (Button(text=say.kept_item_label(n, question), press=OpenKept(answer.id)),)
        for n, (answer, question) in enumerate(zip(kept, questions, strict=True), 1)
    )
    return [Reply(text=say.kept_list_text(lines), buttons=rows)]
