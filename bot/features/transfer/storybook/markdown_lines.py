"""A Markdown text of any origin as lines of plain words: what a person reads, without the signs of the markup.

markdown-it-py finds the blocks. What files of word processors and note programs hold beside CommonMark is read here: ids
in braces, wiki links, highlighted words, cells of tables, and headings without the space after their signs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ATX = re.compile(r"^(?P<hashes>[ \t\u00a0]*#{1,6})(?P<space>[^\S\n]*)(?P<rest>[^#\n].*)$")
_DEFINITION = re.compile(
    r"^(?P<indent>\s*)\[(?P<label>[^\]\n]+)\]:(?!\s*<?(?:data:|[a-z]+://|mailto:|#|\.{0,2}/|[^\s<]+\.\w{2,5}\b))"
)
_IDS = re.compile(r"\s*\{[#.:][^{}\n]*\}\s*$")
_WIKI = re.compile(r"!?\[\[(?:[^\]|\n]*\|)?(?P<shown>[^\]\n]+)\]\]")
_HIGHLIGHT = re.compile(r"==(?=\S)(?P<words>[^=\n]+?)(?<=\S)==")
_TAGS = re.compile(
    r"</?(?:div|span|p|aside|details|summary|b|i|u|em|strong|s|del|mark|sup|sub|small|center|font|section|a|img|hr)"
    r"(?:\s[^<>\n]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOX = re.compile(r"\[[ xX]\]\s+")
_BULLET = re.compile(r"(?P<sign>[-•●◦▪‣·–])[ \t\u00a0]+(?=\S)")
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+")
_CALLOUT = re.compile(r"\[!\w+\][+-]?\s*")
_ROW = re.compile(r"\s*\|(?P<cells>.*)\|\s*")
_CELL_END = re.compile(r"(?<!\\)\|")
_WEB = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_RULED = re.compile(r":?-+:?")
_EMPHASIS = "*"
LONGEST_RULE = 3
"""Dashes of a rule as people type it. A longer line of them below words is meant to make a heading of the words."""
MOST_READINGS = 4
"""Times that a text is read, to make plain lines of fences that nobody closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLine:
    """One line of a text as a person reads it."""

    number: int
    """Number in the file, from 1."""
    text: str
    level: int = 0
    """Level of a heading, 0 for other lines."""
    marker: str = ""
    """Sign of a list item with its space, such as `- ` or `2. `, on the item's first line."""
    depth: int = 0
    """Number of lists that the line stands in."""
    set_off: int = 0
    """Length of the bold or italic words with which the line begins."""
    strong: bool = False
    """Whether those words are bold."""
    code: bool = False
    quoted: bool = False
    underlined: bool = False
    """Whether a heading is one by the line of three dashes or less below it, which may stand for a rule."""
    cells: tuple[str, ...] = ()
    """Cells of a table's row, whose `text` is the cells one after the other."""
    header: bool = False
    """Whether these are the names of a table's columns."""
    after_gap: bool = False
    """Whether an empty line stands before it."""

    @property
    def told(self) -> str:
        """Return the line as a part of a story's text."""
        indent = "  " * (self.depth - 1) if self.marker else ""
        return f"{indent}{self.marker}{self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """A file as plain lines, with the lines of its front matter."""

    lines: tuple[PlainLine, ...]
    front: tuple[PlainLine, ...] = ()


def plain_text(source: Sequence[str]) -> PlainText:
    """Return the lines of a file, which have no line ends, as plain lines. Every word of the file is in them."""
    lines = [_spaced(line) for line in source]
    tokens = _parsed(lines)
    for _ in range(MOST_READINGS):
        fences = _open_fences(tokens, lines)
        if not fences:
            break
        for at in fences:  # a fence that nobody closed would make code of all the rest
            lines[at] = lines[at].replace("`", "\\`").replace("~", "\\~")
        tokens = _parsed(lines)
    found = _Walk(lines)
    for token in tokens:
        found.take(token)
    return PlainText(lines=tuple(found.lines), front=tuple(found.front))


def without_bullets(text: str) -> str:
    """Return a text without the signs of list items at the beginning of its lines."""
    return "\n".join(_ITEM.sub("", line) for line in text.split("\n")).strip()


def _parser() -> "MarkdownIt":
    """Return the parser. Indented lines are text, and so is HTML: both stood for words in the files that people sent."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- 1 MB, which a bot to which nobody sends a file need not hold
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415 -- as above

    rules = ["code", "html_block", "html_inline"]
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(rules).use(front_matter_plugin)


def _parsed(lines: Sequence[str]) -> "list[Token]":
    return _parser().parse("\n".join(lines) + "\n")


def _spaced(line: str) -> str:
    """Return a line with a plain space between the signs and the words of a heading, and with footnotes as text.

    `##Story`, and `##` with a no-break space after it, are headings to those who wrote them.
    """
    if (found := _ATX.match(line)) and (
        found["space"] or len(found["hashes"].strip()) > 1 or _opens_part(found["rest"])
    ):
        return f"{found['hashes'].replace(chr(160), ' ')} {found['rest']}"
    if found := _DEFINITION.match(line):
        return f"{found['indent']}\\[{line[found.end('indent') + 1 :]}"
    return line


def _opens_part(words: str) -> bool:
    """Return whether words right behind one `#`, which may be a tag of a note, are a heading."""
    return bool(re.match(r"[*_]*(?:my )?story\b", words, re.IGNORECASE))


def _open_fences(tokens: "Sequence[Token]", lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines, from 0, that open a block of code which nothing closes."""
    found = []
    for token in tokens:
        if token.type == "fence" and token.map is not None:
            last = lines[min(token.map[1], len(lines)) - 1]
            if token.map[1] - token.map[0] < 2 or not _closes(last, token.markup):
                found.append(token.map[0])
    return found


def _closes(line: str, markup: str) -> bool:
    bare = line.strip().lstrip("> ")
    return bare.startswith(markup) and not bare.strip(markup[0]).strip()


@dataclass(slots=True)
class _Walk:
    """Goes over the tokens of a text in their order, and collects its lines."""

    source: Sequence[str]
    lines: list[PlainLine] = field(default_factory=list)
    front: list[PlainLine] = field(default_factory=list)
    depth: int = 0
    quotes: int = 0
    marker: str = ""
    level: int = 0
    setext: bool = False
    underlined: bool = False
    header: bool = False
    row: list[str] | None = None
    """Cells of the row that is being read. None outside of tables."""
    row_number: int = 0
    end: int = 0
    """Number of the source line up to which lines were collected."""

    def take(self, token: "Token") -> None:
        """Collect what a token holds."""
        match token.type.removesuffix("_open").removesuffix("_close"):
            case "bullet_list" | "ordered_list":
                self.depth += token.nesting
            case "blockquote":
                self.quotes += token.nesting
            case "list_item" if token.nesting > 0:
                self.marker = f"{token.info}{token.markup} " if token.info else "- "
            case "heading":
                self._heading(token)
            case "thead" | "tr":
                self._table(token)
            case "inline":
                self._inline(token)
            case "fence" | "front_matter":
                self._lines_of(token)

    def _table(self, token: "Token") -> None:
        if token.tag == "thead":
            self.header = token.nesting > 0
        elif token.nesting > 0:
            self.row, self.row_number = [], token.map[0] + 1 if token.map is not None else self.end + 1
        else:
            cells, self.row = tuple(self.row or ()), None
            text = " ".join(filter(None, cells))
            self._add(PlainLine(number=self.row_number, text=text, cells=cells, header=self.header))

    def _heading(self, token: "Token") -> None:
        self.level, self.setext, self.underlined = 0, False, False
        if token.nesting < 0:
            return
        self.level, self.setext = int(token.tag[1:]), token.markup in ("=", "-")
        below = self.source[token.map[1] - 1].strip() if token.map is not None and token.markup == "-" else ""
        self.underlined = 0 < len(below) <= LONGEST_RULE

    def _add(self, line: PlainLine) -> None:
        gap = any(not self.source[at].strip(" \t>\r") for at in range(self.end, min(line.number - 1, len(self.source))))
        self.lines.append(replace(line, after_gap=gap or self.end == 0))
        self.end = line.number

    def _inline(self, token: "Token") -> None:
        if self.row is not None:
            self.row.append(" ".join(text for text, _, _ in _texts(token)).strip())
            return
        first = token.map[0] + 1 if token.map is not None else self.end + 1
        texts = list(_texts(token))
        level = self.level if not self.setext or len(texts) == 1 else 0
        for at, (text, set_off, strong) in enumerate(texts):
            bare = _CALLOUT.sub("", text) if self.quotes else text
            marker, self.marker = (self.marker, "") if at == 0 else ("", self.marker)
            bare = _BOX.sub("", bare, count=1) if marker and _BOX.match(bare) else bare
            if not marker and not level and (bullet := _BULLET.match(bare)):
                marker, bare = "- ", bare[bullet.end() :]
            line = self._line(first + at, bare, level, marker, set_off, strong=strong)
            if not line.cells or not all(_RULED.fullmatch(cell) for cell in line.cells):
                self._add(line)

    def _line(self, number: int, text: str, level: int, marker: str, set_off: int, *, strong: bool) -> PlainLine:
        row = _ROW.fullmatch(text)
        cells = tuple(cell.strip() for cell in _CELL_END.split(row["cells"])) if row else ()
        return PlainLine(
            number=number,
            text=" ".join(filter(None, cells)) if cells else text,
            level=level,
            marker=marker,
            depth=max(self.depth, 1) if marker else self.depth,
            underlined=self.underlined and level > 0,
            set_off=set_off,
            strong=strong,
            quoted=self.quotes > 0,
            cells=cells,
        )

    def _lines_of(self, token: "Token") -> None:
        first = token.map[0] + 2 if token.map is not None else self.end + 1
        for at, text in enumerate(token.content.removesuffix("\n").split("\n")):
            line = PlainLine(number=first + at, text=text, code=token.type == "fence")
            if line.code:
                self._add(line)
            else:
                self.front.append(line)
        self.end = token.map[1] if token.map is not None else self.end


def _texts(token: "Token") -> Iterator[tuple[str, int, bool]]:
    """Yield the lines of an inline token: plain words, the length of emphasised words at the beginning, whether bold."""
    for pieces in _by_line(token.children or []):
        words: list[str] = []
        set_off, strong, open_marks = 0, False, 0
        for at, piece in enumerate(pieces):
            if piece.type in ("strong_open", "em_open"):
                if not "".join(words).strip():
                    strong = strong or piece.type == "strong_open"
                    set_off = -1
                open_marks += 1
                words.append(_kept_sign(pieces, at))
            elif piece.type in ("strong_close", "em_close"):
                open_marks -= 1
                words.append(_kept_sign(pieces, at))
                if set_off == -1 and open_marks <= 0:
                    set_off = len(_cleaned("".join(words)))
            else:
                words.append(_words(piece))
        text = "".join(words)
        cleaned = _cleaned(text)
        yield cleaned, len(cleaned) if set_off == -1 else set_off, strong


def _by_line(children: "Sequence[Token]") -> "Iterator[list[Token]]":
    line: list[Token] = []
    link: str | None = None
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            yield line
            line = []
        elif child.type == "link_open":
            link = str(child.attrs.get("href", ""))
        elif child.type == "link_close":
            shown = "".join(_words(piece) for piece in line)
            if link and _WEB.match(link) and link not in shown:
                line.append(_text(f" ({link})"))
            link = None
        elif child.type == "text" and _BREAK.search(child.content):
            first, *others = _BREAK.split(child.content)
            line.append(_text(first))
            for other in others:
                line.append(_text(f" {other}"))
        else:
            line.append(child)
    yield line


def _text(content: str) -> "Token":
    from markdown_it.token import Token  # noqa: PLC0415 -- as above

    return Token("text", "", 0, content=content)


def _words(piece: "Token") -> str:
    if piece.type == "image":
        return piece.content
    return piece.content if piece.type in ("text", "code_inline", "text_special") else ""


def _kept_sign(pieces: "Sequence[Token]", at: int) -> str:
    """Return the asterisk of an emphasis between digits, which is a multiplication, and nothing for any other."""
    before, after = (_words(pieces[n]) if 0 <= n < len(pieces) else "" for n in (at - 1, at + 1))
    times = pieces[at].markup == _EMPHASIS and before[-1:].isdigit() and after[:1].isdigit()
    return _EMPHASIS if times else ""


def _cleaned(text: str) -> str:
    """Return words without ids, wiki links, highlights and tags of layout."""
    shown = _WIKI.sub(lambda found: found["shown"], text)
    shown = _HIGHLIGHT.sub(lambda found: found["words"], shown)
    return _IDS.sub("", _TAGS.sub("", shown)).replace("\u00a0", " ").replace("\u200b", "").strip()
