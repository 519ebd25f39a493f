"""Name the predicate of a verb group: its verb with a particle, or what the noun after a light verb says."""

from collections.abc import Sequence

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from bot.review.grammar.verb_group import Group
from question_bank.grammar import Grammar

_REACH = 5
_ENDS = frozenset((u.MARK, u.COORDINATOR, u.SUBORDINATOR, u.THAT, u.QUESTION, *u.AUXILIARY))
_OPENS_NOUN = frozenset((u.DETERMINER, *u.NOMINAL, u.NUMBER))
"""Units after a verb in which its particle or its light noun may stand."""


class Predicates:
    """Names predicates. One for all texts."""

    def __init__(self, grammar: Grammar) -> None:
        self._words = grammar.words
        self._classes = grammar.classes
        self._light = grammar.light
        self._with_object = grammar.with_object

    def name(self, row: Sequence[Unit], group: Group) -> None:
        """Set the predicate: the lemma with its particle, or what a light verb's noun says."""
        unit = row[group.verb]
        lemma = unit.lemma
        if unit.kind in (u.BE, u.HAVE, u.DO):
            lemma = unit.kind
        group.predicate = lemma
        direct = True
        for at in range(group.last, min(group.last + _REACH, len(row))):
            other = row[at]
            if other.kind in _ENDS:
                return
            pair = f"{lemma} {other.norm}"
            named = (
                self._with_object.get((lemma, other.norm))
                if at == group.last or row[at - 1].kind == u.PRONOUN
                else None
            )
            named = named or (self._light.get((lemma, other.noun)) if direct else None)
            direct = direct and other.kind != u.PREPOSITION
            if named is not None and not group.passive:
                group.predicate = named
                return
            if pair in self._classes and self._is_particle(row, group, at):
                acts = (
                    other.kind == u.TO
                    and at + 1 < len(row)
                    and (row[at + 1].kind == u.BASE or row[at + 1].norm in ("be", "have", "do"))
                )
                if acts != (pair == "get to" and at > group.last):
                    return
                if other.norm == "to" and "escalate" in self._classes[pair] and not self._person_follows(row, at + 1):
                    return
                further = f"{pair} {row[at + 1].norm}" if at + 1 < len(row) else pair
                group.predicate = further if further in self._classes else pair
                if at == group.last:
                    group.last += 1 + (group.predicate == further != pair)
                return
            if other.kind in u.OPEN_VERB or other.kind == u.TO:
                return

    def _person_follows(self, row: Sequence[Unit], at: int) -> bool:
        words = self._words
        for unit in row[at : at + _REACH]:
            if unit.kind in (u.NAME, u.PRONOUN) or unit.noun in words["person"] or unit.noun in words["group"]:
                return True
            if unit.norm in words["bare_group"] or unit.norm in words["people"]:
                return True
        return False

    @staticmethod
    def _is_particle(row: Sequence[Unit], group: Group, at: int) -> bool:
        """Return whether a particle may belong to the verb: at once, or after its object and before no other noun."""
        if at == group.last:
            return True
        if row[at].norm in ("into", "to", "with", "at", "on"):
            return row[at].norm == "into" or row[at].norm == "to"
        after = row[at + 1].kind if at + 1 < len(row) else u.MARK
        return after not in _OPENS_NOUN
