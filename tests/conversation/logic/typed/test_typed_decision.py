"""A yes or a no that is typed in place of a button."""

import pytest

from bot.conversation.logic.typed.typed_decision import agrees, declines


@pytest.mark.parametrize(
    "text", ["no", "No!", "no no no", "Nope.", "don't", "DON’T", "stop it", "Keep it", "never mind"]
)
def test_a_no(text: str) -> None:
    assert declines(text)
    assert not agrees(text)


@pytest.mark.parametrize("text", ["yes", "Y", "ok 👍", "Yes please", "Erase everything", "delete it all"])
def test_a_yes(text: str) -> None:
    assert agrees(text)
    assert not declines(text)


@pytest.mark.parametrize(
    "text", ["", "👍", "it", "mind it", "all", "No story was ever told.", "yes or no", "I erased the disk"]
)
def test_neither(text: str) -> None:
    assert not agrees(text)
    assert not declines(text)
