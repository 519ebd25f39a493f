"""Every sentence on the phone in plain words: no letter soup, and no riddle that was once there."""

import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.texts.renderings import Rendering
from tests.texts.test_limits import MODULES, constants, renderings

LETTERS = re.compile(r"\b(?!(?:STAR|STARDE|AT|AS|READ|TEA|DATE|ARE|SEE)\b)[STARDE]{2,6}\b")
"""Letters of the moves in a row, such as TDE. They read like a word that nobody knows."""
RIDDLES = re.compile(
    r"\bcoats?\b|\banew\b|\bin the room\b|\bwalks into\b|\bstretch\b|\bhears the gaps\b"
    r"|\bwhen you are through\b|\bIt rates nothing\b|\bhonest beats\b|\bbeats forcing\b|\btold at Senior level\b",
    re.IGNORECASE,
)


def said_by(rendering: Rendering) -> Iterator[object]:
    """The texts of a rendering."""
    said = rendering.function(*rendering.args, **rendering.kwargs)
    yield from said if isinstance(said, list | tuple) else [said]


def unclear(text: str) -> list[str]:
    """What is not plain in a text."""
    return [found.group() for pattern in (LETTERS, RIDDLES) for found in pattern.finditer(text)]


def test_letter_soup_and_riddles_are_found() -> None:
    assert unclear("Weak, without TARDE") == ["TARDE"]
    assert unclear("mend STAR and TDE") == ["TDE"]
    assert unclear("Tap S, then T.") == []
    assert unclear("so that I can count its coats") == ["coats"]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_what_is_said_is_plain(module: ModuleType) -> None:
    texts = [text for rendering in renderings(module) for text in said_by(rendering) if isinstance(text, str)]
    assert [(found, text[:80]) for text in texts for found in unclear(text)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_fixed_sentences_are_plain(module: ModuleType) -> None:
    assert [(name, found) for name, text in constants(module) for found in unclear(text)] == []
