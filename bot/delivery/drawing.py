"""What the pictures are drawn with: one opaque palette that sits well in light chats and dark ones, a font, a file."""

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH = 1080
"""Three times a phone's 360 points: a text of 36 reads there as one of 12."""
MARGIN = 48

# Sky blue and orange of Okabe and Ito stay apart for every kind of colour vision; fill and shape say the same again.
GROUND, BAND, INK, SOFT = "#1F2A37", "#283646", "#F5F7FA", "#B7C2CE"
MET, WEAK, MISSING = "#56B4E9", "#E69F00", "#93A1B0"

Anchor = Literal["lm", "mm", "rm"]


def blank(height: int) -> "tuple[Image, ImageDraw]":
    """A picture of that height with nothing on it, and the pen for it."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- 30 ms, which a start without a picture need not pay

    image = Image.new("RGB", (WIDTH, height), GROUND)
    return image, ImageDraw.Draw(image)


def png_of(image: "Image") -> bytes:
    """The picture as a PNG; the same picture gives the same bytes."""
    from PIL import Image  # noqa: PLC0415 -- as above

    png = BytesIO()
    # A palette makes it a third of the size, and faster to write; the eye sees no difference.
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
    """Write a line; `at` is its left, middle or right end at half its height, by the anchor."""
    # The font that comes with Pillow has one weight: a hairline around the letters makes the other.
    pen.text(at, text, fill=colour, font=_font(size), anchor=anchor, stroke_width=1 if bold else 0)


def width_of(text: str, size: int) -> int:
    """How many pixels wide a line is."""
    return round(_font(size).getlength(text))


def fitting(text: str, room: int, largest: int, smallest: int) -> int:
    """The largest size at which a line fits into the room, at least the smallest."""
    sizes = range(largest, smallest, -1)
    return next((size for size in sizes if width_of(text, size) <= room), smallest)


def shortened(text: str, room: int, size: int) -> str:
    """The line as it is where it fits into the room, else as much of it as does, and an ellipsis."""
    if width_of(text, size) <= room:
        return text
    ends = range(len(text) - 1, 0, -1)
    return next((cut for end in ends if width_of(cut := text[:end].rstrip() + "…", size) <= room), "…")


@cache
def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 -- as above

    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType, so there is no font to draw with.")
    return font
