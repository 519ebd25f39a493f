"""What a trap is: a name, a line of the rubric, what decides, and the stories that prove it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.review.rules.rule import Evidence
from bot.review.signals import Signals


class Trapped(NamedTuple):
    """Whether a story falls into its trap. None: it does not show, and no trap is called.

    `found` are the words that lead into the trap, or those that keep out of it, the best first.
    """

    fallen: bool | None
    found: Sequence[Evidence]
    rule: str


class Decided(NamedTuple):
    """What a rule says of a story."""

    fallen: bool | None
    found: Sequence[Evidence] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrapRule:
    """The rule of one trap. `fires` are stories that fall into it, `silent` near misses that avoid it."""

    id: str
    """`traps.<name>`."""
    rubric: str
    says: str
    """What is the matter with a story that falls into it, as a sentence."""
    find: Callable[[Signals], Decided]
    fires: tuple[str, ...]
    silent: tuple[str, ...]
