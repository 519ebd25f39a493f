"""Use cases of the questions that were asked: typed one a message, heard as an archetype, corrected by a tap."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.answers.open_answer import make_way
from bot.conversation.context import Context
from bot.conversation.logic.logged_interview_limits import MOST_ASKED
from bot.conversation.questions.heard_archetypes import heard_archetypes
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import open_beneath
from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.features.interview import how_it_went, interviews, own_questions
from bot.features.interview.briefs import name_of
from bot.features.interview.interviews import SLOT
from bot.features.interview.logic.scorecard import archetype_of, ran_dry
from bot.features.interview.logic.steps import DebriefStep
from bot.features.interview.logic.typed_questions import questions_in
from bot.features.interview.payloads import (
    AllAsked,
    ChooseKind,
    FinishDebrief,
    GoOnWithDebrief,
    KeepKind,
    RemoveAsked,
    SetKind,
    ShowAsked,
)
from bot.features.interview.states import Debriefing
from bot.features.interview.texts import debrief_steps as say
from question_bank.models import ArchetypeId
from storage.records import AskedQuestion, Interview

OTHERS_SHOWN = 2
"""Number of other likely archetypes that are one tap away."""
Rows = tuple[tuple[Button, ...], ...]


async def ask(context: Context, interview: Interview, *, named: bool = False) -> list[Reply]:
    """Ask what was asked. `named` is True right after the interview got its name."""
    await context.enter(Debriefing(interview.id, DebriefStep.ASKED))
    so_far = len(await context.uow.interviews.questions(interview.id))
    has_name = named and (interview.label or interview.round)
    text = say.ask_questions_text(so_far, name_of(interview) if has_name else None)
    return [Reply(text=text, buttons=(_all_asked(interview),) if so_far else ())]


async def add_more(context: Context, interview: Interview) -> list[Reply]:
    """Add questions to an interview, whose debrief is open again with them."""
    way = await make_way(context, GoOnWithDebrief(interview.id))
    if not way.free:
        return way.said
    await context.uow.interviews.change(interview.id, ended_at=None, reminded_at=None)
    return [*way.said, *await ask(context, interview)]


async def typed(context: Context, interview: Interview, message_id: int, text: str) -> list[Reply]:
    """Take a message as what was asked: one question, or a list with one a line. What finds no room is said."""
    questions = questions_in(text)
    added = await add(context, interview, message_id, questions)
    await context.enter(Debriefing(interview.id, DebriefStep.ASKED))
    if not questions:
        return [Reply(text=say.NO_WORD, buttons=(_all_asked(interview),))]
    noted_ = await noted(context, interview, added) if added else []
    return [*noted_, full(interview)] if len(added) < len(questions) else noted_


async def add(
    context: Context, interview: Interview, message_id: int, questions: Sequence[str]
) -> Sequence[AskedQuestion]:
    """Store the questions of a message, each with its likeliest archetype, and add them to the user's own questions.

    Those past MOST_ASKED are left out. Between two of them the event loop gets a turn.
    """
    room = MOST_ASKED - len(await context.uow.interviews.questions(interview.id))
    fitting = questions[: max(room, 0)]
    added = []
    for question, kinds in zip(fitting, heard_archetypes(context, fitting), strict=True):
        added.append(await context.uow.interviews.ask(interview.id, question, next(iter(kinds), None), message_id))
        await asyncio.sleep(0)
    await own_questions.join(context, [(each.text, archetype_of(each)) for each in added])
    return added


def full(interview: Interview) -> Reply:
    """Return the reply where an interview has no room for another question."""
    return Reply(text=say.FULL, buttons=(_all_asked(interview),))


async def noted(context: Context, interview: Interview, added: Sequence[AskedQuestion]) -> list[Reply]:
    """Return the note on questions that were added, at least one, with what corrects them."""
    first = await number_of(context, added[0])
    if len(added) == 1:
        return [await _note(context, interview, added[0], fresh=True)]
    numbers = [Button(text=str(at), press=ChooseKind(each.id)) for at, each in enumerate(added, first)]
    text = say.noted_list_text(first, [(each.text, archetype_of(each)) for each in added])
    return [Reply(text=text, buttons=(*in_rows(numbers, 5), _all_asked(interview)))]


async def choose_kind(context: Context, asked: AskedQuestion, *, in_list: bool) -> list[Reply]:
    """Show the eight archetypes for a question."""
    keep = KeepKind(asked.id) if in_list else ShowAsked(asked.id)
    rows = (
        *in_rows(_kinds(asked, tuple(ArchetypeId), in_list=in_list), 2),
        (Button(text=say.NO_KIND, press=SetKind(asked.id, in_list)),),
        (Button(text=say.KEEP_KIND, press=keep),),
    )
    text = say.kind_text(await number_of(context, asked), asked.text)
    return [Reply(text=text, buttons=rows, slot=_slot(asked) if in_list else SLOT, fresh=False)]


async def set_kind(
    context: Context, interview: Interview, asked: AskedQuestion, archetype: ArchetypeId | None, *, in_list: bool
) -> list[Reply]:
    """Set the archetype of a question, and of the user's own question that came of it."""
    await context.uow.interviews.change_question(asked.id, archetype=archetype)
    await own_questions.tag(context, asked.text, archetype)
    changed = replace(asked, archetype=archetype)
    if ran_dry(changed) and archetype != asked.archetype:
        await how_it_went.rate_dry(context, changed)
    if in_list:
        return [await _note(context, interview, changed, fresh=False)]
    return await interviews.show_question(context, interview, changed)


async def keep_kind(context: Context, interview: Interview, asked: AskedQuestion) -> list[Reply]:
    """Show the note on a question again, with its archetype as it was."""
    return [await _note(context, interview, asked, fresh=False)]


async def remove(context: Context, interview: Interview, asked: AskedQuestion, *, sure: bool) -> list[Reply]:
    """Remove a question once the user is sure. What it rated stays."""
    is_asking = _is_asking(context, interview)
    slot = _slot(asked) if is_asking else SLOT
    if not sure:
        yes = Button(text=say.REMOVE, press=RemoveAsked(asked.id, sure=True))
        no = Button(text=say.KEEP, press=KeepKind(asked.id) if is_asking else ShowAsked(asked.id))
        text = say.remove_text(await number_of(context, asked), asked.text)
        return [Reply(text=text, buttons=((yes, no),), slot=slot, fresh=False)]
    await context.uow.interviews.remove_question(asked.id)
    await own_questions.leave(context, [asked.text])
    if not is_asking:
        return await interviews.show(context, interview, note=say.REMOVED)
    so_far = len(await context.uow.interviews.questions(interview.id))
    text = f"{say.REMOVED} {say.ask_questions_text(so_far, None)}"
    return [Reply(text=text, buttons=(_all_asked(interview),) if so_far else (), slot=slot, fresh=False)]


async def all_asked(context: Context, interview: Interview) -> list[Reply]:
    """Go on from what was asked to how each question went. Without a question say so."""
    if not await context.uow.interviews.questions(interview.id):
        finish = Button(text=say.FINISH_SO, press=FinishDebrief(interview.id))
        return [Reply(text=say.STILL_NONE, buttons=((finish,),))]
    return await how_it_went.begin(context, interview, fresh=True)


async def change_words(context: Context, changed: Sequence[tuple[AskedQuestion, str]]) -> Sequence[AskedQuestion]:
    """Change the texts of questions, also among the user's own questions, and return them.

    Each is heard anew where its archetype is still the one that was heard.
    """
    texts = [text for _, text in changed]
    before, now = heard_archetypes(context, [asked.text for asked, _ in changed]), heard_archetypes(context, texts)
    kinds = [
        next(iter(new), None) if archetype_of(asked) == next(iter(old), None) else archetype_of(asked)
        for (asked, _), old, new in zip(changed, before, now, strict=True)
    ]
    for (asked, text), kind in zip(changed, kinds, strict=True):
        await context.uow.interviews.change_question(asked.id, text=text, archetype=kind)
    await own_questions.leave(context, [asked.text for asked, _ in changed])
    await own_questions.join(context, zip(texts, kinds, strict=True))
    return [replace(asked, text=text, archetype=kind) for (asked, text), kind in zip(changed, kinds, strict=True)]


async def _note(context: Context, interview: Interview, asked: AskedQuestion, *, fresh: bool) -> Reply:
    """Return the note on a question. The likeliest other archetypes, or all where none was heard, are one tap away."""
    kind = archetype_of(asked)
    (likely,) = heard_archetypes(context, [asked.text])
    others = [each for each in likely if each != kind][:OTHERS_SHOWN]
    another = Button(text=say.ANOTHER_KIND, press=ChooseKind(asked.id)) if kind is not None else None
    remove = Button(text=say.REMOVE, press=RemoveAsked(asked.id))
    rows: Rows = (
        *in_rows(_kinds(asked, others if kind is not None else tuple(ArchetypeId)), 2),
        (another, remove) if another is not None else (remove,),
        _all_asked(interview),
    )
    text = say.noted_text(await number_of(context, asked), asked.text, kind)
    return Reply(text=text, buttons=rows, slot=_slot(asked), fresh=fresh)


def _kinds(asked: AskedQuestion, kinds: Sequence[ArchetypeId], *, in_list: bool = True) -> list[Button]:
    return [Button(text=ARCHETYPE_LABELS[each], press=SetKind(asked.id, in_list, each)) for each in kinds]


async def number_of(context: Context, asked: AskedQuestion) -> int:
    """Return the place of a question among those of its interview, from 1 without gaps."""
    questions = await context.uow.interviews.questions(asked.interview_id)
    return 1 + sum(each.n < asked.n for each in questions)


def _is_asking(context: Context, interview: Interview) -> bool:
    state = open_beneath(context, Debriefing)
    return state is not None and (state.interview_id, state.at) == (interview.id, DebriefStep.ASKED)


def _all_asked(interview: Interview) -> tuple[Button, ...]:
    return (Button(text=say.ALL_ASKED, press=AllAsked(interview.id)),)


def _slot(asked: AskedQuestion) -> str:
    return f"asked:{asked.id}"
