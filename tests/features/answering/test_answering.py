"""Answering: parts, edits, the keyboard, follow-ups, rewrites, and what is left open."""

from bot.conversation.texts import what_next
from bot.features.answering.texts import asking as say
from bot.features.answering.texts import feedback as feedback_say
from tests.end_to_end.stage import STORY, Stage, feedback_in


async def test_next_question_tapped_twice_asks_once(stage: Stage) -> None:
    await stage.set_up()
    feedback = await stage.answered()
    data = next(data for row in feedback.buttons for label, data in row if label == "Next question")
    await stage.do(lambda: stage.user.press_data(data, feedback.message_id))
    asked = stage.texts[-2:]
    await stage.do(lambda: stage.user.press_data(data, feedback.message_id))
    assert stage.texts[-2:] == asked
    stage.clock.advance(seconds=6)
    await stage.do(lambda: stage.user.press_data(data, feedback.message_id))
    assert stage.texts[-2:] != asked


async def test_done_without_a_word_says_what_to_do(stage: Stage) -> None:
    await stage.set_up()
    (reply,) = await stage.press("Done")
    assert "nothing to judge" in reply.plain


async def test_editing_a_part_of_the_open_answer_changes_it(stage: Stage) -> None:
    await stage.set_up()
    (status,) = await stage.say("one two three")
    await stage.do(lambda: stage.user.edit("one two three four five"))
    assert "5 words" in status.plain


async def test_an_edit_of_a_skipped_answer_counts_its_own_words_while_a_follow_up_is_open(stage: Stage) -> None:
    await stage.set_up()
    (status,) = await stage.say("one two three")
    skipped = stage.user.chat.memory.last_said
    await stage.press(say.SKIP)
    await stage.say("/practice")
    await stage.answered()
    await stage.press(feedback_say.FOLLOW_UP)
    await stage.do(lambda: stage.user.edit("one two three four five", skipped))
    assert "5 words" in status.plain


async def test_editing_after_the_verdict_judges_again_in_the_same_message(stage: Stage) -> None:
    await stage.set_up()
    feedback = await stage.answered()
    before = feedback.plain
    assert await stage.do(lambda: stage.user.edit("I forgot.", _first_part(stage))) == []
    assert feedback.plain != before
    assert "What changed" in feedback.plain


async def test_an_edit_of_something_else_is_answered_kindly(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/help")
    (reply,) = await stage.do(lambda: stage.user.edit("help?"))
    assert "part of no answer" in reply.plain


async def test_start_over_clears_what_was_typed(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    await stage.press("Start over")
    (status,) = [m for m in await stage.say("four") if "word" in m.plain] or [stage.user.chat.newest]
    assert "Cleared" in "".join(stage.texts)
    assert any(text.startswith("1 word,") for text in stage.texts), status


async def test_skip_closes_the_question_and_takes_the_keyboard_away(stage: Stage) -> None:
    await stage.set_up()
    messages = await stage.press("Skip")
    assert messages[0].keyboard == []
    assert messages[-1].labels == [what_next.ASK_ME]


async def test_another_question_is_a_different_one(stage: Stage) -> None:
    question = (await stage.set_up())[-2]
    other = (await stage.do(lambda: stage.user.press_data(question.buttons[0][0][1], question.message_id)))[0]
    assert other.plain != question.plain


async def test_another_question_does_not_throw_away_what_was_typed(stage: Stage) -> None:
    question = (await stage.set_up())[-2]
    await stage.say("half a story")
    (offer,) = await stage.do(lambda: stage.user.press_data(question.buttons[0][0][1], question.message_id))
    assert offer.labels == [what_next.JUDGE, what_next.GO_ON, what_next.KEEP, what_next.DISCARD]


async def test_no_story_is_a_finding_and_leads_on(stage: Stage) -> None:
    question = (await stage.set_up())[-2]
    messages = await stage.do(lambda: stage.user.press_data(question.buttons[1][0][1], question.message_id))
    assert "gap" in messages[0].plain
    assert any("❓" in message.plain for message in messages)


async def test_the_answer_to_the_follow_up_is_judged_with_the_story(stage: Stage) -> None:
    await stage.set_up()
    first = await stage.answered("I moved the backup job to Sunday. " * 12)
    assert "Follow-up" in first.plain
    await stage.press("Answer the follow-up")
    await stage.say("It cut the failed backups from nine a month to one.")
    second = feedback_in(await stage.press("Done"))
    assert "What changed" in second.plain
    assert "95 words" in second.plain


async def test_a_follow_up_that_was_answered_is_not_asked_again(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered("I moved the backup job to Sunday. " * 12)
    asked: list[str] = []
    for _ in range(3):
        asked.append((await stage.press("Answer the follow-up"))[0].plain)
        await stage.say("It was all rather difficult.")
        await stage.press("Done")
    assert len(set(asked)) == len(asked)


async def test_a_text_right_after_the_feedback_is_the_answer_to_its_follow_up(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered("I moved the backup job to Sunday. " * 12)
    messages = await stage.say("It cut the failed backups from nine a month to one.")
    assert "follow-up" in messages[0].plain
    assert "What changed" in feedback_in(await stage.press("Done")).plain


async def test_a_skipped_follow_up_leaves_the_verdict(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered("I moved the backup job to Sunday. " * 12)
    await stage.press("Answer the follow-up")
    await stage.say("hm")
    messages = await stage.press("Skip")
    assert what_next.LEFT_AS_IT_WAS in messages[0].plain


async def test_a_rewrite_is_compared_with_the_first_text(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered("I moved the backup job to Sunday. " * 12)
    await stage.press("Rewrite it")
    await stage.say(STORY)
    assert "What changed" in feedback_in(await stage.press("Done")).plain


async def test_details_replace_the_feedback_and_back(stage: Stage) -> None:
    await stage.set_up()
    feedback = await stage.answered()
    before = feedback.plain
    assert await stage.press("Every rule") == []
    assert feedback.labels == ["Back"]
    await stage.press("Back")
    assert feedback.plain == before


async def test_an_example_of_the_next_level_can_be_seen(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    (example,) = await stage.press("See an example")
    assert "An answer at the level" in example.plain


async def test_an_answer_left_for_a_day_is_asked_about_and_keeps_the_new_words(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    stage.clock.advance(hours=25)
    (offer,) = await stage.say("four five")
    assert "5 words" in offer.plain
    await stage.press(what_next.GO_ON)
    assert any("5 words" in text for text in stage.texts[-2:])


async def test_a_left_answer_can_be_judged_or_discarded(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    stage.clock.advance(hours=25)
    await stage.say("four five")
    messages = await stage.press(what_next.DISCARD)
    assert say.DISCARDED in messages[0].plain


async def test_cancel_keeps_what_was_typed(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    await stage.say("/cancel")
    await stage.press(what_next.GO_ON)
    assert any("3 words" in text for text in stage.texts[-2:])


async def test_a_voice_note_is_a_rehearsal_by_its_length(stage: Stage) -> None:
    await stage.set_up()
    (reply,) = await stage.do(lambda: stage.user.voice(150))
    assert "2:30" in reply.plain
    assert "not its words" in reply.plain
    assert "3 words" in (await stage.say("one two three"))[0].plain


async def test_a_text_that_telegram_split_is_one_answer(stage: Stage) -> None:
    await stage.set_up()
    text = "I counted every single packet myself. " * 150
    await stage.do(lambda: stage.user.say(text))
    assert any("900 words" in shown for shown in stage.texts)


async def test_a_text_without_an_open_question_is_not_judged(stage: Stage) -> None:
    await stage.opened()
    (reply,) = await stage.say("Here is a story.")
    assert reply.labels == [what_next.ASK_ME]


def _first_part(stage: Stage) -> int:
    """The id of the message that held the story: the last but one that was typed."""
    return stage.user.chat.memory.last_said - 2


async def test_a_setting_changed_in_between_does_not_close_the_answer(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    await stage.say("/settings")
    await stage.press("Daily time")
    await stage.say("19:15")
    await stage.say("four")
    assert any(text.startswith("4 words") for text in stage.texts)


async def test_one_word_is_counted_as_one(stage: Stage) -> None:
    await stage.set_up()
    assert "1 word is too few" in (await stage.answered("hello")).plain


async def test_a_rewrite_that_is_skipped_leaves_the_answer_as_it_was(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    await stage.press("Rewrite it")
    await stage.press("Skip")
    assert what_next.LEFT_AS_IT_WAS in stage.texts
    assert say.SKIPPED not in stage.texts


async def test_an_edit_that_changes_nothing_changes_nothing(stage: Stage) -> None:
    await stage.set_up()
    feedback = await stage.answered()
    assert await stage.do(lambda: stage.user.edit(STORY)) == []
    assert feedback.edited == 0
    async with stage.bot.database.read() as uow:
        assert len(await uow.answers.all_versions(1)) == 1
        assert len(await uow.reviews.of_user(1)) == 1
