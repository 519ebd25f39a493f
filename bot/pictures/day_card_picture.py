"""Draws the day card: a block a story with its opening, number, source and reflection, readable at a phone's width."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.pictures.drawing import BAND, INK, MARGIN, MET, MISSING, SOFT, WIDTH, blank, png_of, width_of, wrapped, write
from bot.pictures.fonts import drawable

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_HEAD, _FOOT, _GAP, _PAD = 190, 40, 20, 26
_ROOM = WIDTH - 2 * MARGIN
_NAMES_SIZE, _TITLE_SIZE, _SIZE, _SMALL = 34, 46, 38, 34
_LINES_OF_NAMES, _LINES_OF_OPENING, _LINES_OF_PHRASE, _LINES_OF_MISSING = 2, 3, 2, 3
_HEIGHT = 1.28
"""Height of a line, as a multiple of its size."""
_IN_THE_MESSAGE = "in the message below: no font here has its letters"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of a block."""

    text: str
    size: int
    colour: str
    bold: bool = False
    label: str = ""
    """Word before the line, in another colour."""

    @property
    def height(self) -> int:
        return round(self.size * _HEIGHT)


def day_card_picture(data: Mapping[str, Any]) -> bytes:
    """Return the PNG for data of `bot.features.day_card.card_picture`; equal data give equal bytes on one machine.

    Takes tens of milliseconds of CPU: call it in a thread.
    """
    blocks = [list(_block(entry)) for entry in data["entries"]]
    missing = [_Line(text=line, size=_SMALL, colour=MISSING) for line in _missing(data)]
    height = _HEAD + sum(_height(block) + 2 * _PAD + _GAP for block in blocks) + _height(missing) + _FOOT
    image, pen = blank(height)
    _head(pen, data)
    top = _HEAD
    for block in blocks:
        bottom = top + _height(block) + 2 * _PAD
        pen.rounded_rectangle((MARGIN // 2, top, WIDTH - MARGIN // 2, bottom), 18, fill=BAND)
        _write(pen, block, top + _PAD)
        top = bottom + _GAP
    _write(pen, missing, top)
    return png_of(image)


def _head(pen: "ImageDraw", data: Mapping[str, Any]) -> None:
    write(pen, (MARGIN, 72), "Day card", 68, bold=True)
    if data["page"]:
        write(pen, (WIDTH - MARGIN, 78), data["page"], 44, anchor="rm", colour=SOFT)
    write(pen, (MARGIN, 146), data["when"] or "Read each once, aloud if you can", 44)


def _block(entry: Mapping[str, Any]) -> Iterator[_Line]:
    for line in wrapped(entry["names"], _ROOM, _NAMES_SIZE, _LINES_OF_NAMES):
        yield _Line(text=line, size=_NAMES_SIZE, colour=SOFT)
    title = drawable(entry["title"])
    if title:
        yield _Line(text=wrapped(title, _ROOM, _TITLE_SIZE, 1)[0], size=_TITLE_SIZE, colour=INK, bold=True)
    for n, (label, phrase) in enumerate(entry["lines"]):
        yield from _phrase(label, phrase, _LINES_OF_PHRASE if n else _LINES_OF_OPENING)
    if entry["gaps"]:
        for line in wrapped(entry["gaps"], _ROOM, _SMALL, _LINES_OF_PHRASE):
            yield _Line(text=line, size=_SMALL, colour=MISSING)


def _phrase(label: str, phrase: str, most: int) -> Iterator[_Line]:
    """Yield the lines of a phrase, the first one behind its label."""
    words, colour = drawable(phrase), INK
    if not words:
        words, colour = _IN_THE_MESSAGE, MISSING
    own = f"{label}:" if label else ""
    # The label is wrapped with the phrase, for the room that it takes in the first line.
    for n, line in enumerate(wrapped(f"{own} {words}", _ROOM, _SIZE, most)):
        first = n == 0 and own
        yield _Line(
            text=line.removeprefix(own) if first else line, size=_SIZE, colour=colour, label=own if first else ""
        )


def _missing(data: Mapping[str, Any]) -> list[str]:
    return wrapped(data["missing"], _ROOM, _SMALL, _LINES_OF_MISSING) if data["missing"] else []


def _height(lines: list[_Line]) -> int:
    return sum(line.height for line in lines)


def _write(pen: "ImageDraw", lines: list[_Line], top: int) -> None:
    for line in lines:
        middle, left = top + line.height // 2, MARGIN
        if line.label:
            write(pen, (left, middle), line.label, line.size, colour=MET)
            left += width_of(line.label, line.size)
        write(pen, (left, middle), line.text, line.size, colour=line.colour, bold=line.bold)
        top += line.height
