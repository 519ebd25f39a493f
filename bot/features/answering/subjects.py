"""Use cases that choose what to practise: an archetype or a kind of question, by its name or by a button."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.doors import (
    AskArchetype,
    ChooseSubject,
    Practise,
    PractiseOwnQuestion,
    PractiseSubject,
    ShowStylePrompts,
)
from bot.conversation.payload import Payload
from bot.conversation.questions.own_questions import own_questions
from bot.conversation.replies import Button, Reply, in_rows
from bot.features.answering.asking import practise_archetype, practise_subject
from bot.features.answering.logic.subjects import subjects_meant
from bot.features.answering.texts import subjects as say
from question_bank.models import ArchetypeId, PracticeSubject, QuestionKind

NUMBERS_A_ROW = 5
LABELS_A_ROW = 2


@dataclass(frozen=True, slots=True)
class PractiseStylePrompt(Payload, code="Yq"):
    """Ask a style prompt."""

    question_id: str


async def choose_subject(context: Context) -> list[Reply]:
    """Show all subjects, and the user's own questions where there are some."""
    own = bool(await own_questions(context))
    mine = ((Button(text=say.OWN, press=PractiseOwnQuestion()),),) if own else ()
    return [Reply(text=say.choose_text(own=own), buttons=(*mine, *_all_subjects(context)))]


async def practise_words(context: Context, _: int, words: str) -> list[Reply]:
    """Practise the subject that the words name. Ask where they may mean several or none."""
    meant = subjects_meant(words, context.bank.subjects)
    if not meant:
        return [Reply(text=say.unknown_text(words), buttons=_all_subjects(context))]
    if len(meant) > 1:
        more = Button(text=say.ALL_SUBJECTS, press=ChooseSubject())
        return [Reply(text=say.WHICH, buttons=(*_rows(context, meant), (more,)))]
    (subject,) = meant
    if isinstance(subject, ArchetypeId):
        return await practise_archetype(context, subject)
    if subject == QuestionKind.STYLE:
        return await show_style_prompts(context)
    return await practise_subject(context, subject, PractiseSubject(subject))


async def show_style_prompts(context: Context) -> list[Reply]:
    """Show the style prompts by their groups, with a button for each."""
    prompts = context.bank.style_prompts()
    numbers = [
        Button(text=str(number), press=PractiseStylePrompt(question.id))
        for number, question in enumerate((each for group in prompts.values() for each in group), 1)
    ]
    rows = in_rows(numbers, NUMBERS_A_ROW)
    any_of_them = Button(text=say.ONE_FOR_ME, press=PractiseSubject(QuestionKind.STYLE))
    subjects = Button(text=say.ALL_SUBJECTS, press=ChooseSubject())
    return [Reply(text=say.style_prompts_text(prompts), buttons=(*rows, (any_of_them,), (subjects,)))]


def _all_subjects(context: Context) -> tuple[tuple[Button, ...], ...]:
    any_of_them = Button(text=say.ANY, press=Practise())
    return (*_rows(context, [*context.bank.archetypes, *context.bank.tracks, QuestionKind.STYLE]), (any_of_them,))


def _rows(context: Context, subjects: Sequence[PracticeSubject]) -> list[tuple[Button, ...]]:
    tracks = context.bank.tracks
    return in_rows(
        [Button(text=say.subject_label(each, tracks), press=_press(each)) for each in subjects], LABELS_A_ROW
    )


def _press(subject: PracticeSubject) -> Payload:
    if isinstance(subject, ArchetypeId):
        return AskArchetype(subject)
    return ShowStylePrompts() if subject == QuestionKind.STYLE else PractiseSubject(subject)
