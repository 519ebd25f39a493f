"""Formats rows of cells as columns of text."""

from collections.abc import Sequence

Cells = Sequence[str]


def in_columns(headings: Cells, rows: Sequence[Cells]) -> Sequence[str]:
    """Return the headings and the rows, a line each; a column is as wide as its widest cell."""
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
