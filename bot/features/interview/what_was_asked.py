"""Use cases of the questions that were asked: typed one a message, heard as an archetype, corrected by a tap."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.answers.open_answer import make_way
from bot.conversation.context import Context
from bot.conversation.logic.questions.matched_archetype import QuestionMatcher
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
from question_bank.lexicon import load_lexicon
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
    """Take a message as what was asked: one question, or a list with one a line."""
    added = await add(context, interview, message_id, text)
    await context.enter(Debriefing(interview.id, DebriefStep.ASKED))
    if not added:
        return [Reply(text=say.FULL if questions_in(text) else say.NO_WORD, buttons=(_all_asked(interview),))]
    return await noted(context, interview, added)


async def add(context: Context, interview: Interview, message_id: int, text: str) -> Sequence[AskedQuestion]:
    """Store the questions of a message, each with its likeliest archetype, and add them to the user's own questions.

    Between two of them the event loop gets a turn.
    """
    added = []
    room = say.MOST_ASKED - len(await context.uow.interviews.questions(interview.id))
    questions = questions_in(text)[: max(room, 0)]
    for question, kinds in zip(questions, heard(context, questions), strict=True):
        kind = next(iter(kinds), None)
        added.append(await context.uow.interviews.ask(interview.id, question, kind, message_id))
        await own_questions.join(context, question, kind)
        await asyncio.sleep(0)
    return added


async def noted(context: Context, interview: Interview, added: Sequence[AskedQuestion]) -> list[Reply]:
    """Return the note on questions that were added, with what corrects them."""
    first = (await _number(context, added[0])) if added else 1
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
    text = say.kind_text(await _number(context, asked), asked.text)
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
        text = say.remove_text(await _number(context, asked), asked.text)
        return [Reply(text=text, buttons=((yes, no),), slot=slot, fresh=False)]
    await context.uow.interviews.remove_question(asked.id)
    await own_questions.leave(context, asked.text)
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


async def change_words(context: Context, asked: AskedQuestion, text: str) -> AskedQuestion:
    """Change the text of a question, also among the user's own questions, and return it.

    It is heard anew where the archetype is still the one that was heard.
    """
    archetype = archetype_of(asked)
    before, now = heard(context, [asked.text, text])
    if archetype == next(iter(before), None):
        archetype = next(iter(now), None)
    await context.uow.interviews.change_question(asked.id, text=text, archetype=archetype)
    await own_questions.leave(context, asked.text)
    await own_questions.join(context, text, archetype)
    return replace(asked, text=text, archetype=archetype)


async def edited(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Take an edited message with questions that were asked. None for a message that holds none.

    Questions that the new text has more are added; those that it has fewer are removed while nothing is said of them.
    """
    held = await context.uow.interviews.typed_in(context.user_id, message_id)
    if not held:
        return None
    interview = await context.uow.interviews.get(held[0].interview_id, context.user_id)
    words = questions_in(text)
    if interview is None or not words:
        return [Reply(text=say.NO_WORD)]
    for asked, question in zip(held, words, strict=False):
        if asked.text != question:
            await change_words(context, asked, question)
    for asked in held[len(words) :]:
        if asked.told is None and asked.level is None and asked.dry is None:
            await context.uow.interviews.remove_question(asked.id)
            await own_questions.leave(context, asked.text)
    if len(words) > len(held):
        await add(context, interview, message_id, "\n".join(f"- {question}" for question in words[len(held) :]))
    now = await context.uow.interviews.typed_in(context.user_id, message_id)
    return [
        Reply(text=say.changed_text(await _number(context, each), each.text, archetype_of(each)))
        for each in now
        if each not in held
    ]


def heard(context: Context, questions: Sequence[str]) -> Sequence[Sequence[ArchetypeId]]:
    """Return the archetypes that each question may ask for, the likeliest first."""
    matcher = QuestionMatcher(context.bank, load_lexicon())
    return [matcher.archetypes(question) for question in questions]


async def _note(context: Context, interview: Interview, asked: AskedQuestion, *, fresh: bool) -> Reply:
    """Return the note on a question. The likeliest other archetypes, or all where none was heard, are one tap away."""
    kind = archetype_of(asked)
    (likely,) = heard(context, [asked.text])
    others = [each for each in likely if each != kind][:OTHERS_SHOWN]
    another = Button(text=say.ANOTHER_KIND, press=ChooseKind(asked.id)) if kind is not None else None
    remove = Button(text=say.REMOVE, press=RemoveAsked(asked.id))
    rows: Rows = (
        *in_rows(_kinds(asked, others if kind is not None else tuple(ArchetypeId)), 2),
        (another, remove) if another is not None else (remove,),
        _all_asked(interview),
    )
    text = say.noted_text(await _number(context, asked), asked.text, kind)
    return Reply(text=text, buttons=rows, slot=_slot(asked), fresh=fresh)


def _kinds(asked: AskedQuestion, kinds: Sequence[ArchetypeId], *, in_list: bool = True) -> list[Button]:
    return [Button(text=ARCHETYPE_LABELS[each], press=SetKind(asked.id, in_list, each)) for each in kinds]


async def _number(context: Context, asked: AskedQuestion) -> int:
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
