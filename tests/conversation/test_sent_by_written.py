"""Buttons and states of written answers: what was sent or stored before is read as ever."""

import pytest

from bot.conversation.doors import LimitWords, ShowForForm
from bot.conversation.payload import BadPayload, Payload, encode
from bot.conversation.registry import Registry
from bot.features.registered import FEATURES
from bot.features.written.for_form import FitStory
from bot.features.written.limits import RemoveLimit, SetLimit
from bot.features.written.states import TypingLimit
from storage.records import Conversation
from tests.clocks import START

REGISTRY = Registry(FEATURES)


@pytest.mark.parametrize(
    ("data", "payload"),
    [
        ("Ua:5:250", SetLimit(5, 250)),
        ("Ub:5", RemoveLimit(5)),
        ("Uc:5:100", FitStory(5, 100)),
        ("Ud:5", LimitWords(5)),
        ("Ue:5", ShowForForm(5)),
    ],
)
def test_a_button_is_read_and_written_as_ever(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert encode(payload) == data


@pytest.mark.parametrize("data", ["Ua:5", "Ua:5:19", "Ua:5:2001", "Uc:5:x", "Ud", "Ue:x"])
def test_a_forged_button_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)


def test_a_stored_state_is_read_as_ever() -> None:
    back = {"state": "collecting", "data": {"answer_id": 5}}
    row = Conversation(chat_id=1, state="typing_limit", data={"back": back}, updated_at=START)
    assert REGISTRY.state_of(row) == TypingLimit(back=back)
