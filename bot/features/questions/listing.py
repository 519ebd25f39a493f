"""Use cases of /questions: the list of the own questions, and one of them, in a message that buttons edit."""

from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.doors import PractiseOwnQuestion, ShowTracks
from bot.conversation.logic.questions.own_questions import question_id
from bot.conversation.payload import Payload
from bot.conversation.questions.question_for_user import asked_lately
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import step_aside
from bot.conversation.stale_buttons import StaleButton
from bot.features.questions.states import AddingQuestions
from bot.features.questions.texts import questions as say
from bot.features.questions.texts.questions import Filed
from question_bank.models import ArchetypeId
from storage.records import OwnQuestion

SLOT = "own-questions"
PER_PAGE = 6
ARCHETYPES_A_ROW = 2


@dataclass(frozen=True, slots=True)
class TurnToQuestions(Payload, code="Oc"):
    """Show a page of the own questions in place."""

    page: int
    """Number of the page, from 0."""


@dataclass(frozen=True, slots=True)
class OpenQuestion(Payload, code="Od"):
    """Show one own question in place."""

    own_id: int
    page: int
    """The page of the list to go back to."""


@dataclass(frozen=True, slots=True)
class AskForArchetype(Payload, code="Oe"):
    """Ask which archetype an own question asks for."""

    own_id: int
    page: int


@dataclass(frozen=True, slots=True)
class FileQuestion(Payload, code="Of"):
    """File an own question under an archetype, or under none."""

    own_id: int
    page: int
    archetype: ArchetypeId | None = None


@dataclass(frozen=True, slots=True)
class RemoveQuestion(Payload, code="Og"):
    """Remove an own question."""

    own_id: int
    page: int


@dataclass(frozen=True, slots=True)
class RestoreQuestion(Payload, code="Oh"):
    """Undo the removal of an own question."""

    own_id: int
    page: int


@dataclass(frozen=True, slots=True)
class AddQuestions(Payload, code="Oi"):
    """Take what is typed as own questions."""


async def own_question(context: Context, own_id: int, *, removed: bool = False) -> OwnQuestion:
    """Return a question of the user that is there, or one that was removed. Raises StaleButton if there is none."""
    own = await context.uow.own_questions.get(own_id, context.user_id)
    if own is None or (own.removed_at is not None) is not removed:
        raise StaleButton
    return own


def filed(context: Context, own: OwnQuestion) -> Filed:
    """Return a question with the name of its archetype."""
    name = next((each.name for each in context.bank.archetypes.values() if each.id == own.archetype), None)
    return Filed(text=own.text, archetype=name)


async def show(context: Context) -> list[Reply]:
    """Show the newest questions as a new message. Where there is none, take what is typed next as the first."""
    if not await context.uow.own_questions.of(context.user_id):
        await step_aside(context, AddingQuestions, offered=True)
    return [await _page(context, 0, fresh=True)]


async def turn_to(context: Context, page: int) -> list[Reply]:
    """Show a page in place. One out of range becomes the nearest."""
    return [await _page(context, page, fresh=False)]


async def open_question(context: Context, own: OwnQuestion, page: int) -> list[Reply]:
    """Show one question with what can be done with it."""
    lately = sum(answer.question_id == question_id(own) for answer in await asked_lately(context))
    rows = (
        (Button(text=say.PRACTISE, press=PractiseOwnQuestion(own.id)),),
        (
            Button(text=say.CHANGE, press=AskForArchetype(own.id, page)),
            Button(text=say.REMOVE, press=RemoveQuestion(own.id, page)),
        ),
        (_to_list(page),),
    )
    text = say.question_text(filed(context, own), own.source, lately)
    return [Reply(text=text, buttons=rows, slot=SLOT, fresh=False)]


async def ask_for_archetype(context: Context, own: OwnQuestion, page: int) -> list[Reply]:
    """Ask which archetype a question asks for."""
    choices = [
        Button(text=say.archetype_label(each.name), press=FileQuestion(own.id, page, each.id))
        for each in context.bank.archetypes.values()
    ]
    none = Button(text=say.NO_ARCHETYPE, press=FileQuestion(own.id, page))
    back = Button(text=say.BACK, press=OpenQuestion(own.id, page))
    rows = (*in_rows(choices, ARCHETYPES_A_ROW), (none, back))
    return [Reply(text=say.choose_archetype_text(filed(context, own)), buttons=rows, slot=SLOT, fresh=False)]


async def file_question(context: Context, own: OwnQuestion, page: int, archetype: ArchetypeId | None) -> list[Reply]:
    """File a question under an archetype, and show it."""
    await context.uow.own_questions.tag(own, archetype)
    return await open_question(context, await own_question(context, own.id), page)


async def remove(context: Context, own: OwnQuestion, page: int) -> list[Reply]:
    """Remove a question, with a button to undo it."""
    await context.uow.own_questions.remove(own, context.now)
    undo = Button(text=say.UNDO, press=RestoreQuestion(own.id, page))
    text = say.removed_text(filed(context, own))
    return [Reply(text=text, buttons=((undo, _to_list(page)),), slot=SLOT, fresh=False)]


async def restore(context: Context, own: OwnQuestion, page: int) -> list[Reply]:
    """Undo the removal of a question, and show it."""
    return await open_question(context, await context.uow.own_questions.restore(own), page)


async def _page(context: Context, page: int, *, fresh: bool) -> Reply:
    found = [*reversed(await context.uow.own_questions.of(context.user_id))]
    tracks = Button(text=say.TRACKS, press=ShowTracks())
    add = Button(text=say.ADD, press=AddQuestions())
    if not found:
        return Reply(text=say.NONE_YET, buttons=((add,), (tracks,)), slot=SLOT, fresh=fresh)
    page = min(max(page, 0), (len(found) - 1) // PER_PAGE)
    skipped = page * PER_PAGE
    shown = found[skipped : skipped + PER_PAGE]
    numbers = tuple(
        Button(text=str(number), press=OpenQuestion(own.id, page)) for number, own in enumerate(shown, skipped + 1)
    )
    newer = (Button(text=say.NEWER, press=TurnToQuestions(page - 1)),) if page else ()
    older = (Button(text=say.OLDER, press=TurnToQuestions(page + 1)),) if skipped + PER_PAGE < len(found) else ()
    practise = Button(text=say.PRACTISE_ONE, press=PractiseOwnQuestion())
    rows = (numbers, (*newer, *older), (add, practise), (tracks,))
    text = say.list_text([filed(context, own) for own in shown], skipped + 1, len(found))
    return Reply(text=text, buttons=tuple(filter(None, rows)), slot=SLOT, fresh=fresh)


def _to_list(page: int) -> Button:
    return Button(text=say.ALL, press=TurnToQuestions(page))
