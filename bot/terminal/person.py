"""The human side of a private chat: typed texts, presses, edits and files."""

from typing import Any

from bot.conversation.logic.typed.typed_key import matching_label, typed_key
from bot.terminal.chat import Chat
from bot.terminal.local_bot_api import LocalBotApi, Person, in_topic
from bot.terminal.refusals import TEXT_LIMIT, utf16_length


class User:
    """One person with their chat. Their acts become updates, as Telegram would make them."""

    def __init__(self, api: LocalBotApi, person: Person | None = None) -> None:
        self.api = api
        self.person = person or Person()
        self.chat: Chat = api.chat(self.person.id)
        self.topic: int | None = None

    def go_to_topic(self, thread_id: int | None) -> None:
        """Write in a topic of the chat from now on; None is outside of any."""
        self.topic = thread_id
        self.chat.topics |= {thread_id} if thread_id is not None else set()

    def say(self, text: str) -> list[int]:
        """Type a message, split at Telegram's limit as its clients do; return the ids of the messages."""
        is_key = typed_key(text) is not None or matching_label(text, self.chat.memory.choices.keys) is not None
        steers = self._is_command(text) or is_key
        return [self._send({"text": piece, **_command(piece)}, is_text=not steers) for piece in _pieces(text)]

    def forward(self, text: str) -> None:
        """Forward a text of somebody who hides their account."""
        origin = {"type": "hidden_user", "date": int(self.api.clock.now().timestamp()), "sender_user_name": "Somebody"}
        self._send({"text": text, "forward_origin": origin}, is_text=True)

    def edit(self, text: str, message_id: int | None = None) -> None:
        """Edit a message, by default the last text that is no key and no command."""
        memory = self.chat.memory
        edited = message_id or (memory.texts[-1] if memory.texts else memory.last_said)
        now = int(self.api.clock.now().timestamp())
        content = {"edit_date": now, "text": text, **_command(text)}
        self._update({"edited_message": self._message(edited, content)})

    def press(self, label: str | int) -> None:
        """Press one of the newest buttons, by its label or its number from 1. Raises LookupError."""
        choices = self.chat.memory.choices
        at = label - 1 if isinstance(label, int) else _place(label, choices.labels)
        if not 0 <= at < len(choices.labels):
            raise LookupError(f"there is no button {label!r} among {choices.labels}")
        if choices.data[at]:
            self.press_data(choices.data[at], choices.under)
        else:
            self._send({"text": choices.labels[at]})

    def press_data(self, data: str, message_id: int) -> None:
        """Press a button with that data, also a forged or an old one."""
        shown = self.chat.messages.get(message_id)
        message = {
            "message_id": message_id,
            "date": int(self.api.clock.now().timestamp()),
            "chat": self._chat(),
            "text": shown.plain if shown else "…",
            **in_topic(shown.thread_id if shown else None),
        }
        query = {
            "id": self.api.updates.new_query(self.person.id),
            "from": self.person.as_user(),
            "chat_instance": "1",
            "message": message,
            "data": data,
        }
        self._update({"callback_query": query})

    def voice(self, seconds: int) -> None:
        """Send a voice note."""
        self._send({"voice": {"file_id": "voice", "file_unique_id": "voice", "duration": seconds}})

    def photo(self, caption: str | None = None) -> None:
        """Send a photo."""
        size = {"file_id": "photo", "file_unique_id": "photo", "width": 1, "height": 1}
        self._send({"photo": [size], **({"caption": caption} if caption else {})})

    def document(self, name: str, content: bytes, caption: str | None = None) -> None:
        """Send a file."""
        file_id = self.api.keep_file(content)
        file = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(content)}
        self._send({"document": file, **({"caption": caption} if caption else {})})

    def sticker(self) -> None:
        """Send a sticker."""
        sticker = {
            "file_id": "s",
            "file_unique_id": "s",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
        self._send({"sticker": sticker})

    def location(self, latitude: float, longitude: float) -> None:
        """Share a place."""
        self._send({"location": {"latitude": latitude, "longitude": longitude}})

    def say_in_group(self, text: str, group_id: int = -100) -> None:
        """Type a message in a group that the bot is in."""
        self.api.chat(group_id)
        message = {
            **self._message(1, {"text": text, **_command(text)}),
            "chat": {"id": group_id, "type": "group", "title": "G"},
        }
        self._update({"message": message})

    def block(self) -> None:
        """Block the bot."""
        self.api.blocked.add(self.person.id)

    def unblock(self) -> None:
        """Unblock the bot."""
        self.api.blocked.discard(self.person.id)

    def _is_command(self, text: str) -> bool:
        """Return whether a text is a command: one of the bot's menu, or a slash and one word."""
        words = text.split()
        if not words or not text.startswith("/"):
            return False
        menu = {each["command"] for each in self.api.commands}
        return len(words) == 1 or words[0][1:].partition("@")[0].lower() in menu

    def _send(self, content: dict[str, Any], *, is_text: bool = False) -> int:
        memory = self.chat.memory
        memory.message_id += 1
        memory.last_said = memory.message_id
        if is_text:
            memory.note_text(memory.message_id)
        self._update({"message": self._message(memory.message_id, content)})
        return memory.message_id

    def _message(self, message_id: int, content: dict[str, Any]) -> dict[str, Any]:
        now = int(self.api.clock.now().timestamp())
        sender = {"chat": self._chat(), "from": self.person.as_user()}
        return {"message_id": message_id, "date": now, **sender, **in_topic(self.topic), **content}

    def _chat(self) -> dict[str, Any]:
        return {"id": self.person.id, "type": "private", "first_name": self.person.first_name}

    def _update(self, content: dict[str, Any]) -> None:
        self.chat.memory.update_id = self.api.updates.add(content)
        self.chat.memory.save()


def _place(label: str, labels: list[str]) -> int:
    return labels.index(label) if label in labels else -1


def _command(text: str) -> dict[str, Any]:
    """Return the entity that marks a command, which Telegram's servers add."""
    if not text.startswith("/") or len(text) < 2:
        return {}
    length = len(text.split(maxsplit=1)[0])
    return {"entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def _pieces(text: str) -> list[str]:
    """Return a text split at Telegram's limit."""
    pieces, rest = [], text
    while utf16_length(rest) > TEXT_LIMIT:
        end = TEXT_LIMIT
        while utf16_length(rest[:end]) > TEXT_LIMIT:
            end -= 1
        pieces.append(rest[:end])
        rest = rest[end:]
    return [*pieces, rest]
