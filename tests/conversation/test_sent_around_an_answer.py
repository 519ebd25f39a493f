"""Buttons and chat states as former versions wrote them, around an answer, a mock and the coverage: they are read as ever."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.conversation.answers.collecting import Collecting, Mode
from bot.conversation.chat_state import ChatState, Idle
from bot.conversation.doors import (
    AskArchetype,
    DiscardAnswer,
    EndMock,
    GoOnWithAnswer,
    HaveNoStory,
    JudgeAnswer,
    KeepAnswer,
    NextQuestion,
    Practise,
    ReadFeedback,
    ResumeMock,
    RewriteAnswer,
    ShowCoverage,
    ShowKept,
    ShowMocks,
)
from bot.conversation.payload import BadPayload, Payload, encode
from bot.conversation.registry import Registry
from bot.features.answering.asking import AnotherQuestion, SkipToday, SnoozeQuestion
from bot.features.answering.feedback_buttons import ShowFeedback
from bot.features.answering.judging import AskFollowUp, CountAnswerAs, ShowDetails, ShowExample
from bot.features.answering.kept import OpenKept
from bot.features.answering.loose_text import AskForLooseText, DiscardLooseText, JudgeLooseText, UseLooseText
from bot.features.answering.states import HoldingText
from bot.features.mock.adapting import AdaptStory
from bot.features.mock.debriefing import SendTranscript
from bot.features.mock.mock import ChooseStyle, KeepMock, NewMock, StartMock
from bot.features.progress.auditing import ShowAllFindings, ShowFirstFindings
from bot.features.progress.weekly_summary import SnoozeWeekly
from bot.features.registered import FEATURES
from question_bank.models import ArchetypeId, Level
from storage.records import Conversation, DueKind

REGISTRY = Registry(FEATURES)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "payload"),
    [
        ("pr", Practise()),
        ("nx", NextQuestion()),
        ("Ca:mentoring", AskArchetype(ArchetypeId.MENTORING)),
        ("an:5", AnotherQuestion(5)),
        ("ns:5", HaveNoStory(5)),
        ("ns:5:1", HaveNoStory(5, sure=True)),
        ("ju:5", JudgeAnswer(5)),
        ("go:5", GoOnWithAnswer(5)),
        ("di:5", DiscardAnswer(5)),
        ("di:5:Ca:mentoring", DiscardAnswer(5, ("Ca", "mentoring"))),
        ("kp:5", KeepAnswer(5)),
        ("kp:5:ms:3:0", KeepAnswer(5, ("ms", "3", "0"))),
        ("kl", ShowKept()),
        ("ko:5", OpenKept(5)),
        ("mk:2", KeepMock(2)),
        ("sn:5:daily", SnoozeQuestion(5, DueKind.DAILY)),
        ("st:5", SkipToday(5)),
        ("de:5", ShowDetails(5)),
        ("br:5", ShowFeedback(5)),
        ("fu:5", AskFollowUp(5)),
        ("ca:5:mentoring", CountAnswerAs(5, ArchetypeId.MENTORING)),
        ("rw:5", RewriteAnswer(5)),
        ("Tj:9", JudgeLooseText(9)),
        ("Tj:9:mentoring", JudgeLooseText(9, ArchetypeId.MENTORING)),
        ("Tu:9:5", UseLooseText(9, 5)),
        ("Ta:9", AskForLooseText(9)),
        ("Td:9", DiscardLooseText(9)),
        ("ex:mentoring:staff", ShowExample(ArchetypeId.MENTORING, Level.STAFF)),
        ("mo", ShowMocks()),
        ("ms:3:0", StartMock(3, with_style=False)),
        ("ms:8:1", StartMock(8, with_style=True)),
        ("Ms:1", ChooseStyle(with_style=True)),
        ("mw", NewMock()),
        ("mr:2", ResumeMock(2)),
        ("me:2", EndMock(2)),
        ("Ma:5:7", AdaptStory(5, 7)),
        ("Mf:5", ReadFeedback(5)),
        ("Mt:2", SendTranscript(2)),
        ("co", ShowCoverage()),
        ("Cb:1772452800", ShowAllFindings(1772452800)),
        ("Cc:1772452800", ShowFirstFindings(1772452800)),
        ("ws", SnoozeWeekly()),
    ],
)
def test_a_button_is_read_and_written_as_ever(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert encode(payload) == data


@pytest.mark.parametrize(
    "data",
    [
        "ca:5",
        "ca:5:heroism",
        "ex:mentoring:god",
        "sn:5:never",
        "sn:5:weekly",
        "ms:3",
        "ms:3:x",
        "Ms:2",
        "Ca:",
        "Cb:soon",
        "ws:1",
    ],
)
def test_a_forged_button_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)


@pytest.mark.parametrize(
    ("name", "data", "state"),
    [
        ("idle", {}, Idle()),
        ("idle", {"answer_id": 5, "follow_up": False}, Idle(5)),
        ("idle", {"answer_id": 5, "follow_up": True}, Idle(5, follow_up=True)),
        ("idle", {"debrief_left": True}, Idle(debrief_left=True)),
        ("collecting", {"answer_id": 5}, Collecting(5)),
        ("collecting", {"answer_id": 5, "mode": "answer"}, Collecting(5)),
        ("collecting", {"answer_id": 5, "mode": "follow_up", "since": 2}, Collecting(5, Mode.FOLLOW_UP, 2)),
        ("collecting", {"answer_id": 5, "mode": "answer", "offered": True}, Collecting(5, offered=True)),
        ("holding_text", {"first_id": 9}, HoldingText(9)),
        ("collecting", {"answer_id": 5, "asked": NOON.isoformat()}, Collecting(5, asked=NOON)),
    ],
)
def test_a_chat_stands_where_its_row_says(name: str, data: Mapping[str, Any], state: ChatState) -> None:
    row = Conversation(chat_id=1, state=name, data=data, updated_at=NOON)
    assert REGISTRY.state_of(row) == state
