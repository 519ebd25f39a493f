"""Answers are nobody's business: a process under faults, with everything that it writes and shows searched for secrets."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest_asyncio
from cryptography.fernet import Fernet

from bot.delivery.clock import SystemClock
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import LocalBotApi
from bot.terminal.person import User
from bot.web.server import SECRET_HEADER
from tests.end_to_end.stage import STORY
from tests.faults.process import SECRET, TOKEN, BotProcess, environment, free_port

WORD = "zanzibarquark"
"""Nobody's word but the user's: it is in the answer, and so in whatever quotes it."""
TYPED = STORY.replace("canary", WORD)
PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a process wrote and showed while somebody practised."""

    written: str
    shown: str
    stored: bytes
    secrets: tuple[str, ...]


@pytest_asyncio.fixture
async def watched(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Watched]:
    key, port = Fernet.generate_key().decode(), free_port()
    address = f"http://127.0.0.1:{port}"
    settings = environment(api_url="", database_url=sqlite_url, webhook_url=address, port=port)
    async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
        settings |= {
            "TELEGRAM_API_URL": api.url,
            "STARDRILL_ENCRYPTION_KEYS": key,
            "LOG_LEVEL": "DEBUG",
            "LOG_FORMAT": "json",
        }
        process = BotProcess(settings, tmp_path / "bot.log")
        await process.start()
        try:
            await _practise(api, User(api))
            path = api.webhook.url.removeprefix(address)
            shown = await _shown(address, path) + process.title
            file = Path(sqlite_url.removeprefix("sqlite:///"))
            stored = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
            assert await process.stop() == 0
        finally:
            await process.end()
        secrets = (WORD, TOKEN, TOKEN.split(":")[1], SECRET, key, path)
        yield Watched(written=process.logged, shown=shown, stored=stored, secrets=secrets)


async def test_no_answer_token_key_or_secret_leaves_the_process(watched: Watched) -> None:
    assert '"level"' in watched.written
    assert "stardrill_" in watched.shown
    assert [secret for secret in watched.secrets if secret in watched.written + watched.shown] == []


async def test_with_a_key_no_word_of_an_answer_is_in_the_file(watched: Watched) -> None:
    assert b"SQLite format 3" in watched.stored
    assert [secret for secret in watched.secrets if secret.encode() in watched.stored] == []


async def _practise(api: LocalBotApi, user: User) -> None:
    """Set up and answer, with a Telegram that fails in every way."""
    user.say("/start")
    for label in ("Yes", "18:30", "Both"):
        await _labelled(user, label)
        user.press(label)
    await _labelled(user, "Skip")
    for kind in (FaultKind.SERVER, FaultKind.CUT_BEFORE, FaultKind.CUT_AFTER, FaultKind.FLOOD):
        api.faults.order(kind, "sendMessage")
    user.say(TYPED)
    await _labelled(user, "Done")
    user.press("Done")
    await _labelled(user, "Every rule")
    user.press("Every rule")
    async with asyncio.timeout(PATIENCE_S):
        while not any(WORD in message.plain for message in user.chat.messages.values()):  # noqa: ASYNC110 -- what a person sees is looked at
            await asyncio.sleep(0.02)


async def _labelled(user: User, label: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while label not in user.chat.memory.choices.labels:  # noqa: ASYNC110 -- as above
            await asyncio.sleep(0.02)


async def _shown(address: str, path: str) -> str:
    """Every page of the process, and its answers to bodies that are none."""
    headers = {SECRET_HEADER: SECRET}
    pages = []
    async with aiohttp.ClientSession() as client:
        for page in ("healthz", "readyz", "metrics"):
            async with client.get(f"{address}/{page}") as response:
                pages.append(await response.text())
        for body in (f'{{"update_id": "{WORD}", "message": {{}}}}', f"{WORD} {{", f'["{WORD}"]'):
            async with client.post(address + path, data=body, headers=headers) as response:
                pages.append(await response.text())
    return "\n".join(pages)
