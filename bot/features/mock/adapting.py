"""Offer of the nearest stories where the user has no perfect example. One of them can be told for the question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation.answers.collecting import Collecting
from bot.conversation.answers.question_of_answer import asks_for_style, question_of
from bot.conversation.context import Context
from bot.conversation.doors import HaveNoStory
from bot.conversation.judges import JUDGED_WHILE_COMPARED
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.story_bank import bank_of
from bot.conversation.work import Job
from bot.features.answering.asking import KEYBOARD
from bot.features.mock.logic.nearest import Candidate, Near, nearest
from bot.features.mock.mock import go_on_with
from bot.features.mock.texts import mock as say
from bot.review.rubric import FEWEST_WORDS, count_words
from bot.review.told.honesty import owns_up
from question_bank.models import Question
from storage.records import Answer, AnswerKind, KeptStory, TellingHow

OFFERED = 2
WHOLE_ANSWERS = frozenset({AnswerKind.PRACTICE, AnswerKind.DAILY, AnswerKind.MOCK})


@dataclass(frozen=True, slots=True)
class AdaptStory(Payload, code="Ma"):
    """Tell a story of the bank for an open question."""

    answer_id: int
    story_id: int


async def nearest_offer(context: Context, answer: Answer) -> list[Reply]:
    """Offer the nearest stories once before `I have no story for this` is taken.

    The list is empty where there are none.
    """
    if not _may_offer(context, answer):
        return []
    return await _offer(context, answer, said=False)


async def heard_owning_up(context: Context, answer: Answer, text: str) -> list[Reply]:
    """Give credit where the first message of an answer says that no story fits, and offer the nearest stories.

    A message long enough for a story is a story already and gets no reply.
    """
    if not _may_offer(context, answer) or count_words(text) >= FEWEST_WORDS or not owns_up(context.reviewer.read(text)):
        return []
    return await _offer(context, answer, said=True) or [Reply(text=say.GOOD_MOVE)]


async def adapt(context: Context, answer: Answer, kept: KeptStory) -> list[Reply]:
    """Record that the answer tells that story, and show the story's outline."""
    await context.uow.stories.tell(answer.id, kept.story.id, TellingHow.ADAPTED)
    taken_up = [] if _collecting(context, answer) is not None else await go_on_with(context, answer)
    question = await question_of(context, answer)
    outline = say.outline_text(kept.story.title, kept.version.told, question.text)
    return [*taken_up, Reply(text=outline, keyboard=KEYBOARD)]


def _may_offer(context: Context, answer: Answer) -> bool:
    """Return whether the question asks for a story and no stories have been offered for it."""
    is_story = not asks_for_style(context, answer)
    now = _collecting(context, answer)
    return is_story and answer.kind in WHOLE_ANSWERS and not (now is not None and now.offered)


async def _offer(context: Context, answer: Answer, *, said: bool) -> list[Reply]:
    stories = {kept.story.id: kept for kept in await bank_of(context)}
    candidates = [_candidate(kept) for kept in stories.values() if kept.version.told.text.strip()]
    question = await question_of(context, answer)
    near = _nearest(context, question, candidates, await _told_already(context, answer))[:OFFERED]
    if not near:
        return []
    now = _collecting(context, answer)
    if now is not None:
        await context.amend(replace(now, offered=True))
    titles = [stories[each.id].story.title for each in near]
    adapts = [
        Button(text=say.adapt_label(title), press=AdaptStory(answer.id, each.id))
        for title, each in zip(titles, near, strict=True)
    ]
    none = Button(text=say.NONE_OF_THESE, press=HaveNoStory(answer.id, sure=True))
    text = say.nearest_text(titles, near, context.bank, said=said)
    return [Reply(text=text, buttons=tuple((button,) for button in (*adapts, none)))]


def _nearest(
    context: Context, question: Question, candidates: Sequence[Candidate], told_already: set[int]
) -> Sequence[Near]:
    """Return the stories, nearest to the question first. Raises NeedsWork where they are long together."""
    job = Job(
        key=("nearest", question.id, tuple(candidates), frozenset(told_already)),
        size=sum(len(each.text) for each in candidates) // JUDGED_WHILE_COMPARED,
        compute=lambda: nearest(question, candidates, context.bank, told=told_already),
    )
    return context.work.result(job)


async def _told_already(context: Context, answer: Answer) -> set[int]:
    """Return the ids of the stories already told in this mock."""
    if answer.mock_id is None:
        return set()
    stories = [
        await context.uow.stories.told_by(a.id, context.user_id)
        for a in await context.uow.answers.of_mock(answer.mock_id)
    ]
    return {story.id for story in stories if story is not None}


def _candidate(kept: KeptStory) -> Candidate:
    return Candidate(
        id=kept.story.id,
        archetypes=kept.story.archetypes,
        text=f"{kept.story.title} {kept.version.told.text}",
        level=kept.version.level,
        core=kept.story.core,
    )


def _collecting(context: Context, answer: Answer) -> Collecting | None:
    """Return the collecting state of the chat if it is that answer's, else None."""
    now = context.at(Collecting)
    return now if now is not None and now.answer_id == answer.id else None
