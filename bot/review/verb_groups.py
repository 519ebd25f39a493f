"""Find the verb groups of a sentence: `had not been written`, `was going to ask`, `to sign`, `without telling`.

A group says which verb it is and as what its auxiliaries tell it. Who does it is asked elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.review import units as u
from bot.review.reading import Tense
from bot.review.units import Unit
from question_bank.grammar import Grammar


class Form(StrEnum):
    """What kind of verb form opens a group."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"


class Turn(StrEnum):
    """What a construction makes of a verb beyond its auxiliaries."""

    NONE = ""
    USED_TO = "used to"
    GOING_TO = "going to"
    ABOUT_TO = "about to"
    SUPPOSED_TO = "supposed to"
    HAVE_TO = "have to"
    ABLE_TO = "able to"
    OUGHT_TO = "ought to"
    BETTER = "better"


@dataclass(slots=True)
class Group:
    """A verb group: the units from `first` up to `last`, exclusive; `verb` is the main one."""

    first: int
    last: int
    verb: int
    form: Form
    predicate: str
    tense: Tense = Tense.NONE
    modal: str = ""
    turn: Turn = Turn.NONE
    bare: bool = False
    """It opens with a base form: an order, a present tense, or what goes on from an earlier `to` or `would`."""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negated: bool = False
    inner: int | None = None
    """The unit of the subject that stands inside: `did I ask`."""


_PAST_FORMS = frozenset(("was", "were", "had", "did"))
_TURNS = {
    "going": Turn.GOING_TO, "about": Turn.ABOUT_TO, "supposed": Turn.SUPPOSED_TO, "meant": Turn.SUPPOSED_TO,
    "able": Turn.ABLE_TO, "bound": Turn.GOING_TO, "due": Turn.SUPPOSED_TO,
}  # fmt: skip
_BASE_AUXILIARIES = frozenset(("be", "have", "do"))
_PAST_MODALS = frozenset(("could",))
_LEFT = frozenset(("go", "come", "arrive", "become"))
"""Verbs whose participle after `be` is no passive: `half the tickets were gone`."""
_REACH = 5


class VerbGroups:
    """Finds verb groups. One for all texts."""

    def __init__(self, grammar: Grammar) -> None:
        self._words = grammar.words
        self._grammar = grammar

    def find(self, row: Sequence[Unit]) -> Iterator[Group]:
        """Yield the verb groups of a tagged sentence in order."""
        at = 0
        while at < len(row):
            group = self._at(row, at)
            if group is None:
                at += 1
            else:
                self._name(row, group)
                yield group
                at = max(group.last, at + 1)

    def _at(self, row: Sequence[Unit], at: int) -> Group | None:
        unit = row[at]
        if unit.kind == u.TO:
            start = self._over_adverbs(row, at + 1)
            if start < len(row) and self._is_base(row[start]):
                group = self._chain(row, start, Form.INFINITIVE)
                group.first = at
                group.negated ^= self._negation_before(row, at)
                return group
            return None
        if unit.norm == "going" and at + 2 < len(row) and row[at + 1].kind == u.TO and self._is_base(row[at + 2]):
            group = self._chain(row, at + 2, Form.FINITE)
            group.first, group.turn, group.bare, group.tense = at, Turn.GOING_TO, False, Tense.NONE
            return group
        if unit.kind == u.ING or unit.norm in ("being", "having", "doing"):
            return None if self._is_nominal_ing(row, at) else self._chain(row, at, Form.GERUND)
        if unit.kind == u.PARTICIPLE:
            return None if self._is_nominal_participle(row, at) else self._chain(row, at, Form.PARTICIPLE)
        if unit.kind in u.FINITE or unit.kind == u.BASE:
            return self._chain(row, at, Form.FINITE)
        return None

    def _is_base(self, unit: Unit) -> bool:
        return unit.kind == u.BASE or unit.norm in _BASE_AUXILIARIES

    @staticmethod
    def _negation_before(row: Sequence[Unit], at: int) -> bool:
        return at > 0 and row[at - 1].kind == u.NOT

    @staticmethod
    def _is_nominal_ing(row: Sequence[Unit], at: int) -> bool:
        before = row[at - 1].kind if at else u.MARK
        after = row[at + 1].kind if at + 1 < len(row) else u.MARK
        if before in (u.DETERMINER, u.ADJECTIVE, u.NUMBER):
            return not (before == u.DETERMINER and after in (u.DETERMINER, u.PRONOUN))
        return before in (u.PREPOSITION, u.NOUN) and after in u.NOMINAL and "s" in row[at].classes

    @staticmethod
    def _is_nominal_participle(row: Sequence[Unit], at: int) -> bool:
        before = row[at - 1].kind if at else u.MARK
        after = row[at + 1].kind if at + 1 < len(row) else u.MARK
        return before in (u.DETERMINER, u.ADJECTIVE) or (before in (u.NUMBER, u.PREPOSITION) and after in u.NOMINAL)

    @staticmethod
    def _over_adverbs(row: Sequence[Unit], at: int) -> int:
        while at < len(row) and row[at].kind in (u.ADVERB, u.NOT):
            at += 1
        return at

    def _next_verb(self, row: Sequence[Unit], at: int, *, inverted: bool) -> tuple[int, int | None]:
        """Return where the next part of a group may stand, over adverbs, and a subject in between."""
        inner = None
        at = self._over_adverbs(row, at)
        if inverted and at < len(row):
            if row[at].kind == u.PRONOUN and row[at].norm in self._words["subject_pronoun"]:
                inner, at = at, self._over_adverbs(row, at + 1)
            elif row[at].kind == u.DETERMINER:
                end = at + 1
                while end < len(row) and end < at + 4 and row[end].kind in (*u.NOMINAL, u.ADJECTIVE):
                    end += 1
                if end > at + 1:
                    inner, at = at, self._over_adverbs(row, end)
        return at, inner

    def _chain(self, row: Sequence[Unit], first: int, form: Form) -> Group:
        """Follow the auxiliaries of a group to its main verb, and over verbs that only say how it went on."""
        group = Group(first, first + 1, first, form, "")
        group.negated = self._negation_before(row, first) and form is not Form.INFINITIVE
        if form is Form.FINITE:
            group.tense = Tense.PAST if row[first].kind == u.PAST or row[first].norm in _PAST_FORMS else Tense.PRESENT
            group.bare = row[first].kind == u.BASE or row[first].norm in _BASE_AUXILIARIES
        inverted = form is Form.FINITE and (
            first == 0 or row[first - 1].kind in (u.MARK, u.QUESTION, u.COORDINATOR) or row[first - 1].norm in ("nor", "so")
        )
        at = first
        while True:
            step = self._step(row, at, group, inverted=inverted)
            if step is None:
                break
            start = at + 1
            group.negated ^= any(row[i].kind == u.NOT or row[i].norm in ("hardly", "barely") for i in range(start, step))
            at = step
            inverted = False
        group.verb, group.last = at, at + 1
        if form is Form.PARTICIPLE and at == first:
            group.passive = True
        if row[at].kind == u.BE:
            beyond = self._over_adverbs(row, group.last)
            if any(row[i].norm == "not" for i in range(group.last, beyond)) and row[group.last].norm != "not":
                group.negated, group.last = not group.negated, beyond
        while group.last < len(row) and row[group.last].kind == u.NOT and row[group.last].norm == "not":
            follows = row[group.last + 1].norm if group.last + 1 < len(row) else ""
            if follows in ("only", "just", "because"):
                break
            group.negated = not group.negated
            group.last += 1
        if group.modal in _PAST_MODALS or (group.modal and group.perfect):
            group.tense = Tense.PAST
        return group

    def _step(self, row: Sequence[Unit], at: int, group: Group, *, inverted: bool) -> int | None:
        """Return the next part of the group after the one at `at`, noting what it tells; None where that is the main verb."""
        unit = row[at]
        following, inner = self._next_verb(row, at + 1, inverted=inverted and unit.kind in u.AUXILIARY)
        found = None
        if unit.kind == u.MODAL:
            found = self._after_modal(row, at, following, group)
        elif following >= len(row):
            return None
        elif unit.kind == u.HAVE:
            found = self._after_have(row, following, group)
        elif unit.kind == u.BE:
            found = self._after_be(row, following, group)
        elif unit.kind == u.DO:
            verb = row[following].kind in (u.BASE, u.PAST) or row[following].norm in _BASE_AUXILIARIES
            found = following if verb else None
        elif unit.kind in u.OPEN_VERB:
            found = self._after_verb(row, at, following, group)
        if found is not None and inner is not None:
            group.inner = inner
        return found

    def _after_modal(self, row: Sequence[Unit], at: int, following: int, group: Group) -> int | None:
        group.modal = row[at].norm
        if following >= len(row):
            return None
        if row[at].norm == "ought" and row[following].kind == u.TO:
            following = self._over_adverbs(row, following + 1)
        if following < len(row) and (self._is_base(row[following]) or row[following].kind in u.OPEN_VERB):
            return following
        return None

    def _after_have(self, row: Sequence[Unit], following: int, group: Group) -> int | None:
        unit = row[following]
        if unit.kind == u.TO:
            base = self._over_adverbs(row, following + 1)
            if base < len(row) and self._is_base(row[base]):
                group.turn = Turn.HAVE_TO
                return base
            return None
        if unit.kind in (u.PARTICIPLE, u.BASE) or unit.norm in ("been", "had", "done"):
            if unit.norm == "been" or not self._object_stands_between(row, following):
                group.perfect = True
                return following
        if unit.norm == "better":
            group.turn = Turn.BETTER
        return None

    @staticmethod
    def _object_stands_between(row: Sequence[Unit], following: int) -> bool:
        after = row[following + 1].kind if following + 1 < len(row) else u.MARK
        return "a" in row[following].classes and after in u.NOMINAL

    def _after_be(self, row: Sequence[Unit], following: int, group: Group) -> int | None:
        unit = row[following]
        turn = _TURNS.get(unit.norm)
        if turn is not None and following + 2 < len(row) and row[following + 1].kind == u.TO:
            base = self._over_adverbs(row, following + 2)
            if base < len(row) and self._is_base(row[base]):
                group.turn = turn
                return base
        if unit.kind == u.PARTICIPLE or unit.norm == "done":
            group.passive = unit.lemma not in _LEFT
            group.perfect = group.perfect or unit.lemma in _LEFT
            return following
        if unit.kind == u.BASE and group.first and row[group.first - 1].kind == u.PRONOUN:  # `I was not agree`
            return following
        if unit.kind == u.ING or unit.norm in ("being", "having", "doing"):
            group.progressive = unit.norm != "being" or group.progressive
            return following
        return None

    def _after_verb(self, row: Sequence[Unit], at: int, following: int, group: Group) -> int | None:
        """Follow `started to`, `kept asking`, `ended up writing`, `failed to`, `used to`, `got reused`."""
        lemma, unit = row[at].lemma, row[following]
        if row[at + 1].kind == u.MARK:
            return None
        if lemma in self._words["carries_on_particle"] and unit.norm in ("up", "on"):
            following += 1
            return following if following < len(row) and row[following].kind == u.ING else None
        to_base = -1
        if unit.kind == u.TO:
            base = self._over_adverbs(row, following + 1)
            to_base = base if base < len(row) and self._is_base(row[base]) else -1
        if row[at].norm == "used" and to_base >= 0:
            group.turn = Turn.USED_TO
            return to_base
        if lemma in self._words["carries_on"]:
            if to_base >= 0:
                return to_base
            if (unit.kind == u.ING and not self._is_nominal_ing(row, following)) or unit.norm == "being":
                return following
        if lemma in self._words["fails"] and to_base >= 0:
            group.negated = not group.negated
            return to_base
        if lemma == "get" and unit.kind == u.PARTICIPLE and following == at + 1:
            group.passive = True
            return following
        return None

    def _name(self, row: Sequence[Unit], group: Group) -> None:
        """Set the predicate: the lemma with its particle, or what a light verb's noun says."""
        unit = row[group.verb]
        lemma = unit.lemma
        if unit.kind in (u.BE, u.HAVE, u.DO):
            lemma = unit.kind
        group.predicate = lemma
        for at in range(group.last, min(group.last + _REACH, len(row))):
            other = row[at]
            if other.kind in (u.MARK, u.COORDINATOR, u.SUBORDINATOR, u.THAT, u.QUESTION, *u.AUXILIARY):
                return
            pair = f"{lemma} {other.norm}"
            named = self._grammar.with_object.get((lemma, other.norm)) or self._grammar.light.get((lemma, other.noun))
            if named is not None and not group.passive:
                group.predicate = named
                return
            if pair in self._grammar.classes and self._is_particle(row, group, at):
                if other.kind == u.TO and at + 1 < len(row) and self._is_base(row[at + 1]) and not (lemma == "get" and at > group.last):
                    return
                if other.norm == "to" and "escalate" in self._grammar.classes[pair] and not self._person_follows(row, at + 1):
                    return
                further = f"{pair} {row[at + 1].norm}" if at + 1 < len(row) else pair
                group.predicate = further if further in self._grammar.classes else pair
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
        return after not in (u.DETERMINER, *u.NOMINAL, u.NUMBER)
