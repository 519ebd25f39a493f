"""The kind of an update, as the log may name it: what is ours by its name, what was typed by nothing."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.conversation.doors import GoOnWithAnswer
from bot.conversation.payload import Payload
from bot.conversation.registry import Registry
from bot.features.registered import FEATURES
from bot.handlers import update_kind
from bot.handlers.update_kind import button_name

REGISTRY = Registry(FEATURES)
SENDER = {"id": 1, "is_bot": False, "first_name": "You"}
SENT = {
    "message_id": 1,
    "date": int(datetime(2026, 3, 2, tzinfo=UTC).timestamp()),
    "chat": {"id": 1, "type": "private"},
    "from": SENDER,
}
FILE = {"file_id": "f", "file_unique_id": "f", "file_size": 1}


def kind_of(update: Update) -> str:
    return update_kind.kind_of(REGISTRY, update)


def an_update(**content: Any) -> Update:
    return Update.de_json({"update_id": 7, **content}, None)


def a_message(**content: Any) -> Update:
    return an_update(message={**SENT, **content})


def typed(text: str, length: int) -> Update:
    """A text that begins with a command of that length."""
    return a_message(text=text, entities=[{"type": "bot_command", "offset": 0, "length": length}])


def pressed(data: str) -> Update:
    return an_update(callback_query={"id": "1", "from": SENDER, "chat_instance": "1", "data": data})


@pytest.mark.parametrize("name", REGISTRY.commands)
def test_a_command_of_ours_is_named(name: str) -> None:
    assert kind_of(typed(f"/{name}", len(name) + 1)) == f"command /{name}"


def test_what_follows_a_command_is_not() -> None:
    assert kind_of(typed("/start@some_bot a-code-of-the-owner", len("/start@some_bot"))) == "command /start"


@pytest.mark.parametrize("text", ["/payroll outage", "/START-up"])
def test_a_command_of_nobodys_is_a_text(text: str) -> None:
    assert kind_of(typed(text, len(text.split(maxsplit=1)[0]))) == "text"


def test_a_command_within_a_text_is_none() -> None:
    update = a_message(text="see /help", entities=[{"type": "bot_command", "offset": 4, "length": 5}])
    assert kind_of(update) == "text"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"voice": {**FILE, "duration": 1}}, "voice"),
        ({"video_note": {**FILE, "duration": 1, "length": 1}}, "video note"),
        ({"document": {**FILE, "file_name": "payroll.md"}}, "document"),
        ({"location": {"latitude": 1.0, "longitude": 1.0}}, "location"),
        ({"photo": []}, "other message"),
    ],
    ids=["voice", "video-note", "document", "location", "other"],
)
def test_a_message_is_named_by_what_it_carries(content: dict[str, Any], kind: str) -> None:
    assert kind_of(a_message(**content)) == kind


def test_an_edited_message_and_what_is_no_message() -> None:
    assert kind_of(an_update(edited_message={**SENT, "text": "payroll"})) == "edited message"
    assert kind_of(an_update()) == "other update"


@pytest.mark.parametrize("kind", REGISTRY.payloads.values())
def test_a_button_of_ours_is_named_without_its_arguments(kind: type[Payload]) -> None:
    assert kind_of(pressed(f"{kind.code}:12345")) == f"button {button_name(kind)}"


def test_a_name_of_a_payload_is_told_in_words() -> None:
    assert button_name(GoOnWithAnswer) == "go_on_with_answer"


@given(st.text(max_size=64))
def test_whatever_is_typed_or_forged_is_not_repeated(text: str) -> None:
    ours = {f"command /{name}" for name in REGISTRY.commands} | {
        f"button {button_name(kind)}" for kind in REGISTRY.payloads.values()
    }
    for update in (typed(text, len(text)), pressed(text), a_message(text=text)):
        assert kind_of(update) in ours | {"text", "other message", "button that is none of ours"}
