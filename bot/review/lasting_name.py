"""Name the thing that outlived a project, in the user's own words: `onboarding guide`, `contract check`."""

from collections.abc import Iterable

from bot.review.reading import Kind
from bot.review.signals import Signals
from bot.review.span import Span
from question_bank.words import load_words

_BEFORE_IT = 2
"""Words before the noun that may belong to it."""
_NO_NAME = frozenset(("same", "new", "own", "other", "such", "every", "each", "now", "first", "next", "only", "whole"))
_TOO_SLIGHT = frozenset(("post", "use", "step", "line", "note", "table", "test", "check", "page", "form", "list", "question", "rule", "plan", "stage", "field"))
"""Nouns that name the thing only with a word before them."""


def standing_thing(signals: Signals, spans: Iterable[Span]) -> str:
    """Return the noun, with the words before it, that names what lasts in some spans; empty where none is named."""
    reading, words, of = signals.reading, signals.lexicon.words, load_words().of
    for span in spans:
        places = [at for at, token in enumerate(reading.tokens) if span.start <= token.start < span.end]
        for at in reversed(places):
            token = reading.tokens[at]
            if token.kind is not Kind.WORD or of(token.norm).noun not in words["standing_thing"]:
                continue
            if at + 1 < len(reading.tokens) and _goes_on(signals, at + 1):
                continue
            first = at
            while first > places[0] and at - first < _BEFORE_IT and _belongs(signals, first - 1):
                first -= 1
            if first == at and of(token.norm).noun in _TOO_SLIGHT:
                continue
            return reading.text[reading.tokens[first].start : token.end]
    return ""


def _goes_on(signals: Signals, at: int) -> bool:
    """Return whether the noun phrase goes on, so that what stands before is no head: `contract test suite`."""
    token = signals.reading.tokens[at]
    word = load_words().of(token.norm)
    return token.kind is Kind.WORD and word.known and word.classes[:1] in ("s", "p") and not word.can_be_verb


def _belongs(signals: Signals, at: int) -> bool:
    token = signals.reading.tokens[at]
    if token.kind is not Kind.WORD or token.norm in _NO_NAME or token.norm in signals.lexicon.words["function"]:
        return False
    word = load_words().of(token.norm)
    return not word.can_be_verb or word.classes[:1] in ("s", "p", "a")
