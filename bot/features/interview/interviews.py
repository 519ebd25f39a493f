"""Use cases of /interview: the list, one interview with its scorecard, one of its questions; what can be changed."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import BeginDebrief, PractiseOwnQuestion, WriteStory
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import open_beneath, step_back
from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.features.interview.briefs import asked_in_brief, in_brief, is_bare
from bot.features.interview.logic.comparison import FEWEST_ASKED, compared
from bot.features.interview.logic.scorecard import Scorecard, scorecard
from bot.features.interview.logic.steps import DebriefStep
from bot.features.interview.own_questions import own_of
from bot.features.interview.payloads import (
    AddAsked,
    AskAgainOf,
    ChooseKind,
    DeleteInterview,
    FinishDebrief,
    GoOnWithDebrief,
    RemoveAsked,
    SetOutcome,
    ShowAsked,
    ShowComparison,
    ShowInterview,
    TurnToInterviews,
    TypeField,
)
from bot.features.interview.preparation import judged_questions, prepared_on
from bot.features.interview.states import Debriefing, InterviewField
from bot.features.interview.texts import debrief_steps as steps
from bot.features.interview.texts import interviews as say
from bot.features.interview.texts import scorecard as card_say
from storage.records import AskedQuestion, Interview, InterviewOutcome

SLOT = "interviews"
"""Slot of the message that shows the steps of a debrief and the pages, each edited in place."""
PER_PAGE = 6
QUESTIONS_PER_PAGE = 8
MOST_GAPS = 3
"""Number of archetypes without a story for which a button to write one is shown."""
Rows = list[tuple[Button, ...]]


async def turn_to(context: Context, page: int, *, fresh: bool = False) -> list[Reply]:
    """Show a page of the interviews. One out of range becomes the nearest."""
    counts = await context.uow.interviews.numbers_asked(context.user_id)
    newest = reversed(await context.uow.interviews.of_user(context.user_id))
    found = [each for each in newest if not is_bare(each, counts.get(each.id, 0))]
    new = Button(text=say.NEW, press=BeginDebrief())
    if not found:
        return [Reply(text=say.NONE_YET, buttons=((new,),), slot=SLOT, fresh=fresh)]
    page = min(max(page, 0), (len(found) - 1) // PER_PAGE)
    first = page * PER_PAGE
    shown = found[first : first + PER_PAGE]
    briefs = [in_brief(each, counts.get(each.id, 0)) for each in shown]
    rows: Rows = [
        tuple(Button(text=str(number), press=ShowInterview(each.id)) for number, each in enumerate(shown, first + 1)),
        _turning(
            page,
            -(-len(found) // PER_PAGE),
            Button(text=say.NEWER, press=TurnToInterviews(page - 1)),
            Button(text=say.OLDER, press=TurnToInterviews(page + 1)),
        ),
    ]
    left = next((each for each in found if each.ended_at is None), None)
    if left is not None:
        rows.append((Button(text=say.list_label(left.label, left.round), press=GoOnWithDebrief(left.id)),))
    rows.append((new,))
    if sum(counts.values()) >= FEWEST_ASKED:
        rows.append((Button(text=card_say.COMPARE, press=ShowComparison()),))
    text = say.list_text(briefs, first + 1, len(found))
    return [Reply(text=text, buttons=tuple(filter(None, rows)), slot=SLOT, fresh=fresh)]


async def show(
    context: Context, interview: Interview, page: int = 0, *, note: str = "", fresh: bool = False
) -> list[Reply]:
    """Show an interview with a page of its questions, and its scorecard."""
    questions = await context.uow.interviews.questions(interview.id)
    page = min(max(page, 0), max(len(questions) - 1, 0) // QUESTIONS_PER_PAGE)
    first = page * QUESTIONS_PER_PAGE
    briefs = (await asked_in_brief(context, questions))[first : first + QUESTIONS_PER_PAGE]
    card = scorecard(questions, await prepared_on(context, interview.held_on))
    counts = card_say.scorecard_text(card) if questions else None
    text = say.interview_text(in_brief(interview, len(questions)), briefs, counts)
    numbers = [Button(text=str(at + 1), press=ShowAsked(questions[at].id)) for at in _shown(questions, first)]
    turning = _turning(
        page,
        -(-len(questions) // QUESTIONS_PER_PAGE),
        Button(text=say.EARLIER, press=ShowInterview(interview.id, page - 1)),
        Button(text=say.LATER, press=ShowInterview(interview.id, page + 1)),
    )
    rows: Rows = [*in_rows(numbers, 4), turning, *_of_interview(interview, card)]
    if await _asked_ever(context) >= FEWEST_ASKED:
        rows.append((Button(text=card_say.COMPARE, press=ShowComparison()),))
    rows.append((Button(text=say.ALL_INTERVIEWS, press=TurnToInterviews(0)),))
    said = f"{text}\n\n{note}" if note else text
    return [Reply(text=said, buttons=tuple(filter(None, rows)), slot=SLOT, fresh=fresh)]


async def show_question(
    context: Context, interview: Interview, asked: AskedQuestion, *, fresh: bool = False
) -> list[Reply]:
    """Show one question, with a button to change each thing that is said of it."""
    questions = await context.uow.interviews.questions(interview.id)
    briefs = await asked_in_brief(context, questions)
    own = await own_of(context, asked.text)
    brief = next(each for each, of in zip(briefs, questions, strict=True) if of.id == asked.id)
    rows = (
        (
            Button(text=say.KIND, press=ChooseKind(asked.id, in_list=False)),
            Button(text=say.STORY, press=AskAgainOf(asked.id, DebriefStep.STORY)),
        ),
        (
            Button(text=say.LEVEL, press=AskAgainOf(asked.id, DebriefStep.LEVEL)),
            Button(text=say.DRY, press=AskAgainOf(asked.id, DebriefStep.DRY)),
        ),
        (
            Button(text=say.WORDS, press=TypeField(interview.id, InterviewField.WORDS, asked.id)),
            Button(text=say.NOTE, press=TypeField(interview.id, InterviewField.NOTE, asked.id)),
        ),
        tuple(Button(text=say.PRACTISE, press=PractiseOwnQuestion(own.id)) for own in [own] if own is not None),
        (Button(text=steps.REMOVE, press=RemoveAsked(asked.id)),),
        (Button(text=say.BACK, press=ShowInterview(interview.id, (brief.number - 1) // QUESTIONS_PER_PAGE)),),
    )
    text = say.asked_text(brief, len(questions))
    return [Reply(text=text, buttons=tuple(filter(None, rows)), slot=SLOT, fresh=fresh)]


async def set_outcome(context: Context, interview: Interview, outcome: InterviewOutcome) -> list[Reply]:
    """Store what came of an interview, and show it."""
    await context.uow.interviews.change(interview.id, outcome=outcome)
    return await show(context, replace(interview, outcome=outcome))


async def delete(context: Context, interview: Interview, *, sure: bool) -> list[Reply]:
    """Delete an interview with its questions, once the user is sure.

    What it rated stays: the story did run dry, whether or not it stays written down. So do the user's own questions.
    """
    if not sure:
        asked = len(await context.uow.interviews.questions(interview.id))
        yes = Button(text=say.DELETE_YES, press=DeleteInterview(interview.id, sure=True))
        no = Button(text=say.DELETE_NO, press=ShowInterview(interview.id))
        return [Reply(text=say.delete_text(in_brief(interview, asked)), buttons=((yes, no),), slot=SLOT, fresh=False)]
    state = open_beneath(context, Debriefing)
    if state is not None and state.interview_id == interview.id:
        await step_back(context)
        await context.enter(Idle())
    await context.uow.interviews.remove(interview.id)
    rows = ((Button(text=say.ALL_INTERVIEWS, press=TurnToInterviews(0)),),)
    return [Reply(text=say.DELETED, buttons=rows, slot=SLOT, fresh=False)]


async def compare(context: Context) -> list[Reply]:
    """Show the rules' level beside the user's own beside the outcome, over all interviews."""
    found = compared(await judged_questions(context))
    text = card_say.comparison_text(found) if found is not None else card_say.TOO_FEW
    rows = ((Button(text=say.ALL_INTERVIEWS, press=TurnToInterviews(0)),),)
    return [Reply(text=text, buttons=rows, slot=SLOT, fresh=False)]


def full() -> Reply:
    """Return the reply where there is no room for another interview."""
    return Reply(text=steps.MANY_INTERVIEWS, buttons=((Button(text=say.ALL_INTERVIEWS, press=TurnToInterviews(0)),),))


def _of_interview(interview: Interview, card: Scorecard) -> Rows:
    """Return what can be done with an interview: write what is missing, go on, say what came of it, change it."""
    own = interview.id
    rows: Rows = [
        (Button(text=say.WRITE.format(archetype=ARCHETYPE_LABELS[each]), press=WriteStory(each)),)
        for each in card.unprepared[:MOST_GAPS]
    ]
    if interview.ended_at is None:
        go_on = Button(text=steps.GO_ON, press=GoOnWithDebrief(own))
        rows.insert(0, (go_on, Button(text=steps.FINISH_SO, press=FinishDebrief(own))))
    rows.append(
        tuple(
            Button(text=say.outcome_label(each, chosen=each is interview.outcome), press=SetOutcome(own, each))
            for each in (InterviewOutcome.WENT_ON, InterviewOutcome.REJECTED, InterviewOutcome.WAITING)
        )
    )
    rows.append(
        (
            Button(text=say.NAME, press=TypeField(own, InterviewField.LABEL)),
            Button(text=say.ROUND, press=TypeField(own, InterviewField.ROUND)),
            Button(text=say.DATE, press=TypeField(own, InterviewField.DATE)),
        )
    )
    rows.append((Button(text=say.ADD, press=AddAsked(own)), Button(text=say.DELETE, press=DeleteInterview(own))))
    return rows


def _turning(page: int, pages: int, back: Button, on: Button) -> tuple[Button, ...]:
    """Return the buttons to the pages before and after, of those that there are."""
    return (*((back,) if page else ()), *((on,) if page + 1 < pages else ()))


def _shown(questions: Sequence[AskedQuestion], first: int) -> range:
    return range(first, min(first + QUESTIONS_PER_PAGE, len(questions)))


async def _asked_ever(context: Context) -> int:
    return sum((await context.uow.interviews.numbers_asked(context.user_id)).values())
