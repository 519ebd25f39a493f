"""Reads a record of the storage from an object of a JSON file, by the types of the record's fields."""

import math
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from bot.features.transfer.json_file.place import JsonPlace, instant, without_halves

T = TypeVar("T")

YEARS = range(2000, 2101)
LARGEST = 2**31
"""Whole numbers from here on do not fit a column. Ids of a file are mapped to new ones, and are not stored."""


def read_record(place: JsonPlace, kind: type[T], **known: Any) -> T:
    """Return a record whose fields are those of an object. `known` are fields that the object does not have.

    A field without a value has its default. Raises BadFile where there is none, and for a value of another type.
    """
    values = dict(known)
    for field in fields(cast("type[Any]", kind)):
        if field.name in known:
            continue
        if place.has(field.name):
            values[field.name] = place.read(field.name, _reader(kind, field.name))
        elif field.default is MISSING:
            raise place.bad(field.name)
    return kind(**values)


def _reader(kind: type, name: str) -> Any:
    hint = _hints(kind)[name]
    return lambda value: _as(hint, value)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _as(hint: Any, value: Any) -> Any:
    """Return a JSON value as one of the type. Raises ValueError or TypeError where it is none."""
    if get_origin(hint) is UnionType:
        return None if value is None and NoneType in get_args(hint) else _as(get_args(hint)[0], value)
    origin = get_origin(hint)
    if origin in (tuple, frozenset):
        return origin(_as(get_args(hint)[0], each) for each in _exactly(list, value))
    if origin is not None:
        return {_as(str, key): _as(get_args(hint)[1], each) for key, each in _exactly(dict, value).items()}
    if issubclass(hint, StrEnum):
        return hint(_exactly(str, value))
    return _PLAIN[hint](value)


def _exactly(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError("a value of another type")
    return value


def _number(value: Any) -> int:
    if not -LARGEST < _exactly(int, value) < LARGEST:
        raise ValueError("a number that no column holds")
    return int(value)


def _share(value: Any) -> float:
    number = float(value) if type(value) is int else float(_exactly(float, value))
    if not math.isfinite(number):
        raise ValueError("not a number")
    return number


def _day(value: Any) -> date:
    return _of_these_years(date.fromisoformat(value))


def _instant(value: Any) -> datetime:
    at = instant(value)
    _of_these_years(at.date())
    return at


def _of_these_years(day: date) -> date:
    if day.year not in YEARS:
        raise ValueError("a day of another century")
    return day


_PLAIN: Mapping[type, Any] = {
    bool: lambda value: _exactly(bool, value),
    int: _number,
    float: _share,
    str: lambda value: without_halves(_exactly(str, value)),
    datetime: _instant,
    date: _day,
    time: lambda value: time.fromisoformat(value).replace(tzinfo=None),
}
