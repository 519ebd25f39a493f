"""The declaration of "Which of my stories?" for the registry."""

from bot.conversation.context import Context
from bot.conversation.doors import ProposeRetrieval
from bot.conversation.feature import Command, Feature, without_payload
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import StaleButton
from bot.features.retrieval import retrieval, stock
from bot.features.retrieval.logic.offered_stories import SIZE
from bot.features.retrieval.payloads import AskNextPick, BeginRetrieval, GoOnWithRetrieval, PickStory
from bot.features.retrieval.stock import Played


async def go_on(context: Context, press: GoOnWithRetrieval) -> list[Reply]:
    """Ask the open question of a session again, or the next one."""
    return await retrieval.resume(context, await _unfinished(context, press.session_id))


async def ask_next(context: Context, press: AskNextPick) -> list[Reply]:
    """Ask a question of a session. Raises StaleButton where the one before it has no story yet."""
    now = await _unfinished(context, press.session_id)
    if not 1 < press.n <= SIZE or len(now.items) < press.n - 1 or now.items[press.n - 2].outcome is None:
        raise StaleButton
    return await retrieval.ask_next(context, now, press.n)


async def pick(context: Context, press: PickStory) -> list[Reply]:
    """Take a story for the open question. A second press gets no reply. Raises StaleButton for any other question."""
    now = await _session(context, press.session_id)
    if not 1 <= press.n <= len(now.items):
        raise StaleButton
    item = now.items[press.n - 1]
    if item.outcome is not None:
        return []
    if now.session.ended_at is not None or press.story_id not in item.offered:
        raise StaleButton
    return await retrieval.take(context, now, press.n, press.story_id, seen=press.seen)


async def _unfinished(context: Context, session_id: int) -> Played:
    """Return an unfinished session of the user. Raises StaleButton if there is none."""
    now = await _session(context, session_id)
    if now.session.ended_at is not None:
        raise StaleButton
    return now


async def _session(context: Context, session_id: int) -> Played:
    """Return a session of the user. Raises StaleButton if there is none."""
    session = await context.uow.retrievals.get(session_id, context.user_id)
    if session is None:
        raise StaleButton
    return await stock.played(context, session)


RETRIEVAL = Feature(
    name="retrieval",
    commands={"which": Command(call=retrieval.propose)},
    waiting=retrieval.waiting,
    presses={
        ProposeRetrieval: without_payload(retrieval.propose),
        BeginRetrieval: without_payload(retrieval.begin),
        GoOnWithRetrieval: go_on,
        AskNextPick: ask_next,
        PickStory: pick,
    },
)
