"""Find what the speaker did: which clauses are acts, whose they are, and which say nothing or only what is usual.

An act is a clause whose subject is "I" or "we", told as having happened, with a verb of doing. What somebody thinks,
feels, is, wants or meets with is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from bot.review.afterwards.told_clause import may_be_present
from bot.review.reading import AmountKind, Clause, ClauseKind, Kind, Mood, Reading, Subject, Tense
from bot.review.rubric import FEWEST_WORDS
from bot.review.told.assessment import is_assessment
from bot.review.told.wording import speaks_in_first_person
from question_bank.lexicon import Lexicon
from question_bank.models import Move


class ActKind(StrEnum):
    """What an act is worth."""

    SPECIFIC = "specific"
    DECISION = "decision"
    """Something was chosen or settled."""
    EMPTY = "empty"
    """It says nothing that one could picture: `I helped`, `I took ownership`, `we talked`."""
    HABIT = "habit"
    """It is told as what is usual, not as what happened."""


_COUNT = frozenset((ActKind.SPECIFIC, ActKind.DECISION))


@dataclass(frozen=True, slots=True)
class Act:
    """A clause in which the speaker, alone or as one of "we", did something."""

    clause: Clause
    kind: ActKind
    in_person: bool = False
    """It says that the speaker did it themselves: `with my own hands`, `myself`, `over a weekend`."""

    @property
    def own(self) -> bool:
        """Whether the speaker did it alone."""
        return self.clause.subject is Subject.I

    @property
    def counts(self) -> bool:
        """Whether it is an act that happened and that one could picture."""
        return self.kind in _COUNT


@dataclass(frozen=True)
class Acts:
    """The acts of a text in the order in which they are told."""

    all: tuple[Act, ...]

    @cached_property
    def own(self) -> tuple[Act, ...]:
        """What the speaker did alone: specific acts and decisions."""
        return tuple(act for act in self.all if act.own and act.counts)

    @cached_property
    def ours(self) -> tuple[Act, ...]:
        """What "we" did: specific acts and decisions."""
        return tuple(act for act in self.all if not act.own and act.counts)

    @cached_property
    def first(self) -> int | None:
        """The clause of the first act that happened, of the speaker or of "we"; None where nothing was done."""
        return next((act.clause.index for act in self.all if act.counts), None)


_SAID_OR_THOUGHT = frozenset(("think", "feel", "tell", "want", "fear", "learn", "gather", "be"))
_MINDS = frozenset(("think", "feel", "want", "fear", "plan"))
_LONGEST = 30
"""Words of a clause that are looked at."""
_OBJECT_REACH = 6
_CASES = frozenset(("if", "when", "whenever", "once", "unless"))
_FEWEST_CASES = 2
"""Habits and cases that make a way of working of what is told in the present alone."""
_WELL = frozenset(("well", "fine", "ok", "okay", "badly", "great", "good", "better"))
_MADE = frozenset(("made", "make", "making"))
_ABLE = frozenset(("could", "can", "cannot", "cant", "able"))
_DETERMINERS = frozenset(
    ("the", "a", "an", "both", "every", "each", "all", "my", "our", "his", "her", "their", "them", "him", "it")
)
_NO_OBJECT = frozenset(("go", "come", "move"))
_OWN_MIND = frozenset((
    "thoughts", "mind", "thinking", "perspective", "outlook", "mindset", "breath", "courage", "hopes", "faith", "nerves", "nerve",
    "composure", "temper", "motivation", "opinion", "opinions", "attitude", "feelings", "expectations", "views", "strength",
))  # fmt: skip
_WHILE = frozenset(
    (
        "lot",
        "whole",
        "next",
        "same",
        "day",
        "night",
        "morning",
        "evening",
        "week",
        "hour",
        "hours",
        "way",
        "time",
        "mile",
    )
)
"""Words that say when, how long or how far: `drove the whole night` takes nothing along."""
_WEIGHS = frozenset(("weigh", "balance", "weigh up", "juggle", "trade off"))
"""Verbs of choosing that are acts where they are told as done, and none where they still had to be done."""
_SOME = frozenset(("a", "an", "no", "some", "any", "plenty", "enough", "lots", "one", "two", "three", "many"))
_DOERS = {"me": Subject.I, "myself": Subject.I, "us": Subject.WE}
_BY_WAY = frozenset(("get", "hold"))
"""Verbs that are acts only with a way: `got it down`, `held it back`."""


_OTHER_PEOPLE = frozenset((Subject.NAMED, Subject.THEY))
_FEWEST_NOTES = 3
_FEWEST_ORDERS = 3


def _has_more_orders(clauses: Sequence[Clause]) -> bool:
    """Return whether orders outnumber what is told without a subject, so that `cut` and `let` are orders, too."""
    orders = sum(clause.mood is Mood.ORDERED for clause in clauses)
    told = sum(c.subject is Subject.I and c.mood is Mood.TOLD and c.tense is Tense.PAST for c in clauses)
    return orders >= _FEWEST_ORDERS and orders > told


def _was_before(clause: Clause) -> bool:
    """Return whether a clause tells what had been done before the story: alone, it is only its setting."""
    return clause.perfect and clause.tense is Tense.PAST


def find(reading: Reading, lexicon: Lexicon) -> Acts:
    """Return the acts of a text."""
    return Acts(tuple(_Finder(reading, lexicon).found()))


def _is_of_own_mind(clause: Clause, words: Sequence[str]) -> bool:
    """Return whether only the speaker's own mind is acted on: `I refined my thoughts`, `I paid closer attention`."""
    if clause.predicate == "pay" and "attention" in words:
        return True
    return any(one == "my" and other in _OWN_MIND for one, other in pairwise(words))


class _Finder:
    """Finds the acts of one text."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._reading = reading
        words = lexicon.words
        self._idle, self._by_object, self._to_places = (
            words["idle_verb"],
            words["act_by_object"],
            words["moves_to_place"],
        )
        self._hollow, self._light = words["hollow_verb"], words["light_verb"]
        self._hollow_object, self._hollow_state = words["hollow_noun"], words["hollow_state"]
        self._roles, self._role_object = words["role_verb"], words["role_object"]
        self._personally, self._often = words["in_person"], words["often_in_life"]
        self._towards, self._ties, self._ways = words["towards"], words["ties_no_object"], words["way_of_it"]
        self._not_yet, self._asked, self._small = words["not_yet_joint"], words["asking_joint"], words["small_object"]
        self._assessed = words["assessed"]
        self._says_i = reading.words < FEWEST_WORDS or speaks_in_first_person(reading)
        self._is_of_orders = _has_more_orders(reading.clauses)
        self._again = frozenset(sentence.index for sentence in reading.sentences if sentence.again)

    def found(self) -> Iterator[Act]:
        """Yield the acts, in the order of their clauses."""
        clauses = [self._as_active(clause) for clause in self._reading.clauses]
        acts = {clause.index: kind for clause in clauses if (kind := self._kind(clause)) is not None}
        if all(_was_before(clauses[index]) or kind not in _COUNT for index, kind in acts.items()):
            acts = {index: kind for index, kind in acts.items() if not _was_before(clauses[index])}
        if self._tells_ways(acts):
            acts = {index: ActKind.HABIT if kind in _COUNT else kind for index, kind in acts.items()}
        nobodys = self._left_to_nobody(acts)
        for index, kind in acts.items():
            if index in nobodys:
                continue
            clause = clauses[index]
            parent = clause.parent
            carried = any(acts.get(c.index, kind) is not ActKind.EMPTY for c in self._carriers(clause, acts))
            if kind is ActKind.DECISION and carried and self._carriers(clause, acts):
                continue
            if clause.kind is ClauseKind.GERUND and parent in acts and acts[parent] is not ActKind.EMPTY:
                continue
            yield Act(clause, kind, self._in_person(clause))

    def _as_active(self, clause: Clause) -> Clause:
        """Return what was done by the speaker, or by "us", as their act: `the CTO was convinced by us`."""
        if not clause.passive or clause.verb is None:
            return clause
        after = self._reading.norms(clause.verb + 1, clause.verb + 3)
        doer = _DOERS.get(after[1]) if after[:1] == ["by"] and len(after) > 1 else None
        return replace(clause, subject=doer, passive=False) if doer is not None else clause

    def _tells_ways(self, acts: dict[int, ActKind]) -> bool:
        """Return whether the speaker tells in the present what they do, and nothing of the past: `if it fails, I call them`."""
        done = [self._reading.clauses[index] for index, kind in acts.items() if kind in _COUNT]
        whole = [clause for clause in self._reading.clauses if clause.kind is ClauseKind.MAIN]
        past = sum(c.mood is Mood.TOLD and c.tense is Tense.PAST and "be" not in c.classes for c in whole)
        dated = any(one.kind is AmountKind.DATE for clause in whole for one in clause.amounts)
        if not done or past >= _FEWEST_CASES or dated:
            return False
        usual = sum(c.subject is Subject.I and c.mood is Mood.HABITUAL and c.tense is Tense.PRESENT for c in whole)
        cases = sum(c.joint in _CASES and c.tense is Tense.PRESENT for c in self._reading.clauses)
        return usual > 0 and usual + cases >= _FEWEST_CASES

    def _in_person(self, clause: Clause) -> bool:
        last = min(clause.last, clause.first + _LONGEST)
        return not self._personally.isdisjoint(self._reading.norms(clause.first, last))

    def _carriers(self, clause: Clause, acts: dict[int, ActKind]) -> Sequence[Clause]:
        """Return the infinitives on a clause that are acts themselves: `decided to cancel` is one act."""
        return [
            other
            for other in self._reading.clauses[clause.index + 1 : clause.index + 3]
            if other.parent == clause.index and other.kind is ClauseKind.INFINITIVE and other.index in acts
        ]

    def _kind(self, clause: Clause) -> ActKind | None:
        """Return what act a clause is; None where it is none."""
        if clause.subject not in (Subject.I, Subject.WE) or clause.verb is None or not self._happened(clause):
            return None
        name = clause.predicate.replace(" ", "_")
        object_words = self._object(clause)
        made = self._reading.tokens[clause.verb].norm in _MADE
        if (name in self._idle and not made) or name in self._to_places:
            turned = name in self._by_object or name in self._to_places
            if not (turned and self._is_act_on(clause, object_words)):
                return None
        if name in self._roles and not self._role_object.isdisjoint(object_words[:_OBJECT_REACH]):
            return None
        if name in ("do", "go") and object_words and object_words[0] in _WELL:
            return None
        if self._is_usual(clause, object_words):
            return ActKind.HABIT
        if (name in self._hollow and name not in self._to_places) or self._is_hollow(clause, object_words):
            return ActKind.EMPTY
        if "decide" in clause.classes:
            return ActKind.DECISION
        return ActKind.SPECIFIC

    def _happened(self, clause: Clause) -> bool:
        if clause.mood not in (Mood.TOLD, Mood.HABITUAL) or clause.negated or clause.passive or clause.reported:
            return False
        if clause.joint in self._asked or self._must_choose(clause) or self._is_nobodys(clause):
            return False
        if self._only_has(clause):
            return False
        if (clause.progressive and not clause.perfect) or self._could(clause) or self._only_describes(clause):
            return False
        if (
            clause.section is Move.REFLECTION
            or clause.sentence in self._again
            or clause.joint.replace(" ", "_") in self._not_yet
        ):
            return False
        if clause.kind in (ClauseKind.COMPLEMENT, ClauseKind.FRAGMENT):
            return clause.kind is ClauseKind.COMPLEMENT and self._is_matter_of_fact(clause)
        return clause.kind is not ClauseKind.GERUND or self._was_done_so(clause)

    def _was_done_so(self, clause: Clause) -> bool:
        """Return whether a gerund tells how somebody did something; `helping her would have cost a week` does not."""
        if clause.joint not in ("", "by") or clause.parent is None:
            return False
        parent = self._reading.clauses[clause.parent]
        return parent.subject is clause.subject and not parent.classes & _MINDS

    def _is_nobodys(self, clause: Clause) -> bool:
        """Return whether a verb without a subject only looks like an act.

        `Caused by:` is a passive, `Tired of waiting?` a question, and `Cut the onions` an order among other orders.
        """
        if clause.subject_at is not None or clause.verb is None:
            return False
        sentence = self._reading.sentences[clause.sentence]
        last = self._reading.norms(max(sentence.first, sentence.last - 2), sentence.last)
        asks = clause.kind is ClauseKind.MAIN and "?" in last
        orders = self._is_of_orders and may_be_present(self._reading.tokens[clause.verb].norm)
        return asks or orders or self._object(clause)[:1] == ["by"] or self._runs_into_verb(clause)

    def _runs_into_verb(self, clause: Clause) -> bool:
        """Return whether a verb follows at once, so that the words name what that one tells of: `Shared meant one queue`."""
        if clause.index + 1 >= len(self._reading.clauses) or self._reading.tokens[clause.last - 1].kind is Kind.MARK:
            return False
        following = self._reading.clauses[clause.index + 1]
        return (
            following.kind is ClauseKind.MAIN
            and following.sentence == clause.sentence
            and following.subject_at is None
            and not following.joint
            and following.first == following.verb == clause.last
        )

    def _left_to_nobody(self, acts: dict[int, ActKind]) -> frozenset[int]:
        """Return the acts without a subject in a text in which nobody says "I" and that is no story in notes.

        Release notes, minutes and job descriptions have verbs without a subject, too. A story told in notes has several,
        and other people beside them. In what is noted of a candidate they are the candidate's.
        """
        clauses = self._reading.clauses
        bare = frozenset(i for i in acts if clauses[i].subject is Subject.I and clauses[i].subject_at is None)
        if bare and is_assessment(self._reading, bare, self._assessed):
            return bare
        if self._says_i:
            return frozenset()
        others = any(c.subject in _OTHER_PEOPLE and c.tense is Tense.PAST and not c.negated for c in clauses)
        return frozenset() if others and len(bare) >= _FEWEST_NOTES else bare

    def _must_choose(self, clause: Clause) -> bool:
        """Return whether a choice was still to be made: `I had to choose between ...`."""
        if clause.verb is None or ("decide" not in clause.classes and clause.predicate not in _WEIGHS):
            return False
        return self._reading.norms(max(clause.first, clause.verb - 2), clause.verb)[-1:] == ["to"]

    def _only_has(self, clause: Clause) -> bool:
        """Return whether `got` says that the speaker has something: `I've got a good one for you`, not `I've got it running`."""
        has = clause.predicate == "get" and clause.perfect and clause.tense is Tense.PRESENT
        return has and not _SOME.isdisjoint(self._object(clause)[:1])

    def _could(self, clause: Clause) -> bool:
        """Return whether it is only said that somebody could."""
        words = self._reading.norms(max(clause.first, (clause.verb or 0) - 2), clause.verb or 0)
        return not _ABLE.isdisjoint(words)

    def _only_describes(self, clause: Clause) -> bool:
        """Return whether a form without a subject describes what comes: `Laid out plainly it was this`."""
        if clause.subject_at is not None or clause.index + 1 >= len(self._reading.clauses):
            return False
        following = self._reading.clauses[clause.index + 1]
        words = self._object(clause)
        opens = clause.first == self._reading.sentences[clause.sentence].first and following.sentence == clause.sentence
        own_subject = following.kind is ClauseKind.MAIN and following.subject_at is not None and not following.joint
        return opens and own_subject and (not words or words[0].endswith("ly") or words[0] in self._ties)

    def _is_matter_of_fact(self, clause: Clause) -> bool:
        """Return whether a complement is no thought, wish or word: `Without a plan I stopped it`, wrongly hung on `plan`."""
        parent = self._reading.clauses[clause.parent] if clause.parent is not None else None
        return parent is not None and not parent.classes & _SAID_OR_THOUGHT

    def _object(self, clause: Clause) -> Sequence[str]:
        if clause.object_at is None:
            return ()
        first, last = clause.object_at
        return self._reading.norms(first, min(last, first + _OBJECT_REACH))

    def _is_act_on(self, clause: Clause, words: Sequence[str]) -> bool:
        """Return whether what follows makes an act of the verb: `found the cause`, `got the bill down`, `drove to them`.

        `Got sick`, `moved to Berlin` and `kept quiet` are none.
        """
        if not words or not self._hollow_state.isdisjoint(words[:2]):
            return False
        if clause.predicate in self._to_places:
            taken = words[0] in _DETERMINERS and clause.predicate not in _NO_OBJECT and _WHILE.isdisjoint(words[:4])
            return taken or words[0] in self._towards
        if words[0] in self._ties:
            return False
        return clause.predicate not in _BY_WAY or not self._ways.isdisjoint(words)

    def _is_usual(self, clause: Clause, words: Sequence[str]) -> bool:
        """Return whether it is told as usual: in the present, as `used to`, or as done many times in a life.

        What was done each Friday in the past is an act of the story.
        """
        if clause.perfect and clause.tense is Tense.PRESENT and not self._often.isdisjoint(words):
            return True
        if clause.mood is not Mood.HABITUAL:
            return False
        before = self._reading.norms(max(0, (clause.verb or 0) - 2), clause.verb or 0)
        return clause.tense is not Tense.PAST or "used" in before

    def _is_hollow(self, clause: Clause, words: Sequence[str]) -> bool:
        if clause.predicate in self._light and any(word in self._hollow_object for word in words[:3]):
            return True
        if _is_of_own_mind(clause, words):
            return True
        told = bool(clause.classes & {"tell"}) and "make" not in clause.classes
        return told and all(word in self._small for word in words)
