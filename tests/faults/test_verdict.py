"""What the judge of a storm counts as lost: nothing that the bot said belongs to no question, and nothing else."""

from collections.abc import Sequence

from sqlalchemy import delete

from bot.terminal.faults import FaultKind
from storage.tables import INBOX, OUTBOX
from tests.end_to_end.stage import Stage
from tests.faults.verdict import Verdict, judge

EARLY, LATE = "We were eight. (1.1)", "I wrote the check. (1.2)"


async def judged(stage: Stage, *typed: str) -> Sequence[str]:
    """Return what the judge says of the texts of the one user."""
    verdict: Verdict = await judge(stage.bot.database, stage.api, {stage.user.person.id: typed}, kills=[], sleepers=[])
    return [fault for fault in verdict.faults if "lost" in fault]


async def no_question(stage: Stage) -> None:
    """Bring the user to where nothing is open."""
    await stage.opened()


async def test_two_texts_that_one_reply_refused_are_not_lost(stage: Stage) -> None:
    await no_question(stage)
    stage.api.faults.order(FaultKind.FLOOD, "sendMessage", chat_id=stage.user.person.id, retry_after=2)
    stage.user.say(EARLY)
    stage.user.say(LATE)
    await stage.settle()
    assert await judged(stage, EARLY, LATE) == []


async def test_a_text_that_nobody_spoke_of_is_lost(stage: Stage) -> None:
    await no_question(stage)
    await stage.say(EARLY)
    async with stage.bot.database.raw(writes=True) as connection:
        await connection.execute(delete(OUTBOX))
    assert await judged(stage, EARLY) == [f"user {stage.user.person.id}: 1 texts are lost: 1.1"]


async def test_a_text_that_never_came_in_is_lost(stage: Stage) -> None:
    await no_question(stage)
    await stage.say(EARLY)
    async with stage.bot.database.raw(writes=True) as connection:
        await connection.execute(delete(INBOX))
    assert await judged(stage, EARLY) == [f"user {stage.user.person.id}: 1 texts are lost: 1.1"]
