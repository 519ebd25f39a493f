"""/log: a moment in one line, the list of them, and the story that one becomes."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.conversation.stories.moments import MOST_MOMENTS
from bot.features.moments.moments import LONGEST_TITLE, PER_PAGE, title_from
from bot.features.moments.texts import moments as say
from bot.features.progress.texts import weekly_summary
from bot.features.stories.texts import stories
from bot.features.transfer.texts import transfer
from storage.records import Moment
from storage.repositories.stories.moments import Moments
from tests.end_to_end.stage import STORY, Stage

LINE = "argued against the rewrite, lost, shipped"


async def kept(stage: Stage) -> list[Moment]:
    async with stage.bot.database.read() as uow:
        return list(await uow.moments.of_user(1))


async def texts(stage: Stage) -> list[str]:
    return [moment.text for moment in await kept(stage)]


async def test_a_line_behind_the_command_is_kept(stage: Stage) -> None:
    await stage.set_up()
    (said,) = await stage.say(f"/log {LINE}")
    assert said.plain == f"Kept. You have 1 moment.\n\n• {LINE}"
    assert await texts(stage) == [LINE]


async def test_the_command_alone_takes_the_next_line(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log", LINE)
    assert await texts(stage) == [LINE]


async def test_several_lines_are_several_moments(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log", f"{LINE}\n\n  moved   the pager ")
    assert await texts(stage) == ["moved the pager", LINE]


@pytest.mark.parametrize("command", ["/log ", "/log\n", "/LOG "])
async def test_lines_behind_the_command_are_moments_each(stage: Stage, command: str) -> None:
    await stage.set_up()
    await stage.say(f"{command}- {LINE}\n- moved the pager")
    assert await texts(stage) == ["moved the pager", LINE]


async def test_an_open_answer_goes_on_after_it(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("I held the release.", "/log", LINE, "I took the pager.")
    assert await texts(stage) == [LINE]
    async with stage.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.all_parts(1)] == ["I held the release.", "I took the pager."]


async def test_a_long_line_is_kept_whole(stage: Stage) -> None:
    await stage.set_up()
    line = "word " * 800 + "end"
    await stage.say("/log", line, "/log")
    assert await texts(stage) == [line]
    await stage.press("1")
    assert "word word" in stage.texts[-1]


async def test_past_the_most_none_is_kept_and_the_reply_says_so(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log " + "\n".join(f"m{n}" for n in range(MOST_MOMENTS - 1)))
    said = await stage.say(f"/log {LINE}\nmoved the pager")
    assert [shown.plain.startswith("Kept.") for shown in said] == [True, False]
    assert said[-1].plain == say.FULL
    (only,) = await stage.say("/log one more")
    assert only.plain == say.FULL
    assert len(await texts(stage)) == MOST_MOMENTS


async def test_the_list_opens_what_its_page_shows_alone(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await stage.set_up()
    await stage.say("/log " + "\n".join(f"m{n}" for n in range(50)))
    opened, moment = [], Moments._moment

    def counted(self: Moments, row: Any) -> Moment:
        opened.append(row.id)
        return moment(self, row)

    monkeypatch.setattr(Moments, "_moment", counted)
    await stage.say("/log")
    assert len(opened) == PER_PAGE


async def test_the_list_of_a_button_takes_no_line_and_comes_as_a_new_message(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("I held the release.", f"/log {LINE}")
    (shown,) = await stage.press(say.ALL)
    assert LINE in shown.plain
    assert "Type a line" not in shown.plain
    await stage.say("I took the pager.")
    assert await texts(stage) == [LINE]


async def test_the_list_of_the_command_takes_a_line(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/log {LINE}")
    (shown,) = await stage.say("/log")
    assert "Type a line" in shown.plain
    await stage.say("moved the pager")
    assert await texts(stage) == ["moved the pager", LINE]


async def test_after_the_last_one_is_deleted_the_next_text_is_no_moment(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/log {LINE}")
    (shown,) = await stage.press(say.ALL)
    await stage.press("1", say.DELETE, say.REALLY)
    assert shown.plain.startswith("Deleted.")
    assert say.ADD in shown.labels
    await stage.say("I took the pager.")
    assert await texts(stage) == []


async def test_an_edit_of_the_message_changes_the_moment(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log", LINE)
    await stage.do(lambda: stage.user.edit("argued against the rewrite, and won"))
    assert await texts(stage) == ["argued against the rewrite, and won"]


async def test_an_edit_of_the_command_changes_it_too_and_the_same_text_changes_nothing(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/log {LINE}")
    await stage.do(lambda: stage.user.edit("/log won it"))
    assert await texts(stage) == ["won it"]
    assert await stage.do(lambda: stage.user.edit("/log won it")) == []


async def test_an_edit_that_adds_a_line_adds_a_moment(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/log {LINE}")
    (said,) = await stage.do(lambda: stage.user.edit(f"/log moved the pager\n{LINE}"))
    assert said.plain == "Added: 1 moment."
    assert await texts(stage) == ["moved the pager", LINE]


async def test_an_edit_that_takes_a_line_out_keeps_its_moment_and_says_so(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/log {LINE}\nmoved the pager")
    (said,) = await stage.do(lambda: stage.user.edit("/log moved the pager"))
    assert "still kept" in said.plain
    assert say.ALL in said.labels
    assert await texts(stage) == ["moved the pager", LINE]


async def test_a_line_that_begins_with_a_slash_keeps_its_first_word_when_edited(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log", "/var/log filled up at night")
    await stage.do(lambda: stage.user.edit("/var/log filled up at noon"))
    assert await texts(stage) == ["/var/log filled up at noon"]


async def test_the_list_is_newest_first_and_turns_in_place(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log", "\n".join(f"moment {n}" for n in range(PER_PAGE + 1)))
    (shown,) = await stage.say("/log")
    assert f"1. 2 Mar 2026: moment {PER_PAGE}" in shown.plain
    assert await stage.press(say.OLDER) == []
    assert f"{PER_PAGE + 1}. 2 Mar 2026: moment 0" in shown.plain


async def test_it_opens_as_the_draft_of_a_story_and_then_names_it(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/log {LINE}")
    opened, page = await stage.press(say.MAKE_STORY)
    assert LINE in opened.plain
    assert stories.VERSIONS in page.labels
    async with stage.bot.database.read() as uow:
        (story,) = await uow.stories.kept(1)
    assert (story.story.title, story.version.told.text) == (LINE, LINE)
    (shown,) = await stage.say("/log")
    assert f"→ story: {LINE}" in shown.plain
    await stage.press("1")
    assert say.OPEN_STORY in shown.labels


async def test_it_becomes_one_story_however_often_it_is_opened(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/log {LINE}")
    old = stage.user.chat.memory.choices
    await stage.press(say.MAKE_STORY)
    stage.clock.advance(seconds=5)
    await stage.do(lambda: stage.user.press_data(old.data[0], old.under))
    async with stage.bot.database.read() as uow:
        assert len(await uow.stories.kept(1)) == 1


async def test_it_is_deleted_after_a_second_tap(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log", LINE, "/log")
    await stage.press("1", say.DELETE, say.KEEP, say.DELETE)
    assert await texts(stage) == [LINE]
    await stage.press(say.REALLY)
    assert await texts(stage) == []


@pytest.mark.parametrize("text", ["a", "word " * 40, "w" * 200, "lost, shipped."])
def test_a_title_is_the_first_words_of_the_moment(text: str) -> None:
    title = title_from(text)
    assert 0 < len(title) <= LONGEST_TITLE + 1
    assert text.startswith(title.removesuffix("…"))


async def week_of(stage: Stage, *typed: str) -> str:
    """What the weekly summary says after an answer and these texts."""
    await stage.set_up()
    await stage.answered(STORY)
    await stage.say(*typed)
    stage.clock.go_to(datetime(2026, 3, 8, 17, 0, tzinfo=UTC))
    return next(shown.plain for shown in await stage.tick() if shown.plain.startswith("Your week"))


async def test_the_weekly_summary_asks_for_one(stage: Stage) -> None:
    assert "may become a story?" in await week_of(stage)


async def test_it_does_not_ask_where_one_was_kept_that_week(stage: Stage) -> None:
    assert "may become a story?" not in await week_of(stage, f"/log {LINE}")


async def test_its_button_takes_the_next_line(stage: Stage) -> None:
    await week_of(stage)
    await stage.press(weekly_summary.LOG_MOMENT)
    await stage.say(LINE)
    assert await texts(stage) == [LINE]


async def test_help_names_it(stage: Stage) -> None:
    await stage.set_up()
    (said,) = await stage.say("/help")
    assert "/log" in said.plain


async def test_they_come_back_by_an_export_and_an_import(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/log {LINE}\nmoved the pager")
    files = dict(shown.document for shown in await stage.say("/export") if shown.document)
    assert f"- 2026-03-02: {LINE}" in files["stardrill.md"].decode()
    other = await stage.another_user(2)
    await other.set_up()
    (said,) = await other.do(lambda: other.user.document("stardrill.json", files["stardrill.json"]))
    assert "2 moments: new" in said.plain
    (done,) = await other.press(transfer.IMPORT)
    assert "2 moments" in done.plain
    async with stage.bot.database.read() as uow:
        assert [moment.text for moment in await uow.moments.of_user(2)] == ["moved the pager", LINE]
    (again,) = await other.do(lambda: other.user.document("stardrill.json", files["stardrill.json"]))
    assert "nothing to import" in again.plain


async def test_a_file_brings_no_more_than_find_room(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/log " + "\n".join(f"m{n}" for n in range(MOST_MOMENTS - 1)))
    each = {"source": "typed", "job": None, "on": "2026-03-01", "created_at": "2026-03-01T12:00:00+00:00"}
    moments = [{**each, "text": f"of a file {n}"} for n in range(3)]
    file = json.dumps({"format": "stardrill", "version": 2, "stories": [], "moments": moments})
    await stage.do(lambda: stage.user.document("stardrill.json", file.encode()))
    (done,) = await stage.press(transfer.IMPORT)
    assert "1 moment" in done.plain
    assert len(await texts(stage)) == MOST_MOMENTS


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "w" * 5_000),
        ("source", "dream"),
        ("on", "soon"),
        ("created_at", "2026-03-01"),
        ("job", 5),
    ],
)
async def test_a_moment_of_a_file_that_is_none_of_ours_is_named(stage: Stage, field: str, value: Any) -> None:
    await stage.set_up()
    each = {"text": LINE, "source": "typed", "on": "2026-03-01", "created_at": "2026-03-01T12:00:00+00:00"}
    file = json.dumps({"format": "stardrill", "version": 2, "stories": [], "moments": [{**each, field: value}]})
    (said,) = await stage.do(lambda: stage.user.document("stardrill.json", file.encode()))
    assert f"“moments 1, {field}” is not as" in said.plain


async def test_what_is_typed_after_a_moment_became_a_story_answers_no_earlier_follow_up(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    await stage.say(f"/log {LINE}")
    await stage.press(say.MAKE_STORY)
    (said,) = await stage.say("The load test failed at half the traffic.")
    assert "follow-up" not in said.plain
