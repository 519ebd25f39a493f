"""Migrations with data in them: what was there before is there afterwards, forwards and back, on both databases."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from storage.encryption import Cipher, FernetCipher, PlainCipher
from storage.engine import Database
from storage.errors import WrongKey
from storage.schema import downgrade, revision, upgrade
from tests.databases import clear
from tests.storage.begun import begun_at, migrations_read_once
from tests.storage.filling import Rows, fill, rows_of, take_out
from tests.storage.test_schema import REVISIONS

__all__ = ["migrations_read_once"]

pytestmark = pytest.mark.usefixtures("migrations_read_once")
RENAMED = {("story_versions", "parts"): "text"}
"""Columns that have another name later, by table and first name."""
GONE = {("settings", "purpose"): lambda row: {"staff-ai": "staff", "cisco": "cisco"}.get(row["tracks"], "both")}
"""Columns that are told by others later, by table and name, with how."""
BEFORE_TRACKS = REVISIONS[REVISIONS.index("0021") + 1]
STEPS = list(zip(REVISIONS[::-1], REVISIONS[-2::-1], strict=False))


async def test_each_migration_keeps_every_row_forwards_and_back(empty: Database) -> None:
    await begun_at(empty, REVISIONS[-1])
    for before, after in STEPS:
        step = f"{before} to {after}"
        await fill(empty, 1)
        kept = await rows_of(empty)
        await upgrade(empty, after)
        assert _as_in(kept, await rows_of(empty)) == kept, step
        await fill(empty, 2)
        await downgrade(empty, before)
        assert _of_the_first(kept, await rows_of(empty)) == kept, step
        await upgrade(empty, after)
        assert _of_the_first(kept, _as_in(kept, await rows_of(empty))) == kept, step
        await take_out(empty)


async def test_facts_and_reasons_count_as_stored_before_there_was_a_key(empty: Database) -> None:
    await begun_at(empty, "0006")
    await fill(empty, 1)
    await upgrade(empty, "0009")
    rows = await rows_of(empty)
    assert [row["value"] for row in rows["facts"]] == ["p:stardrill", "p:text of 1"]
    assert [row["reason"] for row in rows["outbox"]] == ["p:text of 1"]


async def test_in_an_encrypted_database_facts_and_reasons_are_sealed_at_once(
    empty: Database, database_url: str
) -> None:
    await _filled_before_facts_were_sealed(empty)
    key = Fernet.generate_key().decode()
    await _run(
        empty, "UPDATE facts SET value = :check WHERE name = 'key_check'", check=FernetCipher([key]).seal("stardrill")
    )
    keyed = await Database.open(database_url, [key])
    await upgrade(keyed)
    rows = await rows_of(keyed)
    assert [row["value"][:2] for row in rows["facts"]] == ["f:"] * len(rows["facts"])
    assert [row["reason"][:2] for row in rows["outbox"]] == ["f:"]
    async with keyed.read() as uow:
        assert await uow.facts.get("text of 1") == "text of 1"
    await clear(keyed)
    await keyed.close()


async def test_a_plain_database_that_gets_a_key_stays_plain_until_it_is_told_to_change(
    empty: Database, database_url: str
) -> None:
    await _filled_before_facts_were_sealed(empty)
    keyed = await Database.open(database_url, [Fernet.generate_key().decode()])
    await upgrade(keyed)
    rows = await rows_of(keyed)
    assert [row["value"] for row in rows["facts"]] == ["p:stardrill", "p:text of 1"]
    await keyed.close()


async def test_keys_that_do_not_fit_migrate_nothing(empty: Database, database_url: str) -> None:
    await _filled_before_facts_were_sealed(empty)
    check = FernetCipher([Fernet.generate_key().decode()]).seal("stardrill")
    await _run(empty, "UPDATE facts SET value = :check WHERE name = 'key_check'", check=check)
    before = await rows_of(empty)
    for keys in ([], [Fernet.generate_key().decode()]):
        other = await Database.open(database_url, keys)
        with pytest.raises(WrongKey):
            await upgrade(other)
        await other.close()
    assert await revision(empty) == "0008"
    assert await rows_of(empty) == before


async def _filled_before_facts_were_sealed(empty: Database) -> None:
    await begun_at(empty, "0008")
    await fill(empty, 1)
    if not empty.is_sqlite:
        # The process of the earlier version has stopped.
        await empty.engine.dispose()


async def _run(database: Database, statement: str, **values: str | int) -> None:
    async with database.raw(writes=True) as connection:
        await connection.execute(text(statement), values)


async def test_backwards_what_is_sealed_is_forgotten(empty: Database) -> None:
    await begun_at(empty, "0009")
    await fill(empty, 1)
    async with empty.raw(writes=True) as connection:
        await connection.execute(text("INSERT INTO facts VALUES ('owner_code', 'f:sealed')"))
        await connection.execute(text("UPDATE outbox SET reason = 'f:sealed'"))
    await downgrade(empty, "0006")
    rows = await rows_of(empty)
    assert [row["name"] for row in rows["facts"]] == ["key_check", "text of 1"]
    assert [row["reason"] for row in rows["outbox"]] == [None]


async def test_a_pause_that_runs_at_the_upgrade_is_kept(empty: Database) -> None:
    await begun_at(empty, "0005")
    await fill(empty, 1)
    async with empty.raw(writes=True) as connection:
        await connection.execute(text("UPDATE settings SET paused_until = '2999-01-01'"))
    await upgrade(empty)
    async with empty.read() as uow:
        assert [pause.until for pause in await uow.pauses.of(1)] == [date(2999, 1, 1)]


async def test_what_was_set_aside_is_given_up_by_an_older_version_and_its_payload_stays(empty: Database) -> None:
    await upgrade(empty)
    await fill(empty, 1)
    async with empty.raw(writes=True) as connection:
        await connection.execute(text("UPDATE outbox SET state = 'set_aside', payload = 'garbage'"))
        await connection.execute(text("UPDATE due SET state = 'set_aside', crashes = 3"))
    await downgrade(empty, "0006")
    older = await rows_of(empty)
    assert [(row["state"], row["payload"]) for row in older["outbox"]] == [("dropped", "garbage")]
    assert [row["state"] for row in older["due"]] == ["let_go"]
    await upgrade(empty)
    assert [row["crashes"] for row in (await rows_of(empty))["due"]] == [0]


@pytest.mark.parametrize("state", ["done", "failed"])
async def test_an_update_that_was_handled_keeps_its_state_forwards_and_back(empty: Database, state: str) -> None:
    await begun_at(empty, "0006")
    await fill(empty, 1)
    await _run(empty, "UPDATE inbox SET state = :state, reference = 'ABC'", state=state)
    before = (await rows_of(empty))["inbox"]
    await upgrade(empty)
    (row,) = (await rows_of(empty))["inbox"]
    assert (row["state"], row["reference"], row["deaths"]) == (state, "ABC", 0)
    await downgrade(empty, "0006")
    assert (await rows_of(empty))["inbox"] == before


async def test_an_update_that_was_set_aside_and_lost_its_id_is_failed_in_an_older_version_and_kept(
    empty: Database,
) -> None:
    await upgrade(empty)
    await fill(empty, 1)
    await fill(empty, 2)
    change = (
        "UPDATE inbox SET state = 'set_aside', update_id = NULL, deaths = 3, payload = 'p:kept' WHERE chat_id = :who"
    )
    async with empty.raw(writes=True) as connection:
        await connection.execute(text(change), {"who": 1})
    freed, other = (await rows_of(empty))["inbox"]
    await downgrade(empty, "0006")
    older = (await rows_of(empty))["inbox"]
    assert [(row["id"], row["update_id"], row["state"], row["payload"]) for row in older] == [
        (freed["id"], -freed["id"], "failed", "p:kept"),
        (other["id"], other["update_id"], other["state"], other["payload"]),
    ]
    await upgrade(empty)
    assert [row["deaths"] for row in (await rows_of(empty))["inbox"]] == [0, 0]


def _told(table: str, name: str, row: Mapping[str, Any]) -> Any:
    if name in row:
        return row[name]
    return GONE[table, name](row) if (table, name) in GONE else row[RENAMED[table, name]]


def _as_in(kept: Rows, found: Rows) -> Rows:
    """The found rows with no more tables and columns than were kept, without a mark that was put before a text."""
    return {
        table: [{name: _unmarked(_told(table, name, row)) for name in before[0]} for row in found[table]]
        for table, before in kept.items()
    }


def _unmarked(value: Any) -> Any:
    return value.removeprefix("p:") if value == "p:text of 1" else value


def _of_the_first(kept: Rows, found: Rows) -> Rows:
    """The found rows without those that came later."""
    return {table: rows[: len(kept[table])] for table, rows in found.items()}


async def test_what_was_judged_before_counts_for_the_archetype_of_its_question(empty: Database) -> None:
    await begun_at(empty, "0009")
    await fill(empty, 1)
    await _run(empty, "UPDATE answers SET state = 'judged', archetype = 'mentoring'")
    await upgrade(empty, "0010")
    assert [row["counts_as"] for row in (await rows_of(empty))["answers"]] == ["mentoring"]


PARTS = {"S": "We were four.\nIt was 2023.", "R": "It fell by half.", "E": "I would ask sooner."}
TYPED = ("We were four. It fell by half.", "It was 2023. I would", "ask sooner.")


async def _with_a_story(empty: Database, cause: str, cipher: Cipher, *, words: tuple[str, ...] = TYPED) -> None:
    """A database at 0010 with one story, whose version has these parts, and the answer that it was saved from."""
    await begun_at(empty, "0010")
    await fill(empty, 1)
    sealed = cipher.seal(json.dumps(PARTS))
    await _run(empty, "UPDATE story_versions SET parts = :parts, cause = :cause", parts=sealed, cause=cause)
    await _run(empty, "UPDATE tellings SET how = 'kept'")
    await _run(empty, "DELETE FROM answer_parts")
    await _run(empty, "UPDATE answer_versions SET text = :text", text=cipher.seal("\n".join(words)))
    for n, text_ in enumerate(words, 1):
        await _run(
            empty,
            "INSERT INTO answer_parts (answer_id, message_id, n, role, text) "
            "VALUES ((SELECT id FROM answers), 7, :n, 'answer', :text)",
            n=n,
            text=cipher.seal(text_),
        )


async def _story(database: Database) -> tuple[str, str, list[Any]]:
    (row,) = (await rows_of(database))["story_versions"]
    return row["text"][:2], row["text"], json.loads(row["marks"])


@pytest.mark.parametrize("cause", ["from_answer", "restored"])
async def test_a_story_saved_from_an_answer_takes_its_text_as_it_was_typed(empty: Database, cause: str) -> None:
    await _with_a_story(empty, cause, PlainCipher())
    await upgrade(empty, "0011")
    _, stored, marks = await _story(empty)
    told = stored.removeprefix("p:")
    assert told == "\n\n".join(TYPED)
    assert [(letter, told[start:end]) for letter, start, end in marks] == [
        ("S", "We were four."),
        ("R", "It fell by half."),
        ("S", "It was 2023."),
        ("E", "I would\n\nask sooner."),
    ]


@pytest.mark.parametrize(("cause", "words"), [("edited", TYPED), ("from_answer", ("Quite another answer.",))])
async def test_a_story_that_was_edited_or_whose_answer_is_gone_keeps_the_order_of_its_letters(
    empty: Database, cause: str, words: tuple[str, ...]
) -> None:
    await _with_a_story(empty, cause, PlainCipher(), words=words)
    await upgrade(empty, "0011")
    _, stored, marks = await _story(empty)
    told = stored.removeprefix("p:")
    assert told == "We were four.\nIt was 2023.\n\nIt fell by half.\n\nI would ask sooner."
    assert [(letter, told[start:end]) for letter, start, end in marks] == list(PARTS.items())


async def test_backwards_each_letter_has_its_words_again(empty: Database) -> None:
    await _with_a_story(empty, "from_answer", PlainCipher())
    await upgrade(empty, "0011")
    await downgrade(empty, "0010")
    (row,) = (await rows_of(empty))["story_versions"]
    parts = json.loads(row["parts"].removeprefix("p:"))
    assert parts == {**PARTS, "E": "I would\n\nask sooner."}
    await upgrade(empty, "0011")
    assert (await _story(empty))[1] == "p:" + "\n\n".join(TYPED)


async def test_backwards_words_without_a_letter_and_with_several_are_kept_once(empty: Database) -> None:
    await begun_at(empty, "0011")
    await fill(empty, 1)
    marks = json.dumps([["A", 8, 16], ["R", 12, 25]])
    await _run(empty, "UPDATE story_versions SET text = 'p:Before. One. Two. Three.', marks = :marks", marks=marks)
    await downgrade(empty, "0010")
    (row,) = (await rows_of(empty))["story_versions"]
    assert json.loads(row["parts"].removeprefix("p:")) == {"S": "Before.", "A": "One. Two", "R": ". Three."}


async def test_sealed_stories_stay_sealed_with_the_key_that_they_were_sealed_with(
    empty: Database, database_url: str
) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    cipher = FernetCipher([old])
    await _with_a_story(empty, "from_answer", cipher)
    check = cipher.seal("stardrill")
    await _run(empty, "UPDATE facts SET value = :check WHERE name = 'key_check'", check=check)
    if not empty.is_sqlite:
        await empty.engine.dispose()
    keyed = await Database.open(database_url, [new, old])
    await upgrade(keyed)
    form, stored, _ = await _story(keyed)
    assert form == "f:"
    assert FernetCipher([old]).open(stored) == "\n\n".join(TYPED)
    await downgrade(keyed, "0010")
    (row,) = (await rows_of(keyed))["story_versions"]
    assert json.loads(FernetCipher([old]).open(row["parts"]))["R"] == "It fell by half."
    await upgrade(keyed)
    await clear(keyed)
    await keyed.close()


async def test_a_story_that_no_key_opens_is_left_as_it_is(empty: Database) -> None:
    await _with_a_story(empty, "from_answer", FernetCipher([Fernet.generate_key().decode()]))
    (before,) = (await rows_of(empty))["story_versions"]
    await upgrade(empty, "0011")
    assert (await _story(empty))[1:] == (before["parts"], [])
    await downgrade(empty, "0010")
    assert (await rows_of(empty))["story_versions"] == [before]


@pytest.mark.parametrize(("purpose", "tracks"), [("staff", "staff-ai"), ("cisco", "cisco"), ("both", "staff-ai,cisco")])
async def test_a_purpose_becomes_its_tracks_and_is_the_same_purpose_backwards(
    empty: Database, purpose: str, tracks: str
) -> None:
    await begun_at(empty, BEFORE_TRACKS)
    await fill(empty, 1)
    await _run(empty, "UPDATE settings SET purpose = :purpose", purpose=purpose)
    await upgrade(empty, "0021")
    assert [row["tracks"] for row in (await rows_of(empty))["settings"]] == [tracks]
    await downgrade(empty, BEFORE_TRACKS)
    assert [row["purpose"] for row in (await rows_of(empty))["settings"]] == [purpose]


async def test_backwards_a_choice_that_no_purpose_names_becomes_both(empty: Database) -> None:
    await begun_at(empty, "0021")
    await fill(empty, 1)
    await _run(empty, "UPDATE settings SET tracks = 'amazon,general'")
    await downgrade(empty, BEFORE_TRACKS)
    assert [row["purpose"] for row in (await rows_of(empty))["settings"]] == ["both"]


async def _with_titles(empty: Database, cipher: Cipher, *told: tuple[str, str]) -> None:
    """A database at 0023 with one story for each title and text."""
    await upgrade(empty, "0023")
    await fill(empty, 1)
    (story,) = (await rows_of(empty))["stories"]
    (version,) = (await rows_of(empty))["story_versions"]
    for at, (title, words) in enumerate(told):
        if at:
            copied = {**story, "id": story["id"] + at}
            await _insert(empty, "stories", copied)
            await _insert(empty, "story_versions", {**version, "story_id": copied["id"]})
        which = {"id": story["id"] + at}
        await _run(empty, "UPDATE stories SET title = :title WHERE id = :id", **which, title=cipher.seal(title))
        await _run(
            empty, "UPDATE story_versions SET text = :text WHERE story_id = :id", **which, text=cipher.seal(words)
        )


async def _insert(database: Database, table: str, row: Mapping[str, Any]) -> None:
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    await _run(database, f"INSERT INTO {table} ({names}) VALUES ({places})", **row)  # noqa: S608 -- names of our own tables


async def test_a_story_without_a_title_is_called_by_its_first_words(empty: Database) -> None:
    told = [
        ("My story", "our index was empty. Nobody saw it."),
        ("My story (2)", "Our index was empty! Again."),
        ("My story of the index", "Our index was empty."),
        ("My story (3)", "\n"),
        ("Killed my own project", "We were eight."),
    ]
    await _with_titles(empty, PlainCipher(), *told)
    await upgrade(empty, "0024")
    titles = [row["title"].removeprefix("p:") for row in (await rows_of(empty))["stories"]]
    assert titles == [
        "Our index was empty",
        "Our index was empty!",
        "My story of the index",
        "My story (3)",
        "Killed my own project",
    ]


async def test_stories_that_begin_alike_are_called_apart(empty: Database) -> None:
    await _with_titles(empty, PlainCipher(), *[("My story", "We were eight.")] * 2)
    await upgrade(empty, "0024")
    titles = [row["title"] for row in (await rows_of(empty))["stories"]]
    assert titles == ["p:We were eight", "p:We were eight (2)"]


async def test_a_title_that_no_key_opens_is_left_as_it_is(empty: Database) -> None:
    await _with_titles(empty, FernetCipher([Fernet.generate_key().decode()]), ("My story", "We were eight."))
    before = (await rows_of(empty))["stories"]
    await upgrade(empty, "0024")
    assert (await rows_of(empty))["stories"] == before
