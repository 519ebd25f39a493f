"""Why a review came out as it did: each rule that fired, held back or nearly fired, with the words it looked at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.review.feedback.fix_first import TRAP
from bot.review.fit import NOT_JUDGED, Fit
from bot.review.rules import action, driver, reflection, result, situation, style, trade_off
from bot.review.rules.rule import Rule
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.traps import RULES as TRAPS
from bot.review.traps import trap_of
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
RULES_OF_STYLE: Mapping[StyleElement, Sequence[Rule]] = style.OF_ELEMENT
_TODAY: Mapping[str, str] = {
    rule.id: rule.says for by_part in (RULES_OF_MOVES, RULES_OF_STYLE) for rules in by_part.values() for rule in rules
}


FIT = "fit"
"""The part of a review that says whether a story answers its question."""


class RuleOutcome(StrEnum):
    """What became of a rule: it fired, as a cap it held the verdict back, or it found something and not enough."""

    FIRED = "fired"
    HELD_BACK = "held-back"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One rule: the move, element, `trap` or `fit` it speaks of, what it would give, and the words that it looked at."""

    part: Move | StyleElement | str
    rule: str
    verdict: Verdict | None
    says: str
    rubric: str
    outcome: RuleOutcome
    spans: tuple[Span, ...]


def rule_texts(edition: str, former: Mapping[str, Mapping[str, FormerRule]]) -> Mapping[str, str]:
    """Return what each rule says by which a review of that edition was made, by its id; empty for an unknown one."""
    if edition == RULES_VERSION:
        return _TODAY
    return {rule.id: rule.says for rule in former.get(edition, {}).values()}


def explain(signals: Signals, archetype: ArchetypeId | None, fitting: Fit = NOT_JUDGED) -> Iterator[Explained]:
    """Return the rules of the moves that found anything, why a story does not answer its question, and the trap's rule.

    What found nothing is left out.
    """
    yield from _explained(signals, RULES_OF_MOVES)
    if fitting.why is not None:
        yield _misfit(fitting.why)
    if archetype is not None:
        yield from _trap(signals, archetype)


def explain_style(signals: Signals) -> Iterator[Explained]:
    """Return the same for an answer to a style prompt."""
    return _explained(signals, RULES_OF_STYLE)


def _explained(
    signals: Signals, by_part: Mapping[Move, Sequence[Rule]] | Mapping[StyleElement, Sequence[Rule]]
) -> Iterator[Explained]:
    for part, rules in by_part.items():
        for rule in rules:
            found = tuple(rule.find(signals))
            outcome = RuleOutcome.HELD_BACK if rule.caps else RuleOutcome.FIRED
            if not found and rule.near is not None:
                found, outcome = tuple(rule.near(signals)), RuleOutcome.NEARLY
            if found:
                yield Explained(
                    part=part,
                    rule=rule.id,
                    verdict=rule.verdict,
                    says=rule.says,
                    rubric=rule.rubric,
                    outcome=outcome,
                    spans=tuple(one.span for one in found),
                )


def _misfit(why: str) -> Explained:
    return Explained(
        part=FIT,
        rule="fit.heard-as-another",
        verdict=None,
        says=why,
        rubric="a story plainly belongs to another archetype",
        outcome=RuleOutcome.FIRED,
        spans=(),
    )


def _trap(signals: Signals, archetype: ArchetypeId) -> Iterator[Explained]:
    rule, trapped = TRAPS[archetype], trap_of(signals, archetype)
    if trapped.fallen is not None:
        yield Explained(
            part=TRAP,
            rule=rule.id,
            verdict=None,
            says=rule.says,
            rubric=rule.rubric,
            outcome=RuleOutcome.FIRED if trapped.fallen else RuleOutcome.NEARLY,
            spans=tuple(found.span for found in trapped.found),
        )
