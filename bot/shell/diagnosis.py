"""What `stardrill doctor` says of one thing that it looked at."""

from dataclasses import dataclass
from enum import Enum


class Condition(Enum):
    """How a thing is; the value is the mark in front of its line."""

    WELL = "ok  "
    NOTE = "NOTE"
    """It works, and the operator may want it otherwise."""
    MEND = "MEND"
    """It does not work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was looked at, how it is, and what to do about it where it is not well."""

    what: str
    said: str
    condition: Condition = Condition.WELL

    def __str__(self) -> str:
        """Return its line."""
        return f"{self.condition.value} {self.what}: {self.said}"
