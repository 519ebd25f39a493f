"""Draws the coverage as a PNG that reads at a glance at a phone's width, in light chats and in dark ones."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH = 1080
_MARGIN = 48
_HEAD, _ROW, _FOOT = 268, 152, 168
_MARK, _MARK_FROM, _MARK_STEP = 56, _MARGIN + 30, 88
_STEP_WIDTH, _STEP_GAP, _STEP_RISE = 20, 7, 10
_STEPS_FROM = WIDTH - _MARGIN - 4 * _STEP_WIDTH - 3 * _STEP_GAP
_BAR_FROM, _BAR_TO, _BAR_HEIGHT = 620, 808, 22
_NAME_SIZE, _SMALLEST_NAME_SIZE, _LEVEL_SIZE, _GAP = 42, 30, 36, 20

# Sky blue and orange of Okabe and Ito stay apart for every kind of colour vision; fill and shape say the same again.
GROUND, BAND, INK, SOFT = "#1F2A37", "#283646", "#F5F7FA", "#B7C2CE"
MET, WEAK, MISSING = "#56B4E9", "#E69F00", "#93A1B0"
_LEVELS = ("weak", "passing", "strong", "staff")
_MOVES = {"S": "situation", "T": "trade-off", "A": "action", "R": "result", "D": "driver", "E": "reflection"}
_MARKS = {"+": MET, "~": WEAK, "-": MISSING}

_Anchor = Literal["lm", "mm", "rm"]


def draw(kind: str, data: Mapping[str, Any]) -> bytes:
    """The PNG of that kind of picture; ValueError for a kind that nobody draws. Call it in a thread."""
    if kind != "coverage":
        raise ValueError(f"There is no picture of the kind {kind!r}.")
    return coverage_picture(data)


def coverage_picture(data: Mapping[str, Any]) -> bytes:
    """The PNG of what `bot.coach.coverage.picture_data` gives; the same data gives the same bytes.

    It takes tens of milliseconds of processor time: call it in a thread.
    """
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- 30 ms, which a start without a picture need not pay

    rows = data["rows"]
    name_size = min((_name_size(row) for row in rows), default=_NAME_SIZE)
    image = Image.new("RGB", (WIDTH, _HEAD + _ROW * len(rows) + _FOOT), GROUND)
    pen = ImageDraw.Draw(image)
    _head(pen, data)
    for n, row in enumerate(rows):
        top = _HEAD + n * _ROW
        if n % 2 == 0:
            pen.rectangle((0, top, WIDTH, top + _ROW - 1), fill=BAND)
        _row(image, pen, row, top, name_size)
    _legend(image, pen, _HEAD + _ROW * len(rows))
    png = BytesIO()
    # A palette makes it a third of the size, and faster to write; the eye sees no difference.
    image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(png, "PNG", compress_level=6)
    return png.getvalue()


def _head(pen: "ImageDraw", data: Mapping[str, Any]) -> None:
    _write(pen, (_MARGIN, 72), "Story coverage", 68, bold=True)
    _write(pen, (WIDTH - _MARGIN, 78), data["date"], 38, anchor="rm", colour=SOFT)
    _write(pen, (_MARGIN, 148), f"{data['tried']} of 8 tried, {data['solid']} at strong or better", 40)
    for n, letter in enumerate(_MOVES):
        _write(pen, (_mark_at(n), 226), letter, 46, anchor="mm", bold=True)
    _write(pen, (_BAR_FROM, 226), "Recall today", 38, colour=SOFT)


def _row(image: "Image", pen: "ImageDraw", row: Mapping[str, Any], top: int, name_size: int) -> None:
    """Above, the name and the level; below, the six marks and the recall."""
    above, below = top + 44, top + 106
    _write(pen, (_MARGIN, above), row["name"], name_size, bold=True)
    if row["latest"] is None:
        _write(pen, (WIDTH - _MARGIN, above), _level_words(row), _LEVEL_SIZE, anchor="rm", colour=SOFT)
    else:
        _write(pen, (_STEPS_FROM - _GAP, above), _level_words(row), _LEVEL_SIZE, anchor="rm")
        _steps(pen, row["latest"], row["best"], above)
    for n in range(len(_MOVES)):
        _mark(image, row["moves"][n] if row["moves"] else " ", _mark_at(n), below)
    if row["recall"] is not None:
        _recall(pen, row["recall"], row["word"], below)


def _level_words(row: Mapping[str, Any]) -> str:
    """The newest level, and a better one that was reached before."""
    if row["latest"] is None:
        return "not tried yet"
    return str(row["latest"]) if row["latest"] == row["best"] else f"{row['latest']}, best {row['best']}"


def _name_size(row: Mapping[str, Any]) -> int:
    """The largest size at which the name fits beside the level."""
    free = _STEPS_FROM - 2 * _GAP - _MARGIN - _font(_LEVEL_SIZE).getlength(_level_words(row))
    sizes = range(_NAME_SIZE, _SMALLEST_NAME_SIZE, -1)
    return next((size for size in sizes if _font(size).getlength(row["name"]) <= free), _SMALLEST_NAME_SIZE)


def _steps(pen: "ImageDraw", latest: str, best: str, middle: int) -> None:
    """Filled steps up to the newest level, hollow ones up to the best, a line for each that was never reached."""
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
    _write(pen, (_BAR_TO + 18, middle), word, 38)


def _legend(image: "Image", pen: "ImageDraw", top: int) -> None:
    left = _MARGIN + _MARK // 2
    for mark, word in (("+", "met"), ("~", "weak"), ("-", "missing"), (" ", "not judged")):
        _mark(image, mark, left, top + 50)
        _write(pen, (left + 44, top + 50), word, 38, colour=SOFT)
        left += 44 + round(_font(38).getlength(word)) + 76
    _write(pen, (_MARGIN, top + 120), ", ".join(f"{letter} {word}" for letter, word in _MOVES.items()), 34, colour=SOFT)


def _mark_at(n: int) -> int:
    return _MARK_FROM + n * _MARK_STEP


def _mark(image: "Image", mark: str, middle_x: int, middle_y: int) -> None:
    box = (middle_x - _MARK // 2, middle_y - _MARK // 2)
    image.paste(_MARKS.get(mark, MISSING), box, _mask(mark))


@cache
def _mask(mark: str) -> "Image":
    """The shape of a mark: a full disc, a half-filled ring, a thin ring, or a dot for what was not judged."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- as above

    # Pillow's circles have jagged edges: drawn four times as large and scaled down they are smooth.
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


def _write(
    pen: "ImageDraw",
    at: tuple[int, int],
    text: str,
    size: int,
    *,
    anchor: _Anchor = "lm",
    colour: str = INK,
    bold: bool = False,
) -> None:
    # The font that comes with Pillow has one weight: a hairline around the letters makes the other.
    pen.text(at, text, fill=colour, font=_font(size), anchor=anchor, stroke_width=1 if bold else 0)


@cache
def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 -- as above

    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType, so there is no font to draw with.")
    return font
