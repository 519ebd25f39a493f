"""Replies to the payloads that the outbox keeps, and payloads to Bot API calls."""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.conversation.payload import encode
from bot.conversation.replies import ExportKind, Reply
from bot.delivery.courier import MessageGone
from bot.features.transfer.exporting import FILE_NAMES

Draw = Callable[[str, Mapping[str, Any]], bytes]
Make = Callable[[int, ExportKind], Awaitable[bytes]]
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

NOT_MODIFIED = "not modified"
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
PICTURE_NAME = "stardrill.png"


def payload_of(reply: Reply) -> str:
    """A reply as the outbox keeps it: JSON with all that it takes to say it later."""
    payload: dict[str, Any] = {"text": reply.text}
    if reply.buttons:
        payload["buttons"] = [[[button.text, encode(button.press)] for button in row] for row in reply.buttons]
    if reply.keyboard is not None:
        payload["keyboard"] = reply.keyboard.rows
    if reply.picture is not None:
        payload["picture"] = {"kind": reply.picture.kind, "data": reply.picture.data}
    if reply.document is not None:
        content = base64.b64encode(reply.document.content).decode()
        payload["document"] = {"name": reply.document.name, "content": content}
    if reply.export is not None:
        payload["export"] = reply.export.value
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


class TelegramSender:
    """The outbox's courier: one Bot API call a message.

    `draw` makes a picture's PNG from its kind and data, `make` a file of what a user has stored.
    """

    def __init__(self, bot: Bot, draw: Draw, make: Make) -> None:
        self._bot = bot
        self._draw = draw
        self._make = make

    async def send(self, chat_id: int, payload: str, edit_id: int | None) -> int | None:
        """Send, or edit the message `edit_id`; return the id of the message that now shows it.

        Raises telegram.error.TelegramError, MessageGone where the message to edit is not there any more, and ValueError,
        KeyError or TypeError for what `payload_of` did not make.
        """
        said = json.loads(payload)
        markup = _markup(said)
        if edit_id is not None:
            return await self._edit(chat_id, edit_id, said, markup)
        if "picture" in said:
            return await self._send_picture(chat_id, said, markup)
        if "document" in said:
            content = base64.b64decode(said["document"]["content"])
            return await self._send_file(chat_id, said, markup, said["document"]["name"], content)
        if "export" in said:
            kind = ExportKind(said["export"])
            content = await self._make(chat_id, kind)
            return await self._send_file(chat_id, said, markup, FILE_NAMES[kind], content)
        sent = await self._bot.send_message(
            chat_id,
            said["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        return sent.message_id

    async def _edit(self, chat_id: int, message_id: int, payload: Mapping[str, Any], markup: Markup | None) -> int:
        inline = markup if isinstance(markup, InlineKeyboardMarkup) else None
        try:
            await self._bot.edit_message_text(
                payload["text"],
                chat_id=chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=inline,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except BadRequest as error:
            reason = str(error).lower()
            if any(phrase in reason for phrase in GONE):
                raise MessageGone from error
            if NOT_MODIFIED not in reason:
                raise
        return message_id

    async def _send_picture(self, chat_id: int, payload: Mapping[str, Any], markup: Markup | None) -> int:
        picture = payload["picture"]
        png = await asyncio.to_thread(self._draw, picture["kind"], picture["data"])
        sent = await self._bot.send_photo(
            chat_id,
            png,
            caption=payload["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            filename=PICTURE_NAME,
        )
        return sent.message_id

    async def _send_file(
        self, chat_id: int, payload: Mapping[str, Any], markup: Markup | None, name: str, content: bytes
    ) -> int:
        sent = await self._bot.send_document(
            chat_id,
            content,
            caption=payload["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            filename=name,
        )
        return sent.message_id


def _markup(payload: Mapping[str, Any]) -> Markup | None:
    if "buttons" in payload:
        rows = [[InlineKeyboardButton(text, callback_data=data) for text, data in row] for row in payload["buttons"]]
        return InlineKeyboardMarkup(rows)
    if "keyboard" not in payload:
        return None
    if not payload["keyboard"]:
        return ReplyKeyboardRemove()
    return ReplyKeyboardMarkup(payload["keyboard"], resize_keyboard=True, is_persistent=True)
