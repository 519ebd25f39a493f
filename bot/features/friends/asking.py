"""Use cases of the author's links: what a friend sees, a new link, the list, closing."""

from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.doors import ShowFriendLinks, ShowStories, ShowStory
from bot.conversation.logic.link_token import hash_of_token
from bot.conversation.logic.typed.typed_lines import says_something
from bot.conversation.payload import Payload
from bot.conversation.replies import NEW_LINK, Button, Reply
from bot.conversation.side_question import step_aside, step_back
from bot.conversation.stale_buttons import StaleButton
from bot.conversation.stories.friend_visits import end_visits
from bot.conversation.texts.html import on_button
from bot.features.friends.assessments import ShowFriendsSaid, of_story
from bot.features.friends.states import TypingName
from bot.features.friends.texts import friends as say
from storage.records import FriendLink, KeptStory

OPEN_FOR = timedelta(hours=say.HOURS_OPEN)
BUTTON_TITLE = 24


@dataclass(frozen=True, slots=True)
class MakeLink(Payload, code="FK"):
    """Make a link for a story, without a name."""

    story_id: int


@dataclass(frozen=True, slots=True)
class NameMyself(Payload, code="FW"):
    """Type a name, then make a link for a story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class CloseLink(Payload, code="FC"):
    """Close a link."""

    link_id: int


async def ask(context: Context, kept: KeptStory) -> list[Reply]:
    """Say what a friend would see, and offer to make a link."""
    own = kept.story.id
    refused = _refusal(context, kept)
    if refused is not None:
        return [refused]
    rows = [(Button(text=say.MAKE, press=MakeLink(own)),), (Button(text=say.WITH_NAME, press=NameMyself(own)),)]
    said = await of_story(context, own)
    if said:
        rows.append((Button(text=say.SAID.format(count=len(said)), press=ShowFriendsSaid(own)),))
    if await context.uow.friend_links.of_user(context.user_id):
        rows.append((Button(text=say.LINKS, press=ShowFriendLinks()),))
    rows.append((_to_story(own),))
    return [Reply(text=say.ask_text(kept.story.title), buttons=tuple(rows))]


async def ask_name(context: Context, kept: KeptStory) -> list[Reply]:
    """Ask for the name that the friend shall read."""
    refused = _refusal(context, kept)
    if refused is not None:
        return [refused]
    await step_aside(context, TypingName, story_id=kept.story.id)
    return [Reply(text=say.ASK_NAME)]


async def named(context: Context, _: int, text: str) -> list[Reply]:
    """Take the name, and make the link."""
    name = " ".join(text.split())
    if len(name) > say.LONGEST_NAME or not says_something(name):
        return [Reply(text=say.BAD_NAME)]
    state = context.at(TypingName)
    kept = await context.uow.stories.one(state.story_id, context.user_id) if state is not None else None
    await step_back(context)
    return [_gone()] if kept is None else await make(context, kept, name)


async def make(context: Context, kept: KeptStory, called: str | None = None) -> list[Reply]:
    """Make a link for a story. `called` is the name that the friend reads; None for no name."""
    refused = _refusal(context, kept)
    if refused is not None or context.link_maker is None:
        return [refused or _off()]
    links = context.uow.friend_links
    if len(await links.of_user(context.user_id)) >= say.MOST_LINKS:
        return [Reply(text=say.TOO_MANY, buttons=((Button(text=say.LINKS, press=ShowFriendLinks()),),))]
    token = context.link_maker.new_token()
    own = kept.story.id
    link = await links.add(context.user_id, own, hash_of_token(token), called, context.now, context.now + OPEN_FOR)
    text = say.link_text(context.link_maker.address(token), kept.story.title, called)
    row = (Button(text=say.CLOSE, press=CloseLink(link.id)), _to_story(own))
    return [Reply(text=text, buttons=(row,), slot=NEW_LINK)]


async def show_links(context: Context) -> list[Reply]:
    """Show the author's links, each with a button that closes it, and what a friend sees."""
    if context.link_maker is None:
        return [_off()]
    return [await _list(context)]


async def close(context: Context, press: CloseLink) -> list[Reply]:
    """Close a link: it no longer works, and its guest no longer sees the story. Raises StaleButton."""
    mine = await context.uow.friend_links.of_user(context.user_id)
    if press.link_id not in {link.id for link in mine}:
        raise StaleButton
    ended = await context.uow.friend_links.end(link_id=press.link_id)
    closed = Reply(text=say.CLOSED, buttons=((Button(text=say.LINKS, press=ShowFriendLinks()),),))
    return [closed, *await end_visits(context.uow, ended)]


async def _list(context: Context) -> Reply:
    links = await context.uow.friend_links.of_user(context.user_id)
    titles = {link.id: await _title(context, link) for link in links}
    shown = [(link, titles[link.id], link.expires_at.astimezone(context.zone)) for link in links]
    rows = [
        (Button(text=_close_label(number, titles[link.id]), press=CloseLink(link.id)),)
        for number, link in enumerate(links, 1)
    ]
    rows.append((Button(text=say.BANK, press=ShowStories()),))
    return Reply(text=say.links_text(shown), buttons=tuple(rows))


async def _title(context: Context, link: FriendLink) -> str:
    story = await context.uow.stories.get(link.story_id, context.user_id)
    return story.title if story is not None else ""


def _close_label(number: int, title: str) -> str:
    return say.CLOSE_ONE.format(number=number, title=on_button(title, BUTTON_TITLE))


def _refusal(context: Context, kept: KeptStory) -> Reply | None:
    """Return why no link can be made for a story, or None where one can."""
    if context.link_maker is None:
        return _off()
    if not kept.version.words:
        return Reply(text=say.NO_TEXT, buttons=((_to_story(kept.story.id),),))
    return None


def _off() -> Reply:
    return Reply(text=say.OFF, buttons=((Button(text=say.BANK, press=ShowStories()),),))


def _gone() -> Reply:
    return Reply(text=say.STORY_REMOVED, buttons=((Button(text=say.BANK, press=ShowStories()),),))


def _to_story(story_id: int) -> Button:
    return Button(text=say.STORY, press=ShowStory(story_id))
