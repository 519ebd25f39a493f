"""The setting of a story: how much is told before anything happens, and which of scale, stakes and role it holds.

Only the first half of an answer is searched: what is told later is no setting any more. Source: row S of the rubric.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.review.afterwards.aftermath import is_told_in_present
from bot.review.endings.outcomes import Outcomes
from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.situation.onset import context_end, first_stir, words_before
from bot.review.situation.roles import Roles
from bot.review.situation.stakes import Stakes
from bot.review.tension.tensions import Tensions
from bot.review.told.acts import Acts
from question_bank.lexicon import Lexicon
from question_bank.models import Move
from question_bank.words import load_words

FIRST_HALF = 0.5
_SURELY_A_SIZE = 100
_PLACED = 0.25
EARLY = 0.12
"""The share of the answer in which a part of the setting is context, whatever happens before it."""
_LATER_SECTIONS = frozenset((Move.RESULT, Move.DRIVER, Move.REFLECTION))
_STATES = frozenset(("be", "have", "own", "cost", "want"))
_AS_SO = frozenset((Mood.TOLD, Mood.HABITUAL))
_LONG_UNITS = frozenset(("month", "year", "quarter", "decade"))
_POINTS_AT = frozenset(("ago", "later", "earlier", "after", "since", "old", "before"))
_FEW = 4
_POINTS_TO = frozenset(("the", "these", "those", "both", "its", "same"))
_A_COUPLE = frozenset(("couple", "of"))
_OWN = frozenset(("our", "my", "own"))
_OPENS_A_PLACE = frozenset(
    ("a", "an", "the", "our", "my", "this", "in", "at", "for", "from", "with", "one", "their", "some", "of", "own")
)


class Fact(StrEnum):
    """What a setting is made of."""

    SCALE = "scale"
    """People, traffic, money, data, months, in figures or number words."""
    STAKES = "stakes"
    ROLE = "role"
    PLACE = "place"
    """Where and with whom, which is less than any of the other three."""


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A clause that tells a part of the setting. `through` is the token up to which it takes to tell it, exclusive."""

    part: Fact
    clause: Clause
    strength: float
    through: int


@dataclass(frozen=True)
class Setting:
    """The setting of a text. `end` is the token with which the context ends, `words` how many stand before it."""

    end: int
    words: int
    told: tuple[ToldFact, ...]

    @cached_property
    def parts(self) -> frozenset[Fact]:
        """Which of scale, stakes and role are told."""
        return frozenset(one.part for one in self.told) - {Fact.PLACE}

    @cached_property
    def is_somewhere(self) -> bool:
        """Whether it says where it was, or with whom."""
        return any(one.part is Fact.PLACE for one in self.told)

    def best(self, part: Fact) -> float:
        """Return how well a part is shown at best; 0 where it is not told."""
        return max((one.strength for one in self.told if one.part is part), default=0.0)

    @cached_property
    def is_set(self) -> bool:
        """Whether there is any context: what is only met with later, in what was done, sets no scene."""
        early = (one for one in self.told if one.clause.first <= self.end or one.clause.place < EARLY)
        return any(one.part is Fact.ROLE for one in self.told) or any(early)


def find(reading: Reading, acts: Acts, outcomes: Outcomes, tensions: Tensions, lexicon: Lexicon) -> Setting:
    """Return the setting of a text."""
    end = context_end(reading, acts, tensions, lexicon)
    before = words_before(reading, min(end, first_stir(reading, lexicon)))
    return Setting(end, before, tuple(_Finder(reading, acts, outcomes, lexicon, end).found()))


class Nouns(dict[str, str]):
    """The words of a text with their lemmas as nouns, each looked up once, when it is first asked for."""

    def __missing__(self, norm: str) -> str:
        noun = self[norm] = load_words().of(norm).noun
        return noun


class _Finder:
    """Finds what one text tells of its setting."""

    def __init__(self, reading: Reading, acts: Acts, outcomes: Outcomes, lexicon: Lexicon, end: int) -> None:
        self._reading = reading
        self._words = lexicon.words
        self._end = end
        self._acts = frozenset(act.clause.index for act in acts.all if act.own and act.counts)
        self._outcomes = frozenset(outcome.clause.index for outcome in outcomes.numbered)
        self._nouns = Nouns()
        self._roles = Roles(reading, acts, lexicon, end, self._nouns)
        self._stakes = Stakes(reading, lexicon, self._nouns)

    def found(self) -> Iterator[ToldFact]:
        """Yield the parts that are told, in the order of their clauses."""
        for clause in self._reading.clauses:
            if clause.place >= FIRST_HALF or clause.section in _LATER_SECTIONS:
                continue
            role = self._roles.weight(clause)
            if role:
                yield ToldFact(Fact.ROLE, clause, role, clause.first)
            if clause.index in self._acts and not role and clause.sentence and clause.first > self._end:
                continue
            early = clause.first <= self._end or clause.place < EARLY
            amounts = [amount for amount in clause.amounts if self._measures(clause, amount)]
            if not early:
                amounts = [amount for amount in amounts if not _is_handful(amount)]
            if amounts and (early or self._describes(clause)):
                yield ToldFact(Fact.SCALE, clause, max(map(_size, amounts)), amounts[-1].last)
            opens = early or clause.place < _PLACED
            stakes = self._stakes.weight(clause, told=opens or self._describes(clause))
            if stakes:
                yield ToldFact(Fact.STAKES, clause, stakes, clause.first)
            if opens and self._is_somewhere(clause):
                yield ToldFact(Fact.PLACE, clause, 0.3, clause.first)

    def _describes(self, clause: Clause) -> bool:
        """Return whether a clause says how things were or would be, and not what somebody did."""
        if clause.subject is Subject.I:
            return self._is_ones_work(clause)
        if clause.index in self._outcomes and clause.place >= _PLACED:
            return False
        lasting = clause.perfect or clause.progressive or clause.mood is not Mood.TOLD or bool(clause.classes & _STATES)
        of_thing = clause.kind is ClauseKind.RELATIVE and clause.subject is Subject.THING and clause.place < _PLACED
        return clause.kind is ClauseKind.FRAGMENT or lasting or of_thing

    def _is_ones_work(self, clause: Clause) -> bool:
        """Return whether the speaker says in a story of the past what they do every day: `I coordinate 260 volunteers`."""
        usual = clause.tense is Tense.PRESENT and not clause.perfect and clause.mood in _AS_SO and not clause.negated
        return usual and not is_told_in_present(self._reading)

    def _measures(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an amount measures something of the setting."""
        if amount.kind in (AmountKind.DATE, AmountKind.NAME) or self._stakes.is_deadline(clause, amount):
            return False
        if amount.kind is AmountKind.SPAN:
            after = self._reading.norms(amount.last, amount.last + 2)
            return amount.unit in _LONG_UNITS and (amount.value or 0) > 1 and _POINTS_AT.isdisjoint(after)
        of = self._reading.norms(amount.first, amount.last)
        if frozenset(of) >= _A_COUPLE or self._is_day(amount) or self._is_known_few(amount):
            return False
        if any(self._nouns[norm] in self._words["uncounted"] for norm in of):
            return False
        after = self._reading.norms(amount.last, amount.last + 1)
        bare = not amount.unit and (amount.value or 0) < _SURELY_A_SIZE and not (after and after[0].isalpha())
        return "-" not in after and not bare and (amount.kind is not AmountKind.COUNT or (amount.value or 0) > 1)

    def _is_known_few(self, amount: Amount) -> bool:
        """Return whether it only points at a few known things: `the two crash dumps`, `those three files`."""
        before = self._reading.norms(amount.first - 1, amount.first) if amount.first else ()
        few = amount.kind is AmountKind.COUNT and (amount.value or 0) <= _FEW
        return few and not _POINTS_TO.isdisjoint((*before, *self._reading.norms(amount.first, amount.first + 1)))

    def _is_day(self, amount: Amount) -> bool:
        """Return whether it is a day of a month: `10 of November`."""
        of, month = (*self._reading.norms(amount.last, amount.last + 2), "", "")[:2]
        return of == "of" and month in self._words["calendar"]

    def _is_somewhere(self, clause: Clause) -> bool:
        norms: Sequence[str] = self._reading.norms(clause.first, clause.last)
        places = [at for at, norm in enumerate(norms) if self._nouns[norm] in self._words["workplace"]]
        until = clause.subject_at[0] if clause.verb is not None and clause.subject_at is not None else clause.last
        bare = clause.first == 0 and any(at < until for at in places)
        opens = _OPENS_A_PLACE if clause.mood is Mood.TOLD else _OWN
        return bare or any(not opens.isdisjoint(norms[max(0, at - 4) : at]) for at in places)


def _is_handful(amount: Amount) -> bool:
    """Return whether it counts a few things, which once the story is under way are things of the story: `three notebooks`."""
    return amount.kind is AmountKind.COUNT and (amount.value or 0) <= _FEW


def _size(amount: Amount) -> float:
    if amount.kind in (AmountKind.MONEY, AmountKind.COUNT):
        return 0.9 if (amount.value or 0) >= 10 or amount.kind is AmountKind.MONEY else 0.7
    return 0.6
