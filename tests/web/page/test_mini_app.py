"""In Telegram the page trusts what Telegram signed, for an hour, and holds its session in memory alone."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.page.guard import mini_app_policy
from bot.web.page.mini_app import BadLaunch, user_of_launch
from tests.end_to_end.stage import TOKEN, Stage, staged
from tests.web.page.browser import Browser, browsing

PUBLIC = "https://bot.example"
POLICY = mini_app_policy(PUBLIC)
AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

KNOWN = (
    "auth_date=1772452800&query_id=AAF9&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22A%22%7D"
    "&hash=8e9d4762cc8204423e119629efdfd60f1c405c3bc62cfb2eecd1bb57dd63bb89"
)


def launch(user_id: int, at: datetime, token: str = TOKEN) -> str:
    """Launch data as Telegram signs them."""
    said = {
        "auth_date": str(int(at.timestamp())),
        "query_id": "q",
        "user": json.dumps({"id": user_id, "first_name": "A"}),
    }
    lines = "\n".join(f"{name}={said[name]}" for name in sorted(said))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode({**said, "hash": hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()})


def test_a_known_answer_of_the_check() -> None:
    """Signed apart from this project, by `openssl dgst -sha256 -mac HMAC`."""
    assert user_of_launch(KNOWN, "123456:known-token", AT) == 279058397


def test_data_of_another_bot_are_refused() -> None:
    with pytest.raises(BadLaunch, match="not signed"):
        user_of_launch(launch(7, AT, token="2:other"), TOKEN, AT)


@pytest.mark.parametrize("age", [timedelta(hours=1, seconds=1), -timedelta(minutes=2)])
def test_data_too_old_or_of_the_future_are_refused(age: timedelta) -> None:
    with pytest.raises(BadLaunch, match="too old"):
        user_of_launch(launch(7, AT - age), TOKEN, AT)


@given(at=st.integers(0, 200), sign=st.characters())
def test_no_changed_character_passes(at: int, sign: str) -> None:
    data = launch(7, AT)
    changed = data[: at % len(data)] + sign + data[at % len(data) + 1 :]
    try:
        assert user_of_launch(changed, TOKEN, AT) == 7
    except BadLaunch:
        return


@given(st.text())
def test_any_text_is_refused_without_a_crash(data: str) -> None:
    with pytest.raises(BadLaunch):
        user_of_launch(data, TOKEN, AT)


async def launched(stage: Stage, browser: Browser) -> str:
    data = launch(stage.user.person.id, stage.clock.now())
    await browser.post("/app/session", {"launch": data}, headers={"Origin": PUBLIC})
    assert browser.response is not None
    token: str = browser.response.json()["token"]
    return token


async def test_the_first_page_holds_nothing_of_anybody(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot, POLICY, PUBLIC) as browser:
        await stage.opened()
        await browser.get("/app")
        assert browser.status == 200
        assert browser.text == ""


async def test_signed_data_open_the_page_of_their_user(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot, POLICY, PUBLIC) as browser:
        await stage.opened()
        token = await launched(stage, browser)
        await browser.get("/stories", headers={"Authorization": f"Bearer {token}"})
        assert browser.status == 200
        assert "set-cookie" not in (browser.response.headers if browser.response else {})


async def test_somebody_who_never_used_the_bot_gets_no_session(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot, POLICY, PUBLIC) as browser:
        await stage.opened()
        await browser.post("/app/session", {"launch": launch(4, stage.clock.now())}, headers={"Origin": PUBLIC})
        assert browser.status == 403
        assert "Send it /start" in browser.text


async def test_launch_data_that_are_refused_again_and_again_fill_no_log(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot, POLICY, PUBLIC) as browser:
        for _ in range(3):
            await browser.post("/app/session", {"launch": "user=1&hash=2"}, headers={"Origin": PUBLIC})
            assert browser.status == 401
        assert sum("The page was not opened" in record.getMessage() for record in caplog.records) == 1


async def test_a_bearer_ends_after_half_an_hour_and_is_renewed_while_it_is_used(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot, POLICY, PUBLIC) as browser:
        await stage.opened()
        token = await launched(stage, browser)
        stage.clock.advance(minutes=20)
        await browser.get("/stories", headers={"Authorization": f"Bearer {token}"})
        assert browser.response is not None
        newer = browser.response.headers["page-session"]
        stage.clock.advance(minutes=20)
        assert (await browser.get("/stories", headers={"Authorization": f"Bearer {token}"})).status == 401
        assert (await browser.get("/stories", headers={"Authorization": f"Bearer {newer}"})).status == 200


async def test_a_bearer_opens_no_page_on_loopback_and_a_cookie_none_in_telegram(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.opened()
        async with browsing(stage.bot, POLICY, PUBLIC) as in_telegram, browsing(stage.bot) as at_home:
            token = await launched(stage, in_telegram)
            await at_home.get("/stories", headers={"Cookie": f"stardrill_page_8077={token}"})
            assert at_home.status == 401
            await at_home.open(stage.user.person.id)
            cookie = at_home.client.cookies["stardrill_page_8077"]
            await in_telegram.get("/stories", headers={"Authorization": f"Bearer {cookie}"})
            assert in_telegram.status == 401


async def test_only_telegram_may_frame_the_page_and_only_its_script_is_foreign(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot, POLICY, PUBLIC) as browser:
        await browser.get("/app")
        assert browser.response is not None
        policy = browser.response.headers["content-security-policy"]
        assert "script-src 'self' https://telegram.org/js/telegram-web-app.js;" in policy
        assert "frame-ancestors https://web.telegram.org https://*.web.telegram.org" in policy
        assert "x-frame-options" not in browser.response.headers
