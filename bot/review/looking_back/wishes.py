"""What the speaker would, should or could have done, and what would have helped."""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.looking_back.clause_words import CLOSING, EARLIEST, GENERAL, LAST_WORDS, SHOULDS, ClauseWords
from bot.review.reading import Clause, ClauseKind, Kind, Mood, Subject, Tense

_OPTIONS = frozenset({"if", "or", "either", "unless", "otherwise", "whether"})
_WITHOUT = frozenset({"without", "otherwise", "else", "if", "unless"})
_CHEAP = frozenset({"nothing", "little", "less", "only", "minutes", "hour", "afternoon", "morning", "evening", "day"})
_FATES = frozenset(("be", "have", "lose", "face", "get", "owe", "end up"))
_AGAINST = frozenset({"not", "instead", "rather"})
_AT_LAST = frozenset({"last", "finally", "then"})
_TOPS = frozenset({"top", "start", "beginning", "opening", "one", "front", "head"})
_HAD_TO = frozenset({"had", "needed", "supposed", "ought", "was", "were"})
_FIRST = frozenset({"first", "earlier", "sooner", "before"})


class Wishes(ClauseWords):
    """Finds what would have been: deeds of the speaker, and small things that would have helped."""

    def own_wish(self, clause: Clause, clauses: Sequence[Clause], place: float, *, cued: bool) -> float:
        """`I would have phoned the clinic`, `I'd bring two clips`, and the same of a thing that was done too late."""
        if self._is_unmet_condition(clause):
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
            if self._is_estimate(clause) or self._hangs_on_others(clause, clauses) or self._is_fate(clause, clauses):
                return 0.0
            if self._was_able(clause, clauses) and not cued:
                return 0.0
            return self._would(clause, place, cued=cued)
        return self._others_would(clause, clauses, cued=cued) if place >= CLOSING else 0.0

    def _is_unmet_condition(self, clause: Clause) -> bool:
        """`If I'd put the fleet on the dashboard`, `had I called the harbour in week one`."""
        if clause.joint == "if" and clause.subject is Subject.I:
            return self._is_unreal_past(clause)
        return clause.perfect and self._reading.norms(clause.first, clause.first + 2) == ["had", "i"]

    def _others_would(self, clause: Clause, clauses: Sequence[Clause], *, cued: bool) -> float:
        """Hear what would have been with others or a thing, in the last words."""
        if clause.joint == "" and self._is_had_again(clause, clauses):
            return 0.85
        if clause.subject is Subject.WE:
            return 0.85 if cued else GENERAL if self._modals(clause) & SHOULDS else 0.0
        helped = clause.perfect and (self._would_have_helped(clause) or self._would_have_been_right(clause))
        return 0.75 if helped else 0.0

    def _is_had_again(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """`If we did it again he'd hear the clone on the day it was found`, `were I to start over the crew would ...`."""
        opening = self._sentence_norms(clause)[:2]
        if clause.kind is ClauseKind.MAIN and opening == ["were", "i"]:
            return True
        return clause.kind is ClauseKind.MAIN and any(
            other.joint == "if"
            and other.first < clause.first
            and other.subject in (Subject.I, Subject.WE)
            and self._words["again_word"].intersection(self._norms(other))
            for other in clauses
        )

    def settled_early(self, clause: Clause, clauses: Sequence[Clause]) -> float:
        """`I'd have rung one chemist before I read a line of the log`: no option of the story, wherever it stands."""
        unreal = clause.subject is Subject.I and clause.perfect and clause.mood is Mood.CONDITIONAL
        if not unreal or clause.negated or clause.joint or clause.kind is not ClauseKind.MAIN:
            return 0.0
        norms = self._sentence_norms(clause)
        if not _OPTIONS.isdisjoint(norms) or self._is_estimate(clause) or self._hangs_on_others(clause, clauses):
            return 0.0
        return 0.8 if self._is_early(norms) else 0.0

    def _would_have_helped(self, clause: Clause) -> bool:
        """Hear `That would have fixed it`, `one look at the log would have told me`, `a day's notice would have cost nothing`."""
        if clause.negated or clause.kind is ClauseKind.RELATIVE:
            return False
        cheap = clause.predicate == "cost" and not _CHEAP.isdisjoint(self._norms(clause))
        if not cheap and clause.predicate not in self._words["helping_verb"]:
            return False
        head = self._head(clause)
        if not head or not _WITHOUT.isdisjoint(head):
            return False
        if head[0] in self._words["small_opener"] or self._has_gerund_before(clause):
            return True
        own = set(self._reading.norms(*clause.subject_at)) if clause.subject_at else set()
        return clause.subject is Subject.THING and bool(
            own & (self._points | self._words["order_word"] | {"that", "it", "this"})
        )

    def _would_have_been_right(self, clause: Clause) -> bool:
        """Hear `It would have been wiser to print two labels`, `better would have been to ask the tenants`."""
        return clause.predicate == "be" and not clause.negated and self._calls_right(clause)

    def _calls_right(self, clause: Clause) -> bool:
        """Whether a clause says of a deed that it is right or better, and names the deed."""
        if clause.subject is not Subject.THING or clause.kind is ClauseKind.RELATIVE:
            return False
        norms = self._reading.norms(clause.first, min(clause.last, (clause.verb or clause.first) + 5))
        deed = any(
            c.parent == clause.index and (c.kind is ClauseKind.INFINITIVE or (c.joint == "if" and c.perfect))
            for c in self._beside(clause)
        )
        return deed and not self._words["right_word"].isdisjoint(norms)

    def _head(self, clause: Clause) -> Sequence[str]:
        """Return the words before the verb, from the sentence's beginning or the last clause of a person."""
        sentence = self._reading.sentences[clause.sentence]
        if clause.verb is None:
            return ()
        persons = (Subject.I, Subject.WE, Subject.NAMED, Subject.THEY)
        ends = (
            c.last
            for c in self._beside(clause)
            if c.last <= clause.verb and c.subject in persons and c.kind is ClauseKind.MAIN and c.tense is Tense.PAST
        )
        first = max(ends, default=sentence.first)
        norms = [t.norm for t in self._reading.tokens[first : clause.verb] if t.kind is not Kind.MARK]
        while norms and norms[0] in self._words["lead_word"]:
            norms.pop(0)
        return norms

    def _has_gerund_before(self, clause: Clause) -> bool:
        return any(
            c.parent == clause.index and c.kind is ClauseKind.GERUND and c.first < (clause.verb or 0)
            for c in self._beside(clause)
        )

    def _would(self, clause: Clause, place: float, *, cued: bool) -> float:
        """Hear what the speaker would, should or could have done."""
        if clause.kind is ClauseKind.COMPLEMENT and not self._is_owned(clause):
            return 0.0
        if self._modals(clause) & SHOULDS:
            return 0.95
        if clause.perfect:
            return 0.95 if place >= EARLIEST + 0.1 and self._says_what(clause, cued=cued) else 0.0
        if clause.predicate == "be" and not cued and not self._has_time(clause, clause.last):
            return GENERAL if self._norms_set(clause) & self._words["virtue_word"] and place >= CLOSING else 0.0
        if "could" in self._modals(clause) and not cued and not self._is_chance(clause):
            return 0.0  # `by noon I could go home`: was able to
        return 0.9 if cued or place >= CLOSING else 0.0

    def _is_chance(self, clause: Clause) -> bool:
        """Whether `could` names an early time at which it was not done, rather than what one was able to do at last."""
        norms = self._sentence_norms(clause)
        return self._is_early(norms) and _AT_LAST.isdisjoint(norms)

    def _says_what(self, clause: Clause, *, cued: bool) -> bool:
        """Whether a deed that was not done is named, or a virtue: not `I'd have left it at that`."""
        words = self._words["virtue_word"] | self._words["again_word"] | self._words["order_word"]
        first, last = (clause.verb or clause.first) + 1, self._reading.sentences[clause.sentence].last
        following = (c.first for c in self._beside(clause) if c.first > first and c.subject is Subject.I)
        norms = self._reading.norms(first, min(following, default=last))
        return cued or bool(self._content_of(norms)) or not words.isdisjoint(norms)

    def described_wish(self, clause: Clause, place: float) -> float:
        """Hear `The harness was the thing I should have written in week one`: a deed not done describes what is named."""
        parent = self._parent(clause)
        left_out = clause.negated and clause.tense is Tense.PAST and clause.mood is Mood.TOLD
        if left_out and clause.subject is Subject.I and place >= LAST_WORDS and parent is not None:
            return 0.6 if parent.tense is Tense.PRESENT and self._has_time(clause, clause.last) else 0.0
        if place < CLOSING or clause.subject is not Subject.I or parent is None or parent.predicate != "be":
            return 0.0
        if clause.mood is Mood.CONDITIONAL and clause.predicate in self._words["taking_back_verb"]:
            return 0.0 if clause.negated else 0.85
        return 0.9 if clause.perfect and self._modals(clause) & SHOULDS and not clause.negated else 0.0

    def demand(self, clause: Clause, place: float, *, cued: bool) -> float:
        """`I should have ...`, `it ought to have been on the pitch`, `it belonged in the tender`."""
        modals = self._modals(clause)
        mine = clause.subject in (Subject.I, Subject.THING, Subject.NOBODY_SAID) or "me" in self._norms_set(clause)
        if modals & SHOULDS and mine and clause.joint != "what":
            if clause.perfect or clause.subject is Subject.I:
                return 0.9 if place >= EARLIEST + 0.1 else 0.0
            return 0.8 if place >= CLOSING and self._is_place_of_thing(clause, cued=cued) else 0.0
        if self._was_needed(clause, place, cued=cued):
            return 0.75
        if clause.predicate == "belong" and clause.subject not in (Subject.I, Subject.WE):
            end = self._reading.sentences[clause.sentence].last
            return 0.8 if place >= CLOSING and (self._has_time(clause, end) or self._is_put_early(clause)) else 0.0
        if clause.subject is Subject.I and clause.mood is not Mood.CONDITIONAL:
            needs = clause.predicate in ("need", "have to") or self._has_to(clause)
            end = self._reading.sentences[clause.sentence].last
            dated = self._has_time(clause, end) or self._norms_set(clause) & self._words["order_word"]
            return 0.6 if needs and dated and place >= LAST_WORDS else 0.0
        return 0.0

    def _is_place_of_thing(self, clause: Clause, *, cued: bool) -> bool:
        """Hear `This trial should be in the tender, before we paid`, `the clamps should be counted the week before`."""
        if clause.subject is not Subject.THING or clause.kind is not ClauseKind.MAIN:
            return False
        stands = clause.passive or clause.predicate in self._words["standing_verb"]
        norms = self._sentence_norms(clause)
        dated = clause.predicate == "be" and self._has_time(clause, clause.last)
        return stands and (cued or dated or self._is_early(norms) or not _AGAINST.isdisjoint(norms))

    def _is_put_early(self, clause: Clause) -> bool:
        """Hear `It belonged in the very first commit`, `at the top of the list`, `on the first page and not in a footnote`."""
        norms = self._norms_set(clause)
        return not (self._words["order_word"] | _AGAINST | _TOPS).isdisjoint(norms)

    def _was_needed(self, clause: Clause, place: float, *, cued: bool) -> bool:
        """Hear `The table had to be on her desk the first Monday`, `it was necessary to call them the same evening`."""
        if clause.tense is not Tense.PAST or clause.kind is not ClauseKind.MAIN or clause.subject is Subject.I:
            return False
        if place < (CLOSING if cued else LAST_WORDS) or clause.negated:
            return False
        if clause.subject is not Subject.THING and not self._is_done_to(clause):
            return False
        if self._came_first(clause):
            return True
        if not self._is_early(self._sentence_norms(clause)):
            return False
        if clause.predicate == "be" and clause.mood is not Mood.CONDITIONAL and self._calls_right(clause):
            return True
        norms = list(self._reading.norms(clause.first, min(clause.last, self._extent(clause)[1] + 1)))
        return any(a in _HAD_TO and b == "to" for a, b in pairwise(norms))

    def _is_done_to(self, clause: Clause) -> bool:
        """Hear `The crews had to be asked`, `the question was to be said`: whoever it is, it is not they who act."""
        below = (c for c in self._beside(clause) if c.parent == clause.index and c.kind is ClauseKind.INFINITIVE)
        return clause.passive or any(c.passive for c in below)

    def _came_first(self, clause: Clause) -> bool:
        """Hear `The visit was needed first, then the plan`, `the call had to come first`."""
        norms = list(self._reading.norms(*self._extent(clause)))
        needed = "needed" in norms or any(a in ("had", "needed", "ought") and b == "to" for a, b in pairwise(norms))
        last = next((at for at, norm in enumerate(norms) if norm in _FIRST), None)
        return needed and last is not None and not self._content_of(norms[last + 1 : last + 2])

    def _is_unreal_past(self, clause: Clause) -> bool:
        """`If I'd put the fleet on the dashboard`: a condition that was not met, and that was the speaker's to meet."""
        return (clause.perfect or "id" in self._norms_set(clause)) and not self._norms_set(clause) & self._words[
            "again_word"
        ]

    def _hangs_on_others(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """`If they had asked I would have told them` says nothing of what the speaker would do otherwise."""
        return any(
            other.joint in ("if", "unless")
            and other.parent == clause.index
            and other.subject in (Subject.NAMED, Subject.THEY)
            for other in clauses
        )

    def _is_fate(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Whether it tells what would become of the speaker if something happened: `I'd be in trouble if it broke`."""
        if clause.predicate not in _FATES or clause.perfect or self._has_time(clause, clause.last):
            return False
        happens = any(other.joint in ("if", "unless") and other.subject is Subject.THING for other in clauses)
        return happens or ("event", "of") in pairwise(self._sentence_norms(clause))

    def _was_able(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Whether `could` tells what the speaker was able to do then: `nobody was left, so I could lock up`."""
        if clause.perfect or "could" not in self._modals(clause) or clause.joint not in ("and", "so", "so that"):
            return False
        return any(
            c.first < clause.first and c.mood is Mood.TOLD and c.tense is Tense.PAST and c.subject is not Subject.I
            for c in clauses
        )

    def _is_estimate(self, clause: Clause) -> bool:
        if clause.predicate not in self._words["estimating_verb"] or clause.perfect:
            return False
        return not self._norms_set(clause) & self._words["order_word"] and not self._has_time(clause, clause.last)

    def _is_owned(self, clause: Clause) -> bool:
        parent = self._parent(clause)
        return parent is None or parent.subject in (Subject.I, Subject.THING, Subject.NOBODY_SAID)
