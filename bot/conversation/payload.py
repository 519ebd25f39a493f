"""Button payloads: typed values, written into Telegram's 64 bytes and read back.

A payload is a frozen dataclass beside the use case that it calls, with a code of two characters. Its fields are written
in their order, separated by colons. Trailing fields that equal their default are left out. Data that cannot be read
back are forged, or of another version, and are refused.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

LIMIT_BYTES = 64
SEPARATOR = ":"
LARGEST_NUMBER = 2**63 - 1
"""Largest number that a database column holds."""


class BadPayload(ValueError):
    """Button data that are not ours: forged, or of another version."""


class Payload:
    """The meaning of a button. Subclasses are frozen dataclasses: `class Discard(Payload, code="di")`."""

    __slots__ = ()
    code: ClassVar[str]

    def __init_subclass__(cls, *, code: str | None = None) -> None:
        """Set the code. A dataclass with slots creates its class a second time, then without the code."""
        super().__init_subclass__()
        if code is not None:
            cls.code = code


@dataclass(frozen=True, slots=True)
class Range:
    """Mark of a number in a range, both ends inclusive: `Annotated[int, Range(1, 7)]`."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class ByNumber:
    """Mark of an enum that is written as its position, counted from 1: `Annotated[ArchetypeId, ByNumber()]`."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Mark of a value that is one of a few: `Annotated[int, OneOf((15, 30, 45))]`."""

    values: Collection[Any]


P = TypeVar("P", bound=Payload)


def encode(payload: Payload) -> str:
    """Return a payload as callback data. Raises BadPayload where it is too long or could not be read back."""
    words: list[str] = []
    written = 0
    for each in _layout(type(payload)):
        value = getattr(payload, each.name)
        words += each.write(value)
        if value != each.default:
            written = len(words)
    data = SEPARATOR.join([payload.code, *words[:written]])
    if len(data.encode()) > LIMIT_BYTES or decode(type(payload), data.split(SEPARATOR)[1:]) != payload:
        raise BadPayload(f"{type(payload).__name__} does not fit into callback data")
    return data


def check_layout(kind: type[Payload]) -> None:
    """Raise TypeError where a payload has a field that no button can hold, or whose words could not be told from the next."""
    for each in _layout(kind)[:-1]:
        if each.width is None or each.may_be_none:
            raise TypeError(f"{kind.__name__}.{each.name} may be left out and has to be the last field")


def decode(kind: type[P], words: Sequence[str]) -> P:
    """Return the payload of a kind from its words. Raises BadPayload where they do not fit."""
    values: dict[str, Any] = {}
    at = 0
    for each in _layout(kind):
        if at >= len(words) and each.default is not MISSING:
            break
        until = len(words) if each.width is None else at + each.width
        if until > len(words):
            raise BadPayload("an argument is missing")
        values[each.name] = each.read(words[at:until])
        at = until
    if at < len(words):
        raise BadPayload("there are too many arguments")
    return kind(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A field of a payload."""

    name: str
    default: Any
    width: int | None
    """Number of words that the field takes. None for all that are left."""
    may_be_none: bool = False
    write: Callable[[Any], list[str]]
    read: Callable[[Sequence[str]], Any]


_LAYOUTS: dict[type[Payload], tuple[_Field, ...]] = {}


def _layout(kind: type[Payload]) -> tuple[_Field, ...]:
    """Return the fields of a payload, from a cache."""
    if kind not in _LAYOUTS:
        hints = get_type_hints(kind, include_extras=True)
        declared = fields(kind)  # type: ignore[arg-type]  # every payload is a dataclass
        _LAYOUTS[kind] = tuple(_field(each.name, each.default, hints[each.name]) for each in declared)
    return _LAYOUTS[kind]


def _field(name: str, default: Any, hint: Any) -> _Field:
    if get_origin(hint) is not tuple:
        write, read = _word(hint)
        return _Field(
            name=name,
            default=default,
            width=1,
            may_be_none=type(None) in get_args(hint),
            write=lambda value: [] if value is None else [write(value)],
            read=lambda words: read(words[0]),
        )
    items = get_args(hint)
    write, read = _word(items[0])
    return _Field(
        name=name,
        default=default,
        width=None if items[-1] is Ellipsis else len(items),
        write=lambda values: [write(value) for value in values],
        read=lambda words: tuple(read(word) for word in words),
    )


def _word(hint: Any) -> tuple[Callable[[Any], str], Callable[[str], Any]]:
    """Return the writer and the reader of a value of that type. Raises TypeError for an unsupported type."""
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *marks_ = get_args(hint)
        marks = tuple(marks_)
    few = next((mark.values for mark in marks if isinstance(mark, OneOf)), None)
    if few is not None:
        write, read = _word(hint)
        return write, lambda word: _among(few, read(word))
    if type(None) in get_args(hint):
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _by_number(hint) if ByNumber() in marks else (str, _reader(hint))
    if hint is int:
        least, most = next(
            ((m.least, m.most) for m in marks if isinstance(m, Range)), (-LARGEST_NUMBER, LARGEST_NUMBER)
        )
        return str, lambda word: _number(word, least, most)
    if hint not in _PLAIN:
        raise TypeError(f"a button cannot hold {hint}")
    return _PLAIN[hint]


def _by_number(kind: type[StrEnum]) -> tuple[Callable[[Any], str], Callable[[str], Any]]:
    members = tuple(kind)
    return lambda value: str(members.index(value) + 1), lambda word: members[_number(word, 1, len(members)) - 1]


def _reader(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return the same reader, which raises BadPayload for a word that it cannot read."""

    def refusing(word: str) -> Any:
        try:
            return read(word)
        except ValueError as error:
            raise BadPayload("an argument is none of ours") from error

    return refusing


def _number(word: str, least: int, most: int) -> int:
    number: int = _reader(int)(word)
    if not least <= number <= most:
        raise BadPayload("a number is out of its range")
    return number


def _among(values: Collection[Any], value: Any) -> Any:
    if value not in values:
        raise BadPayload("an argument is none of the few")
    return value


def _clock(word: str) -> time:
    number = _number(word, 0, 2359)
    return time(*divmod(number, 100))


_PLAIN: dict[Any, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    str: (str, str),
    bool: (lambda value: str(int(value)), lambda word: bool(_number(word, 0, 1))),
    date: (date.isoformat, _reader(date.fromisoformat)),
    time: (lambda value: f"{value:%H%M}", _reader(_clock)),
}
