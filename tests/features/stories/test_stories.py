"""The story bank: slots, a story's page, its versions, removal with undo, and nobody else's eyes."""

from datetime import timedelta

from bot.conversation.texts import refusals
from bot.features.stories.stories import KEPT_FOR
from bot.features.stories.texts import stories as say
from bot.features.stories.texts import story_marks, story_versions, story_writing
from tests.end_to_end.stage import STORY, Stage
from tests.features.rehearsal.telling import PARTS, SAVED_TITLE, TITLE, begin, ready, saved, write


async def test_an_empty_bank_shows_eight_gaps_and_explains_itself_once(stage: Stage) -> None:
    await ready(stage)
    (bank,) = await stage.say("/stories")
    assert bank.plain.count("no story yet") == 8
    assert bank.plain.startswith(say.HINT)
    assert say.ADD in bank.labels
    (again,) = await stage.say("/stories")
    assert say.HINT not in again.plain


async def test_a_story_fills_its_slot_with_its_level(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await write(stage, *PARTS)
    (bank,) = await stage.say("/stories")
    assert f"“{TITLE}” · Staff" in bank.plain
    assert f"2. {TITLE}" in bank.labels
    assert bank.plain.count("no story yet") == 7


async def test_a_page_shows_the_letters_and_what_leads_on(stage: Stage) -> None:
    page = await saved(stage)
    assert "● T “Either I held" in page.plain
    assert {"S", "T", "A", "R", "D", "E", say.TAGS, say.WHOLE, say.REHEARSE, say.PUSHBACK} <= set(page.labels)


async def test_a_letter_is_read_and_written_again(stage: Stage) -> None:
    await saved(stage)
    (letter,) = await stage.press("R")
    assert "Failed queries fell" in letter.plain
    await stage.press(story_writing.AGAIN)
    (verdict,) = await stage.say("Failed queries fell by half.")
    assert verdict.plain.startswith("● Result: met")
    (page,) = await stage.press(story_writing.LATER)
    assert "R “Failed queries fell by half.”" in page.plain


async def test_the_old_text_of_a_letter_can_be_restored(stage: Stage) -> None:
    await saved(stage)
    await stage.press("R", story_writing.AGAIN)
    await stage.say("It went well.")
    await stage.press(story_writing.LATER)
    (versions,) = await stage.press(say.VERSIONS)
    assert "2 versions" in versions.plain
    (old,) = await stage.press("1")
    assert "0.2 percent" in old.plain
    (page,) = await stage.press(story_versions.RESTORE)
    assert "0.2 percent" in page.plain
    (versions,) = await stage.press(say.VERSIONS)
    assert "restored" in versions.plain
    assert "3 versions" in versions.plain


async def test_the_whole_text_is_shown(stage: Stage) -> None:
    await saved(stage)
    (whole,) = await stage.press(say.WHOLE)
    assert all(part in whole.plain for part in PARTS)


async def test_a_text_that_no_message_holds_comes_as_a_file(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say("We had 40 people & <much> at stake. " * 400)
    await stage.press(story_writing.LATER)
    (whole,) = await stage.press(say.WHOLE)
    assert story_marks.LONG_TEXT in whole.plain


async def test_a_removed_story_comes_back_by_undo(stage: Stage) -> None:
    await saved(stage)
    (gone,) = await stage.press(say.REMOVE)
    assert "30 days" in gone.plain
    stage.clock.go_to(stage.clock.now() + KEPT_FOR - timedelta(hours=1))
    (page,) = await stage.press(say.UNDO)
    assert say.RESTORED in page.plain


async def test_after_a_month_it_is_erased_and_undo_is_stale(stage: Stage) -> None:
    await saved(stage)
    (gone,) = await stage.press(say.REMOVE)
    stage.clock.go_to(stage.clock.now() + KEPT_FOR + timedelta(hours=1))
    (bank,) = await stage.say("/stories")
    assert bank.plain.count("no story yet") == 8
    (stale,) = await stage.do(lambda: stage.user.press_data("Su:1", gone.message_id))
    assert stale.plain == refusals.STALE_BUTTON_HELP


async def test_another_users_story_cannot_be_opened_changed_or_removed(stage: Stage) -> None:
    await saved(stage)
    other = await stage.another_user(77)
    await ready(other)
    for data in ("So:1", "Sb:1", "Sl:1:S", "Sw:1:S", "Sg:1:S", "St:1", "Sd:1:title", "Sv:1:0", "Sm:1:1", "Sr:1:1",
                 "Sp:1", "Su:1", "Sq:1:2", "Sx:1:mentoring", "Ss:1", "Sy:1", "SA:1:0", "SB:1:0:0", "SC:1:0:0:S:1",
                 "SD:1:1", "SE:1:S", "SF:1:S"):  # fmt: skip
        (said,) = await other.do(lambda data=data: other.user.press_data(data, 1))
        assert said.plain == refusals.STALE_BUTTON_HELP, data
    (bank,) = await stage.say("/stories")
    assert SAVED_TITLE in bank.plain


async def test_forged_letters_fields_and_versions_are_stale(stage: Stage) -> None:
    await saved(stage)
    for data in ("Sl:1:X", "Sw:1:", "Sw:0:S", "Sd:1:user_id", "Sk:1:", "Sm:1:9", "Sr:1:x", "Sn:nothing", "Sx:1:y",
                 "S2:9", "So:99999999999999999999", "S5:cisco-99", "S5:style-hiring"):  # fmt: skip
        (said,) = await stage.do(lambda data=data: stage.user.press_data(data, 1))
        assert said.plain == refusals.STALE_BUTTON_HELP, data


async def test_more_stories_than_slots_are_listed_by_page(stage: Stage) -> None:
    await ready(stage)
    for number in range(10):
        await stage.say("/stories")
        await stage.press(say.ADD, story_writing.OTHER)
        await stage.say(f"Story number {number} of many.")
    (bank,) = await stage.say("/stories")
    assert "“Story number 9 of many” · begun, 5 words" in bank.plain
    (listed,) = await stage.press(say.ALL_STORIES.format(count=10))
    assert "1 to 8 of 10" in listed.plain
    (rest,) = await stage.press(say.LATER)
    assert "9 to 10 of 10" in rest.plain


async def test_a_story_text_is_in_no_button(stage: Stage) -> None:
    await saved(stage)
    (bank,) = await stage.say("/stories")
    assert all(len(label) <= 60 for label in bank.labels)
    assert STORY not in bank.plain
