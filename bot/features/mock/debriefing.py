"""Use cases of the debrief: the write-up with a button for each task, and the transcript as a file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.answers.question_of_answer import asks_for_style, question_of, rubric_for
from bot.conversation.context import Context
from bot.conversation.doors import (
    AskArchetype,
    Practise,
    ProposeDrill,
    ReadFeedback,
    Rehearse,
    RewriteAnswer,
    ShowCard,
    ShowMocks,
    ShowStories,
    WriteStory,
)
from bot.conversation.logic.dates.local_time import local_date
from bot.conversation.logic.questions.history import judged, read_elements
from bot.conversation.logic.stories.same_project import ProjectText
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Document, Keyboard, Reply, in_rows
from bot.conversation.texts import what_next
from bot.features.answering.asking import archetype_name
from bot.features.mock.logic.debrief import Debrief, DebriefTask, DebriefTaskKind, Pattern, debrief
from bot.features.mock.logic.mock_result import MockResult, Outcome, mock_result
from bot.features.mock.logic.transcript import Exchange, file_name, transcript
from bot.features.mock.texts import debrief as debrief_say
from bot.features.mock.texts import mock as say
from bot.review.review_json import from_json
from bot.review.told.honesty import owns_up
from bot.review.types import Review
from question_bank.models import Question
from storage.records import Answer, AnswerState, AnswerVersion, JudgedAnswer, Mock, Story, TellingHow

OUTCOMES = {AnswerState.NO_STORY: Outcome.NO_STORY, AnswerState.JUDGED: Outcome.JUDGED}
FEEDBACK_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class SendTranscript(Payload, code="Mt"):
    """Send the transcript of a mock as a file."""

    mock_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One answer of the mock at its end. One that was never judged has no version and no review."""

    answer: Answer
    question: Question
    review: JudgedAnswer | None = None
    """Its first and newest reviews. None where it was never judged."""
    first: AnswerVersion | None = None
    """Version of its first text."""
    newest: AnswerVersion | None = None
    story: Story | None = None
    """Story of the bank that it tells, where that is known."""
    adapted: bool = False
    """True where the story was adapted to the question."""


async def debriefed(context: Context, mock: Mock) -> list[Reply]:
    """Return the debrief of the mock with its buttons. Where every question was skipped, say that there is nothing."""
    heard = await _heard(context, mock)
    results = _results(context, heard)
    if not any(result.outcome is not Outcome.SKIPPED for result in results):
        return [Reply(text=say.NOTHING_TO_DEBRIEF, keyboard=Keyboard(), buttons=())]
    found = debrief(results)
    text = debrief_say.debrief_text(found, context.bank)
    return [Reply(text=text, buttons=(*_doors(context, found, heard), *_looking_back(mock, heard)))]


async def write_up_of(context: Context, mock: Mock) -> str | None:
    """Return the debrief of the mock in HTML, as the chat has it; None where every question was skipped."""
    results = _results(context, await _heard(context, mock))
    if not any(result.outcome is not Outcome.SKIPPED for result in results):
        return None
    return debrief_say.debrief_text(debrief(results), context.bank)


async def exchanges_of(context: Context, mock: Mock) -> Sequence[tuple[Answer, Exchange]]:
    """Return the questions of the mock in the order of asking, each with its answer, follow-up and review."""
    return [(each.answer, _exchange(context, each)) for each in await _heard(context, mock)]


async def transcript_of(context: Context, mock: Mock) -> list[Reply]:
    """Send the transcript of the mock as a Markdown file."""
    day = local_date(context.zone, mock.started_at)
    content = transcript(day, [exchange for _, exchange in await exchanges_of(context, mock)])
    document = Document(name=file_name(day), content=content.encode())
    return [Reply(text=say.TRANSCRIPT_SENT, document=document)]


def interviewer_follow_up(context: Context, answer: Answer, version: AnswerVersion, review: Review) -> str | None:
    """Return the follow-up that an interviewer asks after that version of an answer, or None."""
    return context.reviewer.interviewer_asks(review, archetype=rubric_for(context, answer), text=version.text)


async def _heard(context: Context, mock: Mock) -> list[Heard]:
    reviews = {found.answer.id: found for found in await context.uow.answers.judged_of_mock(mock.id)}
    tellings = {telling.answer_id: telling for telling in await context.uow.stories.tellings(context.user_id)}
    heard = []
    for answer in await context.uow.answers.of_mock(mock.id):
        versions = await context.uow.answers.versions(answer.id) if answer.id in reviews else []
        telling = tellings.get(answer.id)
        heard.append(
            Heard(
                answer=answer,
                question=await question_of(context, answer),
                review=reviews.get(answer.id),
                first=versions[0] if versions else None,
                newest=versions[-1] if versions else None,
                story=await context.uow.stories.told_by(answer.id, context.user_id) if telling is not None else None,
                adapted=telling is not None and telling.how is TellingHow.ADAPTED,
            )
        )
    return heard


def _results(context: Context, heard: Sequence[Heard]) -> list[MockResult]:
    projects = _projects(context, heard)
    return [_result(context, each, projects.get(n)) for n, each in enumerate(heard)]


def _result(context: Context, heard: Heard, project: str | None) -> MockResult:
    question = heard.question
    if heard.review is None or heard.first is None:
        outcome = OUTCOMES.get(heard.answer.state, Outcome.SKIPPED)
        return mock_result(question, outcome if outcome is Outcome.NO_STORY else Outcome.SKIPPED)
    review = from_json(json.loads(heard.review.latest.body))
    if review.reasons.not_judged is not None:
        return mock_result(question, Outcome.NOT_JUDGED, not_judged=review.reasons.not_judged)
    return mock_result(
        question,
        Outcome.JUDGED,
        judged(heard.review),
        elements=read_elements(heard.review.latest.moves),
        project=project,
        off_topic=review.off_topic,
        heard_as=review.heard_as,
        owned_up=heard.adapted or owns_up(context.reviewer.read(heard.first.text)),
    )


def _projects(context: Context, heard: Sequence[Heard]) -> dict[int, str]:
    """Return a name for each group of answers of one project, by their positions among all answers."""
    told = [
        (place, ProjectText(text=each.newest.text, project=each.story.project if each.story is not None else None))
        for place, each in enumerate(heard)
        if each.newest is not None and not asks_for_style(context, each.answer)
    ]
    groups = context.matcher.groups([tale for _, tale in told])
    return {told[at][0]: str(n) for n, group in enumerate(groups) for at in group}


def _doors(context: Context, found: Debrief, heard: Sequence[Heard]) -> list[tuple[Button, ...]]:
    """Return a row with a button for each task that leads somewhere."""
    rows: list[tuple[Button, ...]] = []
    for n, task in enumerate(found.tasks, 1):
        door = _door(task, heard[task.about - 1] if task.about is not None else None)
        if door is not None:
            rows.append((Button(text=debrief_say.door_label(n, task, context.bank), press=door),))
    return rows


def _door(task: DebriefTask, heard: Heard | None) -> Payload | None:
    """Return the payload to which a task leads, or None. `heard` is the answer that the task is about."""
    if task.kind is DebriefTaskKind.DRILL:
        return ProposeDrill()
    if task.kind is DebriefTaskKind.REWRITE and heard is not None:
        return RewriteAnswer(heard.answer.id)
    if task.kind is DebriefTaskKind.REHEARSE and heard is not None and heard.story is not None:
        return Rehearse(heard.story.id)
    if task.archetype is None:
        return ShowStories() if task.kind is DebriefTaskKind.FIND_STORY else None
    if task.kind is DebriefTaskKind.FIND_STORY or task.pattern is Pattern.ONE_PROJECT:
        return WriteStory(task.archetype)
    if task.kind is DebriefTaskKind.LEARN or task.pattern is Pattern.TRAPS:
        return ShowCard(task.archetype)
    return AskArchetype(task.archetype)


def _looking_back(mock: Mock, heard: Sequence[Heard]) -> list[tuple[Button, ...]]:
    """Return the buttons for the feedback on each answer, the transcript, and the next step."""
    full = [
        Button(text=debrief_say.feedback_label(n), press=ReadFeedback(each.answer.id))
        for n, each in enumerate(heard, 1)
        if each.review is not None
    ]
    rows = in_rows(full, FEEDBACK_IN_A_ROW)
    rows.append((Button(text=say.TRANSCRIPT, press=SendTranscript(mock.id)),))
    rows.append((Button(text=say.AGAIN, press=ShowMocks()), Button(text=what_next.ASK_ME, press=Practise())))
    return rows


def _exchange(context: Context, heard: Heard) -> Exchange:
    question = heard.question.text
    archetype = archetype_name(context, heard.answer)
    if heard.review is None or heard.first is None or heard.newest is None:
        outcome = OUTCOMES.get(heard.answer.state, Outcome.SKIPPED)
        return Exchange(question=question, outcome=outcome, archetype=archetype)
    first_review = from_json(json.loads(heard.review.first.body))
    end = heard.newest.first_end
    return Exchange(
        question=question,
        outcome=Outcome.JUDGED,
        archetype=archetype,
        story=heard.story.title if heard.story is not None else None,
        answer=heard.newest.text[:end],
        follow_up=interviewer_follow_up(context, heard.answer, heard.first, first_review),
        added=heard.newest.text[end:].strip() if end is not None else "",
        review=from_json(json.loads(heard.review.latest.body)),
    )
