"""Say which amounts belong to the outcome that a clause tells, and how well they show it.

A figure is its own where it changed, is set against another, counts nothing that was left, or is what a verb of ending
measures. A target, an effort, a size that is known, and what had been are none.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Direction, Mood, Reading, Subject, Tense
from bot.review.told.course import Course
from bot.review.told.side_by_side import SideBySide
from bot.review.told.tied_clauses import TiedClauses
from question_bank.lexicon import Lexicon
from question_bank.models import Move

_MINDS = frozenset(("tell", "ask", "think", "feel", "want", "fear", "plan", "teach", "hire"))
_EFFORTS = _MINDS | {"gather", "convince", "make"}
_ENDS = frozenset((
    "finish", "gain", "lose", "save", "fall", "rise", "keep", "cost", "commit", "use", "stop", "fail", "be", "have", "permit",
    "solve",
))  # fmt: skip
_MOVES = frozenset(("fall", "rise"))
_RESTS = frozenset(("be", "finish", "stop", "move"))
_HAS_COUNT = frozenset(("save", "gain", "lose", "fall", "rise", "keep"))
_WITH_SIGN = frozenset(("%", "$", "€", "£", "₹"))
_HALF = 0.5
_OTHERS = frozenset(("other", "another"))
"""Says of those who are counted that they are not of the story."""
_STANDS = frozenset(("be", "keep", "cost"))
"""What a measure does that stays where it came to: `weekly pages stand at 4`."""
_BOUNDS = frozenset("<>≤≥")
_CHANGES = _MOVES | {"gain", "lose", "change", "move", "save"}
_TWO = 2
_THREE = 3
_OF_HOW_MANY = (["in"], ["of"], ["out", "of"])
_UP_OR_DOWN = frozenset(("up", "down"))
_SIGNS = frozenset(("+", "-", "−"))
_RESTS_AT = frozenset(("at", "to"))
_NOT_ONE = frozenset(
    ("a", "an", "any", "one", "single", "another", "further", "incident", "incidents", "problems", "trouble")
)
_PERCEIVES = frozenset(
    ("see", "notice", "know", "find", "find out", "realise", "realize", "detect", "spot", "hear", "look", "catch")
)
"""What nobody does for a while where something goes wrong unseen."""
_WITHIN = frozenset(("within", "in", "inside", "after"))
_UP_OR_OUT = frozenset(("out", "up"))
_LASTS = frozenset(("keep", "use", "happen", "be"))
"""What has been so `for two years` lasts: `it has held`, `it has run`, `it has been quiet`."""
_FOR = frozenset(("for", "since"))
_BY = frozenset(("by",))
_OFF_BY = frozenset(("fail", "lose", "rise", "fall", "change", "move", "save", "cost"))
_GETS_TO = frozenset(("bring", "get", "push", "drive", "get down", "bring down"))
_UNDER = frozenset(("under", "below"))
_OLD = frozenset(("old", "former", "previous", "original"))
_CORRECTS = frozenset(("not", "then", "instead", "against", "rather", "versus", "vs"))
_CLOSE = 5
"""Words within which the other figure stands."""
_FURTHEST = 16
"""How many words away what belongs to a number may stand."""
_BESIDE = 3
"""How many clauses away what a number is set against may stand."""


def is_changed(amount: Amount) -> bool:
    """Return whether an amount has both its ends, or says without figures that it changed: `from weeks to days`."""
    return amount.before is not None or (amount.value is None and amount.direction is not Direction.NONE)


def _counts_subject(clause: Clause, amount: Amount) -> bool:
    return clause.verb is not None and amount.last <= clause.verb


class OwnFigures:
    """Weighs the amounts of the clauses of one text."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        self._reading = reading
        self._clauses = reading.clauses
        self._course = course
        self._beside = SideBySide(reading, course, lexicon)
        self._tied = TiedClauses(reading, course, lexicon)
        words = lexicon.words
        self._verbs = words["outcome_verb"]
        self._against, self._more_or_less = words["set_against"], words["more_or_less"]
        self._restored, self._won_time = words["restored_state"], words["won_time"]
        self._nothing, self._over = words["nothing_left"], words["over_a_span"]
        self._measured, self._since = words["measured_thing"], words["since_then"]
        self._goal = words["goal_noun"]
        self._calendar, self._earlier, self._planned = (
            words["calendar_word"],
            words["earlier_on"],
            words["planned_thing"],
        )
        self._bad, self._good, self._bringing = words["bad_measure"], words["good_measure"], words["bringing_verb"]
        self._lately = words["just_now"] | words["bound_before"] | {"down", "up", "only", "just", "still"}
        self._known, self._bounds, self._now = words["known_before"], words["bound_before"], words["just_now"]
        self._phrase_end = words["phrase_end"]
        self._aims: dict[int, Clause] = {}
        for clause in self._clauses:
            if clause.predicate == "be" and self._is_goal(clause):
                self._aims.setdefault(clause.sentence, clause)

    def weight(self, clause: Clause, amount: Amount) -> float:
        """Return how well an amount shows the outcome that a clause tells; 0 where it is none of its own."""
        if amount.kind in (AmountKind.DATE, AmountKind.NAME):
            return 0.0
        if self._is_aimed_at(clause) or self._is_bound(amount) or self._is_nobody_at_all(clause, amount):
            return 0.0
        if self._is_of_particle(clause, amount):
            return 0.0
        if self._are_compared(clause, amount) or self._beside.holds(clause, amount):
            return 0.9
        nothing = self._is_nothing(clause, amount)
        if not (nothing and amount.kind is AmountKind.SPAN) and not self._may_end(clause, amount):
            return 0.0
        if is_changed(amount):
            return 0.5 if self._got_worse(clause, amount) else 1.0
        if self._belongs_elsewhere(clause, amount):
            return 0.0
        return 0.95 if nothing else self._single(clause, amount)

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
        if self._is_put_first(clause, amount):
            return 0.7
        against = self._is_set_against(clause, amount)
        if self._is_of_now(clause) and not (self.holds_now(clause) or (against and self._course.is_over(clause))):
            return 0.0
        if moves or against or self._differs_from_plan(clause, amount):
            return 0.9
        return self._bare(clause, amount)

    def _belongs_elsewhere(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an amount describes a thing, an aim, or what had been."""
        inside = clause.kind in (ClauseKind.RELATIVE, ClauseKind.GERUND) and not (
            self._tied.is_consequence(clause) or self._is_label(clause)
        )
        if _counts_subject(clause, amount) and clause.subject_at is not None:
            inside = inside or not _OTHERS.isdisjoint(self._reading.norms(*clause.subject_at))
        return inside or self._describes(amount) or self._had_been(clause, amount) or self._is_goal(clause)

    def _is_label(self, clause: Clause) -> bool:
        """Return whether a word in -ing opens its sentence and heads what follows: `saving: $820 a month`."""
        opens = self._reading.sentences[clause.sentence].first == clause.first == clause.verb
        return opens and self._tied.is_heading(clause)

    def _went_up_or_down(self, clause: Clause, amount: Amount) -> bool:
        """Return whether words without a subject tell a change: `alerts down to 26k a month`."""
        if clause.subject_at is not None or amount.direction is Direction.NONE:
            return False
        return self._near(amount, 2, 0, _UP_OR_DOWN)

    def _is_after_mark(self, amount: Amount) -> bool:
        """Return whether `down to` or `up by` follows a mark at once: `support mails: down to 8 a day`."""
        before = self._reading.norms(max(0, amount.first - 3), amount.first)
        return len(before) == _THREE and before[0] in (":", "–", "—", "-") and before[1] in _UP_OR_DOWN

    def opens_with_gain(self, clause: Clause) -> bool:
        """Return whether a story opens with what it brought: less of something bad, or more of something good."""
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

    def _may_end(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a clause may tell an ending by whose it is: what the speaker did is none, what they saved is."""
        if clause.subject in (Subject.THING, Subject.NOBODY_SAID):
            return True
        if amount.value == 0 and self._is_bad(amount):
            return True
        if clause.kind is ClauseKind.GERUND and self._tied.is_consequence(clause):
            return True
        return self._is_own_ending(clause, amount) if clause.subject is Subject.I else self._others_end(clause, amount)

    def _is_own_ending(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a clause of the speaker's tells an ending: what was saved, moved, or brought under a bound."""
        if clause.subject_at is None and (
            self._tied.is_heading(clause) or (clause.predicate == "be" and is_changed(amount))
        ):
            return True
        if clause.predicate in _GETS_TO and self._near(amount, 1, 0, _UNDER):
            return True  # `I got the build under ten minutes`
        if self._leads_in(clause, amount):
            return self._counts_measured(amount)
        moved = amount.direction is not Direction.NONE and clause.classes & {"fall", "rise", "gain", "lose"}
        return bool(moved or "save" in clause.classes)

    def _others_end(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a clause of others or of "we" tells an ending."""
        if is_changed(amount) and (not clause.classes & _EFFORTS or self._tied.is_end_of_change(clause)):
            return True
        if clause.subject is not Subject.WE and self._course.is_over(clause) and self._is_set_against(clause, amount):
            return not clause.classes & _MINDS
        if self._is_after_mark(amount) or self._is_got(clause, amount):
            return True
        done = clause.predicate == "do" and clause.passive
        if done or clause.classes & _ENDS or self._brings_to(clause, amount):
            return True
        if clause.subject is Subject.WE:
            return amount.unit == "%" and not clause.classes & _EFFORTS
        return not clause.classes & _MINDS and self._is_ending(clause, amount)

    def _is_got(self, clause: Clause, amount: Amount) -> bool:
        agreed = self._tied.is_agreed(clause) and amount.kind is not AmountKind.COUNT
        return agreed or self._tied.is_achieved(clause)

    def _is_off_by(self, amount: Amount) -> bool:
        """Return whether a length of time is how much sooner or later it was: `a week early`."""
        return amount.kind is AmountKind.SPAN and self._near(amount, 0, 1, self._more_or_less)

    def _are_compared(self, clause: Clause, amount: Amount) -> bool:
        """Return whether words without a verb set two figures side by side: `one in five weeks, against two a week before`.

        So do two sentences without a verb, of which one says when it was otherwise: `July: 14. The July before: 96`.
        """
        if clause.kind not in (ClauseKind.FRAGMENT, ClauseKind.GERUND):
            return False
        words = self._reading.norms(clause.first, clause.last)
        set_off = any(not words_off.isdisjoint(words) for words_off in (self._against, _UP_OR_DOWN, self._earlier))
        if clause.kind is ClauseKind.FRAGMENT and self._are_listed(clause):
            return True
        if (
            len(clause.amounts) > 1
            and set_off
            and (clause.kind is ClauseKind.FRAGMENT or amount.kind is AmountKind.SHARE)
        ):
            return True
        if clause.kind is ClauseKind.GERUND:
            return False
        if self._is_rate(clause) and self._course.is_settled(clause):
            return True
        beside = self._clauses[max(0, clause.index - 1) : clause.index + 2]
        return any(
            other.index != clause.index
            and other.kind is ClauseKind.FRAGMENT
            and any(one.kind is amount.kind for one in other.amounts)
            and not self._earlier.isdisjoint((*words, *self._reading.norms(other.first, other.last)))
            for other in beside
        )

    def _are_listed(self, clause: Clause) -> bool:
        """Return whether two figures of one thing stand side by side after a colon: `drops: 22 that Tuesday, 0.4 since`."""
        figures = [one for one in clause.amounts if one.kind in (AmountKind.COUNT, AmountKind.SHARE)]
        if len(figures) < _TWO or figures[0].unit != figures[1].unit:
            return False
        return ":" in self._reading.norms(clause.first, figures[0].first)

    def _is_rate(self, clause: Clause) -> bool:
        """Return whether words without a verb say how many of how many: `one wheel in sixty`."""
        pairs = zip(clause.amounts, clause.amounts[1:], strict=False)
        return any(
            other.kind is AmountKind.COUNT and self._reading.norms(one.last, other.first) in _OF_HOW_MANY
            for one, other in pairs
        )

    def _is_put_first(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an amount stands before the one who pays, needs or loses it: `11,000 a month we pay`."""
        at = clause.subject_at
        fronted = at is not None and amount.last <= at[0] and amount.kind in (AmountKind.MONEY, AmountKind.SHARE)
        return fronted and clause.subject is not Subject.I and self._course.is_settled(clause)

    def _is_of_now(self, clause: Clause) -> bool:
        return clause.tense is Tense.PRESENT and not clause.perfect and clause.mood is not Mood.ORDERED

    def _counts_measured(self, amount: Amount) -> bool:
        last = min(len(self._reading.tokens), amount.last + 1)
        return not self._measured.isdisjoint(self._reading.norms(amount.first, last))

    def _is_ending(self, clause: Clause, amount: Amount) -> bool:
        return clause.predicate.replace(" ", "_") in self._verbs or _counts_subject(clause, amount)

    def _describes(self, amount: Amount) -> bool:
        """Return whether a number only describes a thing, or one that is known: `a four-bit build`, `the other four`."""
        if amount.kind is not AmountKind.COUNT:
            return False
        token = self._reading.tokens[amount.first]
        if (
            self._reading.text[token.end : token.end + 1] == "-"
            and self._reading.text[token.end + 1 : token.end + 2].isalpha()
        ):
            return True
        before = self._reading.tokens[amount.first - 1].norm if amount.first else ""
        return before in self._known

    def _had_been(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an amount is what had been: `it cost 400k a year before`, `it used to take a day`."""
        if clause.mood is Mood.HABITUAL and clause.tense is Tense.PAST:
            return True
        costs = clause.subject_at is not None and clause.tense is Tense.PAST and "cost" in clause.classes
        if costs and not _OLD.isdisjoint(self._reading.norms(*(clause.subject_at or (0, 0)))):
            return True  # `the old tool cost 9k a month`
        return self._reading.tokens[clause.last - 1].norm in self._earlier and not self._is_set_against(clause, amount)

    def _is_nothing(self, clause: Clause, amount: Amount) -> bool:
        """Return whether nothing was left: `none of the 40`, `zero incidents`, `no outage in nine months`."""
        if amount.value == 0:
            return "be" not in clause.classes or bool(amount.unit) or self._measures(clause)
        if amount.kind is AmountKind.SHARE and clause.negated:
            return True
        words = self._reading.norms(max(clause.first, amount.first - _FURTHEST), amount.first)
        fragment = clause.kind is ClauseKind.FRAGMENT
        if amount.kind is not AmountKind.SPAN and not (fragment and amount.kind is AmountKind.COUNT):
            return False
        if not self._nothing.isdisjoint(words) and (self._near(amount, 3, 0, self._over) or self._is_how_long(amount)):
            return clause.predicate not in _PERCEIVES
        after = self._reading.norms(amount.last, min(clause.last, amount.last + 2))
        if after[:1] == ["without"] and amount.kind is AmountKind.SPAN:
            return len(after) > 1 and after[1] in _NOT_ONE
        leads = fragment and amount.kind is AmountKind.SPAN
        return leads and not self._nothing.isdisjoint(self._reading.norms(amount.last, clause.last))

    def _is_how_long(self, amount: Amount) -> bool:
        """Return whether a length of time is added after a comma: `nobody was robbed there since, fourteen months`."""
        return amount.kind is AmountKind.SPAN and self._reading.norms(amount.first - 1, amount.first) == [","]

    def _is_set_against(self, clause: Clause, amount: Amount) -> bool:
        after = self._reading.norms(amount.last, min(len(self._reading.tokens), amount.last + 2))
        if self._is_corrected(clause, amount, after):
            return True
        if amount.kind is AmountKind.SHARE and after[:1] in (["what"], ["as"], ["the"]) and (amount.value or 0) > 1:
            return True  # `twice what the old one did`
        if after[:1] == ["before"] and amount.kind is AmountKind.SPAN:
            return len(after) > 1 and after[1] not in self._calendar
        return self._near(amount, 0, 2, self._more_or_less) or self._near(amount, 0, 4, self._against)

    def _is_corrected(self, clause: Clause, amount: Amount, after: Sequence[str]) -> bool:
        """Return whether a comma and `not` lead to another figure, or `then` to a later one: `six minutes, not forty`."""
        if len(after) < _TWO or after[0] not in (",", "and"):
            return False
        follows = any(amount.last < other.first <= amount.last + _CLOSE for other in clause.amounts)
        return follows and after[1] in _CORRECTS

    def _differs_from_plan(self, clause: Clause, amount: Amount) -> bool:
        """Return whether the sentence names what was planned, allowed, or had been: `nine days; the estimate was five weeks`."""
        if clause.subject is Subject.I or (clause.subject is Subject.NAMED and "be" in clause.classes):
            return False
        beside = self._clauses[max(0, clause.index - _BESIDE) : clause.index + _BESIDE + 1]
        return any(
            other.sentence == clause.sentence
            and other.index != clause.index
            and any(one.kind is amount.kind or not one.unit for one in other.amounts)
            and self._is_plan(other)
            for other in beside
        )

    def _is_plan(self, clause: Clause) -> bool:
        """Return whether a clause tells a plan, an allowance, or how things had been."""
        if (
            clause.mood in (Mood.CONDITIONAL, Mood.WISHED)
            or clause.classes & {"plan"}
            or self._course.was_before(clause)
            or (clause.mood is Mood.HABITUAL and clause.tense is Tense.PAST)
        ):
            return clause.joint not in ("if", "unless")
        words = self._reading.norms(max(clause.first, clause.last - _FURTHEST), clause.last)
        return words[-1] in self._earlier or not self._planned.isdisjoint(words)

    def _near(self, amount: Amount, before: int, after: int, words: AbstractSet[str]) -> bool:
        """Return whether one of the words stands so near before an amount, or after it in the same phrase."""
        norms = self._reading.norms
        if words is self._against and norms(amount.last, min(len(self._reading.tokens), amount.last + 2)) == [
            "and",
            "not",
        ]:
            return True
        if before and not words.isdisjoint(norms(max(0, amount.first - before), amount.first)):
            return True
        for norm in norms(amount.last, min(len(self._reading.tokens), amount.last + after)):
            if norm in words:
                return True
            if norm in self._phrase_end:
                return False
        return False

    def _is_aimed_at(self, clause: Clause) -> bool:
        """Return whether a clause tells an aim, or what one is: `the target is that a round takes 2 days and not 9`."""
        aim = self._aims.get(clause.sentence)
        if aim is None or clause.index < aim.index:
            return False
        at_once = aim.object_at is None and clause.first <= aim.last
        held = clause.kind is ClauseKind.COMPLEMENT or (aim.tense is clause.tense is Tense.PRESENT)
        return clause.index == aim.index or at_once or held

    def _is_goal(self, clause: Clause) -> bool:
        """Return whether a clause tells what was aimed at or offered: `the goal for next month is 0 wrong answers`."""
        return clause.subject_at is not None and not self._goal.isdisjoint(self._reading.norms(*clause.subject_at))

    def _has_sign(self, amount: Amount) -> bool:
        """Return whether a number is written as a change: `+2.3%`."""
        start = self._reading.tokens[amount.first].start
        return self._reading.text[max(0, start - 1) : start + 1].strip()[:1] in _SIGNS

    def is_share_or_change(self, amount: Amount) -> bool:
        """Return whether an amount is an ending by itself: it has both ends, or a sign, or is a share."""
        return is_changed(amount) or self._has_sign(amount) or amount.kind is AmountKind.SHARE

    def _leads_in(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a number stands alone before a verb whose subject is left out: `94% accuracy, made the freeze`."""
        return clause.subject_at is None and _counts_subject(clause, amount)

    def _is_bad(self, amount: Amount) -> bool:
        """Return whether an amount counts what is bad to have."""
        return not self._bad.isdisjoint(self._reading.norms(amount.first, amount.last))

    def _brings_to(self, clause: Clause, amount: Amount) -> bool:
        """Return whether somebody brought something to that amount: `she brought it to two hours`, `we got it under 3 %`."""
        return clause.predicate.partition(" ")[0] in self._bringing and self._near(amount, 2, 0, self._bounds)

    def _bare(self, clause: Clause, amount: Amount) -> float:
        """Return the weight of an amount that is set against nothing."""
        if clause.section is Move.ACTION:
            return 0.0
        states = "be" in clause.classes or clause.kind is ClauseKind.FRAGMENT
        if self._brings_to(clause, amount) or (states and self._is_of_today(clause, amount)):
            return 0.8
        if amount.kind is AmountKind.SPAN:
            return self._bare_span(clause, amount)
        measured = self._is_measured(clause)
        if amount.kind in (AmountKind.SHARE, AmountKind.MONEY):
            told = "be" not in clause.classes or measured or amount.of is not None or _counts_subject(clause, amount)
            return 0.8 if told else 0.0
        return self._bare_count(clause, amount, measured=measured)

    def _is_of_today(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a state is said to hold now: `we are now at 40`, `the wait is three and a bit now`."""
        if self._near(amount, 4, 1, self._now):
            return True
        return any(norm in self._now for norm in self._reading.norms(max(amount.last, clause.last - 2), clause.last))

    def _bare_span(self, clause: Clause, amount: Amount) -> float:
        """Return the weight of a length of time: what was won or lost, what is measured, how soon all was well again."""
        agreed = self._tied.is_agreed(clause)
        if (
            clause.subject is Subject.THING
            and clause.perfect
            and clause.classes & _LASTS
            and self._near(amount, 2, 0, _FOR)
        ):
            return 0.6
        if self._near(amount, 1, 0, _BY) and not clause.classes.isdisjoint(_OFF_BY):
            return 0.8
        if agreed or (_counts_subject(clause, amount) and amount.of is not None):
            return 0.65
        rests = self._is_measured(clause) and not clause.classes.isdisjoint(_RESTS)
        if rests and self._is_of_now(clause) and not self._course.in_present:
            rests = self._near(amount, 4, 1, self._lately)
        if clause.predicate in self._won_time or rests:
            return 0.8
        restored = self._near(amount, 8, 2, self._restored) or self._is_over_within(clause, amount)
        return 0.7 if restored and clause.subject is not Subject.I else 0.0

    def _is_over_within(self, clause: Clause, amount: Amount) -> bool:
        """Return whether something bad was over so soon, or something good up again: `the fire was out within an hour`."""
        if "be" not in clause.classes or clause.object_at is None or not self._near(amount, 2, 0, _WITHIN):
            return False
        return self._reading.tokens[clause.object_at[0]].norm in _UP_OR_OUT

    def _bare_count(self, clause: Clause, amount: Amount, *, measured: bool) -> float:
        """Return the weight of a count: of those to whom it happened, or of what was kept, won or lost."""
        if not clause.classes.isdisjoint(("be", "have")):
            befell = _counts_subject(clause, amount) and self._course.is_over(clause)
            return 0.6 if measured or befell else 0.0
        if _counts_subject(clause, amount):
            return 0.65 if self._is_ending(clause, amount) else 0.0
        if self._tied.is_achieved(clause):
            return 0.65
        caught = not clause.classes.isdisjoint(("protect", "stop")) or self._near(amount, 1, 0, _RESTS_AT)
        if clause.subject is Subject.THING and caught:
            return 0.65
        return 0.65 if measured or not clause.classes.isdisjoint(_HAS_COUNT) else 0.0

    def _is_measured(self, clause: Clause) -> bool:
        return clause.subject is Subject.THING and self._measures(clause)

    def _measures(self, clause: Clause) -> bool:
        """Return whether the subject is something that is measured."""
        at = clause.subject_at or (clause.first, clause.verb or clause.first)
        return not self._measured.isdisjoint(self._reading.norms(*at))
