"""The declaration of the answering feature for the registry."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.conversation.answers.collecting import Collecting, Mode
from bot.conversation.answers.open_answer import offer
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import (
    AskArchetype,
    ChooseSubject,
    DiscardAnswer,
    GoOnWithAnswer,
    HaveNoStory,
    JudgeAnswer,
    KeepAnswer,
    NextQuestion,
    Practise,
    PractiseOwnQuestion,
    PractiseSubject,
    ReadFeedback,
    RewriteAnswer,
    ShowKept,
    ShowStylePrompts,
)
from bot.conversation.feature import Command, Feature, OnPress, StateRules, without_payload
from bot.conversation.logic.questions.own_questions import own_number
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.prompts.daily_waits import NO_WAIT
from bot.conversation.questions.own_questions import own_questions
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import StaleButton, judged_answer, open_answer, past_answer
from bot.features.answering import (
    asking,
    collecting,
    daily,
    disagreeing,
    feedback_buttons,
    in_between,
    judging,
    kept,
    loose_text,
    subjects,
)
from bot.features.answering.states import HoldingText
from bot.features.mock import mock
from question_bank.models import QuestionKind
from storage.records import Answer, DueKind


async def ask_archetype(context: Context, press: AskArchetype) -> list[Reply]:
    """Ask a question of that archetype."""
    return await asking.practise_archetype(context, press.archetype)


async def practise_subject(context: Context, press: PractiseSubject) -> list[Reply]:
    """Ask a question of a track, or a style prompt. Raises StaleButton for a track that is gone."""
    if press.subject not in (*context.bank.tracks, QuestionKind.STYLE):
        raise StaleButton
    return await asking.practise_subject(context, press.subject, press)


async def practise_style_prompt(context: Context, press: subjects.PractiseStylePrompt) -> list[Reply]:
    """Ask a style prompt. Raises StaleButton for an id that is none."""
    question = context.bank.questions.get(press.question_id)
    if question is None or question.kind is not QuestionKind.STYLE:
        raise StaleButton
    return await asking.practise_question(context, question, press)


async def practise_own_question(context: Context, press: PractiseOwnQuestion) -> list[Reply]:
    """Ask one of the user's own questions. Raises StaleButton where it was removed."""
    own = [each for each in await own_questions(context) if press.own_id in (None, own_number(each.id))]
    if not own:
        raise StaleButton
    return await asking.practise_longest_ago(context, own, press)


async def another(context: Context, press: asking.AnotherQuestion) -> list[Reply]:
    """Ask a different question."""
    return await asking.another(context, await open_answer(context, press.answer_id))


async def no_story(context: Context, press: HaveNoStory) -> list[Reply]:
    """Handle the press of `I have no story for this`."""
    return await collecting.no_story(context, await open_answer(context, press.answer_id), sure=press.sure)


async def judge(context: Context, press: JudgeAnswer) -> list[Reply]:
    """Judge an answer. Raises StaleButton where it has no text."""
    answer = await open_answer(context, press.answer_id)
    if not await context.uow.answers.parts(answer.id):
        raise StaleButton
    return await judging.judge(context, answer, Mode.ANSWER)


async def go_on(context: Context, press: GoOnWithAnswer) -> list[Reply]:
    """Continue an answer."""
    return await mock.go_on_with(context, await open_answer(context, press.answer_id))


async def discard(context: Context, press: DiscardAnswer) -> list[Reply]:
    """Discard an answer."""
    return await collecting.discard(context, await open_answer(context, press.answer_id), press.then)


async def keep(context: Context, press: KeepAnswer) -> list[Reply]:
    """Keep an answer aside."""
    return await collecting.keep(context, await open_answer(context, press.answer_id), press.then)


async def open_kept(context: Context, press: kept.OpenKept) -> list[Reply]:
    """Offer an answer that is kept aside."""
    return await offer(context, await open_answer(context, press.answer_id))


async def read_feedback(context: Context, press: ReadFeedback) -> list[Reply]:
    """Show the feedback on a past answer."""
    return await feedback_buttons.of_past(context, await past_answer(context, press.answer_id))


async def details(context: Context, press: judging.ShowDetails) -> list[Reply]:
    """Show every rule that fired."""
    return await feedback_buttons.details(context, await judged_answer(context, press.answer_id))


async def brief(context: Context, press: feedback_buttons.ShowFeedback) -> list[Reply]:
    """Show the feedback again in place of its details."""
    return await feedback_buttons.brief(context, await judged_answer(context, press.answer_id))


async def follow_up(context: Context, press: judging.AskFollowUp) -> list[Reply]:
    """Ask the follow-up of an answer."""
    return await feedback_buttons.follow_up(context, await judged_answer(context, press.answer_id))


async def rewrite(context: Context, press: RewriteAnswer) -> list[Reply]:
    """Ask for a rewrite of an answer."""
    return await feedback_buttons.rewrite(context, await judged_answer(context, press.answer_id))


async def disagree(context: Context, press: disagreeing.Disagree) -> list[Reply]:
    """Ask with which verdict the user disagrees."""
    return await disagreeing.ask_which(context, await past_answer(context, press.answer_id), fresh=True)


async def turn_to_verdicts(context: Context, press: disagreeing.TurnToVerdicts) -> list[Reply]:
    """Ask the same in place."""
    return await disagreeing.ask_which(context, await past_answer(context, press.answer_id), fresh=False)


def on_verdict(call: Callable[[Context, Answer, Any], Awaitable[list[Reply]]]) -> OnPress:
    """Return a press handler for a payload that names a verdict of an answer."""

    async def on_press(context: Context, press: disagreeing.OfVerdict) -> list[Reply]:
        return await call(context, await past_answer(context, press.answer_id), press)

    return on_press


async def count_as(context: Context, press: judging.CountAnswerAs) -> list[Reply]:
    """Count an answer for an archetype. Raises StaleButton while its mock is going on."""
    return await feedback_buttons.count_as(context, await past_answer(context, press.answer_id), press.archetype)


async def example(context: Context, press: judging.ShowExample) -> list[Reply]:
    """Show a model answer."""
    return await feedback_buttons.example(context, press.archetype, press.level)


async def snooze(context: Context, press: asking.SnoozeQuestion) -> list[Reply]:
    """Ask a question again in an hour."""
    return await daily.snooze(context, await open_answer(context, press.answer_id))


async def not_today(context: Context, press: asking.SkipToday) -> list[Reply]:
    """Skip today's question."""
    return await daily.not_today(context, await open_answer(context, press.answer_id))


async def judge_loose_text(context: Context, press: loose_text.JudgeLooseText) -> list[Reply]:
    """Judge a loose text as a story."""
    return await loose_text.judge_as(context, press.first_id, press.archetype)


async def use_loose_text(context: Context, press: loose_text.UseLooseText) -> list[Reply]:
    """Take a loose text as the answer to a question."""
    return await loose_text.use(context, press.first_id, press.answer_id)


async def ask_for_loose_text(context: Context, press: loose_text.AskForLooseText) -> list[Reply]:
    """Ask a question that a loose text may answer."""
    return await loose_text.ask(context, press.first_id)


async def discard_loose_text(context: Context, press: loose_text.DiscardLooseText) -> list[Reply]:
    """Discard a loose text."""
    return await loose_text.discard(context, press.first_id)


ANSWERING = Feature(
    name="answering",
    commands={"practice": Command(call=asking.practise, with_words=subjects.practise_words)},
    states=(
        StateRules(
            state=Idle,
            on_text=in_between.take_text,
            keys={
                Key.DONE: in_between.nothing_open,
                Key.START_OVER: in_between.nothing_open,
                Key.SKIP: in_between.nothing_open,
                Key.NEXT: asking.next_question,
            },
            keeps=NO_WAIT,  # nothing is open, or an answer that the daily question handles itself
        ),
        StateRules(
            state=HoldingText,
            on_text=in_between.take_text,
            keys=dict.fromkeys(Key, loose_text.offer_again),
            on_cancel=loose_text.leave,
            keeps=NO_WAIT,  # nothing is open, or an answer that the daily question handles itself
            last_typed=loose_text.last_typed,
        ),
        StateRules(
            state=Collecting,
            on_text=collecting.take_text,
            keys={
                Key.DONE: collecting.key(collecting.done),
                Key.START_OVER: collecting.key(collecting.start_over),
                Key.SKIP: collecting.key(collecting.skip),
            },
            on_voice=collecting.take_voice,
            on_cancel=collecting.leave,
            keeps=NO_WAIT,  # nothing is open, or an answer that the daily question handles itself
            last_typed=collecting.last_typed,
        ),
    ),
    presses={
        Practise: without_payload(asking.practise),
        NextQuestion: without_payload(asking.next_question),
        AskArchetype: ask_archetype,
        PractiseOwnQuestion: practise_own_question,
        ChooseSubject: without_payload(subjects.choose_subject),
        ShowStylePrompts: without_payload(subjects.show_style_prompts),
        PractiseSubject: practise_subject,
        subjects.PractiseStylePrompt: practise_style_prompt,
        asking.AnotherQuestion: another,
        HaveNoStory: no_story,
        JudgeAnswer: judge,
        GoOnWithAnswer: go_on,
        DiscardAnswer: discard,
        ReadFeedback: read_feedback,
        KeepAnswer: keep,
        ShowKept: without_payload(kept.show),
        kept.OpenKept: open_kept,
        judging.ShowDetails: details,
        feedback_buttons.ShowFeedback: brief,
        judging.AskFollowUp: follow_up,
        RewriteAnswer: rewrite,
        judging.CountAnswerAs: count_as,
        judging.ShowExample: example,
        disagreeing.Disagree: disagree,
        disagreeing.TurnToVerdicts: turn_to_verdicts,
        disagreeing.ContradictVerdict: on_verdict(disagreeing.ask_what),
        disagreeing.SayVerdict: on_verdict(disagreeing.note),
        disagreeing.ShowWords: on_verdict(disagreeing.show_words),
        disagreeing.AddWords: on_verdict(disagreeing.add_words),
        disagreeing.LeaveWordsOut: on_verdict(disagreeing.leave_words_out),
        disagreeing.TakeBack: on_verdict(disagreeing.take_back),
        asking.SnoozeQuestion: snooze,
        asking.SkipToday: not_today,
        loose_text.JudgeLooseText: judge_loose_text,
        loose_text.UseLooseText: use_loose_text,
        loose_text.AskForLooseText: ask_for_loose_text,
        loose_text.DiscardLooseText: discard_loose_text,
    },
    name_left=daily.name_left,
    waiting=kept.waiting,
    due={DueKind.DAILY: daily.come_due, DueKind.SNOOZED: daily.come_due},
)
