"""The local Bot API refuses what Telegram refuses, and both of PTB's clients work against it."""

import re
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, HTTPXRequest

from bot.conversation.texts.html import escape
from bot.delivery.http.http_client import AiohttpRequest
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import LocalBotApi, new_token
from bot.terminal.person import User
from bot.terminal.refusals import Refused, plain_text
from tests.clocks import HandClock

CLIENTS: dict[str, type[BaseRequest]] = {"aiohttp": AiohttpRequest, "httpx": HTTPXRequest}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest_asyncio.fixture
async def api(clock: HandClock) -> AsyncIterator[LocalBotApi]:
    async with LocalBotApi(token="1:t", clock=clock) as running:
        User(running)
        yield running


@pytest_asyncio.fixture(params=CLIENTS)
async def bot(api: LocalBotApi, request: pytest.FixtureRequest) -> AsyncIterator[Bot]:
    client = CLIENTS[request.param]
    async with Bot("1:t", base_url=f"{api.url}/bot", request=client(), get_updates_request=client()) as running:
        yield running


async def test_messages_pictures_and_files_arrive(bot: Bot, api: LocalBotApi) -> None:
    await bot.send_message(1, "<b>hi</b> &amp; bye", parse_mode="HTML")
    await bot.send_photo(1, b"\x89PNG", caption="p")
    await bot.send_document(1, b"data", filename="story.md")
    shown = list(api.chat(1).messages.values())
    assert [m.plain for m in shown] == ["hi & bye", "p", ""]
    assert shown[1].picture == b"\x89PNG"
    assert shown[2].document == ("story.md", b"data")


async def test_updates_stay_until_a_later_one_is_asked_for(bot: Bot, api: LocalBotApi) -> None:
    User(api).say("hello")
    first = await bot.get_updates(timeout=0)
    again = await bot.get_updates(timeout=0)
    assert [u.update_id for u in first] == [u.update_id for u in again]
    assert await bot.get_updates(offset=first[-1].update_id + 1, timeout=0) == ()


async def test_updates_that_nobody_took_are_gone_after_a_day(bot: Bot, api: LocalBotApi, clock: HandClock) -> None:
    User(api).say("yesterday")
    clock.advance(hours=23)
    User(api).say("today")
    clock.advance(hours=2)
    (left,) = await bot.get_updates(timeout=0)
    assert left.message is not None
    assert left.message.text == "today"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("<b></b>", "empty"),
        ("x" * 4097, "too long"),
        ("<b>x", "find end tag"),
        ("<p>x</p>", "Unsupported start tag"),
        ("x</b>", "Unmatched end tag"),
        ("a < b", "parse entities"),
    ],
)
async def test_a_text_that_telegram_refuses_is_refused(bot: Bot, text: str, reason: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.send_message(1, text, parse_mode="HTML")


async def test_buttons_are_checked_and_pressed(bot: Bot, api: LocalBotApi) -> None:
    long = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="d" * 65)]])
    with pytest.raises(BadRequest):
        await bot.send_message(1, "x", reply_markup=long)
    await bot.send_message(1, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="g")]]))
    user = User(api)
    user.press(1)
    (update,) = await bot.get_updates(timeout=0)
    assert update.callback_query is not None
    assert update.callback_query.data == "g"
    await bot.answer_callback_query(update.callback_query.id)
    with pytest.raises(BadRequest, match="too old"):
        await bot.answer_callback_query(update.callback_query.id)


async def test_edits_are_refused_as_telegram_refuses_them(bot: Bot) -> None:
    sent = await bot.send_message(1, "x")
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("x", chat_id=1, message_id=sent.message_id)
    with pytest.raises(BadRequest, match="not found"):
        await bot.edit_message_text("y", chat_id=1, message_id=999)
    keyed = await bot.send_message(1, "x", reply_markup=ReplyKeyboardMarkup([["Done"]]))
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("y", chat_id=1, message_id=keyed.message_id)


async def test_a_blocked_bot_an_unknown_chat_and_a_wrong_token(bot: Bot, api: LocalBotApi) -> None:
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(77, "x")
    User(api).block()
    with pytest.raises(Forbidden):
        await bot.send_message(1, "x")
    client, polling = AiohttpRequest(), AiohttpRequest()
    with pytest.raises(InvalidToken):
        await Bot("1:other", base_url=f"{api.url}/bot", request=client, get_updates_request=polling).initialize()
    await client.shutdown()
    await polling.shutdown()


@pytest.mark.parametrize(
    ("kind", "error"),
    [(FaultKind.FLOOD, RetryAfter), (FaultKind.SERVER, NetworkError), (FaultKind.CUT_AFTER, NetworkError)],
)
async def test_faults_come_as_ordered_and_then_stop(
    bot: Bot, api: LocalBotApi, kind: FaultKind, error: type[Exception]
) -> None:
    api.faults.order(kind, "sendMessage")
    with pytest.raises(error):
        await bot.send_message(1, "x")
    assert (await bot.send_message(1, "x")).message_id


async def test_a_hanging_call_times_out_and_its_error_names_no_address(api: LocalBotApi) -> None:
    api.faults.order(FaultKind.HANG, "sendMessage")
    async with AiohttpRequest() as client:
        with pytest.raises(TimedOut):
            await client.post(f"{api.url}/bot1:t/sendMessage", read_timeout=0.05)
        with pytest.raises(NetworkError) as caught:
            await client.post("http://127.0.0.1:1/bot1:secret-token/getMe")
    assert "secret-token" not in str(caught.value)


@given(st.text())
def test_whatever_is_escaped_comes_back_as_it_was(text: str) -> None:
    assert plain_text(f"<i>{escape(text)}</i>", "HTML") == text


@given(st.text(alphabet="<>/&;ab i\"'="))
def test_broken_markup_is_refused_and_never_crashes(text: str) -> None:
    try:
        plain_text(text, "HTML")
    except Refused as refusal:
        assert refusal.code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://page.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Host": "page.example"},
        {"Host": "page.example:8080"},
        {"Host": "localhost"},
    ],
    ids=str,
)
async def test_a_web_page_is_refused_even_with_the_token(api: LocalBotApi, headers: dict[str, str]) -> None:
    url = f"{api.url}/bot1:t/sendMessage"
    form = {"chat_id": "1", "text": "injected"}
    async with aiohttp.ClientSession(headers=headers) as page, page.post(url, data=form) as response:
        assert (response.status, await response.read()) == (403, b"")
    assert api.calls == []


async def test_its_own_origin_is_no_other(api: LocalBotApi) -> None:
    async with (
        aiohttp.ClientSession(headers={"Origin": api.url}) as page,
        page.post(f"{api.url}/bot1:t/getMe") as response,
    ):
        assert response.status == 200


@pytest.mark.parametrize("path", ["bot1:x/getUpdates", "bot1:é/getMe", "bot/getMe", "file/bot1:x/file-1", "", "docs"])
async def test_without_the_token_nothing_is_answered_or_taken(api: LocalBotApi, path: str) -> None:
    User(api).say("a typed answer")
    api.keep_file(b"a file")
    async with aiohttp.ClientSession() as stranger, stranger.get(f"{api.url}/{path}") as response:
        assert response.status in (401, 404)
        assert b"typed" not in await response.read()
    assert api.calls == []
    assert api.updates.waiting == 1


def test_a_new_token_is_shaped_as_telegrams_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(re.fullmatch(r"1:[\w-]{35}", token) for token in tokens)
