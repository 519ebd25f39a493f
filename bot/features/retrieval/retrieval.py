"""Use cases of "Which of my stories?": a question, some of the user's own titles, the reason at once. It rates no card."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.doors import ShowStories, ShowStory, WriteStory
from bot.conversation.questions.chosen_tracks import chosen_tracks
from bot.conversation.replies import Button, Reply
from bot.conversation.texts.html import on_button
from bot.conversation.timed_press import seconds_to_press
from bot.features.retrieval import stock
from bot.features.retrieval.logic.enough_stories import Lack, Readiness
from bot.features.retrieval.logic.labels import labels_of
from bot.features.retrieval.logic.offered_stories import SIZE, Table, deal
from bot.features.retrieval.logic.progress import outcome_of, weeks
from bot.features.retrieval.payloads import AskNextPick, BeginRetrieval, GoOnWithRetrieval, PickStory
from bot.features.retrieval.results import result
from bot.features.retrieval.stock import Played
from bot.features.retrieval.texts import retrieval as say
from bot.features.retrieval.texts import which_story
from question_bank.models import ArchetypeId
from storage.records import RetrievalItem, RetrievalSession

_WAITS = timedelta(days=1)
_BUTTONS_OF_LACK = 3


async def propose(context: Context) -> list[Reply]:
    """Offer the unfinished session, or a new one."""
    left = await _left(context)
    if left is not None:
        done = _done(await context.uow.retrievals.items(left.id))
        go_on = Button(text=say.GO_ON, press=GoOnWithRetrieval(left.id))
        new = Button(text=say.NEW, press=BeginRetrieval())
        return [Reply(text=say.unfinished_text(done), buttons=((go_on,), (new,)))]
    ready = await stock.ready(context)
    if ready.lack is not None:
        return [_lacking(context, ready, ready.lack)]
    past = await stock.past_picks(context, context.bank.questions)
    return [Reply(text=say.intro_text(weeks(past)), buttons=((Button(text=say.BEGIN, press=BeginRetrieval()),),))]


async def waiting(context: Context) -> list[Reply]:
    """Return the offer to go on with an unfinished session of the last day. Empty where there is none."""
    left = await _left(context)
    if left is None or context.now - left.started_at > _WAITS:
        return []
    go_on = Button(text=say.GO_ON, press=GoOnWithRetrieval(left.id))
    return [Reply(text=say.waiting_text(_done(await context.uow.retrievals.items(left.id))), buttons=((go_on,),))]


async def begin(context: Context) -> list[Reply]:
    """Begin a new session with its first question. An unfinished one is ended."""
    left = await _left(context)
    if left is not None:
        await context.uow.retrievals.end(left.id, context.now)
    ready = await stock.ready(context)
    if ready.lack is not None:
        return [_lacking(context, ready, ready.lack)]
    session = await context.uow.retrievals.start(context.user_id, context.now)
    return await _deal(context, await stock.played(context, session), 1)


async def resume(context: Context, now: Played) -> list[Reply]:
    """Ask the open question again, or the next one where none is open."""
    if now.items and now.items[-1].outcome is None:
        return [*_closed(context, now), await _ask(context, now, now.items[-1])]
    return [*_closed(context, now), *await _deal(context, now, len(now.items) + 1)]


async def ask_next(context: Context, now: Played, n: int) -> list[Reply]:
    """Ask question `n`. No reply where it was asked already."""
    if n <= len(now.items):
        return []
    return [*_closed(context, now), *await _deal(context, now, n)]


async def take(context: Context, now: Played, n: int, story_id: int, *, seen: bool) -> list[Reply]:
    """Take a story for question `n`, and edit the question into the verdict. After the last one, add the result.

    `seen` is True where the question had been sent before, so that the time is unknown. Where the stories shown have
    changed so that none or each of them answers the question, another question comes in its place.
    """
    item = now.items[n - 1]
    question = stock.fair_question(now, item)
    if question is None:
        return await _deal(context, now, n)
    shown = stock.beside(context, now, item, question)
    right = any(one.is_right for one in shown if one.candidate.story_id == story_id)
    seconds = None if seen else await seconds_to_press(context, _slot(item))
    outcome = outcome_of(seconds, right=right)
    if not await context.uow.retrievals.answer(item, story_id, outcome, seconds, context.now):
        return []
    done = replace(now, items=await context.uow.retrievals.items(now.session.id))
    told = _told(context, done, done.items[n - 1])
    if n < SIZE:
        return told
    await context.uow.retrievals.end(now.session.id, context.now)
    return [*told, await result(context, done)]


async def _left(context: Context) -> RetrievalSession | None:
    """Return the newest session if it is unfinished, else None."""
    newest = await context.uow.retrievals.newest(context.user_id)
    return newest if newest is not None and newest.ended_at is None else None


async def _deal(context: Context, now: Played, n: int) -> list[Reply]:
    """Deal question `n` and ask it. Where there are no longer enough stories, end the session and say so."""
    if now.ready.lack is not None:
        await context.uow.retrievals.end(now.session.id, context.now)
        return [_lacking(context, now.ready, now.ready.lack)]
    table = Table(
        candidates=now.ready.candidates,
        past=await stock.past_picks(context, now.questions),
        session=stock.picks(context, now.questions, now.items),
        own=now.own,
        tracks=chosen_tracks(context.settings, context.bank),
        today=context.today,
    )
    dealt = deal(table, context.bank, context.dice)
    item = RetrievalItem(session_id=now.session.id, n=n, question_id=dealt.question_id, offered=dealt.offered)
    await context.uow.retrievals.put(item)
    return [await _ask(context, now, item)]


async def _ask(context: Context, now: Played, item: RetrievalItem) -> Reply:
    """Return a question with the titles to choose from; another one where it is no longer fair."""
    question = stock.fair_question(now, item)
    if question is None:
        (reply,) = await _deal(context, now, item.n)
        return reply
    shown = now.shown(item)
    seen = await context.uow.outbox.delivered_at(context.user_id, _slot(item)) is not None
    labels = labels_of(shown)
    rows = tuple(
        (Button(text=labels[each.story_id], press=PickStory(item.session_id, item.n, each.story_id, seen)),)
        for each in shown
    )
    return Reply(text=say.question_text(item.n, question.text), buttons=rows, slot=_slot(item))


def _closed(context: Context, now: Played) -> list[Reply]:
    """Take the button for the next question, which comes now, off the verdict before it."""
    before = next((each for each in reversed(now.items) if each.outcome is not None), None)
    return [replace(each, buttons=()) for each in _told(context, now, before)] if before is not None else []


def _told(context: Context, now: Played, item: RetrievalItem) -> list[Reply]:
    """Return the verdict on the story taken, which replaces the question. None where its stories changed since."""
    question = stock.fair_question(now, item)
    if question is None or item.story_id is None:
        return []
    shown, labels = stock.beside(context, now, item, question), labels_of(now.shown(item))
    text = which_story.taken_text(item.n, question, shown, item.story_id, item.seconds, labels)
    next_ = Button(text=say.NEXT, press=AskNextPick(item.session_id, item.n + 1))
    return [Reply(text=text, buttons=((next_,),) if item.n < SIZE else (), slot=_slot(item), fresh=False)]


def _lacking(context: Context, ready: Readiness, lack: Lack) -> Reply:
    """Return why the drill cannot begin, with buttons to write a story or to tag one."""
    filed = {archetype for each in ready.candidates for archetype in each.archetypes}
    missing = next((each for each in context.bank.archetypes if each not in filed), ArchetypeId.CONTESTED_DECISION)
    rows = [(Button(text=say.write_label(missing), press=WriteStory(missing)),)]
    rows += [
        (Button(text=say.TAG.format(title=on_button(story.title, 24)), press=ShowStory(story.id)),)
        for story in ready.untagged[:_BUTTONS_OF_LACK]
    ]
    rows.append((Button(text=say.BANK, press=ShowStories()),))
    return Reply(text=say.lacking_text(ready, lack), buttons=tuple(rows))


def _slot(item: RetrievalItem) -> str:
    return f"retrieval:{item.session_id}:{item.n}"


def _done(items: Sequence[RetrievalItem]) -> int:
    return sum(item.outcome is not None for item in items)
