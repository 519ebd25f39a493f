"""Word limits of written answers: which there are, and how a typed one is read."""

import re

LIMITS = (100, 150, 200, 250, 300, 500)
"""Limits that are offered by a tap."""
FEWEST, MOST = 20, 2000
"""Limits that are taken: below there is no answer to judge, and above no form asks for one."""
_TYPED = re.compile(r"\D{0,20}(\d{1,3}(?:[,.' ]\d{3})+|\d{1,6})\s*(?:words?|w)?[.!]?", re.IGNORECASE)


def read_limit(typed: str) -> int | None:
    """Return the number of words that a short text names, such as `250`, `max 1,000 words`. None where it names none."""
    found = _TYPED.fullmatch(typed.strip())
    return int(re.sub(r"\D", "", found[1])) if found is not None else None


def is_taken(limit: int) -> bool:
    """Return whether a number of words can be a limit."""
    return FEWEST <= limit <= MOST
