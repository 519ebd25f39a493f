"""Draws the plan as a calendar of weeks: what each day holds, in a word a task, that reads at a phone's width."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.delivery.drawing import (
    BAND,
    GROUND,
    INK,
    MARGIN,
    MET,
    MISSING,
    SOFT,
    WEAK,
    WIDTH,
    blank,
    fitting,
    png_of,
    width_of,
    write,
)

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EDGE, _GAP = 20, 8
_CELL = (WIDTH - 2 * _EDGE + _GAP) // 7
_HEAD, _FOOT = 250, 120
_DATE, _CHIP, _CHIP_GAP, _PAD = 56, 50, 6, 10
_WORD_SIZE, _SMALLEST_WORD = 36, 26
_LEAST_CHIPS = 2
_TONES = {"write": MET, "speak": WEAK}
"""Filled for what is worked at; what is neither written nor spoken is outlined."""


def plan_picture(data: Mapping[str, Any]) -> bytes:
    """The PNG of what `bot.features.plan.plan_picture.picture_data` gives; the same data gives the same bytes.

    It takes tens of milliseconds of processor time: call it in a thread.
    """
    heights = [_height(week) for week in data["weeks"]]
    image, pen = blank(_HEAD + sum(heights) + _FOOT)
    _head(pen, data)
    top = _HEAD
    for n, (week, height) in enumerate(zip(data["weeks"], heights, strict=True)):
        for column, cell in enumerate(week):
            _cell(pen, cell, _EDGE + column * _CELL, top, height - _GAP, month=(n, column) == _first_shown(data))
        top += height
    _legend(pen, top + _FOOT // 2)
    return png_of(image)


def _head(pen: "ImageDraw", data: Mapping[str, Any]) -> None:
    days = data["days"]
    write(pen, (MARGIN, 72), "Your plan", 68, bold=True)
    write(pen, (WIDTH - MARGIN, 78), f"{days} day{'' if days == 1 else 's'} to go", 44, anchor="rm", colour=SOFT)
    write(pen, (MARGIN, 148), f"Interview: {data['interview']}", 44)
    for column, name in enumerate(_WEEKDAYS):
        write(pen, (_middle(column), 218), name, 40, anchor="mm", colour=SOFT)


def _height(week: Sequence[Mapping[str, Any]]) -> int:
    """All days of a week are as high as its fullest one."""
    chips = max(_LEAST_CHIPS, *(len(cell["chips"]) for cell in week))
    return _DATE + chips * (_CHIP + _CHIP_GAP) + _PAD + _GAP


def _cell(pen: "ImageDraw", cell: Mapping[str, Any], left: int, top: int, height: int, *, month: bool) -> None:
    if cell["state"] == "outside":
        return
    box = (left, top, left + _CELL - _GAP, top + height)
    middle = left + (_CELL - _GAP) // 2
    if cell["state"] == "interview":
        pen.rounded_rectangle(box, 14, fill=INK)
        write(pen, (middle, top + 34), _date(cell, month=month), 38, anchor="mm", colour=GROUND, bold=True)
        size = fitting("Interview", _CELL - _GAP - 8, _WORD_SIZE, _SMALLEST_WORD)
        write(pen, (middle, top + height // 2 + 20), "Interview", size, anchor="mm", colour=GROUND, bold=True)
        return
    pen.rounded_rectangle(box, 14, fill=GROUND if cell["state"] == "off" else BAND)
    if cell["state"] == "today":
        pen.rounded_rectangle(box, 14, outline=INK, width=5)
    colour = INK if cell["state"] == "today" else SOFT
    write(pen, (middle, top + 34), _date(cell, month=month), 38, anchor="mm", colour=colour, bold=True)
    for n, (word, tone) in enumerate(cell["chips"]):
        _chip(pen, word, tone, left + _PAD, top + _DATE + n * (_CHIP + _CHIP_GAP))
    if cell["state"] == "off" and not cell["chips"]:
        write(pen, (middle, top + _DATE + _CHIP // 2), "off", 36, anchor="mm", colour=MISSING)


def _chip(pen: "ImageDraw", word: str, tone: str, left: int, top: int) -> None:
    right = left + _CELL - _GAP - 2 * _PAD
    box = (left, top, right, top + _CHIP)
    if tone in _TONES:
        pen.rounded_rectangle(box, 10, fill=_TONES[tone])
    else:
        pen.rounded_rectangle(box, 10, outline=SOFT, width=3)
    size = fitting(word, right - left - 8, _WORD_SIZE, _SMALLEST_WORD)
    colour = GROUND if tone in _TONES else INK
    write(pen, ((left + right) // 2, top + _CHIP // 2), word, size, anchor="mm", colour=colour)


def _legend(pen: "ImageDraw", middle: int) -> None:
    left = MARGIN
    for tone, words in (("write", "on paper"), ("speak", "aloud or asked"), ("quiet", "reading, rest")):
        box = (left, middle - 20, left + 56, middle + 20)
        if tone in _TONES:
            pen.rounded_rectangle(box, 10, fill=_TONES[tone])
        else:
            pen.rounded_rectangle(box, 10, outline=SOFT, width=3)
        write(pen, (left + 72, middle), words, 38, colour=SOFT)
        left += 72 + width_of(words, 38) + 52


def _date(cell: Mapping[str, Any], *, month: bool) -> str:
    """The day of the month; with the month's name where it begins, and on the first day that is shown."""
    return f"{cell['date']} {cell['month']}" if month or cell["date"] == "1" else str(cell["date"])


def _first_shown(data: Mapping[str, Any]) -> tuple[int, int]:
    return (0, next(n for n, cell in enumerate(data["weeks"][0]) if cell["state"] != "outside"))


def _middle(column: int) -> int:
    return _EDGE + column * _CELL + (_CELL - _GAP) // 2
