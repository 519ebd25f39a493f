"""Callback data goes out within 64 bytes and comes back as it was; what is not ours is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.actions import Action
from bot.conversation.callback_data import LIMIT_BYTES, BadCallbackData, decode, encode
from bot.conversation.payload import BadPayload
from bot.conversation.registry import Registry
from bot.conversation.replies import Button
from bot.features.answering.judging import ShowExample
from bot.features.registered import FEATURES
from bot.handlers.buttons import PRESSES
from question_bank.models import ArchetypeId, Level

REGISTRY = Registry(FEATURES)
words = st.text(alphabet=st.characters(categories=["L", "N"], include_characters="-_"), max_size=20)


@given(action=st.sampled_from(Action), args=st.lists(st.integers() | words, max_size=3))
def test_what_is_encoded_is_read_back(action: Action, args: list[str | int]) -> None:
    button = Button(text="x", action=action, args=tuple(args))
    try:
        data = encode(button)
    except BadCallbackData:
        assert sum(len(str(arg).encode()) for arg in args) > 50
        return
    press = decode(data)
    assert press.action is action
    assert press.args == tuple(str(arg) for arg in args)
    assert len(data.encode()) <= LIMIT_BYTES


@given(st.text(max_size=80))
def test_forged_data_is_refused_and_never_crashes(data: str) -> None:
    try:
        press = decode(data)
    except BadCallbackData:
        return
    assert press.action in Action


def test_the_longest_example_button_fits() -> None:
    for archetype in ArchetypeId:
        for level in Level:
            encode(Button(text="x", press=ShowExample(archetype, level)))


@pytest.mark.parametrize("data", ["go", "go:", "go:x", "go:1.5", f"go:{2**63}", f"go:-{10**40}"])
def test_an_argument_that_is_no_number_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)


def test_every_action_has_its_handler() -> None:
    typed = {action for action in Action if action in REGISTRY.payloads}
    assert set(PRESSES) | typed == set(Action)
    assert set(PRESSES) & typed == set()
