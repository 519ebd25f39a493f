"""Answered updates a second over HTTP on loopback, beside a bot that stores nothing and sends back what it hears.

Stardrill's people ask for a question, answer it in three messages, 120 words in all, and have it judged: five updates,
each stored, handled in one transaction and answered through the outbox, seven messages and edits in all. An update
counts when its last reply is there. Every bot is a process of its own; the Bot API and the people are in this one.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from statistics import median
from time import perf_counter

from bot.delivery.clock import SystemClock
from bot.terminal.local_bot_api import LocalBotApi
from tests.bench.contestants import Kind, Running, running
from tests.bench.filled import fill
from tests.bench.report import Row, Scale
from tests.bench.talkers import STEPS, Answering, Echoed, Talker
from tests.faults.process import TOKEN
from tests.postgres import PostgresServer

TITLE = "answered updates"
MANY = 64
ONE = 1
PEOPLE = 256
"""More than talk at once, so that nobody asks faster than the bot lets one person ask."""
LIMITED_CHATS = 16
WARM = 4
ECHO, ECHO_AIOHTTP = "echo", "echo on aiohttp"
SQLITE, POSTGRESQL, LIMITED = "SQLite", "PostgreSQL", "SQLite, limits on"


@dataclass(frozen=True, slots=True)
class Round:
    """What one round showed: answered updates a second, and CPU of the bot's process for each, in milliseconds."""

    a_second: float
    cpu_ms: float


@dataclass(slots=True)
class Contestant:
    """One bot with its Bot API and its people; `rounds` are kept by how many chats were at it."""

    bot: Running
    people: Sequence[Talker]
    rounds: dict[int, list[Round]] = field(default_factory=dict)

    async def play(self, chats: int, seconds: float) -> None:
        """One round with so many chats at once; who has given a whole answer is followed by somebody else."""
        answered, cpu, begun = 0, self.bot.cpu_s, perf_counter()

        async def talk(people: Sequence[Talker]) -> None:
            nonlocal answered
            for person, _ in ((person, step) for person in cycle(people) for step in range(STEPS)):
                if perf_counter() - begun >= seconds:
                    return
                await person.say_next()
                answered += 1

        await asyncio.gather(*(talk(self.people[first::chats]) for first in range(chats)))
        took = perf_counter() - begun
        figures = Round(answered / took, 1000 * (self.bot.cpu_s - cpu) / answered)
        self.rounds.setdefault(chats, []).append(figures)

    def a_second(self, chats: int) -> float:
        """Updates a second, the median of the rounds."""
        return median(played.a_second for played in self.rounds[chats])

    def figures(self, chats: int) -> str:
        """The medians in words, with the slowest and the fastest round."""
        rounds = self.rounds[chats]
        cpu = median(played.cpu_ms for played in rounds)
        slowest, fastest = (end(played.a_second for played in rounds) for end in (min, max))
        spread = f" ({slowest:.0f} to {fastest:.0f})" if len(rounds) > 1 else ""
        return f"{self.a_second(chats):.0f} a second{spread}, {cpu:.1f} ms of CPU each"


def rows(scale: Scale) -> Iterator[Row]:
    """The contestants take turns in short rounds, so that what else the machine does meets all of them."""
    bots = asyncio.run(_contest(rounds=scale.of(5, 1), seconds=scale.of(3, 1)))
    for chats in (ONE, MANY):
        for name in (SQLITE, POSTGRESQL):
            yield _row(bots, name, chats, bots[ECHO], "bare echo, PTB's default client", is_target=name == SQLITE)
        yield _row(bots, SQLITE, chats, bots[ECHO_AIOHTTP], "bare echo, Stardrill's client", is_target=False)
    limited = bots[LIMITED]
    yield Row(
        what=f"the same with Telegram's limits kept, {LIMITED_CHATS} chats at once",
        here=limited.figures(LIMITED_CHATS),
    )


def _row(
    bots: dict[str, Contestant], name: str, chats: int, beside: Contestant, beside_name: str, *, is_target: bool
) -> Row:
    here = bots[name]
    times = here.a_second(chats) / beside.a_second(chats)
    aims = is_target and chats == MANY
    at_once = "one chat" if chats == ONE else f"{chats} chats at once"
    return Row(
        what=f"answered updates (a question, three messages, a review; inbox and outbox) on {name}, {at_once}",
        here=here.figures(chats),
        beside=f"{beside_name}: {beside.figures(chats)}",
        ratio=f"{times:.2f} times as many",
        target="at least as many" if aims else "",
        reached=times >= 1 if aims else None,
    )


async def _contest(rounds: int, seconds: float) -> dict[str, Contestant]:
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server = PostgresServer()
        stack.callback(server.end)

        async def enter(kind: Kind, database_url: str = "") -> Contestant:
            return await stack.enter_async_context(_contestant(kind, database_url))

        bots = {
            ECHO: await enter(Kind.ECHO),
            ECHO_AIOHTTP: await enter(Kind.ECHO_AIOHTTP),
            SQLITE: await enter(Kind.STARDRILL, f"sqlite:///{folder}/one.sqlite3"),
            POSTGRESQL: await enter(Kind.STARDRILL, server.url),
        }
        for _ in range(rounds):
            for bot in bots.values():
                await bot.play(ONE, seconds)
                await bot.play(MANY, seconds)
        limited = await enter(Kind.STARDRILL_LIMITED, f"sqlite:///{folder}/two.sqlite3")
        await limited.play(LIMITED_CHATS, 3 * seconds)
        return {**bots, LIMITED: limited}


@asynccontextmanager
async def _contestant(kind: Kind, database_url: str) -> AsyncIterator[Contestant]:
    person: Callable[[LocalBotApi, int], Talker] = Echoed if kind in (Kind.ECHO, Kind.ECHO_AIOHTTP) else Answering
    if database_url:
        await fill(database_url, PEOPLE)
    async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api, running(kind, api.url, database_url) as bot:
        people = [person(api, user_id) for user_id in range(1, PEOPLE + 1)]
        await asyncio.gather(*(someone.set_up() for someone in people[:WARM]))
        yield Contestant(bot, people)
