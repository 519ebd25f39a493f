"""Say how far a story has come at a clause: before its first act, among its acts, after them, or looking back on it."""

from bisect import bisect_left
from collections.abc import Set as AbstractSet

from bot.review.afterwards.taken_up import things_handled
from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.rubric import FEWEST_ACTS
from bot.review.told.acts import Acts
from bot.review.told.whose_story import wished_acts
from question_bank.models import Move

_SETTING_ENDS = 0.3
"""The share of a story that others carried which is taken for its setting."""
_JOINTS = frozenset(("and", "but", "so", "then"))
_SETTLED = 0.75
"""The share of the acts after which what happens is what came of them."""
_MOSTLY_TOLD = 0.6
"""The share of a story without acts after which all of it is taken for done."""
_LATE_STEP = 0.65
"""Where the first act of the speaker stands in a story that others carried: what came of it may be told before."""
_MANY_DEEDS = 2
"""Deeds of others before the speaker's first one that make it their story."""
_STATES = frozenset(("be", "have", "think", "feel", "want"))
_LAST_WORDS = 0.82
_BEGUN = 0.5
"""Where a story whose speaker does nothing before is taken for one that others carried."""


class Course:
    """How a story goes on: where it begins to move, which acts come when, in which tense it is told."""

    def __init__(self, reading: Reading, acts: Acts) -> None:
        self._reading = reading
        self.handled = things_handled(reading, acts)
        self.wished = wished_acts(reading, acts)
        """What the speaker would do, where that carries the story; nothing where it does not."""
        wished = [clause.index for clause in self.wished]
        self._steps = wished or [act.clause.index for act in acts.all if act.counts]
        if self._steps and self._is_carried_by_others(self._steps[0]):
            self._steps = []
        self._first_own = acts.own[0].clause.index if len(acts.own) >= FEWEST_ACTS else None
        self._sentence_words: dict[int, AbstractSet[str]] = {}
        self._looks_back_from: dict[int, int] = {}
        for clause in reading.clauses:
            if clause.subject is Subject.I and clause.mood is Mood.CONDITIONAL:
                self._looks_back_from.setdefault(clause.sentence, clause.index)
        self.again = frozenset(sentence.index for sentence in reading.sentences if sentence.again)
        named = {clause.section for clause in reading.clauses}
        self.in_sections = bool(named & {Move.ACTION, Move.RESULT})
        """The text names its parts; a lone `Context:` in front says nothing of what follows."""
        self.start = self._first_step(wished[0] if wished else acts.first)
        told = [c for c in reading.clauses if c.mood is Mood.TOLD and c.tense is not Tense.NONE]
        self.in_present = sum(c.tense is Tense.PRESENT for c in told) * 2 > len(told)

    def _is_carried_by_others(self, first: int) -> bool:
        """Return whether the speaker does nothing for most of a story, and others do."""
        clauses = self._reading.clauses
        if first <= len(clauses) * _LATE_STEP:
            return False
        deeds = sum(
            c.subject in (Subject.NAMED, Subject.THEY)
            and c.kind is ClauseKind.MAIN
            and c.mood is Mood.TOLD
            and c.tense is Tense.PAST
            and c.classes.isdisjoint(_STATES)
            for c in clauses[:first]
        )
        return deeds >= _MANY_DEEDS

    def _first_step(self, first: int | None) -> int:
        """Return the clause with which the story begins to move: the first act, else what others first did."""
        clauses = self._reading.clauses
        if first is not None and clauses[first].place <= _BEGUN:
            return first
        return next((c.index for c in clauses if c.place >= _SETTING_ENDS), len(clauses))

    def done_before(self, clause: Clause) -> float:
        """Return the share of the acts that are told before a clause, from 0 to 1."""
        if not self._steps:
            return min(1.0, clause.place / _MOSTLY_TOLD)
        return bisect_left(self._steps, clause.index) / len(self._steps)

    def is_before_own_acts(self, clause: Clause) -> bool:
        """Return whether the speaker, who does what is done here, has not begun, and the story does not open with it."""
        return self._first_own is not None and clause.sentence > 0 and clause.index < self._first_own

    def is_settled(self, clause: Clause) -> bool:
        """Return whether nearly all that was done is told before a clause."""
        return self.done_before(clause) >= (_SETTLED if self._steps else 1)

    def is_over(self, clause: Clause) -> bool:
        """Return whether all that was done is told before a clause."""
        return self.done_before(clause) >= 1

    def is_over_after_acts(self, clause: Clause) -> bool:
        """Return whether the speaker's acts are all told before a clause, and there are some."""
        return bool(self._steps) and self.is_over(clause)

    def looks_back(self, clause: Clause) -> bool:
        """Return whether a clause goes on from what the speaker would have done."""
        return clause.index >= self._looks_back_from.get(clause.sentence, len(self._reading.clauses))

    def follows_regret(self, clause: Clause, within: int = 1) -> bool:
        """Return whether one of the sentences before tells what the speaker would have done, so that this one says why.

        `within` is how many sentences back that may be.
        """
        near = range(clause.sentence - within, clause.sentence)
        return clause.place >= _LAST_WORDS and any(sentence in self._looks_back_from for sentence in near)

    def was_before(self, clause: Clause) -> bool:
        """Return whether a clause tells what had been before; `the alarms were gone` does not."""
        if not clause.perfect or clause.tense is not Tense.PAST or clause.verb is None:
            return False
        if self._reading.tokens[self._opening(clause)].norm == "by":
            return False  # `by July the shouting had stopped`
        return not {"was", "were"} & set(self._reading.norms(max(0, clause.verb - 2), clause.verb))

    def _opening(self, clause: Clause) -> int:
        at = clause.first
        while at < clause.last - 1 and self._reading.tokens[at].norm in _JOINTS:
            at += 1
        return at

    def words_of(self, sentence: int) -> AbstractSet[str]:
        """Return the words of a sentence, put together once."""
        if sentence not in self._sentence_words:
            found = self._reading.sentences[sentence]
            self._sentence_words[sentence] = frozenset(self._reading.norms(found.first, found.last))
        return self._sentence_words[sentence]
