"""Why a review came out as it did: each rule that fired, held back or nearly fired, with the words it looked at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.coach.rules import action, driver, reflection, result, situation, style, trade_off
from bot.coach.rules.rule import Rule
from bot.coach.rules.traps import TRAPS, shown
from bot.coach.story import Story
from bot.coach.types import TRAP
from bot.review.span import Span
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
_TODAY: Mapping[str, str] = {
    rule.id: rule.says for rules in (*RULES_OF_MOVES.values(), *style.RULES.values()) for rule in rules
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


def explain(story: Story, archetype: ArchetypeId | None, *, is_style: bool) -> Iterator[Explained]:
    """The rules that found anything, move by move; what found nothing is left out."""
    parts: Mapping[Move, Sequence[Rule]] | Mapping[StyleElement, Sequence[Rule]]
    parts = style.RULES if is_style else RULES_OF_MOVES
    for part, rules in parts.items():
        for rule in rules:
            spans = tuple(rule.find(story))
            outcome = Outcome.HELD_BACK if rule.caps else Outcome.FIRED
            if not spans and rule.near is not None:
                spans, outcome = tuple(rule.near(story)), Outcome.NEARLY
            if spans:
                yield _explained(part, rule, outcome, spans)
    if archetype is not None and not is_style:
        yield from _trap(story, archetype)


def _explained(part: Move | StyleElement, rule: Rule, outcome: Outcome, spans: tuple[Span, ...]) -> Explained:
    return Explained(
        part=part,
        rule=rule.id,
        verdict=rule.verdict,
        says=rule.says,
        rubric=rule.rubric,
        outcome=outcome,
        spans=spans,
    )


def _trap(story: Story, archetype: ArchetypeId) -> Iterator[Explained]:
    trap = TRAPS[archetype]
    fallen, spans = shown(story, archetype)
    if fallen or spans:
        yield Explained(
            part=TRAP,
            rule=trap.id,
            verdict=None,
            says=trap.says,
            rubric="trap: true where the answer falls into the trap of the archetype it was asked for",
            outcome=Outcome.FIRED if fallen else Outcome.NEARLY,
            spans=spans,
        )
