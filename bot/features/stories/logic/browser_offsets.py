"""Offsets into a text as a browser counts them: in UTF-16 code units, where the store counts code points.

This is the one place that converts. What goes to the browser is converted here; nothing comes back as an offset.
"""

from bisect import bisect_left

from bot.review.span import Span

LAST_OF_ONE_UNIT = "\uffff"
"""The last character that UTF-16 holds in one code unit; later ones take two."""


class BrowserOffsets:
    """The offsets of one text."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [at for at, sign in enumerate(text) if sign > LAST_OF_ONE_UNIT]

    def of(self, at: int) -> int:
        """Return an offset in UTF-16 code units, of one in code points."""
        return at + bisect_left(self._wide, at)

    def of_span(self, span: Span) -> tuple[int, int]:
        """Return a span's ends in UTF-16 code units."""
        return self.of(span.start), self.of(span.end)
