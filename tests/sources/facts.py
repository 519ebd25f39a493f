"""The facts of the two sources, read from `facts.yaml`."""

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact of a source, and the screen that says it."""

    source: str
    """The part of the source from which it comes."""
    fact: str
    screen: str
    """The name of the screen, as `screens.shown` takes it."""
    says: str
    """Words of that screen."""


def facts() -> list[Fact]:
    """Return every fact of both sources."""
    table = yaml.safe_load((Path(__file__).parent / "facts.yaml").read_text(encoding="utf-8"))
    return [
        Fact(source=source, fact=fact, screen=screen, says=says)
        for source, rows in table.items()
        for fact, screen, says in rows
    ]
