"""Find what came of it: which clauses tell an outcome, and which amounts belong to it.

An outcome comes after the first act, is told as having happened, and its subject is mostly a thing, somebody else or
"we". A figure is its own where it changed, is set against another, counts nothing, or is what the verb of ending
measures. A target, a promise, a condition, the setting and the incident are none.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
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
_EFFORTS = frozenset(
    ("tell", "ask", "think", "feel", "want", "fear", "plan", "teach", "hire", "gather", "convince", "make")
)
_ENDS = frozenset(
    (
        "finish",
        "gain",
        "lose",
        "save",
        "fall",
        "rise",
        "keep",
        "cost",
        "commit",
        "use",
        "stop",
        "fail",
        "be",
        "have",
        "permit",
        "solve",
    )
)
_KNOWN = frozenset(("the", "other", "these", "those", "our", "my", "his", "her", "their", "its", "both", "this"))
_NOT_PLAIN = frozenset((ClauseKind.RELATIVE, ClauseKind.GERUND, ClauseKind.COMPLEMENT, ClauseKind.FRAGMENT))
_MOSTLY_DONE = 0.4
"""The share of the acts after which a plain outcome may be told."""
_LATE = 0.7
_FURTHEST = 16
"""How many words away what belongs to a number may stand."""
_BESIDE = 3
"""How many clauses away what a number is set against may stand."""
_HALF = 0.5
_RULES = frozenset(("must", "can", "cannot", "cant", "may", "shall"))
_BOUNDS = frozenset(("to", "under", "below", "above", "over", "within"))
_UP_OR_DOWN = frozenset(("up", "down"))
_NOW = frozenset(("now", "today", "nowadays", "since"))
_CONDITIONS = frozenset(("if", "would", "unless", "should", "or", "either", "might"))
_RESTS_AT = frozenset(("at", "to"))
_SETTING_ENDS = 0.3
"""The share of a story that others carried which is taken for its setting."""
_BEGUN = 0.5
"""Where a story whose speaker does nothing before is taken for one that others carried."""
_ENDS_OF_PHRASE = frozenset((",", ";", ":", ".", "and", "but", "so", "which", "that"))


def _is_changed(amount: Amount) -> bool:
    return amount.before is not None or (amount.value is None and amount.direction is not Direction.NONE)


def _counts_subject(clause: Clause, amount: Amount) -> bool:
    return clause.verb is not None and amount.last <= clause.verb


def find(reading: Reading, acts: Acts, lexicon: Lexicon) -> Outcomes:
    """Return the outcomes of a text."""
    return Outcomes(tuple(_Finder(reading, acts, lexicon).found()))


class _Finder:
    """Finds the outcomes of one text."""

    def __init__(self, reading: Reading, acts: Acts, lexicon: Lexicon) -> None:
        self._reading = reading
        self._clauses = reading.clauses
        self._start = self._first_step(acts)
        self._steps = [act.clause.index for act in acts.all if act.counts]
        self._sentence_words: dict[int, Set[str]] = {}
        self._looks_back_from: dict[int, int] = {}
        for clause in reading.clauses:
            if clause.subject is Subject.I and clause.mood is Mood.CONDITIONAL:
                self._looks_back_from.setdefault(clause.sentence, clause.index)
        self._again = frozenset(sentence.index for sentence in reading.sentences if sentence.again)
        words = lexicon.words
        self._verbs, self._states = words["outcome_verb"], words["outcome_state"]
        self._against, self._more_or_less = words["set_against"], words["more_or_less"]
        self._restored, self._won_time = words["restored_state"], words["won_time"]
        self._nothing, self._over = words["nothing_left"], words["over_a_span"]
        self._measured, self._since = words["measured_thing"], words["since_then"]
        self._calendar = words["calendar_word"]
        self._earlier = words["earlier_on"]
        self._planned = words["planned_thing"]
        self._turning = words["turning_verb"]
        self._bad, self._good, self._bringing = words["bad_measure"], words["good_measure"], words["bringing_verb"]
        told = [c for c in reading.clauses if c.mood is Mood.TOLD and c.tense is not Tense.NONE]
        self._present = sum(c.tense is Tense.PRESENT for c in told) * 2 > len(told)

    def _first_step(self, acts: Acts) -> int:
        """Return the clause with which the story begins to move: the first act, else what others first did."""
        if acts.first is not None and self._clauses[acts.first].place <= _BEGUN:
            return acts.first
        return next((c.index for c in self._clauses if c.place >= _SETTING_ENDS), len(self._clauses))

    def found(self) -> Iterator[Outcome]:
        """Yield the outcomes, in the order of their clauses."""
        for clause in self._clauses:
            if not self._may_be(clause):
                continue
            weighed = [(self._weight(clause, amount), amount) for amount in clause.amounts]
            best = max((weight for weight, _ in weighed), default=0.0)
            if best > 0:
                yield Outcome(
                    clause, self._placed(clause, best), tuple(amount for weight, amount in weighed if weight > 0)
                )
            elif self._is_plain(clause):
                yield Outcome(clause, self._placed(clause, 0.3))

    def _may_be(self, clause: Clause) -> bool:
        if clause.section in _NOT_OF_RESULT or clause.sentence in self._again or self._looks_back(clause):
            return False
        if clause.index <= self._start and clause.section is not Move.RESULT and not self._opens_with_gain(clause):
            return False
        if clause.reported or clause.joint in _OPENS_A_REASON or self._was_before(clause):
            return False
        if clause.kind is ClauseKind.FRAGMENT:
            return True
        if clause.verb is not None and not _RULES.isdisjoint(
            self._reading.norms(max(clause.first, clause.verb - 2), clause.verb)
        ):
            return False
        if clause.kind is ClauseKind.COMPLEMENT:
            parent = self._clauses[clause.parent] if clause.parent is not None else None
            return (
                parent is None
                or parent.subject not in (Subject.I, Subject.WE)
                or not parent.classes & {*_MINDS, "gather", "learn"}
            )
        if clause.kind is ClauseKind.INFINITIVE:
            return False
        if clause.mood is Mood.ORDERED:
            return clause.subject is Subject.NOBODY_SAID and any(_is_changed(amount) for amount in clause.amounts)
        if clause.mood is Mood.CONDITIONAL:
            return self._became_able(clause)
        return clause.mood is Mood.TOLD or (
            clause.mood is Mood.HABITUAL and clause.subject not in (Subject.I, Subject.YOU)
        )

    def _became_able(self, clause: Clause) -> bool:
        """Return whether others could in the end, without any condition: `on Monday everybody could work`."""
        if (
            clause.subject in (Subject.I, Subject.YOU)
            or clause.perfect
            or clause.verb is None
            or clause.kind is not ClauseKind.MAIN
        ):
            return False
        able = "could" in self._reading.norms(max(0, clause.verb - 2), clause.verb)
        return able and _CONDITIONS.isdisjoint(self._words_of(clause.sentence))

    def _words_of(self, sentence: int) -> Set[str]:
        """Return the words of a sentence, put together once."""
        if sentence not in self._sentence_words:
            found = self._reading.sentences[sentence]
            self._sentence_words[sentence] = frozenset(self._reading.norms(found.first, found.last))
        return self._sentence_words[sentence]

    def _looks_back(self, clause: Clause) -> bool:
        """Return whether a clause goes on from what the speaker would have done."""
        return clause.index >= self._looks_back_from.get(clause.sentence, len(self._clauses))

    def _opens_with_gain(self, clause: Clause) -> bool:
        """Return whether a story opens with what it brought: less of something bad, or more of something good."""
        if (
            clause.subject is not Subject.THING
            or clause.tense is not Tense.PAST
            or not clause.classes & {"fall", "rise", "move"}
        ):
            return False
        return any(
            _is_changed(amount) and amount.direction is self._better(clause, amount) for amount in clause.amounts
        )

    def _better(self, clause: Clause, amount: Amount) -> Direction:
        """Return which way what is measured gets better."""
        words = [*self._reading.norms(*clause.subject_at)] if clause.subject_at else []
        words += self._reading.norms(*amount.of) if amount.of else ()
        return Direction.UP if self._bad.isdisjoint(words) else Direction.DOWN

    def _got_worse(self, clause: Clause, amount: Amount) -> bool:
        """Return whether it is the incident that a change tells: something good fell, or something bad rose, before most acts."""
        if self._done_before(clause) >= _HALF:
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

    def _was_before(self, clause: Clause) -> bool:
        """Return whether a clause tells what had been before."""
        if not clause.perfect or clause.tense is not Tense.PAST or clause.verb is None:
            return False
        return not {"was", "were"} & set(self._reading.norms(max(0, clause.verb - 2), clause.verb))

    def _placed(self, clause: Clause, strength: float) -> float:
        """Return the strength of an outcome, by where it stands and by how it is told.

        What is told after most of the acts, in the past, is the outcome of all of them; what others do since then is rather
        its consequence.
        """
        by_section = 1.2 if clause.section is Move.RESULT else 0.8 if clause.section is not None else 1.0
        by_kind = 0.8 if clause.kind in (ClauseKind.RELATIVE, ClauseKind.COMPLEMENT, ClauseKind.GERUND) else 1.0
        now = clause.tense is Tense.PRESENT and not (self._present and clause.mood is Mood.TOLD)
        by_tense = 1.0 if not now else 0.85 if clause.perfect else 0.7
        by_use = 0.6 if "use" in clause.classes and clause.subject is not Subject.THING else 1.0
        by_place = 1.0 if clause.index <= self._start else 0.5 + 0.5 * self._done_before(clause)
        return strength * by_section * by_kind * by_tense * by_use * by_place

    def _done_before(self, clause: Clause) -> float:
        """Return the share of the acts that are told before a clause."""
        if not self._steps:
            return clause.place
        return bisect_left(self._steps, clause.index) / len(self._steps)

    def _weight(self, clause: Clause, amount: Amount) -> float:
        """Return how well an amount shows the outcome that a clause tells; 0 where it is none of its own."""
        if amount.kind in (AmountKind.DATE, AmountKind.NAME) or not self._may_end(clause, amount):
            return 0.0
        if _is_changed(amount):
            return 0.5 if self._got_worse(clause, amount) else 1.0
        if (
            clause.kind in (ClauseKind.RELATIVE, ClauseKind.GERUND)
            or self._describes(amount)
            or self._had_been(clause, amount)
        ):
            return 0.0
        if self._is_nothing(clause, amount):
            return 0.95
        moves = bool(clause.classes & {"fall", "rise"}) and amount.direction is not Direction.NONE
        if amount.value == 1 and amount.unit not in ("%", "$", "€", "£", "₹") and not moves:
            return 0.0
        if (
            clause.subject_at is None
            and amount.direction is not Direction.NONE
            and self._near(amount, 2, 0, _UP_OR_DOWN)
        ):
            return 0.85
        if clause.tense is Tense.PRESENT and not clause.perfect and not self._holds_now(clause):
            return 0.0
        if moves or self._is_set_against(amount) or self._differs_from_plan(clause, amount):
            return 0.9
        return self._bare(clause, amount)

    def _may_end(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a clause may tell an ending by whose it is: what the speaker did is none, what they saved is."""
        if clause.subject in (Subject.THING, Subject.NOBODY_SAID):
            return True
        if amount.value == 0 and self._is_bad(amount):
            return True
        if clause.subject is Subject.I:
            moved = amount.direction is not Direction.NONE and clause.classes & {"fall", "rise", "gain", "lose"}
            return bool(moved or "save" in clause.classes)
        if _is_changed(amount) and not clause.classes & _EFFORTS:
            return True
        done = clause.predicate == "do" and clause.passive
        if done or clause.classes & _ENDS or self._brings_to(clause, amount):
            return True
        if clause.subject is Subject.WE:
            return amount.unit == "%" and not clause.classes & _EFFORTS
        return not clause.classes & _MINDS and self._is_ending(clause, amount)

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
        return before in _KNOWN

    def _had_been(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an amount is what had been: `it cost 400k a year before`, `it used to take a day`."""
        if clause.mood is Mood.HABITUAL and clause.tense is Tense.PAST:
            return True
        return self._reading.tokens[clause.last - 1].norm in self._earlier and not self._is_set_against(amount)

    def _holds_now(self, clause: Clause) -> bool:
        """Return whether what is told in the present came of the story: it is measured, or said to hold since then."""
        if clause.mood is Mood.TOLD and (self._present or self._measures(clause)):
            return True
        return not self._since.isdisjoint(self._words_of(clause.sentence))

    def _is_nothing(self, clause: Clause, amount: Amount) -> bool:
        """Return whether nothing was left: `none of the 40`, `zero incidents`, `no outage in nine months`."""
        if amount.value == 0:
            return "be" not in clause.classes or bool(amount.unit) or self._measures(clause)
        if amount.kind is AmountKind.SHARE and clause.negated:
            return True
        words = self._reading.norms(max(clause.first, amount.first - _FURTHEST), amount.first)
        return (
            amount.kind is AmountKind.SPAN
            and not self._nothing.isdisjoint(words)
            and self._near(amount, 3, 0, self._over)
        )

    def _is_set_against(self, amount: Amount) -> bool:
        after = self._reading.norms(amount.last, min(len(self._reading.tokens), amount.last + 2))
        if after[:1] == ["before"] and amount.kind is AmountKind.SPAN:
            return len(after) > 1 and after[1] not in self._calendar
        return self._near(amount, 0, 2, self._more_or_less) or self._near(amount, 0, 4, self._against)

    def _differs_from_plan(self, clause: Clause, amount: Amount) -> bool:
        """Return whether the sentence names what was planned, allowed, or had been: `nine days; the estimate was five weeks`."""
        if clause.subject is Subject.I:
            return False
        beside = self._clauses[max(0, clause.index - _BESIDE) : clause.index + _BESIDE + 1]
        return any(
            other.sentence == clause.sentence
            and other.index != clause.index
            and any(one.kind is amount.kind for one in other.amounts)
            and self._is_plan(other)
            for other in beside
        )

    def _is_plan(self, clause: Clause) -> bool:
        """Return whether a clause tells a plan, an allowance, or how things had been."""
        if clause.mood in (Mood.CONDITIONAL, Mood.WISHED) or clause.classes & {"plan"} or self._was_before(clause):
            return clause.joint not in ("if", "unless")
        words = self._reading.norms(max(clause.first, clause.last - _FURTHEST), clause.last)
        return words[-1] in self._earlier or not self._planned.isdisjoint(words)

    def _near(self, amount: Amount, before: int, after: int, words: Set[str]) -> bool:
        """Return whether one of the words stands so near before an amount, or after it in the same phrase."""
        norms = self._reading.norms
        if before and not words.isdisjoint(norms(max(0, amount.first - before), amount.first)):
            return True
        for norm in norms(amount.last, min(len(self._reading.tokens), amount.last + after)):
            if norm in words:
                return True
            if norm in _ENDS_OF_PHRASE:
                return False
        return False

    def _is_bad(self, amount: Amount) -> bool:
        """Return whether an amount counts what is bad to have."""
        return not self._bad.isdisjoint(self._reading.norms(amount.first, amount.last))

    def _brings_to(self, clause: Clause, amount: Amount) -> bool:
        """Return whether somebody brought something to that amount: `she brought it to two hours`, `we got it under 3 %`."""
        return clause.predicate.partition(" ")[0] in self._bringing and self._near(amount, 2, 0, _BOUNDS)

    def _bare(self, clause: Clause, amount: Amount) -> float:
        """Return the weight of an amount that is set against nothing."""
        if clause.section is Move.ACTION:
            return 0.0
        if self._brings_to(clause, amount):
            return 0.8
        if ("be" in clause.classes or clause.kind is ClauseKind.FRAGMENT) and self._near(amount, 4, 1, _NOW):
            return 0.8
        measured = clause.subject is Subject.THING and self._measures(clause)
        if amount.kind is AmountKind.SPAN:
            if _counts_subject(clause, amount) and amount.of is not None:
                return 0.65
            if clause.predicate in self._won_time or (measured and clause.classes & {"be", "finish", "stop", "move"}):
                return 0.8
            return 0.7 if self._near(amount, 8, 2, self._restored) and clause.subject is not Subject.I else 0.0
        if clause.classes & {"be", "have"} and amount.kind is AmountKind.COUNT:
            return 0.6 if measured else 0.0
        if amount.kind in (AmountKind.SHARE, AmountKind.MONEY):
            return 0.8
        if _counts_subject(clause, amount):
            return 0.65 if self._is_ending(clause, amount) else 0.0
        if clause.subject is Subject.THING and (
            clause.classes & {"protect", "stop"} or self._near(amount, 1, 0, _RESTS_AT)
        ):
            return 0.65
        return 0.65 if clause.classes & {"save", "gain", "lose", "fall", "rise", "keep"} or measured else 0.0

    def _measures(self, clause: Clause) -> bool:
        """Return whether the subject is something that is measured."""
        at = clause.subject_at or (clause.first, clause.verb or clause.first)
        return not self._measured.isdisjoint(self._reading.norms(*at))

    def _is_plain(self, clause: Clause) -> bool:
        """Return whether a clause tells an outcome without a number."""
        if clause.mood not in (Mood.TOLD, Mood.CONDITIONAL) or clause.verb is None or clause.kind in _NOT_PLAIN:
            return False
        if self._done_before(clause) < _MOSTLY_DONE and clause.place < _LATE:
            return False
        if clause.tense is Tense.PRESENT and not clause.perfect and not self._holds_now(clause):
            return False
        if clause.subject is Subject.I:
            return False
        if clause.mood is Mood.CONDITIONAL:
            return True
        name = clause.predicate.replace(" ", "_")
        if name == "go" and clause.perfect:
            return True
        if "be" in clause.classes or name in self._turning:
            return not self._states.isdisjoint(self._complement(clause))
        return name in self._verbs

    def _complement(self, clause: Clause) -> Sequence[str]:
        if clause.object_at is None:
            return ()
        first, last = clause.object_at
        return self._reading.norms(first, min(last, first + 6))
