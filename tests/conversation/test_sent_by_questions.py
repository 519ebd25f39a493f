"""Buttons and states of the own questions: what was sent or stored before is read as ever."""

import pytest

from bot.conversation.doors import PractiseOwnQuestion, ShowOwnQuestions
from bot.conversation.payload import BadPayload, Payload, encode
from bot.conversation.registry import Registry
from bot.features.questions.adding import CorrectArchetype, FinishAdding, ShowAllArchetypes
from bot.features.questions.listing import (
    AddQuestions,
    AskForArchetype,
    FileQuestion,
    OpenQuestion,
    RemoveQuestion,
    RestoreQuestion,
    TurnToQuestions,
)
from bot.features.questions.states import AddingQuestions
from bot.features.registered import FEATURES
from question_bank.models import ArchetypeId
from storage.records import Conversation
from tests.clocks import START

REGISTRY = Registry(FEATURES)


@pytest.mark.parametrize(
    ("data", "payload"),
    [
        ("Oa", ShowOwnQuestions()),
        ("Ob", PractiseOwnQuestion()),
        ("Ob:5", PractiseOwnQuestion(5)),
        ("Oc:0", TurnToQuestions(0)),
        ("Od:5:2", OpenQuestion(5, 2)),
        ("Oe:5:2", AskForArchetype(5, 2)),
        ("Of:5:2", FileQuestion(5, 2)),
        ("Of:5:2:mentoring", FileQuestion(5, 2, ArchetypeId.MENTORING)),
        ("Og:5:2", RemoveQuestion(5, 2)),
        ("Oh:5:2", RestoreQuestion(5, 2)),
        ("Oi", AddQuestions()),
        ("Oj:5", CorrectArchetype(5)),
        ("Oj:5:research-vs-shipping", CorrectArchetype(5, ArchetypeId.RESEARCH_VS_SHIPPING)),
        ("Ok:5", ShowAllArchetypes(5)),
        ("Ol", FinishAdding()),
    ],
)
def test_a_button_is_read_and_written_as_ever(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert encode(payload) == data


@pytest.mark.parametrize("data", ["Ob:x", "Oc", "Od:5", "Of:5:2:heroism", "Oj", "Oj:5:x", "Ol:1"])
def test_a_forged_button_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)


def test_a_stored_state_is_read_as_ever() -> None:
    back = {"state": "idle", "data": {}}
    row = Conversation(chat_id=1, state="adding_questions", data={"back": back}, updated_at=START)
    assert REGISTRY.state_of(row) == AddingQuestions(back=back)
    below_the_list = {"back": back, "offered": True, "added": [5, 6]}
    row = Conversation(chat_id=1, state="adding_questions", data=below_the_list, updated_at=START)
    assert REGISTRY.state_of(row) == AddingQuestions(back=back, offered=True)
