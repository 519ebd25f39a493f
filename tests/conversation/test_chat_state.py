"""A chat state is kept as plain data and read back typed; what cannot be read is said."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.conversation.chat_state import BadStateData, ChatState, Idle
from question_bank.models import Move


@dataclass(frozen=True, slots=True)
class Writing(ChatState, name="writing"):
    story_id: int
    letter: Move
    asked: datetime | None = None
    gaps: tuple[Move, ...] = ()
    named: bool = False


WRITING = Writing(7, Move.RESULT, datetime(2026, 1, 2, tzinfo=UTC), (Move.ACTION, Move.RESULT), named=True)


def test_what_is_kept_is_read_back() -> None:
    data = WRITING.to_data()
    assert data == {
        "story_id": 7,
        "letter": "R",
        "asked": "2026-01-02T00:00:00+00:00",
        "gaps": ["A", "R"],
        "named": True,
    }
    assert Writing.from_data(data) == WRITING


def test_what_has_its_default_is_not_kept() -> None:
    assert Writing(7, Move.RESULT).to_data() == {"story_id": 7, "letter": "R"}
    assert Idle().to_data() == {}


def test_what_another_version_kept_beside_is_left_out() -> None:
    assert Writing.from_data({"story_id": 7, "letter": "R", "formerly": 1}) == Writing(7, Move.RESULT)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"story_id": 7},
        {"story_id": "7", "letter": "R"},
        {"story_id": 7, "letter": "Q"},
        {"story_id": 7, "letter": []},
    ],
)
def test_data_that_lack_what_a_state_needs_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(BadStateData):
        Writing.from_data(data)
