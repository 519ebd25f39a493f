"""Telegram's checks on messages, with its error texts: broken HTML, texts out of bounds, bad buttons."""

import json
from collections.abc import Mapping, Sequence
from html import unescape
from html.parser import HTMLParser
from typing import Any

TEXT_LIMIT, CAPTION_LIMIT, DATA_LIMIT = 4096, 1024, 64
TAGS = frozenset(
    "b strong i em u ins s strike del code pre a tg-spoiler span blockquote tg-emoji".split()  # noqa: SIM905 -- readable
)
ENTITIES = frozenset({"lt", "gt", "amp", "quot"})


class Refused(Exception):
    """A refused call: a status code and a description, with `retry_after` in seconds where there is one."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def bad(description: str) -> Refused:
    """Return a refusal with status 400."""
    return Refused(400, f"Bad Request: {description}")


class _Markup(HTMLParser):
    """A strict parser of Telegram's HTML that collects the text without tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.plain: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check and note an opening tag."""
        if tag not in TAGS or (tag == "span" and ("class", "tg-spoiler") not in attrs):
            raise bad(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {self.getpos()[1]}')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check and note a closing tag."""
        if not self.open or self.open.pop() != tag:
            raise bad(f'can\'t parse entities: Unmatched end tag "{tag}" at byte offset {self.getpos()[1]}')

    def handle_data(self, data: str) -> None:
        """Collect text."""
        if "<" in data:
            raise bad("can't parse entities: Unclosed start tag")
        self.plain.append(data)

    def handle_entityref(self, name: str) -> None:
        """Decode `&lt;` and the other known entities; leave others as they are."""
        self.plain.append(unescape(f"&{name};") if name in ENTITIES else f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Decode a numeric entity such as `&#39;`."""
        self.plain.append(unescape(f"&#{name};"))


def plain_text(text: str, parse_mode: str | None) -> str:
    """Return the text without its markup. Raises Refused where it cannot be parsed."""
    if parse_mode is None:
        return text
    if parse_mode.upper() != "HTML":
        raise bad("unsupported parse_mode")
    reader = _Markup()
    reader.feed(text)
    rest = reader.rawdata
    reader.close()
    if rest.startswith("<"):
        raise bad("can't parse entities: Unclosed start tag")
    if reader.open:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{reader.open[-1]}\"")
    return "".join(reader.plain)


def check_text(text: str, parse_mode: str | None) -> str:
    """Return the visible text of a message. Raises Refused for an empty or too long one."""
    plain = plain_text(text, parse_mode).strip()
    if not plain:
        raise bad("message text is empty")
    if utf16_length(plain) > TEXT_LIMIT:
        raise bad("message is too long")
    return plain


def check_caption(caption: str, parse_mode: str | None) -> str:
    """Return the visible caption of a picture or file. Raises Refused for a too long one."""
    plain = plain_text(caption, parse_mode)
    if utf16_length(plain) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return plain


def read_markup(raw: str | Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return a parsed reply_markup. Raises Refused for data out of bounds or a button without a label."""
    if not raw:
        return None
    markup: dict[str, Any] = json.loads(raw) if isinstance(raw, str) else dict(raw)
    rows: Sequence[Sequence[Any]] = markup.get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if not str(button.get("text", "")).strip():
            raise bad("inline keyboard button text is empty")
        data = button.get("callback_data")
        if data is not None and not 1 <= len(data.encode()) <= DATA_LIMIT:
            raise bad("BUTTON_DATA_INVALID")
    return markup


def utf16_length(text: str) -> int:
    """Return the length of a text as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
