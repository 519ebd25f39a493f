"""The storm: people go on, the bot is killed again and again; then everything is counted. `make storm` runs the long one."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from bot.delivery.clock import SystemClock
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import LocalBotApi
from storage.engine import Database
from storage.records import DueKind, OutboxState, Settings, StoredUser
from storage.schema import upgrade
from storage.tables import OUTBOX
from tests.databases import clear
from tests.faults.people import Walker
from tests.faults.process import TOKEN, BotProcess, environment, free_port
from tests.faults.round_robin import round_robin
from tests.faults.vandals import Vandal
from tests.faults.verdict import Verdict, hostile, judge

FIRST_SLEEPER = 10_000
STUCK_AFTER_S = 90.0
READY_WITHIN_S = 30.0
FAULTS = (FaultKind.SERVER, FaultKind.FLOOD, FaultKind.CUT_BEFORE, FaultKind.CUT_AFTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    """What a storm is made of. `webhook` has updates delivered, else they are polled for; `replicas` need a webhook.

    `forked` bots come from a process that has loaded them, so that a short storm spends its time on what they do; else each
    starts as an operator starts it.
    """

    database_url: str
    folder: Path
    webhook: bool = False
    replicas: int = 1
    kills: int = 6
    people: int = 6
    sleepers: int = 20
    vandals: int = 1
    shortest_life_s: float = 0.3
    longest_life_s: float = 4.0
    seed: int = 1
    forked: bool = False


async def storm(weather: Weather) -> Verdict:
    """Blow over one bot; what was counted afterwards."""
    dice = Random(weather.seed)  # noqa: S311 -- a storm to repeat, no secret
    # A cut answer is a fault to order, which the server of the fake would report each time.
    logging.getLogger("bot.delivery.http.http_server").setLevel(logging.CRITICAL)
    async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api, fleet(weather, api) as processes:
        database = await _new_database(weather.database_url)
        try:
            walkers = [Walker(api, user_id, weather.seed) for user_id in range(1, weather.people + 1)]
            sleepers = await _put_to_bed(database, api, weather)
            over = asyncio.Event()
            vandals = [Vandal(api, number, weather.seed) for number in range(weather.vandals)]
            people: list[Walker | Vandal] = [*walkers, *vandals]
            lives = [asyncio.create_task(person.live(over)) for person in people]
            kills = await _blow(processes, api, weather, dice)
            over.set()
            await asyncio.gather(*lives)
            await settled(database)
            served = await asyncio.gather(*(walker.is_served() for walker in walkers))
            await settled(database)
            statuses = await asyncio.gather(*(process.stop() for process in processes))
            typed = {walker.user.person.id: walker.typed for walker in walkers}
            verdict = await judge(database, api, typed, kills, sleepers)
            await hostile(verdict, database, sum(vandal.unreadable for vandal in vandals))
            verdict.figures["kills"] = len(kills)
            verdict.expect(all(served), f"{served.count(False)} people are stuck")
            verdict.expect(not any(statuses), f"the graceful stops ended with {statuses}")
            _logs(verdict, "".join(process.logged for process in processes), typed)
            return verdict
        finally:
            await database.close()


async def _blow(processes: Sequence[BotProcess], api: LocalBotApi, weather: Weather, dice: Random) -> Sequence[float]:
    """Kill one of them that often, each time after a life of a random length, with Telegram failing now and then."""
    kills = []
    await asyncio.gather(*(process.start() for process in processes))
    for _ in range(weather.kills):
        if dice.random() < 0.5:
            api.faults.order(dice.choice(FAULTS), dice.choice(["sendMessage", "getUpdates", "editMessageText"]))
        await asyncio.sleep(dice.uniform(weather.shortest_life_s, weather.longest_life_s))
        process = dice.choice(processes)
        await process.kill()
        kills.append(datetime.now(UTC).timestamp())
        await process.start()
    return kills


@asynccontextmanager
async def fleet(weather: Weather, api: LocalBotApi) -> AsyncIterator[Sequence[BotProcess]]:
    """The processes, not started; those with a webhook are behind one address. None outlives the block."""
    ports = [free_port() if weather.webhook else None for _ in range(weather.replicas)]
    async with round_robin([port for port in ports if port is not None]) as url:
        processes = [
            BotProcess(
                environment(
                    api_url=api.url,
                    database_url=weather.database_url,
                    webhook_url=url if weather.webhook else None,
                    port=port,
                ),
                weather.folder / f"bot-{number}.log",
                forked=weather.forked,
            )
            for number, port in enumerate(ports, 1)
        ]
        try:
            yield processes
        finally:
            for process in processes:
                await process.end()


async def _new_database(url: str) -> Database:
    database = await Database.open(url)
    await upgrade(database)
    await clear(database)
    return database


async def _put_to_bed(database: Database, api: LocalBotApi, weather: Weather) -> range:
    """People who only wait for their daily question, which comes while the storm blows."""
    sleepers = range(FIRST_SLEEPER, FIRST_SLEEPER + weather.sleepers)
    now = datetime.now(UTC)
    storm_s = weather.kills * (weather.shortest_life_s + weather.longest_life_s) / 2
    async with database.begin() as uow:
        for number, user_id in enumerate(sleepers):
            api.chat(user_id)
            due = now + timedelta(seconds=2 + storm_s * number / weather.sleepers)
            await uow.users.add(StoredUser(id=user_id, language="en", created_at=now, last_seen_at=now))
            quiet = (now - timedelta(hours=2)).time()
            await uow.settings.put(
                Settings(
                    user_id=user_id, daily_time=due.time(), quiet_from=quiet, quiet_to=quiet, weekly_on=False, set_up=3
                )
            )
            await uow.due.add(user_id, DueKind.DAILY, due.date(), due)
        await uow.commit()
    return sleepers


async def settled(database: Database) -> None:
    """Return when nothing is due, nothing waits to be handled and nothing waits to be sent.

    A chat gets one message a second, so that many for one chat take long on any machine. Raises AssertionError with what
    waits once none of it moved for STUCK_AFTER_S.
    """
    waits = await _what_waits(database)
    while waits:
        before = waits
        try:
            async with asyncio.timeout(STUCK_AFTER_S):
                while waits == before:
                    await asyncio.sleep(0.2)
                    waits = await _what_waits(database)
        except TimeoutError:
            raise AssertionError(f"for {STUCK_AFTER_S:.0f} s nothing moved of what waits: {waits}") from None


async def _what_waits(database: Database) -> str:
    """Tell what is due, by its instant, and in which chats updates and messages wait; nothing where nothing does."""
    now = datetime.now(UTC)
    in_outbox = select(OUTBOX.c.chat_id, func.count()).where(OUTBOX.c.state == OutboxState.PENDING.value)
    async with database.read() as uow:
        due = await uow.due.next_at()
        inbox = await uow.inbox.waiting_chats()
    async with database.raw() as connection:
        outbox = {row[0]: row[1] for row in await connection.execute(in_outbox.group_by(OUTBOX.c.chat_id))}
    found = {"updates of chats": sorted(inbox), "messages by chat": outbox, "due": due if due and due <= now else None}
    return "; ".join(f"{what}: {which}" for what, which in found.items() if which)


def _logs(verdict: Verdict, logged: str, typed: dict[int, list[str]]) -> None:
    """No crash of ours, and no word of anybody's answer."""
    verdict.expect("crashed" not in logged, "a handler crashed; see the log")
    aside = re.search(r"(Message|Due row) \d+ is set aside", logged)
    verdict.expect(aside is None, "a message or a due row was set aside; see the log")
    told = [text for texts in typed.values() for text in texts if text in logged]
    verdict.expect(not told, f"{len(told)} answers are in the log")
    verdict.expect(TOKEN not in logged, "the token is in the log")
