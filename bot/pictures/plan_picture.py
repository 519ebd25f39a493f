"""Draws the plan as a calendar of weeks with a word for each task and a legend, readable at a phone's width."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.pictures.drawing import (
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
    write,
)

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EDGE, _GAP = 20, 8
_CELL = (WIDTH - 2 * _EDGE + _GAP) // 7
_HEAD, _FOOT = 250, 48
_COLUMN = (WIDTH - 2 * MARGIN) // 2
_LINE, _HEADING, _LEGEND_SIZE, _SMALLEST_IN_LEGEND = 60, 76, 38, 34
_DATE, _CHIP, _CHIP_GAP, _PAD = 62, 50, 6, 10
_DATE_SIZE, _WORD_SIZE, _SMALLEST_WORD = 38, 36, 28
_LEAST_CHIPS = 2
_INTERVIEW = ("Inter-", "view")
_TONES = {"write": MET, "speak": WEAK}
"""Fill colours. Tasks that are neither written nor spoken are outlined."""


def plan_picture(data: Mapping[str, Any]) -> bytes:
    """Return the PNG for the result of `bot.features.plan.plan_picture.picture_data`; equal data give equal bytes.

    Takes tens of milliseconds of CPU: call it in a thread.
    """
    heights = [_height(week) for week in data["weeks"]]
    image, pen = blank(_HEAD + sum(heights) + _legend_height(data) + _FOOT)
    _head(pen, data)
    top = _HEAD
    for n, (week, height) in enumerate(zip(data["weeks"], heights, strict=True)):
        for column, cell in enumerate(week):
            _cell(pen, cell, _EDGE + column * _CELL, top, height - _GAP, month=(n, column) == _first_shown(data))
        top += height
    _legend(pen, data, top)
    return png_of(image)


def _head(pen: "ImageDraw", data: Mapping[str, Any]) -> None:
    days = data["days"]
    write(pen, (MARGIN, 72), "Your plan", 68, bold=True)
    write(pen, (WIDTH - MARGIN, 78), f"{days} day{'' if days == 1 else 's'} to go", 44, anchor="rm", colour=SOFT)
    write(pen, (MARGIN, 148), f"Interview: {data['interview']}", 44)
    for column, name in enumerate(_WEEKDAYS):
        write(pen, (_middle(column), 218), name, 40, anchor="mm", colour=SOFT)


def _height(week: Sequence[Mapping[str, Any]]) -> int:
    """Return the height in pixels of all days of a week, set by the fullest one."""
    chips = max(_LEAST_CHIPS, *(len(cell["chips"]) for cell in week))
    return _DATE + chips * (_CHIP + _CHIP_GAP) + _PAD + _GAP


def _cell(pen: "ImageDraw", cell: Mapping[str, Any], left: int, top: int, height: int, *, month: bool) -> None:
    if cell["state"] == "outside":
        return
    box = (left, top, left + _CELL - _GAP, top + height)
    middle = left + (_CELL - _GAP) // 2
    if cell["state"] == "interview":
        pen.rounded_rectangle(box, 14, fill=INK)
        _write_date(pen, cell, (middle, top + 34), month=month, colour=GROUND)
        for n, half in enumerate(_INTERVIEW):
            at = (middle, top + height // 2 + n * 40)
            write(pen, at, half, _WORD_SIZE, anchor="mm", colour=GROUND, bold=True)
        return
    pen.rounded_rectangle(box, 14, fill=GROUND if cell["state"] == "off" else BAND)
    if cell["state"] == "today":
        pen.rounded_rectangle(box, 14, outline=INK, width=5)
    _write_date(pen, cell, (middle, top + 34), month=month, colour=INK if cell["state"] == "today" else SOFT)
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
    size = fitting(word, right - left - 14, _WORD_SIZE, _SMALLEST_WORD)
    colour = GROUND if tone in _TONES else INK
    write(pen, ((left + right) // 2, top + _CHIP // 2), word, size, anchor="mm", colour=colour)


def _legend_height(data: Mapping[str, Any]) -> int:
    """Return the height in pixels of the legend. A picture stored before it had one has none."""
    return sum(_HEADING + _LINE * _lines(data.get(part, ())) for part in ("stories", "words") if data.get(part))


def _legend(pen: "ImageDraw", data: Mapping[str, Any], top: int) -> None:
    """Draw the stories by their numbers and the words with their meanings, in two columns read downwards."""
    for part, heading in (("stories", "Stories"), ("words", "Words")):
        entries = data.get(part, ())
        if not entries:
            continue
        write(pen, (MARGIN, top + _HEADING // 2 + 8), heading, _LEGEND_SIZE, bold=True)
        top += _HEADING
        for n, entry in enumerate(entries):
            column, line = divmod(n, _lines(entries))
            _entry(pen, entry, MARGIN + column * _COLUMN, top + line * _LINE + _LINE // 2)
        top += _lines(entries) * _LINE


def _lines(entries: Sequence[Any]) -> int:
    return (len(entries) + 1) // 2


def _entry(pen: "ImageDraw", entry: Sequence[Any], left: int, middle: int) -> None:
    """Draw one entry: the number of a story or the chip of a word, and what it means."""
    *chip, meaning = entry
    if len(chip) > 1:
        _chip(pen, chip[0], chip[1], left, middle - _CHIP // 2)
        left += _CELL - _GAP - 2 * _PAD + 16
        room = _COLUMN - (_CELL - _GAP - 2 * _PAD) - 32
    else:
        write(pen, (left, middle), str(chip[0]), _LEGEND_SIZE, bold=True)
        left, room = left + 40, _COLUMN - 56
    size = fitting(meaning, room, _LEGEND_SIZE, _SMALLEST_IN_LEGEND)
    write(pen, (left, middle), meaning, size, colour=SOFT)


def _write_date(pen: "ImageDraw", cell: Mapping[str, Any], at: tuple[int, int], *, month: bool, colour: str) -> None:
    date = _date(cell, month=month)
    size = fitting(date, _CELL - _GAP - 2 * _PAD - 8, _DATE_SIZE, _SMALLEST_WORD)
    write(pen, at, date, size, anchor="mm", colour=colour, bold=True)


def _date(cell: Mapping[str, Any], *, month: bool) -> str:
    """Return the day of the month, with the month's name on its first day and on the first day shown."""
    return f"{cell['date']} {cell['month']}" if month or cell["date"] == "1" else str(cell["date"])


def _first_shown(data: Mapping[str, Any]) -> tuple[int, int]:
    return (0, next(n for n, cell in enumerate(data["weeks"][0]) if cell["state"] != "outside"))


def _middle(column: int) -> int:
    return _EDGE + column * _CELL + (_CELL - _GAP) // 2
