"""The second view of the bank: the template's eight core stories, and the stories that answer each Cisco question."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.doors import ShowStories, WriteStory
from bot.conversation.logic.questions.history import is_whole
from bot.conversation.logic.stories.mapping import answering, archetype_of_core
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.stories.story_bank import bank_of
from bot.features.stories.stories import ShowCoreStories, label, leave_quietly, open_button
from bot.features.stories.story_tags import SetCore
from bot.features.stories.story_writing import begin
from bot.features.stories.texts import core_stories as say
from question_bank.models import CISCO, CoreStory, Question, QuestionBank
from storage.records import KeptStory

PER_PAGE = 8
BUTTONS_A_ROW = 4
CHOICES = 12
STYLE_OF_CISCO = "style-leadership"
"""Eighth question of the Cisco list, which takes no story."""


@dataclass(frozen=True, slots=True)
class ShowCoreStory(Payload, code="S2"):
    """Show one of the core stories."""

    number: int


@dataclass(frozen=True, slots=True)
class WriteCoreStory(Payload, code="S3"):
    """Begin a story that stands for a core story."""

    number: int


@dataclass(frozen=True, slots=True)
class ShowCiscoQuestions(Payload, code="S4"):
    """Show a page of the questions of a Cisco loop."""

    page: int
    """Number of the page, from 0."""


@dataclass(frozen=True, slots=True)
class ShowCiscoQuestion(Payload, code="S5"):
    """Show the stories that answer a question of a Cisco loop."""

    question_id: str


@dataclass(frozen=True, slots=True)
class PractiseCiscoQuestion(Payload, code="S6"):
    """Ask a question of a Cisco loop."""

    question_id: str


async def show_cores(context: Context) -> list[Reply]:
    """Show the eight core stories with the stories that stand for them."""
    await leave_quietly(context)
    cores = context.bank.core_stories
    bank = await bank_of(context)
    mine = {core.number: _standing_for(core, bank) for core in cores}
    numbers = [Button(text=str(core.number), press=ShowCoreStory(core.number)) for core in cores]
    rows = (
        *in_rows(numbers, BUTTONS_A_ROW),
        (Button(text=say.QUESTIONS, press=ShowCiscoQuestions(0)),),
        (Button(text=say.FIRST_VIEW, press=ShowStories()),),
    )
    return [Reply(text=say.core_text(cores, mine), buttons=rows)]


async def show_core(context: Context, core: CoreStory) -> list[Reply]:
    """Show one core story with the stories that could stand for it, and the button to write it."""
    bank = await bank_of(context)
    mine = _standing_for(core, bank)
    rows = [(open_button(kept),) for kept in mine[: say.SHOWN]]
    rows.append((Button(text=say.WRITE, press=WriteCoreStory(core.number)),))
    for kept in [kept for kept in reversed(bank) if kept not in mine][:CHOICES]:
        text = say.STANDS_FOR.format(title=label(kept))
        rows.append((Button(text=text, press=SetCore(kept.story.id, core.number)),))
    rows.append((Button(text=say.CORE_VIEW, press=ShowCoreStories()),))
    return [Reply(text=say.core_story_text(core, mine), buttons=tuple(rows))]


async def write_core(context: Context, core: CoreStory) -> list[Reply]:
    """Begin a story that stands for a core story, for the archetype that it is most often asked for."""
    archetype = archetype_of_core(core.number, context.bank.of_track(CISCO))
    return await begin(context, archetype, core.number)


async def show_questions(context: Context, page: int) -> list[Reply]:
    """Show a page of the questions of a Cisco loop. Pages count from 0. One out of range becomes the nearest."""
    questions = questions_of(context.bank)
    page = min(max(page, 0), (len(questions) - 1) // PER_PAGE)
    first = page * PER_PAGE
    shown = questions[first : first + PER_PAGE]
    filed = [kept.story for kept in await bank_of(context) if is_whole(kept)]
    answered = [bool(answering(question, filed)) for question in shown]
    numbers = [
        Button(text=str(place), press=ShowCiscoQuestion(question.id)) for place, question in enumerate(shown, first + 1)
    ]
    turning = []
    if page:
        turning.append(Button(text=say.EARLIER, press=ShowCiscoQuestions(page - 1)))
    if first + PER_PAGE < len(questions):
        turning.append(Button(text=say.LATER, press=ShowCiscoQuestions(page + 1)))
    rows = (*in_rows(numbers, BUTTONS_A_ROW), tuple(turning), (Button(text=say.CORE_VIEW, press=ShowCoreStories()),))
    return [Reply(text=say.questions_text(shown, first + 1, len(questions), answered), buttons=rows)]


async def show_question(context: Context, question: Question) -> list[Reply]:
    """Show the stories that answer a question, with the buttons to write or practise it."""
    bank = {kept.story.id: kept for kept in await bank_of(context)}
    found = [(bank[story.id], by_core) for story, by_core in answering(question, [k.story for k in bank.values()])]
    found = found[: say.SHOWN]
    rows = [(open_button(kept),) for kept, _ in found]
    if question.archetypes:
        write = Button(text=say.WRITE_ANSWER, press=WriteStory(question.archetypes[0]))
        if question.core_stories:
            write = Button(text=say.WRITE_ANSWER, press=WriteCoreStory(question.core_stories[0]))
        rows.append((write,))
    rows.append((Button(text=say.PRACTISE, press=PractiseCiscoQuestion(question.id)),))
    place = questions_of(context.bank).index(question)
    rows.append((Button(text=say.QUESTIONS, press=ShowCiscoQuestions(place // PER_PAGE)),))
    return [Reply(text=say.question_text(question, found), buttons=tuple(rows))]


def questions_of(bank: QuestionBank) -> list[Question]:
    """Return the questions of a Cisco loop in the order of their ids, with the style prompt at its place."""
    cisco = list(bank.of_track(CISCO))
    cisco.insert(7, bank.questions[STYLE_OF_CISCO])
    return cisco


def _standing_for(core: CoreStory, bank: Sequence[KeptStory]) -> list[KeptStory]:
    return [kept for kept in bank if kept.story.core == core.number]
