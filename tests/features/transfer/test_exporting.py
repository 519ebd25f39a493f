"""Everything in three files: what they hold, and what is said where there is nothing."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from bot.features.transfer.everything import Everything, everything_of
from bot.features.transfer.texts import transfer as say
from storage.errors import Unavailable
from storage.unit_of_work import UnitOfWork
from tests.end_to_end.stage import STORY, Stage
from tests.features.transfer.sent_files import FORM, exported, imported, send


def notes(apkg: bytes, folder: Path) -> list[tuple[str, str, int]]:
    """Guid, fields and model of each note in a deck."""
    path = folder / "collection.anki2"
    path.write_bytes(zipfile.ZipFile(io.BytesIO(apkg)).read("collection.anki2"))
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT guid, flds, mid FROM notes ORDER BY id").fetchall()
    finally:
        connection.close()


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
