"""A file that waits for an answer: whose it is, for how long, once, and encrypted."""

from pathlib import Path

from bot.conversation.texts import refusals
from bot.features.account.texts.delete import DELETE_YES
from bot.features.transfer.texts import transfer as say
from tests.end_to_end.stage import Stage, staged
from tests.features.transfer.sent_files import FORM, exported, imported, rows, send, stories


async def test_not_now_forgets_the_file(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "stories.md", FORM)
    (reply,) = await stage.press(say.NOT_NOW)
    assert reply.plain == say.DECLINED
    assert await rows(stage.bot.database) == 0
    assert await stories(stage) == []


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
        assert reply.plain == refusals.STALE_BUTTON_HELP
    assert await stories(stage, 2) == []
    assert await rows(stage.bot.database) == 1


async def test_a_button_of_a_file_works_once(stage: Stage) -> None:
    await stage.set_up()
    (preview,) = await send(stage, "stories.md", FORM)
    await stage.press(say.IMPORT)
    data = preview.buttons[0][0][1]
    stage.clock.advance(seconds=1)
    messages = await stage.do(lambda: stage.user.press_data(data, preview.message_id))
    assert messages[-1].plain == refusals.STALE_BUTTON_HELP
    assert len(await stories(stage)) == 1


async def test_files_that_nobody_answered_for_are_forgotten_after_a_week(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "stories.md", FORM)
    stage.clock.advance(days=6)
    await stage.bot.housekeeping.run()
    assert await rows(stage.bot.database) == 1
    stage.clock.advance(days=2)
    await stage.bot.housekeeping.run()
    assert await rows(stage.bot.database) == 0


async def test_delete_erases_a_file_that_waits(stage: Stage) -> None:
    await stage.set_up()
    await send(stage, "stories.md", FORM)
    await stage.say("/delete")
    await stage.press(DELETE_YES)
    assert await rows(stage.bot.database) == 0
