"""Name the thing that outlived a project, in the user's own words: `onboarding guide`, `contract check`."""

from collections.abc import Iterable, Iterator

from bot.review.reading import Kind
from bot.review.signals import Signals
from bot.review.span import Span
from question_bank.words import ADJECTIVE, ING, NOUN, PLURAL, load_words

_BEFORE_IT = 2
"""Words before the noun that may belong to it."""
_NO_NAME = frozenset(("same", "new", "own", "other", "such", "every", "each", "now", "first", "next", "only", "whole"))
_DETERMINERS = frozenset(("the", "our", "their", "a", "its", "my", "your", "this", "that"))
_TOO_SLIGHT = frozenset(
    (
        "post",
        "use",
        "step",
        "line",
        "note",
        "table",
        "test",
        "check",
        "page",
        "form",
        "list",
        "question",
        "rule",
        "plan",
        "stage",
        "field",
        "ci",
    )
)
"""Nouns that name the thing only with a word before them."""


def standing_thing(signals: Signals, spans: Iterable[Span]) -> str:
    """Return the noun, with the words before it, that names what lasts in some spans; empty where none is named.

    A name of two words says more than one of one word, and of equals the later is what it came to be.
    """
    names = [name for span in spans for name in _names(signals, span)]
    return max(names, key=lambda name: " " in name, default="") if names else ""


def _names(signals: Signals, span: Span) -> Iterator[str]:
    """Yield the names in a span, the last first."""
    reading, things, of = signals.reading, signals.lexicon.words["standing_thing"], load_words().of
    places = [at for at, token in enumerate(reading.tokens) if span.start <= token.start < span.end]
    for at in reversed(places):
        token = reading.tokens[at]
        if token.kind is not Kind.WORD or of(token.norm).noun not in things or _goes_on(signals, at + 1):
            continue
        first = at
        while first > places[0] and at - first < _BEFORE_IT and _belongs(signals, first - 1):
            first -= 1
        if first < at or of(token.norm).noun not in _TOO_SLIGHT:
            yield reading.text[reading.tokens[first].start : token.end]


def _goes_on(signals: Signals, at: int) -> bool:
    """Return whether the noun phrase goes on, so that what stands before is no head: `contract test suite`."""
    if at >= len(signals.reading.tokens):
        return False
    token = signals.reading.tokens[at]
    word = load_words().of(token.norm)
    return token.kind is Kind.WORD and word.known and word.classes[:1] in (NOUN, PLURAL) and not word.can_be_verb


def _belongs(signals: Signals, at: int) -> bool:
    token = signals.reading.tokens[at]
    if token.kind is not Kind.WORD or token.norm in _NO_NAME or token.norm in signals.lexicon.words["function"]:
        return False
    word = load_words().of(token.norm)
    if word.classes[:1] == ING:
        return at > 0 and signals.reading.tokens[at - 1].norm in _DETERMINERS
    return not word.can_be_verb or word.classes[:1] in (NOUN, PLURAL, ADJECTIVE)
