"""Fetches a file that a user sent, outside of any transaction."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot

log = logging.getLogger(__name__)

FETCH_WITHIN_S = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """The file that came with one update; `content` is None where fetching it failed."""

    update_id: int
    content: bytes | None


async def fetch(bot: Bot, file_id: str, update_id: int) -> Attachment:
    """Fetch a file within FETCH_WITHIN_S seconds, without a retry: the user is waiting and can send it again."""
    try:
        async with asyncio.timeout(FETCH_WITHIN_S):
            file = await bot.get_file(file_id)
            return Attachment(update_id=update_id, content=bytes(await file.download_as_bytearray()))
    except Exception as error:  # noqa: BLE001 -- whatever it is, whoever sent the file is told
        log.warning("A file could not be fetched: %s", type(error).__name__)
        return Attachment(update_id=update_id, content=None)
