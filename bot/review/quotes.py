"""Cut a clause down to the words worth quoting, without the joint that opens it and what is only added; put words in marks."""

import re

from bot.review.reading import Clause, Kind, Reading
from bot.review.span import Span

QUOTE_CHARS = 60
"""How many characters of the user's own words a sentence of advice quotes."""
_SPACES = re.compile(r"\s+")
_OPENS = frozenset(("and", "but", "so", "then", "or", "yet", "also", "&", "plus", "n"))
_OPENS_PHRASE = frozenset((
    "with", "in", "on", "at", "for", "from", "to", "by", "into", "over", "after", "before", "until", "because", "so",
    "that", "which", "who", "where", "when", "while", "compared", "against", "instead", "since", "without", "through", "during",
    "and", "but", "as",
))  # fmt: skip
_MOST_WORDS = 40
"""Words after which a quote ends where no mark ends it."""
_FEWEST_WORDS = 4
"""Words that have to stand before a mark, so that a quote may end there."""


def core(
    reading: Reading, first: Clause, last: Clause | None = None, *, through: int = 0, most: int = _MOST_WORDS
) -> Span:
    """Return the words of a clause, or of two that stand side by side, that are worth quoting.

    `through` is a token before which the quote does not end, exclusive; with more than `most` words it ends where a phrase
    does.
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
    if end - start > most:
        ends = [
            at
            for at in range(max(floor + 1, start + _FEWEST_WORDS), start + most + 1)
            if tokens[at].norm in _OPENS_PHRASE
        ]
        end = ends[-1] if ends else end
    while end - 1 > start and _only_leads_on(reading, end - 1):
        end -= 1
    return reading.span(start, end)


def _only_leads_on(reading: Reading, at: int) -> bool:
    """Return whether a word at the end of a quote belongs to what follows; `since then` does not."""
    token, before = reading.tokens[at], reading.tokens[at - 1]
    return token.kind is Kind.MARK or (token.norm in _OPENS and before.norm != "since")


def with_figure(reading: Reading, clause: Clause, last: int) -> Span:
    """Return a clause from its subject through the figure that ends before the token `last`, with what it is a figure of."""
    whole = core(reading, clause, through=last)
    at = clause.subject_at
    if at is None or clause.verb is None or last <= clause.verb or last <= at[0]:
        return whole
    if len(reading.text[whole.start : whole.end].split()) <= _SHORT_ENOUGH:
        end = 1 + next(to for to in range(clause.last - 1, -1, -1) if reading.tokens[to].end <= whole.end)
        return Span(whole.start, reading.tokens[_through_since(reading, clause, end) - 1].end)
    first = at[0] if not any(one.last <= at[0] for one in clause.amounts) else clause.first
    end = last
    if end < clause.last and reading.tokens[end].norm in _OF_WHAT:
        end += 1
    while end < min(clause.last, last + _LONGEST_UNIT) and _goes_on(reading, end):
        end += 1
    end = _through_since(reading, clause, end)
    return Span(max(whole.start, reading.tokens[first].start), reading.tokens[end - 1].end)


def _through_since(reading: Reading, clause: Clause, at: int) -> int:
    """Return the end of a quote with the `since ...` that follows it up to a mark, where that is short."""
    last = reading.sentences[clause.sentence].last
    if at >= last or reading.tokens[at].norm != "since":
        return at
    end = next((to for to in range(at, last) if reading.tokens[to].kind is Kind.MARK), last)
    return end if end - at <= _LONGEST_SINCE else at


def _goes_on(reading: Reading, at: int) -> bool:
    return reading.tokens[at].kind is not Kind.MARK and reading.tokens[at].norm not in _OPENS_PHRASE


_OF_WHAT = frozenset(("of", "a", "an", "per", "each", "every"))
_LONGEST_UNIT = 5
_SHORT_ENOUGH = 9
_LONGEST_SINCE = 8
"""Words of `since ...` that a quote of a figure takes along."""
_INSIDE_WORDS = frozenset(("-", "'", '"', "“", "”", "(", ")", "/", "‘", "’"))


def quoted(reading: Reading, span: Span, chars: int = QUOTE_CHARS) -> str:
    """Return words of a text in quotation marks, cut at a word near so many characters."""
    words = _SPACES.sub(" ", reading.text[span.start : span.end]).strip(" .,;:")
    if len(words) > chars:
        words = words[:chars].rsplit(" ", 1)[0].rstrip(" .,;:") + " …"
    return f"“{words}”"
