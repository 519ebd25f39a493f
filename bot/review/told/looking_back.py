"""Where the speaker looks back: what they would do otherwise, and how exactly they say it.

A reflection is found by its grammar: what the speaker would, should or could have done, said late in the answer; what
they own up to; or what is to happen next time. Source: the row E of the rubric, and its settled cases.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise

from bot.review.reading import AmountKind, Clause, ClauseKind, Kind, Mood, Reading, Sentence, Subject, Tense
from bot.review.span import Span
from question_bank.lexicon import Lexicon
from question_bank.models import Move

EARLIEST = 0.5
"""Before this share of the answer the story is still going on: what would be done is an option then, no reflection."""
CLOSING = 0.72
"""After this share what is told of today or of the next time is a reflection without further signs."""
LAST_WORDS = 0.82
FULL_FRAGMENT = 3
"""Words that name something in a fragment which says, after a cue, what should have been done."""
AFTER_A_CUE = 2
"""Sentences after a cue such as `what I'd do differently:` that may hold what was meant."""
GENERAL = 0.3
"""So plainly is a lesson or a wish of all a reflection: never more than a generic one."""
_DEMANDS = frozenset({"should", "ought", "shouldve", "must", "needed", "need", "have", "had", "supposed"})
_SHOULDS = frozenset({"should", "ought", "shouldve", "shoulda"})
_WOULDS = frozenset({"would", "wouldve", "woulda", "d", "id", "wed", "could", "couldve", "might"})
_LENGTHS = frozenset({"days", "weeks", "fortnight", "months", "hours", "minutes"})
_BARE_MODALS = frozenset({"would", "should", "could", "might", "must", "ought"})
"""Predicates of a clause that breaks off before its verb."""
_QUESTIONS = frozenset({"how", "why", "who", "whether"})
_AHEAD = frozenset({"earlier", "sooner", "before", "beforehand", "ahead"})
_WANTED = frozenset({"want", "need", "take", "require", "call for", "cost", "deserve"})
_NOTHING = frozenset({"anything", "nothing", "it", "that", "much", "thing", "this"})
_SAME = frozenset({"same", "exactly"})


class Weight(IntEnum):
    """How much a reflection says."""

    GENERIC = 1
    SPECIFIC = 2


@dataclass(frozen=True, slots=True)
class LookingBack:
    """A reflection: its words, whether they are specific, and how plainly they are one, 0 to 1."""

    span: Span
    weight: Weight
    strength: float
    sentence: int


class Reflections:
    """Finds the reflections of one text."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._reading = reading
        self._words = lexicon.words
        self._function = lexicon.any_of("function", "english")
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
    def _told_in_past(self) -> bool:
        """Whether most of what happened is told in the past, so that a present tense is of today."""
        told = [c for c in self._reading.clauses if c.mood is Mood.TOLD and c.tense is not Tense.NONE]
        return sum(c.tense is Tense.PAST for c in told) > len(told) / 2

    def find(self) -> Iterator[LookingBack]:
        """Return every reflection, in the order of the text."""
        cued_to = -1
        for sentence in self._reading.sentences:
            clauses = [c for c in self._reading.clauses_in(sentence) if not c.reported]
            if clauses and not sentence.again:
                if clauses[0].place >= EARLIEST and self._cues(clauses, sentence):
                    cued_to = sentence.index + AFTER_A_CUE
                cued = sentence.index <= cued_to
                yield from self._of_sentence(sentence, clauses, cued=cued)
            self._said.update(self._content(sentence.first, sentence.last))

    def _of_sentence(self, sentence: Sentence, clauses: Sequence[Clause], *, cued: bool) -> Iterator[LookingBack]:
        found = False
        for clause in clauses:
            plainness = self._plainness(clause, clauses, cued=cued)
            if plainness <= 0 or self._denies(clause):
                continue
            found = True
            last = self._reach(clause, clauses, sentence)
            weight = self._weight(clause, last, plainness)
            yield LookingBack(self._span(clause.first, last), weight, self._strength(plainness, weight), sentence.index)
        if cued and not found and self._sets_earlier(sentence, clauses):
            yield LookingBack(self._span(sentence.first, sentence.last), Weight.SPECIFIC, 0.5, sentence.index)

    def _sets_earlier(self, sentence: Sentence, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence after a cue names an earlier time, whoever is in it: `a call the evening before`."""
        norms = self._reading.norms(sentence.first, sentence.last)
        earlier = self._is_ahead(norms)
        told = any(c.subject is Subject.I and c.mood is Mood.TOLD and c.tense is Tense.PAST for c in clauses)
        return earlier and not told

    # How plainly a clause is a reflection.

    def _plainness(self, clause: Clause, clauses: Sequence[Clause], *, cued: bool) -> float:
        here = clause.section is Move.REFLECTION and (clause.place >= EARLIEST or self._opens_with_it)
        cued = cued or here
        if (self._has_section and clause.section not in (None, Move.REFLECTION)) or (
            clause.place < EARLIEST and not here
        ):
            return 0.0
        if clause.kind is ClauseKind.RELATIVE:
            return self._new_habit(clause, clause.place)
        if clause.kind is ClauseKind.GERUND or self._is_told_by_others(clause):
            return 0.0
        if clause.joint in _QUESTIONS or clause.predicate in _BARE_MODALS or self._reading.tokens[clause.first].quoted:
            return 0.0
        place = 1.0 if here else clause.place
        found = max(
            self._own_wish(clause, clauses, place, cued=cued),
            self._demand(clause, place),
            self._owning_up(clause, place),
            self._next_time(clause, place),
            self._new_habit(clause, place),
            self._right_time(clause, place),
            self._not_then(clause, place),
            self._head_start(clause, place, cued=cued),
            self._advice(clause, place),
            self._lesson(clause, place),
        )
        if found == 0 and cued and place >= EARLIEST and self._is_bare_deed(clause):
            return 0.7
        return found

    def _own_wish(self, clause: Clause, clauses: Sequence[Clause], place: float, *, cued: bool) -> float:
        """`I would have phoned the clinic`, `I'd bring two clips`, and the same of a thing that was done too late."""
        if clause.joint == "if" and clause.subject is Subject.I and self._is_unreal_past(clause):
            return 0.9
        if_anything = "anything" in self._reading.norms(clause.first, clause.first + 3)
        if clause.joint in ("if", "unless", "whether", "because") and not if_anything:
            return 0.0
        if clause.mood is not Mood.CONDITIONAL:
            return 0.0
        if clause.negated and (
            clause.predicate in self._words["foreseeing_verb"] or clause.predicate in ("be", "have")
        ):
            return 0.0
        if clause.subject is Subject.I:
            if self._is_estimate(clause) or self._hangs_on_others(clause, clauses):
                return 0.0
            return self._would(clause, place, cued=cued)
        if clause.subject is Subject.WE and place >= CLOSING:
            return 0.85 if cued else GENERAL if self._modals(clause) & _SHOULDS else 0.0
        if clause.perfect and clause.subject is Subject.THING and place >= CLOSING and clause.kind is ClauseKind.MAIN:
            return 0.6 if self._would_have_helped(clause) else 0.0
        return 0.0

    def _would_have_helped(self, clause: Clause) -> bool:
        """`That would have fixed it`, `a day's head start would have cost me nothing`."""
        if clause.predicate == "be" or clause.negated:
            return False
        head = set(self._reading.norms(*clause.subject_at)) if clause.subject_at else set()
        return bool(head & (self._words["time_point"] | self._words["order_word"] | {"that", "it", "this"}))

    def _would(self, clause: Clause, place: float, *, cued: bool) -> float:
        """What the speaker would, should or could have done."""
        if clause.kind is ClauseKind.COMPLEMENT and not self._is_owned(clause):
            return 0.0
        if self._modals(clause) & _SHOULDS:
            return 0.95
        if clause.perfect:
            return 0.95 if place >= EARLIEST + 0.1 else 0.0
        if clause.predicate == "be" and not cued and not self._has_time(clause, clause.last):
            return GENERAL if self._norms_set(clause) & self._words["virtue_word"] and place >= CLOSING else 0.0
        return 0.9 if cued or place >= CLOSING else 0.0

    def _not_then(self, clause: Clause, place: float) -> float:
        """`Month one, not month seven`, `before the vote instead of after it`: one time set against another."""
        if place < CLOSING or clause.subject in (Subject.NAMED, Subject.THEY) or self._is_lead_in(clause):
            return 0.0
        norms = self._reading.norms(*self._extent(clause))
        for at, norm in enumerate(norms):
            if norm in ("not", "instead", "rather") and self._is_time(norms[max(at - 8, 0) : at], one=True):
                return 0.85 if self._is_time(norms[at + 1 : at + 7]) else 0.0
        return 0.0

    def _is_time(self, norms: Sequence[str], *, one: bool = False) -> bool:
        """Whether the words name a time; with `one`, a point and no length of it."""
        points = self._words["time_point"] - _LENGTHS if one else self._words["time_point"]
        return not points.isdisjoint(norms) or bool({"before", "after"}.intersection(norms))

    def _head_start(self, clause: Clause, place: float, *, cued: bool) -> float:
        """`Two days earlier`, `a short call the evening before`: told of nobody, in the last words."""
        if place < (CLOSING if cued else LAST_WORDS) or clause.subject not in (
            Subject.THING,
            Subject.NOBODY_SAID,
            Subject.I,
        ):
            return 0.0
        if clause.mood in (Mood.ASKED, Mood.WISHED) or self._is_lead_in(clause):
            return 0.0
        norms = list(self._reading.norms(*self._extent(clause)))
        ahead = self._is_ahead(norms)
        pointed = clause.predicate == "be" and norms[:1] in (["that"], ["it"], ["this"])
        wanted = clause.subject is Subject.THING and (clause.predicate in _WANTED or pointed)
        told = clause.tense is Tense.PAST and clause.mood is Mood.TOLD and not wanted
        return 0.65 if ahead and (cued or not told) else 0.0

    def _is_ahead(self, norms: Sequence[str]) -> bool:
        """`Two days earlier`, `the evening before`, `ahead of the meeting`."""
        return any(
            norm in _AHEAD and (self._is_time(norms[max(at - 3, 0) : at]) or norms[at : at + 2] == ["ahead", "of"])
            for at, norm in enumerate(norms)
        )

    def _is_lead_in(self, clause: Clause) -> bool:
        return clause.joint in ("when", "after", "before", "until", "since", "while", "because", "if")

    def _demand(self, clause: Clause, place: float) -> float:
        """`I should have ...`, `it ought to have been on the pitch`, `it belonged in the tender`."""
        modals = self._modals(clause)
        mine = clause.subject in (Subject.I, Subject.THING, Subject.NOBODY_SAID) or "me" in self._norms_set(clause)
        if modals & _SHOULDS and mine:
            perfect = clause.perfect or clause.subject is Subject.I
            return 0.9 if perfect and place >= EARLIEST + 0.1 else 0.0
        if clause.predicate == "belong" and clause.subject not in (Subject.I, Subject.WE):
            end = self._reading.sentences[clause.sentence].last
            return 0.8 if place >= CLOSING and self._has_time(clause, end) else 0.0
        if clause.subject is Subject.I and clause.mood is not Mood.CONDITIONAL:
            needs = clause.predicate in ("need", "have to") or self._has_to(clause)
            end = self._reading.sentences[clause.sentence].last
            dated = self._has_time(clause, end) or self._norms_set(clause) & self._words["order_word"]
            return 0.6 if needs and dated and place >= LAST_WORDS else 0.0
        return 0.0

    def _owning_up(self, clause: Clause, place: float) -> float:
        """`My mistake was to tell them last`, `I waited too long`, `I hadn't spoken to support`, `too late`."""
        if place < CLOSING or clause.mood not in (Mood.TOLD, Mood.HABITUAL) or clause.kind is not ClauseKind.MAIN:
            return 0.0
        norms = set(self._norms(clause))
        if norms & self._words["regret_noun"] and not clause.negated and (norms & {"my", "mine", "i", "was", "one"}):
            return 0.85
        if clause.subject is not Subject.I:
            took = (
                clause.predicate == "take" and "me" in norms and any(a.kind is AmountKind.SPAN for a in clause.amounts)
            )
            return 0.7 if took and place >= LAST_WORDS else 0.0
        owned = clause.tense is Tense.PAST or clause.perfect or clause.predicate == "regret"
        if clause.predicate in self._words["regret_verb"] and owned and not clause.negated:
            return 0.8
        if clause.negated and clause.tense is Tense.PAST and place >= LAST_WORDS:
            foreseen = clause.predicate in self._words["foreseeing_verb"]
            return 0.55 if not foreseen and self._has_time(clause, clause.last) else 0.0
        return 0.6 if place >= LAST_WORDS and norms & {"last", "late", "too"} and clause.tense is Tense.PAST else 0.0

    def _next_time(self, clause: Clause, place: float) -> float:
        """`Next time the deadline gets said first`, `next mentee gets the tool for free`, `now I ask first`."""
        if place < CLOSING or clause.mood is Mood.ASKED or clause.kind not in (ClauseKind.MAIN, ClauseKind.COMPLEMENT):
            return 0.0
        opening = self._reading.norms(max(clause.first - 3, 0), min(clause.first + 3, len(self._reading.tokens)))
        if "next" in opening and self._follows_next(clause):
            return 0.85
        own_future = clause.mood is Mood.FUTURE and clause.subject is Subject.I
        return 0.6 if own_future and place >= LAST_WORDS else 0.0

    def _new_habit(self, clause: Clause, place: float) -> float:
        """`Now I show one picture`, `I check that folder these days`: what the speaker changed in their own ways."""
        bare = self._verb_norm(clause) == clause.predicate
        if place < CLOSING or clause.subject is not Subject.I or not (bare or clause.tense is Tense.PRESENT):
            return 0.0
        if clause.predicate in self._words["stative_verb"] or clause.perfect or clause.mood is Mood.CONDITIONAL:
            return 0.0
        norms = list(self._reading.norms(*self._extent(clause)))
        recent = self._words["next_word"].intersection(norms) - {"next"} or any(
            a in ("these", "since") and b in ("days", "then") for a, b in pairwise(norms)
        )
        if recent:
            return 0.75
        if clause.tense is not Tense.PRESENT or clause.kind is ClauseKind.RELATIVE:
            return 0.0
        return 0.6 if place >= LAST_WORDS and self._told_in_past and self._has_time(clause, clause.last) else 0.0

    def _right_time(self, clause: Clause, place: float) -> float:
        """`The day to tell her was the 1st of June`, `week one was the moment for that call`."""
        if place < CLOSING or clause.predicate != "be" or clause.verb is None or clause.kind is not ClauseKind.MAIN:
            return 0.0
        first, last = self._extent(clause)
        points, right = self._words["time_point"], self._words["right_time_noun"]
        before, after = set(self._reading.norms(first, clause.verb)), set(self._reading.norms(clause.verb + 1, last))
        named = (
            (points & before and points & after)
            or (points & before and right & after)
            or (right & before and points & after)
        )
        pointed = "that" in before and any(
            norm in points | right and after_it in ("for", "to")
            for norm, after_it in pairwise(self._reading.norms(clause.verb + 1, last))
        )
        told = clause.tense is Tense.PAST and clause.subject is Subject.THING
        return 0.8 if told and (named or pointed) else 0.0

    def _advice(self, clause: Clause, place: float) -> float:
        """`Ring the heads before the meeting, rather than after it`: advice to oneself, in the last words."""
        if place < LAST_WORDS or clause.mood is not Mood.ORDERED:
            return 0.0
        dated = self._has_time(clause, clause.last) or self._norms_set(clause) & self._words["order_word"]
        return 0.6 if dated else GENERAL if self._norms_set(clause) & self._words["virtue_word"] else 0.0

    def _lesson(self, clause: Clause, place: float) -> float:
        """`I learned a lot about patience`: never more than generic by itself."""
        if place < EARLIEST + 0.1 or clause.negated:
            return 0.0
        norms = set(self._norms(clause))
        own = clause.subject in (Subject.I, Subject.WE, Subject.YOU)
        if own and clause.predicate in ("learn", "realise", "realize") and clause.mood in (Mood.TOLD, Mood.HABITUAL):
            return GENERAL if place >= CLOSING else 0.0
        if norms & self._words["lesson_noun"] and place >= CLOSING:
            return GENERAL
        wise = clause.predicate == "be" and norms & {"important", "key", "crucial", "essential", "vital"}
        everywhere = set(self._reading.norms(clause.first, self._reading.sentences[clause.sentence].last))
        if wise and everywhere & self._words["generic_thing"] and clause.tense is Tense.PRESENT and place >= CLOSING:
            return GENERAL
        virtue = norms & self._words["virtue_word"] - {"more", "often", "direct", "aware"}
        if clause.subject is Subject.I and clause.tense is Tense.PRESENT and virtue and place >= LAST_WORDS:
            return GENERAL
        if {"take", "from"} <= norms and place >= LAST_WORDS:
            return GENERAL
        head = set(self._reading.norms(*clause.subject_at)) if clause.subject_at else set()
        if (
            clause.predicate in ("be", "matter")
            and head & self._words["generic_thing"]
            and clause.tense is Tense.PRESENT
        ):
            return GENERAL if place >= LAST_WORDS and norms & self._words["weighty_word"] else 0.0
        taught = clause.predicate in ("teach", "show") and norms & {"me", "us"}
        return GENERAL if taught and place >= CLOSING else 0.0

    # What a clause is made of.

    def _is_unreal_past(self, clause: Clause) -> bool:
        """`If I'd put the fleet on the dashboard`: a condition that was not met, and that was the speaker's to meet."""
        return (clause.perfect or "id" in self._norms_set(clause)) and not self._norms_set(clause) & self._words[
            "again_word"
        ]

    def _cues(self, clauses: Sequence[Clause], sentence: Sentence) -> bool:
        """Whether the sentence says that what follows is looked back on: `if I did it again`, `what I'd do differently`."""
        norms = set(self._reading.norms(sentence.first, sentence.last))
        if norms & {"hindsight", "retrospect"}:
            return True
        if norms & self._words["regret_noun"] and norms & {"my", "i"}:
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
        """An order or a clause without a subject, after a cue: `Call ten people before the pilot.`"""
        if clause.mood is Mood.ORDERED:
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

    def _is_owned(self, clause: Clause) -> bool:
        parent = self._parent(clause)
        return parent is None or parent.subject in (Subject.I, Subject.THING, Subject.NOBODY_SAID)

    def _hangs_on_others(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """`If they had asked I would have told them` says nothing of what the speaker would do otherwise."""
        return any(
            other.joint in ("if", "unless")
            and other.parent == clause.index
            and other.subject in (Subject.NAMED, Subject.THEY)
            for other in clauses
        )

    def _is_estimate(self, clause: Clause) -> bool:
        if clause.predicate not in self._words["estimating_verb"] or clause.perfect:
            return False
        return not self._norms_set(clause) & self._words["order_word"] and not self._has_time(clause, clause.last)

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
        """`I'd do the same`; but `the same week` says when."""
        norms = [*self._norms(clause), ""]
        return any(a in _SAME and b not in self._words["time_point"] for a, b in pairwise(norms))

    def _follows_next(self, clause: Clause) -> bool:
        at = next(
            (i for i in range(max(clause.first - 3, 0), clause.first + 3) if self._reading.tokens[i].norm == "next"),
            None,
        )
        if at is None or at + 1 >= len(self._reading.tokens):
            return False
        before = self._reading.tokens[at - 1].norm if at else ""
        told = clause.mood is Mood.TOLD and clause.tense is Tense.PAST
        return before != "very" and not told

    def _has_to(self, clause: Clause) -> bool:
        norms = list(self._norms(clause))
        return any(a in ("have", "had") and b == "to" for a, b in pairwise(norms)) or "must" in norms

    def _weight(self, clause: Clause, last: int, plainness: float) -> Weight:
        norms = [t.norm for t in self._reading.tokens[clause.first : last] if t.kind is not Kind.MARK]
        has_time = self._has_time(clause, last)
        own = [n for n in self._content(clause.first, last) if n != self._verb_norm(clause)]
        concrete = [n for n in own if n not in self._words["generic_thing"]]
        virtue = bool(self._words["virtue_word"].intersection(norms))
        generic_deed = clause.predicate in self._words["generic_deed"]
        if plainness <= GENERAL:
            return Weight.GENERIC
        if {"in", "general"} <= set(norms):
            return Weight.GENERIC
        if virtue and generic_deed and not self._is_concrete(clause):
            return Weight.GENERIC
        if has_time and (concrete or not generic_deed):
            return Weight.SPECIFIC
        if virtue or generic_deed:
            recalled = [n for n in concrete if n in self._said]
            enough = 2 if generic_deed and not virtue else 3
            return Weight.SPECIFIC if len(recalled) >= enough and len(concrete) > enough else Weight.GENERIC
        return Weight.SPECIFIC if len(concrete) >= 1 else Weight.GENERIC

    def _is_concrete(self, clause: Clause) -> bool:
        """Whether the clause itself names something, apart from what hangs on it."""
        first, last = self._extent(clause)
        general = self._words["generic_thing"] | self._words["generic_deed"]
        return any(n not in general for n in self._content(first, last) if n != self._verb_norm(clause))

    def _extent(self, clause: Clause) -> tuple[int, int]:
        """Return the words of a clause up to the next one that does not interrupt it."""
        following = (c.first for c in self._beside(clause) if c.first > clause.first)
        return clause.first, min(clause.last, min(following, default=clause.last))

    def _beside(self, clause: Clause) -> Iterator[Clause]:
        """Return the clauses of the same sentence."""
        return self._reading.clauses_in(self._reading.sentences[clause.sentence])

    def _has_time(self, clause: Clause, last: int) -> bool:
        tokens = [
            t for at, t in enumerate(self._reading.tokens[clause.first : last], clause.first) if at != clause.verb
        ]
        points = self._words["time_point"]
        for at, token in enumerate(tokens):
            if token.norm in ("before", "until") and at + 1 < len(tokens):
                return True
            if token.norm not in points:
                continue
            before = tokens[at - 1].norm if at else ""
            if before not in ("next", "of", "every", "each", "a", "more") or token.norm.endswith("day"):
                return True
        return any(
            amount.kind is AmountKind.DATE and clause.first <= amount.first < last
            for other in self._beside(clause)
            for amount in other.amounts
        )

    def _content(self, first: int, last: int) -> list[str]:
        """Words that name something: no function words, no marks, no words of time and virtue."""
        skipped = (self._function, self._words["time_point"], self._words["virtue_word"], self._words["order_word"])
        return [
            token.norm
            for token in self._reading.tokens[first:last]
            if token.kind is not Kind.MARK
            and len(token.norm) > 1
            and not token.norm.endswith("ly")
            and not any(token.norm in words for words in skipped)
        ]

    def _modals(self, clause: Clause) -> set[str]:
        return self._norms_set(clause) & (_SHOULDS | _WOULDS | _DEMANDS)

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

    def _span(self, first: int, last: int) -> Span:
        tokens = self._reading.tokens
        while last - 1 > first and tokens[last - 1].kind is Kind.MARK:
            last -= 1
        while first < last - 1 and tokens[first].kind is Kind.MARK:
            first += 1
        return self._reading.span(first, last)

    def _strength(self, plainness: float, weight: Weight) -> float:
        return plainness if weight is Weight.SPECIFIC else plainness / 2

    def _norms(self, clause: Clause) -> Iterator[str]:
        return (token.norm for token in self._reading.tokens[clause.first : clause.last] if token.kind is not Kind.MARK)

    def _norms_set(self, clause: Clause) -> set[str]:
        return set(self._norms(clause))

    def _verb_norm(self, clause: Clause) -> str:
        return self._reading.tokens[clause.verb].norm if clause.verb is not None else ""

    def _parent(self, clause: Clause) -> Clause | None:
        return self._reading.clauses[clause.parent] if clause.parent is not None else None
