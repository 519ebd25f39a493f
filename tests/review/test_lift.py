"""The one lift at the Staff bar: the first thing that a story does not say, hung on its own words."""

import pytest

from bot.review.feedback.lift import lift_of
from question_bank.models import Level, Move
from tests.review.engine import RIGID, STAFF, review, signals

AGREED = STAFF.replace("Lost notes fell", "I agreed on that split with the product manager. Lost notes fell")
REUSED = f"{AGREED} Since then I open every project with that count."


def lift(text: str) -> str:
    return review(text, "contested-decision").reasons.lift or ""


def test_a_trade_off_that_was_settled_with_nobody_is_asked_for_its_negotiation() -> None:
    assert review(STAFF, "contested-decision").level is Level.STAFF
    assert lift(STAFF).startswith("Where is the negotiation in “Locking records would be done in a month")


def test_one_that_was_is_asked_whether_the_reflection_became_a_habit() -> None:
    assert lift(AGREED).startswith("Did “I should have counted before I argued")


def test_a_story_that_says_all_has_no_lift() -> None:
    assert review(REUSED, "contested-decision").level is Level.STAFF
    assert lift(REUSED) == ""


def test_what_ends_with_the_project_is_asked_first_for_what_lasts() -> None:
    ended = STAFF.replace(
        "Our design template asks since then which number would flip you, and two other teams use it. ", ""
    )
    judged = review(STAFF, "contested-decision")
    evidence = {move: verdict.evidence for move, verdict in (judged.moves or {}).items()}
    assert "others still use" in (lift_of(signals(ended), evidence) or "")
    assert lift_of(signals(ended), {**evidence, Move.DRIVER: ()}) is None


@pytest.mark.parametrize("text", [RIGID, "We did it.", ""], ids=["strong", "weak", "empty"])
def test_below_the_bar_there_is_something_to_fix_and_no_lift(text: str) -> None:
    assert lift(text) == ""
