"""The precision of each rule, counted on labelled answers, for explanations of a verdict."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "data" / "rule_precision.tsv"
_COMMENT = "#"


class PrecisionError(ValueError):
    """The file is malformed; the message names the line."""


class RulePrecision(NamedTuple):
    """Labelled answers whose verdict a rule decided, and how many of them agree."""

    right: int
    decided: int

    @property
    def share(self) -> float:
        """Return the share that agrees, from 0 to 1."""
        return self.right / self.decided


@cache
def load_rule_precision(file: Path = FILE) -> Mapping[str, RulePrecision]:
    """Return the counts by rule. Raises PrecisionError for a malformed line."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(_entry(number, line) for number, line in enumerate(lines, start=1) if not line.startswith(_COMMENT))


def _entry(number: int, line: str) -> tuple[str, RulePrecision]:
    fields = line.split("\t")
    if len(fields) != 3 or not (fields[1].isdecimal() and fields[2].isdecimal()):
        raise PrecisionError(f"{FILE.name}:{number}: should be a rule and two counts, parted by tabs")
    right, decided = int(fields[1]), int(fields[2])
    if not 0 <= right <= decided or not decided:
        raise PrecisionError(f"{FILE.name}:{number}: {right} of {decided} cannot be right")
    return fields[0], RulePrecision(right, decided)
