"""What a page says after a form was taken: the address names the sentence by a word, since it holds no text."""

from collections.abc import Mapping

from bot.conversation.page import PageRequest

SAID: Mapping[str, str] = {
    "new": "Saved. It is in your bank now; give it a project and a year under Title and tags.",
    "saved": "Saved as the newest version.",
    "same": "Saved already: nothing has changed.",
    "tags": "Saved.",
    "restored": "That text is the newest version now. What was there before stays among the versions.",
    "newest": "That is the newest version already.",
    "back": "It is back in the bank.",
    "gone": "It was removed more than 30 days ago, so it cannot be put back.",
}


def said_of(request: PageRequest) -> str | None:
    """Return the sentence that the address names, None for none."""
    return SAID.get(request.query.get("said", ""))
