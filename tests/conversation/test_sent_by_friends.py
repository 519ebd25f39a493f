"""Buttons and chat states that former versions wrote, of links for friends: they are read as ever."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.conversation.chat_state import ChatState
from bot.conversation.doors import AskFriend, ShowFriendLinks
from bot.conversation.payload import BadPayload, Payload, encode
from bot.conversation.registry import Registry
from bot.features.friends import asking, assessments, visit
from bot.features.friends.feature import FRIENDS
from bot.features.friends.states import TypingLine, TypingName
from bot.features.registered import FEATURES
from question_bank.models import Level, Verdict
from storage.records import Conversation

REGISTRY = Registry(FEATURES)
BACK = {"state": "drilling", "data": {"drill_id": 7, "at": "gaps", "gaps": []}}
SENT: Mapping[str, Payload] = {
    "FA:9": AskFriend(9),
    "FI": ShowFriendLinks(),
    "FK:9": asking.MakeLink(9),
    "FW:9": asking.NameMyself(9),
    "FC:5": asking.CloseLink(5),
    "FY:5": visit.AcceptVisit(5),
    "FN:5": visit.DeclineVisit(5),
    "FM:5:0:3": visit.MarkMove(5, 0, Verdict.MET),
    "FL:5:4": visit.MarkLevel(5, Level.STAFF),
    "FB:5:7": visit.UnmarkLast(5, 7),
    "FT:5": visit.AddLine(5),
    "FS:5": visit.SendMarks(5),
    "FX:5": visit.StopVisit(5),
    "FR:5": visit.ResumeVisit(5),
    "FV:9": assessments.ShowFriendsSaid(9),
    "FO:4": assessments.ShowAssessment(4),
    "FE:4": assessments.EstimateFirst(4),
    "FG:4:5:1": assessments.EstimateStoryMove(4, 5, Verdict.MISSING),
    "FH:4:1": assessments.EstimateStoryLevel(4, Level.WEAK),
    "FJ:4:6": assessments.UndoEstimate(4, 6),
}


@pytest.mark.parametrize(("data", "payload"), SENT.items())
def test_a_button_means_what_it_meant(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert encode(payload) == data


def test_every_button_of_the_feature_is_pinned() -> None:
    assert set(FRIENDS.presses) == {type(payload) for payload in SENT.values()}


@pytest.mark.parametrize("data", ["FM:5:6:1", "FM:5:-1:1", "FM:5:0:4", "FL:5:0", "FB:5:0", "FB:5:8", "FJ:4:7", "FY"])
def test_what_is_out_of_range_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)


@pytest.mark.parametrize(
    ("name", "data", "state"),
    [
        ("typing_name_for_friend", {"back": BACK, "story_id": 9}, TypingName(BACK, story_id=9)),
        ("typing_line_for_friend", {"back": None, "link_id": 5}, TypingLine(link_id=5)),
    ],
)
def test_a_stored_row_means_what_it_meant(name: str, data: Mapping[str, Any], state: ChatState) -> None:
    row = Conversation(chat_id=1, state=name, data=data, updated_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert REGISTRY.state_of(row) == state
    # What is written now is read in the same way.
    row = Conversation(chat_id=1, state=state.name, data=state.to_data(), updated_at=row.updated_at)
    assert REGISTRY.state_of(row) == state
