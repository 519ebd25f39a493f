"""Small things that were not done and would have helped: a call, an hour, a note on the first day."""

from collections.abc import Sequence

from bot.review.looking_back.clause_words import ClauseWords
from bot.review.reading import Clause, ClauseKind, Kind, Subject, Tense

_WITHOUT = frozenset({"without", "otherwise", "else", "if", "unless"})
_CHEAP = frozenset({"nothing", "little", "less", "only", "minutes", "hour", "afternoon", "morning", "evening", "day"})
_PLENTY = frozenset({"worth", "plenty", "all", "needed", "ample"})
_MINE = frozenset({"my", "our"})


class MissedChances(ClauseWords):
    """Finds what would have helped, told of others or of a thing."""

    def would_have_helped(self, clause: Clause) -> bool:
        """Return whether a clause says that something small, early or better would have helped."""
        return (
            self._helps(clause)
            or self._would_have_been_right(clause)
            or self.would_have_been_enough(clause)
            or self._could_have_been_short(clause)
            or self._would_have_told_me(clause)
            or self._would_have_taken_little(clause)
        )

    def could_be_better(self, clause: Clause) -> bool:
        """Hear `My planning could have been stronger throughout`: a virtue of the speaker's that was wanting."""
        subject = self._reading.norms(*clause.subject_at) if clause.subject_at else ()
        mine = not _MINE.isdisjoint(subject) or (
            list(subject) == ["it"] and "could" in self._modals(clause) and clause.perfect
        )
        virtue = not self._words["virtue_word"].isdisjoint(self._norms(clause))
        return mine and virtue and not clause.negated and clause.kind is ClauseKind.MAIN

    def _could_have_been_short(self, clause: Clause) -> bool:
        """Hear `The benchmark could have been a Friday afternoon`."""
        if (
            clause.predicate != "be"
            or clause.subject is not Subject.THING
            or clause.verb is None
            or clause.subject_at is None
        ):
            return False
        pointing = {"it", "this", "that"}.issuperset(self._reading.norms(*clause.subject_at))
        after = self._reading.norms(clause.verb + 1, clause.last)
        return (
            "could" in self._modals(clause)
            and not clause.negated
            and not pointing
            and self._is_time(after)
            and after[:1] == ["a"]
        )

    def _would_have_taken_little(self, clause: Clause) -> bool:
        """Hear `It would have taken one walk through the kitchen in the first week`; not what another way would have cost."""
        subject = self._reading.norms(*clause.subject_at) if clause.subject_at else ()
        after = self._reading.norms((clause.verb or clause.first) + 1, self._to_next_main(clause))
        small = after[:1] != [] and after[0] in self._words["small_opener"]
        needs = clause.predicate in ("take", "need", "require") and not clause.negated
        return needs and list(subject) == ["it"] and small and self._is_early(after)

    def would_have_been_enough(self, clause: Clause) -> bool:
        """Hear `Ugly numbers on the first day would have been worth more`, `a Friday note would have been enough`."""
        if clause.predicate != "be" or clause.negated or clause.subject is not Subject.THING or clause.verb is None:
            return False
        head = self._head(clause)
        small = bool(head) and head[0] in self._words["small_opener"]
        named = small or self._is_early(head) or self._is_ahead(head)
        after = self._reading.norms(clause.verb + 1, min(clause.last, clause.verb + 4))
        return named and _WITHOUT.isdisjoint(head) and not (self._words["right_word"] | _PLENTY).isdisjoint(after)

    def _would_have_told_me(self, clause: Clause) -> bool:
        """Hear `They would have told me on day one`: others would have helped, at a time when they were not asked."""
        people = clause.subject in (Subject.NAMED, Subject.THEY) and clause.predicate in self._words["helping_verb"]
        norms = self._reading.norms(*self._extent(clause))
        return people and not clause.negated and not clause.joint and "me" in norms and self._is_early(norms)

    def is_after_small(self, clause: Clause) -> bool:
        """Hear `Ten minutes alone with him before, and he'd have been on my side`: a small thing that was not done."""
        if clause.joint == "and" and clause.perfect and self._is_laid_out(clause):
            return True
        if (
            clause.joint != "and"
            or clause.negated
            or any(
                c.kind is ClauseKind.MAIN and c.first < clause.first and c.verb is not None
                for c in self._beside(clause)
            )
        ):
            return False
        first = self._reading.sentences[clause.sentence].first
        head = [
            t.norm
            for t in self._reading.tokens[first : (clause.subject_at or (clause.first,))[0]]
            if t.kind is not Kind.MARK
        ]
        while head and head[0] in self._words["lead_word"]:
            head.pop(0)
        small = bool(head) and (head[0] in self._words["small_opener"] or head[0].isdigit())
        return small and _WITHOUT.isdisjoint(head)

    def _is_laid_out(self, clause: Clause) -> bool:
        """Hear `Two sheets laid side by side, that afternoon, and it would not have left`: a small thing, described."""
        sentence = self._reading.sentences[clause.sentence]
        told = [c for c in self._beside(clause) if c.kind is ClauseKind.MAIN and c.first < clause.first]
        head = self._reading.norms(sentence.first, clause.first)
        small = head[:1] != [] and head[0] in self._words["small_opener"]
        alone = len(told) == 1 and told[0].first == sentence.first and told[0].subject is Subject.THING
        return small and alone and self._is_early(head)

    def _helps(self, clause: Clause) -> bool:
        """Hear `That would have fixed it`, `one look at the log would have told me`, `a day's notice would have cost nothing`."""
        if clause.negated or clause.kind is ClauseKind.RELATIVE:
            return False
        cheap = clause.predicate in ("cost", "take") and not _CHEAP.isdisjoint(self._norms(clause))
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
        return clause.predicate == "be" and not clause.negated and self.calls_right(clause)

    def calls_right(self, clause: Clause) -> bool:
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
        """Whether a deed is the subject: `asking them would have shown it`, `adding up one column would have shown it`."""
        gerunds = [c for c in self._beside(clause) if c.kind is ClauseKind.GERUND and c.first < (clause.verb or 0)]
        hangs_on = any(c.parent == clause.index for c in gerunds)
        return hangs_on or any(c.last == clause.first for c in gerunds) or self.is_interrupted_deed(clause)

    def is_interrupted_deed(self, clause: Clause) -> bool:
        """Whether a deed opens the sentence and its verb comes later: `Sending it in May, the week he asked, would have ...`."""
        first = self._reading.sentences[clause.sentence].first
        opens = any(c.kind is ClauseKind.GERUND and c.first == first for c in self._beside(clause))
        return opens and clause.perfect and clause.subject_at is None and clause.subject is Subject.THING
