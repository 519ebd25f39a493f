"""Behind a public address the bot's own port serves the page as a Mini App, and the menu button opens it."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.conversation.gate import welcome_in
from bot.conversation.texts.commands import PAGE_BUTTON
from bot.terminal.faults import FaultKind
from bot.web.page.guard import mini_app_policy
from bot.web.page.mini_app_address import mini_app_address
from tests.end_to_end.stage import Stage, staged
from tests.web.page.test_mini_app import launch

PUBLIC = "https://bot.example"
SECRET = "a-secret-of-the-tests"
BEHIND_PROXY = {"Host": "bot.example"}


@asynccontextmanager
async def public(sqlite_url: str, address: str = PUBLIC) -> AsyncIterator[tuple[Stage, aiohttp.ClientSession]]:
    """A bot behind a webhook, and a client of its port."""
    async with (
        staged(sqlite_url, webhook_url=address, webhook_secret=SECRET, port=0) as stage,
        aiohttp.ClientSession(f"http://127.0.0.1:{stage.bot.port}") as client,
    ):
        yield stage, client


async def test_the_port_serves_the_page_to_who_names_the_public_address(sqlite_url: str) -> None:
    async with public(sqlite_url) as (stage, client):
        async with stage.bot.database.begin() as uow:
            await welcome_in(uow, stage.user.person.id, "en", stage.clock.now())
            await uow.commit()
        data = {"launch": launch(stage.user.person.id, stage.clock.now())}
        async with client.post("/page/app/session", data=data, headers={**BEHIND_PROXY, "Origin": PUBLIC}) as answer:
            token = (await answer.json())["token"]
        async with client.get("/page/stories", headers={**BEHIND_PROXY, "Authorization": f"Bearer {token}"}) as answer:
            assert answer.status == 200


@pytest.mark.parametrize("path", ["/page/app", "/page/stories", "/page/static/page/page.css"])
async def test_under_another_host_the_page_is_not_there(sqlite_url: str, path: str) -> None:
    async with public(sqlite_url) as (_, client), client.get(path) as answer:
        assert answer.status == 403


async def test_one_time_links_are_for_loopback_alone(sqlite_url: str) -> None:
    async with public(sqlite_url) as (_, client), client.get("/page/open?token=x", headers=BEHIND_PROXY) as answer:
        assert answer.status == 404


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
async def test_health_and_metrics_stay_where_they_were(sqlite_url: str, path: str) -> None:
    async with public(sqlite_url) as (_, client), client.get(path) as answer:
        assert answer.status == 200
        assert "script-src" not in answer.headers["content-security-policy"]


async def test_without_a_public_address_the_port_has_no_page(sqlite_url: str) -> None:
    async with (
        staged(sqlite_url, port=0) as stage,
        aiohttp.ClientSession(f"http://127.0.0.1:{stage.bot.port}") as client,
        client.get("/page/app") as answer,
    ):
        assert answer.status == 404


async def test_requests_are_counted_by_the_pattern_of_their_route(sqlite_url: str) -> None:
    async with public(sqlite_url) as (_, client):
        for path in ("/page/answers/4711", "/page/nowhere/4711"):
            async with client.get(path, headers=BEHIND_PROXY):
                pass
        async with client.get("/metrics") as answer:
            lines = (await answer.text()).splitlines()
    counted = [line for line in lines if line.startswith("stardrill_page_requests_total{")]
    assert 'stardrill_page_requests_total{route="other",status="404"} 1.0' in counted
    assert 'stardrill_page_requests_total{route="/answers/{answer_id:int}",status="401"} 1.0' in counted
    assert not [line for line in lines if "4711" in line]


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://bot.example", "https://bot.example/page/app"),
        ("https://bot.example:8443/", "https://bot.example:8443/page/app"),
        ("http://bot.example", None),
        ("https://bot.example/bots/stardrill", None),
        (None, None),
    ],
)
def test_telegram_opens_the_page_under_https_and_at_the_root(address: str | None, opened: str | None) -> None:
    assert mini_app_address(address) == opened


@pytest.mark.parametrize(
    ("address", "hosts"),
    [
        ("https://Bot.example:443", {"bot.example", "bot.example:443"}),
        ("https://bot.example:8443", {"bot.example:8443"}),
        ("https://[2001:db8::1]", {"[2001:db8::1]", "[2001:db8::1]:443"}),
    ],
)
def test_the_schemes_own_port_may_be_left_out_of_the_host(address: str, hosts: set[str]) -> None:
    assert set(mini_app_policy(address).hosts) == hosts


async def test_the_menu_button_opens_the_page(sqlite_url: str) -> None:
    async with public(sqlite_url) as (stage, _):
        assert stage.api.menu_button == {
            "type": "web_app",
            "text": PAGE_BUTTON,
            "web_app": {"url": "https://bot.example/page/app"},
        }


async def test_a_bot_that_polls_again_takes_its_menu_button_back(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        stage.api.menu_button = {"type": "web_app", "text": "x", "web_app": {"url": "https://old.example/page/app"}}
        await stage.bot._introduce()
        assert stage.api.menu_button == {"type": "commands"}


async def test_a_menu_button_that_somebody_set_stays(sqlite_url: str) -> None:
    theirs = {"type": "web_app", "text": "Shop", "web_app": {"url": "https://shop.example/"}}
    async with staged(sqlite_url) as stage:
        stage.api.menu_button = theirs
        await stage.bot._introduce()
        assert stage.api.menu_button == theirs


async def test_a_menu_button_that_cannot_be_set_does_not_stop_the_bot(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with staged(sqlite_url) as stage:
        stage.api.faults.order(FaultKind.BAD_REQUEST, "getChatMenuButton")
        await stage.bot._introduce()
        assert await stage.say("/help")
    assert "The menu button could not be set: BadRequest" in caplog.text
