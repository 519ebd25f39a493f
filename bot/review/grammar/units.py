"""The words of a sentence as grammar sees them: contractions taken apart, each with its word class in context."""

from collections.abc import Sequence
from typing import Final

from bot.review.reading import Kind, Token
from question_bank.grammar import Grammar

MARK: Final = "mark"
PRONOUN: Final = "pronoun"
DETERMINER: Final = "determiner"
NUMBER: Final = "number"
PREPOSITION: Final = "preposition"
COORDINATOR: Final = "coordinator"
SUBORDINATOR: Final = "subordinator"
QUESTION: Final = "question"
"""`who`, `which`, `what`, `when`: opens a relative clause, a question or what is asked."""
THAT: Final = "that"
"""`that` where it opens a clause."""
THERE: Final = "there"
MODAL: Final = "modal"
BE: Final = "be"
HAVE: Final = "have"
DO: Final = "do"
NOT: Final = "not"
TO: Final = "to"
ADVERB: Final = "adverb"
ADJECTIVE: Final = "adjective"
NOUN: Final = "noun"
PLURAL: Final = "plural"
NAME: Final = "name"
BASE: Final = "base"
THIRD: Final = "third"
PAST: Final = "past"
PARTICIPLE: Final = "participle"
ING: Final = "ing"

AUXILIARY: Final = frozenset((MODAL, BE, HAVE, DO))
OPEN_VERB: Final = frozenset((BASE, THIRD, PAST, PARTICIPLE, ING))
FINITE: Final = frozenset((THIRD, PAST, MODAL, BE, HAVE, DO))
NOMINAL: Final = frozenset((NOUN, PLURAL, NAME))


class Unit:
    """One word of a sentence; two of them may stand in one token, as in `didnt`."""

    __slots__ = ("capital", "classes", "joined", "kind", "lemma", "norm", "noun", "quoted", "token", "typed")

    def __init__(self, norm: str, token: int, kind: str, *, quoted: bool = False, capital: bool = False) -> None:
        self.norm = norm
        self.token = token
        self.kind = kind
        self.quoted = quoted
        self.capital = capital
        self.lemma = norm
        self.noun = norm
        self.classes = ""
        self.joined = False
        """A hyphen ties it to the next: `trade-off`."""
        self.typed = False
        """The apostrophe of a contraction was typed."""

    def __repr__(self) -> str:
        return f"{self.norm}/{self.kind}"


_HYPHENS = frozenset("-‐‑")
_APOSTROPHES = frozenset("'’ʼ`´＇‘")


def units_of(tokens: Sequence[Token], first: int, last: int, text: str, grammar: Grammar) -> list[Unit]:
    """Return the units of the tokens from `first` up to `last`, exclusive. Only marks and numbers have their kinds."""
    units: list[Unit] = []
    expansions, kind_before = grammar.expansions, Kind.MARK
    for at in range(first, last):
        norm, start, end, kind, quoted, capital = tokens[at]
        if kind is not Kind.WORD:
            units.append(Unit(norm, at, MARK if kind is Kind.MARK else NUMBER, quoted=quoted))
        elif norm in expansions or end - start != len(norm):
            parts = _parts(tokens[at], text, grammar, after_word=kind_before is Kind.WORD)
            units.append(Unit(parts[0], at, "", quoted=quoted, capital=capital))
            for part in parts[1:]:
                units.append(Unit(part, at, "", quoted=quoted))
                units[-1].typed = _has_apostrophe(text[start:end])
        else:
            units.append(Unit(norm, at, "", quoted=quoted, capital=capital))
        if (
            kind is not Kind.MARK
            and text[end : end + 1] in _HYPHENS
            and at + 1 < last
            and tokens[at + 1].start == end + 1
        ):
            units[-1].joined = True
        kind_before = kind
    return units


def _parts(token: Token, text: str, grammar: Grammar, *, after_word: bool) -> Sequence[str]:
    """Return the words of a token: two for a contraction."""
    norm, typed = token.norm, _has_apostrophe(text[token.start : token.end])
    if norm == "lets" and after_word:
        return (norm,)  # `the template lets teams start`
    if typed and norm in grammar.apostrophe:
        return grammar.apostrophe[norm]
    if norm in grammar.expansions:
        return grammar.expansions[norm]
    if norm.endswith("s") and len(norm) > _SHORTEST_OWNER and _has_apostrophe(text[token.start : token.end][-2:]):
        return (norm[:-1], OWNER)
    return (norm,)


def _has_apostrophe(typed: str) -> bool:
    return not _APOSTROPHES.isdisjoint(typed)


OWNER: Final = "'s"
"""What an owner's ending is as a unit: `Priya's plan`; or `is` in `Priya's leaving`."""
_SHORTEST_OWNER = 2
