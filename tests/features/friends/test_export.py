"""What friends said is in the files of /export, and comes back from the JSON."""

import json

from sqlalchemy import text

from bot.features.account.texts.delete import DELETE_YES
from bot.features.transfer.texts import transfer
from tests.end_to_end.stage import Stage
from tests.features.friends.visiting import FRIEND, link_of, sent, two
from tests.features.rehearsal.telling import SAVED_TITLE


async def exported(author: Stage) -> dict[str, bytes]:
    """The files of /export, by their names."""
    files = [shown.document for shown in await author.say("/export") if shown.document is not None]
    return dict(files)


async def test_the_files_tell_what_friends_said_and_name_nobody(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        token = await link_of(author)
        await sent(author, friend)
        files = await exported(author)
        body = json.loads(files["stardrill.json"])
        (said,) = body["stories"][0]["friends_said"]
        assert (said["moves"], said["level"], said["line"]) == ("+-~+-+", "strong", None)
        assert [link["state"] for link in body["friend_links"]] == ["open"]
        assert token not in files["stardrill.json"].decode()
        assert str(FRIEND) not in files["stardrill.json"].decode()
        written = files["stardrill.md"].decode().split(f"# {transfer.FILE_FRIENDS}")[1]
        assert f"## 2026-03-02: {SAVED_TITLE}\n\nStrong. Situation: met; Trade-off: missing" in written


async def test_the_json_brings_them_back_on_an_erased_account(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        files = await exported(author)
        await author.say("/delete")
        await author.press(DELETE_YES)
        await author.set_up()
        await author.press("Skip")
        await author.do(lambda: author.user.document("stardrill.json", files["stardrill.json"]))
        await author.press(transfer.IMPORT)
        async with author.bot.database.read() as uow:
            (said,) = await uow.peer_assessments.of_user(1)
            (rehearsal,) = await uow.rehearsals.of_stories(1)
        assert (said.moves, said.level, said.rehearsal_id) == ("+-~+-+", "strong", rehearsal.id)


async def test_a_story_in_the_bank_gets_what_friends_said_of_it(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        files = await exported(author)
        async with author.bot.database.raw(writes=True) as connection:
            await connection.execute(text("DELETE FROM rehearsals"))
        (preview,) = await author.do(lambda: author.user.document("stardrill.json", files["stardrill.json"]))
        assert transfer.FATES[transfer.Fate.SAID] in preview.plain
        (done,) = await author.press(transfer.IMPORT)
        assert "1 story with what friends said" in done.plain
        (again,) = await author.do(lambda: author.user.document("stardrill.json", files["stardrill.json"]))
        assert "There is nothing to import." in again.plain
