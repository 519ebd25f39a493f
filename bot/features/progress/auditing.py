"""Use cases of the audit of the story bank: the findings, each with a button that does something about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.conversation.context import Context
from bot.conversation.doors import PushBack, Rehearse, ShowStories, ShowStory, WriteStory
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed, rehearsed
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.story_bank import bank_of
from bot.features.progress.logic.audit import Audit, BankFinding, BankLack, audit
from bot.features.progress.texts import audit as say
from storage.records import KeptStory

_DOORS: Mapping[BankLack, Callable[[int], Payload]] = {
    BankLack.WORDS: ShowStory,
    BankLack.PROJECT: ShowStory,
    BankLack.REFLECTION: ShowStory,
    BankLack.STRUCTURE: ShowStory,
    BankLack.TIMED: Rehearse,
    BankLack.PUSHBACK: PushBack,
    BankLack.NUMBER: PushBack,
}
"""Payload of the button that mends each lack of a story."""


@dataclass(frozen=True, slots=True)
class ShowAllFindings(Payload, code="Cb"):
    """Show every finding of an audit message."""

    stamp: int


@dataclass(frozen=True, slots=True)
class ShowFirstFindings(Payload, code="Cc"):
    """Show the most important findings of an audit message again."""

    stamp: int


class Kept(NamedTuple):
    """The user's stories, oldest first, and the rehearsals of each, by its id."""

    stories: Sequence[KeptStory]
    rehearsed: Mapping[int, Rehearsed]


async def kept_of(context: Context) -> Kept:
    """Return the story bank with its rehearsals."""
    rehearsals = await context.uow.rehearsals.of_stories(context.user_id)
    challenges = await context.uow.rehearsals.challenges_of(context.user_id)
    return Kept(await bank_of(context), rehearsed(rehearsals, challenges))


def audited(context: Context, kept: Kept) -> tuple[Audit, say.Named]:
    """Return the audit of the bank, and the names of its archetypes and stories."""
    named = say.Named(
        archetypes={found.id: found.name for found in context.bank.archetypes.values()},
        titles={each.story.id: each.story.title for each in kept.stories},
    )
    return audit(kept.stories, kept.rehearsed, context.matcher), named


def first_of_audit(context: Context, kept: Kept, *last: Button) -> Reply:
    """Return the most important findings as a message of their own. `last` are further buttons below."""
    found, named = audited(context, kept)
    stamp = int(context.now.timestamp())
    return _reply(found, named, stamp, brief=True, last=last)


async def show_all(context: Context, stamp: int) -> list[Reply]:
    """Show every finding in place of the first ones. `stamp` identifies the message."""
    found, named = audited(context, await kept_of(context))
    if not found.findings:
        return await show_first(context, stamp)
    return [_reply(found, named, stamp, brief=False, fresh=False)]


async def show_first(context: Context, stamp: int) -> list[Reply]:
    """Show the first findings again in place of all of them. `stamp` identifies the message."""
    found, named = audited(context, await kept_of(context))
    return [_reply(found, named, stamp, brief=True, fresh=False)]


def _reply(
    found: Audit, named: say.Named, stamp: int, *, brief: bool, fresh: bool = True, last: Sequence[Button] = ()
) -> Reply:
    shown = found.findings[: say.SHOWN_FIRST if brief else say.MOST_SHOWN]
    rows = [(_button(finding, named),) for finding in shown]
    if not brief:
        rows.append((Button(text=say.BRIEF, press=ShowFirstFindings(stamp)),))
    elif len(found.findings) > len(shown):
        rows.append((Button(text=say.show_all_label(found), press=ShowAllFindings(stamp)),))
    elif not shown:
        rows.append((Button(text=say.STORIES, press=ShowStories()),))
    rows += [(button,) for button in last]
    text = say.audit_text(found, named) if brief else say.whole_audit_text(found, named)
    return Reply(text=text, buttons=tuple(rows), slot=f"audit:{stamp}", fresh=fresh)


def _button(finding: BankFinding, named: say.Named) -> Button:
    text = say.finding_label(finding, named)
    if finding.lack is BankLack.PROJECT and finding.project and len(finding.stories) > 1:
        return Button(text=text, press=WriteStory(finding.archetypes[-1]))
    if finding.lack is BankLack.STORY:
        return Button(text=text, press=WriteStory(finding.archetypes[0]))
    if not finding.stories:
        return Button(text=text, press=ShowStories())
    return Button(text=text, press=_DOORS[finding.lack](finding.stories[0]))
