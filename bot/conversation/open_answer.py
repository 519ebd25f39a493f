"""The offer for an open answer, wherever it is in the way."""

from bot.conversation.context import Context
from bot.conversation.doors import DiscardAnswer, GoOnWithAnswer, JudgeAnswer
from bot.conversation.replies import Button, Reply
from bot.conversation.text_of_answer import composed
from bot.conversation.texts import what_next
from bot.review.rubric import count_words
from storage.records import Answer


async def offer(context: Context, answer: Answer, *, added: bool = False) -> list[Reply]:
    """Return a reply that names an open answer and offers to go on, judge or discard it.

    `added` is True where a new message was just added to it.
    """
    text, _ = composed(await context.uow.answers.parts(answer.id))
    question = context.bank.questions[answer.question_id]
    words = count_words(text)
    body = what_next.stale_text(question.text, words) if added else what_next.offer_text(question.text, words)
    row = [Button(text=what_next.GO_ON, press=GoOnWithAnswer(answer.id))]
    if words:
        row.insert(0, Button(text=what_next.JUDGE, press=JudgeAnswer(answer.id)))
    return [Reply(text=body, buttons=(tuple(row), (discard_button(answer),)))]


def discard_button(answer: Answer) -> Button:
    """Return the button that discards an open answer."""
    return Button(text=what_next.DISCARD, press=DiscardAnswer(answer.id))
