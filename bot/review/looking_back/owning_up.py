"""What the speaker owns up to."""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.looking_back.clause_words import CLOSING, LAST_WORDS, ClauseWords
from bot.review.reading import AmountKind, Clause, ClauseKind, Mood, Sentence, Subject, Tense

_LONG = frozenset({"until", "till", "too", "longer", "before", "third", "fourth", "fifth", "sixth", "last", "final"})
_SPEAKERS = frozenset({"my", "i"})
_THEIRS = frozenset({"their", "his", "her", "its", "your"})
_BLUNT = frozenset({"mistake", "delay", "error", "slip", "blunder", "lateness", "hesitation", "oversight", "omission"})
_DEEDS = (ClauseKind.INFINITIVE, ClauseKind.GERUND, ClauseKind.COMPLEMENT)
_SLOW = frozenset({
    "slow", "late", "wrong", "hasty", "lazy", "naive", "timid", "careless", "foolish", "stupid", "silly", "arrogant", "proud",
    "quick", "eager", "vain", "stubborn", "afraid", "scared", "shy", "rash",
})  # fmt: skip
_PITY = frozenset({"pity", "shame", "stupidly", "foolishly", "regrettably", "sadly", "unfortunately", "bugs", "regret"})
_ASLEEP = frozenset(
    {"sleep", "rest", "eat", "enjoy", "like", "regret", "panic", "dream", "dare", "hear", "mind", "care"}
)
_PERSONS = frozenset({"her", "him", "them", "you", "it"})
_EFFORTS = frozenset({
    "find", "find out", "fix", "build", "write", "finish", "solve", "convince", "persuade", "debug", "prove", "trace", "get",
    "complete", "make", "repair", "prepare", "draw", "count", "clean", "sort",
})  # fmt: skip
_ELSEWHERE = frozenset(
    {"train", "bus", "flight", "plane", "party", "birthday", "lunch", "dinner", "sleep", "holiday", "wedding"}
)
"""What one misses that has nothing to do with the work."""
_MINE = frozenset({"my", "mine", "i"})
_DENIALS = frozenset({"no", "not", "never", "wasnt", "isnt", "without"})


class OwningUp(ClauseWords):
    """Finds what the speaker did wrong or left undone, by their own word."""

    def owning_up(self, clause: Clause, place: float) -> float:
        """`My mistake was to tell them last`, `I waited too long`, `I hadn't spoken to support`, `too late`."""
        if clause.mood not in (Mood.TOLD, Mood.HABITUAL):
            return 0.0
        if place >= CLOSING and self._is_owed(clause):
            return 0.8
        if self._is_blamed(clause):
            return 0.6
        norms = set(self._norms(clause))
        if place < CLOSING or clause.kind is not ClauseKind.MAIN or self._is_beside_the_work(clause, norms):
            return 0.0
        if place >= LAST_WORDS and (self._was_slow(clause) or self._is_pity(clause)):
            return 0.6
        if self._names_fault(clause):
            return 0.6
        if clause.subject is not Subject.I:
            until = not {"until", "till"}.isdisjoint(norms) and self._has_time(clause, self._to_next_main(clause))
            spans = until or any(a.kind is AmountKind.SPAN for a in clause.amounts)
            took = clause.predicate == "take" and "me" in norms and spans and not self._is_effort(clause)
            return 0.7 if took and place >= LAST_WORDS else 0.0
        owned = clause.tense is Tense.PAST or clause.perfect or clause.predicate == "regret"
        if clause.predicate in self._words["regret_verb"] and owned and not clause.negated:
            slow = clause.predicate in self._words["waiting_verb"]
            return 0.6 if not slow or self._says_how_long(clause) else 0.0
        if clause.negated and clause.tense is Tense.PAST and place >= LAST_WORDS:
            foreseen = clause.predicate in self._words["foreseeing_verb"]
            foreseen = foreseen or clause.predicate in _ASLEEP
            return 0.55 if not foreseen and self._has_time(clause, clause.last) else 0.0
        after = [*self._reading.norms((clause.verb or clause.first) + 1, self._extent(clause)[1]), ""]
        late = any(a in ("late", "too") or (a == "last" and b not in self._points) for a, b in pairwise(after))
        return 0.6 if place >= LAST_WORDS and late and clause.tense is Tense.PAST else 0.0

    def _is_effort(self, clause: Clause) -> bool:
        """Whether it says how long the work took: `it took me two days to find the fault`."""
        return any(
            c.parent == clause.index and c.kind is ClauseKind.INFINITIVE and c.predicate in _EFFORTS
            for c in self._beside(clause)
        )

    def _is_beside_the_work(self, clause: Clause, norms: set[str]) -> bool:
        """Whether nothing is owned: `I regret nothing`, `I missed my train`."""
        object_at = (clause.verb or clause.first) + 1
        somebody = clause.predicate == "miss" and not _PERSONS.isdisjoint(self._reading.norms(object_at, object_at + 1))
        return somebody or not _ELSEWHERE.isdisjoint(norms) or (clause.predicate == "regret" and "nothing" in norms)

    def _names_fault(self, clause: Clause) -> bool:
        """`My mistake was no owner for the pager`; not `it was no mistake`."""
        norms = self._norms(clause)
        fault = next((at for at, norm in enumerate(norms) if norm in self._words["regret_noun"]), None)
        if fault is None:
            return False
        if _MINE.isdisjoint(norms) and not self._is_said_to_be(clause, norms, fault):
            return False  # `the queue that it had kept for mistakes`, `the mistake was in their parser`
        not_mine = any(a in ("not", "never") and b in ("mine", "my") for a, b in pairwise(norms))
        return not not_mine and _DENIALS.isdisjoint(norms[:fault])

    def _is_said_to_be(self, clause: Clause, norms: Sequence[str], fault: int) -> bool:
        """Whether a fault is said to be a deed, or a deed a fault: `the mistake was to tell them last`, `that was a mistake`."""
        if clause.predicate != "be" or "was" not in norms:
            return False
        if norms.index("was") < fault:
            opening = self._sentence_norms(clause)[0]
            return norms[0] in ("that", "it", "this", "which") or norms[0].endswith("ing") or opening.endswith("ing")
        after = norms[norms.index("was") + 1 :][:1]
        told = any(c.parent == clause.index and c.kind in _DEEDS for c in self._beside(clause))
        return told or after in ([], ["no"], ["not"], ["that"]) or after[0].endswith("ing") or self._is_early(norms)

    def _was_slow(self, clause: Clause) -> bool:
        """Hear `I was slow to call the vendor`, `I was too proud to ask`."""
        if (
            clause.subject is not Subject.I
            or clause.predicate != "be"
            or clause.tense is not Tense.PAST
            or clause.negated
        ):
            return False
        if _SLOW.isdisjoint(self._norms(clause)):
            return False
        return any(c.parent == clause.index and c.kind is ClauseKind.INFINITIVE for c in self._beside(clause))

    def _is_pity(self, clause: Clause) -> bool:
        """Hear `Too bad I didn't take the photo`, `a pity that I never rang her`."""
        if clause.subject is not Subject.I or not clause.negated or clause.tense is not Tense.PAST:
            return False
        norms = self._reading.norms(self._reading.sentences[clause.sentence].first, clause.verb or clause.first)
        return any((a, b) == ("too", "bad") for a, b in pairwise(norms)) or not _PITY.isdisjoint(norms)

    def _is_owed(self, clause: Clause) -> bool:
        """Hear `A test on one farm was what I owed the team`, `a call to the ten is what I have missed`."""
        parent = self._parent(clause)
        lacked = clause.subject is Subject.I and clause.predicate in self._words["lacking_verb"]
        return lacked and clause.joint == "what" and parent is not None and parent.predicate == "be"

    def _says_how_long(self, clause: Clause) -> bool:
        """`I waited until the Thursday`, `I waited too long`; not `I waited for the others`."""
        norms = self._reading.norms(clause.first, self._to_next_main(clause))
        long = not _LONG.isdisjoint(norms)
        return long or any(a.kind in (AmountKind.SPAN, AmountKind.DATE) for a in clause.amounts)

    def _is_blamed(self, clause: Clause) -> bool:
        """Whether a deed of the speaker's hangs on words of blame: `what I got wrong was telling his boss too late`."""
        named = clause.progressive and any(
            c.joint in ("where", "what") and c.parent == clause.index for c in self._beside(clause)
        )
        own = clause.subject is Subject.I or clause.kind is ClauseKind.GERUND or named
        if not own or clause.kind is ClauseKind.RELATIVE:
            return False
        until = clause.verb if named and clause.verb is not None else clause.first
        return self.blames(self._reading.norms(self._reading.sentences[clause.sentence].first, until))

    def names_fault(self, sentence: Sentence) -> bool:
        """Whether the speaker names a fault, and of nobody else: `the error I made`; not `I saw it was the firm's fault`."""
        norms = self._reading.norms(sentence.first, sentence.last)
        if _SPEAKERS.isdisjoint(norms):
            return False
        return any(
            token.norm in self._words["regret_noun"] and not self._is_owned_by_others(at)
            for at, token in enumerate(self._reading.tokens[sentence.first : sentence.last], sentence.first)
        )

    def _is_owned_by_others(self, at: int) -> bool:
        """Whether a thing is said to be somebody else's: `the firm's fault`, `their error`."""
        if at == 0:
            return False
        before = self._reading.tokens[at - 1]
        typed = self._reading.text[before.start : before.end]
        return before.norm in _THEIRS or typed.endswith(("'s", "s'", "\u2019s", "s\u2019"))

    def blames(self, norms: Sequence[str]) -> bool:
        """Whether words blame the speaker: `what I got wrong`, `where I slept`, `I still kick myself`, `it still bothers me`."""
        if {"i", "im", "id", "ive", "me", "my"}.isdisjoint(norms):
            return False
        if list(norms[:2]) in (["what", "bugs"], ["what", "nags"], ["what", "bothers"]):
            return True
        if any(norm in _BLUNT and "my" in norms[max(at - 2, 0) : at] for at, norm in enumerate(norms)):
            return True
        for at, norm in enumerate(norms):
            blamed = norm in self._words["blame_word"]
            slipped = norm in self._words["slip_verb"]
            if not (blamed or slipped):
                continue
            near = norms[max(at - 4, 0) : at + 3]
            if blamed and ("still" in near or "myself" in near or "me" in norms[at : at + 2]):
                return True
            if slipped and {"what", "where", "thing", "bit", "part", "only"}.intersection(norms[:at]):
                return "i" in near or "id" in near
        return False
