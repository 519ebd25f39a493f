"""The bot as a process that dies: of one update again and again, or because Telegram takes its token no more."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.conversation.texts import apologies
from bot.delivery.clock import SystemClock
from bot.delivery.receiving.unhandled import MOST_DEATHS
from bot.shell.entry import FAULT
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import LocalBotApi
from bot.terminal.person import User
from storage.engine import Database
from storage.records import InboxState
from tests.faults.process import TOKEN, BotProcess, environment

PATIENCE_S = 30.0
SECRET = "my secret file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A process, its Bot API, somebody in its chat, and its database."""

    process: BotProcess
    api: LocalBotApi
    user: User
    url: str


@pytest_asyncio.fixture
async def scene(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Scene]:
    async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
        process = BotProcess(environment(api_url=api.url, database_url=sqlite_url), tmp_path / "bot.log", forked=True)
        try:
            yield Scene(process=process, api=api, user=User(api), url=sqlite_url)
        finally:
            await process.end()


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # noqa: ASYNC110 -- another process is looked at
            await asyncio.sleep(0.01)


async def test_an_update_that_the_process_dies_of_is_set_aside_and_its_user_goes_on(scene: Scene) -> None:
    await scene.process.start()
    scene.user.say("/start")
    await until(lambda: bool(scene.user.chat.messages))
    # Held in the middle of handling by a download that hangs, it is killed: once in the crowd, three times alone.
    scene.api.faults.order(FaultKind.HANG, "getFile", times=1 + MOST_DEATHS)
    scene.user.document("stories.md", SECRET.encode(), caption=SECRET)
    scene.user.say("/help")
    for deaths in range(1 + MOST_DEATHS):
        calls = deaths + 1
        await until(lambda calls=calls: hangs(scene) >= calls)  # type: ignore[misc]
        await scene.process.kill()
        await scene.process.start()
    for said in (apologies.SET_ASIDE, "What I can do"):
        await until(lambda said=said: sees(scene, said))  # type: ignore[misc]
    assert await scene.process.stop() == 0
    database = await Database.open(scene.url)
    async with database.read() as uow:
        (row,) = await uow.inbox.given_up(10)
        assert (row.state, row.deaths) == (InboxState.SET_ASIDE, MOST_DEATHS)
        assert SECRET in uow.inbox.text(row)
    await database.close()
    assert SECRET not in scene.process.logged


def sees(scene: Scene, beginning: str) -> bool:
    """Return whether a message that begins so is in the chat."""
    return any(shown.plain.startswith(beginning) for shown in scene.user.chat.messages.values())


def hangs(scene: Scene) -> int:
    """How many downloads were begun and hang."""
    return 1 + MOST_DEATHS - scene.api.faults.left("getFile")


@pytest.mark.parametrize("kind", [FaultKind.UNAUTHORIZED, FaultKind.NOT_FOUND])
async def test_a_token_that_telegram_does_not_know_at_the_first_call_ends_the_process_with_a_sentence(
    scene: Scene, kind: FaultKind
) -> None:
    scene.api.faults.order(kind, "getMe", times=100)
    await scene.process.start()
    assert await scene.process.ended(PATIENCE_S) == 1
    assert "Telegram does not know this TELEGRAM_BOT_TOKEN" in scene.process.logged
    assert "Traceback" not in scene.process.logged


async def test_a_webhook_that_telegram_does_not_take_ends_the_process_with_its_reason(scene: Scene) -> None:
    scene.api.faults.order(FaultKind.BAD_REQUEST, "setWebhook")
    webhook = {"WEBHOOK_URL": "https://bot.example.org:8081", "WEBHOOK_SECRET": "secret-of-the-webhook", "PORT": "0"}
    scene.process.environment = {**scene.process.environment, **webhook}
    await scene.process.start()
    assert await scene.process.ended(PATIENCE_S) == 1
    said = "Telegram does not deliver to this WEBHOOK_URL: Bad webhook: webhook can be set up only on ports 80"
    assert said.lower() in scene.process.logged.lower()
    assert "Traceback" not in scene.process.logged
    assert FAULT not in scene.process.logged


async def test_a_token_that_is_refused_later_ends_the_process_with_one_sentence_and_loses_nothing(
    scene: Scene,
) -> None:
    await scene.process.start()
    scene.user.say("/start")
    await until(lambda: bool(scene.user.chat.messages))
    scene.api.faults.order(FaultKind.UNAUTHORIZED, "getUpdates")
    scene.user.say("/help")
    assert await scene.process.ended(PATIENCE_S) == 1
    assert scene.process.logged.count("Telegram does not take this TELEGRAM_BOT_TOKEN any more") == 1
    assert "Traceback" not in scene.process.logged
    scene.user.say("/privacy")
    await scene.process.start()
    for said in ("What I can do", "Where your stories are"):
        await until(lambda said=said: sees(scene, said))  # type: ignore[misc]
    assert await scene.process.stop() == 0
