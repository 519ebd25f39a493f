"""Draws the coverage as a PNG that reads at a glance at a phone's width, in light chats and in dark ones."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.pictures.drawing import (
    BAND,
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
    shortened,
    width_of,
    write,
)

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_HEAD, _ROW, _FOOT = 268, 152, 220
_MARK, _MARK_FROM, _MARK_STEP = 52, MARGIN + 28, 76
_STEP_WIDTH, _STEP_GAP, _STEP_RISE = 20, 7, 10
_STEPS_FROM = WIDTH - MARGIN - 4 * _STEP_WIDTH - 3 * _STEP_GAP
_BAR_FROM, _BAR_TO, _BAR_HEIGHT = 524, 628, 22
_ALOUD, _PUSHBACK = 886, 992
_NAME_SIZE, _SMALLEST_NAME_SIZE, _LEVEL_SIZE, _GAP = 42, 30, 36, 20
_HEADING_SIZE, _WORD_SIZE, _COUNT_SIZE = 34, 36, 42
_MOST_COUNTED = 9

_LEVELS = ("weak", "passing", "strong", "staff")
_MOVES = {"S": "situation", "T": "trade-off", "A": "action", "R": "result", "D": "driver", "E": "reflection"}
_MARKS = {"+": MET, "~": WEAK, "-": MISSING}


def coverage_picture(data: Mapping[str, Any]) -> bytes:
    """Return the PNG of `bot.features.progress.logic.coverage.picture_data`'s result; equal data give equal bytes.

    Takes tens of milliseconds of CPU: call it in a thread.
    """
    rows = data["rows"]
    name_size = min((_name_size(row) for row in rows), default=_NAME_SIZE)
    image, pen = blank(_HEAD + _ROW * len(rows) + _FOOT)
    _head(pen, data)
    for n, row in enumerate(rows):
        top = _HEAD + n * _ROW
        if n % 2 == 0:
            pen.rectangle((0, top, WIDTH, top + _ROW - 1), fill=BAND)
        _row(image, pen, row, top, name_size)
    _legend(image, pen, _HEAD + _ROW * len(rows))
    return png_of(image)


def _head(pen: "ImageDraw", data: Mapping[str, Any]) -> None:
    write(pen, (MARGIN, 72), "Story coverage", 68, bold=True)
    write(pen, (WIDTH - MARGIN, 78), data["date"], 38, anchor="rm", colour=SOFT)
    write(pen, (MARGIN, 148), f"{data['in_bank']} of 8 in the bank, {data['solid']} at strong or better", 40)
    for n, letter in enumerate(_MOVES):
        write(pen, (_mark_at(n), 226), letter, 46, anchor="mm", bold=True)
    write(pen, (_BAR_FROM, 226), "Recall today", _HEADING_SIZE, colour=SOFT)
    write(pen, (_ALOUD, 226), "Aloud", _HEADING_SIZE, anchor="mm", colour=SOFT)
    write(pen, (_PUSHBACK, 226), "Push", _HEADING_SIZE, anchor="mm", colour=SOFT)


def _row(image: "Image", pen: "ImageDraw", row: Mapping[str, Any], top: int, name_size: int) -> None:
    """Draw a row: above, name and level; below, the six marks, recall and rehearsals."""
    above, below = top + 44, top + 106
    write(pen, (MARGIN, above), shortened(row["name"], _room_for_name(row), name_size), name_size, bold=True)
    if row["latest"] is None:
        write(pen, (WIDTH - MARGIN, above), _level_words(row), _LEVEL_SIZE, anchor="rm", colour=SOFT)
    else:
        write(pen, (_STEPS_FROM - _GAP, above), _level_words(row), _LEVEL_SIZE, anchor="rm")
        _steps(pen, row["latest"], row["best"], above)
    for n in range(len(_MOVES)):
        _mark(image, row["moves"][n] if row["moves"] else " ", _mark_at(n), below)
    if row["recall"] is not None:
        _recall(pen, row["recall"], row["word"], below)
    elif row["latest"] is not None:
        write(pen, (_BAR_FROM, below), row.get("note", "not asked yet"), _WORD_SIZE, colour=SOFT)
    _rehearsals(pen, row, below)


def _level_words(row: Mapping[str, Any]) -> str:
    """Return the newest level, and the best where that was higher."""
    if row["latest"] is None:
        return "not judged yet" if row["stories"] or row.get("begun") else "not tried yet"
    return str(row["latest"]) if row["latest"] == row["best"] else f"{row['latest']}, best {row['best']}"


def _name_size(row: Mapping[str, Any]) -> int:
    """Return the largest font size at which the name fits beside the level."""
    return fitting(row["name"], _room_for_name(row), _NAME_SIZE, _SMALLEST_NAME_SIZE)


def _room_for_name(row: Mapping[str, Any]) -> int:
    return _STEPS_FROM - 2 * _GAP - MARGIN - width_of(_level_words(row), _LEVEL_SIZE)


def _steps(pen: "ImageDraw", latest: str, best: str, middle: int) -> None:
    """Draw filled steps up to the newest level, hollow ones up to the best, and a line for each one above."""
    foot = middle + 18
    for n in range(len(_LEVELS)):
        left = _STEPS_FROM + n * (_STEP_WIDTH + _STEP_GAP)
        box = (left, foot - (n + 1) * _STEP_RISE + 2, left + _STEP_WIDTH, foot)
        if n <= _LEVELS.index(latest):
            pen.rectangle(box, fill=INK)
        elif n <= _LEVELS.index(best):
            pen.rectangle(box, outline=INK, width=3)
        else:
            pen.rectangle((left, foot - 3, left + _STEP_WIDTH, foot), fill=MISSING)


def _recall(pen: "ImageDraw", chance: float, word: str, middle: int) -> None:
    top, foot = middle - _BAR_HEIGHT // 2, middle + _BAR_HEIGHT // 2
    pen.rectangle((_BAR_FROM, top, _BAR_TO, foot), outline=SOFT, width=2)
    pen.rectangle((_BAR_FROM, top, _BAR_FROM + round(chance * (_BAR_TO - _BAR_FROM)), foot), fill=SOFT)
    write(pen, (_BAR_TO + 16, middle), word, _WORD_SIZE)


def _rehearsals(pen: "ImageDraw", row: Mapping[str, Any], middle: int) -> None:
    """Draw how often the story was told aloud and with pushback, or that there is no story."""
    if not row["stories"]:
        said, colour = ("begun", SOFT) if row.get("begun") else ("no story", WEAK)
        write(pen, (WIDTH - MARGIN, middle), said, _WORD_SIZE, anchor="rm", colour=colour)
        return
    for at, times in ((_ALOUD, row["aloud"]), (_PUSHBACK, row["pushbacks"])):
        shown = str(times) if times <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
        write(pen, (at, middle), shown, _COUNT_SIZE, anchor="mm", colour=INK if times else MISSING, bold=times > 0)


def _legend(image: "Image", pen: "ImageDraw", top: int) -> None:
    left = MARGIN + _MARK // 2
    for mark, word in (("+", "met"), ("~", "weak"), ("-", "missing"), (" ", "not judged")):
        _mark(image, mark, left, top + 50)
        write(pen, (left + 44, top + 50), word, 38, colour=SOFT)
        left += 44 + width_of(word, 38) + 76
    moves = ", ".join(f"{letter} {word}" for letter, word in _MOVES.items())
    write(pen, (MARGIN, top + 120), moves, _HEADING_SIZE, colour=SOFT)
    write(pen, (MARGIN, top + 172), "Aloud: told aloud. Push: with hard questions.", _HEADING_SIZE, colour=SOFT)


def _mark_at(n: int) -> int:
    return _MARK_FROM + n * _MARK_STEP


def _mark(image: "Image", mark: str, middle_x: int, middle_y: int) -> None:
    box = (middle_x - _MARK // 2, middle_y - _MARK // 2)
    image.paste(_MARKS.get(mark, MISSING), box, _mask(mark))


@cache
def _mask(mark: str) -> "Image":
    """Return the shape of a mark: a full disc, a half-filled ring, a thin ring, or a dot for what was not judged."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- 30 ms, which a start without a picture need not pay

    # Pillow's circles have jagged edges: they become smooth when drawn four times as large and scaled down.
    size = 4 * _MARK
    mask = Image.new("L", (size, size), 0)
    pen, edges = ImageDraw.Draw(mask), (8, 8, size - 9, size - 9)
    if mark == "+":
        pen.ellipse(edges, fill=255)
    elif mark == "~":
        pen.ellipse(edges, outline=255, width=22)
        pen.pieslice(edges, 90, 270, fill=255)
    elif mark == "-":
        pen.ellipse(edges, outline=255, width=14)
    else:
        pen.ellipse((size // 2 - 18, size // 2 - 18, size // 2 + 18, size // 2 + 18), fill=255)
    return mask.resize((_MARK, _MARK), Image.Resampling.LANCZOS)
