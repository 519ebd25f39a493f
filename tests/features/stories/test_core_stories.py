"""The second view of the bank: the eight core stories, and which story answers which Cisco question."""

from bot.features.stories.texts import core_stories as say
from bot.features.stories.texts import stories
from bot.features.stories.texts import story_writing as writing
from question_bank.loader import load_bank
from tests.end_to_end.stage import Stage
from tests.features.rehearsal.telling import PARTS, SAVED_TITLE, ready, saved

CORES = {core.number: core for core in load_bank().core_stories}


async def to_question(stage: Stage, number: int) -> str:
    """Through the second view to a question; what it says."""
    await stage.say("/stories")
    await stage.press(stories.SECOND_VIEW, say.QUESTIONS)
    for _ in range((number - 1) // 8):
        await stage.press(say.LATER)
    (question,) = await stage.press(str(number))
    return question.plain


async def test_a_story_is_said_to_stand_for_a_core_story(stage: Stage) -> None:
    await saved(stage)
    await stage.say("/stories")
    (view,) = await stage.press(stories.SECOND_VIEW)
    assert view.plain.count("none yet") == 8
    await stage.press("2")
    await stage.press(f"Mine: {SAVED_TITLE}")
    await stage.say("/stories")
    (view,) = await stage.press(stories.SECOND_VIEW)
    assert f"● 2. A production failure and the recovery\n    “{SAVED_TITLE}” · Staff" in view.plain


async def test_a_core_story_is_written_for_the_archetype_that_asks_for_it(stage: Stage) -> None:
    await ready(stage)
    await stage.say("/stories")
    await stage.press(stories.SECOND_VIEW, "2", say.WRITE)
    await stage.say(PARTS[0])
    (page,) = await stage.press(writing.LATER)
    assert "Quality regression incident\nCore story 2" in page.plain


async def test_a_question_names_the_story_that_answers_it(stage: Stage) -> None:
    await saved(stage)
    await stage.press(stories.TAGS, "Core story", "2. A production failure and the recovery")
    assert f"“{SAVED_TITLE}” · Staff: core story 2" in await to_question(stage, 10)


async def test_a_question_without_a_story_offers_to_write_or_practise_it(stage: Stage) -> None:
    await ready(stage)
    assert say.NO_STORY in await to_question(stage, 10)
    question, _ = await stage.press(say.PRACTISE)
    assert "production failure that you were responsible for" in question.plain


async def test_team_conflict_and_leadership_style_say_why_no_core_story_maps(stage: Stage) -> None:
    await ready(stage)
    assert "None of the eight core stories answers this" in await to_question(stage, 7)
    assert "takes no story but a philosophy" in await to_question(stage, 8)


async def test_practising_does_not_push_an_open_answer_away(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("half an answer")
    await to_question(stage, 10)
    (offer,) = await stage.press(say.PRACTISE)
    assert "left an answer open" in offer.plain


async def letter(stage: Stage, number: str, *labels: str) -> str:
    """The prompt of a letter of a core story that is being written, after those buttons."""
    await ready(stage)
    await stage.say("/stories")
    await stage.press(stories.SECOND_VIEW, number, say.WRITE)
    for label in labels:
        await stage.press(label)
    return stage.user.chat.newest.plain


async def test_the_situation_of_a_core_story_asks_what_the_template_asks(stage: Stage) -> None:
    shown = await letter(stage, "2")
    assert "Core story 2: A production failure and the recovery" in shown
    assert CORES[2].prompts["situation"] in shown
    assert CORES[2].prompts["task"] in shown


async def test_action_result_and_reflection_show_the_template_s_lines(stage: Stage) -> None:
    await letter(stage, "2", writing.SKIP)
    for lines in (CORES[2].action_ideas, CORES[2].result_ideas, (), CORES[2].learnings):
        await stage.press(writing.SKIP)
        shown = stage.user.chat.newest.plain
        assert [line for line in lines if f"• {line}" not in shown] == []


async def test_a_letter_that_the_template_lacks_has_the_general_prompt_alone(stage: Stage) -> None:
    shown = await letter(stage, "2", writing.SKIP)
    assert "T: Trade-off" in shown
    assert "Core story" not in shown


async def test_a_story_begun_for_an_archetype_shows_no_core_story(stage: Stage) -> None:
    await ready(stage)
    await stage.say("/learn")
    await stage.press("Mentoring", "Write a story")
    assert "Core story" not in stage.user.chat.newest.plain


async def test_a_story_that_stands_for_a_core_story_shows_its_lines_when_it_is_written_on(stage: Stage) -> None:
    await letter(stage, "2")
    await stage.say(PARTS[0])
    await stage.press(writing.LATER)
    await stage.press("A")
    assert CORES[2].action_ideas[0] in stage.user.chat.newest.plain
