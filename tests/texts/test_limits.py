"""Every sentence that the bot can say: within Telegram's limits, with sound markup and at most two emoji."""

import importlib
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.terminal.refusals import Refused, check_caption, check_text
from tests.texts.renderings import Rendering

TOOLS = {"html", "names", "verdict_rows"}
"""Modules of messages that make parts of sentences."""
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
MOST_EMOJI = 2
FOLDER = Path(__file__).parents[2] / "bot"
MODULES = [
    importlib.import_module(".".join(file.relative_to(FOLDER.parent).with_suffix("").parts))
    for file in sorted(FOLDER.rglob("texts/*.py"))
    if file.stem not in {*TOOLS, "__init__"}
]


def renderings(module: ModuleType) -> list[Rendering]:
    """What is rendered of a module of messages."""
    name = module.__name__.rpartition(".")[2]
    return list(importlib.import_module(f"tests.texts.renderings.{name}").RENDERINGS)


def functions(module: ModuleType) -> list[Callable[..., Any]]:
    """The functions of a module that others call."""
    found = inspect.getmembers(module, inspect.isfunction)
    return [function for name, function in found if not name.startswith("_") and function.__module__ == module.__name__]


def constants(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The sentences of a module that need no arguments, by their names."""
    for name, value in vars(module).items():
        if name.isupper() and not name.startswith("_"):
            for text in _texts(value):
                yield name, text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from _texts(each)


def check(html: str, *, caption: bool = False) -> None:
    """Fail where Telegram would refuse the message, or a reader tire of it."""
    plain = check_caption(html, "HTML") if caption else check_text(html, "HTML")
    shown = EMOJI.findall(plain.replace("😀", ""))
    assert len(shown) <= MOST_EMOJI, shown


def refusals(rendering: Rendering) -> Iterator[str]:
    """Why a rendering may not be sent, by its function; all reasons, so that one does not hide the next."""
    said = rendering.function(*rendering.args, **rendering.kwargs)
    for html in said if isinstance(said, list | tuple) else [said]:
        try:
            check(html, caption=rendering.caption)
        except (AssertionError, Refused) as refused:
            yield f"{rendering.function.__name__}: {refused}, {html[:80]}"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_message_function_is_rendered(module: ModuleType) -> None:
    rendered = {rendering.function for rendering in renderings(module)}
    assert [function.__name__ for function in functions(module) if function not in rendered] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_what_is_rendered_keeps_telegrams_limits(module: ModuleType) -> None:
    assert [refused for rendering in renderings(module) for refused in refusals(rendering)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_fixed_sentences_keep_telegrams_limits(module: ModuleType) -> None:
    for _, text in constants(module):
        check(text)
