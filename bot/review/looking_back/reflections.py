"""Where the speaker looks back: what they would do otherwise, and how exactly they say it.

A reflection is found by its grammar: what the speaker would, should or could have done, said late in the answer; what
they own up to; what they do since; or when something belonged. Source: the row E of the rubric, and its settled cases.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.review.looking_back.clause_words import EARLIEST, GENERAL, LAST_WORDS, ClauseWords
from bot.review.looking_back.lacks import Lacks
from bot.review.looking_back.lessons import Lessons
from bot.review.looking_back.new_ways import NewWays
from bot.review.looking_back.other_order import OtherOrder
from bot.review.looking_back.owning_up import OwningUp
from bot.review.looking_back.quoting import Quoting
from bot.review.looking_back.right_times import RightTimes
from bot.review.looking_back.weight import Weighing, Weight
from bot.review.looking_back.wishes import Wishes
from bot.review.reading import Clause, ClauseKind, Mood, Reading, Sentence, Subject, Tense
from bot.review.span import Span
from question_bank.lexicon import Lexicon
from question_bank.models import Move

FULL_FRAGMENT = 3
"""Words that name something in a fragment which says, after a cue, what should have been done."""
AFTER_A_CUE = 2
"""Sentences after a cue such as `what I'd do differently:` that may hold what was meant."""
LONGEST_LAST = 45
"""Words of a sentence that is a last word as a whole."""
_BARE_MODALS = frozenset({"would", "should", "could", "might", "must", "ought"})
"""Predicates of a clause that breaks off before its verb."""
_POINTERS = frozenset(
    ("refer", "visit", "click", "subscribe", "download", "contact", "check out", "comment", "scroll", "upvote")
)
"""What readers are asked to do next, which is no advice: `for more, refer to the manual`."""
_QUESTIONS = frozenset({"how", "why", "who", "whether"})
_NOTHING = frozenset({"anything", "nothing", "it", "that", "much", "thing", "this"})
_SAME_DEED = frozenset({"thing", "way", "call", "choice", "decision", "path", "route", "move", "tomorrow", "whatever"})
"""What follows `same` where the deed is meant: not `the same table`."""
_REPEATS = frozenset({"do", "repeat", "act", "go", "handle", "decide", "choose", "play", "make", "take", "redo"})


@dataclass(frozen=True, slots=True)
class LookingBack:
    """A reflection: its words, whether they are specific, and how plainly they are one, 0 to 1."""

    span: Span
    weight: Weight
    strength: float
    sentence: int


class Reflections(ClauseWords):
    """Finds the reflections of one text."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        super().__init__(reading, lexicon)
        self._wishes = Wishes(reading, lexicon)
        self._times = RightTimes(reading, lexicon)
        self._owned = OwningUp(reading, lexicon)
        self._ways = NewWays(reading, lexicon)
        self._lessons = Lessons(reading, lexicon)
        self._lacks = Lacks(reading, lexicon)
        self._orders = OtherOrder(reading, lexicon)
        self._weighing = Weighing(reading, lexicon)
        self._quoting = Quoting(reading, lexicon)
        self._said: set[str] = set()

    @cached_property
    def _opens_with_it(self) -> bool:
        """Whether a section of its own stands before the story: not a title such as `Retrospective` over all of it."""
        sections = [clause.section for clause in self._reading.clauses]
        return sections.count(Move.REFLECTION) < len(sections) / 3

    @cached_property
    def _has_section(self) -> bool:
        """Whether a heading or label of the text names the reflection."""
        return any(clause.section is Move.REFLECTION for clause in self._reading.clauses)

    @cached_property
    def _last(self) -> int:
        """The number of the last sentence that counts."""
        return max((s.index for s in self._reading.sentences if not s.again), default=0)

    def _place(self, clause: Clause) -> float:
        """Return where a clause stands: in a short answer too the last sentence is the last word."""
        sentence = self._reading.sentences[clause.sentence]
        if clause.place < EARLIEST or sentence.last - sentence.first > LONGEST_LAST:
            return clause.place
        return max(clause.place, LAST_WORDS) if sentence.index == self._last else clause.place

    def find(self) -> Iterator[LookingBack]:
        """Return every reflection, in the order of the text."""
        cued_to = -1
        for sentence in self._reading.sentences:
            clauses = [c for c in self._reading.clauses_in(sentence) if not c.reported]
            if clauses and not sentence.again:
                if self._cues(clauses, sentence):
                    cued_to = sentence.index + AFTER_A_CUE
                cued = sentence.index <= cued_to or self._is_in_section(clauses[0])
                yield from self._of_sentence(sentence, clauses, cued=cued)
            self._said.update(self._content(sentence.first, sentence.last))

    def _of_sentence(self, sentence: Sentence, clauses: Sequence[Clause], *, cued: bool) -> Iterator[LookingBack]:
        found = False
        for clause in clauses:
            plainness = self._plainness(clause, clauses, cued=cued)
            if plainness <= 0 or self._denies(clause):
                continue
            last = self._reach(clause, clauses, sentence)
            weight = self._weighing.weight(clause, last, plainness, self._said)
            named_from = self._named_from(clause, sentence)
            if plainness > GENERAL and self._weighing.names_thing(named_from, last):
                weight = Weight.SPECIFIC
            whole = clause.joint == "what" or clause.kind is ClauseKind.RELATIVE or named_from < sentence.first
            whole = whole or self._orders.set_right(clause) is not None
            first = named_from if whole else clause.first
            span = self._quoting.of_clause(clause, first, last, weight)
            strength = self._strength(clause, plainness, weight, beside=found)
            yield LookingBack(span, weight, strength, sentence.index)
            found = True
        if found:
            return
        place = self._place(clauses[0])
        strength = max(
            self._times.bare(sentence, clauses, place, cued=cued), self._lacks.lacked(sentence, clauses[0], place)
        )
        if cued and self._sets_earlier(sentence, clauses):
            strength = max(strength, 0.5)
        if strength > 0:
            span = self._quoting.of_sentence(sentence, Weight.SPECIFIC)
            yield LookingBack(span, Weight.SPECIFIC, strength, sentence.index)

    def _is_in_section(self, clause: Clause) -> bool:
        """Whether a part of the answer that is named for it holds a clause, and no title over all of it."""
        return clause.section is Move.REFLECTION and (clause.place >= EARLIEST or self._opens_with_it)

    def _named_from(self, clause: Clause, sentence: Sentence) -> int:
        """Return from where on a reflection names its thing: a right time is told of what stands before it."""
        before = self._orders.set_right(clause)
        if before is not None:
            return before.first
        if clause.predicate == "be" and clause.subject is not Subject.I:
            return sentence.first
        if clause.joint == "what" or clause.kind is ClauseKind.RELATIVE:
            return sentence.first
        named = clause.subject in (Subject.THING, Subject.NAMED, Subject.NOBODY_SAID)
        return clause.first if named else clause.last

    def _sets_earlier(self, sentence: Sentence, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence after a cue names an earlier time, whoever is in it: `a call the evening before`."""
        norms = self._reading.norms(sentence.first, sentence.last)
        earlier = self._is_ahead(norms)
        told = any(c.subject is Subject.I and c.mood is Mood.TOLD and c.tense is Tense.PAST for c in clauses)
        return earlier and not told

    def _plainness(self, clause: Clause, clauses: Sequence[Clause], *, cued: bool) -> float:
        here = self._is_in_section(clause)
        cued = cued or here
        if self._has_section and clause.section not in (None, Move.REFLECTION):
            return 0.0
        if clause.place < EARLIEST and not here:
            return max(
                self._wishes.settled_early(clause, clauses),
                self._ways.new_habit(clause, clause.place, cued=cued),
                self._owned.owning_up(clause, clause.place),
            )
        if clause.kind is ClauseKind.RELATIVE:
            place = self._place(clause)
            return max(self._ways.new_habit(clause, place), self._wishes.described_wish(clause, place))
        if clause.kind is ClauseKind.GERUND and not self._owned.owning_up(clause, clause.place):
            return 0.0
        if self._is_told_by_others(clause):
            return 0.0
        if clause.joint in _QUESTIONS or clause.predicate in _BARE_MODALS or self._reading.tokens[clause.first].quoted:
            return 0.0
        if clause.mood is Mood.ORDERED and clause.predicate in _POINTERS:
            return 0.0
        place = 1.0 if here else self._place(clause)
        found = max(
            self._wishes.own_wish(clause, clauses, place, cued=cued),
            self._wishes.demand(clause, place, cued=cued),
            self._owned.owning_up(clause, place),
            self._ways.next_time(clause, place),
            self._ways.new_habit(clause, place, cued=cued),
            self._times.right_time(clause, place),
            self._times.not_then(clause, place),
            self._times.head_start(clause, place, cued=cued),
            self._ways.advice(clause, place),
            self._orders.other_order(clause, place),
            self._lessons.lesson(clause, place),
        )
        if found == 0 and cued and clause.place >= EARLIEST and self._is_bare_deed(clause):
            return 0.7
        return found

    def _cues(self, clauses: Sequence[Clause], sentence: Sentence) -> bool:
        """Whether the sentence says that what follows is looked back on: `if I did it again`, `what I'd do differently`."""
        norms = set(self._reading.norms(sentence.first, sentence.last))
        if self._owned.blames(self._reading.norms(sentence.first, sentence.last)):
            return True
        if clauses[0].place < EARLIEST or any(self._says_same(clause) for clause in clauses):
            return False
        if norms & self._words["regret_noun"] and norms & {"my", "i"}:
            return True
        if norms & {"hindsight", "retrospect"}:
            return True
        for clause in clauses:
            mine = set(self._norms(clause))
            if self._announces(clause, mine):
                return True
            if clause.joint == "if" and (
                mine & self._words["again_word"]
                or (
                    clause.subject in (Subject.I, Subject.WE)
                    and clause.predicate == "have"
                    and mine & {"that", "those"}
                )
            ):
                return True
            if clause.subject is Subject.I and clause.mood is Mood.CONDITIONAL and mine & self._words["again_word"]:
                return True
        return "next" in norms and "time" in norms

    def _announces(self, clause: Clause, norms: set[str]) -> bool:
        """Whether a clause says that something would be otherwise, and not yet what: `what I'd do otherwise`."""
        if clause.joint == "if" and "back" in norms and clause.predicate in ("get", "have", "take", "want", "get back"):
            return True
        unreal = clause.mood in (Mood.CONDITIONAL, Mood.ASKED) and clause.subject is Subject.I
        return (
            unreal
            and clause.predicate in self._words["redoing_verb"]
            and len(self._content(*self._extent(clause))) <= 2
        )

    def _is_bare_deed(self, clause: Clause) -> bool:
        """Hear an order or a clause without a subject, after a cue: `Call ten people before the pilot.`"""
        if self._is_order(clause):
            return True
        if clause.kind is ClauseKind.FRAGMENT:
            ordered = bool(self._norms_set(clause) & self._words["order_word"])
            named = len(self._content(clause.first, clause.last)) + ordered
            return self._has_time(clause, clause.last) or named >= FULL_FRAGMENT
        parent = self._parent(clause)
        return clause.kind is ClauseKind.INFINITIVE and parent is not None and parent.predicate == "be"

    def _is_told_by_others(self, clause: Clause) -> bool:
        """Whether it hangs on what somebody else said, asked or wanted."""
        parent = self._parent(clause)
        while parent is not None:
            if (
                parent.subject not in (Subject.I, Subject.THING, Subject.NOBODY_SAID)
                and clause.kind is ClauseKind.COMPLEMENT
            ):
                return True
            if (
                parent.subject is Subject.I
                and parent.classes & {"tell", "convince", "ask"}
                and parent.tense is Tense.PAST
            ):
                return True
            parent = self._parent(parent)
        return False

    def _denies(self, clause: Clause) -> bool:
        """`I wouldn't change anything`, `I would do exactly the same again`."""
        norms = self._norms_set(clause)
        if clause.negated and norms & _NOTHING and not self._has_time(clause, clause.last):
            return True
        if (
            clause.mood is Mood.CONDITIONAL
            and norms & {"still", "again", "tomorrow"}
            and norms & {"same", "that", "it"}
        ):
            return not norms & self._words["order_word"]
        return clause.mood is Mood.CONDITIONAL and self._says_same(clause)

    def _says_same(self, clause: Clause) -> bool:
        """`I'd do the same`; but `the same week` says when, `the same table` where, and `for exactly this` what for."""
        norms = [*self._norms(clause), ""]
        repeats = clause.predicate in _REPEATS
        return any(
            (a == "same" and b in _SAME_DEED)
            or (b not in self._points and ((a == "same" and not self._content_of([b])) or (a == "exactly" and repeats)))
            for a, b in pairwise(norms)
        )

    def _reach(self, clause: Clause, clauses: Sequence[Clause], sentence: Sentence) -> int:
        """Return where the words of a reflection end: with what hangs on it, before the next main clause."""
        speakers = (Subject.I, Subject.WE, Subject.NAMED, Subject.THEY)
        following = [
            c.first
            for c in clauses
            if c.first > clause.first
            and c.kind is ClauseKind.MAIN
            and c.subject_at is not None
            and c.subject in speakers
        ]
        return min(following, default=sentence.last)

    def _strength(self, clause: Clause, plainness: float, weight: Weight, *, beside: bool) -> float:
        """Return how well a reflection is quoted: what only announces one, or goes on with one, less well."""
        if weight is Weight.GENERIC:
            return plainness / 2
        goes_on = beside and clause.subject_at is None
        return plainness / 2 if goes_on or self._announces(clause, self._norms_set(clause)) else plainness
