"""What a picture takes: the first in a fresh process, with Pillow and the fonts to load, and later ones."""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from io import BytesIO
from statistics import median
from typing import Any

from bot.coach.plan import plan
from bot.coach.plan_tasks import Ready, StoryReady
from bot.delivery.picture import draw
from bot.services.plan_picture import picture_data
from question_bank.models import ArchetypeId
from tests.bench.processes import ENVIRONMENT
from tests.bench.report import Row, Scale
from tests.faults.process import ROOT

TITLE = "Pictures: the coverage and the plan"

HEAT_MAP = "matplotlib's heat map"
_FIRST = """
import time
from tests.bench.pictures import {draw}
before = time.perf_counter()
{draw}({kind!r})
print(time.perf_counter() - before)
"""


def rows(scale: Scale) -> Iterator[Row]:
    """Both pictures, the first and a later one."""
    for kind in ("coverage", "plan"):
        compared = kind == "coverage"
        yield _row(f"first {kind} picture of a process", "first", kind, scale.of(7, 1), compared=compared)
        yield _row(f"later {kind} pictures, median", "later", kind, scale.of(50, 3), compared=compared)


def ours(kind: str) -> None:
    """Draw one of ours."""
    draw(kind, {"coverage": _coverage, "plan": _plan}[kind]())


def heat_map(_: str) -> None:
    """Draw the grid of the coverage as people would who have matplotlib."""
    figure_of = importlib.import_module("matplotlib.figure").Figure
    figure = figure_of(figsize=(10.8, 17.0), dpi=100)
    axes = figure.add_subplot()
    axes.imshow([[(row + column) % 3 for column in range(6)] for row in range(8)])
    axes.set_xticks(range(6), "STARDE")
    axes.set_yticks(range(8), [row["name"] for row in _coverage()["rows"]])
    figure.savefig(BytesIO(), format="png")


def _row(what: str, when: str, kind: str, times: int, *, compared: bool) -> Row:
    measure = _first_s if when == "first" else _later_s
    here = measure("ours", kind, times)
    if not compared:
        return Row(what=what, here=f"{here * 1000:.1f} ms")
    if importlib.util.find_spec("matplotlib") is None:
        return Row(what=what, here=f"{here * 1000:.1f} ms", beside=f"not installed ({HEAT_MAP})")
    beside = measure("heat_map", kind, times)
    return Row(
        what=what,
        here=f"{here * 1000:.1f} ms",
        beside=f"{beside * 1000:.1f} ms ({HEAT_MAP})",
        ratio=f"{beside / here:.1f} times as fast",
    )


def _first_s(name: str, kind: str, times: int) -> float:
    """The median of the first picture, each in a process of its own that has drawn nothing yet."""
    command = [sys.executable, "-c", _FIRST.format(draw=name, kind=kind)]
    runs = [
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True, text=True)
        for _ in range(times)
    ]
    return median(float(run.stdout) for run in runs)


def _later_s(name: str, kind: str, times: int) -> float:
    drawing = {"ours": ours, "heat_map": heat_map}[name]
    drawing(kind)
    return median(_timed(lambda: drawing(kind)) for _ in range(times))


def _timed(call: Callable[[], None]) -> float:
    before = time.perf_counter()
    call()
    return time.perf_counter() - before


def _coverage() -> Mapping[str, Any]:
    row = {"latest": "passing", "best": "strong", "recall": 0.8, "word": "fading", "moves": "++~--+"}
    rehearsed = {"stories": 1, "aloud": 2, "pushbacks": 1}
    names = [archetype.value.replace("-", " ").capitalize() for archetype in ArchetypeId]
    return {"date": "4 May 2026", "in_bank": 8, "solid": 2, "rows": [{**row, **rehearsed, "name": n} for n in names]}


def _plan() -> Mapping[str, Any]:
    today = date(2026, 3, 4)
    nothing = Ready(stories=[StoryReady(archetype=one) for one in ArchetypeId])
    return picture_data(
        plan(nothing, today=today, interview_on=today + timedelta(days=21), minutes_a_day=30, weekdays=range(1, 7))
    )
