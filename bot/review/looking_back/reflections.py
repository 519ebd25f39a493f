"""Where the speaker looks back: what they would do otherwise, and how exactly they say it.

A reflection is found by its grammar: what the speaker would, should or could have done, said late in the answer; what
they own up to; what they do since; or when something belonged. Source: the row E of the rubric, and its settled cases.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.review.looking_back.clause_words import EARLIEST, GENERAL, LAST_WORDS, SHOULDS, ClauseWords
from bot.review.looking_back.lacks import Lacks
from bot.review.looking_back.lessons import WISE, Lessons
from bot.review.looking_back.missed_chances import MissedChances
from bot.review.looking_back.next_time import NextTime
from bot.review.looking_back.no_wishes import NoWishes
from bot.review.looking_back.other_order import OtherOrder
from bot.review.looking_back.owning_up import OwningUp
from bot.review.looking_back.quoting import Quoting
from bot.review.looking_back.right_times import RightTimes
from bot.review.looking_back.weight import Weighing, Weight
from bot.review.looking_back.whole_sentences import WholeSentences
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
_TURNING_BACK = frozenset({"rewind", "turn back", "go back", "wind back", "start over", "travel back", "replay"})
_BARE_DEED = 1
"""Words of a deed that names nothing but itself: `let go`."""
_BARE_MODALS = frozenset({"would", "should", "could", "might", "must", "ought"})
"""Predicates of a clause that breaks off before its verb."""
_POINTERS = frozenset(
    ("refer", "visit", "click", "subscribe", "download", "contact", "check out", "comment", "scroll", "upvote")
)
"""What readers are asked to do next, which is no advice: `for more, refer to the manual`."""
_QUESTIONS = frozenset({"how", "why", "who", "whether"})
_NOTHING = frozenset({"anything", "nothing", "it", "that", "much", "thing", "this"})
_SAME_DEED = frozenset(
    {"thing", "way", "call", "choice", "decision", "path", "route", "move", "tomorrow", "today", "whatever"}
)
"""What follows `same` where the deed is meant: not `the same table`."""
_ARRIVALS = frozenset({"come", "come to", "arrive", "arrive at", "get", "get to", "reach", "end", "end up", "land"})
_SAME_END = frozenset({"place", "point", "conclusion", "answer", "result", "end", "verdict"})
"""What is reached by another way: `I'd have come to the same place myself` changes nothing."""
_THAT = frozenset({"that", "this", "it"})
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
        self._none = NoWishes(reading, lexicon)
        self._chances = MissedChances(reading, lexicon)
        self._times = RightTimes(reading, lexicon)
        self._owned = OwningUp(reading, lexicon)
        self._ways = NextTime(reading, lexicon)
        self._lessons = Lessons(reading, lexicon)
        self._lacks = Lacks(reading, lexicon)
        self._orders = OtherOrder(reading, lexicon)
        self._weighing = Weighing(reading, lexicon)
        self._quoting = Quoting(reading, lexicon)
        self._whole = WholeSentences(reading, lexicon)
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
            named_from = self._named_from(clause, sentence)
            weight = self._weight(clause, named_from, last, plainness)
            if clause.mood is Mood.ASKED:
                plainness = min(plainness, GENERAL / 2)  # `what would I do otherwise?` only leads to it
            whole = (
                clause.joint in ("what", "how", "where")
                or clause.kind is ClauseKind.RELATIVE
                or named_from < sentence.first
                or self._chances.is_interrupted_deed(clause)
            )
            whole = whole or self._orders.set_right(clause) is not None
            first = named_from if whole else clause.first
            span = self._quoting.of_clause(clause, first, last, weight)
            strength = self._strength(clause, plainness, weight, beside=found)
            yield LookingBack(span, weight, strength, sentence.index)
            found = True
        if found:
            return
        place = self._place(clauses[0])
        labelled = self._is_in_section(clauses[0])
        strength = max(
            self._times.bare(sentence, clauses, place, cued=cued),
            self._lacks.lacked(sentence, clauses[0], place),
            self._whole.looks_back(sentence, clauses, place, cued=cued, labelled=labelled),
        )
        if strength > 0:
            span = self._quoting.of_sentence(sentence, Weight.SPECIFIC)
            yield LookingBack(span, Weight.SPECIFIC, strength, sentence.index)

    def _weight(self, clause: Clause, named_from: int, last: int, plainness: float) -> Weight:
        """Return how much a reflection says, by what it names from a token on and by what it is."""
        if self._is_of_virtue(clause) or ("in", "general") in pairwise(self._reading.norms(clause.first, last)):
            return Weight.GENERIC
        timed = self._times.right_time(clause, self._place(clause)) > 0 or (
            clause.perfect and self._chances.would_have_been_enough(clause)
        )
        if plainness > GENERAL and (timed or self._weighing.names_thing(named_from, last)):
            return Weight.SPECIFIC
        return self._weighing.weight(clause, last, plainness, self._said)

    def _is_of_virtue(self, clause: Clause) -> bool:
        """Whether an infinitive hangs on a virtue and says neither when nor to whom: `I'd be quicker to let go`."""
        parent = self._parent(clause)
        if clause.kind is not ClauseKind.INFINITIVE or parent is None or parent.predicate != "be":
            return False
        if self._words["virtue_word"].isdisjoint(self._norms(parent)):
            return False
        return (
            not self._has_time(clause, self._extent(clause)[1])
            and len(self._content(*self._extent(clause))) <= _BARE_DEED
        )

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
        if self._chances.is_interrupted_deed(clause):
            return sentence.first
        if clause.predicate == "be" and clause.tense is Tense.PAST and clause.mood is Mood.TOLD:
            return clause.first  # `I was slow to call the vendor`
        if clause.joint in ("what", "how", "where") or clause.kind is ClauseKind.RELATIVE:
            return sentence.first
        named = clause.subject in (Subject.THING, Subject.NAMED, Subject.NOBODY_SAID)
        return clause.first if named else clause.last

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
            opens = clause.parent is None and clause.verb == self._reading.sentences[clause.sentence].first
            return 0.7 if cued and opens else 0.0
        if self._is_told_by_others(clause) or self._none.is_thought_otherwise(clause):
            return 0.0
        if self._is_how(clause) and self._place(clause) >= LAST_WORDS:
            return 0.8
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

    def _is_how(self, clause: Clause) -> bool:
        """Hear `A smaller canary, five boxes, is how I'd start`, `a walk through the hall is where I begin today`."""
        parent = self._parent(clause)
        if clause.subject is not Subject.I or clause.joint not in ("how", "where") or parent is None or clause.negated:
            return False
        named = parent.predicate == "be" and parent.subject is Subject.THING and parent.tense is Tense.PRESENT
        norms = self._norms_set(parent)
        pointing = not {"that", "this", "thats", "it", "which"}.isdisjoint(
            self._reading.norms(parent.first, parent.first + 1)
        )
        unreal = clause.mood is Mood.CONDITIONAL or not {"today", "now"}.isdisjoint(norms)
        return named and not pointing and unreal and clause.first > (parent.verb or 0)

    def _cues(self, clauses: Sequence[Clause], sentence: Sentence) -> bool:
        """Whether the sentence says that what follows is looked back on: `if I did it again`, `what I'd do differently`."""
        norms = set(self._reading.norms(sentence.first, sentence.last))
        if self._owned.blames(self._reading.norms(sentence.first, sentence.last)):
            return True
        if clauses[0].place < EARLIEST or any(self._says_same(clause) for clause in clauses):
            return False
        if self._owned.names_fault(sentence):
            return True
        if norms & {"hindsight", "retrospect"} or {"looking", "back"} <= norms or {"note", "self"} <= norms:
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
        if clause.joint == "if" and clause.subject is Subject.I and clause.predicate in _TURNING_BACK:
            return True
        asked = clause.subject is Subject.YOU and not {"youd", "would", "d"}.isdisjoint(norms)
        unreal = clause.mood in (Mood.CONDITIONAL, Mood.ASKED) and (clause.subject is Subject.I or asked)
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
        if clause.kind is not ClauseKind.INFINITIVE or parent is None or parent.predicate != "be":
            return False
        return parent.joint != "how" and WISE.isdisjoint(self._norms(parent))  # not `how important it is to listen`

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
        owned = clause.perfect and bool(
            self._modals(clause) & SHOULDS
        )  # `I shouldn't have priced it before I had the lease`
        spared = self._chances.is_after_small(clause)  # `one look at noon, and it would not have left the building`
        nothing = clause.negated and not owned and not spared and bool(norms & _NOTHING)
        if nothing and not self._has_time(clause, clause.last):
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
        if clause.mood is Mood.CONDITIONAL and any(
            like == "like" and that in _THAT and how in ("exactly", "just")
            for how, like, that in zip(norms, norms[1:], norms[2:], strict=False)
        ):
            return True
        repeats = clause.predicate in _REPEATS
        return any(
            (a == "same" and (b in _SAME_DEED or (b in _SAME_END and clause.predicate in _ARRIVALS)))
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
