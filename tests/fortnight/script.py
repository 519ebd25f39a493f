"""The script: what the person does on each of the fourteen days."""

from tests.fortnight import stories
from tests.fortnight.theatre import Theatre


async def play(stage: Theatre) -> None:
    """The whole fortnight."""
    await stage.day(1, "the first minute")
    await stage.say("/start")
    await stage.press("Yes", "18:30", "Both")
    await stage.say(stories.SORTING_FIRST)
    await stage.press("Done")
    await stage.later(600)
