"""What a story is filed under: a title out of its first words, and a project and year out of one line."""

import re
from dataclasses import dataclass

TITLE_WORDS = 7
EARLIEST, LATEST = 1950, 2100
_YEAR = re.compile(r"(?<![\w.])(?:19[5-9]\d|20\d\d|2100)(?![\w.]*\w)")
_AROUND = " \t\n,;:·/|-–—()[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project's name and its year; None for what was not said."""

    name: str | None
    year: int | None


def read_project(line: str) -> Project:
    """`Search rewrite, 2023` taken apart. The last year that is named counts; without one the line is the name."""
    years = list(_YEAR.finditer(line))
    if not years:
        return Project(name=" ".join(line.split()) or None, year=None)
    found = years[-1]
    before, after = line[: found.start()].rstrip(_AROUND), line[found.end() :].lstrip(_AROUND)
    name = " ".join(f"{before} {after}".split()).strip(_AROUND)
    return Project(name=name or None, year=int(found.group()))


def suggested_title(text: str, project: str | None = None, longest: int = 60) -> str:
    """A title for a story that has none: its project, else its first words; at most `longest` code points."""
    words = (project or text).split()
    kept: list[str] = []
    for word in words if project else words[:TITLE_WORDS]:
        if len(" ".join([*kept, word])) > longest:
            break
        kept.append(word)
        if not project and word[-1] in ".!?;":
            break
    title = " ".join(kept).rstrip(" ,;:.!?-–—") or (words[0][:longest] if words else "")
    return title[:1].upper() + title[1:]
