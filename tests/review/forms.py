"""Forms in which the same text may be typed, dictated or pasted: those of the corpus, and lines broken at any column."""

import textwrap
from collections.abc import Callable, Mapping
from functools import partial

from tests.corpus import forms


def wrapped(text: str, columns: int) -> str:
    """Return the text as an editor breaks its lines."""
    return "\n".join(textwrap.fill(line, columns, break_on_hyphens=False) for line in text.split("\n"))


def unmarked(text: str) -> str:
    """Return the text as a phone writes down what is dictated: no marks, no capitals."""
    return forms.FORMS["no marks, lower case"](text)


FORMS: Mapping[str, Callable[[str], str]] = {
    **forms.FORMS,
    "wrapped at 40": partial(wrapped, columns=40),
    "wrapped at 100": partial(wrapped, columns=100),
}
