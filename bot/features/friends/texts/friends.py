"""Texts for the author: what a friend sees, the link, the list of links."""

from collections.abc import Sequence
from datetime import datetime

from bot.conversation.texts.html import count, escape, quoted
from storage.records import FriendLink, LinkState

HOURS_OPEN = 48
"""Hours for which a link can be opened."""
HOURS_OF_A_VISIT = 24
"""Hours for which a friend may look once it is opened."""
MOST_LINKS = 5
"""Most links of one author at a time."""
LONGEST_NAME = 40

MAKE = "Make the link, without my name"
WITH_NAME = "Give my name first"
LINKS = "My links"
SAID = "What friends said ({count})"
STORY = "Back to the story"
BANK = "Story bank"
CLOSE = "Close this link"
CLOSE_ONE = "Close {number}: {title}"

SEES = (
    "<b>A friend sees</b> the title and the text of that one story, three questions about it, and the name that you "
    "give, if any. <b>Not</b> your answers, your verdicts, your other stories, or who you are in Telegram. "
    "<b>You see</b> the friend's marks and line, without a name. "
    "When the friend is done, I take the story out of the friend's chat, and forget the friend. "
    "A screenshot, a notification or a chat that blocks me keeps what it has: ask only people whom you trust."
)
OFF = "Links for friends are switched off here. Whoever runs this bot can switch them on."
NO_TEXT = "This story has no text yet. Write it first; then a friend can push back."
ASK_NAME = f"Which name shall your friend see? Type it, up to {LONGEST_NAME} characters. /cancel makes no link."
BAD_NAME = f"Type a name with a letter in it, of up to {LONGEST_NAME} characters."
TOO_MANY = f"You have {MOST_LINKS} links already. Close one of them first."
STORY_REMOVED = "That story is no longer in your bank, so I made no link."
CLOSED = "Closed. The link no longer works, and whoever had it open no longer sees the story."
NO_LINKS = "There is no link now, so nobody sees any of your stories. To make one, open a story and ask a friend."


def ask_text(title: str) -> str:
    """Return what asking a friend means, before a link is made."""
    return (
        f"<b>Ask a friend to push back:</b> {quoted(title, 80)}\n\n"
        "Send a link to a friend or mentor. They read this story in this bot, ask you three hard questions aloud, and mark "
        f"the six moves and a level. You see that beside your own estimate and the rules.\n\n{SEES}\n\n"
        f"The link works once, within {HOURS_OPEN} hours; whoever opens it first has {HOURS_OF_A_VISIT} hours. "
        "You can close it at any time."
    )


def link_text(address: str, title: str, called: str | None) -> str:
    """Return the new link. `called` is the name that the friend reads."""
    known = f"Your friend reads that {quoted(called, LONGEST_NAME)} asks" if called else "Your name is not in it"
    return (
        f"<b>A link for one friend:</b> {quoted(title, 80)}\n\n{escape(address)}\n\n"
        f"Send it to one person. It works once, for {HOURS_OPEN} hours. {known}. I keep no copy of it: if you lose it, "
        "close it and make another."
    )


def links_text(links: Sequence[tuple[FriendLink, str, datetime]]) -> str:
    """Return the list of links, each with the title of its story and its end in the author's time."""
    if not links:
        return f"{NO_LINKS}\n\n{SEES}"
    lines = [
        f"{number}. {quoted(title, 60)}: {_standing(link, until)}"
        for number, (link, title, until) in enumerate(links, 1)
    ]
    return "\n".join([f"<b>{count(len(links), 'link')} for friends</b>", *lines, "", SEES])


def _standing(link: FriendLink, until: datetime) -> str:
    at = f"{until.day} {until:%B, %H:%M}"
    if link.state is LinkState.OPEN:
        return f"not opened yet, works until {at}"
    if link.state is LinkState.DECLINED:
        return "said: not this time"
    return f"{'opened' if link.version is None else 'being read'}, until {at} at the latest"
