"""A Bot API on loopback that behaves like Telegram's, so that the real python-telegram-bot stack runs anywhere."""

import hmac
import json
import secrets
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, ClassVar, Self

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.delivery.clock import Clock
from bot.delivery.http.http_server import Server
from bot.terminal.chat import Chat, Shown
from bot.terminal.faults import Faults
from bot.terminal.memory import ChatMemory
from bot.terminal.own_address import OwnAddressOnly
from bot.terminal.parameters import read_parameters, uploaded
from bot.terminal.refusals import Refused, bad, check_caption, check_text, read_markup
from bot.terminal.updates import Updates

BOT_ID = 1
LONGEST_POLL_S = 50
LARGEST_DOWNLOAD = 20_000_000
DEFAULT_BUTTON = '{"type": "default"}'


def new_token() -> str:
    """Return an unguessable token in the form of Telegram's."""
    return f"{BOT_ID}:{secrets.token_urlsafe(26)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One received call, for tests."""

    method: str
    params: Mapping[str, Any]
    at: float
    """A Unix time in seconds."""
    refused: int | None = None
    """The status code of a refusal."""
    cut: bool = False
    """True where the call had its effect and its answer never reached the bot."""


@dataclass(slots=True, kw_only=True)
class Person:
    """The human user of a chat."""

    id: int = 1
    first_name: str = "You"
    language_code: str | None = "en"

    def as_user(self) -> dict[str, Any]:
        """Return Telegram's user object."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return user | ({"language_code": self.language_code} if self.language_code else {})


@dataclass(slots=True)
class RegisteredWebhook:
    """The webhook that receives updates in place of polling."""

    url: str = ""
    secret: str = ""
    allowed: list[str] = field(default_factory=list)


class LocalBotApi:
    """The server. `async with` starts and stops it; `bot.terminal.person.User` is the human side of a chat.

    A call without the token is refused. `memory` makes the memory of a person's chat; by default nothing outlives the
    process. `tls` holds the certificates that a webhook may present.
    """

    def __init__(
        self,
        *,
        token: str,
        clock: Clock,
        memory: Callable[[int], ChatMemory] | None = None,
        username: str = "local_bot",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.token = token
        self.username = username
        self.clock = clock
        self.calls: list[Call] = []
        self.commands: list[dict[str, str]] = []
        self.menu_button: dict[str, Any] = json.loads(DEFAULT_BUTTON)
        self.faults = Faults(clock)
        self.webhook = RegisteredWebhook()
        self.chats: dict[int, Chat] = {}
        self.blocked: set[int] = set()
        self._memory = memory or (lambda _: ChatMemory())
        self.updates = Updates(self.webhook, clock, tls)
        self.files: dict[str, bytes] = {}
        routes = [
            Route("/bot{token}/{method}", self._answer, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path}", self._download),
        ]
        app = Starlette(routes=routes, middleware=[Middleware(OwnAddressOnly)])
        self._server = Server(app, "127.0.0.1", 0)
        self.url = ""

    async def __aenter__(self) -> Self:
        port = await self._server.start()
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.updates.close()
        self._server.force_exit = True
        await self._server.stop()

    def chat(self, chat_id: int) -> Chat:
        """Return a chat, created at the first call."""
        if chat_id not in self.chats:
            self.chats[chat_id] = Chat(self._memory(chat_id))
            self.updates.last_id = max(self.updates.last_id, self.chats[chat_id].memory.update_id)
        return self.chats[chat_id]

    def keep_file(self, content: bytes) -> str:
        """Store a sent file; return a new id by which the bot can fetch it."""
        file_id = f"file-{len(self.files) + 1}"
        self.files[file_id] = content
        return file_id

    def called(self, method: str, chat_id: int | None = None) -> list[Call]:
        """Return the calls of one method that were not refused, those to one chat if it is named."""
        return [
            call
            for call in self.calls
            if call.method.lower() == method.lower()
            and call.refused is None
            and (chat_id is None or int(call.params.get("chat_id", 0)) == chat_id)
        ]

    async def _answer(self, request: Request) -> Response:
        if not self._knows(request):
            return _refusal(Refused(401, "Unauthorized"))
        method = request.path_params["method"]
        params = await read_parameters(request)
        at = self.clock.now().timestamp()
        try:
            handler = self._handler(method)
            cut_after = await self.faults.strike(method, params)
            result = await handler(self, params)
        except Refused as refusal:
            self.calls.append(Call(method=method, params=params, at=at, refused=refusal.code))
            return _refusal(refusal)
        self.calls.append(Call(method=method, params=params, at=at, cut=cut_after))
        if cut_after:
            return Response(b"", headers={"content-length": "1"})
        body = bytes(JSONResponse({"ok": True, "result": result}).body)
        return Response(self.faults.spoiled(method, params, body), media_type="application/json")

    async def _download(self, request: Request) -> Response:
        """Answer with a file by the path from getFile; faults are injected for the method `file`."""
        if not self._knows(request):
            return _refusal(Refused(404, "Not Found"))
        try:
            await self.faults.strike("file", {})
        except Refused as refusal:
            return _refusal(refusal)
        content = self.files.get(request.path_params["path"])
        if content is None:
            return _refusal(Refused(404, "Not Found"))
        return Response(content, media_type="application/octet-stream")

    def _knows(self, request: Request) -> bool:
        """Return whether the request has the right token."""
        return hmac.compare_digest(request.path_params["token"].encode(), self.token.encode())

    def _handler(self, method: str) -> Callable[..., Awaitable[Any]]:
        handler = self.methods.get(method.lower())
        if handler is None:
            raise Refused(404, f"Not Found: method {method}")
        return handler

    async def _get_me(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": "Stardrill",
            "username": self.username,
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    async def _get_updates(self, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self.webhook.url:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        wait = min(float(params.get("timeout", 0) or 0), LONGEST_POLL_S)
        return await self.updates.poll(int(params.get("offset", 0) or 0), int(params.get("limit", 100) or 100), wait)

    async def _set_webhook(self, params: Mapping[str, Any]) -> bool:
        self.webhook.url = str(params.get("url", ""))
        self.webhook.secret = str(params.get("secret_token", ""))
        self.updates.deliver()
        return True

    async def _delete_webhook(self, _: Mapping[str, Any]) -> bool:
        self.webhook.url = ""
        return True

    async def _get_webhook_info(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "url": self.webhook.url,
            "has_custom_certificate": False,
            "pending_update_count": self.updates.waiting,
        }

    async def _set_commands(self, params: Mapping[str, Any]) -> bool:
        self.commands = json.loads(params["commands"])
        return True

    async def _get_commands(self, _: Mapping[str, Any]) -> list[dict[str, str]]:
        return self.commands

    async def _set_menu_button(self, params: Mapping[str, Any]) -> bool:
        self.menu_button = json.loads(params.get("menu_button", DEFAULT_BUTTON))
        return True

    async def _get_menu_button(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return self.menu_button

    async def _yes(self, _: Mapping[str, Any]) -> bool:
        return True

    async def _send_message(self, params: Mapping[str, Any]) -> dict[str, Any]:
        text = str(params.get("text", ""))
        plain = check_text(text, params.get("parse_mode"))
        return self._show(params, Shown(message_id=0, html=text, plain=plain))

    async def _send_photo(self, params: Mapping[str, Any]) -> dict[str, Any]:
        return self._show(params, _captioned(params, picture=uploaded(params, "photo").content))

    async def _send_document(self, params: Mapping[str, Any]) -> dict[str, Any]:
        file = uploaded(params, "document")
        return self._show(params, _captioned(params, document=(file.name, file.content)))

    async def _get_file(self, params: Mapping[str, Any]) -> dict[str, Any]:
        file_id = str(params.get("file_id", ""))
        if file_id not in self.files:
            raise bad("invalid file_id")
        size = len(self.files[file_id])
        if size > LARGEST_DOWNLOAD:
            raise bad("file is too big")
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": size, "file_path": file_id}

    async def _edit_text(self, params: Mapping[str, Any]) -> dict[str, Any]:
        chat, message = self._message(params)
        if message.keyboard is not None:
            raise bad("message can't be edited")
        if message.picture is not None or message.document is not None:
            raise bad("there is no text in the message to edit")
        text = str(params.get("text", ""))
        plain = check_text(text, params.get("parse_mode"))
        buttons = _buttons(read_markup(params.get("reply_markup")))
        if (plain, text, buttons) == (message.plain, message.html, message.buttons):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly the same as a "
                "current content and reply markup of the message"
            )
        message.html, message.plain, message.buttons = text, plain, buttons
        chat.changed(message)
        return self._as_message(int(params["chat_id"]), message)

    async def _edit_markup(self, params: Mapping[str, Any]) -> dict[str, Any]:
        chat, message = self._message(params)
        message.buttons = _buttons(read_markup(params.get("reply_markup")))
        chat.changed(message)
        return self._as_message(int(params["chat_id"]), message)

    async def _edit_caption(self, params: Mapping[str, Any]) -> dict[str, Any]:
        chat, message = self._message(params)
        caption = str(params.get("caption", ""))
        message.plain = check_caption(caption, params.get("parse_mode"))
        message.html = caption
        message.buttons = _buttons(read_markup(params.get("reply_markup")))
        chat.changed(message)
        return self._as_message(int(params["chat_id"]), message)

    async def _delete_message(self, params: Mapping[str, Any]) -> bool:
        chat, message = self._message(params)
        chat.deleted(message)
        return True

    async def _answer_query(self, params: Mapping[str, Any]) -> bool:
        chat_id = self.updates.queries.pop(str(params.get("callback_query_id")), None)
        if chat_id is None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if params.get("text"):
            self.chat(chat_id).toast(str(params["text"]))
        return True

    methods: ClassVar[Mapping[str, Callable[..., Awaitable[Any]]]] = {
        "getme": _get_me,
        "getupdates": _get_updates,
        "setwebhook": _set_webhook,
        "deletewebhook": _delete_webhook,
        "getwebhookinfo": _get_webhook_info,
        "setmycommands": _set_commands,
        "getmycommands": _get_commands,
        "deletemycommands": _yes,
        "setchatmenubutton": _set_menu_button,
        "getchatmenubutton": _get_menu_button,
        "setmydescription": _yes,
        "setmyshortdescription": _yes,
        "sendchataction": _yes,
        "logout": _yes,
        "close": _yes,
        "sendmessage": _send_message,
        "sendphoto": _send_photo,
        "senddocument": _send_document,
        "getfile": _get_file,
        "editmessagetext": _edit_text,
        "editmessagereplymarkup": _edit_markup,
        "editmessagecaption": _edit_caption,
        "deletemessage": _delete_message,
        "answercallbackquery": _answer_query,
    }

    def _open_chat(self, params: Mapping[str, Any]) -> Chat:
        chat_id = int(params.get("chat_id", 0))
        if chat_id not in self.chats:
            raise bad("chat not found")
        if chat_id in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return self.chats[chat_id]

    def _show(self, params: Mapping[str, Any], message: Shown) -> dict[str, Any]:
        chat = self._open_chat(params)
        message.thread_id = int(params["message_thread_id"]) if params.get("message_thread_id") else None
        if message.thread_id is not None and message.thread_id not in chat.topics:
            raise bad("message thread not found")
        markup = read_markup(params.get("reply_markup")) or {}
        message.buttons = _buttons(markup)
        if "keyboard" in markup:
            message.keyboard = [
                [key if isinstance(key, str) else key["text"] for key in row] for row in markup["keyboard"]
            ]
        elif markup.get("remove_keyboard"):
            message.keyboard = []
        chat.memory.message_id += 1
        message.message_id = chat.memory.message_id
        chat.show(message)
        return self._as_message(int(params["chat_id"]), message)

    def _message(self, params: Mapping[str, Any]) -> tuple[Chat, Shown]:
        chat = self._open_chat(params)
        message = chat.messages.get(int(params.get("message_id", 0)))
        if message is None:
            raise bad("message to edit not found")
        return chat, message

    def _as_message(self, chat_id: int, message: Shown) -> dict[str, Any]:
        return {
            "message_id": message.message_id,
            "date": int(self.clock.now().timestamp()),
            "chat": {"id": chat_id, "type": "private"},
            "text": message.plain,
            **in_topic(message.thread_id),
        }


def in_topic(thread_id: int | None) -> dict[str, Any]:
    """Return the fields of a message that is in a topic."""
    return {"message_thread_id": thread_id, "is_topic_message": True} if thread_id is not None else {}


def _captioned(params: Mapping[str, Any], **content: Any) -> Shown:
    caption = str(params.get("caption", "") or "")
    return Shown(message_id=0, html=caption, plain=check_caption(caption, params.get("parse_mode")), **content)


def _buttons(markup: Mapping[str, Any] | None) -> list[list[tuple[str, str]]]:
    rows = (markup or {}).get("inline_keyboard", [])
    return [[(button["text"], button.get("callback_data", "")) for button in row] for row in rows]


def _refusal(refusal: Refused) -> Response:
    body: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
    return JSONResponse(body, status_code=refusal.code)
