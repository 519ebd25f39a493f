"""The page of the story bank: the list of stories, filtered and in an order that the address names."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from bot.conversation.context import Context
from bot.conversation.logic.questions.history import archetypes_of, is_whole, read_moves
from bot.conversation.logic.stories.rehearsal_counts import rehearsed
from bot.conversation.page import MenuEntry, PageRequest, PageRoute, PageView
from bot.conversation.stories.story_bank import bank_of
from bot.conversation.texts.html import spoken, words_so_far
from bot.conversation.texts.names import LEVEL_NAMES, MOVE_NAMES, SCOPE_NAMES, VERDICT_MARKS, VERDICT_NAMES
from bot.features.stories.logic.bank_list import BEGUN, Order, Wanted, last_told, listed
from bot.features.stories.logic.stored_fix_first import stored_fix_first
from bot.features.stories.pages.said import said_of
from bot.features.stories.stories import KEPT_FOR, can_be_put_back
from bot.features.stories.texts import stories as say
from bot.review.feedback.fix_first import TRAP
from question_bank.models import ArchetypeId, Level, Move
from storage.records import KeptStory, Story

ORDERS = {
    Order.CHANGED: "Changed last",
    Order.LEVEL: "Weakest first",
    Order.REHEARSED: "Longest not rehearsed",
    Order.TITLE: "Title",
}
EVER = datetime.min.replace(tzinfo=UTC)


async def show_bank(context: Context, request: PageRequest) -> PageView:
    """Show the stories that are asked for."""
    stories = await bank_of(context)
    challenges = await context.uow.rehearsals.challenges_of(context.user_id)
    held = rehearsed(await context.uow.rehearsals.of_stories(context.user_id), challenges)
    rehearsed_at = {story_id: each.last_at for story_id, each in held.items() if each.last_at is not None}
    answers = await context.uow.answers.asked_since(context.user_id, EVER)
    told_on = last_told(await context.uow.stories.tellings(context.user_id), answers)
    wanted = _wanted(request)
    shown = [
        _line(context, kept, told_on.get(kept.story.id), rehearsed_at.get(kept.story.id))
        for kept in listed(stories, wanted, rehearsed_at)
    ]
    values = {
        "stories": shown,
        "total": len(stories),
        "wanted": wanted,
        "archetypes": tuple(context.bank.archetypes.values()),
        "levels": {**{level.value: name for level, name in LEVEL_NAMES.items()}, BEGUN: say.BEGUN},
        "orders": {order.value: name for order, name in ORDERS.items()},
        "said": said_of(request),
        "removed": await _removed(context, request),
        "kept_for": KEPT_FOR.days,
    }
    return PageView(template="stories/bank.html", title="Stories", values=values)


def _wanted(request: PageRequest) -> Wanted:
    """Return what the address asks for. What is no archetype, level or order asks for nothing."""
    archetype, level = request.query.get("archetype", ""), request.query.get("level", "")
    order = request.query.get("order", "")
    return Wanted(
        archetype=ArchetypeId(archetype) if archetype in set(ArchetypeId) else None,
        level=level if level in (*Level, BEGUN) else None,
        order=Order(order) if order in set(Order) else Order.CHANGED,
    )


async def _removed(context: Context, request: PageRequest) -> Story | None:
    """Return the story that was just taken out, as long as it can be put back."""
    number = request.query.get("removed", "")
    story = (
        await context.uow.stories.get(int(number), context.user_id) if number.isdecimal() and len(number) < 16 else None
    )
    return story if can_be_put_back(context, story) else None


def _line(context: Context, kept: KeptStory, told_on: date | None, rehearsed_at: datetime | None) -> Mapping[str, Any]:
    story, version = kept.story, kept.version
    whole = is_whole(kept)
    moves = read_moves(version.moves)
    return {
        "id": story.id,
        "title": story.title,
        "level": say.level_of_version(version),
        "moves": [
            (move.value, MOVE_NAMES[move], VERDICT_MARKS[each], VERDICT_NAMES[each]) for move, each in moves.items()
        ],
        "archetypes": [context.bank.archetypes[each].name for each in archetypes_of(kept)],
        "project": story.project,
        "year": story.year,
        "scope": SCOPE_NAMES[story.scope] if story.scope is not None else None,
        "spoken": spoken(version.words) if version.words else None,
        "words": words_so_far(version.words),
        "told": _day(told_on),
        "rehearsed": _day(rehearsed_at.astimezone(context.zone).date() if rehearsed_at is not None else None),
        "next": _next(kept) if whole else None,
    }


def _next(kept: KeptStory) -> str | None:
    """Return what to fix first, in a word. None at the Staff bar."""
    version = kept.version
    found = stored_fix_first(read_moves(version.moves), Level(version.level), version.words)
    if found == TRAP:
        return "the trap of its archetype"
    return MOVE_NAMES[found] if isinstance(found, Move) else None


def _day(day: date | None) -> str | None:
    return f"{day:%-d %b %Y}" if day is not None else None


ROUTES = (PageRoute(path="/stories", call=show_bank, menu=MenuEntry("Stories", 1)),)
