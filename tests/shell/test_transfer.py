"""`stardrill export` and `stardrill import`, as functions on both databases and as somebody calls them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.shell.errors import ShellError
from bot.shell.transfer import Format, export, import_file
from storage.engine import Database
from storage.records import StoredUser
from storage.schema import downgrade, revision, upgrade
from tests.shell.command import stardrill

NOW = datetime(2026, 3, 2, tzinfo=UTC)
STORY = "# My story: The silent index\n\n- Year: 2024\n\n## Situation\nWe were eight.\n"


async def users(url: str, *ids: int, keys: tuple[str, ...] = ()) -> None:
    database = await Database.open(url, keys)
    await upgrade(database)
    async with database.begin() as uow:
        for user_id in ids:
            await uow.users.add(StoredUser(id=user_id, language="en", created_at=NOW, last_seen_at=NOW))
        await uow.commit()
    await database.close()


def test_a_story_goes_in_and_comes_out_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text(STORY)
    env = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'x.sqlite3'}",
        "STARDRILL_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
    }
    done = stardrill(tmp_path, "import", "story.md", "--user", "7", **env)
    assert (done.returncode, done.stdout) == (0, "The silent index: new\n"), done.stderr
    done = stardrill(tmp_path, "export", "--to", "out", **env)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["out/stardrill.md", "out/stardrill.json", "out/stardrill.apkg"]
    assert (tmp_path / "out" / "stardrill.md").stat().st_mode & 0o077 == 0
    assert "We were eight." in (tmp_path / "out" / "stardrill.md").read_text()
    again = stardrill(tmp_path, "export", "--to", "out", "--format", "json", **env)
    assert again.returncode == 1
    assert "--force" in again.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["export"], "There is no database yet"),
        (["export", "--format", "pdf"], "should be one of md, json, anki, all"),
        (["import", "nowhere.md", "--user", "7"], "cannot be read"),
        (["import", "story.pdf", "--user", "7"], "should be a Markdown"),
        (["import", "bad.md", "--user", "7"], "Line 2: “soon” is not a year"),
    ],
    ids=["no database", "format", "no file", "kind", "bad file"],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, args: list[str], said: str) -> None:
    (tmp_path / "bad.md").write_text("# My story: a\n- Year: soon\n")
    done = stardrill(tmp_path, *args, DATABASE_URL=f"sqlite:///{tmp_path / 'x.sqlite3'}")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [(["export"], "Nobody has used this database yet"), (["export", "--user", "7"], "Nobody with the id 7")],
    ids=["nobody", "unknown"],
)
def test_an_export_of_nobody_is_said(sqlite_url: str, tmp_path: Path, args: list[str], said: str) -> None:
    done = stardrill(tmp_path, *args, DATABASE_URL=sqlite_url)
    assert (done.returncode, said in done.stderr) == (1, True)


async def test_an_export_migrates_nothing(sqlite_url: str, tmp_path: Path) -> None:
    await users(sqlite_url, 7)
    database = await Database.open(sqlite_url)
    await downgrade(database, "0008")
    with pytest.raises(ShellError, match="stardrill db upgrade"):
        await off_the_loop(
            lambda: export(sqlite_url, (), user=7, kind=Format.ALL, folder=tmp_path / "out", force=False)
        )
    assert await revision(database) == "0008"
    await database.close()


def test_an_export_makes_no_database(tmp_path: Path) -> None:
    stardrill(tmp_path, "export", DATABASE_URL=f"sqlite:///{tmp_path}/new/x.sqlite3")
    assert not (tmp_path / "new").exists()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(STORY)
    return path


async def off_the_loop(call: Callable[[], str]) -> str:
    import asyncio

    return await asyncio.to_thread(call)


@pytest.mark.usefixtures("database")
async def test_both_databases_take_a_file_in_and_hand_it_out(database_url: str, tmp_path: Path, story: Path) -> None:
    await users(database_url, 7)
    said = await off_the_loop(lambda: import_file(database_url, (), user=None, path=story))
    assert said == "The silent index: new"
    said = await off_the_loop(lambda: import_file(database_url, (), user=None, path=story))
    assert said == "The silent index: as it was"
    await off_the_loop(
        lambda: export(database_url, (), user=None, kind=Format.JSON, folder=tmp_path / "out", force=False)
    )
    body = json.loads((tmp_path / "out" / "stardrill.json").read_text())
    assert [each["title"] for each in body["stories"]] == ["The silent index"]


async def test_where_there_are_several_users_one_is_to_be_named(sqlite_url: str, tmp_path: Path, story: Path) -> None:
    await users(sqlite_url, 7, 8)
    with pytest.raises(ShellError, match=r"7, 8\. Name one with --user"):
        await off_the_loop(lambda: import_file(sqlite_url, (), user=None, path=story))
    await off_the_loop(lambda: import_file(sqlite_url, (), user=8, path=story))
    said = await off_the_loop(
        lambda: export(sqlite_url, (), user=7, kind=Format.ALL, folder=tmp_path / "out", force=False)
    )
    assert "no flashcards" in said
    assert "silent" not in (tmp_path / "out" / "stardrill.md").read_text()


async def test_another_key_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    await users(sqlite_url, 7, keys=(Fernet.generate_key().decode(),))
    with pytest.raises(ShellError, match="STARDRILL_ENCRYPTION_KEYS"):
        await off_the_loop(
            lambda: export(sqlite_url, (), user=7, kind=Format.ALL, folder=tmp_path / "out", force=False)
        )
