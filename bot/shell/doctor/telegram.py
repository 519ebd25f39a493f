"""Asks Telegram for `stardrill doctor`: whose the token is, and by its Date header whether our clock is right."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.config import Config
from bot.delivery.clock import Clock
from bot.shell.doctor.diagnosis import Condition, Diagnosis
from bot.shell.doctor.web_address import shown

ANSWER_WITHIN_S = 10.0
CLOCK_MAY_BE_OFF_S = 30.0
UNKNOWN_TOKEN = (401, 404)


async def diagnoses_of_telegram(config: Config, clock: Clock) -> AsyncIterator[Diagnosis]:
    """Yield whose the token is and whether the clock is right; without a token Telegram is not asked."""
    if config.telegram_bot_token is None:
        yield Diagnosis(what="token", said="none is set, so the bot runs in the terminal")
        return
    try:
        status, date, body = await _asked(config.telegram_api_url, config.telegram_bot_token.get_secret_value())
    except (aiohttp.ClientError, OSError, TimeoutError):
        said = f"{shown(config.telegram_api_url)} does not answer. Is the network up?"
        yield Diagnosis(what="Telegram", said=said, condition=Condition.MEND)
        return
    yield _token(status, body, config.telegram_api_url)
    yield _clock(date, clock.now())


async def _asked(address: str, token: str) -> tuple[int, str | None, Any]:
    """Return the status, the Date header and the body of the answer to getMe, None for a body that is no JSON."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN_S)
    async with (
        aiohttp.ClientSession(timeout=timeout, trust_env=True) as client,
        client.get(f"{address}/bot{token}/getMe") as response,
    ):
        try:
            body = await response.json(content_type=None)
        except ValueError:
            body = None
        return response.status, response.headers.get("Date"), body


def _token(status: int, body: Any, address: str) -> Diagnosis:
    bot = body.get("result") if isinstance(body, Mapping) else None
    if status == 200 and isinstance(bot, Mapping) and isinstance(bot.get("username"), str):
        return Diagnosis(what="token", said=f"it is that of @{bot['username']}")
    if status in UNKNOWN_TOKEN:
        said = "Telegram does not know it. Copy it again from BotFather."
        return Diagnosis(what="token", said=said, condition=Condition.MEND)
    said = f"{shown(address)} answers with {status}, and not as Telegram does. Try again, and look at TELEGRAM_API_URL."
    return Diagnosis(what="Telegram", said=said, condition=Condition.MEND)


def _clock(date: str | None, now: datetime) -> Diagnosis:
    try:
        theirs = parsedate_to_datetime(date or "").astimezone(UTC)
    except ValueError:
        return Diagnosis(what="clock", said="Telegram's answer has no hour to compare with")
    off = abs((theirs - now).total_seconds())
    if off > CLOCK_MAY_BE_OFF_S:
        return Diagnosis(
            what="clock", said=f"it is {off:.0f} s off. Set it by a time server.", condition=Condition.MEND
        )
    return Diagnosis(what="clock", said="it agrees with Telegram's")
