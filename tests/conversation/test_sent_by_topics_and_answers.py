"""Buttons that choose a topic, open a past answer or contradict a verdict: what was sent before is read as ever."""

import pytest

from bot.conversation.doors import ChooseTopic, ShowMoves, ShowStylePrompts
from bot.conversation.payload import BadPayload, Payload, encode
from bot.conversation.registry import Registry
from bot.features.answering.topics import PractiseKind, PractiseStylePrompt
from bot.features.learning.learning import TurnToToldTwice
from bot.features.registered import FEATURES
from question_bank.models import QuestionKind

REGISTRY = Registry(FEATURES)


@pytest.mark.parametrize(
    ("data", "payload"),
    [
        ("Ta", ShowStylePrompts()),
        ("Tb", ChooseTopic()),
        ("Tk:cisco", PractiseKind(QuestionKind.CISCO)),
        ("Tk:style", PractiseKind(QuestionKind.STYLE)),
        ("Tq:style-hiring", PractiseStylePrompt("style-hiring")),
        ("Lg", ShowMoves()),
        ("Lk", TurnToToldTwice()),
    ],
)
def test_a_button_is_read_and_written_as_ever(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert encode(payload) == data


@pytest.mark.parametrize("data", ["Tk", "Tk:probe", "Tk:heroism", "Tq", "Ta:1"])
def test_a_forged_button_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)
