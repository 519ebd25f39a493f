"""What the tests of the mock interview share: how one begins, what is open now, a story in the bank."""

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Question
from storage.records import Answer, StoryCause
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import Stage

BANK = load_bank()
POOR = "I moved the backup job to Sunday. " * 12
PARTS = {
    "S": "The pager rang eleven times a night for four people.",
    "T": "Either I kept the alerts loud, or we slept and risked a miss.",
    "A": "I grouped the alerts and I wrote the runbook.",
    "R": "Pages fell from 11 a night to 2.",
}


@beginning
async def begin(stage: Stage, size: str = "3") -> None:
    """Set up, and the first question of a mock."""
    await stage.opened("/mock", size)


async def answer_all(stage: Stage, text: str, size: int = 3) -> None:
    """Answer every question with that text, and no follow-up."""
    for _ in range(size):
        await stage.say(text)
        await stage.press("Done")
        if "💬" in stage.texts[-1]:
            await stage.press("Skip")


async def answer_now(stage: Stage) -> Answer:
    """The open answer."""
    async with stage.bot.database.read() as uow:
        answer = await uow.answers.current(stage.user.person.id)
    assert answer is not None
    return answer


async def question_now(stage: Stage) -> Question:
    """The open question."""
    return BANK.questions[(await answer_now(stage)).question_id]


async def keep_story(stage: Stage, archetype: ArchetypeId, title: str = "The loud pager") -> int:
    """Put a story into the bank; its id."""
    async with stage.bot.database.begin() as uow:
        at = stage.clock.now()
        story = await uow.stories.add(stage.user.person.id, title, [archetype], at)
        words = len(joined_letters(PARTS).text.split())
        await uow.stories.add_version(
            story.id, joined_letters(PARTS), level="passing", moves="++++--", structural_change=False, words=words,
            cause=StoryCause.WRITTEN, at=at,
        )  # fmt: skip
        await uow.commit()
    return story.id
