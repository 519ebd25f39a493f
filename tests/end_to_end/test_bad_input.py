"""Bad input: each gets a clear, kind answer, and nothing is lost."""

import logging

import pytest

from bot.conversation.context import Context
from bot.conversation.texts import refusals
from bot.features.answering import asking as asking_service
from bot.features.answering import collecting
from bot.features.answering.texts import asking
from tests.end_to_end.stage import STORY, Stage, feedback_in, staged

GERMAN = (
    "Ich war der Leiter des Teams und wir hatten acht Millionen Nutzer im Dienst. Ich habe den Test geschrieben, und die "
    "Fehler sind von drei auf ein Prozent gefallen. Seitdem nutzen alle anderen Teams diese Vorlage bei jeder Freigabe."
)


async def test_a_photo_or_sticker_gets_a_word_and_the_answer_stays(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    for act in (stage.user.photo, stage.user.sticker):
        assert (await stage.do(act))[0].plain == refusals.NOT_TEXT
    await stage.say("four")
    assert any(text.startswith("4 words") for text in stage.texts)


async def test_an_answer_of_endless_messages_is_full_at_some_point_and_is_kept(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MOST_MESSAGES", 3)
    await stage.set_up()
    await stage.say("one", "two", "three")
    assert (await stage.say("four"))[0].plain.startswith("That is more messages than I can keep")
    assert any(text.startswith("3 words") for text in stage.texts)


async def test_a_photos_caption_is_taken_as_text(stage: Stage) -> None:
    await stage.set_up()
    await stage.do(lambda: stage.user.photo("a caption of five words"))
    assert any(text.startswith("5 words") for text in stage.texts)


async def test_an_unknown_command_is_answered_and_the_answer_stays(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    assert (await stage.say("/dance"))[0].plain == refusals.UNKNOWN_COMMAND
    await stage.say("four")
    assert any(text.startswith("4 words") for text in stage.texts)


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold & <i>broken",
        "*_[x](y)_*",
        "😀" * 200,
        "שלום עולם " * 20,
        "\u202egnirts desrever",
        "&lt;&amp;",
        "a" * 4096,
    ],
    ids=["html", "markdown", "emoji", "hebrew", "direction", "entities", "one long word"],
)
async def test_signs_of_every_kind_go_in_and_come_back(stage: Stage, text: str) -> None:
    await stage.set_up()
    await stage.say(text)
    await stage.say("I wrote the test and I called the vendor, and failures fell from 9 to 1.")
    feedback = feedback_in(await stage.press("Done"))
    await stage.press("Every rule")
    assert feedback.edited
    assert not any("wrong on my side" in said for said in stage.texts)
    async with stage.bot.database.read() as uow:
        version = await uow.answers.latest_version(1)
    assert version is not None
    assert text in version.text


async def test_another_language_is_kept_and_not_judged(stage: Stage) -> None:
    await stage.set_up()
    feedback = await stage.answered(GERMAN)
    assert "I can only judge English so far" in feedback.plain
    assert "kept" in feedback.plain
    async with stage.bot.database.read() as uow:
        assert await uow.cards.all(1) == []
        version = await uow.answers.latest_version(1)
    assert version is not None
    assert version.text == GERMAN


async def test_an_endless_answer_is_bounded_kindly(stage: Stage) -> None:
    await stage.set_up()
    await stage.do(lambda: stage.user.say("I moved every packet by hand again. " * 1_660))
    messages = await stage.say("And one more message of a few words here. " * 20)
    assert messages[-1].plain == asking.TOO_LONG.replace("<b>", "").replace("</b>", "")
    assert "spoken" in feedback_in(await stage.press("Done")).plain


async def test_a_button_of_a_closed_question_is_out_of_date(stage: Stage) -> None:
    question = (await stage.set_up())[-2]
    await stage.press("Skip")
    (reply,) = await stage.do(lambda: stage.user.press_data(question.buttons[0][0][1], question.message_id))
    assert reply.plain == refusals.STALE_BUTTON_HELP


@pytest.mark.parametrize(
    "data", ["", "x", "go:999", "go:abc", "ms:1000", "ex:mentoring:godlike", "dt:9999", "pd:x", "de:1"]
)
async def test_a_forged_button_changes_nothing(stage: Stage, data: str) -> None:
    question = (await stage.set_up())[-2]
    async with stage.bot.database.read() as uow:
        before = await uow.answers.current(1)
    if data:
        await stage.do(lambda: stage.user.press_data(data, question.message_id))
    async with stage.bot.database.read() as uow:
        assert await uow.answers.current(1) == before
    assert not any("wrong on my side" in said for said in stage.texts)


async def test_another_users_answer_cannot_be_read_by_its_id(stage: Stage) -> None:
    await stage.set_up()
    feedback = await stage.answered()
    stranger = await stage.another_user(2)
    await stranger.set_up()
    for label in ("Every rule", "Answer the follow-up", "Rewrite it"):
        data = next((d for row in feedback.buttons for t, d in row if t == label), None)
        if data is not None:
            (reply,) = await stranger.do(lambda data=data: stranger.user.press_data(data, 1))
            assert reply.plain == refusals.STALE_BUTTON_HELP


async def test_a_group_is_told_that_the_bot_is_for_private_chats(stage: Stage) -> None:
    await stage.do(lambda: stage.user.say_in_group("/start"))
    assert stage.api.chat(-100).newest.plain == refusals.PRIVATE_ONLY


async def test_a_crash_is_said_with_a_reference_and_logged_without_the_text(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def crash(context: Context, _: object) -> list[object]:
        raise ZeroDivisionError(f"for {context.user_id}")

    await stage.opened()
    monkeypatch.setattr(asking_service, "choose_for", crash)
    caplog.set_level(logging.DEBUG)
    (reply,) = await stage.say("/practice mentoring, my secret words")
    reference = reply.plain.rstrip(".").rpartition(" ")[2]
    assert reference in caplog.text
    assert "secret words" not in caplog.text
    async with stage.bot.database.read() as uow:
        failed = await uow.inbox.is_done(stage.api.updates.last_id)
    assert failed
    monkeypatch.undo()
    assert any("❓" in message.plain for message in await stage.say("/practice"))


async def test_no_answer_and_no_token_reaches_a_log(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.answered(STORY)
    logged = caplog.text
    assert "ranking bug" not in logged
    assert "canary" not in logged


async def test_a_place_that_nobody_knows_is_answered_kindly(stage: Stage) -> None:
    await stage.opened("/settings", "Time zone")
    (reply,) = await stage.say("Gondor")
    assert reply.plain
    await stage.say("Lisbon")
    assert "Lisbon" in stage.texts[-1]


async def test_a_daily_time_inside_the_quiet_hours_is_refused_with_the_reason(stage: Stage) -> None:
    await stage.opened("/settings", "Daily time")
    (reply,) = await stage.say("23:30")
    assert "quiet hours" in reply.plain
    await stage.say("6pm")
    assert "18:00" in stage.texts[-1]
