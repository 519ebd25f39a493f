"""Answers are nobody's business: a process under faults, with everything that it writes and shows searched for secrets."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from cryptography.fernet import Fernet

from bot.delivery.clock import SystemClock
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import LocalBotApi
from bot.terminal.person import User
from bot.web.webhook import SECRET_HEADER
from tests.end_to_end.stage import STORY
from tests.faults.process import SECRET, TOKEN, BotProcess, environment, free_port
from tests.unreadable import POLL

WORD = "zanzibarquark"
"""Nobody's word but the user's: it is in the answer, and so in whatever quotes it."""
TYPED = STORY.replace("canary", WORD)
PATIENCE_S = 30.0
REFUSED = (
    FaultKind.SERVER,
    FaultKind.CUT_BEFORE,
    FaultKind.CUT_AFTER,
    FaultKind.FLOOD,
    FaultKind.UNAUTHORIZED,
    FaultKind.NOT_FOUND,
)
"""How the bot is not let speak; in its wake the answer is quoted again and again."""
UNHEARD = (
    FaultKind.CLIPPED,
    FaultKind.REPLACED,
    FaultKind.NOT_FOUND,
    FaultKind.CONFLICT,
    FaultKind.SERVER,
    FaultKind.CUT_BEFORE,
    FaultKind.CUT_AFTER,
)
"""How a poll fails that was to carry the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a process wrote and showed while somebody practised."""

    written: str
    shown: str
    stored: bytes
    secrets: tuple[str, ...]


@pytest.fixture(scope="module", params=["webhook", "polling"])
def watched(request: pytest.FixtureRequest, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Watched:
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copy(migrated_file, folder / "stardrill.sqlite3")
    return asyncio.run(_watch(folder / "stardrill.sqlite3", by_webhook=request.param == "webhook"))


async def _watch(file: Path, *, by_webhook: bool) -> Watched:
    key, port = Fernet.generate_key().decode(), free_port()
    address = f"http://127.0.0.1:{port}"
    webhook_url = address if by_webhook else None
    settings = environment(api_url="", database_url=f"sqlite:///{file}", webhook_url=webhook_url, port=port)
    async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
        settings |= {
            "TELEGRAM_API_URL": api.url,
            "STARDRILL_ENCRYPTION_KEYS": key,
            "LOG_LEVEL": "DEBUG",
            "LOG_FORMAT": "json",
        }
        process = BotProcess(settings, file.with_name("bot.log"), program="tests.faults.hurried")
        await process.start()
        try:
            await _practise(api, User(api))
            path = api.webhook.url.removeprefix(address) or "/telegram/none"
            shown = await _shown(address, path) + process.title
            stored = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*") if each.is_file())
            assert await process.stop() == 0
        finally:
            await process.end()
    secrets = (WORD, TOKEN, TOKEN.split(":")[1], SECRET, key, path)
    return Watched(written=process.logged, shown=shown, stored=stored, secrets=secrets)


def test_no_answer_token_key_or_secret_leaves_the_process(watched: Watched) -> None:
    assert "cannot be read and is set aside" in watched.written
    assert "stardrill_" in watched.shown
    assert [secret for secret in watched.secrets if secret in watched.written + watched.shown] == []


def test_with_a_key_no_word_of_an_answer_is_in_the_file(watched: Watched) -> None:
    assert b"SQLite format 3" in watched.stored
    assert [secret for secret in watched.secrets if secret.encode() in watched.stored] == []


async def _practise(api: LocalBotApi, user: User) -> None:
    """Set up and answer, with a Telegram that fails in every way."""
    user.say("/start")
    for label in ("Yes", "18:30", "Staff AI"):
        await _labelled(user, label)
        user.press(label)
    await _labelled(user, "Skip")
    for kind in REFUSED[:3]:
        api.faults.order(kind, "sendMessage")
    for kind in REFUSED[3:]:
        api.faults.order(kind, "editMessageText")
    api.faults.order(FaultKind.CLIPPED, "editMessageText")
    api.faults.order(FaultKind.UNAUTHORIZED, "answerCallbackQuery")
    await _heard(api, user, TYPED)
    # Nobody can read this poll; it comes in one batch with what is typed.
    user._send({**POLL, "text": WORD})
    for number, kind in enumerate(UNHEARD if not api.webhook.url else ()):
        api.faults.order(kind, "getUpdates", body=f"<html>{WORD}</html>".encode())
        # The first is the answer to the poll that is open; the second comes to the one that meets the fault.
        await _heard(api, user, f"{WORD} {number}")
        await _heard(api, user, f"{WORD} {number} again")
    await _labelled(user, "Done")
    user.press("Done")
    await _labelled(user, "Every rule")
    user.press("Every rule")
    async with asyncio.timeout(PATIENCE_S):
        while not any(WORD in message.plain for message in user.chat.messages.values()):  # noqa: ASYNC110 -- what a person sees is looked at
            await asyncio.sleep(0.02)


async def _heard(api: LocalBotApi, user: User, text: str) -> None:
    """Type something, and wait until Telegram was told that it arrived."""
    user.say(text)
    async with asyncio.timeout(PATIENCE_S):
        await api.updates.acknowledged()


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
