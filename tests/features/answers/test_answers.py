"""/answers: past answers with level and date, newest first; open one, keep it as a story, rewrite it."""

from bot.conversation.texts import what_next
from bot.features.answering.texts import asking, feedback
from bot.features.answers.answers import PER_PAGE
from bot.features.answers.texts import answers as say
from bot.features.stories.texts import stories
from bot.terminal.chat import Shown
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage
from tests.features.mock.in_a_mock import POOR, answer_all, begin, question_now

LONG = " ".join([STORY] * 8)


@beginning
async def answered(stage: Stage, *texts: str) -> Shown:
    """An answer a day; the list of them."""
    await stage.set_up()
    for text in texts:
        await stage.say("/practice")
        await stage.answered(text)
        stage.clock.advance(days=1)
    (shown,) = await stage.say("/answers")
    return shown


async def test_before_the_first_answer_it_offers_a_question(stage: Stage) -> None:
    await stage.set_up()
    (shown,) = await stage.say("/answers")
    assert shown.plain.startswith("Your answers\n\nNone yet.")
    assert shown.labels == [what_next.ASK_ME]


async def test_the_newest_comes_first_with_date_level_and_question(stage: Stage) -> None:
    await stage.set_up()
    question = await question_now(stage)
    await stage.answered(POOR)
    stage.clock.advance(days=1)
    await stage.say("/practice")
    await stage.answered(STORY)
    (shown,) = await stage.say("/answers")
    _, newest, oldest, _ = shown.plain.split("\n\n")
    assert newest.startswith("1. 3 Mar 2026 · Staff\n")
    assert oldest == f"2. 2 Mar 2026 · Weak\n{question.text}"
    assert shown.labels == ["1", "2"]


async def test_what_was_not_judged_is_listed_as_such(stage: Stage) -> None:
    shown = await answered(
        stage, "El equipo tenía ocho personas y yo escribí la prueba porque los errores subían. " * 6
    )
    assert "Not judged" in shown.plain


async def test_pages_turn_in_place(stage: Stage) -> None:
    shown = await answered(stage, *[STORY] * (PER_PAGE + 1))
    assert f"1 to {PER_PAGE} of {PER_PAGE + 1}" in shown.plain
    assert shown.labels[PER_PAGE:] == [say.OLDER]
    assert await stage.press(say.OLDER) == []
    assert f"{PER_PAGE + 1} to {PER_PAGE + 1} of {PER_PAGE + 1}" in shown.plain
    assert shown.labels == [str(PER_PAGE + 1), say.NEWER]
    await stage.press(say.NEWER)
    assert "1 to" in shown.plain


async def test_an_answer_opens_as_it_was_told_and_back_leads_to_its_page(stage: Stage) -> None:
    shown = await answered(stage, *[STORY] * (PER_PAGE + 1))
    await stage.press(say.OLDER, str(PER_PAGE + 1))
    assert STORY in shown.plain
    assert shown.labels == [say.FEEDBACK, stories.SAVE, say.REWRITE, say.BACK]
    await stage.press(say.BACK)
    assert f"{PER_PAGE + 1} to" in shown.plain


async def test_a_long_answer_comes_as_a_file_on_request(stage: Stage) -> None:
    shown = await answered(stage, LONG)
    await stage.press("1")
    assert LONG not in shown.plain
    (file,) = await stage.press(say.WHOLE)
    assert file.document is not None
    assert file.document[1].decode() == LONG


async def test_its_feedback_can_be_read_again(stage: Stage) -> None:
    await answered(stage, STORY)
    _, again = await stage.press("1", say.FEEDBACK)
    assert again.plain.startswith("Staff")
    assert feedback.DETAILS in again.labels


async def test_it_is_kept_as_a_story_and_then_opened_as_one(stage: Stage) -> None:
    await answered(stage, STORY)
    await stage.press("1")
    await stage.press(stories.SAVE)
    async with stage.bot.database.read() as uow:
        assert len(await uow.stories.kept(stage.user.person.id)) == 1
    (shown,) = await stage.say("/answers")
    await stage.press("1")
    assert stories.OPEN in shown.labels


async def test_it_is_rewritten_and_the_rewrite_is_an_answer_too(stage: Stage) -> None:
    await answered(stage, POOR)
    (question, _) = await stage.press("1", say.REWRITE)
    assert "❓" in question.plain
    await stage.answered(STORY)
    (shown,) = await stage.say("/answers")
    assert "Staff · rewritten" in shown.plain
    assert "1 to 2 of 2" in shown.plain


async def test_a_rewrite_does_not_push_an_open_answer_away(stage: Stage) -> None:
    await answered(stage, POOR)
    await stage.say("/practice", "half an answer")
    await stage.say("/answers")
    (offer,) = await stage.press("1", say.REWRITE)
    assert "left an answer open" in offer.plain


async def test_reading_leaves_an_open_answer_open(stage: Stage) -> None:
    await answered(stage, POOR)
    await stage.say("/practice", "half an answer", "/answers")
    await stage.press("1")
    (status,) = await stage.say("and more of it") or [stage.user.chat.newest]
    assert asking.NO_OPEN_QUESTION not in status.plain
    assert any("7 words" in text for text in stage.texts)


async def test_a_mock_s_answers_are_listed_once_it_is_over(stage: Stage) -> None:
    await begin(stage)
    await answer_all(stage, STORY, size=1)
    (shown,) = await stage.say("/answers")
    assert "None yet" in shown.plain
    async with stage.bot.database.read() as uow:
        (first, *_) = await uow.answers.judged_since(stage.user.person.id, None)
    data = f"Ab:{first.answer.id}:0"
    (refused,) = await stage.do(lambda: stage.user.press_data(data, shown.message_id))
    assert "moved on" in refused.plain
    await stage.say("/cancel", "/mock")
    await stage.press(what_next.END_MOCK)
    (shown,) = await stage.say("/answers")
    assert shown.plain.count("· mock") == 1


async def test_nobody_reads_another_one_s_answers(stage: Stage) -> None:
    shown = await answered(stage, STORY)
    data = shown.buttons[0][0][1]
    other = await stage.another_user(77)
    await other.set_up()
    (own,) = await other.say("/answers")
    assert "None yet" in own.plain
    (refused,) = await other.do(lambda: other.user.press_data(data, own.message_id))
    assert "moved on" in refused.plain
