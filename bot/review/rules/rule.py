"""What a rule is: a name, a line of the rubric, what it looks for, what to advise, and the texts that prove it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.review.signals import Signals
from bot.review.span import Span
from question_bank.models import Verdict

MOST_EVIDENCE = 3
"""Quotes of a move: the best words, not all of them."""


class Evidence(NamedTuple):
    """Words that a rule found, and how well they show it: 1 is as well as words can, 0 not at all."""

    span: Span
    strength: float = 0.5


Find = Callable[[Signals], Sequence[Evidence]]
Advise = Callable[[Signals], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that lifts a move to a verdict, or, with `caps`, keeps it from rising above one.

    `find` returns what it found, in any order; nothing where it does not fire.
    """

    id: str
    """`<module>.<name>`, as in `result.number-of-outcome`."""
    verdict: Verdict
    rubric: str
    """The line or the settled case of the rubric that it stands for."""
    says: str
    """What it found, as a sentence to the user."""
    find: Find
    fires: tuple[str, ...]
    """Texts in which it finds something."""
    silent: tuple[str, ...]
    """Near misses, in which it does not."""
    advice: str | Advise = ""
    """What to do about it, where the verdict is not `met`: a sentence in which `{quote}` stands for the best words found, or
    what makes one from the text."""
    caps: bool = False
    near: Find | None = None
    """Finds what looks like it and was not enough: it changes no verdict, and is shown where a review is explained."""
    settled: bool = False
    """It stands for a settled case, so that it may rest on generated texts where the corpus has few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFinding:
    """What the rules of one move found: its verdict, the evidence (best first), and the rules that spoke."""

    verdict: Verdict
    evidence: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    lacks: Rule | None = None
    """The rule whose advice says what is missing; None where the move is met, or where nothing was found at all."""


_ORDER = tuple(Verdict)


def settle(signals: Signals, rules: Sequence[Rule], *, later_first: bool = False) -> MoveFinding:
    """Apply the rules of a move: the highest verdict that any rule gives, unless a cap holds it down.

    With `later_first`, of words that show it equally well those that come later are quoted first.
    """
    caps = [rule for rule in rules if rule.caps]
    lifted = _highest(signals, [rule for rule in rules if not rule.caps])
    if not lifted:
        held = next((rule for rule in caps if rule.find(signals)), None)
        return MoveFinding(verdict=Verdict.MISSING, rules=(held.id,) if held is not None else (), lacks=held)
    best = lifted[0][0].verdict
    capping = _fired(signals, [rule for rule in caps if _below(rule.verdict, best)])
    verdict = min((rule.verdict for rule, _ in capping), key=_ORDER.index) if capping else best
    speaking = [*capping, *lifted]
    quoted = best_of((one for _, found in speaking for one in found), later_first=later_first)
    return MoveFinding(
        verdict=verdict,
        evidence=quoted if verdict is not Verdict.MISSING else (),
        rules=tuple(rule.id for rule, _ in speaking),
        lacks=capping[0][0] if capping else None if verdict is Verdict.MET else speaking[0][0],
    )


Fired = tuple[Rule, Sequence[Evidence]]
"""A rule with what it found."""


def _highest(signals: Signals, rules: Sequence[Rule]) -> Sequence[Fired]:
    """Return the rules that fired of the highest verdict that any gives. Those of a lower one are not asked."""
    for verdict in reversed(_ORDER):
        fired = _fired(signals, [rule for rule in rules if rule.verdict is verdict])
        if fired:
            return fired
    return ()


def _fired(signals: Signals, rules: Sequence[Rule]) -> Sequence[Fired]:
    return [(rule, found) for rule in rules if (found := rule.find(signals))]


def best_of(found: Iterable[Evidence], *, later_first: bool) -> tuple[Span, ...]:
    """Return the spans that show it best, the best first, none of which overlaps another."""
    turn = -1 if later_first else 1
    ranked = sorted(set(found), key=lambda one: (-one.strength, turn * one.span.start, one.span.end))
    kept: list[Span] = []
    for span, _ in ranked:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
        if len(kept) == MOST_EVIDENCE:
            break
    return tuple(kept)


def _below(one: Verdict, other: Verdict) -> bool:
    return _ORDER.index(one) < _ORDER.index(other)
