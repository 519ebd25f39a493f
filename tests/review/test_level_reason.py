"""The reason of a level says of the trap only where there is one."""

import pytest

from question_bank.models import CISCO, ArchetypeId, Level
from tests.end_to_end.stage import STORY
from tests.review.engine import reviewer


def test_with_an_archetype_it_says_that_the_trap_is_avoided() -> None:
    review = reviewer().review(STORY, archetype=ArchetypeId.QUALITY_INCIDENT)
    assert (review.level, review.reasons.level) == (Level.STAFF, "All six moves are there, and the trap is avoided.")


@pytest.mark.parametrize("question", [None, "What did you learn from your last project?"])
def test_without_an_archetype_it_says_nothing_of_a_trap(question: str | None) -> None:
    review = reviewer().review(STORY, archetype=CISCO, question=question)
    assert review.level is Level.STAFF
    assert "trap" not in review.reasons.level
