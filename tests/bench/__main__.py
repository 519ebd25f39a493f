"""`make bench`: measure every section and print one table. Arguments: names of sections; `--quick`; `--write` the pages.

Ratios are within one run of a section, on real components: the real PTB stack over HTTP on loopback, real SQLite and
PostgreSQL. A section that is taken again with `--write` takes its place among the figures of the others.
"""

import argparse
import importlib
import json
import platform
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import psutil

from tests.bench.report import Row, Scale, Section, table

SECTIONS = ("review", "footprint", "pictures", "page", "counts", "echo", "holds", "prompts", "tick", "day", "soak")
ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "docs" / "performance.json"
README, PAGE = ROOT / "README.md", ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- figures of make bench: begin -->", "<!-- figures of make bench: end -->"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is named, or everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", choices=(*SECTIONS, []), metavar="section")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    taken: dict[str, list[Row]] = {}
    for name in options.sections or SECTIONS:
        section: Section = importlib.import_module(f"tests.bench.{name}")
        print(f"# {section.TITLE}", flush=True)  # noqa: T201 -- the command's own output
        taken[name] = []
        for row in section.rows(Scale(options.quick)):
            print(f"  {row.what}: {row.here} {row.beside} {row.ratio}", flush=True)  # noqa: T201
            taken[name].append(row)
        if options.write:
            _keep(name, taken[name])
    print(f"{_machine()}\n\n{table(_in_order(taken))}")  # noqa: T201
    if options.write:
        kept = _in_order(_kept())
        _put(PAGE, kept)
        _put(README, [row for row in kept if row.target and not row.detail])


def _in_order(taken: Mapping[str, Iterable[Row]]) -> list[Row]:
    return [row for name in SECTIONS for row in taken.get(name, ())]


def _kept() -> dict[str, list[Row]]:
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    return {name: [Row(**row) for row in rows] for name, rows in figures.items()}


def _keep(name: str, rows: Iterable[Row]) -> None:
    """Put a section's figures in the place of its last ones."""
    figures = {**_kept(), name: list(rows)}
    content = {each: [asdict(row) for row in figures[each]] for each in sorted(figures)}
    FIGURES.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _machine() -> str:
    cores, memory = psutil.cpu_count(), psutil.virtual_memory().total / 2**30
    day = datetime.now(UTC).date()
    return (
        f"Taken on {day:%Y-%m-%d} with Python {platform.python_version()} on {platform.system()} "
        f"{platform.machine()}, {cores} cores, {memory:.0f} GiB."
    )


def _put(page: Path, rows: Iterable[Row]) -> None:
    text = f"{_machine()}\n\n{table(rows)}"
    head, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    page.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
