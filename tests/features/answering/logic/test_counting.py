"""For which archetype an answer counts: by its review, what was asked, and what its owner has said."""

import pytest

from bot.features.answering.logic.counting import counted, offered
from question_bank.models import ArchetypeId
from tests.hearing import HAGGLED, STRAY, hearing_judge
from tests.review.engine import STAFF

ASKED, HEARD, CHOSEN = ArchetypeId.MENTORING, ArchetypeId.COST_NEGOTIATION, ArchetypeId.KILLED_PROJECT


@pytest.mark.parametrize(
    ("text", "asked", "chosen", "counts_as", "on_offer"),
    [
        pytest.param(STAFF, ASKED, None, ASKED, None, id="belongs-there"),
        pytest.param(STAFF, ASKED, CHOSEN, ASKED, None, id="belongs-there-by-now"),
        pytest.param(HAGGLED, ASKED, None, None, HEARD, id="heard-as-another"),
        pytest.param(HAGGLED, ASKED, CHOSEN, CHOSEN, HEARD, id="its-owner-has-said"),
        pytest.param(STRAY, ASKED, None, None, ASKED, id="heard-as-nothing"),
        pytest.param(STRAY, None, None, None, None, id="heard-as-nothing-and-nothing-asked"),
        pytest.param("", ASKED, CHOSEN, None, None, id="not-judged"),
        pytest.param("I moved it.", ASKED, None, ASKED, None, id="too-short-to-say"),
    ],
)
def test_what_counts_and_what_may(
    text: str,
    asked: ArchetypeId | None,
    chosen: ArchetypeId | None,
    counts_as: ArchetypeId | None,
    on_offer: ArchetypeId | None,
) -> None:
    review = hearing_judge().review(text, archetype=ASKED)
    assert counted(review, asked, chosen) is counts_as
    assert offered(review, asked) is on_offer
