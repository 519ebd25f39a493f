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

    __slots__ = ("capital", "classes", "kind", "lemma", "norm", "noun", "quoted", "token", "typed")

    def __init__(self, norm: str, token: int, kind: str, *, quoted: bool = False, capital: bool = False) -> None:
        self.norm = norm
        self.token = token
        self.kind = kind
        self.quoted = quoted
        self.capital = capital
        self.lemma = norm
        self.noun = norm
        self.classes = ""
        self.typed = False
        """The apostrophe of a contraction was typed."""

    def __repr__(self) -> str:
        return f"{self.norm}/{self.kind}"


_APOSTROPHES = "'’ʼ`´"


def units_of(tokens: Sequence[Token], first: int, last: int, text: str, grammar: Grammar) -> list[Unit]:
    """Return the units of the tokens from `first` up to `last`, exclusive; their kinds are not settled but for marks and numbers."""
    units: list[Unit] = []
    for at in range(first, last):
        token = tokens[at]
        if token.kind is Kind.MARK:
            units.append(Unit(token.norm, at, MARK, quoted=token.quoted))
            continue
        if token.kind is Kind.NUMBER:
            units.append(Unit(token.norm, at, NUMBER, quoted=token.quoted))
            continue
        after_word = at > first and tokens[at - 1].kind is Kind.WORD
        parts = _parts(token, text, grammar, after_word=after_word)
        for part in parts:
            units.append(Unit(part, at, "", quoted=token.quoted, capital=token.capital and part is parts[0]))
        if len(parts) > 1:
            units[-1].typed = any(mark in text[token.start : token.end] for mark in _APOSTROPHES)
    return units


def _parts(token: Token, text: str, grammar: Grammar, *, after_word: bool) -> Sequence[str]:
    """Return the words of a token: two for a contraction."""
    norm = token.norm
    if norm == "lets" and after_word:
        return (norm,)  # `the template lets teams start`
    if norm in grammar.apostrophe or norm in grammar.expansions:
        typed = any(mark in text[token.start : token.end] for mark in _APOSTROPHES)
        if typed and norm in grammar.apostrophe:
            return grammar.apostrophe[norm]
        if norm in grammar.expansions:
            return grammar.expansions[norm]
    if norm.endswith("s") and len(norm) > _SHORTEST_OWNER:
        typed = text[token.start : token.end]
        if any(mark in _APOSTROPHES for mark in typed[-2:]):
            return (norm[:-1], OWNER)
    return (norm,)


OWNER: Final = "'s"
"""What an owner's ending is as a unit: `Priya's plan`; or `is` in `Priya's leaving`."""
_SHORTEST_OWNER = 2
