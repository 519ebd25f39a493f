"""Put a story that is told from its end into the order in which it happened."""

import re
from collections.abc import Sequence

from bot.review.reading import BlockKind
from bot.review.writing.blocks import FoldedBlock

_GOES_BACK = re.compile(
    r"""
    [^\w]*(?:and[ ]|but[ ]|because[ ])?
    (?: before[ ](?:(?:all[ ]|any[ ]of[ ])?(?:that|this|it)|the[ ]\w+)\b
      | (?:\w+[ ]){0,4}(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|seasons?|quarters?)[ ](?:earlier|before|back)\b
      | (?:\w+[ ])?earlier\b
      | (?:right[ ]|all[ ]the[ ]way[ ])?(?:back[ ])?(?:at|in)[ ]the[ ](?:very[ ])?(?:start|beginning)\b
      | the[ ]\w+[ ]before[ ]that\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FEWEST = 2
"""Blocks that open with going back: one is a look at what was before."""
_MOST_OTHERS = 2
"""Blocks between the first and the last of them to each of them, that open with something else."""
_TOLD = frozenset((BlockKind.PARAGRAPH, BlockKind.BULLET))


def as_it_happened(parts: Sequence[FoldedBlock], text: str) -> list[FoldedBlock]:
    """Return the blocks of a text in the order in which things happened.

    `Today ... Before that ... And right at the start ...` is turned round up to the last block that goes back. What
    stands after it keeps its place.
    """
    back = [at for at, part in enumerate(parts) if part.kind in _TOLD and _GOES_BACK.match(text, part.start, part.end)]
    if len(back) < _FEWEST or back[-1] - back[0] + 1 > _MOST_OTHERS * len(back):
        return list(parts)
    first, last = back[0], back[-1] + 1
    earlier = (part._replace(section=None) for part in reversed(parts[first:last]))  # no label reaches what was before
    return [*earlier, *reversed(parts[:first]), *parts[last:]]
