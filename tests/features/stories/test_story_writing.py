"""A story letter by letter: prompts, verdicts, several messages, leaving and going on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.conversation.texts import what_next
from bot.features.stories.texts import stories, story_tags
from bot.features.stories.texts import story_writing as say
from tests.end_to_end.stage import Stage, staged
from tests.features.rehearsal.telling import PARTS, TITLE, begin, named, ready, write

DUE = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


async def test_each_prompt_says_what_makes_the_letter_met(stage: Stage) -> None:
    await ready(stage)
    prompt = await begin(stage)
    assert "S: Situation (1 of 6)" in prompt.plain
    assert "30 seconds" in prompt.plain


async def test_the_trade_off_is_asked_with_the_tensions_of_the_archetype(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    (prompt,) = await stage.press(say.SKIP)
    assert "what was already spent against what the same people could do instead" in prompt.plain


async def test_every_message_is_judged_with_the_whole(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    (verdict,) = await stage.say(PARTS[0])
    assert verdict.plain.startswith("● Situation: met.")
    assert "S● T◐ A○ R○ D○ E○" in verdict.plain
    await stage.press("Next: Trade-off")
    (verdict,) = await stage.say(PARTS[1])
    assert verdict.plain.startswith("● Trade-off: met.")


async def test_several_messages_are_one_letter(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say("We had 40 people.", "The launch was at risk.")
    (page,) = await stage.press(say.LATER)
    assert "S “We had 40 people. The launch was at risk.”" in page.plain


async def test_writing_again_replaces_the_letter_alone(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await write(stage, PARTS[0], "It was hard.")
    await stage.press(say.AGAIN)
    await stage.say(PARTS[1])
    (page,) = await stage.press(say.LATER)
    assert "It was hard" not in page.plain
    assert "● T “Either I held" in page.plain


async def test_all_six_letters_a_title_and_a_project_make_a_story(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    (verdict,) = await write(stage, *PARTS)
    assert "The whole reads Staff so far." in verdict.plain
    (page,) = await named(stage, "The canary", "Search rewrite, 2023")
    assert story_tags.FINISHED in page.plain
    assert "📖 The canary\nSearch rewrite, 2023\nKilled my own project" in page.plain


async def test_without_a_project_the_name_of_the_archetype_is_the_title_in_one_tap(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await write(stage, *PARTS)
    (project,) = await stage.press(say.FINISH)
    assert project.plain.startswith("Which project")
    (question,) = await stage.press(story_tags.SKIP)
    assert question.labels == ["Keep “Killed my own project”"]
    (page,) = await stage.press("Keep “Killed my own project”")
    assert f"📖 {TITLE}" in page.plain


async def test_the_words_of_the_project_are_the_title_that_is_proposed(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await write(stage, *PARTS)
    await stage.press(say.FINISH)
    await stage.say("Search rewrite, 2023")
    (page,) = await stage.press("Keep “Search rewrite”")
    assert "📖 Search rewrite\nSearch rewrite, 2023" in page.plain


async def test_cancel_keeps_what_was_typed_and_says_how_to_go_on(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await write(stage, PARTS[0], "Either we")
    (left,) = await stage.say("/cancel")
    assert "keeps its 22 words" in left.plain
    await stage.press("Go on: Trade-off")
    await stage.say("waited or we shipped.")
    (page,) = await stage.press(say.LATER)
    assert "T “Either we waited or we shipped.”" in page.plain


async def test_cancel_before_a_word_leaves_no_empty_story(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    said, bank = await stage.say("/cancel")
    assert said.plain == say.NOTHING_WRITTEN
    assert bank.plain.count("no story yet") == 8


async def test_skipping_every_letter_leaves_no_empty_story(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.press(*[say.SKIP] * 5)
    said, _ = await stage.press(say.FINISH)
    assert said.plain == say.NOTHING_WRITTEN


async def test_a_restart_goes_on_where_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    async with staged(url) as stage:
        await ready(stage)
        await begin(stage)
        await write(stage, PARTS[0], "Either we waited")
        seen = stage.api.updates.last_id
    async with staged(url) as stage:
        stage.api.updates.last_id = seen
        (verdict,) = await stage.say("or we shipped at the price of two outages.")
        assert "Trade-off" in verdict.plain
        (page,) = await stage.press(say.LATER)
        assert "T “Either we waited or we shipped at the price of two outages.”" in page.plain


async def test_a_message_of_any_length_is_answered_within_the_limit(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    said = await stage.say("<b>We</b> & 😀 had 40 people at risk. " * 300)
    assert all("Situation" in message.plain for message in said)
    await stage.say("y" * 4_096 * 16)
    assert say.TOO_LONG in stage.texts


async def test_an_open_answer_is_put_aside_and_kept(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("half an answer")
    await stage.say("/stories")
    aside, prompt = await stage.press("1. Write: Contested technical decision")
    assert aside.plain == say.OPEN_ANSWER_WAITS
    assert "Situation" in prompt.plain
    await stage.say("Done")
    (offer,) = await stage.say("/practice")
    assert what_next.GO_ON in offer.labels


async def test_the_daily_question_does_not_break_in_and_comes_a_day_later(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say(PARTS[0])
    stage.clock.go_to(DUE)
    assert await stage.tick() == []
    (verdict,) = await stage.say("More.")
    assert "Situation" in verdict.plain
    stage.clock.go_to(DUE + timedelta(days=1))
    assert await stage.tick() != []
    (bank,) = await stage.say("/stories")
    assert TITLE in bank.plain


async def _begun_without_an_archetype(stage: Stage, *messages: str) -> None:
    await ready(stage)
    await stage.say("/stories")
    await stage.press(stories.ADD, say.OTHER)
    await stage.say(*messages)


async def test_a_story_without_a_name_is_called_by_its_first_words(stage: Stage) -> None:
    await _begun_without_an_archetype(stage, "our index was empty. Nobody saw it.", "We were eight people.")
    (left,) = await stage.say("/cancel")
    assert "“Our index was empty” keeps its" in left.plain
    (bank,) = await stage.say("/stories")
    assert "“Our index was empty” · begun, 11 words" in bank.plain


async def test_the_title_of_first_words_follows_an_edit_of_the_message(stage: Stage) -> None:
    await _begun_without_an_archetype(stage, "Our indx was empty.")
    await stage.do(lambda: stage.user.edit("Our index was empty."))
    (bank,) = await stage.say("/stories")
    assert "“Our index was empty” · begun" in bank.plain


async def test_the_title_of_first_words_makes_way_for_the_projects(stage: Stage) -> None:
    await _begun_without_an_archetype(stage, "Our index was empty.")
    await stage.press(say.LATER)
    await stage.press(stories.TAGS, story_tags.BUTTONS[story_tags.Field.PROJECT])
    (tags,) = await stage.say("Search rewrite, 2023")
    assert "Title: Search rewrite" in tags.plain
