"""A line that names a project and its year."""

import re
from dataclasses import dataclass

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
