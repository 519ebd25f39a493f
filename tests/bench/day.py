"""A day of a million users on PostgreSQL: who waits how long for the daily question at Telegram's pace, and how many fit."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bot.conversation.logic.dates.local_time import next_daily
from bot.delivery.sending.send_rate_limit import MOST_SENDS_A_SECOND
from storage.engine import Database
from storage.schema import upgrade
from tests.bench.crowd import SET_UP, Cohort
from tests.bench.day_on_postgresql import Day, Sample, Simulation, prepare, sample_of
from tests.bench.queueing import Arrivals, Group, longest_wait, most_users, queue, spread, total
from tests.bench.report import Row, Scale, table
from tests.bench.tick import MOST_MS, tick_on
from tests.bench.world import cohorts
from tests.clocks import HandClock
from tests.postgres import PostgresServer

TITLE = "A day of a million users, in simulated time"
BEGIN_DAY = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
"""A Monday, at the hour at which nothing waits."""
FREE_A_SECOND, PAID_A_SECOND = 30, 1_000
MINUTES = (5, 15, 30, 60, 120)
SPREADS = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=30))
PAGE = Path(__file__).parents[2] / "docs" / "scale.md"
BEGIN, END = "<!-- figures of make bench: begin -->", "<!-- figures of make bench: end -->"


def rows(scale: Scale) -> Iterator[Row]:
    """Measure; each row as soon as it is known. A run in full puts its figures into docs/scale.md."""
    crowd = list(cohorts(scale.of(1_000_000, 20_000)))
    server = PostgresServer()
    try:
        measured = asyncio.run(_simulated(server.url, crowd, scale))
    finally:
        server.end()
    yield from measured
    for row in _arithmetic(_arrivals(crowd)):
        measured.append(row)
        yield row
    if not scale.quick:
        head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        _, _, tail = rest.partition(END)
        PAGE.write_text(f"{head}{BEGIN}\n{table(measured)}\n{END}{tail}", encoding="utf-8")


async def _simulated(url: str, crowd: Sequence[Cohort], scale: Scale) -> list[Row]:
    users = sum(cohort.size for cohort in crowd)
    size, step = scale.of(300, 60), timedelta(seconds=scale.of(20, 300))
    sampled = Cohort("UTC", time(BEGIN_DAY.hour, BEGIN_DAY.minute - 1), size)
    database = await Database.open(url)
    await upgrade(database)
    await prepare(database, [*crowd, sampled], BEGIN_DAY)
    idle_before = await _idle_tick_ms(database, BEGIN_DAY)
    sample = await sample_of(database, range(users + 1, users + size + 1), BEGIN_DAY)
    cpu = process_time()
    day = await Simulation(database, crowd, sample.payloads, BEGIN_DAY, MOST_SENDS_A_SECOND).run(step)
    cpu = process_time() - cpu
    idle_after = await _idle_tick_ms(database, BEGIN_DAY)
    await database.close()
    return [*_waits(day, users, len(sample.payloads)), *_work(day, sample, cpu), _idle(users, idle_before, idle_after)]


async def _idle_tick_ms(database: Database, now: datetime) -> float:
    """The median of the bot's own tick with nothing due: at the beginning of the day everything is due later."""
    tick = tick_on(database, HandClock(now))
    spans = []
    for _ in range(200):
        began = perf_counter()
        assert await tick.fire() == 0
        spans.append(perf_counter() - began)
    return median(spans) * 1000


def _waits(day: Day, users: int, each: int) -> Iterator[Row]:
    """What became of the day, at the bot's own pace."""
    peak, size = day.due_by_minute.most_common(1)[0]
    prompts = len(day.waits)
    hours = day.seconds_with_empty_queue / 3600
    assert day.ended_at is not None
    yield Row(
        what=f"a day of {users:,} users: questions due, and messages sent at the bot's {MOST_SENDS_A_SECOND} a second",
        here=f"{prompts:,} questions, {each} messages each, {day.messages:,} messages",
    )
    yield Row(what="due in the busiest minute", here=f"{size:,} at {peak:%H:%M} UTC")
    yield Row(what="longest queue", here=f"{day.longest_queue:,} messages")
    yield Row(what="nothing waits, of the day from the quietest hour on", here=f"{hours:.1f} h")
    yield Row(what="everything has arrived, after the day began", here=f"{_hours(day.ended_at - BEGIN_DAY)}")
    yield Row(what="longest wait of a question", here=_minutes(max(day.waits)))
    shares = ", ".join(f"{sum(w <= m * 60 for w in day.waits) / prompts:.0%} in {m} min" for m in MINUTES)
    yield Row(what="arrives", here=shares)
    yield Row(what="arrives in the user's quiet hours, after 22:00", here=f"{day.in_quiet_hours / prompts:.1%}")


def _work(day: Day, sample: Sample, cpu: float) -> Iterator[Row]:
    """What the day cost, in bulk and by the bot's own tick."""
    pace = MOST_SENDS_A_SECOND / len(sample.payloads)
    yield Row(
        what="the day's work on PostgreSQL, in bulk: claiming, planning and enqueueing; heads and marking as sent",
        here=f"{day.claiming_s:.0f} s; {day.sending_s:.0f} s; {cpu:.0f} s of them CPU of this process",
    )
    yield Row(
        what="the bot's own tick, claimed, chosen, planned and enqueued one by one",
        here=f"{1 / sample.each_s:.0f} questions a second, {sample.cpu_s * 1000:.1f} ms of this process's CPU each",
        beside=f"{pace:.0f} a second can be sent",
        ratio=f"{1 / sample.each_s / pace:.1f} times as many",
        target="more than can be sent",
        reached=1 / sample.each_s > pace,
    )


def _idle(users: int, before: float, after: float) -> Row:
    return Row(
        what=f"tick with nothing due after the day, {users:,} users, as autovacuum left the table",
        here=f"{after:.2f} ms",
        beside=f"{before:.2f} ms before it",
        ratio=f"{after / before:.2f} times",
        target=f"under {MOST_MS:.0f} ms",
        reached=after < MOST_MS,
    )


def _arrivals(crowd: Sequence[Cohort]) -> Arrivals:
    begin = BEGIN_DAY.replace(hour=0, minute=0)
    ats = [next_daily(cohort.zone, begin, cohort.clock, SET_UP.daily_days)[1] for cohort in crowd]
    sizes = (float(cohort.size) for cohort in crowd)
    return total(zip(((at - begin).total_seconds() for at in ats), sizes, strict=True))


def _arithmetic(arrivals: Arrivals) -> Iterator[Row]:
    """Other days, reckoned: the same users at another pace, and how many fit."""
    paces = ((MOST_SENDS_A_SECOND, 2), (FREE_A_SECOND, 2), (FREE_A_SECOND, 1), (PAID_A_SECOND, 2))
    users = sum(arrivals.values())
    for a_second, each in paces:
        groups = queue(arrivals, a_second / each)
        shares = ", ".join(f"{_within(groups, m) / users:.0%} in {m} min" for m in MINUTES[:4])
        messages = "message" if each == 1 else "messages"
        yield Row(
            what=f"reckoned: {users:,.0f} users, {a_second:,} a second, {each} {messages} a question",
            here=f"longest wait {_minutes(longest_wait(arrivals, a_second / each))}; {shares}",
        )
    for a_second, each in paces:
        fit = most_users(arrivals, a_second / each)
        spreads = "; ".join(
            f"{most_users(spread(arrivals, over), a_second / each):,} spread over {over.seconds // 60} min"
            for over in SPREADS
        )
        messages = "message" if each == 1 else "messages"
        yield Row(
            what=f"reckoned: users who fit within 15 min of wait, {a_second:,} a second, {each} {messages} a question",
            here=f"{fit:,}",
            beside=spreads,
        )


def _within(groups: Sequence[Group], minutes: int) -> float:
    return sum(group.within(minutes * 60.0) for group in groups)


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f} min"


def _hours(span: timedelta) -> str:
    return f"{span.total_seconds() / 3600:.1f} h"
