"""Function calls and statements of one update and of one daily question: the same on every machine, however busy it is.

Clocks differ by half from one minute to the next on a shared machine. Counts show what a change of the code costs: they
repeat within a hundredth. The whole bot runs in this process; calls of libraries, of the Bot API and of the people are
not counted.
"""

import asyncio
import cProfile
import pstats
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.app import BotOptions, open_stardrill
from bot.delivery.clock import SystemClock
from bot.terminal.local_bot_api import LocalBotApi
from tests.bench.filled import fill
from tests.bench.report import Row, Scale
from tests.bench.talkers import STEPS, Answering
from tests.faults.process import ROOT, TOKEN

TITLE = "counts"
OWN, ENGINE = ("bot", "storage", "question_bank"), ("bot/review", "question_bank")
NOT_THE_BOT = "bot/terminal"
STATEMENT = ("storage/sqlite.py", "execute")
WARM = 2
"""Answers, or daily questions for each that is counted, before the count: what is built at first use is there."""


@dataclass(frozen=True, slots=True)
class Count:
    """What so many repetitions took in all."""

    calls: int
    """Calls of Stardrill's own functions, without the engine's."""
    of_engine: int
    """Calls of the functions that read and judge a text."""
    statements: int

    def words(self, times: int) -> str:
        """The means of `times` repetitions."""
        engine = f", {self.of_engine / times:,.0f} more in the engine" if self.of_engine else ""
        return f"{self.calls / times:,.0f} calls of own functions{engine}; {self.statements / times:.1f} statements"


def rows(scale: Scale) -> Iterator[Row]:
    """An update of somebody who answers, and a daily question."""
    people = scale.of(40, 4)
    count = asyncio.run(_answers(people))
    yield Row(what="one answered update, counted", here=count.words(people * STEPS))
    count, sent = asyncio.run(_daily_questions(scale.of(200, 20)))
    yield Row(what="one daily question, counted", here=count.words(sent))


async def _answers(people: int) -> Count:
    """Count one answer of each of so many people, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/counts.sqlite3"
        await fill(url, people + WARM)
        async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
            bot = await open_stardrill(BotOptions(token=TOKEN, api_url=api.url, database_url=url, unlimited=True))
            await bot.start()
            for user_id in range(1, WARM + 1):
                await Answering(api, user_id).set_up()
            profile = cProfile.Profile()
            profile.enable()
            for user_id in range(WARM + 1, WARM + people + 1):
                await Answering(api, user_id).set_up()
            profile.disable()
            await bot.stop()
    return _count(profile)


async def _daily_questions(people: int) -> tuple[Count, int]:
    """Count the daily questions of so many people who are due at once; return how many were counted, too."""
    now = SystemClock().now()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/counts.sqlite3"
        await fill(url, 2 * people, lambda _: now)
        async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api:
            for user_id in range(1, 2 * people + 1):
                api.chat(user_id)
            bot = await open_stardrill(BotOptions(token=TOKEN, api_url=api.url, database_url=url, unlimited=True))
            await bot.start()
            asked_by_then = await _asked(api, people)
            profile = cProfile.Profile()
            profile.enable()
            asked = await _asked(api, 2 * people) - asked_by_then
            profile.disable()
            await bot.stop()
    return _count(profile), asked


async def _asked(api: LocalBotApi, people: int) -> int:
    """Wait until so many people have both messages of their question; return how many have."""
    while (sent := len(api.called("sendMessage")) // 2) < people:  # noqa: ASYNC110 -- the bot tells nobody
        await asyncio.sleep(0.01)
    return sent


def _count(profile: cProfile.Profile) -> Count:
    calls = of_engine = statements = 0
    for (file, _, name), (_, times, *_rest) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        path = Path(file)
        inside = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
        if not inside.startswith(OWN) or inside.startswith(NOT_THE_BOT):
            continue
        if inside.startswith(ENGINE):
            of_engine += times
        else:
            calls += times
        if inside == STATEMENT[0] and name == STATEMENT[1]:
            statements += times
    return Count(calls, of_engine, statements)
