"""What a guest is shown, by its slots, and how it is taken away when the visit ends."""

from collections.abc import Iterable

from bot.conversation.replies import Reply
from bot.conversation.texts import visit_over as say
from storage.records import FriendLink
from storage.unit_of_work import UnitOfWork

SLOTS = "visit:"
"""Start of the slots of all visits."""


def invitation_slot(link_id: int) -> str:
    """Return the slot of the question whether the guest wants to see the story."""
    return f"{SLOTS}{link_id}:invitation"


def page_slot(link_id: int, page: int) -> str:
    """Return the slot of one message of the story. Pages count from 0."""
    return f"{SLOTS}{link_id}:page:{page}"


def questions_slot(link_id: int) -> str:
    """Return the slot of the questions to ask aloud."""
    return f"{SLOTS}{link_id}:questions"


def marks_slot(link_id: int) -> str:
    """Return the slot of the marks, which also says how the visit ended."""
    return f"{SLOTS}{link_id}:marks"


async def end_visits(uow: UnitOfWork, links: Iterable[FriendLink], last: str = say.CLOSED) -> list[Reply]:
    """Forget what the guests of ended links were shown, and return the edits that take it out of their chats.

    `last` stands where the marks stood. The guests' own rows go by `bot.delivery.visit_sweep`, once that is sent.
    """
    replies: list[Reply] = []
    for link in links:
        if link.guest_id is not None:
            await uow.guests.forget_shown(link.guest_id, f"{SLOTS}{link.id}:")
            await uow.guests.forget_line(link.guest_id, link.id)
            replies += [_edit(link, slot, say.STORY_GONE) for slot in _story_slots(link)]
            end = invitation_slot(link.id) if link.version is None else marks_slot(link.id)
            replies.append(_edit(link, end, last))
    return replies


def _story_slots(link: FriendLink) -> list[str]:
    if link.version is None:
        return []
    return [*(page_slot(link.id, page) for page in range(link.pages)), questions_slot(link.id)]


def _edit(link: FriendLink, slot: str, text: str) -> Reply:
    return Reply(text=text, slot=slot, fresh=False, chat_id=link.guest_id)
