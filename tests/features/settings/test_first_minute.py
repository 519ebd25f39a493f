"""The first minute: two sentences, three taps, the first question; and everything is there after a restart."""

from sqlalchemy import text

from bot.conversation.registry import Registry
from bot.conversation.texts import commands
from bot.features.answering.texts.asking import SIX_MOVES, SIX_MOVES_BUTTON
from bot.features.registered import FEATURES
from question_bank.models import Move
from tests.end_to_end.stage import STORY, Stage, feedback_in, staged


async def test_start_asks_for_the_time_with_the_guess_of_the_place(stage: Stage) -> None:
    (greeting,) = await stage.say("/start")
    assert "Is it 13:00 for you? Tap, or type your city." in greeting.plain


async def test_a_shift_changes_the_guess_in_place(stage: Stage) -> None:
    (greeting,) = await stage.say("/start")
    assert await stage.press("It is an hour later") == []
    assert "Is it 14:00 for you?" in greeting.plain
    await stage.press("It is an hour earlier", "It is an hour earlier")
    assert "Is it 12:00 for you?" in greeting.plain


async def test_three_taps_lead_to_the_first_question(stage: Stage) -> None:
    messages = await stage.set_up()
    assert any("❓" in message.plain for message in messages)
    assert messages[-1].labels == ["Done", "Start over", "Skip"]


async def test_the_first_question_says_what_is_looked_for(stage: Stage) -> None:
    question, _ = (await stage.set_up())[-2:]
    assert question.plain.startswith(SIX_MOVES)
    (moves,) = await stage.press(SIX_MOVES_BUTTON)
    assert moves.plain.startswith("The six moves")
    assert len([label for label in moves.labels if " · " in label]) == len(Move)


async def test_a_question_on_how_one_works_is_not_introduced_by_the_six_moves(stage: Stage) -> None:
    await stage.say("/start")
    await stage.press("Yes", "18:30")
    await stage.say("/practice style")
    question, _ = await stage.press("1")
    assert question.plain.startswith("A question on how you work")


async def test_later_questions_do_not_repeat_it(stage: Stage) -> None:
    await stage.set_up()
    await stage.press("Another question")
    assert sum(SIX_MOVES in text for text in stage.texts) == 1


async def test_who_has_had_a_verdict_is_not_told_what_is_looked_for(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    async with stage.bot.database.raw(writes=True) as connection:
        await connection.execute(text("DELETE FROM hints"))
    question, _ = await stage.say("/practice")
    assert question.plain.startswith("❓")


async def test_a_text_in_the_middle_of_set_up_does_not_lead_astray(stage: Stage) -> None:
    await stage.say("/start")
    messages = await stage.say("hello?")
    assert messages
    await stage.say("Tokyo")
    assert "Is it 21:00 for you?" in stage.texts[-1]


async def test_a_typed_yes_is_the_button(stage: Stage) -> None:
    await stage.say("/start")
    (asked,) = await stage.say("Yes.")
    assert "One question a day" in asked.plain


async def test_a_city_of_several_clocks_is_asked_about_in_the_set_up(stage: Stage) -> None:
    await stage.say("/start")
    (asked,) = await stage.say("London Bridge")
    assert asked.labels == ["London, England, United Kingdom: 12:00", "London, Ontario, Canada: 07:00"]
    assert await stage.press("London, Ontario, Canada: 07:00") == []
    assert "Is it 07:00 for you?" in asked.plain
    await stage.press("Yes")
    assert "One question a day" in stage.texts[-1]


async def test_the_whole_first_answer_in_several_messages(stage: Stage) -> None:
    await stage.set_up()
    half = len(STORY) // 2
    first, *more = await stage.say(STORY[:half], STORY[half:])
    assert more == []
    assert first.edited == 1
    assert "words" in first.plain
    feedback = feedback_in(await stage.press("Done"))
    assert "spoken" in feedback.plain
    assert "Rewrite it" in feedback.labels


async def test_a_restart_in_the_middle_of_an_answer_goes_on_where_it_was(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.say(STORY[:200])
    async with staged(sqlite_url) as again:
        # A new Bot API counts its ids anew; a real one never repeats them.
        again.user.chat.memory.update_id = again.api.updates.last_id = 1_000
        again.user.chat.memory.message_id = 1_000
        await again.say(STORY[200:])
        feedback = feedback_in(await again.say("Done"))
        assert f"{len(STORY.split())} words" in feedback.plain


async def test_start_again_shows_where_things_stand(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    (welcome,) = await stage.say("/start")
    assert welcome.labels == ["Ask me a question", "Mock interview", "What I have covered"]


async def test_the_menu_help_and_handlers_name_the_same_commands(stage: Stage) -> None:
    (help_message,) = [
        m
        for m in await stage.do(*[lambda: stage.user.say("/start"), lambda: stage.user.say("/help")])
        if "/mock" in m.plain
    ]
    in_menu = [command["command"] for command in stage.api.commands]
    assert in_menu == [name for name, _ in commands.COMMANDS]
    assert all(f"/{name}:" in help_message.plain for name in in_menu)
    assert set(in_menu) | {"start"} == set(Registry(FEATURES).commands)
