"""Writes docs/a-fortnight.md, docs/a-clumsy-week.md and docs/first-run.txt: `python -m tests.fortnight.write`."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from tests.fortnight import clumsy, script
from tests.fortnight.first_run import first_run
from tests.fortnight.theatre import Theatre, theatre

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "a-fortnight.md"
CLUMSY_PAGE = DOCS / "a-clumsy-week.md"
FIRST_RUN = DOCS / "first-run.txt"
HEAD = """\
# A fortnight with Stardrill

Somebody has a loop in four weeks. This is what they see in the terminal bot, day by day: the program's own words, written
down by `make fortnight` with the clock moved by hand. Lines that begin with `>` are typed; a number presses the button
with that number. The same script is a test.
"""

CLUMSY_HEAD = """\
# A week with quick thumbs

Somebody taps twice, sends twice, edits, sends the wrong files and types commands in the middle of everything. This is what
they see in the terminal bot: the program's own words, written down by `make fortnight` with the clock moved by hand. Lines
that begin with `>` are typed; a number presses the button with that number; in brackets stands what only a phone can do.
The same script is a test: each act is answered once, and nothing typed is lost.
"""


def page_of(head: str, pages: Sequence[tuple[str, str]]) -> str:
    """The whole document: its head, then a heading and a block for each day."""
    days = [f"## {title}\n\n```text\n{_tidy(seen)}\n```\n" for title, seen in pages]
    return "\n".join([head, *days])


def _tidy(seen: str) -> str:
    return "\n".join(line.rstrip() for line in seen.strip("\n").splitlines())


async def document(head: str, play: Callable[[Theatre], Awaitable[None]]) -> str:
    """Play a script; the document."""
    async with theatre() as stage:
        await play(stage)
        return page_of(head, stage.finish())


if __name__ == "__main__":
    PAGE.write_text(asyncio.run(document(HEAD, script.play)), encoding="utf-8")
    CLUMSY_PAGE.write_text(asyncio.run(document(CLUMSY_HEAD, clumsy.play)), encoding="utf-8")
    FIRST_RUN.write_text(asyncio.run(first_run()), encoding="utf-8")
