"""Set figures in tables, for a terminal and for Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.corpus.labelled_reviews import MOVES
from tests.corpus.targets import TABLE, Goal, Measured

COUNTS = frozenset({"praised_nonsense"})
"""Figures that are whole numbers."""


def markdown(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    rows = [heads, ["---"] * len(heads), *lines]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)


def plain(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a table for a terminal, its columns as wide as they need to be."""
    rows = [heads, *lines]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def figure(name: str, value: float | None) -> str:
    """Return a figure as it is shown: two places, a count whole, a dash where nothing was measured."""
    if value is None:
        return "–"
    return f"{value:.0f}" if name in COUNTS else f"{value:.2f}"


def with_interval(name: str, values: Mapping[str, float], intervals: Mapping[str, Sequence[float]]) -> str:
    """Return a figure with its interval."""
    shown = figure(name, values.get(name))
    if name not in values or name not in intervals:
        return shown
    low, high = intervals[name]
    return f"{shown} ({figure(name, low)} to {figure(name, high)})"


FILE_HEADS = (
    "texts", *MOVES, "moves", "exact", "most", "level", "exact", "change F1", "trap F1", "first quote", "quotes", "best words",
)  # fmt: skip
_OF_FILE = (
    *MOVES, "moves_qwk", "moves_exact", "moves_most", "level_qwk", "level_exact", "change_f1", "called_trap_f1",
    "first_quote", "quotes", "best_words",
)  # fmt: skip


def file_lines(measured: Measured) -> list[tuple[str, ...]]:
    """Return the figures of each set of texts that is labelled for a level."""
    return [
        (name, *(figure(one, values.get(one)) for one in _OF_FILE))
        for name, values in measured.items()
        if "level_qwk" in values
    ]


FORM_HEADS = ("form of dev and dev2", "level stays", "moves stay", "QWK of the level", "texts changed")


def form_lines(forms: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """Return how verdicts hold in each form."""
    return [
        (name, *(f"{form[what]:.3f}" for what in ("level", "moves", "qwk")), str(len(form["changed"])))
        for name, form in forms.items()
    ]


RULE_HEADS = ("rule", "gives", "decided", "precision", "support", "generated", "may not stand")


def rule_lines(rules: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """Return what each rule decided."""
    return [
        (
            rule,
            entry["verdict"],
            str(entry["decided"]),
            figure("precision", entry["precision"]),
            str(entry["support"]),
            str(entry["generated"] or ""),
            entry["fault"] or "",
        )
        for rule, entry in rules.items()
    ]


TARGET_HEADS = ("measure", "developed", "target", "past rounds today", "first reading, last three", "target")


def target_lines(measured: Measured) -> list[tuple[str, ...]]:
    """Return the rows of the table of targets. A figure that falls short of its target has a minus sign after it."""
    return [
        (
            row.measure,
            _figures(row.developed, measured),
            _targets(row.developed),
            _figures(row.past, measured),
            _figures(row.first, measured),
            _targets(row.first),
        )
        for row in TABLE
    ]


def _figures(goals: Sequence[Goal], measured: Measured) -> str:
    return " / ".join(figure(g.figure, g.value(measured)) + ("" if g.reached(measured) else "−") for g in goals)


def _targets(goals: Sequence[Goal]) -> str:
    return " / ".join(_target(goal) for goal in goals)


def _target(goal: Goal) -> str:
    if goal.target is None:
        return "–"
    if goal.figure in COUNTS:
        return figure(goal.figure, goal.target - 1 if goal.below else goal.target)
    return ("under " if goal.below else "") + figure(goal.figure, goal.target)
