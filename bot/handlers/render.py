"""Renders replies as the payloads that the outbox keeps, and payloads as Bot API calls."""

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
from bot.conversation.replies import Document, ExportKind, Reply
from bot.delivery.sending.sender import MessageGone
from bot.features.transfer.exporting import FILE_NAMES

Draw = Callable[[str, Mapping[str, Any]], bytes]
Make = Callable[[int, ExportKind], Awaitable[bytes]]
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

NOT_MODIFIED = "not modified"
NO_THREAD = "message thread not found"
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
PICTURE_NAME = "stardrill.png"


def payload_of(reply: Reply) -> str:
    """Return a reply as the outbox keeps it: JSON with everything needed to send it later."""
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
    """The outbox's sender over Telegram: one Bot API call a message.

    `draw` returns a picture's PNG from its kind and data. `make` returns an export file from a user id and its kind.
    """

    def __init__(self, bot: Bot, draw: Draw, make: Make) -> None:
        self._bot = bot
        self._draw = draw
        self._make = make

    async def send(self, chat_id: int, payload: str, edit_id: int | None, thread_id: int | None) -> int | None:
        """Send a message, or edit the message `edit_id`; return the id of the message that now shows it.

        `thread_id` is the topic for a new message. Where that is gone, the message is sent outside of any topic.
        Raises telegram.error.TelegramError, MessageGone where the message to edit is gone, and ValueError, KeyError or
        TypeError for a payload that `payload_of` did not make.
        """
        said = json.loads(payload)
        markup = _markup(said)
        if edit_id is not None:
            return await self._edit(chat_id, edit_id, said, markup)
        try:
            return await self._send_new(chat_id, said, markup, thread_id)
        except BadRequest as error:
            if thread_id is None or NO_THREAD not in str(error).lower():
                raise
        return await self._send_new(chat_id, said, markup, None)

    async def _send_new(
        self, chat_id: int, payload: Mapping[str, Any], markup: Markup | None, thread_id: int | None
    ) -> int:
        if "picture" in payload:
            return await self._send_picture(chat_id, payload, markup, thread_id)
        if "document" in payload:
            content = base64.b64decode(payload["document"]["content"])
            file = Document(name=payload["document"]["name"], content=content)
            return await self._send_file(chat_id, payload, markup, file, thread_id)
        if "export" in payload:
            kind = ExportKind(payload["export"])
            file = Document(name=FILE_NAMES[kind], content=await self._make(chat_id, kind))
            return await self._send_file(chat_id, payload, markup, file, thread_id)
        sent = await self._bot.send_message(
            chat_id,
            payload["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            message_thread_id=thread_id,
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

    async def _send_picture(
        self, chat_id: int, payload: Mapping[str, Any], markup: Markup | None, thread_id: int | None
    ) -> int:
        picture = payload["picture"]
        png = await asyncio.to_thread(self._draw, picture["kind"], picture["data"])
        sent = await self._bot.send_photo(
            chat_id,
            png,
            caption=payload["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            filename=PICTURE_NAME,
            message_thread_id=thread_id,
        )
        return sent.message_id

    async def _send_file(
        self, chat_id: int, payload: Mapping[str, Any], markup: Markup | None, file: Document, thread_id: int | None
    ) -> int:
        sent = await self._bot.send_document(
            chat_id,
            file.content,
            caption=payload["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            filename=file.name,
            message_thread_id=thread_id,
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
