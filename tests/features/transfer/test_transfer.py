"""Files out and in: everything in three files, and stories back from a file that somebody sends."""

import asyncio
import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text as sql

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.logic.stories.story_text import letter_text
from bot.conversation.texts import general
from bot.delivery.receiving import attachment
from bot.delivery.receiving import update_processor as turns
from bot.features.account.texts.delete import DELETE_YES
from bot.features.transfer.everything import Everything, everything_of
from bot.features.transfer.texts import offers
from bot.features.transfer.texts import transfer as say
from bot.terminal.chat import Shown
from bot.terminal.faults import FaultKind
from question_bank.models import Move
from storage.engine import Database
from storage.errors import Unavailable
from storage.records import KeptStory, StoryCause
from storage.repositories.delivery.inbox import Inbox
from storage.unit_of_work import UnitOfWork
from tests.end_to_end.stage import STORY, Stage, staged

FORM = """# My story: The silent index

- Project: Search
- Year: 2024
- Archetype: quality-incident
- Scope: My team
- Core story: 2
- Category: Crisis

## Situation
Our index of twelve million users was empty.

## Action
I rolled it back & wrote <the> check.

## Key learnings
- Alarms first
"""
CLASSIC = """## Story 1: The team

### Category: Team Building

**Situation:**
We were two.
**Task:**
I was asked for fifteen.
**Action:**
I hired them.
"""


async def send(stage: Stage, name: str, content: str | bytes, caption: str | None = None) -> list[Shown]:
    raw = content.encode() if isinstance(content, str) else content
    return await stage.do(lambda: stage.user.document(name, raw, caption))


async def stories(stage: Stage, user_id: int = 1) -> list[KeptStory]:
    async with stage.bot.database.read() as uow:
        return [*await uow.stories.kept(user_id)]


async def imported(stage: Stage, content: str = FORM, name: str = "stories.md") -> list[Shown]:
    await send(stage, name, content)
    return await stage.press(say.IMPORT)


async def press_on(stage: Stage, message: Shown, label: str) -> list[Shown]:
    """Press a button of a message that is not the newest."""
    data = dict(button for row in message.buttons for button in row)[label]
    return await stage.do(lambda: stage.user.press_data(data, message.message_id))


async def exported(stage: Stage) -> dict[str, bytes]:
    return dict(message.document for message in await stage.say("/export") if message.document)


def notes(apkg: bytes, folder: Path) -> list[tuple[str, str, int]]:
    """Guid, fields and model of each note in a deck."""
    path = folder / "collection.anki2"
    path.write_bytes(zipfile.ZipFile(io.BytesIO(apkg)).read("collection.anki2"))
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT guid, flds, mid FROM notes ORDER BY id").fetchall()
    finally:
        connection.close()


async def test_a_file_is_shown_before_anything_is_imported(stage: Stage) -> None:
    await stage.set_up()
    (preview,) = await send(stage, "stories.md", FORM)
    assert "1 story in this file" in preview.plain
    assert "The silent index: new" in preview.plain
    assert preview.labels == [say.IMPORT, say.NOT_NOW]
    assert await stories(stage) == []


async def test_a_file_is_imported_when_told_to_and_what_is_missing_is_said(stage: Stage) -> None:
    await stage.set_up()
    done, offered = await imported(stage)
    assert offered.labels == ["Reflection: The silent index"]
    assert "trade-off, result, driver of impact and reflection" in done.plain
    assert done.labels == ["Write on: The silent index", say.STORIES]
    (page,) = await press_on(stage, done, "Write on: The silent index")
    assert "The silent index" in page.plain
    (kept,) = await stories(stage)
    assert (kept.story.project, kept.story.year, kept.story.core, kept.story.category) == ("Search", 2024, 2, "Crisis")
    assert kept.story.archetypes == ("quality-incident",)
    assert letter_text(kept.version.told, Move.ACTION) == "I rolled it back & wrote <the> check."
    assert kept.version.cause is StoryCause.IMPORTED


async def test_the_usual_template_keeps_its_place_and_leaves_the_trade_off_to_be_written(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage, CLASSIC, "Leadership stories.txt")
    (kept,) = await stories(stage)
    assert (kept.story.core, kept.story.category) == (1, "Team Building")
    assert kept.version.told == joined_letters({"S": "We were two.\n\nI was asked for fifteen.", "A": "I hired them."})


async def test_not_now_forgets_the_file(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "stories.md", FORM)
    (reply,) = await stage.press(say.NOT_NOW)
    assert reply.plain == say.DECLINED
    assert await rows(stage.bot.database) == 0
    assert await stories(stage) == []


async def test_the_same_file_twice_changes_nothing(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage)
    before = await stories(stage)
    (preview,) = await send(stage, "stories.md", FORM)
    assert preview.labels == [say.STORIES]
    assert await stories(stage) == before


async def test_a_changed_story_gets_a_new_version_and_keeps_what_the_file_leaves_open(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage)
    shorter = FORM.replace("I rolled it back", "I wrote the rollback").split("## Key")[0].replace("- Year: 2024\n", "")
    (preview,) = await send(stage, "stories.md", shorter.replace("Our index of twelve million users was empty.", ""))
    assert "it gets a new version" in preview.plain
    await stage.press(say.IMPORT)
    (kept,) = await stories(stage)
    assert kept.version.n == 2
    assert letter_text(kept.version.told, Move.SITUATION) == "Our index of twelve million users was empty."
    assert letter_text(kept.version.told, Move.ACTION).startswith("I wrote the rollback")
    assert kept.story.year == 2024


async def test_a_form_without_projects_finds_its_story_by_its_place(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage, CLASSIC)
    (kept,) = await stories(stage)
    async with stage.bot.database.begin() as uow:
        await uow.stories.change(kept.story.id, project="Growth")
        await uow.commit()
    await imported(stage, CLASSIC.replace("I hired them.", "I hired twelve."))
    (kept,) = await stories(stage)
    assert (kept.version.n, kept.story.project) == (2, "Growth")


async def test_an_open_answer_is_not_disturbed(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    await imported(stage)
    await stage.say("four")
    assert any(text.startswith("4 words") for text in stage.texts)


async def test_three_files_come_one_message_each(stage: Stage, tmp_path: Path) -> None:
    await stage.set_up()
    await stage.answered(STORY)
    await imported(stage)
    files = await exported(stage)
    assert list(files) == ["stardrill.md", "stardrill.json", "stardrill.apkg"]
    markdown = files["stardrill.md"].decode()
    assert FORM.split("\n\n", 1)[0] in markdown
    assert "> Our search team of eight" in markdown
    body = json.loads(files["stardrill.json"])
    assert (body["format"], body["version"]) == ("stardrill", 2)
    assert body["answers"][0]["versions"][0]["text"] == STORY
    assert body["answers"][0]["versions"][0]["verdict"]["level"]
    assert "user_id" not in files["stardrill.json"].decode()
    ((_, fields, _),) = notes(files["stardrill.apkg"], tmp_path)
    assert "I rolled it back &amp; wrote &lt;the&gt; check." in fields
    assert "The silent index" in fields


async def test_an_answer_that_was_not_judged_is_not_called_weak_in_the_file(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered("def main():\n    for row in rows:\n        print(row)\n    return 0\n" * 6)
    answers = (await exported(stage))["stardrill.md"].decode().split(f"# {say.FILE_ANSWERS}")[1]
    assert "\nNot judged, " in answers
    assert "Weak" not in answers


async def test_a_newer_deck_changes_the_cards_of_an_older_one(stage: Stage, tmp_path: Path) -> None:
    await stage.set_up()
    await imported(stage)
    first = notes((await exported(stage))["stardrill.apkg"], tmp_path)
    await imported(stage, FORM.replace("I rolled it back", "I wrote the rollback"))
    second = notes((await exported(stage))["stardrill.apkg"], tmp_path)
    assert [(guid, model) for guid, _, model in first] == [(guid, model) for guid, _, model in second]
    assert first != second


async def test_a_bank_of_nothing_is_exported_with_a_form_and_says_what_is_missing(stage: Stage) -> None:
    await stage.set_up()
    messages = await stage.say("/export")
    assert "There is no story in your bank yet" in messages[0].plain
    assert "There is no story yet" in messages[-1].plain
    assert [message.document[0] for message in messages if message.document] == ["stardrill.md", "stardrill.json"]
    (reply,) = await send(stage, *next(message.document for message in messages if message.document))
    assert "1 form in it is still empty" in reply.plain
    assert reply.labels == [say.STORIES]


async def test_an_export_waits_for_a_database_that_is_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await stage.set_up()
    failures = [Unavailable("gone")]

    async def fail_once(uow: UnitOfWork, user_id: int) -> Everything:
        if failures:
            raise failures.pop()
        return await everything_of(uow, user_id)

    monkeypatch.setattr("bot.delivery.sending.export.everything_of", fail_once)
    assert len(await exported(stage)) == 2
    assert not failures


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("stories.md", "Dear diary", "I found no story"),
        ("stories.md", "# My story: a\n- Year: soon\n", "Line 2: “soon” is not a year"),
        ("stories.md", b"\xff\x00\xfe", "I cannot read this file as text"),
        ("stories.md", b"\x89PNG\x00", "I cannot read this file as text"),
        ("stories.json", "{", "Line 1 is where this stops being JSON"),
        ("stories.json", "[" * 100_000, "stops being JSON"),
        ("stories.json", '{"a": 1}', "not one that I made"),
        ("stories.json", '{"format": "stardrill", "version": 9}', "newer Stardrill"),
        ("stories.json", '{"format": "stardrill", "stories": [{"title": 1}]}', "“version” is not as I would write it"),
        ("stories.json", '{"format": "stardrill", "version": true, "stories": []}', "“version” is not as"),
        ("stories.json", '{"format": "stardrill", "version": "2", "stories": []}', "“version” is not as"),
        ("stories.json", '{"format": "stardrill", "version": 1, "stories": [{"title": 5}]}', "“stories 1, title”"),
        ("stories.pages", "?", "of another kind"),
        ("", "?", "of another kind"),
        ("stories.md", "x" * 5_000_001, "over 5 MB"),
    ],
)
async def test_a_bad_file_gets_a_kind_sentence(stage: Stage, name: str, content: str | bytes, said: str) -> None:
    await stage.set_up()
    messages = await send(stage, name, content)
    assert said in messages[-1].plain
    assert await rows(stage.bot.database) == 0


async def test_a_file_of_another_kind_and_one_too_large_are_not_fetched(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "holiday.jpg", b"jpg")
    await send(stage, "stories.md", "x" * 5_000_001)
    assert stage.api.called("getFile") == []


async def test_a_caption_under_a_picture_sent_as_a_file_is_still_taken_as_text(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "holiday.jpg", b"jpg", "a caption of five words")
    assert general.CAPTION_TAKEN in stage.texts
    assert any(text.startswith("5 words") for text in stage.texts)


@pytest.mark.parametrize("method", ["getFile", "file"])
async def test_a_file_that_cannot_be_fetched_is_asked_for_again(stage: Stage, method: str) -> None:
    await stage.set_up()
    stage.api.faults.order(FaultKind.SERVER, method)
    (reply,) = await send(stage, "stories.md", FORM)
    assert reply.plain == say.NOT_FETCHED
    (preview,) = await send(stage, "stories.md", FORM)
    assert say.IMPORT in preview.labels


async def test_a_fetch_that_hangs_ends_and_holds_nobody_up(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment, "FETCH_WITHIN_S", 0.3)
    await stage.set_up()
    other = await stage.another_user(2)
    stage.api.faults.order(FaultKind.HANG, "file")
    stage.user.document("stories.md", FORM.encode())
    other.user.say("/start")
    await stage.settle()
    assert say.NOT_FETCHED in stage.texts
    assert other.texts


async def test_an_update_that_is_handled_again_fetches_its_file_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.set_up()
    real, failures = Inbox.finish, [Unavailable("gone")]

    async def fail_once(self: Inbox, *args: Any) -> None:
        if failures:
            raise failures.pop()
        await real(self, *args)

    monkeypatch.setattr(Inbox, "finish", fail_once)
    (preview,) = await send(stage, "stories.md", FORM)
    assert say.IMPORT in preview.labels
    assert await rows(stage.bot.database) == 1
    assert len(stage.api.called("getFile")) == 2


async def test_a_crash_while_a_file_is_fetched_loses_nothing(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    died = asyncio.Event()

    async def die(*_: object) -> None:
        died.set()
        raise asyncio.CancelledError

    async with staged(sqlite_url) as stage:
        await stage.set_up()
        monkeypatch.setattr(turns, "fetch", die)
        stage.user.document("stories.md", FORM.encode())
        await died.wait()
        await stage.api.updates.acknowledged()
        monkeypatch.undo()
    async with staged(sqlite_url, stage.clock, files=stage.api.files) as again:
        await again.bot.settled()
        assert any("1 story in this file" in text for text in again.texts)
        assert await rows(again.bot.database) == 1


async def test_a_files_text_is_no_clear_text_where_there_is_a_key(sqlite_url: str, tmp_path: Path) -> None:
    from cryptography.fernet import Fernet

    async with staged(sqlite_url, keys=(Fernet.generate_key().decode(),)) as stage:
        await stage.set_up()
        await send(stage, "silent-index.md", FORM)
        await stage.say("/export")
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"twelve million" not in stored
    assert b"silent-index" not in stored


async def test_what_is_another_users_is_neither_exported_nor_imported(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage)
    (preview,) = await send(stage, "other.md", FORM.replace("silent index", "loud index"))
    stranger = await stage.another_user(2)
    await stranger.set_up()
    files = await exported(stranger)
    assert all(b"silent index" not in content for content in files.values())
    for _, data in preview.buttons[0]:
        (reply,) = await stranger.do(lambda data=data: stranger.user.press_data(data, 1))
        assert reply.plain == general.STALE_BUTTON_HELP
    assert await stories(stage, 2) == []
    assert await rows(stage.bot.database) == 1


async def test_a_button_of_a_file_works_once(stage: Stage) -> None:
    await stage.set_up()
    (preview,) = await send(stage, "stories.md", FORM)
    await stage.press(say.IMPORT)
    data = preview.buttons[0][0][1]
    stage.clock.advance(seconds=1)
    messages = await stage.do(lambda: stage.user.press_data(data, preview.message_id))
    assert messages[-1].plain == general.STALE_BUTTON_HELP
    assert len(await stories(stage)) == 1


async def test_files_that_nobody_answered_for_are_forgotten_after_a_week(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "stories.md", FORM)
    stage.clock.advance(days=6)
    await stage.bot.tick.do_housekeeping()
    assert await rows(stage.bot.database) == 1
    stage.clock.advance(days=2)
    await stage.bot.tick.do_housekeeping()
    assert await rows(stage.bot.database) == 0


async def test_delete_erases_a_file_that_waits(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "stories.md", FORM)
    await stage.say("/delete")
    await stage.press(DELETE_YES)
    assert await rows(stage.bot.database) == 0


CORE = """## Story {number}: {title}

### Category: Leadership

**Situation:**
We were two.

**Key Learnings:**
- I would hire the engineer first, in month one.
"""


async def test_a_core_story_is_filed_under_its_archetype_by_one_tap(stage: Stage) -> None:
    await stage.set_up()
    _, asked, _ = await imported(stage, CORE.format(number=2, title="The outage"))
    assert asked.plain.startswith("Is “The outage” your story for quality incident?")
    (filed,) = await press_on(stage, asked, offers.YES)
    assert "is your story for quality incident" in filed.plain
    (kept,) = await stories(stage)
    assert kept.story.archetypes == ("quality-incident",)


async def test_core_stories_are_filed_all_at_once_or_one_by_one(stage: Stage) -> None:
    await stage.set_up()
    titles = {2: "The outage", 5: "The junior", 4: "The lab"}
    _, asked, _ = await imported(stage, "\n".join(CORE.format(number=n, title=t) for n, t in titles.items()))
    assert asked.labels == [
        "File all 3 as proposed",
        "The outage: Quality incident",
        "The junior: Mentoring",
        "The lab: Research or ship",
    ]
    _, rest = await press_on(stage, asked, "The junior: Mentoring")
    assert rest.labels[0] == "File all 2 as proposed"
    await press_on(stage, rest, rest.labels[0])
    assert {kept.story.title: kept.story.archetypes for kept in await stories(stage)} == {
        "The outage": ("quality-incident",),
        "The junior": ("mentoring",),
        "The lab": ("research-vs-shipping",),
    }
    stage.clock.advance(minutes=1)
    again = await press_on(stage, rest, rest.labels[0])
    assert again[-1].plain == general.STALE_BUTTON_HELP


async def test_key_learnings_become_the_reflection_on_request(stage: Stage) -> None:
    await stage.set_up()
    *_, offered = await imported(stage, CORE.format(number=2, title="The outage"))
    assert "I would hire the engineer first" in offered.plain
    await press_on(stage, offered, "Reflection: The outage")
    (kept,) = await stories(stage)
    assert letter_text(kept.version.told, Move.REFLECTION) == "I would hire the engineer first, in month one."
    assert kept.version.told.text.startswith("We were two.")
    stage.clock.advance(minutes=1)
    (again,) = await press_on(stage, offered, "Reflection: The outage")
    assert "has a reflection already" in again.plain
    assert (await stories(stage))[0].version == kept.version


async def test_a_plain_text_is_offered_as_one_story_with_its_letters_proposed(stage: Stage) -> None:
    await stage.set_up()
    (offer,) = await send(stage, "The ranking.txt", STORY)
    assert "I can take all of it as one story: The ranking" in offer.plain
    assert await stories(stage) == []
    await stage.press(say.TAKE_AS_ONE)
    (kept,) = await stories(stage)
    assert (kept.story.title, kept.version.told.text) == ("The ranking", STORY)
    assert {mark.letter for mark in kept.version.told.marks} >= {"S", "A", "R"}
    (again,) = await send(stage, "The ranking.txt", STORY)
    assert "word for word" in again.plain
    assert again.labels == [say.STORIES]


async def test_a_label_that_is_not_known_is_named_before_the_import(stage: Stage) -> None:
    await stage.set_up()
    story = "## Story 1: The team\n### Situation\nWe were two.\n### Our <stack>\nGo\n"
    (preview,) = await send(stage, "stories.md", story)
    assert "I do not know what “Our <stack>” stands for" in preview.plain


async def test_an_edited_export_keeps_its_marks_where_the_bank_has_them(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage)
    file = (await exported(stage))["stardrill.md"].decode()
    (preview,) = await send(stage, "stardrill.md", file.replace("I rolled it back", "I rolled all of it back", 1))
    assert "the words marked as action were changed" in preview.plain
    await stage.press(say.IMPORT)
    (kept,) = await stories(stage)
    assert letter_text(kept.version.told, Move.ACTION).endswith("I rolled all of it back & wrote <the> check.")
    assert letter_text(kept.version.told, Move.SITUATION) == "Our index of twelve million users was empty."


async def rows(database: Database) -> int:
    """How many files wait for an answer."""
    async with database.raw() as connection:
        return int((await connection.execute(sql("SELECT count(*) FROM imports"))).scalar_one())


@pytest.mark.parametrize("name", ["stories.md", "stories.json", "notes.txt"])
@pytest.mark.parametrize("content", [b"", b" \n\n"], ids=["no byte", "blank"])
async def test_an_empty_file_is_said_to_be_empty(stage: Stage, name: str, content: bytes) -> None:
    await stage.set_up()
    (said,) = await stage.do(lambda: stage.user.document(name, content))
    assert said.plain.startswith("This file is empty.")
