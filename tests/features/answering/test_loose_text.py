"""A text that is typed while no question is open: it is kept, and offered for what it may be good for."""

import pytest_asyncio

from bot.conversation.texts import refusals, what_next
from bot.features.answering.texts import asking, feedback
from bot.features.answering.texts import loose_text as say
from bot.terminal.chat import Shown
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level
from storage.records import AnswerState
from tests.end_to_end.stage import STORY, Stage, feedback_in, staged

MENTORING = load_bank().example(ArchetypeId.MENTORING, Level.STAFF).text


@pytest_asyncio.fixture
async def idle(stage: Stage) -> Stage:
    """Somebody whose question was closed before they typed anything."""
    await stage.set_up()
    await stage.say("/cancel")
    return stage


async def offered(stage: Stage, text: str = STORY) -> Shown:
    """The offer of a text that was typed."""
    (offer,) = await stage.say(text)
    return offer


async def kept_now(stage: Stage) -> list[str]:
    """The loose messages of the person."""
    async with stage.bot.database.read() as uow:
        return [each.text for each in await uow.loose_texts.of_user(stage.user.person.id)]


async def test_cancel_names_the_question_that_it_closes(stage: Stage) -> None:
    question = (await stage.set_up())[1].plain.rpartition("❓ ")[2]
    (closed,) = await stage.say("/cancel")
    assert closed.plain == f"Closed: {question}"


async def test_a_long_text_is_kept_and_offered(idle: Stage) -> None:
    offer = await offered(idle)
    assert await kept_now(idle) == [STORY]
    assert {say.JUDGE, say.USE, say.ASK, say.DISCARD} <= set(offer.labels)
    assert "words" in offer.plain


async def test_a_short_one_is_told_that_no_question_is_open(idle: Stage) -> None:
    (said,) = await idle.say("hello there")
    assert said.plain == asking.NO_OPEN_QUESTION
    assert await kept_now(idle) == []


async def test_it_is_taken_for_the_question_just_left(idle: Stage) -> None:
    closed = idle.user.chat.newest.plain.removeprefix("Closed: ")
    await offered(idle)
    messages = await idle.press(say.USE)
    assert closed in messages[0].plain
    assert "words" in messages[-1].plain
    assert await kept_now(idle) == []
    judged = feedback_in(await idle.press(asking.DONE))
    assert judged.labels


async def test_it_is_judged_as_the_kind_of_story_that_it_tells(idle: Stage) -> None:
    offer = await offered(idle, MENTORING)
    assert say.JUDGE_AS_OTHER in offer.labels
    messages = await idle.press(say.judge_label("Mentoring through ambiguity"))
    assert messages[0].plain.startswith("Judged as a story of Mentoring through ambiguity")
    assert feedback.REWRITE in feedback_in(messages).labels


async def test_it_is_judged_as_any_other_kind_on_demand(idle: Stage) -> None:
    await offered(idle)
    (which,) = await idle.press(say.JUDGE)
    assert len(which.labels) == 8
    messages = await idle.press(which.labels[-1])
    assert which.labels[-1] in messages[0].plain
    assert feedback.REWRITE in feedback_in(messages).labels


async def test_a_question_is_asked_for_it(idle: Stage) -> None:
    await offered(idle)
    *asked, kept = await idle.press(say.ASK)
    assert asked[0].plain.startswith("❓")
    assert kept.labels == [say.USE_HERE]
    messages = await idle.press(say.USE_HERE)
    assert messages[0].plain == asked[0].plain
    assert feedback.REWRITE in feedback_in(await idle.press(asking.DONE)).labels


async def test_it_goes_on_with_the_next_messages_in_one_offer(idle: Stage) -> None:
    offer = await offered(idle)
    before = offer.plain
    assert await idle.say("And one more thing.", "And the last.") == []
    assert await kept_now(idle) == [STORY, "And one more thing.", "And the last."]
    assert offer.plain != before


async def test_an_edit_changes_it_and_its_offer(idle: Stage) -> None:
    offer = await offered(idle)
    await idle.do(lambda: idle.user.edit(f"{STORY} And more."))
    assert await kept_now(idle) == [f"{STORY} And more."]
    assert offer.edited == 1


async def test_an_edit_after_it_was_used_changes_the_answer(idle: Stage) -> None:
    await offered(idle)
    typed = idle.user.chat.memory.texts[-1]
    await idle.press(say.USE)
    judged = feedback_in(await idle.press(asking.DONE))
    await idle.do(lambda: idle.user.edit(f"{STORY} And more.", typed))
    assert "What changed" in judged.plain


async def test_it_survives_a_restart(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.say("/cancel")
        await offered(stage)
        memory = stage.user.chat.memory
    async with staged(sqlite_url) as again:
        again.user.chat.memory = memory
        again.api.updates.last_id = memory.update_id
        messages = await again.press(say.USE)
        assert "words" in messages[-1].plain


async def test_a_key_shows_its_offer_again_and_is_no_part_of_it(idle: Stage) -> None:
    await offered(idle)
    (again,) = await idle.say("Done.")
    assert say.USE in again.labels
    assert await kept_now(idle) == [STORY]


async def test_cancel_leaves_it_kept(idle: Stage) -> None:
    await offered(idle)
    (left,) = await idle.say("/cancel")
    assert left.plain == say.LEFT
    assert await kept_now(idle) == [STORY]
    assert "words" in (await idle.press(say.USE))[-1].plain


async def test_it_is_discarded_only_on_demand(idle: Stage) -> None:
    await offered(idle)
    await idle.press(say.DISCARD)
    assert await kept_now(idle) == []


async def test_a_button_of_a_text_that_was_used_is_out_of_date(idle: Stage) -> None:
    offer = await offered(idle)
    await idle.press(say.USE)
    (data,) = [data for row in offer.buttons for label, data in row if label == say.ASK]
    (said,) = await idle.do(lambda: idle.user.press_data(data, offer.message_id))
    assert said.plain == refusals.STALE_BUTTON_HELP


async def test_an_answer_with_words_is_not_pushed_away_by_it(idle: Stage) -> None:
    offer = await offered(idle)
    (data,) = [data for row in offer.buttons for label, data in row if label == say.USE]
    await idle.say("/practice", "half an answer to something else")
    (said,) = await idle.do(lambda: idle.user.press_data(data, offer.message_id))
    assert what_next.GO_ON in said.labels
    assert await kept_now(idle) == [STORY]


async def test_anothers_text_cannot_be_reached(idle: Stage) -> None:
    offer = await offered(idle)
    other = await idle.another_user(2)
    await other.set_up()
    for data in [data for row in offer.buttons for _, data in row]:
        (said,) = await other.do(lambda data=data: other.user.press_data(data, 1))
        assert said.plain == refusals.STALE_BUTTON_HELP


async def test_it_rates_and_counts_like_any_answer_once_it_is_judged(idle: Stage) -> None:
    await offered(idle, MENTORING)
    await idle.press(say.judge_label("Mentoring through ambiguity"))
    async with idle.bot.database.read() as uow:
        newest = await uow.answers.latest_judged(idle.user.person.id)
    assert newest is not None
    assert newest.answer.state is AnswerState.JUDGED


async def test_a_long_text_is_not_mixed_into_an_answer_left_days_ago(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("half a story", "/cancel")
    stage.clock.advance(days=2)
    offer = await offered(stage)
    assert say.DISCARD in offer.labels
    assert await kept_now(stage) == [STORY]


async def test_the_export_has_it(idle: Stage) -> None:
    await offered(idle)
    messages = await idle.say("/export")
    files = [message.document for message in messages if message.document is not None]
    assert any(STORY.encode() in content for name, content in files if name.endswith(".json"))


async def test_several_messages_at_once_after_an_outage_get_one_offer(idle: Stage) -> None:
    before = len(idle.user.chat.messages)

    def say_all() -> None:
        for text in (STORY, "And one more thing.", "And the last."):
            idle.user.say(text)

    await idle.do(say_all)
    assert len(idle.user.chat.messages) == before + 1
    assert len(await kept_now(idle)) == 3
