"""What the log says of a bot at work: counts a day, a line an update at DEBUG, and never a word of anybody's."""

import logging
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.conversation.context import Context
from bot.features.answering import asking
from bot.web.webhook import MOST_BYTES, SECRET_HEADER
from storage.records import DueState
from tests.clocks import HandClock
from tests.end_to_end.stage import STORY, Stage, staged
from tests.faults.process import free_port
from tests.logs import logged

SECRET = "a-secret-of-the-tests"


def outcomes(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """The kind and the outcome of all that the log tells of."""
    return [(vars(record)["kind"], vars(record)["outcome"]) for record in caplog.records if "outcome" in vars(record)]


async def test_each_update_message_and_due_row_is_a_line_at_debug(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.set_up()
    with caplog.at_level(logging.DEBUG):
        await stage.say("/help", STORY)
        await stage.press("Skip")
        handled = [kind for kind, outcome in outcomes(caplog) if outcome == "handled"]
        assert handled == ["command /help", "text", "text"]
        assert ("message", "sent") in outcomes(caplog)
        stage.clock.go_to(datetime(2026, 3, 3, 17, 30, tzinfo=UTC))
        await stage.tick()
    assert [kind for kind, outcome in outcomes(caplog) if outcome in set(DueState)] == ["daily"]


async def test_a_button_is_named_and_a_crash_is_an_outcome(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def crash(_: Context) -> list[object]:
        raise ValueError("payroll")

    await stage.say("/start")
    with caplog.at_level(logging.DEBUG):
        await stage.press("Yes")
        monkeypatch.setattr(asking, "ask_next", crash)
        await stage.say("/practice")
    assert [(kind, outcome) for kind, outcome in outcomes(caplog) if kind != "message"] == [
        ("button confirm_zone", "handled"),
        ("command /practice", "failed"),
    ]


async def test_at_info_no_update_is_told_of(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await stage.set_up()
    assert outcomes(caplog) == []


async def test_no_line_of_the_log_holds_a_word_of_what_was_typed(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "bot"):
        await stage.set_up()
        await stage.answered(STORY)
        await stage.say("/canary is no command", "/start canary")
    lines = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert lines
    assert [word for word in ("canary", "search team", "pager") if word in lines] == []


async def test_a_day_is_counted_in_one_line(
    sqlite_url: str, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(sqlite_url, clock) as stage:
        await stage.set_up()
        await stage.answered(STORY)
        other = await stage.another_user(2)
        await other.say("/start")
        sent = len(stage.user.chat.messages) + len(other.user.chat.messages)
        with caplog.at_level(logging.INFO):
            await stage.bot._tell_counts()
            clock.advance(hours=12)
            await stage.bot._tell_counts()
            await stage.bot._tell_counts()
        (line,) = [message for message in caplog.messages if message.startswith("Since ")]
        assert line.startswith(
            "Since 2026-03-02 12:00 UTC: updates: 7 handled, 0 failed, 0 set aside, chats: 2; messages: "
        )
        assert line.endswith("0 dropped; answers judged: 1.")
        assert int(line.split("messages: ")[1].split(" ")[0]) >= sent


async def test_a_stop_tells_what_was_counted_until_then(
    sqlite_url: str, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        async with staged(sqlite_url, clock) as stage:
            await stage.say("/help")
    assert any(message.startswith("Since 2026-03-02 12:00 UTC: updates: 1 handled") for message in caplog.messages)


async def test_a_day_begins_anew_after_its_line(
    sqlite_url: str, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(sqlite_url, clock) as stage:
        await stage.say("/help")
        with caplog.at_level(logging.INFO):
            for _ in range(2):
                clock.advance(days=1)
                await stage.bot._tell_counts()
    first, second, *_ = [message for message in caplog.messages if message.startswith("Since ")]
    assert "updates: 1 handled, 0 failed, 0 set aside, chats: 1;" in first
    assert second.startswith("Since 2026-03-03 12:00 UTC: updates: 0 handled, 0 failed, 0 set aside, chats: 0;")


async def test_strangers_at_the_webhook_are_a_line_of_each_kind(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    async with staged(sqlite_url, webhook_url=address, webhook_secret=SECRET, port=port) as stage:
        known = {SECRET_HEADER: SECRET}
        with caplog.at_level(logging.WARNING):
            async with aiohttp.ClientSession() as stranger:
                for _ in range(5):
                    for headers, body in (({}, b"{}"), (known, b"payroll {"), (known, b" " * (MOST_BYTES + 1))):
                        async with stranger.post(stage.api.webhook.url, data=body, headers=headers) as response:
                            assert response.status in (403, 400, 413)
        assert sorted(logged(caplog)) == [
            "A call of the webhook was refused: it cannot be read as an update.",
            f"A call of the webhook was refused: it is over {MOST_BYTES} bytes.",
            "A call of the webhook was refused: its secret is not WEBHOOK_SECRET.",
        ]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()
