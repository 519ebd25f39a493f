"""Use case of the eve: the openings of the user's own stories, one an archetype."""

from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.doors import ShowCards, ShowPlan, ShowStories
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.story_bank import bank_of
from bot.features.plan.readiness import one_each
from bot.features.plan.texts import openings as say
from question_bank.models import ArchetypeId
from storage.records import KeptStory

MOST_MORE = 3
"""Number of stories shown beyond one for each archetype: as many as the advice has backup stories."""


@dataclass(frozen=True, slots=True)
class ShowOpenings(Payload, code="Pf"):
    """Show the openings of the user's own stories."""


async def show(context: Context) -> list[Reply]:
    """Show how each story begins, and name the archetypes that have none. A story without a text counts as none."""
    bank = [kept for kept in await bank_of(context) if kept.version.words]
    own = one_each(bank)
    shown = {kept.story.id for kept in own.values()}
    more = [kept for kept in bank if kept.story.id not in shown][:MOST_MORE]
    names = {archetype: context.bank.archetypes[archetype].name for archetype in ArchetypeId}
    openings = [_opening(own[archetype], name) for archetype, name in names.items() if archetype in own]
    openings += [_opening(kept, None) for kept in more]
    text = say.openings_text(openings, [name for archetype, name in names.items() if archetype not in own])
    stories = Button(text=say.STORIES, press=ShowStories())
    plan = Button(text=say.PLAN, press=ShowPlan())
    return [Reply(text=text, buttons=((stories, plan), (Button(text=say.CARDS, press=ShowCards()),)))]


def _opening(kept: KeptStory, archetype: str | None) -> say.StoryOpening:
    return say.StoryOpening(archetype=archetype, title=kept.story.title, text=kept.version.told.text)
