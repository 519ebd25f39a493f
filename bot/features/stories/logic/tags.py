"""Tags of a story: a title from a name, and a project and year from one line."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count

UNNAMED = "My story"
"""Title of a story that has neither a project nor an archetype."""
EARLIEST, LATEST = 1950, 2100
MOST_WORDS, LONGEST_OPENING = 8, 60
"""Words and characters of a text that become a title."""
_SENTENCE_ENDS = (".", "!", "?")
_AFTER_WORDS = " .,;:-–—"
_YEAR = re.compile(r"(?<![\w.])(?:19[5-9]\d|20\d\d|2100)(?![\w.]*\w)")
_NUMBER = re.compile(r"(?: \(\d+\))?")
_AROUND = " \t\n,;:·/|-–—()[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project's name and year. None for what was not said."""

    name: str | None
    year: int | None


def read_project(line: str) -> Project:
    """Return a project line taken apart, such as `Search rewrite, 2023`.

    The last year in it counts. Without a year the line is the name.
    """
    years = list(_YEAR.finditer(line))
    if not years:
        return Project(name=" ".join(line.split()) or None, year=None)
    found = years[-1]
    before, after = line[: found.start()].rstrip(_AROUND), line[found.end() :].lstrip(_AROUND)
    name = " ".join(f"{before} {after}".split()).strip(_AROUND)
    return Project(name=name or None, year=int(found.group()))


def first_words(text: str) -> str:
    """Return the first words of a text as a title, "" where it has none."""
    words = text.split()
    title = ""
    for at, word in enumerate(words):
        longer = f"{title} {word}".strip()
        if len(longer) > LONGEST_OPENING or at == MOST_WORDS:
            return f"{title.rstrip(_AFTER_WORDS) or word[:LONGEST_OPENING]} …"
        title = longer
        if title.endswith(_SENTENCE_ENDS):
            break
    return title.rstrip(_AFTER_WORDS)


def suggested_title(name: str, taken: Collection[str]) -> str:
    """Return a title of a name, such as a project's, that none of the taken titles equals: numbered where it must be."""
    words = " ".join(name.split())
    base = words[:1].upper() + words[1:]
    titles = (base if number == 1 else f"{base} ({number})" for number in count(1))
    return next(title for title in titles if title not in taken)


def is_suggested(title: str, name: str) -> bool:
    """Return whether a title is one that `suggested_title` gives for that name."""
    base = suggested_title(name, ())
    return title.startswith(base) and bool(_NUMBER.fullmatch(title[len(base) :]))
