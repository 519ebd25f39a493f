"""`stardrill doctor`: looks at everything that the bot needs, and says what to do about what is wrong."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import aiohttp

from bot.config import Config
from bot.delivery.clock import Clock
from question_bank.errors import BankError
from question_bank.loader import load_bank
from storage.engine import Database
from storage.errors import StorageError
from storage.schema import HEAD, revision

ANSWER_WITHIN_S = 10.0
CLOCK_MAY_BE_OFF_S = 30.0
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, and what to do about it where it is not well."""

    what: str
    well: bool
    said: str


async def examine(config: Config, database_url: str, clock: Clock) -> AsyncIterator[Finding]:
    """Look at one thing after the other; nothing is changed, and nothing of it is a secret."""
    yield _question_bank()
    yield _time_zones()
    yield await _database(database_url, config.keys)
    async for finding in _telegram(config, clock):
        yield finding


def report(config: Config, database_url: str, clock: Clock) -> tuple[str, bool]:
    """Everything that was found, a line each, and whether all is well."""

    async def collected() -> list[Finding]:
        return [finding async for finding in examine(config, database_url, clock)]

    findings = asyncio.run(collected())
    lines = [f"{'ok  ' if finding.well else 'MEND'} {finding.what}: {finding.said}" for finding in findings]
    return "\n".join(lines), all(finding.well for finding in findings)


def _question_bank() -> Finding:
    try:
        bank = load_bank()
    except BankError as error:
        return Finding(what="question bank", well=False, said=f"{error.problems[0]} (`stardrill bank check` lists all)")
    return Finding(what="question bank", well=True, said=f"{len(bank.questions)} questions")


def _time_zones() -> Finding:
    try:
        for name in ZONES:
            ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return Finding(what="time zones", well=False, said="the data is missing. Install the package tzdata.")
    return Finding(what="time zones", well=True, said="the data is there")


async def _database(url: str, keys: tuple[str, ...]) -> Finding:
    what = "database"
    try:
        database = await Database.open(url, keys)
        try:
            found = await revision(database)
            if found is not None and found > HEAD:
                return Finding(
                    what=what, well=False, said=f"revision {found} is newer than this version. Update Stardrill."
                )
            if found != HEAD:
                return Finding(what=what, well=False, said="its tables are not the newest. Run `stardrill db upgrade`.")
            await database.check_key()
        finally:
            await database.close()
    except StorageError as error:
        return Finding(what=what, well=False, said=str(error))
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    return Finding(what=what, well=True, said=f"{kind} at revision {HEAD}, {'encrypted' if keys else 'not encrypted'}")


async def _telegram(config: Config, clock: Clock) -> AsyncIterator[Finding]:
    """The token, by asking Telegram who it belongs to; and our clock, by the hour of Telegram's answer."""
    if config.telegram_bot_token is None:
        yield Finding(what="token", well=True, said="none is set, so the bot runs in the terminal")
        return
    url = f"{config.telegram_api_url}/bot{config.telegram_bot_token.get_secret_value()}/getMe"
    try:
        timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN_S)
        async with aiohttp.ClientSession(timeout=timeout, trust_env=True) as client, client.get(url) as response:
            status, date = response.status, response.headers.get("Date")
            body = await response.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, ValueError):
        yield Finding(
            what="Telegram", well=False, said=f"{config.telegram_api_url} does not answer. Is the network up?"
        )
        return
    if status == 200:
        yield Finding(what="token", well=True, said=f"it is that of @{body['result']['username']}")
    else:
        yield Finding(what="token", well=False, said="Telegram does not know it. Copy it again from BotFather.")
    yield _clock(date, clock.now())


def _clock(date: str | None, now: datetime) -> Finding:
    if date is None:
        return Finding(what="clock", well=True, said="Telegram's answer has no hour to compare with")
    off = abs((parsedate_to_datetime(date).astimezone(UTC) - now).total_seconds())
    if off > CLOCK_MAY_BE_OFF_S:
        return Finding(what="clock", well=False, said=f"it is {off:.0f} s off. Set it by a time server.")
    return Finding(what="clock", well=True, said="it agrees with Telegram's")
