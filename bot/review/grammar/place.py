"""A word in its sentence: what stands before it is settled, what comes after is known by its possible classes."""

from collections.abc import Mapping, Sequence

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from question_bank import words as w
from question_bank.grammar import Grammar
from question_bank.words import WordTable

_CLOSED_LISTS = (
    ("modal", u.MODAL), ("be", u.BE), ("have", u.HAVE), ("do", u.DO), ("subject_pronoun", u.PRONOUN),
    ("object_pronoun", u.PRONOUN), ("number_word", u.NUMBER), ("coordinator", u.COORDINATOR), ("question_word", u.QUESTION),
    ("determiner", u.DETERMINER), ("pronoun_named", u.PRONOUN), ("pronoun_thing", u.PRONOUN), ("adverb", u.ADVERB),
    ("subordinator", u.SUBORDINATOR), ("preposition", u.PREPOSITION),
)  # fmt: skip
_BEGINS_CLAUSE = frozenset((u.MARK, u.SUBORDINATOR, u.QUESTION, u.THAT, u.COORDINATOR))
_FINITE_VERBS = frozenset((u.PAST, u.THIRD, u.BASE, u.BE, u.HAVE, u.DO, u.MODAL))
_OBJECT_OPENERS = frozenset((u.DETERMINER, u.PRONOUN, u.NUMBER, u.THAT, u.QUESTION))
_IN_SUBJECT = frozenset((u.PRONOUN, u.DETERMINER, u.ADJECTIVE, u.NUMBER, u.ADVERB, u.NOT, *u.NOMINAL))
_OVER = frozenset((u.ADVERB, u.NOT))
_PARTICLES = frozenset(("up", "down", "on", "off", "out", "in", "over", "through"))
_UNREAL = frozenset(("would", "d", "id", "wed", "could", "might", "wouldnt", "couldnt"))
_NEAR = 12
"""Words to look at on each side for the verb of a clause."""


class Wordbook:
    """What is known of words by themselves: the closed ones, the table of open ones, and lists of the grammar."""

    def __init__(self, grammar: Grammar, table: WordTable) -> None:
        self.lists = grammar.words
        self.classes = grammar.classes
        self.table = table
        self.closed = _closed_kinds(grammar)


def _closed_kinds(grammar: Grammar) -> Mapping[str, str]:
    """Return the class of each closed word; the first list that holds a word decides."""
    kinds: dict[str, str] = {}
    for name, kind in _CLOSED_LISTS:
        for word in grammar.words[name]:
            kinds.setdefault(word, kind)
    kinds.update({"not": u.NOT, "never": u.NOT, "to": u.TO, "there": u.ADVERB, "that": u.THAT, u.OWNER: u.DETERMINER})
    return kinds


class Place:
    """The place of one word. Its own class and those after it may not be settled yet."""

    __slots__ = ("after", "at", "before", "book", "classes", "direct", "last", "row", "unit")

    def __init__(self, book: Wordbook, row: Sequence[Unit], at: int) -> None:
        self.book = book
        self.row = row
        self.at = at
        self.unit = row[at]
        self.classes = row[at].classes
        last = row[at - 1] if at else None
        self.last: Unit | None = last
        """The word right before."""
        self.after: Unit | None = row[at + 1] if at + 1 < len(row) else None
        self.direct: str = last.kind if last is not None else u.MARK
        """The class of the word right before; a mark at the beginning."""
        i = self.nearest_before() if self.direct in _OVER else at - 1
        self.before: str = row[i].kind if i >= 0 else u.MARK
        """The class of the word before, over adverbs."""

    def nearest_before(self) -> int:
        """Return where the word before stands, over adverbs; -1 at the beginning."""
        i = self.at - 1
        while i >= 0 and self.row[i].kind in _OVER:
            i -= 1
        return i

    def closed(self, unit: Unit | None) -> str | None:
        """Return the class of a closed word, None for an open one and for none."""
        return self.book.closed.get(unit.norm) if unit is not None else None

    def follows(self, *kinds: str) -> bool:
        """Return whether a closed word of one of these classes comes next."""
        return self.closed(self.after) in kinds

    def ends(self) -> bool:
        """Return whether nothing or a mark comes next."""
        return self.after is None or self.after.kind == u.MARK

    def has(self, *classes: str) -> bool:
        """Return whether the word may be of one of these classes."""
        for name in classes:  # noqa: SIM110 -- no generator: this is asked some hundred times a text
            if name in self.classes:
                return True
        return False

    def after_inverted(self) -> bool:
        """Return whether an auxiliary and a subject stand before: `did the team move`."""
        i = self.at - 1
        while i > max(0, self.at - _NEAR) and self.row[i].kind in _IN_SUBJECT:
            i -= 1
        opens = i == 0 or (i > 0 and self.row[i - 1].kind in (u.MARK, u.QUESTION, u.COORDINATOR))
        return opens and i < self.at - 1 and self.row[i].kind in (u.DO, u.MODAL)

    def after_inverted_have(self) -> bool:
        """Return whether `had` and a subject stand before: `had I weighed one`, `why had nobody asked`."""
        i = self.at - 1
        while i > max(0, self.at - _NEAR) and self.row[i].kind in _IN_SUBJECT:
            i -= 1
        if i < 0 or i == self.at - 1 or self.row[i].kind != u.HAVE:
            return False
        if i and self.row[i - 1].kind not in (u.MARK, u.QUESTION, u.COORDINATOR):
            return False
        after = self.row[self.at + 1 :]
        return self.row[i + 1].kind == u.PRONOUN or any(
            unit.norm in _UNREAL for unit in after
        )  # no `had a plan printed`

    def after_verb(self) -> bool:
        """Return whether the word stands right after a verb, so that it may open what is said."""
        return self.before in u.OPEN_VERB or self.before == u.ADJECTIVE

    def after_causative(self) -> bool:
        """Return whether the verb before is one like `let`, so that a base form goes with its object."""
        for i in range(self.at - 1, max(-1, self.at - _NEAR), -1):
            if self.row[i].kind in u.OPEN_VERB:
                return self.row[i].lemma in self.book.lists["causes"]
            if self.row[i].kind in _BEGINS_CLAUSE:
                return False
        return False

    def nominal_follows(self) -> bool:
        """Return whether what comes next goes on a noun phrase."""
        after = self.after
        if after is None or after.kind == u.MARK:
            return False
        if after.kind == u.NUMBER:
            return True
        closed = self.closed(after)
        if closed is not None:
            return (closed in (u.NUMBER, u.DETERMINER) and after.norm not in ("the", "a", "an")) or after.norm == "own"
        noun = w.PLURAL in after.classes or w.NOUN in after.classes
        if after.classes[0] in (w.THIRD, w.BASE) and not noun:
            return False
        if after.classes[0] == w.ADVERB and w.NOUN not in after.classes:
            return False
        return any(name in after.classes for name in (w.NOUN, w.PLURAL, w.ADJECTIVE, w.PARTICIPLE, w.ADVERB, w.ING))

    def finite_follows(self) -> bool:
        """Return whether what comes next is surely a finite verb."""
        after = self.after
        if after is None or after.kind:
            return False
        closed = self.closed(after)
        if closed is not None:
            return closed in u.AUXILIARY or closed == u.NOT
        if after.classes[0] not in (w.PAST, w.THIRD) or w.ADJECTIVE in after.classes:
            return False
        beyond = self.row[self.at + 2].classes if self.at + 2 < len(self.row) else ""
        return not (after.classes[0] == w.PAST and beyond[:1] in (w.NOUN, w.PLURAL))  # `that planned release`

    def noun_follows(self) -> bool:
        """Return whether what comes next may be a noun."""
        return self.after is not None and (w.NOUN in self.after.classes or w.PLURAL in self.after.classes)

    def object_follows(self) -> bool:
        """Return whether what comes next can only be the object of a verb, so that the word is one."""
        after = self.after
        if after is None or after.kind == u.MARK:
            return False
        return (
            after.kind == u.NUMBER or self.closed(after) in _OBJECT_OPENERS or after.norm in ("not", "it", "me", "us")
        )

    def particle_and_object_follow(self) -> bool:
        """Return whether a particle and an object follow: `reads out the list`."""
        row, at = self.row, self.at
        return at + 2 < len(row) and row[at + 1].norm in _PARTICLES and self.closed(row[at + 2]) in _OBJECT_OPENERS

    def ends_phrase(self) -> bool:
        """Return whether one noun follows and no verb after it: `I killed that project.`"""
        if self.after is None or w.NOUN not in self.after.classes:
            return False
        beyond = self.row[self.at + 2] if self.at + 2 < len(self.row) else None
        return beyond is None or beyond.kind == u.MARK or self.closed(beyond) in _ENDS_PHRASE

    def after_particle(self) -> bool:
        """Return whether a particle stands before, after `it` or `them`: `leaving it up meant fines`."""
        row, at = self.row, self.at
        return at > 1 and row[at - 1].norm in _PARTICLES and row[at - 2].norm in ("it", "them", "this", "that")

    def from_before(self) -> bool:
        """Return whether `from` and a noun stand before `to`: `from time to time`."""
        row, at = self.row, self.at
        return any(row[i].norm == "from" for i in range(max(0, at - 5), at - 1)) and row[at - 2].kind in (
            *u.NOMINAL,
            u.NUMBER,
        )

    def counted(self) -> bool:
        """Return whether a number stands before singular nouns, so that a plural must follow: `0 refund promises`."""
        row, i = self.row, self.at - 1
        while i >= 0 and row[i].kind in (u.NOUN, u.ADJECTIVE):
            i -= 1
        return 0 <= i < self.at - 1 and row[i].kind == u.NUMBER and row[i].norm != "one" and self.direct == u.NOUN

    def head_is_one(self) -> bool:
        """Return whether the plural before hangs on a singular noun: `every month of full logs costs 6k`."""
        row, i = self.row, self.nearest_before()
        while i > 0 and row[i].kind in (u.PLURAL, u.NOUN, u.ADJECTIVE, u.DETERMINER, u.NUMBER):
            i -= 1
        return i > 0 and row[i].kind == u.PREPOSITION and row[i - 1].kind in (u.NOUN, u.NAME)

    def has_verb(self) -> bool:
        """Return whether the clause has its verb already, one that governs no clause without `that`."""
        for i in range(self.at - 1, max(-1, self.at - _NEAR), -1):
            unit = self.row[i]
            if unit.kind in _BEGINS_CLAUSE or self._opens_second_noun(i):
                return False
            if unit.kind in _FINITE_VERBS:
                lists = self.book.lists
                return unit.lemma not in lists["says_barely"] and unit.lemma not in lists["causes"]
        return False

    def _opens_second_noun(self, at: int) -> bool:
        """Return whether a noun phrase begins right after another: `it is in the runbook now | no model goes live`."""
        row = self.row
        if at < 2 or row[at].kind != u.DETERMINER or row[at].norm == u.OWNER:
            return False
        before = row[at - 2] if row[at - 1].kind == u.ADVERB else row[at - 1]
        return before.kind == u.NUMBER or before.kind in u.NOMINAL

    def verb_is_due(self) -> bool:
        """Return whether the clause has a subject and no other word that can be its verb."""
        if not self.ends() and not self.follows(u.PREPOSITION, u.ADVERB, u.COORDINATOR):
            return False
        for i in range(self.at - 1, max(-1, self.at - _NEAR), -1):
            unit = self.row[i]
            if unit.kind == u.COORDINATOR or (unit.kind == u.PREPOSITION and unit.norm != "of"):
                return False
            if unit.kind in _BEGINS_CLAUSE:
                break
        for unit in self.row[self.at + 1 : self.at + _NEAR]:
            closed = self.closed(unit)
            if unit.kind == u.MARK or closed in (u.COORDINATOR, u.SUBORDINATOR, u.QUESTION):
                break
            if closed in u.AUXILIARY or (closed is None and unit.classes[:1] in (w.PAST, w.THIRD, w.BASE)):
                return False
        return True

    def orders_with_name(self) -> bool:
        """Return whether a base form opens the sentence before a name, and nothing else tells: `ring Martin before lunch`."""
        if (
            self.at
            or self.after is None
            or self.after.kind == u.MARK
            or not self.book.table.may_be_name(self.after.norm)
        ):
            return False
        for unit in self.row[self.at + 2 : self.at + _NEAR]:
            closed = self.closed(unit)
            if unit.kind == u.MARK or closed in (u.SUBORDINATOR, u.QUESTION):
                break
            if closed in u.AUXILIARY or (closed is None and unit.classes[:1] in (w.PAST, w.THIRD)):
                return False
        return True

    def is_reduced(self) -> bool:
        """Return whether a participle after a noun only describes it: `a bypass shared by five teams`."""
        if w.PARTICIPLE not in self.classes or self.after is None or not self.follows(u.PREPOSITION):
            return False
        verb = self.book.table.of(self.unit.norm).verb
        moves = self.book.classes.get(verb, frozenset()) & {"fall", "rise", "fail", "move", "happen", "finish", "stop"}
        return not moves and (self.after.norm == "by" or self.has_verb())

    def goes_on(self) -> bool:
        """Return whether a base form goes on from one before: `we would drop it and help build the other`."""
        leads = self.after is not None and (w.BASE in self.after.classes or self.object_follows())
        return leads and any(unit.kind == u.BASE for unit in self.row[max(0, self.at - _NEAR) : self.at - 1])

    def modifies_subject(self) -> bool:
        """Return whether a participle stands before the subject of a verb to come: `scripted dialogue costs nothing`."""
        if self.after is None or not (self.after.classes[:1] in (w.NOUN, w.PLURAL) or self._past_beyond_plural()):
            return False
        for unit in self.row[self.at + 2 : self.at + 5]:
            closed = self.closed(unit)
            if unit.kind == u.MARK or closed in (u.COORDINATOR, u.DETERMINER, u.PREPOSITION, u.PRONOUN, u.TO):
                return False
            if closed in u.AUXILIARY or (closed is None and unit.classes[:1] in (w.PAST, w.THIRD)):
                return not (w.ING in self.classes and unit.norm in self.book.lists["comes_to"])
        return False

    def _past_beyond_plural(self) -> bool:
        """Return whether what comes next may be a plural, and a past stands right after it: `lost alerts went up`."""
        beyond = self.row[self.at + 2] if self.at + 2 < len(self.row) else None
        if self.after is None or beyond is None:
            return False
        if w.PLURAL not in self.after.classes and self.after.classes != w.THIRD:
            return False  # a plural that the word table knows as a verb alone: `failed restores went up`
        return self.closed(beyond) in u.AUXILIARY or (self.closed(beyond) is None and beyond.classes[:1] == w.PAST)

    def opens_after_verb(self) -> bool:
        """Return whether the verb right before opens its clause, with no subject or a pronoun: `moved calls to Friday`."""
        i = self.at - 2
        if i >= 0 and self.row[i].kind == u.PRONOUN:
            i -= 1
        return self.direct in u.OPEN_VERB and (i < 0 or self.row[i].kind in (u.MARK, u.COORDINATOR))


_ENDS_PHRASE = frozenset((u.COORDINATOR, u.PREPOSITION, u.SUBORDINATOR, u.TO, u.QUESTION, u.ADVERB))
