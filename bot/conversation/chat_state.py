"""Chat states: each is a typed value, stored as a name and plain data in the chat's conversation row.

A state is a frozen dataclass in the folder of its feature: `class Drilling(ChatState, name="drilling")`. Its fields
hold what the next text or press needs.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self, get_args, get_origin, get_type_hints


class BadStateData(ValueError):
    """The stored data of a state that lack a field, or come from another version."""


class ChatState:
    """A state of the conversation. Subclasses are frozen dataclasses with a name of their own."""

    __slots__ = ()
    name: ClassVar[str]

    def __init_subclass__(cls, *, name: str | None = None) -> None:
        """Set the name. A dataclass with slots creates its class a second time, then without the name."""
        super().__init_subclass__()
        if name is not None:
            cls.name = name

    def to_data(self) -> dict[str, Any]:
        """Return the fields as JSON values, without those that equal their default."""
        told = ((each, getattr(self, each.name)) for each in fields(self))  # type: ignore[arg-type]  # every state is a dataclass
        return {each.name: _plain(value) for each, value in told if each.default is MISSING or value != each.default}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Return the state from its stored data. Unknown fields are left out. Raises BadStateData."""
        hints = _hints(cls)
        try:
            return cls(**{name: _typed(hints[name], value) for name, value in data.items() if name in hints})
        except (TypeError, ValueError, KeyError) as error:
            raise BadStateData(f"the data of {cls.name} cannot be read") from error


@dataclass(frozen=True, slots=True)
class Idle(ChatState, name="idle"):
    """The state in which nothing is open."""

    answer_id: int | None = None
    """Right after a feedback: the id of its answer."""
    follow_up: bool = False
    """True once a follow-up to that answer was asked."""
    debrief_left: bool = False
    """True right after the debrief of an interview was left for another day."""


_HINTS: dict[type[ChatState], Mapping[str, Any]] = {}


def _hints(kind: type[ChatState]) -> Mapping[str, Any]:
    """Return the types of the fields of a state, from a cache."""
    if kind not in _HINTS:
        hints = get_type_hints(kind)
        _HINTS[kind] = {each.name: hints[each.name] for each in fields(kind)}  # type: ignore[arg-type]  # as above
    return _HINTS[kind]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _typed(hint: Any, value: Any) -> Any:
    if type(None) in get_args(hint):
        if value is None:
            return None
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_typed(get_args(hint)[0], each) for each in value)
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if hint in (int, str, bool) and not isinstance(value, hint):
        raise ValueError("a field has another type")
    return value
