"""Find what came of it: which clauses tell an outcome, and which amounts belong to it.

An outcome comes after the first act, is told as having happened, and its subject is mostly a thing, somebody else or
"we". A target, a promise, a condition, the setting and the incident are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.review.endings.amount_checks import is_changed
from bot.review.endings.labelled_results import LabelledResults
from bot.review.endings.outsiders import clauses_of_outsiders
from bot.review.endings.own_figures import OwnFigures
from bot.review.endings.plain_endings import PlainEndings
from bot.review.reading import Amount, Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon
from question_bank.models import Move


@dataclass(frozen=True, slots=True)
class ToldOutcome:
    """A clause that tells an outcome. `strength` says how well it shows it; `amounts` are those that belong to it."""

    clause: Clause
    strength: float
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True)
class Outcomes:
    """The outcomes of a text in the order in which they are told."""

    all: tuple[ToldOutcome, ...]

    @cached_property
    def numbered(self) -> tuple[ToldOutcome, ...]:
        """Those that have a number of their own."""
        return tuple(outcome for outcome in self.all if outcome.amounts)

    @cached_property
    def plain(self) -> tuple[ToldOutcome, ...]:
        """Those without one."""
        return tuple(outcome for outcome in self.all if not outcome.amounts)


_FOUND_OUT = frozenset(("tell", "ask", "feel", "want", "fear", "plan", "teach", "hire", "gather", "learn"))
_WITHIN = frozenset((ClauseKind.RELATIVE, ClauseKind.COMPLEMENT, ClauseKind.GERUND))
_NOT_PLAIN = _WITHIN | {ClauseKind.FRAGMENT}
_KNOWN = frozenset(("the", "our", "their", "its", "his", "her", "both", "all"))
_PLAIN = 0.3
"""How well an outcome without a number shows it."""
_LESS = 0.08
_AT_LAST = frozenset(("end", "finally", "eventually", "result", "outcome", "ultimately"))
_OPENING = 4
"""Words of a clause among which it says that it is the end: `in the end it passed`."""
_FAINT = 0.2
"""The same where only its place says that it is one."""
_MOSTLY_DONE = 0.4
"""The share of the acts after which a plain outcome may be told."""
_PLAINLY = 0.5
"""How well an outcome with a number shows it, so that it may stand anywhere."""
_SURELY = 0.9
"""How well its number shows that it is one, wherever it stands."""
_LATE = 0.7
"""Where in the text a plain outcome may be told however many acts follow."""


def find(reading: Reading, course: Course, lexicon: Lexicon) -> Outcomes:
    """Return the outcomes of a text."""
    return Outcomes(tuple(_Finder(reading, course, lexicon).found()))


class _Finder:
    """Finds the outcomes of one text."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        self._reading = reading
        self._clauses = reading.clauses
        self._course = course
        self._figures = OwnFigures(reading, self._course, lexicon)
        words = lexicon.words
        self._reasons, self._rules = words["opens_a_reason"], words["rule_modal"]
        self._moods = words["pleased"]
        self._conditions = words["condition_word"]
        self._endings = PlainEndings(reading, course, lexicon)
        self._labelled = LabelledResults(reading, course, lexicon)
        self._outsiders = clauses_of_outsiders(reading, lexicon)

    def found(self) -> Iterator[ToldOutcome]:
        """Yield the outcomes, in the order of their clauses."""
        for clause in self._clauses:
            if not self._may_be(clause):
                continue
            weighed = [(self._weight(clause, amount), amount) for amount in clause.amounts]
            best = max((weight for weight, _ in weighed), default=0.0)
            if best > 0 and (best >= _SURELY or self._is_late(clause) or self._placed(clause, best) >= _PLAINLY):
                yield ToldOutcome(
                    clause, self._placed(clause, best), tuple(amount for weight, amount in weighed if weight > 0)
                )
            elif self._is_plain(clause):
                yield ToldOutcome(clause, self._placed(clause, self._plain_strength(clause)))

    def _weight(self, clause: Clause, amount: Amount) -> float:
        return self._figures.weight(clause, amount) or self._labelled.weight(clause, amount)

    def _may_be(self, clause: Clause) -> bool:
        """Return whether a clause may tell an outcome at all, by where it stands and as what it is told."""
        if clause.sentence in self._course.again or clause.reported or self._is_elsewhere(clause):
            return False
        if clause.index in self._outsiders:
            return False
        if self._course.looks_back(clause) or self._had_been(clause) or self._opens_a_reason(clause):
            return False
        begun = clause.index > self._course.start or clause.section is Move.RESULT
        return (begun or self._figures.opens_with_gain(clause)) and self._is_told(clause)

    def _had_been(self, clause: Clause) -> bool:
        """Return whether a clause tells what had been before; what had changed once nearly all was done is its end."""
        changed = self._course.is_settled(clause) and any(map(is_changed, clause.amounts))
        return self._course.was_before(clause) and not changed

    def _opens_a_reason(self, clause: Clause) -> bool:
        return clause.joint.replace(" ", "_") in self._reasons

    def _is_told(self, clause: Clause) -> bool:
        """Return whether a clause tells what came of it: no rule, no thought of the speaker's, no aim."""
        if clause.kind is ClauseKind.FRAGMENT or self._labelled.is_note(clause):
            return True
        if clause.mood is Mood.ORDERED:
            return clause.subject is Subject.NOBODY_SAID and any(map(self._figures.is_share_or_change, clause.amounts))
        if clause.kind is ClauseKind.INFINITIVE or self._is_rule(clause) or self._is_found_out(clause):
            return False
        if self._hangs_on_what_may_come(clause):
            return False
        if clause.mood is Mood.CONDITIONAL:
            return self._became_able(clause)
        if clause.mood is Mood.ASKED:
            return self._ends_in_a_doubt(clause)
        usual = clause.mood is Mood.HABITUAL and clause.subject not in (Subject.I, Subject.YOU)
        return usual or clause.mood is Mood.TOLD

    def _hangs_on_what_may_come(self, clause: Clause) -> bool:
        """Return whether it is so only if something comes to pass: `if the trial goes well, forty more shops get it`."""
        if clause.tense is not Tense.PRESENT or clause.perfect:
            return False
        opening = self._reading.sentences[clause.sentence].first
        return self._reading.tokens[opening].norm in ("if", "unless") or any(
            c.joint in ("if", "unless") and c.tense is Tense.PRESENT and c.parent == clause.index
            for c in self._reading.clauses_in(self._reading.sentences[clause.sentence])
        )

    def _is_rule(self, clause: Clause) -> bool:
        """Return whether a clause says what has to or may be: `each index must pass the check`."""
        if clause.verb is None:
            return False
        return not self._rules.isdisjoint(self._reading.norms(max(clause.first, clause.verb - 2), clause.verb))

    def _is_found_out(self, clause: Clause) -> bool:
        """Return whether a clause is what the speaker found out or said: `I saw that 40 % were wrong`."""
        if clause.kind is not ClauseKind.COMPLEMENT or clause.parent is None:
            return False
        parent = self._clauses[clause.parent]
        return parent.subject in (Subject.I, Subject.WE) and not parent.classes.isdisjoint(_FOUND_OUT)

    def _is_elsewhere(self, clause: Clause) -> bool:
        """Return whether a clause stands in a section of another move."""
        if clause.section in (Move.SITUATION, Move.TRADE_OFF):
            return self._course.in_sections
        return clause.section is Move.REFLECTION

    def _ends_in_a_doubt(self, clause: Clause) -> bool:
        """Return whether a statement only sounds like a question: `recall improved by i think 5 points?`"""
        at = clause.subject_at
        stated = at is not None and clause.verb is not None and at[1] == clause.verb
        return stated and clause.tense is Tense.PAST and clause.subject not in (Subject.I, Subject.YOU)

    def _became_able(self, clause: Clause) -> bool:
        """Return whether others could in the end, without any condition: `on Monday everybody could work`."""
        if (
            clause.subject in (Subject.I, Subject.YOU)
            or clause.perfect
            or clause.verb is None
            or clause.kind is not ClauseKind.MAIN
        ):
            return False
        if clause.joint == "so" and self._reading.norms(clause.first - 1, clause.first) != [","]:
            return False  # `so other shifts could run it` is a purpose
        able = "could" in self._reading.norms(max(0, clause.verb - 2), clause.verb)
        return able and self._conditions.isdisjoint(self._course.words_of(clause.sentence))

    def _placed(self, clause: Clause, strength: float) -> float:
        """Return the strength of an outcome, by where it stands and by how it is told.

        What is told after most of the acts, in the past, is the outcome of all of them; what others do since then is rather
        its consequence.
        """
        by_section = (
            1.2 if clause.section is Move.RESULT else 0.8 if clause.section and self._course.in_sections else 1.0
        )
        by_kind = 0.8 if clause.kind in _WITHIN else 1.0
        now = clause.tense is Tense.PRESENT and not (self._course.in_present and clause.mood is Mood.TOLD)
        by_tense = 1.0 if not now else 0.85 if clause.perfect else 0.7
        by_use = 0.6 if "use" in clause.classes and clause.subject is not Subject.THING else 1.0
        by_place = 1.0 if clause.index <= self._course.start else 0.5 + 0.5 * self._course.done_before(clause)
        return strength * by_section * by_kind * by_tense * by_use * by_place

    def _is_late(self, clause: Clause) -> bool:
        """Return whether a clause stands where what came of it is told."""
        return self._course.done_before(clause) >= _MOSTLY_DONE or clause.place >= _LATE

    def _is_plain(self, clause: Clause) -> bool:
        """Return whether a clause tells an outcome without a number."""
        if self._labelled.ends_it(clause):
            return True
        lasts = clause.mood is Mood.HABITUAL and clause.subject is Subject.THING and self._figures.is_since_then(clause)
        if (
            not (lasts or clause.mood in (Mood.TOLD, Mood.CONDITIONAL))
            or clause.verb is None
            or clause.kind in _NOT_PLAIN
        ):
            return False
        if not self._is_late(clause):
            return False
        if clause.tense is Tense.PRESENT and not clause.perfect and not self._holds_at_last(clause):
            return False
        if clause.subject is Subject.I:
            return False
        if clause.mood is Mood.CONDITIONAL:
            return True
        if self._endings.is_named(clause):
            return True
        return self._endings.ends_it(clause) and not self._course.follows_regret(clause)

    def _holds_at_last(self, clause: Clause) -> bool:
        """Return whether what is told in the present came of the story: it is measured, holds since then, or is the end state."""
        if self._figures.holds_now(clause) or self._figures.is_since_then(clause):
            return True
        if "be" not in clause.classes or clause.subject_at is None or not self._course.is_over_after_acts(clause):
            return False
        about = self._reading.norms(*clause.subject_at)
        return about[0] in _KNOWN and len(about) > 1 and self._endings.is_named(clause)

    def _plain_strength(self, clause: Clause) -> float:
        """Return how well a clause without a number shows an outcome: the first that is told does best, a mood less."""
        faint = clause.mood is Mood.TOLD and not self._endings.is_named(clause)
        strength = _FAINT if faint else _PLAIN
        if clause.subject is not Subject.THING and not self._moods.isdisjoint(self._endings.complement(clause)):
            strength -= _LESS
        if not _AT_LAST.isdisjoint(self._reading.norms(clause.first, min(clause.last, clause.first + _OPENING))):
            strength += _LESS
        return strength - _LESS * clause.place
