"""Written answers: words are counted against a limit, and a story shows what a form can do without."""

from bot.features.answering.texts import asking, feedback
from bot.features.stories.texts import stories
from bot.features.written.texts import written as say
from bot.review.rubric import count_words
from bot.terminal.chat import Shown
from question_bank.models import ArchetypeId, Level
from storage.records import MarkedText, StoryCause
from tests.end_to_end.stage import STORY, Stage, feedback_in
from tests.features.mock.in_a_mock import BANK, POOR, answer_now

LONGER = BANK.example(ArchetypeId.MENTORING, Level.STAFF).text
WORDS = count_words(STORY)
IDLE = "It was a grey day in that office. The coffee machine hummed along."


async def limited(stage: Stage, limit: str) -> list[Shown]:
    """The first question with a limit that is tapped."""
    await stage.set_up()
    await stage.press(asking.LIMIT)
    return await stage.press(limit)


async def judged(stage: Stage, text: str = STORY) -> Shown:
    """The feedback on an answer."""
    await stage.say(text)
    return feedback_in(await stage.say("Done"))


async def test_a_tapped_limit_is_counted_instead_of_minutes(stage: Stage) -> None:
    (shown,) = await limited(stage, "250")
    assert shown.plain.startswith("250 words at most.")
    (line,) = await stage.say(STORY)
    assert line.plain == f"{WORDS} of 250 words, {250 - WORDS} left. Tap Done when you have finished."


async def test_the_verdict_counts_against_it_too(stage: Stage) -> None:
    await stage.set_up()
    await stage.press(asking.LIMIT)
    await stage.say("80")
    shown = await judged(stage)
    assert f"{WORDS} of 80 words, {WORDS - 80} too many" in shown.plain
    assert "spoken" not in shown.plain
    assert "Under a minute" not in shown.plain


async def test_a_typed_limit_is_taken(stage: Stage) -> None:
    await stage.set_up()
    await stage.press(asking.LIMIT)
    (shown,) = await stage.say("max 180 words")
    assert shown.plain.startswith("180 words at most.")
    assert (await answer_now(stage)).word_limit == 180


async def test_a_limit_that_none_is_asked_again(stage: Stage) -> None:
    await stage.set_up()
    await stage.press(asking.LIMIT)
    (shown,) = await stage.say("5")
    assert shown.plain == say.NOT_A_LIMIT
    (shown,) = await stage.say("150")
    assert shown.plain.startswith("150 words at most.")


async def test_an_answer_typed_instead_of_a_number_is_not_lost(stage: Stage) -> None:
    await stage.set_up()
    await stage.press(asking.LIMIT)
    await stage.say(STORY)
    async with stage.bot.database.read() as uow:
        parts = await uow.answers.parts((await answer_now(stage)).id)
    assert [part.text for part in parts] == [STORY]


async def test_a_limit_set_in_the_middle_counts_what_is_there(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(STORY)
    await stage.press(asking.LIMIT, "200")
    assert f"So far: {WORDS} of 200 words" in stage.texts[-1]
    shown = await stage.say("Done")
    assert any(f"{WORDS} of 200 words" in each.plain for each in shown)


async def test_a_limit_can_be_taken_away(stage: Stage) -> None:
    await limited(stage, "250")
    await stage.press(say.NO_LIMIT)
    assert "spoken" in (await stage.say(STORY))[0].plain


async def test_cancel_goes_back_to_the_answer_without_a_limit(stage: Stage) -> None:
    await stage.set_up()
    await stage.press(asking.LIMIT)
    (shown,) = await stage.say("/cancel")
    assert shown.plain == say.LEFT
    assert "spoken" in (await stage.say(STORY))[0].plain


async def test_a_rewrite_has_the_limit_of_its_answer(stage: Stage) -> None:
    await limited(stage, "250")
    await judged(stage)
    await stage.press(feedback.REWRITE)
    assert (await answer_now(stage)).word_limit == 250


async def test_a_mock_that_is_typed_keeps_its_limit_to_the_end(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/cancel", "/mock")
    await stage.press("3", asking.LIMIT, "150")
    await stage.say(POOR, "Done")
    if "💬" in stage.texts[-1]:
        await stage.say("Skip")
    assert (await answer_now(stage)).word_limit == 150
    (line,) = await stage.say(STORY)
    assert line.plain.startswith(f"{WORDS} of 150 words")


async def test_the_button_of_a_closed_question_is_out_of_date(stage: Stage) -> None:
    await limited(stage, "250")
    await judged(stage)
    old = next(shown for shown in stage.user.chat.messages.values() if asking.LIMIT in shown.labels)
    data = dict(button for row in old.buttons for button in row)[asking.LIMIT]
    (shown,) = await stage.do(lambda: stage.user.press_data(data, old.message_id))
    assert "old" in shown.plain


async def test_a_story_shows_what_earns_nothing_struck_out_and_how_many_words_remain(stage: Stage) -> None:
    await stage.set_up()
    await write(stage, f"{STORY} {IDLE}")
    (shown,) = await stage.press(stories.FOR_FORM)
    assert f"Without them {WORDS} words remain." in shown.plain
    assert "Judged again, that is Staff as before." in shown.plain
    assert "<s>It was a grey day in that office.</s>" in shown.html
    assert STORY in shown.plain


async def test_a_limit_for_a_story_says_what_is_still_too_much(stage: Stage) -> None:
    await stage.set_up()
    await write(stage, f"{LONGER} {IDLE}")
    (shown,) = await stage.press(stories.FOR_FORM)
    await stage.press("100")
    assert f"words, {count_words(LONGER) + count_words(IDLE) - 100} too many" in shown.plain
    assert "too many: shorten what is left." in shown.plain
    await stage.press("500")
    assert "It fits as it is, so nothing has to go." in shown.plain


async def test_a_story_of_which_all_earns_something_says_so(stage: Stage) -> None:
    await stage.set_up()
    await write(stage, STORY)
    (shown,) = await stage.press(stories.FOR_FORM)
    assert "Every sentence earns something" in shown.plain


async def write(stage: Stage, text: str) -> None:
    """Put a story with that text into the bank, and open its page."""
    async with stage.bot.database.begin() as uow:
        at = stage.clock.now()
        story = await uow.stories.add(1, "The canary", [ArchetypeId.RESEARCH_VS_SHIPPING], at)
        await uow.stories.add_version(
            story.id, MarkedText(text=text), level="staff", moves="++++++", structural_change=True,
            words=count_words(text), cause=StoryCause.WRITTEN, at=at,
        )  # fmt: skip
        await uow.commit()
    await stage.say("/stories")
    await stage.press("3. The canary")
