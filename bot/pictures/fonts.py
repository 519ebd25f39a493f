"""Fonts of the pictures: Pillow's own for plain English, and those of the machine for every other letter.

Pillow's font has no accented letters and no other scripts. What a user typed may have both, so a line is written in the
first font that has all of its signs.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, normalize

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

MACHINE_FONTS = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "LiberationSans-Regular.ttf",
    "Arial Unicode.ttf",
    "arial.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansThai-Regular.ttf",
)
"""Fonts that a machine may have, by the names under which Pillow finds them."""
_NO_SIGN = "\uffff"
"""A code point that no font has. Fonts draw it, and whatever else they lack, as the same box."""
_PROBE = 24
_LEFT_OUT = frozenset(("So", "Sk", "Cf", "Cc", "Cn", "Co", "Cs", "Me"))
"""Categories of signs that a line can do without: emoji and their parts, and what cannot be seen."""
_VARIATIONS = range(0xFE00, 0xFE10)


def font_for(text: str, size: int) -> "FreeTypeFont":
    """Return the first font that has every sign of a line. Pillow's own where none has."""
    return _font(_first_with(text) or "", size)


def drawable(text: str) -> str | None:
    """Return a text as a picture can show it: on one line, and without emoji that no font here has.

    None where no font here has all of its letters.
    """
    line = " ".join(normalize("NFC", text).split())
    if _first_with(line) is not None:
        return line
    bare = " ".join("".join(sign for sign in line if not _can_be_left_out(sign)).split())
    return bare if _first_with(bare) is not None else None


def _can_be_left_out(sign: str) -> bool:
    return category(sign) in _LEFT_OUT or ord(sign) in _VARIATIONS


@lru_cache(maxsize=1024)
def _first_with(text: str) -> str | None:
    """Return the name of the first font that has every sign, empty for Pillow's own. None where none has."""
    signs = {sign for sign in text if not sign.isspace()}
    names = ("", *(name for name in MACHINE_FONTS if _path(name) is not None))
    return next((name for name in names if all(_has(name, sign) for sign in signs)), None)


@lru_cache(maxsize=8192)
def _has(name: str, sign: str) -> bool:
    """Return whether a font has a sign: whether it draws it otherwise than one that it lacks."""
    return _drawn(name, sign) != _drawn(name, _NO_SIGN)


def _drawn(name: str, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(name, _PROBE).getmask(sign)
    return mask.size, bytes(mask)


@cache
def _path(name: str) -> str | None:
    """Return the file of a font of this machine, None where there is none."""
    from PIL import ImageFont  # noqa: PLC0415 -- 30 ms, which a start without a picture need not pay

    try:
        return str(ImageFont.truetype(name, _PROBE).path)
    except OSError:
        return None


@cache
def _font(name: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 -- as above

    path = _path(name) if name else None
    font = ImageFont.truetype(path, size) if path is not None else ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType, so there is no font to draw with.")
    return font
