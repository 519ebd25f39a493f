"""Makes links by which a friend sees one story. Only an installation with FRIEND_LINKS=on has a maker."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.conversation.logic.link_token import PREFIX


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkMaker:
    """The source of tokens, and the address that they lead to."""

    random_words: Callable[[], str]
    """Returns an unguessable word of letters, digits, `_` and `-`."""
    address: Callable[[str], str]
    """Returns the link of a token."""

    def new_token(self) -> str:
        """Return a token that nobody can guess."""
        return f"{PREFIX}{self.random_words()}"
