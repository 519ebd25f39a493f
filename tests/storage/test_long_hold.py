"""A unit of work that holds SQLite's writer for long is told of in the log."""

import asyncio
import logging

import pytest

from bot.delivery.watching.log_context import Correlated, log_context
from storage import long_hold
from storage.engine import Database

TOO_LONG = "held the writer for"
STILL = "still holds the writer"


class Watch:
    """A monotonic clock that goes by hand."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        """The seconds so far."""
        return self.now_s


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """The clock by which units of work are measured."""
    made = Watch()
    monkeypatch.setattr(long_hold, "monotonic", made)
    return made


async def take(database: Database, watch: Watch, seconds: float) -> None:
    """One unit of work that takes that long and writes a secret."""
    async with database.begin() as uow:
        await uow.facts.put("name", "secret")
        watch.now_s += seconds
        await uow.commit()


def told(caplog: pytest.LogCaptureFixture, phrase: str) -> list[str]:
    """The warnings that say so."""
    return [line for record in caplog.records if phrase in (line := record.getMessage())]


@pytest.mark.parametrize(("seconds", "lines"), [(0.25, 0), (0.251, 1), (3.0, 1)])
async def test_a_unit_that_holds_the_writer_too_long_is_told_of(
    sqlite_database: Database, watch: Watch, caplog: pytest.LogCaptureFixture, seconds: float, lines: int
) -> None:
    with caplog.at_level(logging.WARNING):
        await take(sqlite_database, watch, seconds)
    assert len(told(caplog, TOO_LONG)) == lines


async def test_a_long_unit_is_told_of_by_place_and_milliseconds_alone(
    sqlite_database: Database, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        await take(sqlite_database, watch, 0.3)
    (line,) = told(caplog, TOO_LONG)
    assert f"{__name__}:take" in line
    assert "300 ms" in line
    assert "secret" not in caplog.text


async def test_a_long_unit_that_fails_is_told_of_too(
    sqlite_database: Database, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ZeroDivisionError), caplog.at_level(logging.WARNING):
        async with sqlite_database.begin():
            watch.now_s += 1
            raise ZeroDivisionError
    assert len(told(caplog, TOO_LONG)) == 1


async def test_waiting_for_another_unit_is_not_holding_the_writer(
    sqlite_database: Database, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        await asyncio.gather(take(sqlite_database, watch, 1), take(sqlite_database, watch, 0))
    assert len(told(caplog, TOO_LONG)) == 1


async def test_a_long_unit_is_told_of_under_the_update_that_it_belongs_to(
    sqlite_database: Database, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.addFilter(Correlated())
    with caplog.at_level(logging.WARNING), log_context("update", 7):
        await take(sqlite_database, watch, 1)
    assert [getattr(record, "correlation", "") for record in caplog.records] == ["update-7"]


async def test_a_unit_that_does_not_end_is_told_of_while_it_lasts(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(long_hold, "LONG_HOLD_S", 0.0)
    with caplog.at_level(logging.WARNING):
        async with sqlite_database.begin():
            while not told(caplog, STILL):  # noqa: ASYNC110 -- until the loop's timer fires
                await asyncio.sleep(0)
    assert f"{__name__}:test_a_unit_that_does_not_end" in told(caplog, STILL)[0]
