"""Which command a text names, and which one a mistyped one meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.typed.named_command import named_command, nearest_command

NAMES = {"practice", "mock", "stories", "cancel", "plan", "start", "help"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("/help", "help"),
        ("/Help@local_bot me", "help"),
        ("/practice\nmentoring", "practice"),
        ("help", None),
        (" /help", None),
        ("/", None),
        ("/ help", None),
        ("", None),
    ],
)
def test_the_name_behind_the_slash(text: str, name: str | None) -> None:
    assert named_command(text) == name


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("/practise", "practice"),
        ("/PRACTISE@local_bot", "practice"),
        ("/cancle", "cancel"),
        ("/stor", "stories"),
        ("/stor y", "stories"),
        ("/st", None),
        ("/dance", None),
        ("/plans", "plan"),
        ("/halp me", "help"),
        ("/foo", None),
        ("/var/log", None),
        ("/", None),
        ("", None),
    ],
)
def test_a_mistyped_command_is_the_one_that_is_spelt_most_alike(text: str, meant: str | None) -> None:
    assert nearest_command(text, NAMES) == meant


@given(st.text())
def test_no_text_means_a_command_that_does_not_exist(text: str) -> None:
    assert nearest_command(text, NAMES) in {None, *NAMES}
