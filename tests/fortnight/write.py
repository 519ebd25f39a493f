"""Writes docs/a-fortnight.md and docs/first-run.txt: `python -m tests.fortnight.write`."""

import asyncio
from pathlib import Path

from tests.fortnight.first_run import first_run
from tests.fortnight.script import play
from tests.fortnight.theatre import theatre

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "a-fortnight.md"
FIRST_RUN = DOCS / "first-run.txt"
HEAD = """\
# A fortnight with Stardrill

Somebody has a loop in four weeks. This is what they see in the terminal bot, day by day: the program's own words, written
down by `make fortnight` with the clock moved by hand. Lines that begin with `>` are typed; a number presses the button
with that number. The same script is a test.
"""


def page_of(pages: list[tuple[str, str]]) -> str:
    """The whole document: a heading and a block for each day."""
    days = [f"## {title}\n\n```text\n{_tidy(seen)}\n```\n" for title, seen in pages]
    return "\n".join([HEAD, *days])


def _tidy(seen: str) -> str:
    return "\n".join(line.rstrip() for line in seen.strip("\n").splitlines())


async def fortnight() -> str:
    """Play the fortnight; the document."""
    async with theatre() as stage:
        await play(stage)
        return page_of(stage.finish())


if __name__ == "__main__":
    PAGE.write_text(asyncio.run(fortnight()), encoding="utf-8")
    FIRST_RUN.write_text(asyncio.run(first_run()), encoding="utf-8")
