"""Why a review came out as it did: each rule that fired, held back or nearly fired, with the words it looked at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.coach.rules import style
from bot.coach.rules.rule import Rule as StyleRule
from bot.coach.story import Story
from bot.coach.types import TRAP
from bot.review.rules import action, driver, reflection, result, situation, trade_off
from bot.review.rules.rule import Rule
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.traps import RULES as TRAPS
from bot.review.traps import falls_into_trap, trap_of
from bot.review.version import RULES_VERSION
from question_bank.models import ArchetypeId, FormerRule, Move, StyleElement, Verdict

RULES_OF_MOVES: Mapping[Move, Sequence[Rule]] = {
    Move.SITUATION: situation.RULES,
    Move.TRADE_OFF: trade_off.RULES,
    Move.ACTION: action.RULES,
    Move.RESULT: result.RULES,
    Move.DRIVER: driver.RULES,
    Move.REFLECTION: reflection.RULES,
}
_TODAY: Mapping[str, str] = {rule.id: rule.says for rules in RULES_OF_MOVES.values() for rule in rules} | {
    rule.id: rule.says for rules in style.RULES.values() for rule in rules
}


class Outcome(StrEnum):
    """What became of a rule: it fired, as a cap it held the verdict back, or it found something and not enough."""

    FIRED = "fired"
    HELD_BACK = "held-back"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One rule: the move, element or `trap` it speaks of, what it would give, and the words that it looked at."""

    part: Move | StyleElement | str
    rule: str
    verdict: Verdict | None
    says: str
    rubric: str
    outcome: Outcome
    spans: tuple[Span, ...]


def rule_texts(edition: str, former: Mapping[str, Mapping[str, FormerRule]]) -> Mapping[str, str]:
    """Return what each rule says by which a review of that edition was made, by its id; empty for an unknown one."""
    if edition == RULES_VERSION:
        return _TODAY
    return {rule.id: rule.says for rule in former.get(edition, {}).values()}


def explain(signals: Signals, story: Story, archetype: ArchetypeId | None) -> Iterator[Explained]:
    """Return the rules that found anything, move by move; what found nothing is left out."""
    for part, rules in RULES_OF_MOVES.items():
        for rule in rules:
            found = tuple(rule.find(signals))
            outcome = Outcome.HELD_BACK if rule.caps else Outcome.FIRED
            if not found and rule.near is not None:
                found, outcome = tuple(rule.near(signals)), Outcome.NEARLY
            if found:
                yield _explained(part, rule, outcome, tuple(one.span for one in found))
    if archetype is not None:
        yield from _trap(signals, archetype)


def explain_style(story: Story) -> Iterator[Explained]:
    """Return the same for an answer to a style prompt."""
    for part, rules in style.RULES.items():
        for rule in rules:
            spans = tuple(rule.find(story))
            outcome = Outcome.HELD_BACK if rule.caps else Outcome.FIRED
            if not spans and rule.near is not None:
                spans, outcome = tuple(rule.near(story)), Outcome.NEARLY
            if spans:
                yield _explained(part, rule, outcome, spans)


def _explained(part: Move | StyleElement, rule: Rule | StyleRule, outcome: Outcome, spans: tuple[Span, ...]) -> Explained:
    return Explained(
        part=part,
        rule=rule.id,
        verdict=rule.verdict,
        says=rule.says,
        rubric=rule.rubric,
        outcome=outcome,
        spans=spans,
    )


def _trap(signals: Signals, archetype: ArchetypeId) -> Iterator[Explained]:
    trap = TRAPS[archetype]
    fallen = falls_into_trap(signals, archetype)
    spans = tuple(found.span for found in trap_of(signals, archetype).found)
    if fallen or spans:
        yield Explained(
            part=TRAP,
            rule=trap.id,
            verdict=None,
            says=trap.says,
            rubric=trap.rubric,
            outcome=Outcome.FIRED if fallen else Outcome.NEARLY,
            spans=spans,
        )
