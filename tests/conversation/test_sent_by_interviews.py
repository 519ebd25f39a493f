"""Buttons and chat states of the debrief of interviews: what was sent or stored before is read as ever."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.conversation.chat_state import ChatState
from bot.conversation.doors import BeginDebrief, ShowInterviews
from bot.conversation.offered_debrief import OfferedDebrief
from bot.conversation.payload import BadPayload, Payload, encode
from bot.conversation.registry import Registry
from bot.features.interview import payloads as of
from bot.features.interview.logic.steps import DebriefStep
from bot.features.interview.states import Debriefing, InterviewField, TypingOfInterview
from bot.features.registered import FEATURES
from question_bank.models import ArchetypeId, Level, Move
from storage.records import Conversation, InterviewOutcome, StoryTold

REGISTRY = Registry(FEATURES)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 12)
IDLE: Mapping[str, Any] = {"state": "idle", "data": {}}


@pytest.mark.parametrize(
    ("data", "payload"),
    [
        ("Ia", ShowInterviews()),
        ("Ib", BeginDebrief()),
        ("Ib:2026-03-12", BeginDebrief(DAY)),
        ("Ic:5:2", of.TellStory(5, 2)),
        ("Id:5:elsewhere", of.TellOther(5, StoryTold.ELSEWHERE)),
        ("Id:5:none", of.TellOther(5, StoryTold.NONE)),
        ("Ie:5:1", of.TurnTitles(5, 1)),
        ("If:5:strong", of.SetOwnLevel(5, Level.STRONG)),
        ("Ig:5:T", of.ToggleDry(5, Move.TRADE_OFF)),
        ("Ih:5", of.NothingDry(5)),
        ("Ii:5", of.DryNamed(5)),
        ("Ij:5:level", of.PassStep(5, DebriefStep.LEVEL)),
        ("Ik:5:dry", of.AskAgainOf(5, DebriefStep.DRY)),
        ("Il:5", of.ChooseKind(5)),
        ("Il:5:0", of.ChooseKind(5, in_list=False)),
        ("Im:5:1", of.SetKind(5, in_list=True)),
        ("Im:5:0:mentoring", of.SetKind(5, in_list=False, archetype=ArchetypeId.MENTORING)),
        ("In:5", of.RemoveAsked(5)),
        ("In:5:1", of.RemoveAsked(5, sure=True)),
        ("Io:5", of.AllAsked(5)),
        ("Ip:5", of.GoOnWithDebrief(5)),
        ("Iq:5", of.FinishDebrief(5)),
        ("Ir:5", of.ShowInterview(5)),
        ("Ir:5:2", of.ShowInterview(5, 2)),
        ("Is:5", of.ShowAsked(5)),
        ("It:5:label", of.TypeField(5, InterviewField.LABEL)),
        ("It:5:words:7", of.TypeField(5, InterviewField.WORDS, 7)),
        ("Iu:5:1", of.SetRound(5, 1)),
        ("Iv:5:2026-03-12", of.SetHeldOn(5, DAY)),
        ("Iw:5:went_on", of.SetOutcome(5, InterviewOutcome.WENT_ON)),
        ("Ix:5", of.DeleteInterview(5)),
        ("Ix:5:1", of.DeleteInterview(5, sure=True)),
        ("Iy:2", of.TurnToInterviews(2)),
        ("Iz:2026-03-12", of.SnoozeDebrief(DAY)),
        ("I0", of.DebriefLater()),
        ("I1:5", of.AddAsked(5)),
        ("I2", of.ShowComparison()),
        ("I3:5:round", of.PassField(5, DebriefStep.ROUND)),
        ("I4:5", of.KeepKind(5)),
    ],
)
def test_a_button_is_read_and_written_as_ever(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert encode(payload) == data


@pytest.mark.parametrize(
    "data", ["Ib:x", "Ic:5", "Id:5:bank", "If:5:great", "Ig:5:X", "Ij:5:label", "Im:5", "Iu:5:9", "Iv:5", "I3:5:story"]
)
def test_a_forged_button_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)


@pytest.mark.parametrize(
    ("name", "data", "state"),
    [
        ("debriefing", {"interview_id": 3, "at": "label"}, Debriefing(3, DebriefStep.LABEL)),
        ("debriefing", {"interview_id": 3, "at": "round", "dated": True}, Debriefing(3, DebriefStep.ROUND, dated=True)),
        ("debriefing", {"interview_id": 3, "at": "dry", "asked_id": 7}, Debriefing(3, DebriefStep.DRY, 7)),
        ("offered_debrief", {"back": IDLE, "held_on": "2026-03-12"}, OfferedDebrief(IDLE, DAY)),
        (
            "typing_of_interview",
            {"back": IDLE, "interview_id": 3, "field": "note", "asked_id": 7},
            TypingOfInterview(IDLE, 3, InterviewField.NOTE, 7),
        ),
    ],
)
def test_a_state_is_read_and_written_as_ever(name: str, data: Mapping[str, Any], state: ChatState) -> None:
    assert REGISTRY.state_of(Conversation(chat_id=1, state=name, data=data, updated_at=NOON)) == state
    assert (state.name, state.to_data()) == (name, data)
