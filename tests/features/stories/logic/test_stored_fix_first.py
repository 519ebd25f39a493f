"""What to fix first in a stored story is what its review said, for every review that there can be."""

from itertools import product

import pytest

from bot.features.stories.logic.stored_fix_first import stored_fix_first
from bot.review.feedback.fix_first import fix_first_of
from bot.review.level import level_of
from question_bank.models import Move, Verdict


@pytest.mark.parametrize("words", [60, 400])
def test_every_review_is_read_back(words: int) -> None:
    for verdicts, trap, own in product(product(Verdict, repeat=len(Move)), (False, True), (False, True)):
        moves = dict(zip(Move, verdicts, strict=True))
        level, _ = level_of(moves, words=words, trap=trap, own_specific_act=own)
        said = fix_first_of(moves, words=words, trap=trap, own_specific_act=own)
        assert stored_fix_first(moves, level, words) == said
