"""Cut a clause down to the words worth quoting, without the joint that opens it and what is only added; put words in marks."""

import re

from bot.review.reading import Clause, Kind, Reading
from bot.review.span import Span

QUOTE_CHARS = 60
"""How many characters of the user's own words a sentence of advice quotes."""
_SPACES = re.compile(r"\s+")
_OPENS = frozenset(("and", "but", "so", "then", "or", "yet", "also", "&", "plus", "n"))
_MOST_WORDS = 40
"""Words after which a quote ends where no mark ends it."""
_FEWEST_WORDS = 4
"""Words that have to stand before a mark, so that a quote may end there."""


def core(reading: Reading, first: Clause, last: Clause | None = None, *, through: int = 0) -> Span:
    """Return the words of a clause, or of two that stand side by side, that are worth quoting.

    `through` is a token before which the quote does not end, exclusive.
    """
    tokens = reading.tokens
    start = first.first
    end = (last or first).last
    while start < end - 1 and (tokens[start].norm in _OPENS or tokens[start].kind is Kind.MARK):
        start += 1
    end = min(end, max(start + _MOST_WORDS, through))
    floor = max((last or first).verb or start, min(through, end) - 1)
    words = sum(token.kind is not Kind.MARK for token in tokens[start : floor + 1])
    for at in range(floor + 1, end):
        if tokens[at].kind is not Kind.MARK:
            words += 1
        elif words >= _FEWEST_WORDS and tokens[at].norm not in _INSIDE_WORDS:
            end = at
            break
    while end - 1 > start and (tokens[end - 1].kind is Kind.MARK or tokens[end - 1].norm in _OPENS):
        end -= 1
    return reading.span(start, end)


_INSIDE_WORDS = frozenset(("-", "'", '"', "“", "”", "(", ")", "/", "‘", "’"))


def quoted(reading: Reading, span: Span, chars: int = QUOTE_CHARS) -> str:
    """Return words of a text in quotation marks, cut at a word near so many characters."""
    words = _SPACES.sub(" ", reading.text[span.start : span.end]).strip(" .,;:")
    if len(words) > chars:
        words = words[:chars].rsplit(" ", 1)[0].rstrip(" .,;:") + " …"
    return f"“{words}”"
