"""Ask the engine that is measured: the one module here that knows how it is called and what rules it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.review.feedback.explain import RULES_OF_MOVES, Explained
from bot.review.review_json import to_json
from bot.review.reviewer import Reviewer
from bot.shell.judging.review import reviewer

Answer = Mapping[str, Any]
"""A line of the corpus: `id`, `archetype`, `question`, `text`, and what it is labelled for."""
Judged = Mapping[str, Any]
"""A review as JSON, as `stardrill review --jsonl` prints it."""


@cache
def engine() -> Reviewer:
    """Return the engine, built once a process."""
    return reviewer()


def judged(answer: Answer) -> Judged:
    """Return the review of an answer."""
    return to_json(engine().review(answer["text"], archetype=answer["archetype"], question=answer.get("question")))


def explained(answer: Answer) -> tuple[Explained, ...]:
    """Return each rule that fired or nearly fired on an answer."""
    return engine().explain(answer["text"], archetype=answer["archetype"], question=answer.get("question"))


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What is counted against a rule: the verdict that it gives, or caps at, and whether it stands for a settled case."""

    verdict: str
    settled: bool = False


@cache
def rules() -> Mapping[str, RuleFacts]:
    """Return the rules of the six moves, by id."""
    return {
        rule.id: RuleFacts(rule.verdict.value, getattr(rule, "settled", False))  # rules over phrases do not say it
        for of_move in RULES_OF_MOVES.values()
        for rule in of_move
    }
