"""How long one update holds the event loop at the most, whatever is sent."""

import asyncio
import gc
import json
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER
from bot.features.answering.texts import asking
from bot.features.transfer.texts import transfer as say
from tests.bench.report import Row, Scale
from tests.corpus.answers import HERE
from tests.end_to_end.stage import Stage, staged

TITLE = "Holds of the event loop"
TARGET_MS = 100.0
BEAT_S = 0.002
STORIES = 500
FILE = 950_000
"""Bytes of an import, of the million that are taken."""


class Lags:
    """How late the running loop is, as seen by a task that always wants its turn."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._beating = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            begun = perf_counter()
            await asyncio.sleep(BEAT_S)
            self.longest_s = max(self.longest_s, perf_counter() - begun - BEAT_S)

    def stop(self) -> float:
        """End it; the longest lag in ms."""
        self._beating.cancel()
        return self.longest_s * 1000


def rows(scale: Scale) -> Iterator[Row]:
    """A row for each kind of large input, with the longest hold that it made."""
    for what, hold in asyncio.run(_holds(scale)):
        yield Row(
            what=f"longest hold of the event loop, {what}",
            here=f"{hold:.0f} ms",
            target=f"under {TARGET_MS:.0f} ms",
            reached=hold < TARGET_MS,
        )


async def _holds(scale: Scale) -> list[tuple[str, float]]:
    answers = [json.loads(line)["text"] for line in (HERE / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    prose = "\n\n".join(answers)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        async with staged(f"sqlite:///{Path(folder) / 'holds.sqlite3'}") as stage:
            await stage.set_up()
            gc.freeze()  # as `stardrill run` does once it is wired
            for what, text in (("prose", prose), ("one sentence without end", "from 1 to " * LONGEST_ANSWER)):
                cut = text[: LONGEST_ANSWER - 100]
                found.append((f"an answer of {len(cut):,} characters, {what}", await _answering(stage, cut)))
            stories = scale.of(STORIES, 20)
            file = _bank_file(stories, prose)
            sending = _doing(stage, lambda: stage.user.document("stardrill.json", file))
            found.append((f"looking into a file of {len(file):,} bytes with {stories} stories", await sending))
            found.append((f"importing {stories} stories", await _doing(stage, lambda: stage.user.press(say.IMPORT))))
            for command in ("/stories", "/coverage", "/plan", "/export"):
                hold = await _doing(stage, partial(stage.user.say, command))
                found.append((f"{command} with {stories} stories", hold))
    return found


async def _answering(stage: Stage, text: str) -> float:
    await stage.say("/practice")
    lags = Lags()
    await stage.say(text)
    await stage.say(asking.DONE)
    return lags.stop()


async def _doing(stage: Stage, act: Callable[[], object]) -> float:
    lags = Lags()
    await stage.do(act)
    return lags.stop()


def _bank_file(stories: int, prose: str) -> bytes:
    length, at = FILE // stories - 250, "2026-01-01T00:00:00+00:00"
    pieces = [
        prose[number * 97 % len(prose) :][:length].encode("ascii", "ignore").decode() for number in range(stories)
    ]
    found = [
        {
            "title": f"Story {number}",
            "archetypes": [],
            "created_at": at,
            "versions": [{"n": 1, "parts": {"A": piece}, "cause": "written", "created_at": at}],
        }
        for number, piece in enumerate(pieces)
    ]
    return json.dumps({"format": "stardrill", "version": 1, "stories": found}).encode()
