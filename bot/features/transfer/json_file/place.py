"""Reads the fields of one object of a JSON file, with its place for error messages."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.features.transfer.limits import LONGEST_LINE
from bot.features.transfer.storybook.draft import BadFile, Fault, one_line, tidy

T = TypeVar("T")

IDS = range(2**63)
"""Ids of rows in a file."""
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""No row is older. In the year 1, an instant has no local day in every zone."""


class JsonPlace:
    """One object of a file, with its place for error messages."""

    def __init__(self, name: str, at: int, item: object) -> None:
        self.name = f"{name} {at}"
        if not isinstance(item, dict):
            raise BadFile(Fault.FIELD, words=self.name)
        self._item = item

    def bad(self, name: str) -> BadFile:
        """Return the error that names one of its fields."""
        return BadFile(Fault.FIELD, words=f"{self.name}, {name}")

    def line(self, name: str) -> str | None:
        """Return a short text on one line, or None. Raises BadFile for a longer one."""
        value = self._of(name, str)
        line = one_line(value or "")
        if len(line) > LONGEST_LINE:
            raise self.bad(name)
        return line or None

    def text(self, name: str) -> str | None:
        """Return a text, or None."""
        return tidy(self._of(name, str) or "") or None

    def as_typed(self, name: str) -> str:
        """Return a text without a change. Half of a surrogate pair, which no database holds, becomes another sign."""
        return without_halves(self._of(name, str) or "")

    def has(self, name: str) -> bool:
        """Return whether there is such a field."""
        return name in self._item

    def has_value(self, name: str) -> bool:
        """Return whether there is such a field, and not null."""
        return self._item.get(name) is not None

    def number(self, name: str, among: range) -> int | None:
        """Return a whole number of the range, or None. Raises BadFile for another one."""
        value: int | None = self._of(name, int)
        if value is not None and value not in among:
            raise self.bad(name)
        return value

    def each(self, name: str) -> list[Any]:
        """Return a list, empty where there is none."""
        return self._of(name, list) or []

    def mapping(self, name: str) -> dict[str, Any]:
        """Return an object, empty where there is none."""
        return self._of(name, dict) or {}

    def read(self, name: str, call: Callable[[Any], T]) -> T:
        """Return a field as a function reads it. Raises BadFile where it cannot."""
        return self.made(name, call, self._item.get(name))

    def made(self, name: str, call: Callable[[Any], T], value: Any) -> T:
        """Return a value of a field as a function reads it. Raises BadFile where it cannot."""
        try:
            return call(value)
        except (ValueError, TypeError, KeyError, OverflowError):
            raise self.bad(name) from None

    def _of(self, name: str, kind: type) -> Any:
        value = self._item.get(name)
        if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
            raise self.bad(name)
        return value


def without_halves(text: str) -> str:
    """Return a text in which half of a surrogate pair, or a zero, is another sign: no database holds them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "\ufffd")


def instant(value: Any) -> datetime:
    """Return an instant in UTC. Raises ValueError for one without a zone, and for one before EARLIEST."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("an instant needs a zone")
    if moment < EARLIEST:
        raise ValueError("an instant before there were computers is none of ours")
    return moment.astimezone(UTC)
