"""Find what a project changed for other people or other work, beyond its own result: good or bad, without a thing that stays."""

from collections.abc import Sequence

from bot.review.aftermath import OTHERS, TOLD, after_acts, extent, is_act, is_of_others
from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.rules.rule import Found
from bot.review.signals import Signals
from question_bank.grammar import load_grammar
from question_bank.models import Move
from question_bank.words import load_words

_LATE = 0.6
_OPEN = frozenset((ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.RELATIVE))
_NOW = frozenset(("now", "since", "today", "nowadays", "afterwards"))
_CONSEQUENCE = frozenset(("so", "so that", "because of"))
_NEXT = frozenset(("next", "another", "second", "third", "later", "since", "other", "afterwards"))
_CHANGED = frozenset((("first", "time"), ("no", "longer")))
_LATER = frozenset((
    ("year", "after"), ("year", "later"), ("years", "later"), ("months", "later"), ("month", "later"), ("weeks", "later"),
    ("quarter", "later"), ("week", "later"), ("later", "on"), ("next", "year"), ("next", "quarter"), ("quarter", "after"),
    ("that", "spring"), ("that", "autumn"), ("that", "summer"), ("in", "spring"), ("in", "autumn"), ("in", "summer"), ("next", "project"),
))  # fmt: skip
_COMES = frozenset(("come", "move", "switch", "transfer", "go", "return", "flock", "turn"))
_US = frozenset(("us", "me"))
_FIXED_FORMS = frozenset(("set", "put", "cut", "let", "read", "hit", "run", "split", "fit", "cost", "shut", "quit", "bet", "spread"))


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
        for clause in after_acts(self.reading, moods=TOLD | {Mood.CONDITIONAL}):
            if clause.mood is Mood.CONDITIONAL and not self.could(clause):
                continue
            tied = clause.kind is ClauseKind.SUBORDINATE and clause.joint not in _CONSEQUENCE
            if tied or not (clause.kind in _OPEN or clause.parent is None) or not (clause.place >= _LATE or clause.section is Move.DRIVER):
                continue
            strength = max(self.others_changed(clause), self.made_able(clause), self.followed(clause))
            if strength:
                found.append(Found(self.reading.span(*extent(self.reading, clause)), strength))
        return found

    def could(self, clause: Clause) -> bool:
        """Return whether a clause tells what somebody was able to do: `so finance could close the books`."""
        if clause.perfect or clause.verb is None or clause.joint in ("if", "unless", "in case"):
            return False
        return "could" in self.reading.norms(clause.first, clause.verb)

    def others_changed(self, clause: Clause) -> float:
        if clause.tense is Tense.NONE or not is_of_others(self.reading, clause, self.words):
            return 0
        predicate = clause.predicate.replace(" ", "_")
        if predicate in self.words["raised"] and clause.passive and not clause.negated:
            return 0.7
        if not is_act(clause) and predicate not in self.words["own_will"]:
            return 0
        if predicate in self.words["pleases"] or (clause.passive and "feel" in clause.classes):
            return 0
        if self.begins_or_ends(clause):
            return 0.8
        if (predicate in self.words["of_own_will"] or self.comes_over(clause)) and not clause.negated:
            return 0.6
        norms = self.reading.norms(*extent(self.reading, clause))
        present = self.is_present(clause, norms) and not clause.negated
        pairs = set(zip(norms, norms[1:], strict=False))
        if clause.tense is Tense.PRESENT and ("anymore" in norms or ("any", "more") in pairs):
            return 0.6
        if not _CHANGED.isdisjoint(pairs):
            return 0.7
        if not self.words["unaided"].isdisjoint(norms) and (present or not _NEXT.isdisjoint(norms)):
            return 0.6
        return 0.6 if present and not _NOW.isdisjoint(norms) else 0

    def followed(self, clause: Clause) -> float:
        """Return how well a clause tells what others did as a consequence, later, or without the speaker's help."""
        if not self.is_act_of_others(clause) or clause.passive:
            return 0
        if clause.joint == "so" and clause.kind is not ClauseKind.COMPLEMENT and clause.tense is Tense.PAST:
            return 0.6
        if clause.predicate == "leave" and clause.subject is Subject.THEY and self.is_left_for_good(clause):
            return 0.6
        first, last = extent(self.reading, clause)
        norms = self.reading.norms(first, last)
        later = any(pair in _LATER for pair in zip(norms, norms[1:], strict=False)) or "afterwards" in norms
        if later and clause.tense is Tense.PAST:
            return 0.6
        hanging = self.reading.clauses[clause.index + 1 : clause.index + 3]
        return 0.6 if any(c.parent == clause.index and c.joint == "without" for c in hanging) else 0

    def is_left_for_good(self, clause: Clause) -> bool:
        return clause.object_at is None or self.reading.tokens[clause.object_at[0]].norm in ("for", "because", "the", "us")

    def comes_over(self, clause: Clause) -> bool:
        """Return whether others come to the speaker's side: `two of the agents moved over to us`."""
        if clause.object_at is None or clause.predicate.partition(" ")[0] not in _COMES:
            return False
        first, last = clause.object_at
        return not _US.isdisjoint(self.reading.norms(first, min(last, first + 3)))

    def is_present(self, clause: Clause, norms: Sequence[str]) -> bool:
        """Return whether a clause tells what is so now; `now` makes it so where the form of the verb does not say."""
        same = clause.verb is not None and self.reading.tokens[clause.verb].norm in _FIXED_FORMS
        return clause.tense is Tense.PRESENT or (same and "now" in norms)

    def begins_or_ends(self, clause: Clause) -> bool:
        """Return whether others begin or cease to do something: a verb stands after, so that it is not a thing that stops."""
        if clause.verb is None:
            return False
        if not self.words["begins_or_ends"].isdisjoint(self.reading.norms(clause.first, clause.verb)):
            return True
        after = self.reading.clauses[clause.index + 1 : clause.index + 2]
        ends = self.reading.tokens[clause.verb].norm in self.words["begins_or_ends"]
        return ends and any(c.parent == clause.index and c.kind in (ClauseKind.GERUND, ClauseKind.INFINITIVE) for c in after)

    def made_able(self, clause: Clause) -> float:
        """Return how well a clause tells what the work let others do: `it let sales go into Poland`, `it meant support could`."""
        if clause.subject is not Subject.THING or clause.negated:
            return 0
        hanging = [c for c in self.reading.clauses[clause.index + 1 : clause.index + 3] if c.parent == clause.index]
        if clause.predicate == "mean":
            return 0.7 if any(self.is_act_of_others(c) for c in hanging) else 0
        lets = clause.predicate.partition(" ")[0] == "let"
        if lets and any(c.subject in OTHERS for c in self.reading.clauses[clause.index + 1 : clause.index + 2] if c.sentence == clause.sentence):
            return 0.7
        if not lets and clause.predicate.replace(" ", "_") not in self.words["makes_able"]:
            return 0
        if clause.object_at is None:
            return 0
        first, last = clause.object_at
        after = self.reading.norms(first, min(last, first + 6))
        if not lets and not {"to", "from"} & set(after):
            return 0
        return 0.7 if any(self.is_party(norm) for norm in after[:4]) or any(c.subject in OTHERS for c in hanging) else 0

    def is_act_of_others(self, clause: Clause) -> bool:
        others = is_of_others(self.reading, clause, self.words)
        return others and is_act(clause) and not clause.negated

    def is_party(self, norm: str) -> bool:
        noun = load_words().of(norm).noun
        people = load_grammar().words
        return noun in self.words["party"] or noun in people["person"] or noun in people["group"] or norm in people["bare_group"]
