"""The result of one check of `stardrill doctor`."""

from dataclasses import dataclass
from enum import Enum


class Condition(Enum):
    """The condition of a checked thing; the value is the mark in front of its line."""

    WELL = "ok  "
    NOTE = "NOTE"
    """It works, but the operator may want to change it."""
    MEND = "MEND"
    """It does not work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """A checked thing, its condition, and what to do about it."""

    what: str
    said: str
    condition: Condition = Condition.WELL

    def __str__(self) -> str:
        """Return the line of the report."""
        return f"{self.condition.value} {self.what}: {self.said}"
