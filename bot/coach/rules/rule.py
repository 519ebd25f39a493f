"""What a rule is: a name, a line of the rubric, what it looks for, and the texts that prove it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.coach.story import Story
from bot.review.span import Span
from question_bank.models import Verdict

Find = Callable[[Story], Sequence[Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that lifts a move to a verdict, or, with `caps`, keeps it from rising above one.

    `id` begins with the name of the rule's module. `rubric` is the line that it comes from. `fires` are texts in which
    it finds something, `silent` near misses in which it does not. `near` finds what looks like it and was not enough:
    it changes no verdict, and is shown where a review is explained.
    """

    id: str
    verdict: Verdict
    rubric: str
    says: str
    find: Find
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    caps: bool = False
    near: Find | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the rules of one move found: its verdict, the evidence, the rules that spoke, and what it fell short by."""

    verdict: Verdict
    evidence: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    lacks: str = ""


_ORDER = tuple(Verdict)
MOST_EVIDENCE = 4


def settle(story: Story, rules: Sequence[Rule], lacks: str = "") -> Finding:
    """Apply the rules of a move: the highest verdict that any rule gives, unless a cap holds it down.

    `lacks` names what to say where nothing is found; a cap that holds is what the finding lacks.
    """
    fired = [(rule, tuple(rule.find(story))) for rule in rules]
    lifted = [(rule, spans) for rule, spans in fired if spans and not rule.caps]
    if not lifted:
        return Finding(verdict=Verdict.MISSING, lacks=lacks)
    best = max((rule.verdict for rule, _ in lifted), key=_ORDER.index)
    caps = [(rule, spans) for rule, spans in fired if spans and rule.caps and _below(rule.verdict, best)]
    verdict = min((rule.verdict for rule, _ in caps), key=_ORDER.index) if caps else best
    speaking = [*caps, *((rule, spans) for rule, spans in lifted if rule.verdict is best)]
    evidence = sorted({span for _, spans in speaking for span in spans})
    return Finding(
        verdict=verdict,
        evidence=tuple(evidence[:MOST_EVIDENCE]) if verdict is not Verdict.MISSING else (),
        rules=tuple(rule.id for rule, _ in speaking),
        lacks=caps[0][0].id if caps else "" if verdict is Verdict.MET else lifted[0][0].id,
    )


def _below(one: Verdict, other: Verdict) -> bool:
    return _ORDER.index(one) < _ORDER.index(other)
