"""Tags of a story: a title from its first words, and a project and year from one line."""

import re
from dataclasses import dataclass

TITLE_WORDS = 7
CUT = " …"
EARLIEST, LATEST = 1950, 2100
_YEAR = re.compile(r"(?<![\w.])(?:19[5-9]\d|20\d\d|2100)(?![\w.]*\w)")
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


def suggested_title(text: str, project: str | None = None, longest: int = 60) -> str:
    """Return a title for a story that has none: its project, else its first words, in at most `longest` code points.

    A sentence that is cut short ends in an ellipsis.
    """
    words = (project or text).split()
    kept: list[str] = []
    ended = bool(project)
    for word in words if project else words[:TITLE_WORDS]:
        if len(" ".join([*kept, word])) > longest - len(CUT):
            break
        kept.append(word)
        if not project and word[-1] in ".!?;":
            ended = True
            break
    title = " ".join(kept).rstrip(" ,;:.!?-–—") or (words[0][:longest] if words else "")
    cut = CUT if kept and not ended and len(kept) < len(words) else ""
    return title[:1].upper() + title[1:] + cut
