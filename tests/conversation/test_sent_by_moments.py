"""Buttons and chat states of the moments as they were sent and stored: they are read as ever."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.conversation.chat_state import ChatState
from bot.conversation.doors import LogMoment, ReadAsResume
from bot.conversation.payload import Payload, encode
from bot.conversation.registry import Registry
from bot.features.moments.moments import (
    AddMoment,
    AskResume,
    DeleteMoment,
    MakeStory,
    OpenMoment,
    ShowMoments,
    TurnToMoments,
)
from bot.features.moments.resume import ForgetResume, KeepBullet, OpenBullet, StoryFromBullet, TurnToBullets
from bot.features.moments.states import PastingResume, SendingResume, TypingMoment
from bot.features.registered import FEATURES
from storage.records import Conversation

REGISTRY = Registry(FEATURES)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "payload"),
    [
        ("Ja", AddMoment()),
        ("Jb:2", TurnToMoments(2)),
        ("Jc:7:1", OpenMoment(7, 1)),
        ("Jd:7", MakeStory(7)),
        ("Je:7:1", DeleteMoment(7, 1)),
        ("Je:7:1:1", DeleteMoment(7, 1, sure=True)),
        ("Jf", AskResume()),
        ("Jg:3:1", TurnToBullets(3, 1)),
        ("Jh:3:4", OpenBullet(3, 4)),
        ("Ji:3:4", KeepBullet(3, 4)),
        ("Jj:3:4", StoryFromBullet(3, 4)),
        ("Jk:3", ForgetResume(3)),
        ("Jl", LogMoment()),
        ("Jm:3", ReadAsResume(3)),
        ("Jn", ShowMoments()),
    ],
)
def test_data_of_a_button_stay_readable(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert encode(payload) == data


@pytest.mark.parametrize(
    ("state", "data", "expected"),
    [
        ("typing_moment", {"back": None}, TypingMoment()),
        ("pasting_resume", {"back": None, "file_id": 3}, PastingResume(file_id=3)),
        ("sending_resume", {"back": {"state": "idle", "data": {}}}, SendingResume(back={"state": "idle", "data": {}})),
        ("sending_resume", {"back": None, "asked": False}, SendingResume(asked=False)),
    ],
)
def test_a_stored_state_stays_readable(state: str, data: Mapping[str, Any], expected: ChatState) -> None:
    row = Conversation(chat_id=1, state=state, data=data, updated_at=NOON)
    assert REGISTRY.state_of(row) == expected
