"""Find the verb groups of a sentence: `had not been written`, `was going to ask`, `to sign`, `without telling`.

A group says which verb it is and as what its auxiliaries tell it. Who does it is asked elsewhere.
"""

from collections.abc import Iterator, Sequence

from bot.review.grammar import units as u
from bot.review.grammar.predicates import Predicates
from bot.review.grammar.units import Unit
from bot.review.grammar.verb_group import Form, Group, SemiModal
from bot.review.reading import Tense
from question_bank.grammar import Grammar

_PAST_FORMS = frozenset(("was", "were", "had", "did"))
_TURNS = {
    "going": SemiModal.GOING_TO, "about": SemiModal.ABOUT_TO, "supposed": SemiModal.SUPPOSED_TO, "meant": SemiModal.SUPPOSED_TO,
    "able": SemiModal.ABLE_TO, "bound": SemiModal.GOING_TO, "due": SemiModal.SUPPOSED_TO,
}  # fmt: skip
_BASE_AUXILIARIES = frozenset(("be", "have", "do"))
_LEFT = frozenset(("go", "come", "arrive", "become"))
"""Verbs whose participle after `be` is no passive: `half the tickets were gone`."""
_INNER = frozenset((*u.NOMINAL, u.ADJECTIVE))
_LONGEST_INNER = 5
_OPENS_GROUP = frozenset((u.TO, *u.OPEN_VERB, *u.AUXILIARY))
_BEFORE_INVERSION = frozenset((u.MARK, u.QUESTION, u.COORDINATOR))
_OBJECTS = frozenset(("me", "us", "him", "them"))


class VerbGroups:
    """Finds verb groups. One for all texts."""

    def __init__(self, grammar: Grammar) -> None:
        self._words = grammar.words
        self._predicates = Predicates(grammar)

    def find(self, row: Sequence[Unit]) -> Iterator[Group]:
        """Yield the verb groups of a tagged sentence in order."""
        at = 0
        while at < len(row):
            group = self._at(row, at) if row[at].kind in _OPENS_GROUP else None
            if group is None:
                at += 1
            else:
                self._predicates.name(row, group)
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
            group.first, group.turn, group.bare, group.tense = at, SemiModal.GOING_TO, False, Tense.NONE
            group.negated ^= self._negation_before(row, at)
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
        """Return whether `never` or `no longer` stands before a verb, with adverbs between."""
        at -= 1
        while at >= 0 and row[at].kind == u.ADVERB:
            at -= 1
        return at >= 0 and row[at].kind == u.NOT

    @staticmethod
    def _is_nominal_ing(row: Sequence[Unit], at: int) -> bool:
        before = row[at - 1].kind if at else u.MARK
        after = row[at + 1].kind if at + 1 < len(row) else u.MARK
        if before in (u.DETERMINER, u.ADJECTIVE, u.NUMBER):
            return not (before == u.DETERMINER and after in (u.DETERMINER, u.PRONOUN))
        beyond = row[at + 2].kind if at + 2 < len(row) else u.MARK
        if before == u.MARK and after in u.NOMINAL and beyond == u.MARK and "s" in row[at].classes:
            return True  # `hiring freeze, no budget`
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

    def _next_verb(self, row: Sequence[Unit], at: int, *, inverted: bool) -> tuple[int, tuple[int, int] | None]:
        """Return where the next part of a group may stand, over adverbs, and a subject in between."""
        inner: tuple[int, int] | None = None
        at = self._over_adverbs(row, at)
        if not inverted or at >= len(row):
            return at, None
        end = at
        if row[at].kind == u.PRONOUN and row[at].norm not in _OBJECTS:
            end = at + 1
        elif row[at].kind == u.DETERMINER:
            end = next((i for i in range(at + 1, min(len(row), at + _LONGEST_INNER)) if row[i].kind not in _INNER), at)
        if end > at:
            inner, at = (at, end), self._over_adverbs(row, end)
        return at, inner

    def _chain(self, row: Sequence[Unit], first: int, form: Form) -> Group:
        """Follow the auxiliaries of a group to its main verb, and over verbs that only say how it went on."""
        group = Group(first, first + 1, first, form, "")
        group.negated = self._negation_before(row, first) and form is not Form.INFINITIVE
        if form is Form.FINITE:
            group.tense = Tense.PAST if row[first].kind == u.PAST or row[first].norm in _PAST_FORMS else Tense.PRESENT
            group.bare = row[first].kind == u.BASE or row[first].norm in _BASE_AUXILIARIES
        before = row[first - 1] if first else None
        inverted = form is Form.FINITE and (
            before is None or before.kind in _BEFORE_INVERSION or before.norm in ("nor", "so")
        )
        at = first
        while (step := self._step(row, at, group, inverted=inverted)) is not None:
            between = row[at + 1 : step]
            group.negated ^= any(unit.kind == u.NOT or unit.norm in ("hardly", "barely") for unit in between)
            at, inverted = step, False
        group.verb, group.last = at, at + 1
        group.passive = group.passive or (form is Form.PARTICIPLE and at == first)
        self._take_not_behind(row, group)
        if group.modal == "could" or (group.modal and group.perfect):
            group.tense = Tense.PAST
        return group

    def _take_not_behind(self, row: Sequence[Unit], group: Group) -> None:
        """Take `not` after the main verb into the group: `was still not sure`; but `regret not asking` denies what follows."""
        be = row[group.verb].kind == u.BE
        beyond = self._over_adverbs(row, group.last) if be else min(group.last + 1, len(row))
        if not any(unit.norm == "not" for unit in row[group.last : beyond]):
            return
        follows = row[beyond] if beyond < len(row) else None
        denies_what_follows = follows is not None and not be and follows.kind in (u.ING, u.TO, u.PARTICIPLE)
        if denies_what_follows or (follows is not None and follows.norm in ("only", "just", "because")):
            return
        if any(unit.norm in ("only", "just") for unit in row[group.last : beyond]):
            return
        group.negated, group.last = not group.negated, beyond

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
        stands = unit.kind == u.BE and inner is not None and row[inner[0]].kind == u.PRONOUN
        if inner is not None and (found is not None or stands):
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
                group.turn = SemiModal.HAVE_TO
                return base
            return None
        after = row[following + 1].kind if following + 1 < len(row) else u.MARK
        base = unit.kind == u.BASE and group.form is Form.FINITE and not group.modal and after not in u.NOMINAL
        if base and any(row[i].kind == u.DO for i in range(group.first, following)):
            return None
        done = unit.kind == u.PARTICIPLE or base or unit.norm in ("been", "had", "done")
        if done and (unit.norm == "been" or not self._object_stands_between(row, following)):
            group.perfect = True
            return following
        if unit.norm == "better":
            group.turn = SemiModal.BETTER
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
            group.turn = SemiModal.USED_TO
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
