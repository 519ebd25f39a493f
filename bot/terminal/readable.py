"""Renders Telegram's HTML as styled text for a terminal."""

import re
from collections.abc import Sequence
from html import unescape

from rich.text import Text

from bot.printable import printable

TAG = re.compile(r"<(/?)([a-z-]+)([^>]*)>")
STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "code": "cyan", "pre": "cyan"}
BAR = "│ "


def readable(html: str) -> Text:
    """Return Telegram's HTML as styled text without control characters, with a bar before each quoted line."""
    text = Text()
    styles: list[str] = []
    at = 0
    quoted = False
    for tag in TAG.finditer(html):
        _add(text, unescape(html[at : tag.start()]), styles, quoted=quoted)
        at = tag.end()
        if tag[2] == "blockquote":
            quoted = not tag[1]
            _add(text, BAR if quoted else "", styles, quoted=False)
        elif tag[2] in STYLES:
            _turn(styles, STYLES[tag[2]], on=not tag[1])
    _add(text, unescape(html[at:]), styles, quoted=quoted)
    return text


def _add(text: Text, piece: str, styles: Sequence[str], *, quoted: bool) -> None:
    shown = printable(piece)
    shown = shown.replace("\n", f"\n{BAR}") if quoted else shown
    text.append(shown, style=" ".join([*styles, *(["dim"] if quoted else [])]))


def _turn(styles: list[str], style: str, *, on: bool) -> None:
    if on:
        styles.append(style)
    elif style in styles:
        styles.remove(style)
