"""Ask the engine that is measured: the one module here that knows how it is called and what rules it has."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.coach.explain import RULES_OF_MOVES, Explained
from bot.coach.review import Reviewer
from bot.coach.review_json import to_json
from bot.shell.review import reviewer

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


@cache
def verdicts_of_rules() -> Mapping[str, str]:
    """Return the verdict that each rule of a move gives, or caps at, by the rule's id."""
    return {rule.id: rule.verdict.value for rules in RULES_OF_MOVES.values() for rule in rules}
