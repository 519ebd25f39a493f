"""What the log of a real process says from its start to its stop, at the level that it has by itself."""

import asyncio
import re
from pathlib import Path

from bot.delivery.clock import SystemClock
from bot.terminal.local_bot_api import LocalBotApi
from storage.schema import HEAD
from tests.faults.process import TOKEN, BotProcess, environment, free_port

PATIENCE_S = 20.0
STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00 INFO [\w.]+ \[-\]: "


async def lines_of_a_run(tmp_path: Path, **settings: str) -> list[str]:
    """What it logs from its start to SIGTERM, each line without its stamp."""
    async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
        webhook = settings.pop("webhook", None)
        port = int(settings.pop("port", "0")) or None
        named = environment(
            api_url=api.url, database_url=f"sqlite:///{tmp_path / 's.sqlite3'}", webhook_url=webhook, port=port
        )
        del named["LOG_LEVEL"]
        process = BotProcess({**named, **settings}, tmp_path / "bot.log")
        await process.start()
        try:
            async with asyncio.timeout(PATIENCE_S):
                while "is running" not in process.logged:  # noqa: ASYNC110 -- a log is looked at
                    await asyncio.sleep(0.02)
            assert await process.stop() == 0
        finally:
            await process.end()
    lines = process.logged.splitlines()
    assert [line for line in lines if not re.match(STAMP, line)] == []
    return [re.sub(STAMP, "", line) for line in lines]


async def test_a_bot_that_polls_says_what_it_is_from_start_to_stop(tmp_path: Path) -> None:
    lines = await lines_of_a_run(tmp_path)
    assert lines[0].startswith("Stardrill ")
    assert lines[1] == f"Data: {tmp_path / 's.sqlite3'}"
    assert lines[2] == "Allowed: everybody."
    assert lines[3] == f"The tables were made, at revision {HEAD}."
    assert lines[4].startswith("Not encrypted: ")
    assert lines[5].startswith("Tracks: Staff AI, Cisco, ")
    assert lines[6] == "Updates: asked for at 127.0.0.1."
    assert lines[7] == "Stardrill is running."
    assert re.fullmatch(
        r"Since .* UTC: updates: 0 handled, 0 failed, 0 set aside, chats: 0; "
        r"messages: 0 sent, 0 dropped; answers judged: 0\.",
        lines[8],
    )
    assert lines[9:] == ["Stardrill has stopped."]


async def test_a_bot_behind_a_webhook_says_where_it_listens_and_not_the_path(tmp_path: Path) -> None:
    port = free_port()
    lines = await lines_of_a_run(tmp_path, webhook=f"http://127.0.0.1:{port}/base", port=str(port))
    assert f"The HTTP port listens on 127.0.0.1, port {port}." in lines
    assert "Updates: delivered to the webhook at 127.0.0.1." in lines
    assert "/telegram/" not in "\n".join(lines)


async def test_a_port_that_is_taken_ends_the_start_with_a_sentence(tmp_path: Path) -> None:
    async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
        port = int(api.url.rpartition(":")[2])
        settings = environment(api_url=api.url, database_url=f"sqlite:///{tmp_path / 's.sqlite3'}", port=port)
        process = BotProcess(settings, tmp_path / "bot.log")
        await process.start()
        try:
            assert await process.ended() == 1
        finally:
            await process.end()
    last = process.logged.splitlines()[-1]
    assert last.startswith(f"Port {port} on 127.0.0.1 cannot be opened: Address already in use. Choose another PORT")
    assert "Traceback" not in process.logged
