"""Answering a question: what the registry has to know of it."""

from datetime import timedelta

from bot.conversation.chat_state import Idle
from bot.conversation.collecting import Collecting, Mode
from bot.conversation.context import Turn
from bot.conversation.doors import (
    AskArchetype,
    DiscardAnswer,
    GoOnWithAnswer,
    HaveNoStory,
    JudgeAnswer,
    NextQuestion,
    Practise,
    RewriteAnswer,
)
from bot.conversation.feature import Command, Feature, StateRules, without_payload
from bot.conversation.owned import StaleButton, judged_answer, open_answer
from bot.conversation.replies import Reply
from bot.features.answering import asking, collecting, daily, feedback, in_between, judging
from bot.features.mock import mock
from storage.records import DueKind


async def ask_archetype(turn: Turn, press: AskArchetype) -> list[Reply]:
    """Ask a question of that archetype."""
    return await asking.practise_archetype(turn, press.archetype)


async def another(turn: Turn, press: asking.AnotherQuestion) -> list[Reply]:
    """Ask a different question."""
    return await asking.another(turn, await open_answer(turn, press.answer_id))


async def no_story(turn: Turn, press: HaveNoStory) -> list[Reply]:
    """Take it that there is no story for that question."""
    return await collecting.no_story(turn, await open_answer(turn, press.answer_id), sure=press.sure)


async def judge(turn: Turn, press: JudgeAnswer) -> list[Reply]:
    """Judge that answer, which has to have a text."""
    answer = await open_answer(turn, press.answer_id)
    if not await turn.uow.answers.parts(answer.id):
        raise StaleButton
    return await judging.judge(turn, answer, Mode.ANSWER)


async def go_on(turn: Turn, press: GoOnWithAnswer) -> list[Reply]:
    """Take that answer up again."""
    return await mock.go_on_with(turn, await open_answer(turn, press.answer_id))


async def discard(turn: Turn, press: DiscardAnswer) -> list[Reply]:
    """Throw that answer away."""
    return await collecting.discard(turn, await open_answer(turn, press.answer_id))


async def details(turn: Turn, press: judging.ShowDetails) -> list[Reply]:
    """Show every rule that spoke."""
    return await feedback.details(turn, await judged_answer(turn, press.answer_id))


async def brief(turn: Turn, press: feedback.ShowFeedback) -> list[Reply]:
    """Put the feedback back in its place."""
    return await feedback.brief(turn, await judged_answer(turn, press.answer_id))


async def follow_up(turn: Turn, press: judging.AskFollowUp) -> list[Reply]:
    """Ask the follow-up of that answer."""
    return await feedback.follow_up(turn, await judged_answer(turn, press.answer_id))


async def rewrite(turn: Turn, press: RewriteAnswer) -> list[Reply]:
    """Ask for a new text."""
    return await feedback.rewrite(turn, await judged_answer(turn, press.answer_id))


async def count_as(turn: Turn, press: judging.CountAnswerAs) -> list[Reply]:
    """Let that answer count for that archetype, unless its mock is still going on."""
    answer = await judged_answer(turn, press.answer_id)
    if await mock.under_way(turn, answer):
        raise StaleButton
    return await feedback.count_as(turn, answer, press.archetype)


async def example(turn: Turn, press: judging.ShowExample) -> list[Reply]:
    """Show a model answer."""
    return await feedback.example(turn, press.archetype, press.level)


async def snooze(turn: Turn, press: asking.SnoozeQuestion) -> list[Reply]:
    """Ask that question again in an hour."""
    return await daily.snooze(turn, await open_answer(turn, press.answer_id))


async def not_today(turn: Turn, press: asking.SkipToday) -> list[Reply]:
    """Let that question go."""
    return await daily.not_today(turn, await open_answer(turn, press.answer_id))


NO_TIME = timedelta()
"""The daily question need not wait: nothing is open, or an answer, which it deals with itself."""
ANSWERING = Feature(
    name="answering",
    commands={"practice": Command(call=asking.practise)},
    states=(
        StateRules(state=Idle, on_text=in_between.take_text, keeps=NO_TIME),
        StateRules(
            state=Collecting,
            on_text=collecting.take_text,
            on_voice=collecting.take_voice,
            on_cancel=collecting.leave,
            keeps=NO_TIME,
            last_typed=collecting.last_typed,
        ),
    ),
    presses={
        Practise: without_payload(asking.practise),
        NextQuestion: without_payload(asking.next_question),
        AskArchetype: ask_archetype,
        asking.AnotherQuestion: another,
        HaveNoStory: no_story,
        JudgeAnswer: judge,
        GoOnWithAnswer: go_on,
        DiscardAnswer: discard,
        judging.ShowDetails: details,
        feedback.ShowFeedback: brief,
        judging.AskFollowUp: follow_up,
        RewriteAnswer: rewrite,
        judging.CountAnswerAs: count_as,
        judging.ShowExample: example,
        asking.SnoozeQuestion: snooze,
        asking.SkipToday: not_today,
    },
    due={DueKind.DAILY: daily.come_due, DueKind.SNOOZED: daily.come_due},
)
