"""The mock interview: questions, at most one follow-up each, leaving and resuming, the debrief."""

import re
from dataclasses import replace

from bot.conversation.texts import what_next
from bot.features.mock.texts import mock as say
from question_bank.models import ArchetypeId, QuestionKind
from tests.end_to_end.stage import STORY, Stage
from tests.features.mock.in_a_mock import POOR, answer_all, answer_now, begin, keep_story, question_now


async def test_progress_is_shown(stage: Stage) -> None:
    await begin(stage, "5")
    assert any("Question 1 of 5" in text for text in stage.texts)


async def test_the_interviewer_asks_one_follow_up_and_goes_on(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    (follow_up,) = await stage.press("Done")
    assert "💬" in follow_up.plain
    await stage.say("It went from nine a month to one.")
    messages = await stage.press("Done")
    assert any("Question 2 of 3" in message.plain for message in messages)
    assert not any("💬" in message.plain for message in messages)


async def test_no_verdict_is_given_away_before_the_debrief(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    messages = await stage.press("Done")
    assert not any("Every rule" in message.labels for message in messages)


async def test_the_debrief_ends_it(stage: Stage) -> None:
    await begin(stage)
    for _ in range(3):
        await stage.say(STORY)
        await stage.press("Done")
        if "💬" in stage.texts[-1]:
            await stage.press("Skip")
    debrief = stage.user.chat.newest
    assert debrief.labels[-3:] == [say.TRANSCRIPT, say.AGAIN, "Ask me a question"]
    assert [label for label in debrief.labels if label.startswith("Feedback")] == [
        "Feedback 1",
        "Feedback 2",
        "Feedback 3",
    ]
    assert [label[:2] for label in debrief.labels[:3]] == ["1.", "2.", "3."]
    assert "The round is passing, because no. 1, 2 and 3 tell the same project." in debrief.plain


async def test_leaving_and_resuming_keeps_the_place_and_the_words(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    await stage.press("Done", "Skip")
    await stage.say("half an answer")
    await stage.say("/cancel")
    assert any("1 of 3" in text for text in stage.texts[-2:])
    await stage.say("/mock")
    messages = await stage.press(what_next.GO_ON_WITH_MOCK)
    assert any("Question 2 of 3" in message.plain for message in messages)
    assert any("3 words" in message.plain for message in messages)


async def test_a_mock_left_in_a_follow_up_goes_on_with_the_next_question_and_asks_each_once(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    await stage.press("Done")
    await stage.say("/practice", "/mock")
    assert "1 of 3" in stage.texts[-1]
    second = await stage.press(what_next.GO_ON_WITH_MOCK)
    await stage.say("/cancel", "/mock")
    assert "1 of 3" in stage.texts[-1]
    again = await stage.press(what_next.GO_ON_WITH_MOCK)
    assert again[0].plain == second[0].plain
    assert "Question 2 of 3" in second[0].plain
    third = await stage.press("Skip")
    assert "Question 3 of 3" in third[0].plain


async def test_ending_early_debriefs_what_was_answered(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    await stage.press("Done", "Skip")
    await stage.say("/mock")
    messages = await stage.press(what_next.END_MOCK)
    assert say.AGAIN in messages[-1].labels


async def test_a_mock_without_an_answer_says_so(stage: Stage) -> None:
    await begin(stage)
    await stage.press("Skip", "Skip", "Skip")
    assert say.NOTHING_TO_DEBRIEF in stage.texts


async def test_another_mock_does_not_begin_beside_an_open_one(stage: Stage) -> None:
    await begin(stage)
    (offer,) = await stage.say("/mock")
    assert what_next.GO_ON_WITH_MOCK in offer.labels
    messages = await stage.press(say.NEW)
    assert "How many questions?" in messages[-1].plain


async def test_the_first_use_explains_itself_once(stage: Stage) -> None:
    (first,) = await stage.opened("/mock")
    (second,) = await stage.say("/mock")
    assert "As in a real round" in first.plain
    assert "As in a real round" not in second.plain


async def test_the_own_size_is_offered_first(stage: Stage) -> None:
    await stage.opened()
    async with stage.bot.database.begin() as uow:
        settings = await uow.settings.get(stage.user.person.id)
        assert settings is not None
        await uow.settings.put(replace(settings, mock_size=5))
        await uow.commit()
    (sizes,) = await stage.say("/mock")
    assert sizes.labels == ["5", "3", "8", say.WITHOUT_STYLE]


async def test_a_style_question_on_demand_is_the_last_and_judged_by_its_own_rubric(stage: Stage) -> None:
    (sizes,) = await stage.opened("/mock")
    assert await stage.press(say.WITHOUT_STYLE) == []
    assert say.WITH_STYLE in sizes.labels
    await stage.press("3")
    await stage.press("Skip", "Skip")
    assert (await question_now(stage)).kind is QuestionKind.STYLE
    await stage.say(POOR)
    await stage.press("Done")
    if "💬" in stage.texts[-1]:
        await stage.press("Skip")
    assert re.search("Missing: .*(principle|practice|example|limit)", stage.user.chat.newest.plain)


async def test_a_long_answer_is_told_what_an_interviewer_would_have_done(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR * 8)
    (status,) = [m for m in stage.user.chat.messages.values() if "min since the question" in m.plain]
    assert "stepped in by now" in status.plain
    messages = await stage.press("Done")
    assert "An interviewer would have stepped in" in messages[0].plain


async def test_each_answer_s_feedback_is_there_afterwards_and_goes_on_as_in_practice(stage: Stage) -> None:
    await begin(stage)
    await answer_all(stage, POOR)
    question, feedback = await stage.press("Feedback 2")
    assert "❓" in question.plain
    assert "Every rule" in feedback.labels
    await stage.press("Answer the follow-up")
    await stage.say("It went from nine a month to one.")
    messages = await stage.press("Done")
    assert any("What changed" in message.plain for message in messages)
    await stage.say("/mock")
    assert "How many questions?" in stage.user.chat.newest.plain


async def test_cancel_in_a_follow_up_after_the_debrief_does_not_open_the_mock_again(stage: Stage) -> None:
    await begin(stage)
    await answer_all(stage, POOR)
    await stage.press("Feedback 1", "Answer the follow-up")
    await stage.say("/cancel")
    (sizes,) = await stage.say("/mock")
    assert "How many questions?" in sizes.plain


async def test_the_transcript_is_a_file_with_all_that_was_said(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    await stage.press("Done")
    await stage.say("It went from nine a month to one.")
    await stage.press("Done", "Skip", "Skip")
    (message,) = await stage.press(say.TRANSCRIPT)
    assert message.document is not None
    name, content = message.document
    text = content.decode()
    assert name == "mock-2026-03-02.md"
    assert f"> {POOR.strip()}" in text
    assert "> It went from nine a month to one." in text
    assert "**Follow-up: " in text
    assert text.count("*Skipped.*") == 2


async def test_nobody_reads_another_one_s_transcript_feedback_or_stories(stage: Stage) -> None:
    await begin(stage)
    story = await keep_story(stage, ArchetypeId.MENTORING)
    await answer_all(stage, POOR)
    transcript, feedback = (
        next(data for row in stage.user.chat.newest.buttons for text, data in row if text == label)
        for label in (say.TRANSCRIPT, "Feedback 1")
    )
    other = await stage.another_user(2)
    await other.set_up()
    current = await answer_now(other)
    for data in (transcript, feedback, f"Ma:{current.id}:{story}"):
        (reply,) = await other.do(lambda data=data: other.user.press_data(data, 1))
        assert "moved on" in reply.plain
        assert reply.document is None
