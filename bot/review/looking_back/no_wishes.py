"""What sounds like a wish and is none: estimates, courtesies, offers, defences, and what hangs on others."""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.looking_back.clause_words import CLOSING, ClauseWords
from bot.review.reading import Clause, ClauseKind, Mood, Subject

_FATES = frozenset(("be", "have", "lose", "face", "get", "owe", "end up"))
_MODAL_OPENERS = frozenset({"should", "would", "could", "ought", "must", "might"})
_SAYINGS = frozenset({
    "mention", "add", "note", "say", "admit", "confess", "stress", "emphasise", "emphasize", "point out", "explain", "clarify",
    "thank", "acknowledge", "repeat", "underline",
})  # fmt: skip
_HOPES = frozenset({"hope", "wish", "like", "want", "love", "expect", "prefer"})
_GLAD = frozenset({"happy", "glad", "pleased", "delighted", "curious", "keen"})
_OFFERED = frozenset({
    ("your", "team"), ("your", "company"), ("this", "role"), ("the", "role"), ("this", "position"), ("your", "organisation"),
    ("your", "organization"), ("this", "job"), ("with", "you"), ("for", "you"),
})  # fmt: skip
"""Where the speaker would work next, told to who asks."""
_TURNED_OUT = frozenset({"meant", "means", "mean", "cost", "costs", "took", "takes"})
_AIMS = frozenset(("goal", "goals", "target", "targets", "aim", "aims", "objective", "objectives", "kpi", "okr"))


class NoWishes(ClauseWords):
    """Finds what the speaker would do or have done that is no reflection."""

    def is_none(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Return whether an unreal clause says nothing of what the speaker would do otherwise."""
        if self._is_for_others(clause) or self._is_offered(clause) or self.is_word_to_listener(clause):
            return True
        if clause.negated and (
            clause.predicate in self._words["foreseeing_verb"] or clause.predicate in ("be", "have")
        ):
            return True
        if clause.subject is not Subject.I:
            return self.is_defence(clause, clauses)
        if self._is_said_so(clause) or self.is_defence(clause, clauses):
            return True
        return self.is_estimate(clause) or self.hangs_on_others(clause, clauses) or self._is_fate(clause, clauses)

    def is_thought_otherwise(self, clause: Clause) -> bool:
        """Return whether it is only asked of others, not believed, or what an aim is said to be."""
        return self.is_asked_of_others(clause) or self.is_doubted(clause) or self.is_aimed_at(clause)

    def is_asked_of_others(self, clause: Clause) -> bool:
        """Whether a question opens with `should` or `would` and asks of others: `should founders read the law?`."""
        sentence = self._reading.sentences[clause.sentence]
        norms = self._sentence_norms(clause)
        asked = self._reading.text[: self._reading.span(sentence.first, sentence.last).end].rstrip()[-1:] == "?"
        opens = clause.first == sentence.first and norms[:1] and norms[0] in _MODAL_OPENERS
        return bool(asked and opens) and norms[1:2] != ["i"]

    def is_aimed_at(self, clause: Clause) -> bool:
        """Whether it is what an aim is said to be: `the target is that each mill reports within a day`."""
        parent = self._parent(clause)
        if clause.kind is not ClauseKind.COMPLEMENT or parent is None or parent.predicate != "be":
            return False
        return parent.subject_at is not None and not _AIMS.isdisjoint(self._reading.norms(*parent.subject_at))

    def _is_for_others(self, clause: Clause) -> bool:
        """Whether the speaker hopes or likes that others do it: `I would hope any founder reads this`."""
        if clause.predicate not in _HOPES:
            return False
        return any(
            c.parent == clause.index and c.subject in (Subject.NAMED, Subject.THEY, Subject.YOU)
            for c in self._beside(clause)
        )

    def is_defence(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Whether it says what was well done: `had I not called, it would have sailed`, `if I'd waited we'd have lost them`."""
        norms = self._norms(clause)
        unreal = clause.mood is Mood.CONDITIONAL or clause.joint == "if"
        if unreal and clause.negated and (clause.joint == "if" or norms[:1] == ["had"] or "without" in norms):
            return True
        if clause.subject is not Subject.I or not (clause.joint == "if" or norms[:1] == ["had"]):
            return False
        return any(
            c.mood is Mood.CONDITIONAL and c.kind is ClauseKind.MAIN and not c.negated and c.classes & {"lose", "fail"}
            for c in clauses
        )

    def is_no_chance(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Whether a condition that was not met was well left, was for others to meet, or was one of two options."""
        return self.is_defence(clause, clauses) or self.is_bidden(clause) or self._is_option(clause, clauses)

    def _is_option(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Whether another course is told beside it: `had I settled it, we'd have been done; leaving it open meant a month`."""
        end = self._reading.sentences[clause.sentence].last
        return clause.place < CLOSING and any(
            other.first >= clause.last
            and other.kind is ClauseKind.GERUND
            and not _TURNED_OUT.isdisjoint(self._reading.norms(other.first, end))
            for other in clauses
        )

    def is_word_to_listener(self, clause: Clause) -> bool:
        """Whether it only leads in what is said: `I should mention that ...`, `I would like to thank her`, `I have to admit`."""
        said = {clause.predicate} | {
            c.predicate for c in self._beside(clause) if c.parent == clause.index and c.kind is ClauseKind.INFINITIVE
        }
        if clause.subject is not Subject.I or clause.perfect or said.isdisjoint(_SAYINGS):
            return False
        thanks = not said.isdisjoint({"thank", "mention", "admit", "confess", "stress", "acknowledge"})
        if not thanks and (self._is_early(self._sentence_norms(clause)) or self._has_time(clause, clause.last)):
            return False  # `on the first morning I'd say that I have looked at it`
        return thanks or any(c.parent == clause.index and c.kind is ClauseKind.COMPLEMENT for c in self._beside(clause))

    def is_doubted(self, clause: Clause) -> bool:
        """Whether the speaker does not believe it: `I do not think a workshop would have helped`."""
        parent = self._parent(clause)
        return (
            parent is not None
            and parent.negated
            and parent.subject is Subject.I
            and "think" in (parent.classes | {parent.predicate})
        )

    def _is_offered(self, clause: Clause) -> bool:
        """Whether it is what the speaker offers who asks: `that's what I'd bring to this role too`."""
        norms = self._norms(clause)
        parent = self._parent(clause)
        if clause.kind is ClauseKind.INFINITIVE and parent is not None and not _GLAD.isdisjoint(self._norms(parent)):
            return "you" in norms
        if clause.predicate == "be" and not _GLAD.isdisjoint(norms) and "you" in norms:
            return True  # `I'd be happy to tell you more`
        there = any(pair in _OFFERED for pair in pairwise(norms)) or (
            norms[-1:] in (["here"], ["too"]) and "here" in norms
        )
        return clause.subject is Subject.I and there and not self._has_time(clause, clause.last)

    def hangs_on_others(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """`If they had asked I would have told them` says nothing of what the speaker would do otherwise."""
        return any(
            other.joint in ("if", "unless")
            and other.parent == clause.index
            and (other.subject in (Subject.NAMED, Subject.THEY) or self.is_bidden(other))
            for other in clauses
        )

    def is_bidden(self, clause: Clause) -> bool:
        """Whether it is what others would have to do with the speaker: `if I had been asked to`."""
        return (
            clause.subject is Subject.I
            and clause.passive
            and bool(clause.classes & {"ask", "tell", "order", "require"})
        )

    def _is_fate(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Whether it tells what would become of the speaker if something happened: `I'd be in trouble if it broke`."""
        if clause.predicate not in _FATES or clause.perfect or self._has_time(clause, clause.last):
            return False
        happens = any(other.joint in ("if", "unless") and other.subject is Subject.THING for other in clauses)
        return happens or ("event", "of") in pairwise(self._sentence_norms(clause))

    def is_estimate(self, clause: Clause) -> bool:
        if clause.predicate not in self._words["estimating_verb"] or clause.perfect:
            return False
        return not self._norms_set(clause) & self._words["order_word"] and not self._has_time(clause, clause.last)

    def _is_said_so(self, clause: Clause) -> bool:
        """Whether it is a way of speaking: `I'd be lying if I said so`, `I'd rather have a late ship than a burning one`."""
        lies = clause.predicate == "lie" and any(c.joint == "if" for c in self._beside(clause))
        return lies or (clause.predicate == "have" and "rather" in self._norms_set(clause))
