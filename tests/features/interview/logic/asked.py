"""Asked questions for the tests of the pure logic."""

from itertools import count
from typing import Any

from storage.records import AskedQuestion

_IDS = count(1)


def asked(**fields: Any) -> AskedQuestion:
    """A question of which nothing else is said."""
    number = next(_IDS)
    return AskedQuestion(**{"id": number, "interview_id": 1, "n": number, "text": "Why?", "archetype": None, **fields})
