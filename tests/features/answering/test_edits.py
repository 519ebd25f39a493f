"""An edit of a message that is part of nothing: a long text is kept and offered, a command is named, the rest is said."""

from bot.conversation.texts import refusals, what_next
from bot.features.answering.texts import asking
from bot.features.answering.texts import loose_text as say
from bot.terminal.chat import Shown
from tests.end_to_end.stage import STORY, Stage, feedback_in

FIRST = 1
"""The message with which the chat began: a /start, which is part of nothing."""


async def edited(stage: Stage, text: str, message_id: int = FIRST) -> list[Shown]:
    """What is newly said when that message is edited."""
    return await stage.do(lambda: stage.user.edit(text, message_id))


async def loose_texts(stage: Stage) -> list[str]:
    async with stage.bot.database.read() as uow:
        return [each.text for each in await uow.loose_texts.of_user(1)]


async def test_a_long_text_is_kept_and_offered_while_nothing_is_open(stage: Stage) -> None:
    await stage.opened()
    (offer,) = await edited(stage, STORY)
    assert offer.plain.startswith("That message was part of no answer, so I kept its new text: 97 words.")
    assert {say.JUDGE, say.USE, say.ASK, say.DISCARD} <= set(offer.labels)
    assert await loose_texts(stage) == [STORY]
    await stage.press(say.JUDGE)
    assert feedback_in(await stage.press("Mentoring through ambiguity")).labels


async def test_in_the_middle_of_an_answer_it_is_offered_for_that_question(stage: Stage) -> None:
    question = (await stage.set_up())[1].plain.rpartition("❓ ")[2]
    await stage.say("Half an answer.")
    (offer,) = await edited(stage, STORY)
    assert f"Open now: {question}" in offer.plain
    *_, status = await stage.press(say.USE_HERE)
    assert status.plain.startswith("100 words")
    assert await loose_texts(stage) == []


async def test_the_next_text_still_goes_into_the_open_answer(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("Half an answer.")
    await edited(stage, STORY)
    await stage.say("The other half.")
    await stage.say("/cancel")
    assert "Your 6 words are kept" in stage.texts[-2]
    assert what_next.GO_ON in stage.user.chat.newest.labels


async def test_edited_again_it_is_the_same_text_and_the_same_offer(stage: Stage) -> None:
    await stage.set_up()
    (offer,) = await edited(stage, STORY)
    assert await edited(stage, f"{STORY} And so on.") == []
    assert "100 words" in offer.plain
    assert await loose_texts(stage) == [f"{STORY} And so on."]


async def test_a_text_that_is_held_stays_beside_it(stage: Stage) -> None:
    await stage.opened()
    await stage.say(STORY)
    await edited(stage, f"Another one. {STORY}")
    await stage.say("More of the first.")
    assert await loose_texts(stage) == [STORY, f"Another one. {STORY}", "More of the first."]


async def test_a_short_one_is_told_what_to_do(stage: Stage) -> None:
    await stage.set_up()
    (said,) = await edited(stage, "hello again")
    assert said.plain == asking.EDIT_NOT_MINE
    assert await loose_texts(stage) == []


async def test_an_edit_to_a_command_is_no_command_but_leads_to_it(stage: Stage) -> None:
    await stage.set_up()
    (said,) = await edited(stage, "/help")
    assert said.plain == refusals.edited_command_text("help")
    (said,) = await edited(stage, "/Practice mentoring")
    assert "/practice" in said.plain


async def test_an_edit_of_a_part_to_a_command_leaves_the_part_as_it_is(stage: Stage) -> None:
    await stage.set_up()
    (part,) = stage.user.say("Half an answer.")
    await stage.settle()
    (said,) = await edited(stage, "/cancel", part)
    assert "/cancel" in said.plain
    await edited(stage, "/etc/hosts", part)
    async with stage.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.all_parts(1)] == ["/etc/hosts"]
