"""A button's payload goes out within 64 bytes and comes back as it was; what is forged is refused."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.payload import (
    LARGEST_NUMBER,
    LIMIT_BYTES,
    BadPayload,
    ByNumber,
    OneOf,
    Payload,
    Range,
    check_layout,
    decode,
    encode,
)
from question_bank.models import ArchetypeId, Level


@dataclass(frozen=True, slots=True)
class Everything(Payload, code="ev"):
    answer_id: int
    level: Level
    archetype: Annotated[ArchetypeId, ByNumber()]
    day: date
    at: time
    weekday: Annotated[int, Range(1, 7)]
    sure: bool = False
    minutes: Annotated[int, OneOf((15, 30))] = 15
    others: tuple[Annotated[ArchetypeId, ByNumber()], ...] = ()


@dataclass(frozen=True, slots=True)
class Named(Payload, code="na"):
    name: str
    story_id: int | None = None


@dataclass(frozen=True, slots=True)
class Three(Payload, code="th"):
    numbers: tuple[int, int, int]


ANY = st.builds(
    Everything,
    answer_id=st.integers(0, 10**9),
    level=st.sampled_from(Level),
    archetype=st.sampled_from(ArchetypeId),
    day=st.dates(),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    weekday=st.integers(1, 7),
    sure=st.booleans(),
    minutes=st.sampled_from((15, 30)),
    others=st.lists(st.sampled_from(ArchetypeId), max_size=4).map(tuple),
)


def words(data: str) -> list[str]:
    return data.split(":")[1:]


@given(ANY)
def test_what_goes_out_comes_back(payload: Everything) -> None:
    data = encode(payload)
    assert data.startswith("ev:")
    assert len(data.encode()) <= LIMIT_BYTES
    assert decode(Everything, words(data)) == payload


def test_defaults_at_the_end_are_left_out() -> None:
    assert encode(Named("x")) == "na:x"
    assert encode(Named("x", 7)) == "na:x:7"
    assert decode(Named, ["x"]) == Named("x")


@pytest.mark.parametrize("name", ["x" * 62, "a:b"])
def test_what_would_not_fit_or_not_come_back_is_refused(name: str) -> None:
    with pytest.raises(BadPayload):
        encode(Named(name))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Named, ""),
        (Named, "x:y"),
        (Named, "x:1:2"),
        (Named, "x:1.5"),
        (Named, f"x:{LARGEST_NUMBER + 1}"),
        (Three, "1:2"),
        (Three, "1:2:3:4"),
        (Everything, "1:staff:9:2026-01-01:0730:1"),
        (Everything, "1:great:1:2026-01-01:0730:1"),
        (Everything, "1:staff:0:2026-01-01:0730:1"),
        (Everything, "1:staff:1:2026-13-01:0730:1"),
        (Everything, "1:staff:1:2026-01-01:0760:1"),
        (Everything, "1:staff:1:2026-01-01:2400:1"),
        (Everything, "1:staff:1:2026-01-01:0730:8"),
        (Everything, "1:staff:1:2026-01-01:0730:1:2"),
        (Everything, "1:staff:1:2026-01-01:0730:1:1:20"),
        (Everything, "1:staff:1:2026-01-01:0730:1:1:x"),
    ],
)
def test_what_is_forged_is_refused(kind: type[Payload], data: str) -> None:
    with pytest.raises(BadPayload):
        decode(kind, data.split(":") if data else [])


@pytest.mark.parametrize(
    "values",
    [{"weekday": 8}, {"weekday": 0}, {"minutes": 20}, {"at": time(7, 30, 15)}, {"answer_id": LARGEST_NUMBER + 1}],
)
def test_a_value_that_would_be_refused_later_is_not_sent(values: dict[str, Any]) -> None:
    fine = Everything(1, Level.STAFF, ArchetypeId.MENTORING, date(2026, 1, 1), time(7, 30), 1)
    with pytest.raises(BadPayload):
        encode(replace(fine, **values))


@given(st.lists(st.text(max_size=12), max_size=8))
def test_forged_words_never_crash(forged: list[str]) -> None:
    for kind in (Everything, Named, Three):
        try:
            assert isinstance(decode(kind, forged), kind)
        except BadPayload:
            continue


def test_a_payload_of_what_no_button_can_hold_is_a_mistake() -> None:
    @dataclass(frozen=True)
    class Wrong(Payload, code="wr"):
        weight: float

    with pytest.raises(TypeError, match="float"):
        encode(Wrong(1.5))


@dataclass(frozen=True, slots=True)
class ManyFirst(Payload, code="mf"):
    numbers: tuple[int, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class NoneFirst(Payload, code="nf"):
    story_id: int | None
    sure: bool


@pytest.mark.parametrize("kind", [ManyFirst, NoneFirst])
def test_a_field_that_may_be_left_out_has_to_be_the_last(kind: type[Payload]) -> None:
    with pytest.raises(TypeError, match="last field"):
        check_layout(kind)
