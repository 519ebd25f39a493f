"""What a bullet of a résumé has and lacks."""

import pytest

from bot.features.moments.logic.seeds import Seed, seeds_of
from tests.review.engine import reviewer

BOTH, ACT, NUMBER = {Seed.ACT, Seed.NUMBER}, {Seed.ACT}, {Seed.NUMBER}
NEITHER: set[Seed] = set()


@pytest.mark.parametrize(
    ("bullet", "has"),
    [
        ("Led the move of 40 services to one build", NUMBER),
        ("Cut the wait for a build from 50 to 9 minutes", BOTH),
        ("Wrote the first search index alone", ACT),
        ("I wrote the first search index alone", ACT),
        ("Responsible for the on-call of the payment team", NEITHER),
        ("Owner of 3 services with 12 million users", NUMBER),
        ("Migrated the ledger to Postgres 14 in 2021", ACT),
    ],
)
def test_an_act_of_ones_own_and_a_number_are_told(bullet: str, has: set[Seed]) -> None:
    """To lead is a role: it says nothing of what was done."""
    assert seeds_of(bullet, reviewer().read) == has
