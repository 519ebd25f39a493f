"""Files as a person sends and receives them in the chat."""

from sqlalchemy import text as sql

from bot.features.transfer.texts import transfer as say
from bot.terminal.chat import Shown
from storage.engine import Database
from storage.records import KeptStory
from tests.end_to_end.stage import Stage

FORM = """# My story: The silent index

- Project: Search
- Year: 2024
- Archetype: quality-incident
- Scope: My team
- Core story: 2
- Category: Crisis

## Situation
Our index of twelve million users was empty.

## Action
I rolled it back & wrote <the> check.

## Key learnings
- Alarms first
"""
CLASSIC = """## Story 1: The team

### Category: Team Building

**Situation:**
We were two.
**Task:**
I was asked for fifteen.
**Action:**
I hired them.
"""


async def send(stage: Stage, name: str, content: str | bytes, caption: str | None = None) -> list[Shown]:
    raw = content.encode() if isinstance(content, str) else content
    return await stage.do(lambda: stage.user.document(name, raw, caption))


async def stories(stage: Stage, user_id: int = 1) -> list[KeptStory]:
    async with stage.bot.database.read() as uow:
        return [*await uow.stories.kept(user_id)]


async def imported(stage: Stage, content: str = FORM, name: str = "stories.md") -> list[Shown]:
    await send(stage, name, content)
    return await stage.press(say.IMPORT)


async def press_on(stage: Stage, message: Shown, label: str) -> list[Shown]:
    """Press a button of a message that is not the newest."""
    data = dict(button for row in message.buttons for button in row)[label]
    return await stage.do(lambda: stage.user.press_data(data, message.message_id))


async def exported(stage: Stage) -> dict[str, bytes]:
    return dict(message.document for message in await stage.say("/export") if message.document)


async def rows(database: Database) -> int:
    """How many files wait for an answer."""
    async with database.raw() as connection:
        return int((await connection.execute(sql("SELECT count(*) FROM imports"))).scalar_one())
