"""The long storm, `make storm`: over a hundred kills on each database; its figures go into docs/reliability.md."""

import asyncio
import sys
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.storm import Weather, storm
from tests.faults.verdict import Verdict
from tests.postgres import PostgresServer

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- figures of make storm: begin -->", "<!-- end -->"
LONGEST_LIFE_S = 7.0
"""A start takes up to two seconds: longer lives leave time to be killed in the middle of work, not only of starting."""
COLUMNS = (
    "kills",
    "updates",
    "texts",
    "replies",
    "replies that left twice",
    "daily questions",
    "most in a second",
    "unreadable updates",
)


@dataclass(frozen=True, slots=True)
class Region:
    """Where the storm blows, and how often it kills there."""

    name: str
    is_sqlite: bool
    webhook: bool
    replicas: int = 1
    kills: int = 50


REGIONS = (
    Region("SQLite, polling", is_sqlite=True, webhook=False),
    Region("SQLite, webhook", is_sqlite=True, webhook=True),
    Region("PostgreSQL, polling", is_sqlite=False, webhook=False),
    Region("PostgreSQL, webhook", is_sqlite=False, webhook=True),
    Region("PostgreSQL, webhook, 3 replicas", is_sqlite=False, webhook=True, replicas=3),
)


async def blow(region: Region, seed: int) -> Verdict:
    """One storm on a database of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        weather = Weather(
            database_url=f"sqlite:///{folder}/stardrill.sqlite3",
            folder=folder,
            webhook=region.webhook,
            replicas=region.replicas,
            kills=region.kills,
            people=12,
            longest_life_s=LONGEST_LIFE_S,
            sleepers=100,
            vandals=3,
            seed=seed,
        )
        if region.is_sqlite:
            return await storm(weather)
        server = PostgresServer()
        try:
            return await storm(replace(weather, database_url=server.url))
        finally:
            server.end()


def table(verdicts: Mapping[str, Verdict]) -> str:
    """The figures as Markdown."""
    lines = [f"| storm | {' | '.join(COLUMNS)} | faults |", f"|---|{'---:|' * (len(COLUMNS) + 1)}"]
    for name, verdict in verdicts.items():
        figures = " | ".join(f"{verdict.figures[column]:,}" for column in COLUMNS)
        lines.append(f"| {name} | {figures} | {len(verdict.faults)} |")
    return "\n".join(lines)


async def main(seed: int) -> int:
    """Every region after the other; the exit status."""
    verdicts: dict[str, Verdict] = {}
    for region in REGIONS:
        verdicts[region.name] = await blow(region, seed)
        print(region.name, verdicts[region.name], flush=True)  # noqa: T201 -- the command's own output
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    day = datetime.now(UTC).date()
    figures = f"{BEGIN}\nTaken on {day:%Y-%m-%d} with the seed {seed}, on two cores.\n\n{table(verdicts)}\n{END}"
    PAGE.write_text(head + figures + tail, encoding="utf-8")
    return int(any(verdict.faults for verdict in verdicts.values()))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)))
