"""A short question in between keeps where the chat stood, and what it may take comes from the features."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.conversation.chat_state import Idle
from bot.conversation.registry import Registry
from bot.conversation.side_question import SideQuestion, before_aside
from bot.features.registered import FEATURES
from storage.records import Conversation

REGISTRY = Registry(FEATURES)
DRILLING = {"drill_id": 1, "at": "S"}


def chat(state: str, data: Mapping[str, Any]) -> Conversation:
    return Conversation(chat_id=1, state=state, data=data, updated_at=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("kind", [rules.state for rules in REGISTRY.states.values() if rules.side_question])
def test_every_side_question_goes_back_to_where_the_chat_stood(kind: type[SideQuestion]) -> None:
    asked = kind(back={"state": "drilling", "data": DRILLING})
    before = before_aside(REGISTRY, chat(kind.name, asked.to_data()))
    assert (before.state, before.data) == ("drilling", DRILLING)


@pytest.mark.parametrize(
    "back", [None, 7, {}, {"state": "drilling"}, {"state": [], "data": {}}, {"state": "of old", "data": {}}]
)
def test_who_came_from_nowhere_is_idle(back: object) -> None:
    before = before_aside(REGISTRY, chat("typing_zone", {"back": back}))
    assert (before.state, before.data) == (Idle.name, {})


def test_a_chat_that_was_asked_nothing_in_between_stays_as_it_is() -> None:
    drilling = chat("drilling", DRILLING)
    assert before_aside(REGISTRY, drilling) is drilling
