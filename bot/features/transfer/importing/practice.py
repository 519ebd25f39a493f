"""Use cases that import what was practised, beside the stories of a file. What is there already stays as it is.

Answers, series and rehearsals are known again by the instant at which they began.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.conversation.context import Context
from bot.conversation.logic.questions.own_questions import own_number, question_id
from bot.features.transfer.everything import BEGINNING
from bot.features.transfer.found import StoryFile
from bot.features.transfer.json_file.practice import FoundAnswer, FoundPractice
from storage.records import (
    AnswerState,
    Drill,
    DrillState,
    KeptStory,
    MockState,
    QuizKind,
    folded_question,
)

FORGOTTEN = "own-0"
"""Id of an own question that the file does not have. It names nothing."""
NO_MESSAGE = 0
"""In the place of the id of a message of another chat, so that no edit finds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPractice:
    """What was practised by a file, without what the user has."""

    answers: int = 0
    """Answers with words."""
    series: int = 0
    """Mocks, drills, quizzes and retrieval sessions."""
    rehearsals: int = 0
    asked: int = 0
    """Questions that were asked, also those without an answer."""

    @property
    def has_any(self) -> bool:
        """Return whether anything is new."""
        return bool(self.asked or self.series or self.rehearsals)


async def new_practice(context: Context, file: StoryFile) -> NewPractice:
    """Return how much of a file's practice the user does not have."""
    return _lacking(file.practice, await _instants_of(context))


def _lacking(found: FoundPractice, had: "_Instants") -> NewPractice:
    answers = [each for each in found.answers if each.answer.opened_at not in had.answers]
    began = [
        *(each.started_at for each in found.mocks),
        *(each.started_at for each, _ in found.drills),
        *(each.started_at for each, _ in found.quizzes),
        *(each.started_at for each, _ in found.retrievals),
    ]
    return NewPractice(
        answers=sum(bool(each.parts or each.versions) for each in answers),
        asked=len(answers),
        series=sum(at not in had.series for at in began),
        rehearsals=sum(each.at not in had.rehearsals for each, _ in found.rehearsals),
    )


async def take_in_practice(context: Context, file: StoryFile, stories: Sequence[KeptStory]) -> NewPractice:
    """Add what was practised by a file and the user does not have. Return how much.

    `stories` are those of the bank that the stories of the file have become, in the order of the file. Own questions of
    the file are in the bank already. An archetype keeps the card that was rated last.
    """
    had = await _instants_of(context)
    by_id = {found.file_id: kept.story.id for found, kept in zip(file.found, stories, strict=True)}
    await _Taking(context=context, found=file.practice, had=had, stories=by_id).take()
    return _lacking(file.practice, had)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instants:
    """The instants at which what the user has began."""

    answers: frozenset[datetime]
    series: frozenset[datetime]
    rehearsals: frozenset[datetime]


async def _instants_of(context: Context) -> _Instants:
    uow, user_id = context.uow, context.user_id
    quizzes = [quiz for kind in QuizKind for quiz in await uow.quizzes.of_user(user_id, kind)]
    began = [
        *(each.started_at for each in await uow.mocks.of_user(user_id)),
        *(each.started_at for each in await uow.drills.of_user(user_id)),
        *(each.started_at for each in await uow.retrievals.of_user(user_id)),
        *(each.started_at for each in quizzes),
    ]
    return _Instants(
        answers=frozenset(each.opened_at for each in await uow.answers.asked_since(user_id, BEGINNING)),
        series=frozenset(began),
        rehearsals=frozenset(each.at for each in await uow.rehearsals.since(user_id, BEGINNING)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taking:
    """One import: the file's ids, and those that they have become."""

    context: Context
    found: FoundPractice
    had: _Instants
    stories: Mapping[int | None, int]
    mocks: dict[int, int] = field(default_factory=dict)
    answers: dict[int, int] = field(default_factory=dict)
    questions: dict[int, str] = field(default_factory=dict)

    async def take(self) -> None:
        """Add everything in the order in which the rows name each other. The event loop gets a turn in between."""
        await self._take_questions()
        await self._take_mocks()
        for each in self.found.answers:
            if each.answer.opened_at not in self.had.answers:
                await self._take_answer(each)
                await asyncio.sleep(0)
        await self._take_what_names_answers()
        await self._take_cards()
        await self._take_rehearsals()
        await self._take_series()
        await self._take_days()

    async def _take_questions(self) -> None:
        """Find the file's own questions among the user's. Removed ones that answers name are added as removed."""
        context = self.context
        mine = {folded_question(own.text): own for own in await context.uow.own_questions.ever(context.user_id)}
        named = {own_number(each.answer.question_id) for each in self.found.answers}
        for own in self.found.own_questions:
            there = mine.get(folded_question(own.text))
            if there is not None:
                self.questions[own.id] = question_id(there)
            elif own.id in named:
                gone = replace(own, user_id=context.user_id, removed_at=own.removed_at or context.now, message_id=None)
                added = await context.uow.history.add(gone)
                self.questions[own.id] = question_id(replace(gone, id=added))

    async def _take_mocks(self) -> None:
        history, user_id = self.context.uow.history, self.context.user_id
        under_way = await self.context.uow.mocks.unfinished(user_id) is not None
        for mock in self.found.mocks:
            if mock.started_at in self.had.series:
                continue
            state = mock.state if mock.state is MockState.DONE else MockState.DONE if under_way else MockState.LEFT
            questions = tuple(self._question(each) for each in mock.question_ids)
            ended_at = mock.ended_at or (mock.started_at if state is MockState.DONE else None)
            left = replace(mock, user_id=user_id, state=state, question_ids=questions, ended_at=ended_at)
            self.mocks[mock.id] = await history.add(left)

    async def _take_answer(self, found: FoundAnswer) -> None:
        answer, history = found.answer, self.context.uow.history
        new = replace(
            answer,
            user_id=self.context.user_id,
            question_id=self._question(answer.question_id),
            mock_id=self.mocks.get(answer.mock_id or 0),
            repairs=self.answers.get(answer.repairs or 0),
            **self._state_of(found),
        )
        new_id = self.answers[answer.id] = await history.add(new)
        await history.add_all([replace(each, answer_id=new_id, message_id=NO_MESSAGE) for each in found.parts])
        await history.add_all([replace(each, answer_id=new_id) for each in found.versions])
        await history.add_all([replace(each, answer_id=new_id) for each in found.reviews])

    def _state_of(self, found: FoundAnswer) -> Mapping[str, Any]:
        """Return the state of an answer here: an open one is kept aside, or lapsed where it has no words."""
        answer = found.answer
        if answer.state is not AnswerState.OPEN or answer.mock_id in self.mocks:
            return {}
        if answer.mock_id is not None or not found.parts:
            return {"state": AnswerState.LAPSED}
        return {"reminded_at": answer.reminded_at or self.context.now}

    async def _take_what_names_answers(self) -> None:
        history, user_id = self.context.uow.history, self.context.user_id
        tellings = [
            replace(each, answer_id=self.answers[each.answer_id], story_id=self.stories[each.story_id])
            for each in self.found.tellings
            if each.answer_id in self.answers and each.story_id in self.stories
        ]
        disagreements = [
            replace(each, answer_id=self.answers[each.answer_id])
            for each in self.found.disagreements
            if each.answer_id in self.answers
        ]
        ratings = [
            replace(each, user_id=user_id, answer_id=self.answers.get(each.answer_id or 0))
            for each in self.found.ratings
        ]
        await history.add_all(tellings)
        await history.add_all(disagreements)
        await history.add_all(ratings)

    async def _take_cards(self) -> None:
        cards, user_id = self.context.uow.cards, self.context.user_id
        mine = {card.archetype: card.last_rated_on for card in await cards.all(user_id)}
        for card in self.found.cards:
            rated_on = mine.get(card.archetype)
            if rated_on is None or rated_on < card.last_rated_on:
                await cards.put(replace(card, user_id=user_id))

    async def _take_rehearsals(self) -> None:
        history, user_id = self.context.uow.history, self.context.user_id
        for rehearsal, challenges in self.found.rehearsals:
            story_id = self.stories.get(rehearsal.story_id) if rehearsal.story_id is not None else None
            answer_id = self.answers.get(rehearsal.answer_id or 0)
            if rehearsal.at in self.had.rehearsals or (story_id is None and answer_id is None):
                continue
            told = replace(rehearsal, user_id=user_id, story_id=story_id, answer_id=answer_id)
            new_id = await history.add(told)
            await history.add_all([replace(each, rehearsal_id=new_id) for each in challenges])
            await asyncio.sleep(0)

    async def _take_series(self) -> None:
        history, user_id = self.context.uow.history, self.context.user_id
        under_way = await self.context.uow.drills.unfinished(user_id) is not None
        for drill, outlines in self.found.drills:
            if drill.started_at not in self.had.series:
                new_id = await history.add(_left(replace(drill, user_id=user_id), under_way=under_way))
                await history.add_all(
                    [replace(each, drill_id=new_id, story_id=self._story(each.story_id)) for each in outlines]
                )
        for quiz, items in self.found.quizzes:
            if quiz.started_at not in self.had.series:
                new_id = await history.add(replace(quiz, user_id=user_id))
                await history.add_all([replace(each, quiz_id=new_id) for each in items])
        for session, dealt in self.found.retrievals:
            if session.started_at not in self.had.series:
                new_id = await history.add(replace(session, user_id=user_id))
                shown = [
                    replace(
                        each,
                        session_id=new_id,
                        question_id=self._question(each.question_id),
                        offered=tuple(self.stories[story] for story in each.offered if story in self.stories),
                        story_id=self._story(each.story_id),
                    )
                    for each in dealt
                ]
                await history.add_all(shown)
                await asyncio.sleep(0)

    async def _take_days(self) -> None:
        user_id = self.context.user_id
        await self.context.uow.history.add_all([replace(each, user_id=user_id) for each in self.found.pauses])
        for tick in self.found.plan_ticks:
            await self.context.uow.plan_ticks.set(user_id, tick.task, tick.local_date)

    def _question(self, named: str) -> str:
        number = own_number(named)
        return named if number is None else self.questions.get(number, FORGOTTEN)

    def _story(self, file_id: int | None) -> int | None:
        return self.stories.get(file_id) if file_id is not None else None


def _left(drill: Drill, *, under_way: bool) -> Drill:
    """Return a drill as it goes on here: one that was open is left, or over where another is under way."""
    if drill.state is DrillState.DONE:
        return drill
    if under_way:
        return replace(drill, state=DrillState.DONE, ended_at=drill.ended_at or drill.started_at)
    return replace(drill, state=DrillState.LEFT)
