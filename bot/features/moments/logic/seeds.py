"""What a bullet of a résumé has and lacks as the seed of a story: something that its owner did, and a number."""

from collections.abc import Callable
from enum import StrEnum

from bot.review.reading import AmountKind
from bot.review.signals import Signals

_MEASURES = frozenset((AmountKind.MONEY, AmountKind.SPAN, AmountKind.SHARE, AmountKind.COUNT))


class Seed(StrEnum):
    """One thing that a story grows from."""

    ACT = "act"
    NUMBER = "number"


def seeds_of(bullet: str, read: Callable[[str], Signals]) -> frozenset[Seed]:
    """Return what a bullet has. A résumé leaves out its subject, so the bullet is read as what "I" did."""
    signals = read(_with_subject(bullet))
    found = set()
    if signals.acts.own:
        found.add(Seed.ACT)
    if any(amount.kind in _MEASURES for clause in signals.reading.clauses for amount in clause.amounts):
        found.add(Seed.NUMBER)
    return frozenset(found)


def _with_subject(bullet: str) -> str:
    first, _, rest = bullet.partition(" ")
    if first.casefold() in ("i", "we", "my", "our"):
        return bullet
    # `CI builds cut` begins with a name, `Led the move` with a verb that opens the line.
    verb = first if first[1:] != first[1:].lower() else first.lower()
    return f"I {verb} {rest}"
