"""Use cases that choose what to practise: an archetype or a kind of question, by its name or by a button."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.conversation.context import Context
from bot.conversation.doors import AskArchetype, ChooseTopic, Practise, ShowStylePrompts
from bot.conversation.payload import OneOf, Payload
from bot.conversation.replies import Button, Reply
from bot.features.answering.asking import practise_archetype, practise_kind
from bot.features.answering.logic.topics import topics_meant
from bot.features.answering.texts import topics as say
from question_bank.models import ArchetypeId, QuestionKind, Topic

NUMBERS_A_ROW = 5
LABELS_A_ROW = 2
KINDS = (QuestionKind.CISCO, QuestionKind.STYLE)


@dataclass(frozen=True, slots=True)
class PractiseKind(Payload, code="Tk"):
    """Ask a question of one kind."""

    kind: Annotated[QuestionKind, OneOf(KINDS)]


@dataclass(frozen=True, slots=True)
class PractiseStylePrompt(Payload, code="Tq"):
    """Ask a style prompt."""

    question_id: str


async def choose_topic(context: Context) -> list[Reply]:
    """Show all topics."""
    return [Reply(text=say.CHOOSE, buttons=_all_topics(context))]


async def practise_words(context: Context, words: str) -> list[Reply]:
    """Practise the topic that the words name. Ask where they may mean several or none."""
    meant = topics_meant(words, context.bank.topics)
    if not meant:
        return [Reply(text=say.unknown_text(words), buttons=_all_topics(context))]
    if len(meant) > 1:
        more = Button(text=say.ALL_TOPICS, press=ChooseTopic())
        return [Reply(text=say.WHICH, buttons=(*_rows(meant), (more,)))]
    (topic,) = meant
    if isinstance(topic, ArchetypeId):
        return await practise_archetype(context, topic)
    if topic is QuestionKind.STYLE:
        return await show_style_prompts(context)
    return await practise_kind(context, topic, PractiseKind(topic))


async def show_style_prompts(context: Context) -> list[Reply]:
    """Show the style prompts by their groups, with a button for each."""
    prompts = context.bank.style_prompts()
    numbers = [
        Button(text=str(number), press=PractiseStylePrompt(question.id))
        for number, question in enumerate((each for group in prompts.values() for each in group), 1)
    ]
    rows = [tuple(numbers[at : at + NUMBERS_A_ROW]) for at in range(0, len(numbers), NUMBERS_A_ROW)]
    any_of_them = Button(text=say.ONE_FOR_ME, press=PractiseKind(QuestionKind.STYLE))
    topics = Button(text=say.ALL_TOPICS, press=ChooseTopic())
    return [Reply(text=say.style_prompts_text(prompts), buttons=(*rows, (any_of_them,), (topics,)))]


def _all_topics(context: Context) -> tuple[tuple[Button, ...], ...]:
    any_of_them = Button(text=say.ANY, press=Practise())
    return (*_rows([*context.bank.archetypes, *KINDS]), (any_of_them,))


def _rows(topics: Sequence[Topic]) -> list[tuple[Button, ...]]:
    buttons = [Button(text=say.topic_label(topic), press=_press(topic)) for topic in topics]
    return [tuple(buttons[at : at + LABELS_A_ROW]) for at in range(0, len(buttons), LABELS_A_ROW)]


def _press(topic: Topic) -> Payload:
    if isinstance(topic, ArchetypeId):
        return AskArchetype(topic)
    return ShowStylePrompts() if topic is QuestionKind.STYLE else PractiseKind(topic)
