"""Count how often each rule decided a verdict, and how often that verdict was the labelled one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.corpus import score
from tests.corpus.engine import Judged, RuleFacts
from tests.corpus.reviewed_once import Pair

LEAST_PRECISION = 0.80
LEAST_SUPPORT = 3
LEAST_GENERATED = 10
"""Texts on which a rule for a settled case of the rubric may rest instead of developed ones."""


@dataclass(slots=True, kw_only=True)
class RuleCount:
    """What one rule decided: texts, of which so labelled; stories, of one base as one; generated texts that it got right."""

    verdict: str
    settled: bool = False
    """Whether it may rest on generated texts."""
    decided: int = 0
    right: int = 0
    stories: set[str] = field(default_factory=set)
    generated: int = 0

    @property
    def precision(self) -> float | None:
        """Return the share of decided texts that are labelled so; None where none was decided."""
        return self.right / self.decided if self.decided else None

    @property
    def support(self) -> int:
        """Return the number of stories decided by the rule."""
        return len(self.stories)

    @property
    def fault(self) -> str | None:
        """Return why the rule may not stand; None for one that may."""
        if self.precision is not None and self.precision < LEAST_PRECISION:
            return f"precision {self.precision:.2f}"
        if self.support >= LEAST_SUPPORT:
            return None
        if self.settled:
            return None if self.generated >= LEAST_GENERATED else f"generated {self.generated}"
        return f"support {self.support}"

    def to_json(self) -> dict[str, Any]:
        """Return the counts as plain data."""
        return {
            "verdict": self.verdict,
            "right": self.right,
            "decided": self.decided,
            "precision": self.precision,
            "support": self.support,
            "generated": self.generated,
            "fault": self.fault,
        }


def story(answer_id: str, *, is_edit: bool) -> str:
    """Return what an answer counts as: the seven texts of one contrast base are one story."""
    return answer_id.rsplit("-", 1)[0] if is_edit else answer_id


def count_rules(
    developed: Iterable[Pair], generated: Iterable[Pair], rules: Mapping[str, RuleFacts]
) -> dict[str, RuleCount]:
    """Return the counts of each rule, also of one that decided nothing.

    A rule decided a move whose verdict is its own and that names it. A `generated` text counts for the one `rule` that
    it names. Raises KeyError for a review that names a rule which is none of `rules`.
    """
    counts = {rule: RuleCount(verdict=facts.verdict, settled=facts.settled) for rule, facts in rules.items()}
    for answer, review in developed:
        for move, rule in _decisions(review, rules):
            if (label := score.label(answer["labels"], move)) is not None:
                counts[rule].decided += 1
                counts[rule].right += label == score.label(review, move)
                counts[rule].stories.add(story(answer["id"], is_edit="edit" in answer))
    for answer, review in generated:
        for move, rule in _decisions(review, rules):
            if rule == answer["rule"] and score.label(answer["labels"], move) == score.label(review, move):
                counts[rule].generated += 1
    return counts


def _decisions(review: Judged, rules: Mapping[str, RuleFacts]) -> Iterator[tuple[str, str]]:
    for move, judged in review["moves"].items():
        for rule in judged["rules"]:
            if rules[rule].verdict == judged["verdict"]:
                yield move, rule
