"""Say which amounts belong to the outcome that a clause tells, and how well they show it.

A figure is its own where it changed, is set against another, counts nothing that was left, or is what a verb of ending
measures. A target, an effort, a size that is known, and what had been are none.
"""

from itertools import pairwise

from bot.review.endings.amount_checks import AmountChecks, counts_subject, is_changed
from bot.review.endings.bare_figures import BareFigures
from bot.review.endings.figures_elsewhere import FiguresElsewhere
from bot.review.endings.set_against import SetAgainst
from bot.review.endings.side_by_side import SideBySide
from bot.review.endings.whose_ending import WhoseEnding
from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Direction, Mood, Reading, Subject, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon

_MOVES = frozenset(("fall", "rise"))
_WITH_SIGN = frozenset(("%", "$", "€", "£", "₹"))
_HALF = 0.5
_AGAINST = frozenset(("against", "versus", "vs"))
_STANDS = frozenset(("be", "keep", "cost"))
"""What a measure does that stays where it came to: `weekly pages stand at 4`."""
_BOUNDS = frozenset("<>≤≥")
_CHANGES = _MOVES | {"gain", "lose", "change", "move", "save"}
_TWO = 2
_BESIDE = 3
"""How many clauses away others may be counted in the same sentence."""
_UP_OR_DOWN = frozenset(("up", "down"))
_NOT_ONE = frozenset(
    ("a", "an", "any", "one", "single", "another", "further", "incident", "incidents", "problems", "trouble")
)
_A_SINGLE = frozenset(("a", "one", "single"))
_PERCEIVES = frozenset(
    ("see", "notice", "know", "find", "find out", "realise", "realize", "detect", "spot", "hear", "look", "catch")
)
"""What nobody does for a while where something goes wrong unseen."""
_PERIODS = frozenset(("year", "month", "week", "day", "quarter", "shift"))
_HOURS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "midnight")
)
_FEWEST_SAID = 4
"""Tokens, with the full stop, in which `none` says only that there is none."""
_FURTHEST = 16
"""How many words away what belongs to a number may stand."""


class OwnFigures(AmountChecks):
    """Weighs the amounts of the clauses of one text."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        super().__init__(reading, course, lexicon)
        words = lexicon.words
        self._nothing = words["nothing_left"]
        self._over = words["over_a_span"]
        self._since = words["since_then"]
        self._good = words["good_measure"]
        self._beside = SideBySide(reading, course, lexicon)
        self._compared = SetAgainst(reading, course, lexicon)
        self._elsewhere = FiguresElsewhere(reading, course, lexicon)
        self._whose = WhoseEnding(reading, course, lexicon)
        self._bare = BareFigures(reading, course, lexicon)

    def weight(self, clause: Clause, amount: Amount) -> float:
        """Return how well an amount shows the outcome that a clause tells; 0 where it is none of its own."""
        if amount.kind in (AmountKind.DATE, AmountKind.NAME):
            return 0.0
        if (
            self._elsewhere.is_aimed_at(clause)
            or self._elsewhere.is_named_aim(clause, amount)
            or self._is_bound(amount)
            or self._is_nobody_at_all(clause, amount)
        ):
            return 0.0
        if self._is_of_particle(clause, amount) or self._is_of_clock(amount) or self._is_of_setting(clause, amount):
            return 0.0
        if self._compared.are_compared(clause, amount) or self._beside.holds(clause, amount):
            return 0.9
        if self._elsewhere.is_how_near(clause) and self._course.is_settled(clause):
            return 0.8
        nothing = self._is_nothing(clause, amount)
        if not (nothing and amount.kind is AmountKind.SPAN) and not self._whose.may_end(clause, amount):
            return 0.0
        if is_changed(amount):
            prices = not _AGAINST.isdisjoint(self._reading.norms(amount.first, amount.last))
            if prices and self._is_of_incident(clause):
                return 0.0
            return 0.5 if self._got_worse(clause, amount) else 1.0
        if self._elsewhere.holds(clause, amount) and not (nothing and self._is_span_of_parent(clause, amount)):
            return 0.0
        return 0.95 if nothing else self._single(clause, amount)

    def _is_of_clock(self, amount: Amount) -> bool:
        """Return whether it is a time of day: `by half past nine`, `at a quarter to four`."""
        norms = self._reading.norms(max(0, amount.first - 2), min(len(self._reading.tokens), amount.last + 2))
        half = amount.kind is AmountKind.SHARE and amount.value in (_HALF, _HALF / 2)
        return (half and "past" in norms[-2:-1]) or any(
            (a in ("half", "quarter") and b == "past") or (a == "past" and b in _HOURS) for a, b in pairwise(norms)
        )

    def _is_of_setting(self, clause: Clause, amount: Amount) -> bool:
        """Return whether "we" are said to have so many as a rule: `we have twelve paydays a year`."""
        has = clause.subject is Subject.WE and clause.predicate == "have" and self._is_of_now(clause)
        rate = self._reading.norms(amount.last, min(len(self._reading.tokens), amount.last + 2))
        yearly = rate[:1] in (["a"], ["per"], ["every"]) and rate[1:] and rate[1] in _PERIODS
        return has and not self.is_since_then(clause) and bool(yearly or not self._course.in_present)

    def _is_bound(self, amount: Amount) -> bool:
        """Return whether a sign says that it is a bound which is checked: `when the tank is > 90%`."""
        return self._reading.text[: self._reading.tokens[amount.first].start].rstrip()[-1:] in _BOUNDS

    def _is_nobody_at_all(self, clause: Clause, amount: Amount) -> bool:
        """Return whether `none` stands for nobody, and counts none of those who are said: `none took the offer`."""
        last = self._reading.norms(amount.first, amount.last)[-1:]
        of_people = amount.value == 0 and last == ["none"] and clause.subject_at == (amount.first, amount.last)
        if not of_people or amount.unit or clause.passive or clause.predicate == "be":
            return False
        beside = self._clauses[max(0, clause.index - _BESIDE) : clause.index + _BESIDE + 1]
        counted = (one for c in beside if c.sentence == clause.sentence for one in c.amounts if one != amount)
        return all(one.kind is not AmountKind.COUNT for one in counted)

    def _is_of_particle(self, clause: Clause, amount: Amount) -> bool:
        """Return whether `up` belongs to a verb that tells no change: `they set up dozens of stalls`."""
        if amount.value is not None or clause.verb is None or amount.first != clause.verb + _TWO:
            return False
        particle = self._reading.tokens[amount.first - 1].norm
        return particle in _UP_OR_DOWN and clause.classes.isdisjoint(_CHANGES)

    def _single(self, clause: Clause, amount: Amount) -> float:
        """Return the weight of an amount that has one end."""
        moves = not clause.classes.isdisjoint(_MOVES) and amount.direction is not Direction.NONE
        bound = amount.kind is AmountKind.SPAN and self._near(amount, 1, 0, self._bounds)
        if (
            amount.value == 1
            and not bound
            and not self._is_off_by(amount)
            and amount.unit not in _WITH_SIGN
            and not moves
        ):
            return 0.0
        if self._has_sign(amount) or self._went_up_or_down(clause, amount) or self._is_after_mark(amount):
            return 0.85
        if moves and self._course.is_before_own_acts(clause):
            return 0.0  # what fell before anybody did anything is the incident
        if self._is_put_first(clause, amount):
            return 0.7
        if self._compared.differs_from_what_had_been(clause):
            return 0.9
        against = self._compared.holds(clause, amount)
        if against and self._is_of_incident(clause) and not self.opens_with_gain(clause):
            return 0.0
        if self._is_of_now(clause) and not (self.holds_now(clause) or (against and self._course.is_over(clause))):
            return 0.0
        if moves or against or self._compared.differs_from_plan(clause, amount):
            return 0.9
        return self._bare.weight(clause, amount)

    def _is_of_incident(self, clause: Clause) -> bool:
        """Return whether a clause sets prices side by side before most was done: that is the choice, no end of it."""
        return "cost" in clause.classes and self._course.done_before(clause) < _HALF <= 1 - clause.place

    def _went_up_or_down(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a change is told without a verb, or as a state: `alerts down to 26k a month`, `they are down to two`."""
        if amount.direction is Direction.NONE or not self._near(amount, 2, 0, _UP_OR_DOWN):
            return False
        stands = clause.subject is Subject.THING and clause.predicate == "be" and clause.mood is Mood.TOLD
        stands = stands and not counts_subject(clause, amount) and self._course.is_settled(clause)
        return clause.subject_at is None or stands

    def opens_with_gain(self, clause: Clause) -> bool:
        """Return whether a story opens with what it brought: less of something bad, or more of something good."""
        if clause.subject is Subject.WE:
            first = clause.sentence == 0 and clause.kind is ClauseKind.MAIN and clause.tense is Tense.PAST
            return first and any(
                amount.direction is not Direction.NONE and self._near(amount, 0, 2, self._more_or_less)
                for amount in clause.amounts
            )
        if clause.subject not in (Subject.THING, Subject.NOBODY_SAID) or clause.tense is Tense.PRESENT:
            return False
        if clause.kind is not ClauseKind.MAIN and clause.kind is not ClauseKind.FRAGMENT:
            return False
        if clause.sentence == 0 and any(self._near(amount, 0, 4, self._against) for amount in clause.amounts):
            return True
        return any(is_changed(amount) and amount.direction is self._better(clause, amount) for amount in clause.amounts)

    def holds_now(self, clause: Clause) -> bool:
        """Return whether what is told in the present came of the story: it is measured, or said to hold since then."""
        if clause.mood is Mood.TOLD and (self._course.in_present or self._measures(clause)):
            return True
        if clause.mood is Mood.HABITUAL and clause.classes & _STANDS and self._is_measured(clause):
            return True
        return self.is_since_then(clause)

    def is_since_then(self, clause: Clause) -> bool:
        """Return whether the sentence says that something holds since then or now."""
        return not self._since.isdisjoint(self._course.words_of(clause.sentence))

    def _better(self, clause: Clause, amount: Amount) -> Direction:
        """Return which way what is measured gets better."""
        words = [*self._reading.norms(*clause.subject_at)] if clause.subject_at else []
        words += self._reading.norms(*amount.of) if amount.of else ()
        lasts = amount.kind is AmountKind.SPAN and self._good.isdisjoint(words)
        return Direction.UP if self._bad.isdisjoint(words) and not lasts else Direction.DOWN

    def _got_worse(self, clause: Clause, amount: Amount) -> bool:
        """Return whether it is the incident that a change tells: something good fell, or something bad rose, before most acts."""
        if self._course.done_before(clause) >= _HALF:
            return False
        words = [*self._reading.norms(*clause.subject_at)] if clause.subject_at else []
        words += self._reading.norms(*amount.of) if amount.of else ()
        worse = (
            Direction.UP
            if not self._bad.isdisjoint(words)
            else Direction.DOWN
            if not self._good.isdisjoint(words)
            else None
        )
        return amount.direction is worse

    def _is_put_first(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an amount stands before the one who pays, needs or loses it: `11,000 a month we pay`."""
        at = clause.subject_at
        fronted = at is not None and amount.last <= at[0] and amount.kind in (AmountKind.MONEY, AmountKind.SHARE)
        return fronted and clause.subject is not Subject.I and self._course.is_settled(clause)

    def _is_nothing(self, clause: Clause, amount: Amount) -> bool:
        """Return whether nothing was left: `none of the 40`, `zero incidents`, `no outage in nine months`."""
        if amount.value == 0:
            alone = clause.kind is ClauseKind.FRAGMENT and self._reading.norms(clause.first, clause.last)[:1] == [
                "none"
            ]
            alone = alone and clause.last - clause.first <= _FEWEST_SAID  # `Result: none yet.`
            return not alone and ("be" not in clause.classes or bool(amount.unit) or self._measures(clause))
        if amount.kind is AmountKind.SHARE and clause.negated:
            return True
        opens = clause.first
        if self._is_span_of_parent(clause, amount) and clause.parent is not None:
            opens = self._clauses[clause.parent].first
        words = self._reading.norms(max(opens, amount.first - _FURTHEST), amount.first)
        if self._sums_up_nothing(clause, amount):
            return True
        fragment = clause.kind is ClauseKind.FRAGMENT
        if amount.kind is not AmountKind.SPAN and not (fragment and amount.kind is AmountKind.COUNT):
            return False
        none = not self._nothing.isdisjoint(words) or any(a == "not" and b in _A_SINGLE for a, b in pairwise(words))
        if none and amount.kind is AmountKind.SPAN and words[-1:] == ["than"]:
            return clause.subject is not Subject.I  # `nobody waited longer than ten minutes`
        if none and (self._near(amount, 3, 0, self._over) or self._is_how_long(amount)):
            return clause.predicate not in _PERCEIVES
        after = self._reading.norms(amount.last, min(clause.last, amount.last + 2))
        if after[:1] == ["without"] and amount.kind is AmountKind.SPAN:
            return len(after) > 1 and after[1] in _NOT_ONE
        leads = fragment and amount.kind is AmountKind.SPAN
        return leads and not self._nothing.isdisjoint(self._reading.norms(amount.last, clause.last))

    def _is_span_of_parent(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a length of time ends the clause on which a gerund hangs: `not one came in reversed for ten months`."""
        hangs = clause.kind is ClauseKind.GERUND and clause.parent is not None and clause.joint == "in"
        return hangs and amount.kind is AmountKind.SPAN

    def _sums_up_nothing(self, clause: Clause, amount: Amount) -> bool:
        """Return whether it says how long nothing has happened: `no page at night since, and that's fourteen months`."""
        opening = list(self._reading.norms(clause.first, clause.first + 2))
        points = not {"that", "thats", "its"}.isdisjoint(opening) and clause.predicate == "be"
        if not points or amount.kind is not AmountKind.SPAN:
            return False
        before = self._reading.norms(self._reading.sentences[clause.sentence].first, clause.first)
        return not self._nothing.isdisjoint(before) and not self._since.isdisjoint(before)

    def _is_how_long(self, amount: Amount) -> bool:
        """Return whether a length of time is added after a comma: `nobody was robbed there since, fourteen months`."""
        return amount.kind is AmountKind.SPAN and self._reading.norms(amount.first - 1, amount.first) == [","]

    def is_share_or_change(self, amount: Amount) -> bool:
        """Return whether an amount is an ending by itself: it has both ends, or a sign, or is a share."""
        return is_changed(amount) or self._has_sign(amount) or amount.kind is AmountKind.SHARE
