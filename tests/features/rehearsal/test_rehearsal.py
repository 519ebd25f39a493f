"""Rehearsing a story of the bank: aloud against the clock, and with pushback."""

from collections.abc import Sequence

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed, rehearsed
from bot.conversation.texts import refusals
from bot.features.rehearsal.texts import pushback
from bot.features.rehearsal.texts import rehearsal as say
from bot.features.settings.texts.settings import CHANGE_TIME
from bot.terminal.chat import Shown
from storage.records import Challenge, ChallengeState, Rehearsal, StoryCause
from tests.clocks import HandClock
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import Stage, staged

PARTS = {
    "S": "Our search team of eight served twelve million users, and a ranking bug would have cost the spring launch.",
    "T": "Either I held the release for a week of canaries, or we shipped on the date and risked the index.",
    "A": "I wrote the canary, I argued for a short one with every lead, and I took the pager myself. " * 12,
    "R": "Failed queries fell from 3 percent to 0.2 percent in two weeks.",
    "D": "Since then every team runs that canary as a release gate.",
    "E": "Next time I would ask the launch lead for the abort rule before the first demo.",
}
FROM_THE_LOG = "I counted every failed query in the search log, the week before against the week after."
AGAINST_ME = "The best argument against me was that the canary would cost sales the spring launch."
LOST = "We would have lost the index on launch day, and two weeks of rebuilding it."


@beginning
async def with_story(stage: Stage, parts: dict[str, str] | None = None) -> int:
    """Set up, with one story in the bank; its id."""
    await stage.set_up()
    async with stage.bot.database.begin() as uow:
        story = await uow.stories.add(1, "The canary", ["contested-decision"], stage.clock.now())
        await uow.stories.add_version(
            story.id,
            joined_letters(parts or PARTS),
            level="strong",
            moves="++++++",
            structural_change=True,
            words=280,
            cause=StoryCause.WRITTEN,
            at=stage.clock.now(),
        )
        await uow.commit()
    return story.id


async def door(stage: Stage, data: str) -> list[Shown]:
    """Press a button that another feature shows."""
    return await stage.do(lambda: stage.user.press_data(data, 1))


async def voice(stage: Stage, seconds: int) -> Shown:
    return (await stage.do(lambda: stage.user.voice(seconds)))[-1]


async def kept(stage: Stage) -> tuple[Sequence[Rehearsal], Sequence[Challenge]]:
    async with stage.bot.database.read() as uow:
        return await uow.rehearsals.of_stories(1), await uow.rehearsals.challenges_of(1)


async def standing(stage: Stage, story_id: int) -> Rehearsed:
    return rehearsed(*await kept(stage))[story_id]


async def test_a_story_told_aloud_is_timed_against_the_mark_and_its_own_text(stage: Stage) -> None:
    story_id = await with_story(stage)
    (invitation,) = await door(stage, f"Ra:{story_id}")
    assert "your text takes 2:02" in invitation.plain
    assert "1:00 short of 2 minutes" in (await voice(stage, 60)).plain
    assert "you left out 1:02" in stage.texts[-1]
    assert "Within 2 to 3 minutes" in (await voice(stage, 125)).plain
    long = await voice(stage, 220)
    assert "0:40 over 3 minutes" in long.plain
    assert "you added 1:38. Where?" in long.plain
    assert say.NOT_HEARD in long.plain
    assert long.labels == [say.AGAIN, say.PUSHBACK, say.STORY]
    counted = await standing(stage, story_id)
    assert (counted.aloud, counted.in_time) == (3, 1)


async def test_neither_typing_nor_a_slip_of_the_finger_is_a_rehearsal_and_the_telling_goes_on(stage: Stage) -> None:
    story_id = await with_story(stage)
    await door(stage, f"Ra:{story_id}")
    (kind,) = await stage.say("Our search team of eight")
    assert kind.labels == [say.EDIT, say.PUSHBACK, say.LEAVE]
    assert "does not count" in (await voice(stage, 3)).plain
    assert story_id not in rehearsed(*await kept(stage))
    assert "2:05 aloud" in (await voice(stage, 125)).plain


async def test_a_voice_note_out_of_the_blue_is_asked_about_and_then_counts(stage: Stage) -> None:
    story_id = await with_story(stage)
    await stage.press("Skip")
    asked = await voice(stage, 150)
    assert asked.labels == ["The canary", say.NONE_OF_THESE]
    await stage.press("The canary")
    assert (await standing(stage, story_id)).in_time == 1
    stage.clock.advance(seconds=1)
    await stage.do(lambda: stage.user.press_data(f"Rw:1:{story_id}", asked.message_id))
    assert stage.texts[-1] == refusals.STALE_BUTTON_HELP


async def test_without_a_story_the_door_leads_to_the_bank(stage: Stage) -> None:
    await stage.set_up()
    (reply,) = await door(stage, "Ra")
    assert reply.labels == [say.TO_THE_BANK]


async def test_anothers_story_and_round_cannot_be_reached(stage: Stage) -> None:
    story_id = await with_story(stage)
    await door(stage, f"Rp:{story_id}")
    await voice(stage, 40)
    other = await stage.another_user(2)
    await other.set_up()
    for data in (f"Ra:{story_id}", f"Rp:{story_id}", f"Rw:1:{story_id}", "Rv:1:1:1", "Rv:x:1:1"):
        assert [shown.plain for shown in await door(other, data)] == [refusals.STALE_BUTTON_HELP]
    assert (await kept(stage))[1][0].state is ChallengeState.ASKED


async def test_three_hard_questions_are_checked_and_written_up(stage: Stage) -> None:
    story_id = await with_story(stage)
    (first,) = await door(stage, f"Rp:{story_id}")
    assert "Pushback 1 of 3" in first.plain
    assert "“Failed queries fell from 3 percent to 0.2 percent in two weeks”" in first.plain
    await stage.say("I counted every failed query in the search log,", "the week before against the week after.")
    verdict, second = await stage.press(pushback.DONE)
    assert verdict.plain.startswith("● Answered.")
    assert "“I counted every failed query in the search log" in verdict.plain
    assert "2 of 3" in second.plain
    await stage.say("We did it right.")
    verdict, third = await stage.press(pushback.DONE)
    assert verdict.plain.startswith("○ Not answered.")
    assert "Either I held the release" in third.plain
    _, write_up = await stage.press(pushback.NO_ANSWER)
    assert "1 of 3 answered" in write_up.plain
    assert "does not count in the audit yet" in write_up.plain
    assert write_up.labels == [pushback.EDIT, pushback.AGAIN, say.ALOUD]
    counted = await standing(stage, story_id)
    assert (counted.pushbacks, counted.number_defended) == (0, True)


async def test_two_answers_of_three_are_a_rehearsal_with_pushback(stage: Stage) -> None:
    story_id = await with_story(stage)
    await door(stage, f"Rp:{story_id}")
    for _ in range(2):
        await voice(stage, 25)
        await stage.press(pushback.YES)
    _, write_up = await stage.press(pushback.NO_ANSWER)
    assert "2 of 3 answered" in write_up.plain
    assert "with hard questions: once" in write_up.plain
    assert (await standing(stage, story_id)).pushbacks == 1


async def test_passing_on_everything_is_a_finding_and_does_not_count(stage: Stage) -> None:
    story_id = await with_story(stage)
    await door(stage, f"Rp:{story_id}")
    assert pushback.NO_ANSWER in (await stage.press(pushback.DONE))[0].plain
    messages = await stage.press(*[pushback.NO_ANSWER] * 3)
    assert "0 of 3 answered" in messages[-1].plain
    assert "does not count in the audit" in messages[-1].plain
    assert story_id not in rehearsed(*await kept(stage))


async def test_a_spoken_answer_is_worth_what_its_speaker_says(stage: Stage) -> None:
    story_id = await with_story(stage)
    await door(stage, f"Rp:{story_id}")
    asked = await voice(stage, 25)
    assert "where the number comes from" in asked.plain
    verdict, _ = await stage.press(pushback.YES)
    assert "as you say yourself" in verdict.plain
    rehearsals, challenges = await kept(stage)
    assert (rehearsals[0].seconds, challenges[0].seconds, challenges[0].text) == (25, 25, None)
    assert (await standing(stage, story_id)).number_defended


async def test_a_story_without_a_number_is_asked_for_one(stage: Stage) -> None:
    story_id = await with_story(stage, PARTS | {"R": "It went well and everybody was happy."})
    (first,) = await door(stage, f"Rp:{story_id}")
    assert "You say" not in first.plain
    await stage.say("From the search log.")
    verdict, _ = await stage.press(pushback.DONE)
    assert verdict.plain.startswith("◐ Answered in part.")


async def test_a_round_goes_on_after_a_restart_and_after_cancel(sqlite_url: str) -> None:
    clock = HandClock()
    async with staged(sqlite_url, clock) as stage:
        story_id = await with_story(stage)
        await door(stage, f"Rp:{story_id}")
        await stage.say(FROM_THE_LOG)
    async with staged(sqlite_url, clock) as stage:
        stage.user.chat.memory.update_id = stage.api.updates.last_id = 1_000
        stage.user.chat.memory.message_id = 1_000
        verdict, _ = await stage.say("Done")
        assert verdict.plain.startswith("● Answered.")
        left, way_back = await stage.say("/cancel")
        assert "1 of 3 questions is done" in left.plain
        assert "Go on" in way_back.labels
        assert (await standing(stage, story_id)).number_defended
        (second,) = await stage.press("Go on")
        assert "Pushback 2 of 3" in second.plain


async def test_the_daily_question_does_not_break_in(stage: Stage) -> None:
    story_id = await with_story(stage)
    stage.clock.advance(hours=5, minutes=20)
    await door(stage, f"Rp:{story_id}")
    stage.clock.advance(minutes=15)
    assert await stage.tick() == []
    stage.clock.advance(days=1)
    assert await stage.tick() != []


async def test_a_setting_that_was_left_unanswered_makes_no_old_rehearsal_new(stage: Stage) -> None:
    story_id = await with_story(stage)
    await door(stage, f"Ra:{story_id}")
    await stage.say("/settings")
    await stage.press(CHANGE_TIME)
    stage.clock.advance(hours=5, minutes=35)
    assert await stage.tick() != []


async def test_an_answer_that_is_open_comes_first(stage: Stage) -> None:
    story_id = await with_story(stage)
    await stage.say("one two three")
    (offer,) = await door(stage, f"Ra:{story_id}")
    assert "left an answer open" in offer.plain
