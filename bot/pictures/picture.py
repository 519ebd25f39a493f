"""Draws a picture from the data that it shows, by its kind; each kind has a module of its own."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.pictures.coverage_picture import coverage_picture
from bot.pictures.day_card_picture import day_card_picture
from bot.pictures.plan_picture import plan_picture

DRAWN: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {
    "coverage": coverage_picture,
    "day_card": day_card_picture,
    "plan": plan_picture,
}
"""Each kind of picture, with the function that draws its PNG."""


def draw(kind: str, data: Mapping[str, Any]) -> bytes:
    """Return the PNG of a picture. Raises ValueError for an unknown kind. Call it in a thread."""
    if kind not in DRAWN:
        raise ValueError(f"There is no picture of the kind {kind!r}.")
    return DRAWN[kind](data)
