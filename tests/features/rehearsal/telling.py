"""Ways of filling a story bank, for the tests of what it does."""

from bot.features.stories.texts import stories as say
from bot.features.stories.texts import story_tags, story_writing
from bot.terminal.chat import Shown
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage

PARTS = [f"{sentence.rstrip('.')}." for sentence in STORY.split(". ")]
TITLE = "Killed my own project"
"""The title of a story for that archetype, as long as its project is not known."""
SAVED_TITLE = TITLE
"""The title of the answer of `saved`, by the archetype that it tells."""


async def ready(stage: Stage) -> None:
    """Set up, with no question open."""
    await stage.opened()


async def begin(stage: Stage, archetype: str = "2. Write: Killed my own project") -> Shown:
    """At the first letter of a story; its prompt."""
    await stage.say("/stories")
    (prompt,) = await stage.press(archetype)
    return prompt


async def write(stage: Stage, *parts: str) -> list[Shown]:
    """Write letters one after the other; what the bot said to the last of them."""
    said: list[Shown] = []
    for at, part in enumerate(parts):
        said = await stage.say(part)
        if at < len(parts) - 1:
            await stage.press(next(label for label in said[-1].labels if label.startswith("Next")))
    return said


@beginning
async def saved(stage: Stage) -> Shown:
    """A story in the bank, from an answer just judged; its page."""
    await stage.set_up()
    await stage.answered()
    (page, *_) = await stage.press(say.SAVE)
    return page


async def named(stage: Stage, title: str, project: str) -> list[Shown]:
    """Through the last questions about a story that was written; what the bot said to the last."""
    await stage.press(story_writing.FINISH)
    await (stage.say(project) if project else stage.press(story_tags.SKIP))
    return await stage.say(title)
