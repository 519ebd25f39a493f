"""Tables with a column for each letter, as lines: each row is a story, each cell of it a labelled line."""

from collections.abc import Iterator, Sequence

from bot.features.transfer.storybook.labels import PartNames
from bot.features.transfer.storybook.lines import tag
from bot.features.transfer.storybook.markdown_lines import PlainLine

FEWEST_COLUMNS = 3
_FEWEST_NAMED = 2
_TITLES = frozenset({"title", "story", "name", "headline"})
_ROW_LEVEL = 6
"""Level of the heading that a row's title makes: below every other."""


def without_columns(lines: Sequence[PlainLine], names: PartNames) -> list[PlainLine]:
    """Return the lines with tables of columns written out. Other tables stay as they are."""
    told: list[PlainLine] = []
    header: PlainLine | None = None
    for line in lines:
        if not line.cells:
            header = None
        elif header is None and _is_header(line, names):
            header = line
            continue
        told += _written_out(header, line) if header is not None else [line]
    return told


def _is_header(line: PlainLine, names: PartNames) -> bool:
    named = [part for cell in line.cells if (part := names.named(cell)) is not None and part.usual]
    return len(line.cells) >= FEWEST_COLUMNS and len(named) >= _FEWEST_NAMED


def _written_out(header: PlainLine, row: PlainLine) -> Iterator[PlainLine]:
    """Yield a title, the fields, then the parts of a row in the order of its columns."""
    pairs = [(name.strip(), cell) for name, cell in zip(header.cells, row.cells, strict=False) if cell]
    for name, cell in pairs:
        if name.casefold() in _TITLES:
            yield PlainLine(number=row.number, text=f"My story: {cell}", level=_ROW_LEVEL, after_gap=True)
    rest = [(name, cell) for name, cell in pairs if name.casefold() not in _TITLES]
    for name, cell in sorted(rest, key=lambda pair: tag(f"{pair[0]}:") is None):
        text = f"{name}: {cell}"
        yield PlainLine(number=row.number, text=text, set_off=len(name) + 1, strong=True, after_gap=True)
