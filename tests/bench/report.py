"""A row of the benchmarks' table, and the table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that was measured.

    `here` is Stardrill's figure with its unit, `beside` what people would use instead, measured in the same run, `ratio`
    the two compared in words ("1.4 times as many"), `target` what was to be reached, `reached` whether it was. A `detail`
    is for who looks closer: the README shows what has a target and is none.
    """

    what: str
    here: str
    beside: str = ""
    ratio: str = ""
    target: str = ""
    reached: bool | None = None
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: a quick run only shows that the benchmarks work."""

    quick: bool = False

    def of(self, full: int, quick: int) -> int:
        """The one of two sizes that fits."""
        return quick if self.quick else full


class Section(Protocol):
    """A module of this package that measures one subject."""

    TITLE: str

    def rows(self, scale: Scale) -> Iterator[Row]:
        """Measure; each row as soon as it is known."""


COLUMNS = ("what", "Stardrill", "beside it", "ratio", "target", "reached")


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    for row in rows:
        reached = {True: "yes", False: "no", None: ""}[row.reached]
        lines.append(f"| {' | '.join((row.what, row.here, row.beside, row.ratio, row.target, reached))} |")
    return "\n".join(lines)
