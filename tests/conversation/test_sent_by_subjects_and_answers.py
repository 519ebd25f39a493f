"""Buttons that choose a subject, open a past answer or contradict a verdict: what was sent before is read as ever."""

import pytest

from bot.conversation.doors import ChooseSubject, PractiseSubject, ShowMoves, ShowStylePrompts
from bot.conversation.payload import BadPayload, Payload, encode
from bot.conversation.registry import Registry
from bot.features.answering.disagreeing import (
    AddWords,
    ContradictVerdict,
    Disagree,
    LeaveWordsOut,
    SayVerdict,
    ShowWords,
    TakeBack,
    TurnToVerdicts,
)
from bot.features.answering.subjects import PractiseStylePrompt
from bot.features.answers.answers import OpenAnswer, SendAnswer, TurnToAnswers
from bot.features.learning.learning import TurnToToldTwice
from bot.features.registered import FEATURES
from question_bank.models import Verdict

REGISTRY = Registry(FEATURES)


@pytest.mark.parametrize(
    ("data", "payload"),
    [
        ("Ya", ShowStylePrompts()),
        ("Yb", ChooseSubject()),
        ("Yk:cisco", PractiseSubject("cisco")),
        ("Yk:style", PractiseSubject("style")),
        ("Yq:style-hiring", PractiseStylePrompt("style-hiring")),
        ("Lg", ShowMoves()),
        ("Lk", TurnToToldTwice()),
        ("Aa:0", TurnToAnswers(0)),
        ("Ab:5:2", OpenAnswer(5, 2)),
        ("Ac:5", SendAnswer(5)),
        ("Va:5", Disagree(5)),
        ("Vh:5", TurnToVerdicts(5)),
        ("Vb:5:2:T", ContradictVerdict(5, 2, "T")),
        ("Vc:5:2:T:met", SayVerdict(5, 2, "T", Verdict.MET)),
        ("Vc:5:2:practice:missing", SayVerdict(5, 2, "practice", Verdict.MISSING)),
        ("Vd:5:2:T", ShowWords(5, 2, "T")),
        ("Ve:5:2:T", AddWords(5, 2, "T")),
        ("Vf:5:2:T", LeaveWordsOut(5, 2, "T")),
        ("Vg:5:2:T", TakeBack(5, 2, "T")),
    ],
)
def test_a_button_is_read_and_written_as_ever(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert encode(payload) == data


@pytest.mark.parametrize(
    "data", ["Yk", "Yk:cisco:1", "Yq", "Ya:1", "Aa", "Ab:5", "Ac:x", "Va", "Vb:5:2:X", "Vc:5:2:T:good"]
)
def test_a_forged_button_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)
