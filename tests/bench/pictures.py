"""What a picture takes: the first in a fresh process, with Pillow and the fonts to load, and later ones."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from statistics import median
from typing import Any

from bot.features.plan.logic.plan import plan
from bot.features.plan.logic.plan_tasks import Ready, StoryReady
from bot.features.plan.plan_picture import picture_data
from bot.pictures.picture import draw
from question_bank.models import ArchetypeId
from tests.bench import beside
from tests.bench.processes import ENVIRONMENT
from tests.bench.report import Row, Scale
from tests.faults.process import ROOT

TITLE = "Pictures: the coverage and the plan"

HEAT_MAP = "matplotlib's heat map"
_FIRST = """
import time
from tests.bench.pictures import ours
before = time.perf_counter()
ours({kind!r})
print(time.perf_counter() - before)
"""


def rows(scale: Scale) -> Iterator[Row]:
    """Both pictures, the first and a later one; the coverage beside a heat map."""
    firsts, laters = scale.of(7, 1), scale.of(50, 3)
    heat_map = _heat_map(firsts, laters)
    for kind in ("coverage", "plan"):
        compared = kind == "coverage"
        yield _row(f"first {kind} picture of a process", _first_s(kind, firsts), "first", heat_map, compared=compared)
        yield _row(f"later {kind} pictures, median", _later_s(kind, laters), "later", heat_map, compared=compared)


def ours(kind: str) -> None:
    """Draw one of ours."""
    draw(kind, {"coverage": _coverage, "plan": _plan}[kind]())


def _row(what: str, here: float, when: str, heat_map: Mapping[str, float], *, compared: bool) -> Row:
    if not compared:
        return Row(what=what, here=f"{here * 1000:.1f} ms")
    if not heat_map:
        return Row(what=what, here=f"{here * 1000:.1f} ms", beside=f"not installed ({HEAT_MAP})")
    return Row(
        what=what,
        here=f"{here * 1000:.1f} ms",
        beside=f"{heat_map[when] * 1000:.1f} ms ({HEAT_MAP})",
        ratio=f"{heat_map[when] / here:.1f} times as fast",
    )


def _heat_map(firsts: int, laters: int) -> Mapping[str, float]:
    """Seconds of the first heat map, the median of so many processes, and of later ones; nothing where none installs."""
    if not beside.installs("matplotlib"):
        return {}
    names = [row["name"] for row in _coverage()["rows"]]
    runs = [beside.asked("heat_map.py", {"names": names, "times": 0 if n else laters}) for n in range(firsts)]
    if None in runs:
        return {}
    return {"first": median(run["first"] for run in runs), "later": runs[0]["later"]}


def _first_s(kind: str, times: int) -> float:
    """The median of the first picture, each in a process of its own that has drawn nothing yet."""
    command = [sys.executable, "-c", _FIRST.format(kind=kind)]
    runs = [
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True, text=True)
        for _ in range(times)
    ]
    return median(float(run.stdout) for run in runs)


def _later_s(kind: str, times: int) -> float:
    ours(kind)
    return median(_timed(lambda: ours(kind)) for _ in range(times))


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
