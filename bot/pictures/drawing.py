"""Shared drawing tools of the pictures: an opaque palette for light and dark chats, lines of text, PNG output."""

import re
from bisect import bisect_right
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from bot.pictures.fonts import font_for

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH = 1080
"""Pixels: three times a phone's 360 points, so that a text of size 36 reads there as one of 12."""
MARGIN = 48

# Okabe and Ito's sky blue and orange differ for every kind of colour vision; fill and shape repeat what colour says.
GROUND, BAND, INK, SOFT = "#1F2A37", "#283646", "#F5F7FA", "#B7C2CE"
MET, WEAK, MISSING = "#56B4E9", "#E69F00", "#93A1B0"

Anchor = Literal["lm", "mm", "rm"]


def blank(height: int) -> "tuple[Image, ImageDraw]":
    """Return an empty picture of that height in pixels, and a pen for it."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- 30 ms, which a start without a picture need not pay

    image = Image.new("RGB", (WIDTH, height), GROUND)
    return image, ImageDraw.Draw(image)


def png_of(image: "Image") -> bytes:
    """Return the picture as a PNG; equal pictures give equal bytes."""
    from PIL import Image  # noqa: PLC0415 -- as above

    png = BytesIO()
    # A palette makes the file a third of the size and faster to write, without a visible difference.
    image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(png, "PNG", compress_level=6)
    return png.getvalue()


def write(
    pen: "ImageDraw",
    at: tuple[int, int],
    text: str,
    size: int,
    *,
    anchor: Anchor = "lm",
    colour: str = INK,
    bold: bool = False,
) -> None:
    """Write a line. `at` is its left end, middle or right end, by the anchor, at half its height."""
    # Pillow's font has one weight: a hairline around the letters makes them bold.
    pen.text(at, text, fill=colour, font=font_for(text, size), anchor=anchor, stroke_width=1 if bold else 0)


def width_of(text: str, size: int) -> int:
    """Return the width of a line in pixels."""
    return round(font_for(text, size).getlength(text))


def fitting(text: str, room: int, largest: int, smallest: int) -> int:
    """Return the largest font size at which a line fits into `room` pixels, at least `smallest`."""
    sizes = range(largest, smallest, -1)
    return next((size for size in sizes if width_of(text, size) <= room), smallest)


def shortened(text: str, room: int, size: int) -> str:
    """Return the line, cut and with an ellipsis where it is wider than `room` pixels."""
    if width_of(text, size) <= room:
        return text
    ends = range(len(text) - 1, 0, -1)
    return next((cut for end in ends if width_of(cut := text[:end].rstrip() + "…", size) <= room), "…")


def wrapped(text: str, room: int, size: int, most: int) -> list[str]:
    """Return a text in at most `most` lines of `room` pixels, the last one cut with an ellipsis where there is more."""
    lines, rest = list[str](), text.strip()
    while rest and len(lines) < most:
        end = _end_of_line(rest, room, size)
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    if rest:
        words = lines[-1]
        while words and width_of(f"{words} …", size) > room:
            words = words.rpartition(" ")[0].rstrip() if " " in words else words[:-1]
        lines[-1] = f"{words} …"
    return lines


def _end_of_line(text: str, room: int, size: int) -> int:
    """Return where a line ends that begins with the text: after a word, or inside one that is wider than the line."""
    ends = [space.start() for space in re.finditer(r"\s+", text)] + [len(text)]
    fit = bisect_right(ends, room, key=lambda end: width_of(text[:end], size))
    if fit:
        return ends[fit - 1]
    return max(1, bisect_right(range(1, ends[0] + 1), room, key=lambda end: width_of(text[:end], size)))
