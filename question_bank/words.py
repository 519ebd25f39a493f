"""The table of English word forms: the classes of a form, the commonest first, and its lemmas.

It is loaded once, on first use. An unknown form is guessed by its ending.
"""

from collections.abc import KeysView
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "data" / "words.tsv"

BASE, THIRD, PAST, PARTICIPLE, ING = "b", "z", "d", "n", "g"
NOUN, PLURAL, ADJECTIVE, ADVERB = "s", "p", "a", "r"
"""Codes of the open word classes in the table."""


class Word(NamedTuple):
    """A word form."""

    classes: str
    """Codes of its classes, the commonest first."""
    verb: str
    """Its lemma as a verb."""
    noun: str
    """Its lemma as a noun."""
    known: bool = True
    """True where the table has it, False for a guess."""

    @property
    def can_be_verb(self) -> bool:
        """Return whether the form may be any form of a verb."""
        return not _VERB_CLASSES.isdisjoint(self.classes)


_VERB_CLASSES = frozenset((BASE, THIRD, PAST, PARTICIPLE, ING))
_ENDINGS = (
    *(
        (ending, "s")
        for ending in ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "ist", "ware")
    ),
    *((ending, "a") for ending in ("ous", "ful", "able", "ible", "less", "ive", "ical", "ish")),
    ("ly", "r"),
)
_ALL_ENDINGS = tuple(ending for ending, _ in _ENDINGS)


class WordTable:
    """English word forms. `of` describes any form; `knows` tells whether it is in the table."""

    def __init__(self, rows: dict[str, str]) -> None:
        self._rows = rows
        self._met: dict[str, Word] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def forms(self) -> KeysView[str]:
        """Return the forms of the table."""
        return self._rows.keys()

    def knows(self, form: str) -> bool:
        """Return whether the table has a folded form."""
        return form in self._rows

    def may_be_name(self, form: str) -> bool:
        """Return whether a folded form is unknown and does not end like a common noun."""
        return form not in self._rows and not form.endswith(_NOUN_ENDINGS)

    def of(self, form: str) -> Word:
        """Return the word of a folded form, guessed by its ending where it is unknown."""
        word = self._met.get(form)
        if word is None:
            row = self._rows.get(form)
            word = self._guess(form) if row is None else _parsed(form, row)
            if row is not None:
                self._met[form] = word  # only table forms, so that what users type never fills the memory
        return word

    def _guess(self, form: str) -> Word:
        if form.endswith(_ALL_ENDINGS):
            classes = next(classes for ending, classes in _ENDINGS if form.endswith(ending))
            return Word(classes, form, form, known=False)
        if form.endswith("ing") and len(form) > _SHORTEST_STEM + 3:
            return Word(ING + NOUN, self._verb(form[:-3]), form, known=False)
        if form.endswith("ed") and len(form) > _SHORTEST_STEM + 2:
            return Word(PAST + PARTICIPLE, self._verb(form[:-2]), form, known=False)
        if form.endswith("s") and not form.endswith("ss") and len(form) > _SHORTEST_STEM:
            return Word(PLURAL, form, form[:-1], known=False)
        return Word(NOUN, form, form, known=False)

    def _verb(self, stem: str) -> str:
        """Return the verb of a stem: itself, with an e, or without a doubled last letter."""
        for lemma in (stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem):
            if BASE in self._rows.get(lemma, "").partition("\t")[0]:
                return lemma
        return stem


_NOUN_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ship",
    "ism",
    "ware",
    "ing",
    "age",
    "ics",
    "ability",
)
_SHORTEST_STEM = 2


def _parsed(form: str, row: str) -> Word:
    classes, _, lemmas = row.partition("\t")
    verb, _, noun = lemmas.partition("\t")
    return Word(classes, verb or form, noun or form)


@cache
def load_words(table: Path = TABLE) -> WordTable:
    """Return the table, read once."""
    rows = {}
    for line in table.read_text(encoding="ascii").splitlines():
        form, _, row = line.partition("\t")
        rows[form] = row
    return WordTable({form: row for form, row in rows.items() if form[0] != "#"})
