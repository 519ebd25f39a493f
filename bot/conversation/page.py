"""The page's side of a feature: its routes, what they are asked, and what they answer.

A feature declares its routes in `feature.py`, beside its buttons. Their calls know neither HTTP nor HTML: a call takes
the context of the user's chat and a `PageRequest`, and returns a `PageAnswer`. `bot/web/` does the rest. All paths are
beneath PREFIX.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from bot.conversation.context import Context
from bot.conversation.replies import ExportKind, Picture, Reply

PREFIX = "/page"


class Method(StrEnum):
    """The methods of HTTP that a route may have."""

    GET = "GET"
    POST = "POST"


class BadRequest(Exception):
    """A request that no form of the page sends; the message says what to do, in a sentence for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file that the browser sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """What the browser asks."""

    path: Mapping[str, Any] = field(default_factory=dict)
    """Values of the path's parameters, converted."""
    query: Mapping[str, str] = field(default_factory=dict)
    """Values behind the question mark. Never a text of the user: addresses are remembered by browsers and proxies."""
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Values of the form's fields, with LF at the ends of lines."""
    files: Mapping[str, SentFile] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """Return the value of a form field; `default` where it was not sent."""
        values = self.fields.get(name)
        return values[-1] if values else default

    def texts(self, name: str) -> Sequence[str]:
        """Return all values of a form field, such as ticked boxes."""
        return self.fields.get(name, ())

    def number(self, name: str) -> int:
        """Return the number in a form field. Raises BadRequest where there is none."""
        try:
            return int(self.text(name))
        except ValueError:
            raise BadRequest(f"{name} should be a number. Go back, load the page again, and repeat it.") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """An HTML page: a template of the feature and its values."""

    template: str
    """Name as `feature/file.html`."""
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class PageRedirect:
    """A redirect to another path of the page, beneath PREFIX, after a form was taken."""

    to: str
    replies: Sequence[Reply] = ()
    """What goes to chats because of it, such as to a guest whose visit is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """JSON for a module of the page."""

    content: Mapping[str, Any]
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """A file: a picture to show, or a download."""

    name: str
    content: bytes
    media_type: str
    download: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A picture as the data that it shows. It is drawn as a PNG after the transaction, off the event loop."""

    name: str
    picture: Picture
    download: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageExport:
    """A download with everything stored about the user, made after the transaction, as the chat's export is."""

    kind: ExportKind
    name: str


PageAnswer: TypeAlias = PageView | PageRedirect | PageData | PageFile | PagePicture | PageExport
OnRequest = Callable[[Context, PageRequest], Awaitable[PageAnswer]]


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the page's menu."""

    label: str
    place: int
    """Its place in the menu, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRoute:
    """A route of the page: a path beneath PREFIX, and its call.

    The call runs in a transaction of its own, again from its beginning where slow work was needed, as a use case of the
    chat does. What is another user's raises `bot.conversation.stale_buttons.StaleButton`, which answers 404.
    """

    path: str
    """The path in Starlette's form, such as `/stories/{story_id:int}`."""
    call: OnRequest
    method: Method = Method.GET
    writes: bool = False
    """True where the call changes something: it then holds the lock of the chat, and is committed."""
    menu: MenuEntry | None = None
    most_bytes: int = 400_000
    """The largest body."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """Labels of the form's fields into which one types: a notice that refuses the form shows their words again."""
