"""Find what came of it: which clauses tell an outcome, and which amounts belong to it.

An outcome comes after the first act, is told as having happened, and its subject is mostly a thing, somebody else or
"we". A figure is its own where it changed, is set against another, counts nothing, or is what the verb of ending
measures. A target, a promise, a condition, the setting and the incident are none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.review.acts import Acts
from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Direction, Mood, Reading, Subject, Tense
from question_bank.lexicon import Lexicon
from question_bank.models import Move


@dataclass(frozen=True, slots=True)
class Outcome:
    """A clause that tells an outcome. `strength` says how well it shows it; `amounts` are those that belong to it."""

    clause: Clause
    strength: float
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True)
class Outcomes:
    """The outcomes of a text in the order in which they are told."""

    all: tuple[Outcome, ...]

    @cached_property
    def numbered(self) -> tuple[Outcome, ...]:
        """Those that have a number of their own."""
        return tuple(outcome for outcome in self.all if outcome.amounts)

    @cached_property
    def plain(self) -> tuple[Outcome, ...]:
        """Those without one."""
        return tuple(outcome for outcome in self.all if not outcome.amounts)


_OPENS_A_REASON = frozenset((
    "because", "since", "if", "when", "before", "until", "till", "unless", "while", "as", "whether", "in case", "whenever", "as if",
    "than", "so that", "instead of", "rather than", "even if", "only if", "provided", "once", "as soon as", "although", "though",
))  # fmt: skip
_NOT_OF_RESULT = frozenset((Move.SITUATION, Move.TRADE_OFF, Move.REFLECTION))
_MINDS = frozenset(("tell", "ask", "think", "feel", "want", "fear", "plan", "teach", "hire"))
_ENDS = frozenset(("finish", "gain", "lose", "save", "fall", "rise", "keep", "cost", "commit", "use", "stop", "fail", "be", "have", "permit", "solve"))
_OWN_ENDS = frozenset(("fall", "rise", "save", "gain", "lose", "finish"))
_STARTS = frozenset(("make", "change", "stop", "decide", "escalate", "gather", "convince", "finish", "solve"))


def find(reading: Reading, acts: Acts, lexicon: Lexicon) -> Outcomes:
    """Return the outcomes of a text."""
    return Outcomes(tuple(_Finder(reading, acts, lexicon).found()))


class _Finder:
    """Finds the outcomes of one text."""

    def __init__(self, reading: Reading, acts: Acts, lexicon: Lexicon) -> None:
        self._reading = reading
        self._clauses = reading.clauses
        self._start = self._first_step(acts)
        self._acts = frozenset(act.clause.index for act in acts.all)
        self._looking_back = frozenset(c.sentence for c in reading.clauses if c.subject is Subject.I and c.mood is Mood.CONDITIONAL)
        self._again = frozenset(sentence.index for sentence in reading.sentences if sentence.again)
        words = lexicon.words
        self._verbs, self._states = words["outcome_verb"], words["outcome_state"]
        self._against, self._restored = words["set_against"], words["restored_state"]
        self._nothing, self._since = words["nothing_left"], words["since_then"]

    def _first_step(self, acts: Acts) -> int:
        """Return the clause with which the story begins to move: the first act, else what others first did."""
        if acts.first is not None:
            return acts.first
        steps = (c.index for c in self._clauses if c.mood is Mood.TOLD and c.tense is Tense.PAST and c.classes & _STARTS)
        return next(steps, len(self._clauses))

    def found(self) -> Iterator[Outcome]:
        """Yield the outcomes, in the order of their clauses."""
        for clause in self._clauses:
            if not self._may_be(clause):
                continue
            weighed = [(self._weight(clause, amount), amount) for amount in clause.amounts]
            best = max((weight for weight, _ in weighed), default=0.0)
            if best > 0:
                yield Outcome(clause, self._placed(clause, best), tuple(amount for weight, amount in weighed if weight > 0))
            elif self._is_plain(clause):
                yield Outcome(clause, self._placed(clause, 0.3))

    def _may_be(self, clause: Clause) -> bool:
        if clause.section in _NOT_OF_RESULT or clause.sentence in self._again or clause.sentence in self._looking_back:
            return False
        if clause.index <= self._start and clause.section is not Move.RESULT:
            return False
        if clause.reported or clause.joint in _OPENS_A_REASON or (clause.perfect and clause.tense is Tense.PAST):
            return False
        if clause.kind is ClauseKind.FRAGMENT:
            return True
        if clause.kind is ClauseKind.COMPLEMENT:
            parent = self._clauses[clause.parent] if clause.parent is not None else None
            return parent is None or parent.subject not in (Subject.I, Subject.WE) or not parent.classes & {*_MINDS, "gather", "learn"}
        if clause.kind is ClauseKind.INFINITIVE:
            return False
        return clause.mood is Mood.TOLD or (clause.mood is Mood.HABITUAL and clause.subject not in (Subject.I, Subject.YOU))

    def _placed(self, clause: Clause, strength: float) -> float:
        """Return the strength of an outcome, by where it stands."""
        by_section = 1.0 if clause.section in (None, Move.RESULT) else 0.8
        by_kind = 0.9 if clause.kind in (ClauseKind.RELATIVE, ClauseKind.COMPLEMENT, ClauseKind.GERUND) else 1.0
        return strength * by_section * by_kind * (0.8 + 0.2 * clause.place)

    def _weight(self, clause: Clause, amount: Amount) -> float:
        """Return how well an amount shows the outcome that a clause tells; 0 where it is none of its own."""
        if amount.kind in (AmountKind.DATE, AmountKind.NAME):
            return 0.0
        changed = amount.before is not None or (amount.value is None and amount.direction is not Direction.NONE)
        words = set(self._reading.norms(clause.first, clause.last))
        if clause.subject is Subject.I:
            moved = changed or (amount.direction is not Direction.NONE and clause.classes & _OWN_ENDS)
            return 0.85 if moved or clause.classes & {"save"} else 0.0
        if changed:
            return 1.0
        if clause.subject in (Subject.WE, Subject.NAMED, Subject.THEY) and clause.classes & _MINDS and not clause.classes & _ENDS:
            return 0.0
        if amount.value == 0 or (words & self._nothing and amount.kind in (AmountKind.SPAN, AmountKind.SHARE)):
            return 0.95
        if words & self._against:
            return 0.9
        if amount.direction is not Direction.NONE and clause.classes & {"fall", "rise"}:
            return 0.9
        return self._bare(clause, amount, words)

    def _bare(self, clause: Clause, amount: Amount, words: set[str]) -> float:
        if amount.kind is AmountKind.SPAN:
            if clause.classes & {"save", "gain", "lose", "fall", "rise"}:
                return 0.8
            return 0.7 if words & self._restored else 0.0
        if clause.subject is Subject.WE and clause.kind is not ClauseKind.FRAGMENT and not clause.classes & _ENDS:
            return 0.0
        if amount.kind in (AmountKind.SHARE, AmountKind.MONEY):
            return 0.8
        name = clause.predicate.replace(" ", "_")
        return 0.65 if name in self._verbs or clause.classes & _ENDS else 0.0

    def _is_plain(self, clause: Clause) -> bool:
        """Return whether a clause tells an outcome without a number."""
        if clause.subject is Subject.I or clause.mood is not Mood.TOLD or clause.kind is ClauseKind.FRAGMENT or clause.verb is None:
            return False
        if clause.kind in (ClauseKind.RELATIVE, ClauseKind.GERUND, ClauseKind.COMPLEMENT) or clause.place < 0.4:
            return False
        if "be" in clause.classes:
            words = self._complement(clause)
            return bool(set(words) & self._states)
        return clause.predicate.replace(" ", "_") in self._verbs

    def _complement(self, clause: Clause) -> Sequence[str]:
        if clause.object_at is None:
            return ()
        first, last = clause.object_at
        return self._reading.norms(first, min(last, first + 6))
