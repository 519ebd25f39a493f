"""What a hostile browser, page or program sends: each is answered kindly, and nothing of anybody is told or changed."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from bot.conversation.gate import welcome_in
from bot.conversation.page import BadRequest, Method, PageRoute
from bot.features.registered import FEATURES
from bot.web.page.calls import PageCalls
from bot.web.page.request_body import MOST_FIELDS, read_request
from tests.end_to_end.stage import Stage, staged
from tests.storage.filling import fill, rows_of
from tests.web.page.browser import Browser, browsing

OTHER_USER = 4242
PARAMETER = re.compile(r"\{[^}]+\}")
OF_DELIVERY = {"inbox", "outbox", "slots", "due", "conversations", "facts", "users", "settings"}
ROUTES = [route for feature in FEATURES for route in feature.routes]
WITH_IDS = [route for route in ROUTES if "{" in route.path]
CHANGING = [route for route in ROUTES if route.method is Method.POST]
FORM = "application/x-www-form-urlencoded"
HALF_CHARACTER = b'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n\\ud800\r\n--x--\r\n'
HALF_KIND = "multipart/form-data; boundary=x; charset=raw_unicode_escape"
"""A form in an encoding that holds half a character, which no database and no answer can hold."""


def named(route: PageRoute) -> str:
    """The name of a route among the tests."""
    return f"{route.method} {route.path}"


def filled(route: PageRoute, number: int) -> str:
    """The path of a route with a number for each parameter."""
    return PARAMETER.sub(str(number), route.path)


@asynccontextmanager
async def at_page(sqlite_url: str, **plan: Any) -> AsyncIterator[tuple[Stage, Browser]]:
    """A user before their page."""
    async with staged(sqlite_url, **plan) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        yield stage, browser


@asynccontextmanager
async def beside_another_user(sqlite_url: str) -> AsyncIterator[tuple[Stage, Browser]]:
    """Somebody who has stored nothing before their page, in a bot whose tables all hold a row of another user."""
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        async with stage.bot.database.begin() as uow:
            await welcome_in(uow, stage.user.person.id, "en", stage.clock.now())
            await uow.commit()
        await fill(stage.bot.database, OTHER_USER)
        await browser.open(stage.user.person.id)
        yield stage, browser


async def others_rows(stage: Stage) -> Mapping[str, object]:
    """What the tables hold in which the features keep something."""
    rows = await rows_of(stage.bot.database)
    return {name: found for name, found in rows.items() if name not in OF_DELIVERY}


async def others_ids(stage: Stage) -> Sequence[int]:
    """The ids of all rows of the other user."""
    rows = await rows_of(stage.bot.database)
    return sorted(
        {row["id"] for found in rows.values() for row in found if isinstance(row.get("id"), int)} | {OTHER_USER}
    )


@pytest.mark.parametrize("route", WITH_IDS, ids=named)
async def test_what_is_another_users_is_not_there(sqlite_url: str, route: PageRoute) -> None:
    async with beside_another_user(sqlite_url) as (stage, browser):
        before = await others_rows(stage)
        csrf = browser.csrf
        send = browser.get if route.method is Method.GET else partial(browser.post, headers={"X-CSRF-Token": csrf})
        for number in await others_ids(stage):
            await send(filled(route, number))
            assert f"text of {OTHER_USER}" not in browser.html
            if "_id:" in route.path:
                assert browser.status in ((404,) if route.method is Method.GET else (404, 400)), number
        assert await others_rows(stage) == before


@pytest.mark.parametrize("route", CHANGING, ids=named)
async def test_no_form_without_the_token_of_its_session_is_taken(sqlite_url: str, route: PageRoute) -> None:
    async with at_page(sqlite_url) as (_, browser):
        for csrf in ("", "0" * 64):
            await browser.post(filled(route, 1), {"csrf": csrf})
            assert browser.status == 403


@pytest.mark.parametrize("route", ROUTES, ids=named)
async def test_nothing_is_told_without_a_session(sqlite_url: str, route: PageRoute) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        send = browser.post if route.method is Method.POST else browser.get
        assert (await send(filled(route, 1))).status == 401


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_an_odd_method_is_refused_with_the_headers_of_the_page(sqlite_url: str, method: str) -> None:
    async with at_page(sqlite_url) as (_, browser):
        answer = await browser.client.request(method, "/page/stories")
        assert answer.status_code == 405
        assert "GET" in answer.headers["allow"]
        assert "content-security-policy" in answer.headers


async def test_the_head_of_a_page_is_answered(sqlite_url: str) -> None:
    async with at_page(sqlite_url) as (_, browser):
        assert (await browser.client.head("/page/stories")).status_code == 200


async def test_looking_at_the_head_of_a_link_does_not_use_it(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        token = browser.links.make(stage.user.person.id)
        assert "set-cookie" not in (await browser.client.head(f"/page/open?token={token}")).headers
        assert (await browser.get(f"/open?token={token}")).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/stories/1/2/3/4",
        "/static/..%2f..%2f..%2fetc/passwd",
        "/static/page/%2e%2e/%2e%2e/texts.py",
        "/%00",
    ],
)
async def test_an_unknown_path_gets_a_kind_page_and_nothing_of_the_disk(sqlite_url: str, path: str) -> None:
    async with at_page(sqlite_url) as (_, browser):
        answer = await browser.client.get(f"/page{path}")
        assert answer.status_code == 404
        assert "root:" not in answer.text
        assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("same-origin", "cors", 200),
        ("none", "navigate", 200),
        ("cross-site", "navigate", 200),
        ("same-site", "cors", 403),
        ("cross-site", "no-cors", 403),
    ],
)
async def test_another_site_may_link_to_the_page_and_load_nothing_of_it(
    sqlite_url: str, site: str, mode: str, status: int
) -> None:
    """Another port of loopback is the same site to a browser, which then sends the cookie."""
    async with at_page(sqlite_url) as (_, browser):
        await browser.get("/stories", headers={"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode})
        assert browser.status == status


async def test_a_changed_cookie_opens_nothing(sqlite_url: str) -> None:
    async with at_page(sqlite_url) as (_, browser):
        cookie = browser.client.cookies["stardrill_page_8077"]
        payload, _, signature = cookie.rpartition(".")
        browser.client.cookies.clear()
        for forged in (
            payload,
            f"{payload}.",
            f".{signature}",
            f"{payload}A.{signature}",
            f"{payload}.{signature[::-1]}",
            "é",
        ):
            answer = await browser.client.get(
                "/page/stories", headers=[(b"cookie", f"stardrill_page_8077={forged}".encode())]
            )
            assert answer.status_code == 401


async def test_who_is_no_longer_admitted_has_no_session(sqlite_url: str) -> None:
    async with at_page(sqlite_url, allowed=frozenset({1})) as (_, browser):
        assert browser.status == 200
        cookie = dict(browser.client.cookies)
    async with staged(sqlite_url, allowed=frozenset({2})) as stage, browsing(stage.bot) as browser:
        browser.client.cookies.update(cookie)
        assert (await browser.get("/stories")).status == 401


async def test_a_session_survives_a_restart_of_the_bot(sqlite_url: str) -> None:
    async with at_page(sqlite_url) as (_, browser):
        cookie = dict(browser.client.cookies)
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        browser.client.cookies.update(cookie)
        assert (await browser.get("/stories")).status == 200


async def test_a_body_over_the_limit_is_refused_before_it_is_read_to_its_end(sqlite_url: str) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b"csrf="
        while True:
            sent += 10_000
            yield b"x" * 10_000

    async with at_page(sqlite_url) as (_, browser):
        answer = await browser.client.post(
            "/page/leave", content=endless(), headers={"Content-Type": FORM, "Origin": "http://127.0.0.1:8077"}
        )
        assert answer.status_code == 413
        assert sent < 100_000


async def test_too_many_fields_are_refused_with_a_sentence(sqlite_url: str) -> None:
    async with at_page(sqlite_url) as (_, browser):
        await browser.post("/leave", {f"f{n}": "x" for n in range(MOST_FIELDS + 1)})
        assert browser.status == 400
        assert "Load the page again" in browser.text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xfe=%zz&&&=", FORM),
        (b"csrf", FORM),
        (b"", "multipart/form-data"),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"--x\r\nX: y", "multipart/form-data; boundary=x"),
        (b"--x--", "multipart/form-data; boundary=x; charset=nothing"),
        (HALF_CHARACTER, HALF_KIND),
        (b"{}", "application/json"),
        (b"<a/>", "text/xml"),
    ],
)
async def test_a_body_that_is_no_form_is_refused_without_a_crash(sqlite_url: str, content: bytes, kind: str) -> None:
    async with at_page(sqlite_url) as (_, browser):
        headers = {"Content-Type": kind, "Origin": "http://127.0.0.1:8077"}
        answer = await browser.client.post("/page/leave", content=content, headers=headers)
        assert answer.status_code in (400, 403)


@given(content=st.binary(max_size=300), kind=st.sampled_from([FORM, "multipart/form-data; boundary=x"]))
def test_any_body_is_read_or_refused(content: bytes, kind: str) -> None:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": content, "more_body": False}

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "query_string": b"",
        "headers": [(b"content-type", kind.encode())],
    }
    try:
        asyncio.run(read_request(Request(scope, receive), 10_000))
    except BadRequest:
        return


async def test_a_log_line_on_a_crash_holds_neither_the_path_nor_the_text(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told = "my story " + str(4700 + 11)

    def crash(*_: object) -> None:
        raise ValueError(told)

    caplog.set_level(logging.DEBUG)
    async with at_page(sqlite_url) as (_, browser):
        monkeypatch.setattr(PageCalls, "run", crash)
        await browser.get("/stories?secret=4711")
        assert browser.status == 500
        assert re.search(r"reference [0-9A-F]{6}", browser.text)
    own = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert not [line for line in own if "4711" in line or "/stories" in line]
    assert [line for line in own if line.startswith("A request to the page crashed")]
