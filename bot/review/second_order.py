"""Find what a project changed for other people or other work, beyond its own result: good or bad, without a thing that stays."""

from collections.abc import Sequence

from bot.review.aftermath import OTHERS, after_acts, extent
from bot.review.reading import Clause, ClauseKind, Reading, Subject, Tense
from bot.review.rules.rule import Found
from bot.review.signals import Signals
from question_bank.models import Move

_LATE = 0.6
_OPEN = frozenset((ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.RELATIVE))
_IDLE = frozenset(("feel", "think", "be", "want", "fear", "praise", "blame", "fail", "wait", "tell"))
_NOW = frozenset(("now", "since", "today", "nowadays", "afterwards"))
_FIRST = (("first", "time"), ("no", "longer"), ("any", "more"), ("on", "their"), ("on", "his"), ("on", "her"), ("without", "me"), ("without", "us"), ("without", "asking"))  # fmt: skip
_MORE = frozenset(("anymore", "finally", "again"))
_BECAUSE = frozenset(("so", "so that", "which", "because of"))


def second_order(signals: Signals) -> Sequence[Found]:
    """Return the clauses in which others do something else than before because of the project."""
    return _SecondOrder(signals).found()


class _SecondOrder:
    """Looks through the clauses of one text."""

    def __init__(self, signals: Signals) -> None:
        self.reading: Reading = signals.reading
        self.words = signals.lexicon.words

    def found(self) -> list[Found]:
        found: list[Found] = []
        for clause in after_acts(self.reading):
            if clause.kind not in _OPEN or not (clause.place >= _LATE or clause.section is Move.DRIVER):
                continue
            strength = max(self.others_changed(clause), self.made_able(clause))
            if strength:
                found.append(Found(self.reading.span(*extent(self.reading, clause)), strength))
        return found

    def others_changed(self, clause: Clause) -> float:
        if clause.subject not in OTHERS or clause.subject_at is None or clause.tense is Tense.NONE:
            return 0
        predicate = clause.predicate.replace(" ", "_")
        if predicate in self.words["raised"] and clause.passive and not clause.negated:
            return 0.7
        if not clause.classes.isdisjoint(_IDLE) and predicate not in self.words["own_will"]:
            return 0
        norms = self.reading.norms(*extent(self.reading, clause))
        start = self.reading.norms(clause.first, (clause.verb or clause.first) + 1)
        if not self.words["begins_or_ends"].isdisjoint(start):
            return 0.8
        if not _MORE.isdisjoint(norms) or any(pair in _FIRST for pair in zip(norms, norms[1:], strict=False)):
            return 0.7
        if not self.words["unaided"].isdisjoint(norms):
            return 0.6
        if not _NOW.isdisjoint(norms) and clause.tense is Tense.PRESENT and not clause.negated:
            return 0.6
        return 0

    def made_able(self, clause: Clause) -> float:
        """Return how well a clause tells what the work let others do: `it let sales go into Poland a quarter earlier`."""
        if clause.subject is not Subject.THING or clause.negated or clause.predicate.replace(" ", "_") not in self.words["makes_able"]:
            return 0
        hanging = [c for c in self.reading.clauses[clause.index + 1 : clause.index + 3] if c.parent == clause.index]
        return 0.7 if any(c.subject in OTHERS and c.kind is ClauseKind.INFINITIVE for c in hanging) else 0
