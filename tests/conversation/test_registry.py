"""The registry finds the feature of a command, a state, a press or a due kind, and lets none be declared twice."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from bot.conversation.chat_state import ChatState, Idle
from bot.conversation.context import Context
from bot.conversation.feature import Command, Feature, StateRules, without_payload
from bot.conversation.payload import BadPayload, Payload
from bot.conversation.registry import RegisteredTwice, Registry
from bot.conversation.replies import Reply
from bot.features.registered import FEATURES
from storage.records import Conversation, DueKind


@dataclass(frozen=True, slots=True)
class Open(Payload, code="op"):
    door: int


@dataclass(frozen=True, slots=True)
class Waiting(ChatState, name="waiting"):
    door: int


async def call(_: Context) -> list[Reply]:
    return []


async def take(_: Context, __: int, ___: str) -> list[Reply]:
    return []


async def hear(_: Context, __: int) -> list[Reply]:
    return []


async def mark(_: Context, __: object) -> list[Reply]:
    return []


DOORS = Feature(
    name="doors",
    commands={"open": Command(call=call)},
    states=(StateRules(state=Idle, on_text=take), StateRules(state=Waiting, on_text=take)),
    presses={Open: without_payload(call)},
    time_marks={DueKind.DRILL_MARK: mark},
    due={DueKind.DAILY: mark},
    unclaimed_voice=hear,
)
CHAT = Conversation(chat_id=1, state="waiting", data={"door": 2}, updated_at=datetime(2026, 1, 1, tzinfo=UTC))


def test_a_press_is_read_by_its_code() -> None:
    assert Registry([DOORS]).payload("op:2") == Open(2)


@pytest.mark.parametrize("data", ["", "zz:2", "op", "op:x", "op:1:2"])
def test_data_that_are_no_registered_payload_are_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        Registry([DOORS]).payload(data)


def test_a_chat_is_where_its_row_says() -> None:
    assert Registry([DOORS]).state_of(CHAT) == Waiting(2)


@pytest.mark.parametrize(
    "chat", [replace(CHAT, state="gone"), replace(CHAT, state="gone", data={"follow_up": True}), replace(CHAT, data={})]
)
def test_a_chat_whose_row_cannot_be_read_is_idle(chat: Conversation) -> None:
    assert Registry([DOORS]).state_of(chat) == Idle()


@pytest.mark.parametrize(
    "other",
    [
        Feature(name="x", commands={"open": Command(call=call)}),
        Feature(name="x", states=(StateRules(state=Waiting, on_text=take),)),
        Feature(name="x", presses={Open: without_payload(call)}),
        Feature(name="x", time_marks={DueKind.DRILL_MARK: mark}),
        Feature(name="x", due={DueKind.DAILY: mark}),
        Feature(name="x", time_marks={DueKind.DAILY: mark}),
        Feature(name="x", unclaimed_voice=hear),
    ],
)
def test_nothing_is_declared_twice(other: Feature) -> None:
    with pytest.raises(RegisteredTwice):
        Registry([DOORS, other])


def test_two_payloads_with_one_code_are_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Shut(Payload, code="op"):
        door: int

    with pytest.raises(RegisteredTwice):
        Registry([DOORS, Feature(name="x", presses={Shut: without_payload(call)})])


def test_a_payload_that_no_button_can_hold_is_refused_at_once() -> None:
    @dataclass(frozen=True, slots=True)
    class Weighed(Payload, code="wd"):
        weight: float

    with pytest.raises(TypeError, match="float"):
        Registry([Feature(name="x", presses={Weighed: without_payload(call)})])


def test_every_kind_of_due_row_has_its_feature() -> None:
    registry = Registry(FEATURES)
    assert {*registry.time_marks, *registry.due} == set(DueKind)


def test_a_voice_note_that_no_state_takes_has_its_feature() -> None:
    assert Registry(FEATURES).unclaimed_voice is not None
