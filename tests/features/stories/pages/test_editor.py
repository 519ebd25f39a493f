"""The editor without JavaScript: it reads, saves, and never stores over a text that nobody has seen."""

import html
import json
import re

import pytest

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER
from bot.features.stories.texts import stories as chat_say
from bot.features.stories.texts import story_marks
from bot.features.stories.texts import story_retyping as retyping_say
from storage.records import LetterMark, StoryCause
from tests.end_to_end.stage import STORY, Stage
from tests.features.stories.pages.desk import before_a_story, before_the_bank, field, seen, stories, texts
from tests.web.page.browser import Browser

NEW = STORY.replace("a week of canaries", "nine days of canaries")
OTHER = STORY.replace("twelve million", "fourteen million")


def typed(browser: Browser) -> str:
    """What stands in the field for the text."""
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", browser.html, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


async def test_a_new_story_is_in_the_bank(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        assert browser.path == "/page/stories/1"
        (kept,) = await stories(stage)
        assert (kept.version.told.text, kept.story.archetypes) == (STORY, ("quality-incident",))
        assert kept.story.title == "Quality regression incident"


async def test_a_new_story_has_the_letters_that_its_words_tell(stage: Stage) -> None:
    async with before_a_story(stage):
        (kept,) = await stories(stage)
        assert {mark.letter for mark in kept.version.told.marks} == set("STARDE")


async def test_the_archetype_of_the_address_is_chosen(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        await browser.get("/stories/new?archetype=mentoring")
        assert '<option value="mentoring" selected>' in browser.html


async def test_a_form_that_is_sent_twice_makes_one_story(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/new", {"text": STORY, "archetype": "quality-incident"})
        assert len(await stories(stage)) == 1


async def test_a_typed_title_names_the_story(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        await browser.post("/stories/new", {"text": STORY, "archetype": "mentoring", "title": " The  canary "})
        assert (await stories(stage))[0].story.title == "The canary"


async def test_without_a_title_and_an_archetype_the_first_words_name_it(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        for text in ("We moved. Then it broke.", "We moved. And it held.", f"In  the\nspring {STORY}"):
            await browser.post("/stories/new", {"text": text, "archetype": "", "title": ""})
        titles = [kept.story.title for kept in await stories(stage)]
        assert titles[:2] == ["We moved", "We moved (2)"]
        assert titles[2].startswith("In the spring ")
        assert titles[2].endswith(" …")


async def test_a_title_is_changed_with_the_text_and_alone(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        was = {"title_was": "Quality regression incident"}
        await browser.post("/stories/1", {"text": NEW, "title": "The canary", **was, **seen(browser)})
        assert (await stories(stage))[0].story.title == "The canary"
        await browser.post(
            "/stories/1", {"text": NEW, "title": "", "title_was": field(browser, "title_was"), **seen(browser)}
        )
        assert "Saved." in browser.text
        assert (await stories(stage))[0].story.title == "Quality regression incident"
        assert await texts(stage) == [STORY, NEW]


async def test_a_title_that_is_too_long_keeps_what_was_typed(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1", {"text": NEW, "title": "t" * 81, "title_was": "", **seen(browser)})
        assert browser.status == 400
        assert "The title should have at most 80 characters; that has 81." in browser.text
        assert f'value="{"t" * 81}"' in browser.html
        assert typed(browser) == NEW
        assert await texts(stage) == [STORY]


async def test_a_form_from_before_there_were_titles_in_it_keeps_the_title(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        (kept,) = await stories(stage)
        assert (kept.story.title, kept.version.told.text) == ("Quality regression incident", NEW)


@pytest.mark.parametrize(
    ("sent", "saved"),
    [
        ({"text": STORY}, True),
        ({"text": STORY, "title": "Quality regression incident"}, True),
        ({"text": STORY, "title": "Another"}, False),
        ({"text": NEW}, False),
    ],
)
async def test_the_page_can_ask_whether_a_text_is_saved(stage: Stage, sent: dict[str, str], saved: bool) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/saved", sent)
        assert json.loads(browser.html) == {"saved": saved}


async def test_nothing_typed_is_no_story(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        await browser.get("/stories/new")
        await browser.post("/stories/new", {"text": " \n ", "archetype": ""})
        assert browser.status == 400
        assert "Type your story first" in browser.text
        assert await stories(stage) == []


async def test_a_text_that_is_too_long_is_shown_again_with_what_to_do(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        long = STORY + "word " * (LONGEST_ANSWER // 5)
        await browser.post("/stories/1", {"text": long, **seen(browser)})
        assert browser.status == 400
        assert f"{len(long) - LONGEST_ANSWER} characters more than a story can have" in browser.text
        assert typed(browser) == long
        assert await texts(stage) == [STORY]


async def test_the_page_shows_level_what_to_fix_and_the_six_moves(stage: Stage) -> None:
    async with before_a_story(stage, STORY.replace("Next time I would ask", "Somebody might ask")) as browser:
        assert "Strong" in browser.text
        assert "Fix first: Reflection" in browser.text
        assert all(f"{name}: met" in browser.text for name in ("Situation", "Trade-off", "Action", "Result"))


async def test_without_javascript_the_words_are_marked_with_letters(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        assert '<mark class="mark mark-t">Either I held the release' in browser.html


async def test_what_is_typed_is_never_markup(stage: Stage) -> None:
    async with before_a_story(stage, f"{STORY} </textarea><script>alert(1)</script> & <b>bold</b>") as browser:
        assert "<script>alert" not in browser.html
        assert "<b>bold" not in browser.html
        assert typed(browser).endswith("</textarea><script>alert(1)</script> & <b>bold</b>")


@pytest.mark.parametrize("text", [f"\n\n{STORY}", f"{STORY}\n\n", f"  {STORY}", STORY.replace(". ", ".\r\n")])
async def test_the_field_has_the_text_as_it_was_typed(stage: Stage, text: str) -> None:
    async with before_a_story(stage, text) as browser:
        assert typed(browser) == text.replace("\r\n", "\n")


async def test_saving_adds_a_version(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        assert "Saved as the newest version" in browser.text
        assert await texts(stage) == [STORY, NEW]
        (kept,) = await stories(stage)
        assert kept.version.cause is StoryCause.EDITED


async def test_saving_the_same_text_adds_none(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1", {"text": STORY, **seen(browser)})
        assert "nothing has changed" in browser.text
        assert await texts(stage) == [STORY]


async def test_an_edit_keeps_the_letters_that_were_set_by_hand(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        by_hand = [LetterMark("E", 0, len(STORY.split(".")[0]))]
        async with stage.bot.database.begin() as uow:
            await uow.stories.set_marks(1, 1, by_hand)
            await uow.commit()
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        (kept,) = await stories(stage)
        assert list(kept.version.told.marks) == by_hand


async def test_a_sentence_whose_letter_was_taken_away_gets_none_by_an_edit_elsewhere(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        (kept,) = await stories(stage)
        async with stage.bot.database.begin() as uow:
            await uow.stories.set_marks(1, 1, [mark for mark in kept.version.told.marks if mark.letter != "R"])
            await uow.commit()
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        (kept,) = await stories(stage)
        assert {mark.letter for mark in kept.version.told.marks} == set("STADE")


async def test_a_new_sentence_gets_its_letter(stage: Stage) -> None:
    first, _, rest = STORY.partition("Failed queries")
    async with before_a_story(stage, first) as browser:
        await browser.post("/stories/1", {"text": f"{first}Failed queries{rest}", **seen(browser)})
        (kept,) = await stories(stage)
        told = [kept.version.told.text[mark.start : mark.end] for mark in kept.version.told.marks if mark.letter == "R"]
        assert any(words.startswith("Failed queries") for words in told)


async def test_a_later_save_on_an_older_text_is_not_stored_over_it(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        before = seen(browser)
        await browser.post("/stories/1", {"text": OTHER, **before})
        await browser.post("/stories/1", {"text": NEW, **before})
        assert browser.status == 409
        assert "changed meanwhile" in browser.text
        assert await texts(stage) == [STORY, OTHER]


async def test_it_shows_the_typed_text_and_the_words_that_differ(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        before = seen(browser)
        await browser.post("/stories/1", {"text": OTHER, **before})
        await browser.post("/stories/1", {"text": NEW, **before})
        assert typed(browser) == NEW
        assert "(only in the bank: fourteen)" in browser.text
        assert "(only in yours: nine days)" in browser.text


async def test_it_can_then_be_saved_as_the_newest(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        before = seen(browser)
        await browser.post("/stories/1", {"text": OTHER, **before})
        await browser.post("/stories/1", {"text": NEW, **before})
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        assert await texts(stage) == [STORY, OTHER, NEW]


async def test_a_text_that_the_chat_filled_is_another_text_with_the_same_number(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await stage.say("/stories")
        await stage.press("5. Quality regression incident")
        await stage.press(chat_say.WHOLE, story_marks.TYPE_AGAIN)
        await stage.say(OTHER)
        await browser.get("/stories/1")
        before = seen(browser)
        await stage.say("And I would do it again.")
        assert before["version"] == "2"
        await browser.post("/stories/1", {"text": NEW, **before})
        assert browser.status == 409
        assert await texts(stage) == [STORY, f"{OTHER}\n\nAnd I would do it again."]


async def test_the_chat_that_types_a_story_again_says_that_the_page_saved_meanwhile(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await stage.say("/stories")
        await stage.press("5. Quality regression incident")
        await stage.press(chat_say.WHOLE, story_marks.TYPE_AGAIN)
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        (taken,) = await stage.say(OTHER)
        assert retyping_say.CHANGED_MEANWHILE in taken.plain
        assert await texts(stage) == [STORY, NEW, OTHER]
        await stage.press(retyping_say.TAKE_BACK)
        assert (await texts(stage))[-1] == NEW


async def test_leaving_the_chat_without_typing_leaves_what_the_page_saved(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await stage.say("/stories")
        await stage.press("5. Quality regression incident")
        await stage.press(chat_say.WHOLE, story_marks.TYPE_AGAIN)
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        await stage.say("Start over")
        assert await texts(stage) == [STORY, NEW]


async def test_the_text_of_a_story_that_was_removed_meanwhile_can_be_saved_as_a_new_one(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        before = seen(browser)
        await browser.post("/stories/1/remove")
        await browser.post("/stories/1", {"text": NEW, **before})
        assert browser.status == 409
        assert "removed meanwhile" in browser.text
        assert typed(browser) == NEW
        await browser.post("/stories/new", {"text": NEW, "archetype": "quality-incident"})
        assert [kept.version.told.text for kept in await stories(stage)] == [NEW]


async def test_a_story_that_never_was_is_not_here(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        assert (await browser.post("/stories/99", {"text": NEW, "version": "1", "digest": ""})).status == 404
        assert (await browser.get("/stories/99")).status == 404


async def test_a_module_is_told_the_new_version(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1", {"text": NEW, **seen(browser), "answer": "data"})
        assert browser.response is not None
        said = browser.response.json()
        assert (said["outcome"], said["version"]) == ("saved", 2)


async def test_a_module_is_told_to_show_what_cannot_be_saved(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1", {"text": NEW, "version": "1", "digest": "", "answer": "data"})
        assert browser.response is not None
        assert browser.response.json() == {"outcome": "show"}
        assert await texts(stage) == [STORY]


async def test_the_live_verdict_has_marks_in_the_browsers_count(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        text = f"🧑🏽‍💻 {STORY}"
        await browser.get("/stories/new")
        await browser.post("/stories/review", {"text": text, "archetype": ""})
        found = re.search(r'data-marks="([^"]*)"', browser.html)
        assert found is not None
        words = text.encode("utf-16-le")
        marked = {
            letter: words[2 * start : 2 * end].decode("utf-16-le")
            for start, end, letter, _ in json.loads(html.unescape(found[1]))
        }
        assert marked["T"].startswith("Either I held the release")
        assert marked["R"] == "Failed queries fell from 3 percent to 0.2 percent in two weeks"


async def test_the_live_verdict_stores_nothing(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        await browser.get("/stories/new")
        await browser.post("/stories/review", {"text": STORY, "archetype": "mentoring"})
        assert await stories(stage) == []


async def test_the_live_verdict_says_what_an_interviewer_would_hear_instead(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        await browser.get("/stories/new")
        await browser.post("/stories/review", {"text": STORY * 2, "archetype": "mentoring"})
        assert "not mentoring" in browser.html


async def test_a_text_too_long_to_be_judged_is_refused_in_words(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        await browser.get("/stories/new")
        await browser.post("/stories/review", {"text": "a" * (LONGEST_ANSWER + 1)})
        assert browser.status == 400
        assert "1 character more than a story can have" in browser.text


async def test_a_long_story_is_judged_in_the_worker_and_saved(stage: Stage) -> None:
    async with before_a_story(stage, f"{STORY}\n\n" * 20) as browser:
        assert browser.path == "/page/stories/1"
        assert len(await stories(stage)) == 1


@pytest.mark.parametrize("number", ["9" * 10, "9" * 30], ids=["large", "huge"])
async def test_a_number_that_no_story_can_have_is_not_here(stage: Stage, number: str) -> None:
    async with before_a_story(stage) as browser:
        assert (await browser.get(f"/stories/{number}")).status == 404
        assert (await browser.get(f"/stories/1/versions/{number}")).status == 404
        assert (await browser.get(f"/stories?removed={number}")).status == 200
