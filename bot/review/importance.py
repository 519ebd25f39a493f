"""Find words that only say that something mattered: somebody pleased, praise, a big impact, a lot learned."""

from collections.abc import Sequence

from bot.review.aftermath import OTHERS, after_acts, extent, is_of_others
from bot.review.reading import Clause, ClauseKind, Mood, Subject, Tense
from bot.review.rules.rule import Found
from bot.review.signals import Signals
from question_bank.words import load_words

_LATE = 0.55
_LIGHT = frozenset(("be", "become", "have", "make", "leave", "give", "bring", "get", "mean", "create", "cause", "show", "see", "realise", "realize", "prove"))
_TRACES = frozenset(("mark", "impression", "difference", "waves", "splash", "trace"))
_HOUSE = frozenset(("business", "management", "leadership", "board", "sales", "product", "support", "side"))
_CLOSER = frozenset(("closer", "together"))
_STATES = frozenset(("be", "become", "seem", "feel", "look", "sound", "stay"))


def importance(signals: Signals) -> Sequence[Found]:
    """Return the clauses that say that it mattered, and not to whom for what."""
    return _Importance(signals).found()


class _Importance:
    """Looks through the clauses of one text."""

    def __init__(self, signals: Signals) -> None:
        self.reading = signals.reading
        self.words = signals.lexicon.words
        self.of = load_words().of

    def found(self) -> list[Found]:
        found: list[Found] = []
        for clause in after_acts(self.reading, reported=True):
            if clause.place < _LATE or clause.negated or clause.tense is Tense.NONE or clause.kind is ClauseKind.FRAGMENT:
                continue
            strength = max(self.pleased(clause), self.praised(clause), self.mattered(clause), self.grew(clause))
            if strength:
                found.append(Found(self.reading.span(*extent(self.reading, clause)), strength))
        return found

    def pleased(self, clause: Clause) -> float:
        if clause.mood is not Mood.TOLD or not self.is_of_people(clause):
            return 0
        predicate = clause.predicate.replace(" ", "_")
        after = self.after(clause)
        if predicate in self.words["pleases"]:
            return 0.6
        return 0.7 if predicate in _STATES and not self.words["pleased"].isdisjoint(after[:5]) else 0

    def praised(self, clause: Clause) -> float:
        if not self.is_of_people(clause) or clause.classes.isdisjoint(("tell", "give")):
            return 0
        after = self.after(clause)
        kind = not self.words["kindness"].isdisjoint(after) or not self.words["where_praised"].isdisjoint(after)
        return 0.5 if kind else 0

    def mattered(self, clause: Clause) -> float:
        if clause.subject is Subject.I:
            return 0
        if clause.predicate.replace(" ", "_") in self.words["matters"] and clause.subject is Subject.THING:
            return 0.6
        after = self.after(clause)
        great = next((at for at, norm in enumerate(after) if norm in self.words["great"]), None)
        noun = next((at for at, norm in enumerate(after) if self.of(norm).noun in self.words["mattering_noun"]), None)
        light = clause.predicate.partition(" ")[0] in _LIGHT or (clause.passive and "think" in clause.classes or clause.predicate == "feel")
        if light and great is not None and noun is not None and great < noun <= great + 3 and "to" not in after[great:noun]:
            return 0.6
        if light and great is not None and ("for" in after[great + 1 : great + 3] or "how" in after[:great]):
            return 0.5
        if not _TRACES.isdisjoint(after) and clause.predicate in ("leave", "make", "notice", "see", "feel"):
            return 0.6
        if clause.predicate == "bring" and not _CLOSER.isdisjoint(after):
            return 0.6
        return 0.5 if noun is not None and not clause.classes.isdisjoint(("rise", "help", "gain", "change", "align")) else 0

    def grew(self, clause: Clause) -> float:
        if clause.subject is Subject.I or not (self.is_of_people(clause) or clause.subject is Subject.WE):
            return 0
        grows = clause.predicate.replace(" ", "_") in self.words["grows"]
        return 0.5 if grows and not self.words["much"].isdisjoint(self.after(clause)) else 0

    def is_of_people(self, clause: Clause) -> bool:
        anybody = clause.subject in OTHERS
        return anybody or is_of_others(self.reading, clause, self.words) or self.is_of_house(clause)

    def is_of_house(self, clause: Clause) -> bool:
        if clause.subject is not Subject.THING or clause.subject_at is None:
            return False
        return self.reading.tokens[clause.subject_at[1] - 1].norm in _HOUSE

    def after(self, clause: Clause) -> Sequence[str]:
        return self.reading.norms(*clause.object_at) if clause.object_at is not None else ()
