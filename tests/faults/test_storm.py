"""A short storm on each database; `make storm` runs the long one."""

from pathlib import Path

from tests.faults.storm import Weather, storm


async def test_on_sqlite_nothing_is_lost_and_nobody_is_asked_twice(sqlite_url: str, tmp_path: Path) -> None:
    weather = Weather(
        database_url=sqlite_url, folder=tmp_path, kills=2, people=2, sleepers=6, longest_life_s=3.0, forked=True
    )
    assert (await storm(weather)).faults == []


async def test_replicas_on_postgresql_lose_nothing_and_ask_nobody_twice(postgresql_url: str, tmp_path: Path) -> None:
    weather = Weather(
        database_url=postgresql_url,
        folder=tmp_path,
        webhook=True,
        replicas=2,
        kills=2,
        people=2,
        sleepers=6,
        shortest_life_s=1.5,
        longest_life_s=3.0,
        forked=True,
    )
    assert (await storm(weather)).faults == []
