"""What the speaker would, should or could have done, and what would have helped."""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.looking_back.clause_words import CLOSING, EARLIEST, GENERAL, LAST_WORDS, SHOULDS, ClauseWords
from bot.review.looking_back.missed_chances import MissedChances
from bot.review.looking_back.no_wishes import NoWishes
from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from question_bank.lexicon import Lexicon

_OPTIONS = frozenset({"if", "or", "either", "unless", "otherwise", "whether"})
_AGAINST = frozenset({"not", "instead", "rather"})
_AT_LAST = frozenset({"last", "finally", "then"})
_TOPS = frozenset({"top", "start", "beginning", "opening", "one", "front", "head"})
_PRAISE = frozenset({"right", "good", "wise", "smart", "fair", "kind", "honest", "sensible", "proper"})
_LEAVINGS = frozenset({"leave", "go home", "travel", "fly", "sleep", "admit", "confess", "smile", "laugh"})
_HAD_TO = frozenset({"had", "needed", "supposed", "ought", "was", "were"})
_FIRST = frozenset({"first", "earlier", "sooner", "before"})


class Wishes(ClauseWords):
    """Finds what would have been: deeds of the speaker, and small things that would have helped."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        super().__init__(reading, lexicon)
        self._none = NoWishes(reading, lexicon)
        self._chances = MissedChances(reading, lexicon)

    def own_wish(self, clause: Clause, clauses: Sequence[Clause], place: float, *, cued: bool) -> float:
        """`I would have phoned the clinic`, `I'd bring two clips`, and the same of a thing that was done too late."""
        if self._is_wished(clause) or self._is_unmet_condition(clause):
            return 0.0 if self._none.is_no_chance(clause, clauses) else 0.9
        if_anything = "anything" in self._reading.norms(clause.first, clause.first + 3)
        if clause.joint in ("if", "unless", "whether", "because") and not if_anything:
            return 0.0
        if clause.mood is not Mood.CONDITIONAL or self._none.is_none(clause, clauses):
            return 0.0
        if clause.subject is Subject.I:
            if self._was_able(clause, clauses) and not cued:
                return 0.0
            return self._would(clause, place, cued=cued)
        return self._others_would(clause, clauses, cued=cued) if place >= CLOSING else 0.0

    def _is_wished(self, clause: Clause) -> bool:
        """Hear `I wish I'd measured it months before`; not `I wish them luck`."""
        if clause.predicate != "wish" or clause.subject is not Subject.I or clause.negated:
            return False
        return any(
            c.parent == clause.index
            and c.kind is ClauseKind.COMPLEMENT
            and c.perfect
            and c.subject in (Subject.I, Subject.WE)
            for c in self._beside(clause)
        )

    def _is_unmet_condition(self, clause: Clause) -> bool:
        """`If I'd put the fleet on the dashboard`, `had I called the harbour in week one`."""
        if clause.joint == "if" and clause.subject is Subject.I:
            return self._is_unreal_past(clause)
        norms = self._reading.norms(clause.first, clause.first + 2)
        early = clause.subject is Subject.THING and self._is_early(self._norms(clause))
        return clause.perfect and norms[:1] == ["had"] and (norms[1:] == ["i"] or early)

    def _others_would(self, clause: Clause, clauses: Sequence[Clause], *, cued: bool) -> float:
        """Hear what would have been with others or a thing, in the last words."""
        if clause.joint == "" and self._is_had_again(clause, clauses):
            return 0.85
        if self._chances.is_after_small(clause):
            return 0.75
        if clause.subject is Subject.WE:
            if clause.perfect and self._modals(clause) & SHOULDS and (timely := self._timely(clause)):
                return timely
            return 0.85 if cued else GENERAL if self._modals(clause) & SHOULDS else 0.0
        if self._chances.could_be_better(clause):
            return GENERAL
        return 0.75 if clause.perfect and self._chances.would_have_helped(clause) else 0.0

    def _timely(self, clause: Clause) -> float:
        """Say how plainly a deed of ours has its time: `we should have rehearsed it the evening before`."""
        norms = self._reading.norms(clause.first, self._to_next_main(clause))
        return 0.8 if self._is_early(norms) or self._is_ahead(norms) else 0.0

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
        if (
            not _OPTIONS.isdisjoint(norms)
            or self._none.is_estimate(clause)
            or self._none.hangs_on_others(clause, clauses)
        ):
            return 0.0
        return 0.8 if self._is_early(norms) else 0.0

    def _would(self, clause: Clause, place: float, *, cued: bool) -> float:
        """Hear what the speaker would, should or could have done."""
        if clause.kind is ClauseKind.COMPLEMENT and not self._is_owned(clause):
            return 0.0
        if self._modals(clause) & SHOULDS:
            return 0.95
        if clause.perfect:
            return 0.95 if place >= EARLIEST + 0.1 and self._says_what(clause, cued=cued) else 0.0
        if clause.predicate == "be" and not self._has_time(clause, clause.last):
            if self._norms_set(clause) & self._words["virtue_word"]:
                return GENERAL if place >= CLOSING or cued else 0.0
            if not cued:
                return 0.0
        if "might" in self._norms_set(clause) and not cued:
            return 0.0
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
        if place < CLOSING or clause.subject is not Subject.I or parent is None:
            return 0.0
        possible = clause.perfect and clause.mood is Mood.CONDITIONAL and not clause.negated
        if possible and self._is_early(self._norms(clause)):
            return 0.75
        if parent.predicate != "be":
            return 0.0
        if clause.mood is Mood.CONDITIONAL and clause.predicate in self._words["taking_back_verb"]:
            return 0.0 if clause.negated else 0.85
        return 0.9 if clause.perfect and self._modals(clause) & SHOULDS and not clause.negated else 0.0

    def demand(self, clause: Clause, place: float, *, cued: bool) -> float:
        """`I should have ...`, `it ought to have been on the pitch`, `it belonged in the tender`."""
        modals = self._modals(clause)
        if self._none.is_word_to_listener(clause):
            return 0.0
        mine = clause.subject in (Subject.I, Subject.THING, Subject.NOBODY_SAID) or "me" in self._norms_set(clause)
        if modals & SHOULDS and clause.subject is Subject.THING and place >= CLOSING and self._never_have(clause):
            return 0.85
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
            if clause.perfect or clause.predicate in _LEAVINGS:
                return 0.0  # `I must have read it forty times before the vote`, `I had to leave before the feast`
            return 0.6 if needs and dated and place >= LAST_WORDS else 0.0
        return 0.0

    def _never_have(self, clause: Clause) -> bool:
        """Hear `The script should never have run under my own account`."""
        norms = self._norms(clause)
        denied = any(a in ("never", "not") and b == "have" for a, b in pairwise(norms))
        return denied and not {"my", "me", "mine", "i"}.isdisjoint(norms)

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
        if clause.predicate == "be" and clause.mood is not Mood.CONDITIONAL and self._chances.calls_right(clause):
            return _PRAISE.isdisjoint(self._norms(clause))  # `it was right to tell them on day one` was done
        norms = self._reading.norms(clause.first, min(clause.last, self._extent(clause)[1] + 1))
        return any(a in _HAD_TO and b == "to" for a, b in pairwise(norms))

    def _is_done_to(self, clause: Clause) -> bool:
        """Hear `The crews had to be asked`, `the question was to be said`: whoever it is, it is not they who act."""
        below = (c for c in self._beside(clause) if c.parent == clause.index and c.kind is ClauseKind.INFINITIVE)
        return clause.passive or any(c.passive for c in below)

    def _came_first(self, clause: Clause) -> bool:
        """Hear `The visit was needed first, then the plan`, `the call had to come first`."""
        norms = self._reading.norms(*self._extent(clause))
        needed = "needed" in norms or any(a in ("had", "needed", "ought") and b == "to" for a, b in pairwise(norms))
        last = next((at for at, norm in enumerate(norms) if norm in _FIRST), None)
        return needed and last is not None and not self._content_of(norms[last + 1 : last + 2])

    def _is_unreal_past(self, clause: Clause) -> bool:
        """`If I'd put the fleet on the dashboard`: a condition that was not met, and that was the speaker's to meet."""
        return (clause.perfect or "id" in self._norms_set(clause)) and not self._norms_set(clause) & self._words[
            "again_word"
        ]

    def _was_able(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Whether `could` tells what the speaker was able to do then: `nobody was left, so I could lock up`."""
        if clause.perfect or "could" not in self._modals(clause) or clause.joint not in ("and", "so", "so that"):
            return False
        return any(
            c.first < clause.first and c.mood is Mood.TOLD and c.tense is Tense.PAST and c.subject is not Subject.I
            for c in clauses
        )

    def _is_owned(self, clause: Clause) -> bool:
        parent = self._parent(clause)
        return parent is None or parent.subject in (Subject.I, Subject.THING, Subject.NOBODY_SAID)
