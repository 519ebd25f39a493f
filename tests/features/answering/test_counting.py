"""What belongs to another question, or was not judged: it rates and covers nothing until its owner says that it counts."""

from collections.abc import AsyncIterator, Sequence

import pytest_asyncio

from bot.conversation.doors import AskArchetype
from bot.conversation.payload import encode
from bot.conversation.texts import hearing as say
from bot.conversation.texts import refusals
from bot.features.answering.judging import CountAnswerAs
from bot.features.drill.texts import drill as drill_say
from bot.features.stories.texts import stories as stories_say
from bot.terminal.chat import Shown
from question_bank.models import ArchetypeId
from storage.records import Answer, JudgedAnswer, Rating
from tests.end_to_end.stage import Stage, feedback_in, staged
from tests.hearing import HAGGLED, STRAY, hearing_judge
from tests.review.engine import STAFF

ASKED = ArchetypeId.MENTORING
HEARD = ArchetypeId.COST_NEGOTIATION
AS_HEARD = say.count_label(HEARD)
ANYWAY = say.count_label(None)
SPANISH = (
    "El equipo estaba muy contento porque el proyecto salió bien y todos los clientes usaron la nueva versión. " * 5
)
HEARING = "An interviewer would hear a cost negotiation here, not mentoring."


@pytest_asyncio.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    """A running bot that hears what tests/hearing.py says, and somebody who is asked for mentoring."""
    async with staged(sqlite_url, judge=hearing_judge()) as on_stage:
        await on_stage.say("/start")
        await on_stage.press("Yes", "18:30", "Staff AI", "Skip")
        yield on_stage


async def send(stage: Stage, data: str) -> list[Shown]:
    """Press a button with that data under the newest message."""
    return await stage.do(lambda: stage.user.press_data(data, stage.user.chat.newest.message_id))


async def told(stage: Stage, text: str, archetype: ArchetypeId = ASKED) -> Shown:
    """Answer a question on that archetype; the feedback."""
    await send(stage, encode(AskArchetype(archetype)))
    return await stage.answered(text)


async def ratings(stage: Stage) -> Sequence[Rating]:
    async with stage.bot.database.read() as uow:
        return await uow.cards.ratings(stage.user.person.id)


async def answers(stage: Stage) -> Sequence[JudgedAnswer]:
    async with stage.bot.database.read() as uow:
        return await uow.answers.judged_since(stage.user.person.id, None)


async def newest(stage: Stage) -> Answer:
    return (await answers(stage))[-1].answer


async def covered(stage: Stage) -> str:
    """What /coverage says of the archetypes that were tried, in words."""
    picture, *_ = await stage.say("/coverage")
    return picture.plain


async def test_a_story_that_answers_its_question_rates_and_covers_at_once(stage: Stage) -> None:
    feedback = await told(stage, STAFF)
    assert "An interviewer would" not in feedback.plain
    assert not {AS_HEARD, ANYWAY} & {*feedback.labels}
    assert [rating.archetype for rating in await ratings(stage)] == [ASKED]
    assert (await newest(stage)).counts_as == ASKED


async def test_a_story_that_belongs_elsewhere_says_so_in_one_line_and_rates_and_covers_nothing(stage: Stage) -> None:
    feedback = await told(stage, HAGGLED)
    assert HEARING in feedback.plain
    assert feedback.labels[0] == AS_HEARD
    assert await ratings(stage) == []
    assert "so all eight archetypes are open" in await covered(stage)


async def test_a_tap_rates_and_covers_what_was_heard(stage: Stage) -> None:
    feedback = await told(stage, HAGGLED)
    assert await stage.press(AS_HEARD) == []
    assert "You count it as a cost negotiation." in feedback.plain
    assert AS_HEARD not in feedback.labels
    assert [rating.archetype for rating in await ratings(stage)] == [HEARD]
    shown = await covered(stage)
    assert "Cost negotiation with product: staff" in shown
    assert "Mentoring through ambiguity: staff" not in shown


async def test_a_story_heard_as_nothing_can_be_counted_for_what_was_asked(stage: Stage) -> None:
    feedback = await told(stage, STRAY)
    assert "An interviewer would not take this for mentoring." in feedback.plain
    await stage.press(ANYWAY)
    assert [rating.archetype for rating in await ratings(stage)] == [ASKED]
    assert (await newest(stage)).counts_as == ASKED


async def test_a_second_tap_changes_nothing_not_even_a_day_later(stage: Stage) -> None:
    feedback = await told(stage, HAGGLED)
    data = feedback.buttons[0][0][1]
    await stage.press(AS_HEARD)
    counted = feedback.plain
    stage.clock.advance(hours=30)
    assert await stage.do(lambda: stage.user.press_data(data, feedback.message_id)) == []
    assert feedback.plain == counted
    assert len(await ratings(stage)) == 1


async def test_a_button_for_what_is_heard_no_more_says_so_and_counts_nothing(stage: Stage) -> None:
    feedback = await told(stage, HAGGLED)
    data = feedback.buttons[0][0][1]
    await stage.do(lambda: stage.user.edit(STRAY, story_message(stage)))
    (said,) = await stage.do(lambda: stage.user.press_data(data, feedback.message_id))
    assert said.plain == say.COUNT_IS_STALE
    assert feedback.labels[0] == ANYWAY
    assert (await newest(stage)).counts_as is None


async def test_a_forged_archetype_is_refused(stage: Stage) -> None:
    await told(stage, HAGGLED)
    (said,) = await send(stage, f"ca:{(await newest(stage)).id}:heroism")
    assert said.plain == refusals.STALE_BUTTON_HELP
    assert (await newest(stage)).counts_as is None


async def test_an_edit_that_brings_it_to_the_question_covers_and_rates_nothing(stage: Stage) -> None:
    feedback = await told(stage, HAGGLED)
    await stage.do(lambda: stage.user.edit(STAFF, story_message(stage)))
    assert "An interviewer would" not in feedback.plain
    assert (await newest(stage)).counts_as == ASKED
    assert await ratings(stage) == []


async def test_an_edit_that_leads_away_from_the_question_covers_no_more(stage: Stage) -> None:
    feedback = await told(stage, STAFF)
    await stage.do(lambda: stage.user.edit(HAGGLED, story_message(stage)))
    assert HEARING in feedback.plain
    assert (await newest(stage)).counts_as is None
    await stage.press(AS_HEARD)
    assert (await newest(stage)).counts_as == HEARD
    assert [rating.archetype for rating in await ratings(stage)] == [ASKED], "its first text has rated already"


async def test_what_was_counted_stays_so_through_edits_and_follow_ups_that_stay_elsewhere(stage: Stage) -> None:
    await told(stage, HAGGLED)
    await stage.press(AS_HEARD)
    await stage.do(lambda: stage.user.edit(f"{HAGGLED} I measured it myself.", story_message(stage)))
    await stage.press("Answer the follow-up")
    await stage.say("It is from the log.")
    feedback = feedback_in(await stage.press("Done"))
    assert "You count it as a cost negotiation." in feedback.plain
    assert (await newest(stage)).counts_as == HEARD
    assert len(await ratings(stage)) == 1


async def test_a_follow_up_does_not_count_what_belongs_elsewhere(stage: Stage) -> None:
    await told(stage, HAGGLED)
    await stage.press("Answer the follow-up")
    await stage.say("It is from the log.")
    feedback = feedback_in(await stage.press("Done"))
    assert feedback.labels[0] == AS_HEARD
    assert (await newest(stage)).counts_as is None


async def test_a_rewrite_is_a_new_text_and_counts_by_its_own(stage: Stage) -> None:
    await told(stage, HAGGLED)
    await stage.press(AS_HEARD, "Rewrite it")
    feedback = await stage.answered(HAGGLED)
    assert feedback.labels[0] == AS_HEARD
    assert (await newest(stage)).counts_as is None


async def test_a_story_saved_before_it_counts_is_filed_under_what_it_counts_as(stage: Stage) -> None:
    feedback = await told(stage, HAGGLED)
    await stage.press(stories_say.SAVE)
    async with stage.bot.database.read() as uow:
        (kept,) = await uow.stories.kept(stage.user.person.id)
    assert kept.story.archetypes == ()
    await stage.do(lambda: stage.user.press_data(feedback.buttons[0][0][1], feedback.message_id))
    async with stage.bot.database.read() as uow:
        (kept,) = await uow.stories.kept(stage.user.person.id)
    assert kept.story.archetypes == (HEARD,)


async def test_what_is_not_judged_says_so_with_the_reason_and_rates_and_covers_nothing(stage: Stage) -> None:
    feedback = await told(stage, SPANISH)
    assert feedback.plain.startswith("Not judged\nI can only judge English so far")
    assert "Weak" not in feedback.plain
    assert await ratings(stage) == []
    assert "so all eight archetypes are open" in await covered(stage)


async def test_a_mock_says_it_in_the_debrief_and_counts_it_from_the_feedback(stage: Stage) -> None:
    await stage.say("/mock")
    await stage.press("3")
    for text in (STRAY, SPANISH, STAFF):
        await stage.say(text)
        await stage.press("Done")
        if "💬" in stage.texts[-1]:
            await stage.press("Skip")
    debrief = stage.user.chat.newest
    assert "An interviewer would not take this for" in debrief.plain
    assert "not judged. I can only judge English so far" in debrief.plain
    assert "2 of 3 questions answered" in debrief.plain
    assert len(await ratings(stage)) == 1
    await stage.press("Feedback 1", ANYWAY)
    stray = (await answers(stage))[0].answer
    assert stray.counts_as == stray.archetype
    assert sorted(rating.archetype for rating in await ratings(stage)) == sorted(
        str(one.answer.archetype) for one in await answers(stage) if one.answer.counts_as
    )


async def test_nothing_of_a_mock_can_be_counted_while_it_runs(stage: Stage) -> None:
    await stage.say("/mock")
    await stage.press("3")
    await stage.say(STRAY)
    await stage.press("Done")
    stray = await newest(stage)
    (said,) = await send(stage, encode(CountAnswerAs(stray.id, ArchetypeId(stray.archetype or ""))))
    assert said.plain == refusals.STALE_BUTTON_HELP
    assert (await newest(stage)).counts_as is None


async def test_an_outline_of_a_drill_that_belongs_elsewhere_is_filed_when_its_owner_says_so(stage: Stage) -> None:
    await stage.say("/drill")
    await stage.press(drill_say.START)
    await stage.say("Bridge sync, 2023", HAGGLED)
    messages = await stage.press(drill_say.FINISH)
    (heard,) = [message for message in messages if "An interviewer would hear a cost negotiation" in message.plain]
    async with stage.bot.database.read() as uow:
        (kept,) = await uow.stories.kept(stage.user.person.id)
    assert kept.story.archetypes == ()
    data = heard.buttons[0][0][1]
    for _ in range(2):
        stage.clock.advance(seconds=1)
        (said,) = await stage.do(lambda: stage.user.press_data(data, heard.message_id))
        assert said.plain == "You count it as a cost negotiation."
    async with stage.bot.database.read() as uow:
        (kept,) = await uow.stories.kept(stage.user.person.id)
    assert kept.story.archetypes == (HEARD,)


async def test_a_drills_button_for_a_story_filed_elsewhere_says_so(stage: Stage) -> None:
    await stage.say("/drill")
    await stage.press(drill_say.START)
    await stage.say("Bridge sync, 2023", HAGGLED)
    messages = await stage.press(drill_say.FINISH)
    (heard,) = [message for message in messages if "An interviewer would hear a cost negotiation" in message.plain]
    async with stage.bot.database.begin() as uow:
        (kept,) = await uow.stories.kept(stage.user.person.id)
        await uow.stories.change(kept.story.id, archetypes=(ArchetypeId.KILLED_PROJECT,))
        await uow.commit()
    (said,) = await stage.do(lambda: stage.user.press_data(heard.buttons[0][0][1], heard.message_id))
    assert "filed already" in said.plain


def story_message(stage: Stage) -> int:
    """The id of the message that held the story: the last but one that was typed."""
    return stage.user.chat.memory.last_said - 2
