"""Registry of all features: it finds the handler of a command, a text in a chat state, a press, a due row or a request."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from bot.conversation.chat_state import BadStateData, ChatState, Idle
from bot.conversation.feature import (
    Call,
    Command,
    Feature,
    InsteadOfDaily,
    OnDue,
    OnEdit,
    OnPress,
    OnVoice,
    StateRules,
)
from bot.conversation.page import Method, PageRoute
from bot.conversation.payload import SEPARATOR, BadPayload, Payload, check_layout, decode
from storage.records import Conversation, DueKind

K = TypeVar("K")
V = TypeVar("V")


class RegisteredTwice(ValueError):
    """A command, state, payload, due kind or route that is declared twice."""


class Registry:
    """The declarations of all features.

    Raises RegisteredTwice where two declare the same, and TypeError for a payload that no button can hold.
    """

    def __init__(self, features: Sequence[Feature]) -> None:
        self.commands: Mapping[str, Command] = _once(each.commands.items() for each in features)
        self.time_marks: Mapping[DueKind, OnDue] = _once(each.time_marks.items() for each in features)
        self.due: Mapping[DueKind, OnDue] = _once(each.due.items() for each in features)
        _once((self.time_marks.items(), self.due.items()))
        self.name_left: Sequence[Call] = [each.name_left for each in features if each.name_left is not None]
        self.waiting: Sequence[Call] = [each.waiting for each in features if each.waiting is not None]
        self.instead_of_daily: Sequence[InsteadOfDaily] = [
            each.instead_of_daily for each in features if each.instead_of_daily is not None
        ]
        self.on_edit: Sequence[OnEdit] = [each.on_edit for each in features if each.on_edit is not None]
        self.unclaimed_voice: OnVoice | None = _one(each.unclaimed_voice for each in features)
        self.presses: Mapping[type[Payload], OnPress] = _once(each.presses.items() for each in features)
        for kind in self.presses:
            check_layout(kind)
        self.payloads: Mapping[str, type[Payload]] = _once([[(kind.code, kind) for kind in self.presses]])
        self.states: Mapping[type[ChatState], StateRules] = _once(
            [(rules.state, rules) for rules in each.states] for each in features
        )
        self.routes: Mapping[tuple[Method, str], PageRoute] = _once(
            [((route.method, route.path), route) for route in each.routes] for each in features
        )
        self._by_name: Mapping[str, type[ChatState]] = _once([[(state.name, state) for state in self.states]])

    def payload(self, data: str) -> Payload:
        """Return the payload that a button's data hold. Raises BadPayload for data that are not ours."""
        code, *words = data.split(SEPARATOR)
        if code not in self.payloads:
            raise BadPayload("no such button")
        return decode(self.payloads[code], words)

    def state_of(self, conversation: Conversation) -> ChatState:
        """Return the state of a chat. Idle where the stored state is unknown or cannot be read."""
        kind = self._by_name.get(conversation.state)
        try:
            return kind.from_data(conversation.data) if kind is not None else Idle()
        except BadStateData:
            return Idle()

    def knows(self, state: str) -> bool:
        """Return whether a state of that name is registered."""
        return state in self._by_name

    def rules_of(self, state: ChatState) -> StateRules:
        """Return the rules of a state."""
        return self.states[type(state)]


def _once(parts: Iterable[Iterable[tuple[K, V]]]) -> dict[K, V]:
    found: dict[K, V] = {}
    for part in parts:
        for key, value in part:
            if key in found:
                raise RegisteredTwice(f"{key} is registered twice")
            found[key] = value
    return found


def _one(declared: Iterable[V | None]) -> V | None:
    found = [each for each in declared if each is not None]
    if len(found) > 1:
        raise RegisteredTwice("two features take the same")
    return found[0] if found else None
