"""A browser without a screen: it keeps cookies, follows redirects, and reads pages as a person would find them."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from typing import Any

import httpx
from starlette.applications import Starlette

from bot.app import Stardrill
from bot.web.page.guard import HostPolicy, loopback_policy
from bot.web.page.one_time_links import OneTimeLinks

PORT = 8077
ORIGIN = f"http://127.0.0.1:{PORT}"


class Browser:
    """A visit of the page. `page` is what it shows, `status` its HTTP status."""

    def __init__(self, client: httpx.AsyncClient, links: OneTimeLinks) -> None:
        self.client = client
        self.links = links
        self.response: httpx.Response | None = None

    @property
    def status(self) -> int:
        """The status of the last answer."""
        assert self.response is not None
        return self.response.status_code

    @property
    def html(self) -> str:
        """The last answer's text."""
        assert self.response is not None
        return self.response.text

    @property
    def path(self) -> str:
        """Where the browser is."""
        assert self.response is not None
        return self.response.url.path

    @property
    def text(self) -> str:
        """What the page's main part says, without its markup."""
        main = re.search(r"<main[^>]*>(.*)</main>", self.html, re.DOTALL)
        reader = _Text()
        reader.feed(main[1] if main else "")
        return re.sub(r"\s+", " ", "".join(reader.found)).strip()

    @property
    def csrf(self) -> str:
        """The form token of the page."""
        found = re.search(r'<meta name="csrf" content="([^"]+)"', self.html) if self.response is not None else None
        return found[1] if found else ""

    async def open(self, user_id: int) -> "Browser":
        """Open the page of a user by a one-time link."""
        return await self.get(f"/open?token={self.links.make(user_id)}")

    async def get(self, path: str, **options: Any) -> "Browser":
        """Go to a path of the page."""
        self.response = await self.client.get(f"/page{path}", **options)
        return self

    async def post(self, path: str, fields: Mapping[str, Any] | None = None, **options: Any) -> "Browser":
        """Send a form of the page that is shown."""
        data = {"csrf": self.csrf, **(fields or {})}
        headers = {"Origin": ORIGIN, **options.pop("headers", {})}
        self.response = await self.client.post(f"/page{path}", data=data, headers=headers, **options)
        return self


@asynccontextmanager
async def browsing(
    bot: Stardrill, host_policy: HostPolicy | None = None, origin: str = ORIGIN
) -> AsyncIterator[Browser]:
    """A browser before the page of a bot, on loopback unless another host policy is given."""
    links = OneTimeLinks(bot.plan.clock.now, bot.plan.random_words)
    page = await bot.page(host_policy or loopback_policy(PORT), links)
    transport = httpx.ASGITransport(Starlette(routes=page.routes()))
    async with httpx.AsyncClient(transport=transport, base_url=origin, follow_redirects=True) as client:
        yield Browser(client, links)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- html.parser's signature
        if tag in ("p", "h1", "h2", "li", "tr", "td", "th", "div", "br", "button", "a"):
            self.found.append(" ")
