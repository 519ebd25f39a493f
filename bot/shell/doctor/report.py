"""`stardrill doctor`: checks everything that the bot needs without changing anything, and says what to mend."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.app import WEBHOOK_PORT
from bot.config import Config
from bot.delivery.clock import Clock
from bot.shell.doctor.database import diagnoses_of_database
from bot.shell.doctor.diagnosis import Condition, Diagnosis
from bot.shell.doctor.page import diagnosis_of_page
from bot.shell.doctor.telegram import diagnoses_of_telegram
from bot.shell.doctor.web_address import shown
from question_bank.errors import BankError
from question_bank.loader import load_bank

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata")


async def examine(config: Config, database_url: str, clock: Clock) -> AsyncIterator[Diagnosis]:
    """Check one thing after the other. Nothing is changed or created, and no result holds a secret."""
    yield _question_bank(config.tracks_path)
    yield _time_zones()
    for diagnosis in await diagnoses_of_database(config, database_url):
        yield diagnosis
    for diagnosis in _settings(config):
        yield diagnosis
    yield diagnosis_of_page(config, database_url)
    async for diagnosis in diagnoses_of_telegram(config, clock):
        yield diagnosis


def report(config: Config, database_url: str, clock: Clock) -> tuple[str, bool]:
    """Return the report, a line a check, and whether nothing has to be mended."""

    async def collected() -> list[Diagnosis]:
        return [diagnosis async for diagnosis in examine(config, database_url, clock)]

    diagnoses = asyncio.run(collected())
    return "\n".join(map(str, diagnoses)), all(diagnosis.condition is not Condition.MEND for diagnosis in diagnoses)


def _question_bank(tracks: Path | None) -> Diagnosis:
    try:
        bank = load_bank(more_tracks=tracks)
    except BankError as error:
        said = f"{error.problems[0]} (`stardrill bank check` lists all)"
        return Diagnosis(what="question bank", said=said, condition=Condition.MEND)
    return Diagnosis(what="question bank", said=f"{len(bank.questions)} questions of {len(bank.tracks)} tracks")


def _time_zones() -> Diagnosis:
    try:
        for name in ZONES:
            ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return Diagnosis(
            what="time zones", said="the data is missing. Install the package tzdata.", condition=Condition.MEND
        )
    return Diagnosis(what="time zones", said="the data is there")


def _settings(config: Config) -> Iterator[Diagnosis]:
    """Yield the consequences of the settings for the bot in Telegram; nothing for the terminal."""
    if config.telegram_bot_token is None:
        return
    yield Diagnosis(what="users", said=_who(config))
    listening = config.webhook_url is not None
    yield Diagnosis(what="updates", said=_how_it_hears(config))
    port = config.port if config.port is not None or not listening else WEBHOOK_PORT
    said = "none is open, so there is no health check and no /metrics" if port is None else f"{config.host}, {port}"
    yield Diagnosis(what="host and port", said=said)


def _how_it_hears(config: Config) -> str:
    return "asked for (polling)" if config.webhook_url is None else f"by webhook at {shown(config.webhook_url)}"


def _who(config: Config) -> str:
    allowed = config.allowed_users
    if allowed is None:
        return "everybody may use the bot"
    if not allowed:
        return "its owner alone, who opens the link in the log first"
    return f"{len(allowed)} may use the bot" if len(allowed) > 1 else "one may use the bot"
