"""A yes or a no as people type it, in place of a button."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_NO = frozenset({"no", "nope", "nah", "not", "never", "don", "dont", "t", "stop", "cancel", "keep", "it", "mind"})
_SAYS_NO = _NO - {"it", "mind", "t"}
_YES = frozenset(
    {"yes", "y", "yep", "yeah", "ok", "okay", "sure", "please", "do", "it", "erase", "delete", "everything", "all"}
)
_SAYS_YES = _YES - {"please", "it", "everything", "all"}


def declines(text: str) -> bool:
    """Return whether a text is nothing but a no, such as `no no`, `don't` or `Keep it!`."""
    return _consists(text, _NO, _SAYS_NO)


def agrees(text: str) -> bool:
    """Return whether a text is nothing but a yes, such as `ok`, `yes please` or `Erase everything`."""
    return _consists(text, _YES, _SAYS_YES)


def _consists(text: str, words: frozenset[str], of_them: frozenset[str]) -> bool:
    typed = {word.casefold() for word in _WORD.findall(text)}
    return bool(typed) and typed <= words and not typed.isdisjoint(of_them)
