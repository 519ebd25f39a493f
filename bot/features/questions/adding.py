"""Use cases that add own questions: each typed line is one, filed under the archetype that it seems to ask for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.beneath import hear_beneath, key_beneath
from bot.conversation.context import Context
from bot.conversation.doors import PractiseOwnQuestion, ShowOwnQuestions
from bot.conversation.feature import Call
from bot.conversation.logic.questions.asked_words import sounds_asked
from bot.conversation.logic.questions.own_questions import LONGEST_QUESTION, one_line
from bot.conversation.logic.typed.edited_lines import line_edits
from bot.conversation.logic.typed.typed_decision import agrees, declines
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.logic.typed.typed_lines import lines_in
from bot.conversation.payload import Payload
from bot.conversation.questions.heard_archetypes import heard_archetypes
from bot.conversation.questions.own_questions import KeptQuestion, NewQuestion, keep_questions
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import step_aside, step_back
from bot.features.questions.listing import filed, own_question
from bot.features.questions.states import AddingQuestions
from bot.features.questions.texts import questions as say
from question_bank.models import ArchetypeId
from storage.records import OwnQuestion

_COMMAND = re.compile(r"\s*/questions(?:@\w+)?\s", re.IGNORECASE)
ALTERNATIVES = 2
"""Other archetypes that are offered beside the likeliest."""


@dataclass(frozen=True, slots=True)
class CorrectArchetype(Payload, code="Oj"):
    """File an own question that was just added under another archetype, or under none."""

    own_id: int
    archetype: ArchetypeId | None = None


@dataclass(frozen=True, slots=True)
class ShowAllArchetypes(Payload, code="Ok"):
    """Offer all archetypes for an own question that was just added."""

    own_id: int


@dataclass(frozen=True, slots=True)
class FinishAdding(Payload, code="Ol"):
    """Go back to what was open before questions were added."""


async def ask(context: Context) -> list[Reply]:
    """Ask for questions: what is typed from now on is taken as such."""
    await step_aside(context, AddingQuestions)
    return [Reply(text=say.ASK, buttons=((_done(),),))]


async def add_words(context: Context, message_id: int, words: str) -> list[Reply]:
    """Add the questions behind the command, and take what is typed from now on as more of them."""
    await step_aside(context, AddingQuestions)
    return await _add(context, message_id, words)


async def typed(context: Context, message_id: int, text: str) -> list[Reply]:
    """Add the questions of a typed text. A lone yes or no is none: it ends the adding.

    Below the empty list, only one that sounds asked is meant as some.
    """
    state = context.at(AddingQuestions)
    if state is not None and state.offered:
        if not any(map(sounds_asked, lines_in(text))):
            return await hear_beneath(context, message_id, text)
        await step_aside(context, AddingQuestions)
    if agrees(text) or declines(text):
        return await finish(context)
    return await _add(context, message_id, text)


async def edited(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Take the new words of a message in which questions were typed, whenever it is edited. None for any other message.

    A line each stays one, since its answers belong to it: what has other lines, too long ones, or words of another
    question changes none.
    """
    held = await context.uow.own_questions.typed_in(context.user_id, message_id)
    if not held:
        return None
    lines = lines_in(_COMMAND.sub("", text))
    edits = line_edits([own.text for own in held], lines)
    if edits.added or edits.gone or any(len(line) > LONGEST_QUESTION for line in lines):
        return [_unchanged(held)]
    for place, line in edits.changed:
        there = await context.uow.own_questions.like(context.user_id, line)
        if there is not None and there.id != held[place].id:
            return [_unchanged(held)]
    changed = [await _reworded(context, held[place], line) for place, line in edits.changed]
    return [_one_reworded(context, own) for own in changed]


async def _reworded(context: Context, own: OwnQuestion, words: str) -> OwnQuestion:
    """Store other words of a question, filed anew where its archetype was not the user's own choice."""
    was, likely = _heard(context, own.text), _heard(context, words)
    is_chosen = own.archetype != next(iter(was), None)
    archetype = own.archetype if is_chosen else next(iter(likely), None)
    return await context.uow.own_questions.reword(own, one_line(words), archetype)


def _heard(context: Context, words: str) -> tuple[ArchetypeId, ...]:
    (likely,) = heard_archetypes(context, [words])
    return likely


def _unchanged(held: Sequence[OwnQuestion]) -> Reply:
    show = Button(text=say.ALL, press=ShowOwnQuestions())
    return Reply(text=say.not_changed_text(len(held)), buttons=((show,),))


def key(pressed: Key) -> Call:
    """Return the use case of a key: it ends the adding, or below the empty list is one of what was open before."""

    async def hear_key(context: Context) -> list[Reply]:
        state = context.at(AddingQuestions)
        below_list = state is not None and state.offered
        return await (key_beneath(pressed) if below_list else finish)(context)

    return hear_key


async def finish(context: Context) -> list[Reply]:
    """Go back to what was open before."""
    await step_back(context)
    show = Button(text=say.ALL, press=ShowOwnQuestions())
    practise = Button(text=say.PRACTISE_ONE, press=PractiseOwnQuestion())
    return [Reply(text=say.FINISHED, buttons=((show, practise),))]


async def correct(context: Context, own: OwnQuestion, archetype: ArchetypeId | None) -> list[Reply]:
    """File a question that was just added under an archetype."""
    await context.uow.own_questions.tag(own, archetype)
    changed = await own_question(context, own.id)
    rows = ((Button(text=say.CHANGE, press=ShowAllArchetypes(own.id)), *_done_if_adding(context)),)
    return [Reply(text=say.filed_text(filed(context, changed)), buttons=rows, slot=_slot(own), fresh=False)]


async def show_all_archetypes(context: Context, own: OwnQuestion) -> list[Reply]:
    """Offer all archetypes for a question that was just added."""
    every = in_rows([_choice(context, own, each) for each in ArchetypeId], 2)
    none = Button(text=say.NO_ARCHETYPE, press=CorrectArchetype(own.id))
    text = say.choose_archetype_text(filed(context, own))
    return [Reply(text=text, buttons=(*every, (none,)), slot=_slot(own), fresh=False)]


async def _add(context: Context, message_id: int, text: str) -> list[Reply]:
    """Add each line of a text, and say what was done. A line that is too long is named and left out."""
    lines = lines_in(text)
    if not lines:
        return [Reply(text=say.NO_QUESTION, buttons=((_done(),),))]
    too_long = [line for line in lines if len(line) > LONGEST_QUESTION]
    short = [line for line in lines if len(line) <= LONGEST_QUESTION]
    matched = heard_archetypes(context, short)
    new = [
        NewQuestion(text=line, archetype=next(iter(likely), None), message_id=message_id)
        for line, likely in zip(short, matched, strict=True)
    ]
    kept = await keep_questions(context, new)
    replies = [Reply(text=say.too_long_text(too_long))] if too_long else []
    replies += [Reply(text=say.NO_MORE)] if len(kept) < len(new) else []
    if len(kept) == 1:
        return [_one_added(context, kept[0], matched[0]), *replies]
    return [*_several_added(context, kept), *replies]


def _one_added(context: Context, kept: KeptQuestion, likely: tuple[ArchetypeId, ...]) -> Reply:
    text = say.added_text(filed(context, kept.own), is_new=kept.is_new)
    return Reply(text=text, buttons=_choices(context, kept.own, likely), slot=_slot(kept.own))


def _one_reworded(context: Context, own: OwnQuestion) -> Reply:
    is_adding = context.at(AddingQuestions) is not None
    text = say.reworded_text(filed(context, own), is_adding=is_adding)
    return Reply(text=text, buttons=_choices(context, own, _heard(context, own.text)), slot=_slot(own))


def _choices(context: Context, own: OwnQuestion, likely: tuple[ArchetypeId, ...]) -> tuple[tuple[Button, ...], ...]:
    """Return the rows that correct the archetype of a question."""
    others = [each for each in likely if each != own.archetype][:ALTERNATIVES]
    if own.archetype is None:
        rows = in_rows([_choice(context, own, each) for each in ArchetypeId], 2)
        more = []
    else:
        rows = [(_choice(context, own, each),) for each in others]
        more = [
            Button(text=say.CHANGE, press=ShowAllArchetypes(own.id)),
            Button(text=say.NO_ARCHETYPE, press=CorrectArchetype(own.id)),
        ]
    last = (*more, *_done_if_adding(context))
    return (*rows, last) if last else (*rows,)


def _several_added(context: Context, kept: Sequence[KeptQuestion]) -> list[Reply]:
    new = [filed(context, each.own) for each in kept if each.is_new]
    if not kept:
        return []
    text = say.several_added_text(new, len(kept) - len(new))
    show = Button(text=say.ALL, press=ShowOwnQuestions())
    return [Reply(text=text, buttons=((show, _done()),))]


def _choice(context: Context, own: OwnQuestion, archetype: ArchetypeId) -> Button:
    name = context.bank.archetypes[archetype].name
    return Button(text=say.archetype_label(name), press=CorrectArchetype(own.id, archetype))


def _done() -> Button:
    return Button(text=say.DONE_ADDING, press=FinishAdding())


def _done_if_adding(context: Context) -> tuple[Button, ...]:
    return (_done(),) if context.at(AddingQuestions) is not None else ()


def _slot(own: OwnQuestion) -> str:
    return f"own-question:{own.id}"
