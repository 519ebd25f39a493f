"""Find the words that stand as subject before a verb, and say whose they are."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from bot.review import units as u
from bot.review.reading import Subject
from bot.review.units import Unit
from question_bank.grammar import Grammar
from question_bank.words import WordTable

_IN_PHRASE = frozenset((*u.NOMINAL, u.ADJECTIVE, u.NUMBER, u.ING, u.PARTICIPLE))
_BEFORE_ATTACHED = frozenset((*u.NOMINAL, u.NUMBER, u.PRONOUN))
_ATTACHES = frozenset(("of", "in", "at", "for", "from", "with", "on", "between", "about", "behind", "to", "under", "per", "like"))
_NO_SUBJECT = frozenset(("me", "us", "him", "them", "myself", "ourselves", "himself", "herself", "themselves", "itself"))
_AND = frozenset(("and", "&", "or", "nor"))
_WE_OF = frozenset(("us", "we", "ourselves"))
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "ee", "ant")
_LONGEST = 24
"""Units that a subject may have; what stands further left is no part of it."""


class Found(NamedTuple):
    """The units of a subject, `last` exclusive."""

    first: int
    last: int


class Subjects:
    """Finds and names subjects. One for all texts."""

    def __init__(self, grammar: Grammar, table: WordTable) -> None:
        self._words = grammar.words
        self._table = table
        self._by_pronoun = {
            word: subject
            for subject, name in (
                (Subject.THING, "pronoun_thing"), (Subject.THEY, "pronoun_they"), (Subject.NAMED, "pronoun_named"),
                (Subject.YOU, "pronoun_you"), (Subject.WE, "pronoun_we"), (Subject.I, "pronoun_i"),
            )
            for word in grammar.words[name]
        }  # fmt: skip

    def before(self, row: Sequence[Unit], floor: int, at: int, *, open_left: bool) -> Found | None:
        """Return the subject that ends before `at`, not before `floor`, over adverbs and what stands between commas.

        `open_left` says that no verb stands before it in its clause, so that `the cache and the team` is one subject.
        """
        end = self._end(row, floor, at)
        if end <= floor:
            return None
        unit = row[end - 1]
        if unit.kind == u.PRONOUN:
            return self._from_pronoun(row, floor, end, open_left=open_left)
        if unit.kind in (*u.NOMINAL, u.NUMBER, u.ADJECTIVE) or (unit.kind == u.ING and end - 1 > floor):
            first = self._phrase(row, max(floor, end - _LONGEST), end, open_left=open_left)
            return Found(first, end) if first < end else None
        return None

    def _end(self, row: Sequence[Unit], floor: int, at: int) -> int:
        end = at
        while end > floor and (row[end - 1].kind in (u.ADVERB, u.NOT) or row[end - 1].norm in ("myself", "themselves", "himself")):
            end -= 1
        if end > floor and row[end - 1].kind == u.MARK and row[end - 1].norm in (",", "-", "–", "—", ")"):
            opening = end - 2
            while opening > floor and row[opening].kind != u.MARK:
                opening -= 1
            between = row[opening - 1].kind if opening > floor else ""
            if opening > floor and row[opening].kind == u.MARK and (between in u.NOMINAL or between == u.PRONOUN):
                if not any(row[i].kind == u.COORDINATOR for i in (opening + 1, end - 2)):
                    return opening
        return end

    def _from_pronoun(self, row: Sequence[Unit], floor: int, end: int, *, open_left: bool) -> Found | None:
        norm = row[end - 1].norm
        first = end - 1
        if first - 1 > floor and row[first - 1].norm == "of" and row[first - 2].kind in (*_BEFORE_ATTACHED, u.DETERMINER):
            one = row[first - 2].kind in (u.PRONOUN, u.DETERMINER)
            return Found(first - 2 if one else self._phrase(row, floor, first - 1, open_left=open_left), end)
        if norm in _NO_SUBJECT:
            return None
        if norm == "other" and first > floor and row[first - 1].kind == u.DETERMINER:
            return Found(first - 1, end)
        if first - 1 > floor and row[first - 1].norm in ("and", "&") and norm in ("i", "he", "she", "they", "we"):
            before = row[first - 2]
            if before.kind in u.NOMINAL or before.kind == u.PRONOUN:
                start = first - 2 if before.kind == u.PRONOUN else self._phrase(row, floor, first - 1, open_left=open_left)
                if open_left:
                    return Found(start, end)
        return Found(first, end)

    def _phrase(self, row: Sequence[Unit], floor: int, end: int, *, open_left: bool) -> int:
        """Return where the noun phrase begins that ends before `end`."""
        at = end
        while at > floor:
            unit = row[at - 1]
            before = row[at - 2] if at - 2 >= floor else None
            if unit.kind in _IN_PHRASE:
                if unit.norm in self._words["weekday_or_month"] and at < end and row[at].kind in (*u.NOMINAL, u.DETERMINER):
                    return at
                at -= 1
            elif unit.kind == u.DETERMINER:
                at -= 1
                if unit.norm == u.OWNER or (before is not None and before.kind == u.DETERMINER):
                    continue
                if before is None or not (self._attached(row, floor, at) or self._joined(row, floor, at, open_left=open_left)):
                    return at
            elif self._attached(row, floor, at):
                at -= 1
            elif self._joined(row, floor, at, open_left=open_left):
                at -= 1
            elif unit.kind == u.PRONOUN and at < end and row[at].norm in _ATTACHES and unit.norm not in _NO_SUBJECT:
                return at - 1
            elif unit.kind == u.ADVERB and before is not None and before.kind == u.DETERMINER:
                at -= 1
            else:
                return at
        return at

    @staticmethod
    def _attached(row: Sequence[Unit], floor: int, at: int) -> bool:
        """Return whether the unit before `at` ties the phrase to a noun before it: `the head of payments`."""
        return at - 2 >= floor and row[at - 1].norm in _ATTACHES and row[at - 2].kind in _BEFORE_ATTACHED

    @staticmethod
    def _joined(row: Sequence[Unit], floor: int, at: int, *, open_left: bool) -> bool:
        return open_left and at - 2 >= floor and row[at - 1].norm in _AND and row[at - 2].kind in _BEFORE_ATTACHED

    def whose(self, row: Sequence[Unit], first: int, last: int, predicate: str) -> Subject:
        """Return whose a clause is by the units of its subject and its verb."""
        human = predicate.partition(" ")[0] in self._words["human_verb"]
        parts = row[first:last]
        if any(part.norm in _AND for part in parts):
            together = self._together(row, first, last, predicate, human=human)
            if together is not None:
                return together
        tie = next((at for at in range(first + 1, last) if row[at].kind in (u.PREPOSITION, u.TO)), last)
        head = next((row[at] for at in range(tie - 1, first - 1, -1) if row[at].kind != u.ADVERB), row[first])
        if tie < last and row[tie].norm == "of" and head.norm in self._words["quantity_head"]:
            return self._share(row, tie + 1, last, head, human=human)
        return self._of_head(row, first, tie, head, predicate, human=human)

    def _together(self, row: Sequence[Unit], first: int, last: int, predicate: str, *, human: bool) -> Subject | None:
        norms = {unit.norm for unit in row[first:last]}
        if norms & {"i", "we", "me", "us"}:
            return Subject.WE
        edges = [at for at in range(first, last) if row[at].norm in _AND]
        sides = [(start, end) for start, end in zip([first, *(e + 1 for e in edges)], [*edges, last], strict=True) if start < end]
        whose = {self._of_head(row, start, end, row[end - 1], predicate, human=human) for start, end in sides}
        return Subject.THEY if whose and whose <= {Subject.NAMED, Subject.THEY} else None

    def _share(self, row: Sequence[Unit], first: int, last: int, head: Unit, *, human: bool) -> Subject:
        one = head.norm in self._words["one_of"]
        norms = {unit.norm for unit in row[first:last]}
        if norms & _WE_OF:
            return Subject.NAMED if one else Subject.WE
        whole = self.whose(row, first, last, "say" if human else "") if first < last else Subject.THING
        if "them" in norms or whole in (Subject.THEY, Subject.NAMED):
            return Subject.NAMED if head.norm in ("one", "each", "either", "neither") else Subject.THEY
        return whole if whole is not Subject.I else Subject.THING

    def _of_head(self, row: Sequence[Unit], first: int, last: int, head: Unit, predicate: str, *, human: bool) -> Subject:
        words = self._words
        noun = head.noun
        if head.norm in ("some", "most", "many", "few", "all", "both", "several", "others", "half") or head.kind == u.NUMBER:
            return Subject.THEY if human or head.norm == "others" else Subject.THING
        if head.norm == "other" and human:
            return Subject.NAMED
        if head.kind == u.PRONOUN and head.norm in self._by_pronoun:
            return self._by_pronoun[head.norm]
        many = head.kind == u.PLURAL or (head.norm != noun and noun in words["person"])
        if head.norm in words["people"] or noun in words["group"]:
            return Subject.THEY
        if noun in words["person"]:
            return Subject.THEY if many else Subject.NAMED
        bare = last - first == 1
        if head.norm in words["bare_group"] and (human or bare):
            return Subject.THEY
        if head.norm in words["product"] or head.norm in words["weekday_or_month"]:
            return Subject.THING
        if head.kind == u.NAME and head.norm.isalpha() and (human or first == last - 1):
            return Subject.NAMED
        if bare and head.norm.isalpha() and self._table.may_be_name(head.norm) and predicate and predicate not in words["thing_verb"]:
            return Subject.NAMED
        if human and noun.endswith(_PERSON_ENDINGS):
            return Subject.THEY if many else Subject.NAMED
        return Subject.THING

    def is_pronoun(self, norm: str, names: AbstractSet[Subject]) -> bool:
        """Return whether a word is a pronoun of one of the subjects named."""
        return self._by_pronoun.get(norm) in names
