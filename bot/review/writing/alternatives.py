"""Find where courses open that a dictated text sets beside each other, and that no mark parts from what stands before.

Two orders with what would follow of each: `the alert was muted | turn it back on and we lose sleep | keep it muted and the sale
dies`. A choice that is named before its sides: `i had two doors | roll back and lose the orders or patch forward`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from question_bank import words as w
from question_bank.grammar import Grammar
from question_bank.words import WordTable

_MAY_END = frozenset((*u.NOMINAL, u.NUMBER, u.ADJECTIVE, u.ADVERB))
_OBJECTS = frozenset(("it", "them", "him", "her", "us", "me", "this", "that"))
_OPENS_OUTCOME = frozenset((u.DETERMINER, u.NUMBER, u.THERE))
_WHO = frozenset(
    ("i", "we", "you", "he", "she", "they", "it", "somebody", "nobody", "everybody", "anyone", "perhaps", "maybe")
)
_ORDER_ENDS = 10
"""Words of an order, up to the `and` with which it goes on."""
_APART = 40
"""Words from one course to the next."""
_LEAD_TO_NAME = 3
"""Words before the name of a choice: `that was the ...`."""
_NAMED_WITHIN = 8
"""Words between the name of a choice and its first side."""
_DONE = frozenset(("not", "all", "both", "nothing", "neither", "one", "it", "that", "this"))
_LONGEST_OBJECT = 6
"""Words of what somebody lets or makes do it."""
_TAKES_QUALITY = frozenset(("go", "stay", "keep"))
_AFTER_ORDER = _OBJECTS | {
    "and",
    "on",
    "off",
    "back",
    "out",
    "up",
    "down",
    "going",
    "quiet",
    "silent",
    "yes",
    "no",
    "nothing",
}


class Alternatives:
    """Finds openings of courses. One for all texts."""

    def __init__(self, grammar: Grammar, table: WordTable) -> None:
        self._words = grammar.words
        self._table = table

    def openings(self, row: Sequence[Unit]) -> list[int]:
        """Return the units with which courses open, in order."""
        return sorted({*self._orders(row), *self._announced(row)})

    def _orders(self, row: Sequence[Unit]) -> Iterator[int]:
        """Yield where orders open that have an outcome each, two of them near each other."""
        found: list[int] = []
        for at in range(1, len(row) - 1):
            if self._is_order(row, at, first=found[-1] if found else None) and self._has_outcome(row, at):
                found.append(at)
        for one, other in pairwise(found):
            if other - one <= _APART:
                yield one
                yield other

    def _is_order(self, row: Sequence[Unit], at: int, *, first: int | None) -> bool:
        """Return whether a base form stands where no subject and no verb before can take it.

        A plural may be its subject, but where it is an object in the outcome of the `first` order: `we lose our nights | keep
        it off and ...`.
        """
        does = row[at].norm == "do" and row[at + 1].norm in _DONE
        if not does and not (self._may_be_order(row, at) and self._goes_on(row, at)):
            return False
        last = at - 1
        while last > 0 and row[last].kind == u.ADVERB:
            last -= 1
        before = row[last]
        if before.kind not in _MAY_END | {u.PARTICIPLE, u.PAST} and before.norm not in _OBJECTS:
            return False
        if before.norm == "it" and last < at - 1:
            return False
        if before.norm in self._words["people"] or (
            before.kind == u.PLURAL and not self._is_taken(row, first, at, last)
        ):
            return False
        return not self._is_caused(row, last)

    def _is_taken(self, row: Sequence[Unit], first: int | None, at: int, last: int) -> bool:
        """Return whether a plural is no subject: behind a preposition, an object, or where the same order was given before."""
        if row[last - 1].kind == u.PREPOSITION or self._is_object(row, first, last) or self._is_own_object(row, last):
            return True
        return first is not None and row[first].norm == row[at].norm

    @staticmethod
    def _is_own_object(row: Sequence[Unit], last: int) -> bool:
        """Return whether a verb has the plural right behind it, with no more than one word between: `hurt both ways`."""
        inner = row[last - 1].kind in (u.DETERMINER, u.ADJECTIVE, u.NUMBER)
        return last > 1 and row[last - 1 - inner].kind in (u.BASE, u.PAST)

    @staticmethod
    def _is_object(row: Sequence[Unit], first: int | None, last: int) -> bool:
        """Return whether a verb stands right before the phrase of a noun, in the outcome of an order."""
        if first is None or last - first > _APART:
            return False
        while last > first and row[last].kind in (u.DETERMINER, u.ADJECTIVE, u.NUMBER, u.PREPOSITION, *u.NOMINAL):
            last -= 1
        return row[last].kind in (u.BASE, u.THIRD, u.PAST, u.BE, u.HAVE)

    def _may_be_order(self, row: Sequence[Unit], at: int) -> bool:
        """Return whether a word is most often a base form, or can be one and has an object of its own: `delay it`."""
        classes, after = self._table.of(row[at].norm).classes, row[at + 1]
        owned = after.norm in _OBJECTS or after.kind == u.DETERMINER
        return classes.startswith(w.BASE) or (owned and w.BASE in classes)

    @staticmethod
    def _goes_on(row: Sequence[Unit], at: int) -> bool:
        """Return whether what follows can only follow a verb: an object, a particle, `and` with what comes of it, `go live`."""
        unit = row[at + 1]
        if row[at].norm in _TAKES_QUALITY and unit.kind == u.ADJECTIVE:
            return True
        return unit.norm in _AFTER_ORDER or unit.kind in (u.DETERMINER, u.ADVERB, u.NOUN)

    def _is_caused(self, row: Sequence[Unit], last: int) -> bool:
        """Return whether the verb before lets or makes its object do it: `let it | run`, `had me | present it`."""
        for at in range(last, max(-1, last - _LONGEST_OBJECT), -1):
            if row[at].lemma in self._words["causes"]:
                return True
            if row[at].kind in (u.PAST, u.THIRD, u.MODAL, u.BE, u.COORDINATOR, u.MARK):
                return False
        return False

    def _has_outcome(self, row: Sequence[Unit], at: int) -> bool:
        """Return whether `and` follows soon, with somebody or something that would do or suffer what comes of it."""
        for joint in range(at + 1, min(at + _ORDER_ENDS, len(row) - 1)):
            if row[joint].kind in (u.MARK, u.MODAL, u.BE):
                return False
            if row[joint].kind == u.COORDINATOR:
                follows = row[joint + 1]
                return row[joint].norm == "and" and (follows.kind in _OPENS_OUTCOME or follows.norm in _WHO)
        return False

    def _announced(self, row: Sequence[Unit]) -> Iterator[int]:
        """Yield where the first of two courses opens that `or` joins, after the name of a choice."""
        for name, unit in enumerate(row):
            if unit.noun not in self._words["names_choice"] and unit.lemma not in self._words["names_choice"]:
                continue
            first = self._first_course(row, name)
            if first is not None and self._is_joined(row, first):
                yield first
            elif (side := self._first_side(row, name)) is not None:
                yield side

    def _first_course(self, row: Sequence[Unit], name: int) -> int | None:
        """Return where a base form opens after the name of a choice, over what more is said of it: `to make in an hour`."""
        at = name + 1
        last = min(name + 1 + _NAMED_WITHIN, len(row) - 1)
        while at < last:
            if row[at].kind == u.TO and at > name + 1 - 1:
                at += 2
                continue
            if row[at].kind in (u.BE, u.MODAL, u.MARK, u.COORDINATOR) or row[at].norm in ("between", "of"):
                return None
            ended = at == name + 1 or (row[at - 1].kind in _MAY_END and row[at - 1].kind != u.ADJECTIVE)
            if ended and w.BASE in self._table.of(row[at].norm).classes and self._has_object(row, at):
                return at
            at += 1
        return None

    @staticmethod
    def _has_object(row: Sequence[Unit], at: int) -> bool:
        return row[at + 1].kind in (u.DETERMINER, u.ADVERB, u.NUMBER) or row[at + 1].norm in _AFTER_ORDER

    @staticmethod
    def _first_side(row: Sequence[Unit], name: int) -> int | None:
        """Return where the first side opens of what was the choice: `that was the choice as I saw it | a form or a call`."""
        if name < _LEAD_TO_NAME or row[name - 1].norm not in ("the", "my", "our") or row[name - 2].kind != u.BE:
            return None
        if row[name - 3].norm not in ("that", "this", "it", "there", "here"):
            return None
        at = name + 1 + (name + 1 < len(row) and row[name + 1].norm in ("off", "offs"))
        if [unit.norm for unit in row[at : at + 4]] == ["as", "i", "saw", "it"]:
            at += 4
        side = row[at : at + _APART]
        opens = bool(side) and side[0].kind in (u.DETERMINER, u.ADJECTIVE, u.NUMBER, *u.NOMINAL)
        return at if opens and any(unit.norm in ("or", "against", "versus") for unit in side) else None

    def _is_joined(self, row: Sequence[Unit], first: int) -> bool:
        """Return whether `or` with another base form follows."""
        for at in range(first + 2, min(first + _APART, len(row) - 1)):
            if row[at].kind == u.MARK and row[at].norm in (".", "!", "?"):
                return False
            if row[at].norm == "or" and w.BASE in self._table.of(row[at + 1].norm).classes:
                return True
        return False
