"""The words that show a move best."""

import pytest

from bot.conversation.logic.best_evidence import telling
from question_bank.loader import load_bank
from question_bank.models import Example, Level, Move
from tests.review.engine import review

STAFF = [example for example in load_bank().examples if example.level is Level.STAFF]


@pytest.mark.parametrize("example", STAFF, ids=lambda example: example.archetype)
def test_every_staff_example_has_words_for_each_move(example: Example) -> None:
    found = review(example.text, example.archetype, example.question)
    for move in Move:
        spans = telling(found, move)
        assert spans
        assert set(spans) <= set((found.moves or {})[move].evidence)
        assert list(spans) == sorted(spans)


def test_an_answer_to_a_style_prompt_has_none() -> None:
    assert telling(review("I hire slowly. I read code with them for an hour.", "style"), Move.RESULT) == ()


def test_words_that_show_several_moves_give_way_to_those_that_show_one() -> None:
    found = review(STAFF[0].text, STAFF[0].archetype, STAFF[0].question)
    (span,) = telling(found, Move.RESULT)
    assert STAFF[0].text[span.start : span.end] == "Traffic moved in nine seconds"
