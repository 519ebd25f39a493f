"""What can be chosen by its number in the terminal: the newest buttons, and the keyboard that came right after them."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from rich.console import Console

from bot.features.answering.texts import asking
from bot.terminal.chat import Change, ChangeKind
from bot.terminal.show import Screen
from tests.end_to_end.stage import STORY, Stage, staged

OF_A_QUESTION = [asking.ANOTHER, asking.SUBJECT, asking.NO_STORY, asking.LIMIT]
OF_THE_FIRST = [*OF_A_QUESTION, asking.SIX_MOVES_BUTTON]
KEYS = [asking.DONE, asking.START_OVER, asking.SKIP]


@pytest_asyncio.fixture
async def asked(sqlite_url: str) -> AsyncIterator[Stage]:
    """Somebody who has just been asked the first question."""
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        yield stage


def choices(stage: Stage) -> list[str]:
    return stage.user.chat.memory.choices.labels


async def test_the_keyboard_goes_on_counting_after_the_buttons_of_the_question(asked: Stage) -> None:
    assert choices(asked) == [*OF_THE_FIRST, *KEYS]


async def test_both_can_be_pressed(asked: Stage) -> None:
    before = asked.texts[-2]
    await asked.press(1)
    assert before not in asked.texts[-2:]
    assert choices(asked) == [*OF_A_QUESTION, *KEYS]
    await asked.press(7)
    assert asking.SKIPPED in asked.texts


async def test_what_is_typed_changes_nothing_of_it(asked: Stage) -> None:
    await asked.say("half an answer")
    assert choices(asked) == [*OF_THE_FIRST, *KEYS]


async def test_newer_buttons_take_their_place(asked: Stage) -> None:
    await asked.say(STORY)
    await asked.press(asking.DONE)
    assert not set(KEYS) & set(choices(asked))


async def test_the_numbers_on_the_screen_are_those_that_count(asked: Stage, tmp_path: Path) -> None:
    page = io.StringIO()
    screen = Screen(Console(file=page, width=100), tmp_path)
    for message in list(asked.user.chat.messages.values())[-2:]:
        screen.change(Change(kind=ChangeKind.NEW, message=message))
    for number, label in enumerate(choices(asked), 1):
        assert f"[{number}] {label}" in page.getvalue()
