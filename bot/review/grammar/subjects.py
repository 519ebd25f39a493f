"""Find the words that stand as subject before a verb, and say whose they are."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from bot.review.reading import Subject
from question_bank.grammar import Grammar
from question_bank.words import WordTable

_IN_PHRASE = frozenset((*u.NOMINAL, u.ADJECTIVE, u.NUMBER, u.ING, u.PARTICIPLE))
_BEFORE_ATTACHED = frozenset((*u.NOMINAL, u.NUMBER, u.PRONOUN))
_ATTACHES = frozenset(
    (
        "of",
        "in",
        "at",
        "for",
        "from",
        "with",
        "on",
        "between",
        "about",
        "behind",
        "to",
        "under",
        "per",
        "like",
        "above",
        "over",
        "across",
        "within",
        "against",
    )
)
_NO_SUBJECT = frozenset(
    ("me", "us", "him", "them", "myself", "ourselves", "himself", "herself", "themselves", "itself")
)
_AND = frozenset(("and", "&", "or", "nor"))
_APART = frozenset(("except", "but", "besides"))
"""Before a pronoun they take it out of the subject: `everybody except me wanted it`."""
_PLACED_BY = frozenset(("me", "us", "him", "them"))
_PLACES = frozenset(
    ("next", "above", "below", "beside", "behind", "opposite", "near", "upstream", "downstream", "around")
)
_WE_OF = frozenset(("us", "we", "ourselves"))
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "ee", "ant")
_SELF = frozenset(("myself", "themselves", "himself", "herself", "ourselves", "itself"))
_CLOSES_ASIDE = frozenset((",", "-", "–", "—", ")"))
_MAY_BE_JOINED = frozenset(("i", "he", "she", "they", "we"))
_INNER_DETERMINERS = frozenset(("other", "own", "such", "same", u.OWNER))
_SOME = frozenset(("some", "most", "many", "few", "all", "both", "several", "others", "half"))
_POINTS = frozenset(("this", "that", "these", "those"))
"""Before another determiner they stand alone: `after that the queue was empty`."""
_LONGEST = 24
"""Units that a subject may have; what stands further left is no part of it."""


class SubjectWords(NamedTuple):
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

    def before(self, row: Sequence[Unit], floor: int, at: int, *, open_left: bool) -> SubjectWords | None:
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
            return SubjectWords(first, end) if first < end else None
        return None

    @staticmethod
    def _end(row: Sequence[Unit], floor: int, at: int) -> int:
        """Return where the subject ends before a verb: before adverbs, `myself`, and what stands between two commas."""
        end = at
        while end > floor and (row[end - 1].kind in (u.ADVERB, u.NOT) or row[end - 1].norm in _SELF):
            end -= 1
        if end <= floor or row[end - 1].kind != u.MARK or row[end - 1].norm not in _CLOSES_ASIDE:
            return end
        opening = next((i for i in range(end - 2, floor, -1) if row[i].kind == u.MARK), floor)
        if opening == floor or row[opening - 1].kind not in (*u.NOMINAL, u.PRONOUN):
            return end
        listed = u.COORDINATOR in (row[opening + 1].kind, row[end - 2].kind)
        return end if listed else opening

    def _from_pronoun(self, row: Sequence[Unit], floor: int, end: int, *, open_left: bool) -> SubjectWords | None:
        """Return a subject that ends with a pronoun: `she`, `one of us`, `the team and I`, `the other`."""
        norm, first = row[end - 1].norm, end - 1
        before = row[first - 2] if first - 2 >= floor else None
        if before is not None and row[first - 1].norm == "of" and before.kind in (*_BEFORE_ATTACHED, u.DETERMINER):
            one = before.kind in (u.PRONOUN, u.DETERMINER)
            return SubjectWords(first - 2 if one else self._phrase(row, floor, first - 1, open_left=open_left), end)
        if norm in _PLACED_BY:
            beside = self._before_place(row, floor, first)
            if beside is not None:
                return SubjectWords(self._phrase(row, floor, beside, open_left=open_left), end)
        if norm in _NO_SUBJECT:
            apart = before is not None and row[first - 1].norm in _APART
            return self.before(row, floor, first - 1, open_left=open_left) if apart else None
        if norm == "other" and first > floor and row[first - 1].kind == u.DETERMINER:
            return SubjectWords(first - 1, end)
        joined = open_left and before is not None and row[first - 1].norm in ("and", "&") and norm in _MAY_BE_JOINED
        if joined and before is not None and before.kind == u.PRONOUN:
            return SubjectWords(first - 2, end)
        if joined and before is not None and before.kind in u.NOMINAL and self._may_be_somebody(before):
            return SubjectWords(self._phrase(row, floor, first - 1, open_left=open_left), end)
        return SubjectWords(first, end)

    @staticmethod
    def _before_place(row: Sequence[Unit], floor: int, at: int) -> int | None:
        """Return where the noun ends that stands before words of place: `the shop above us`, `the trust next to us`."""
        opening = at - 1
        if opening > floor and row[opening].norm == "to":
            opening -= 1
        placed = opening > floor and row[opening].norm in _PLACES and row[opening - 1].kind in u.NOMINAL
        return opening if placed else None

    def _may_be_somebody(self, unit: Unit) -> bool:
        """Return whether a noun may be a person or a group: `the designer and I`, but not `until the end and I called`."""
        words, noun = self._words, unit.noun
        known = unit.norm in words["people"] or any(noun in words[name] for name in ("person", "group", "bare_group"))
        return (
            known
            or unit.kind == u.NAME
            or unit.capital
            or not self._table.knows(unit.norm)
            or noun.endswith(_PERSON_ENDINGS)
        )

    def _phrase(self, row: Sequence[Unit], floor: int, end: int, *, open_left: bool) -> int:
        """Return where the noun phrase begins that ends before `end`."""
        at = end
        while at > floor:
            unit = row[at - 1]
            if unit.kind == u.DETERMINER:
                at -= 1
                if not self._goes_on_before(row, floor, at, end, open_left=open_left):
                    return at
            elif (
                self._belongs(row, floor, at, end)
                or self._attached(row, floor, at)
                or (open_left and self._joined(row, floor, at))
            ):
                at -= 1
            elif unit.kind == u.PRONOUN and at < end and self._carries(unit, row[at]):
                return at - 1
            else:
                return at
        return at

    def _belongs(self, row: Sequence[Unit], floor: int, at: int, end: int) -> bool:
        """Return whether the unit before `at` is part of a noun phrase; `in the autumn people were` has two."""
        unit = row[at - 1]
        if unit.kind == u.ADVERB:
            return at - 2 >= floor and row[at - 2].kind == u.DETERMINER
        if unit.kind not in _IN_PHRASE:
            return False
        return not (
            unit.norm in self._words["weekday_or_month"] and at < end and row[at].kind in (*u.NOMINAL, u.DETERMINER)
        )

    def _goes_on_before(self, row: Sequence[Unit], floor: int, at: int, end: int, *, open_left: bool) -> bool:
        """Return whether a phrase goes on to the left of the determiner at `at`."""
        unit, before = row[at], row[at - 1] if at > floor else None
        if unit.norm in _INNER_DETERMINERS:
            return True
        if before is not None and before.kind == u.DETERMINER and before.norm not in _POINTS:
            return True
        rate = (
            unit.norm in ("a", "an", "each", "every") and at + 2 == end and row[at + 1].noun in self._words["time_noun"]
        )
        if rate and before is not None and before.kind in (u.PLURAL, u.NUMBER):
            return True  # `two million a year`
        return self._attached(row, floor, at) or (open_left and self._joined(row, floor, at))

    @staticmethod
    def _carries(pronoun: Unit, following: Unit) -> bool:
        """Return whether a pronoun opens a longer subject: `me and two others`, `some of the engineers`."""
        return following.norm in _AND or (following.norm in _ATTACHES and pronoun.norm not in _NO_SUBJECT)

    @staticmethod
    def _attached(row: Sequence[Unit], floor: int, at: int) -> bool:
        """Return whether the unit before `at` ties the phrase to a noun before it: `the head of payments`."""
        return at - 2 >= floor and row[at - 1].norm in _ATTACHES and row[at - 2].kind in _BEFORE_ATTACHED

    @staticmethod
    def _joined(row: Sequence[Unit], floor: int, at: int) -> bool:
        """Return whether `and` before `at` ties the phrase to a noun before it."""
        return at - 2 >= floor and row[at - 1].norm in _AND and row[at - 2].kind in _BEFORE_ATTACHED

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
        return self._of_head(head, predicate, human=human, bare=tie - first == 1)

    def _together(self, row: Sequence[Unit], first: int, last: int, predicate: str, *, human: bool) -> Subject | None:
        norms = {unit.norm for unit in row[first:last]}
        if norms & {"i", "we", "me", "us"}:
            return Subject.WE
        edges = [at for at in range(first, last) if row[at].norm in _AND]
        sides = [
            (start, end)
            for start, end in zip([first, *(e + 1 for e in edges)], [*edges, last], strict=True)
            if start < end
        ]
        whose = {self._of_head(row[end - 1], predicate, human=human, bare=end - start == 1) for start, end in sides}
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

    def _of_head(self, head: Unit, predicate: str, *, human: bool, bare: bool) -> Subject:
        """Return whose a clause is by the main word of its subject; `bare` where that word stands alone."""
        words, noun = self._words, head.noun
        if head.norm in _SOME or head.kind == u.NUMBER:
            return Subject.THEY if human or head.norm == "others" else Subject.THING
        if head.norm == "other" and human:
            return Subject.NAMED
        if head.kind == u.PRONOUN and head.norm in self._by_pronoun:
            return self._by_pronoun[head.norm]
        if self._is_group(head, predicate, human=human, bare=bare):
            return Subject.THEY
        if noun in words["person"] or self._is_one(head, predicate, human=human):
            return Subject.THEY if head.kind == u.PLURAL or head.norm != noun else Subject.NAMED
        if head.norm in words["product"] or head.norm in words["weekday_or_month"]:
            return Subject.THING
        return Subject.NAMED if self._is_name(head, predicate, human=human, bare=bare) else Subject.THING

    def _is_group(self, head: Unit, predicate: str, *, human: bool, bare: bool) -> bool:
        words = self._words
        if head.norm in words["people"] or head.noun in words["group"]:
            return True
        if head.norm not in words["bare_group"]:
            return False
        return human or predicate == "be" or (bare and predicate not in words["thing_verb"])

    def _is_one(self, head: Unit, predicate: str, *, human: bool) -> bool:
        """Return whether a noun that no list of persons has does what persons do."""
        acts = bool(predicate) and predicate not in self._words["thing_verb"]
        return (acts and head.noun in self._words["organisation"]) or (human and head.noun.endswith(_PERSON_ENDINGS))

    def _is_name(self, head: Unit, predicate: str, *, human: bool, bare: bool) -> bool:
        if not head.norm.isalpha():
            return False
        if head.kind == u.NAME and (human or bare):
            return True
        acts = bool(predicate) and predicate not in self._words["thing_verb"]
        return bare and acts and self._table.may_be_name(head.norm)
