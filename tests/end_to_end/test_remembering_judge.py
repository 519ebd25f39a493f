"""What is remembered is what the engine says."""

import pytest

from tests.end_to_end import stage
from tests.end_to_end.beginnings import PATCHING_OR_LOOKING_ON, choose_how_to_begin
from tests.end_to_end.remembering_judge import RememberingJudge
from tests.end_to_end.stage import STORY
from tests.review.engine import reviewer


@pytest.mark.parametrize("question", [None, "Tell me about a time you held a release back."])
@pytest.mark.parametrize("archetype", ["contested-decision", "cisco", "style"])
def test_a_review_is_the_engines_the_first_time_and_the_second(archetype: str, question: str | None) -> None:
    judge, engine = RememberingJudge(), reviewer()
    for _ in range(2):
        for first_end in (None, 40):
            for asked in ((), ("What would you do differently?",)):
                assert judge.review(
                    STORY, archetype=archetype, question=question, first_end=first_end, asked=asked
                ) == engine.review(STORY, archetype=archetype, question=question, first_end=first_end, asked=asked)
    assert judge.read(STORY).reading == judge.read(STORY).reading == engine.read(STORY).reading


def test_a_test_that_patches_or_looks_on_has_the_engine_itself() -> None:
    choose_how_to_begin(())
    assert stage.judge_of_the_stage() is stage.JUDGE
    for fixture in PATCHING_OR_LOOKING_ON:
        choose_how_to_begin([fixture])
        assert stage.judge_of_the_stage() is None


def test_an_unknown_archetype_is_refused_as_by_the_engine() -> None:
    for judge in (RememberingJudge(), reviewer()):
        with pytest.raises(ValueError, match="unknown archetype"):
            judge.review(STORY, archetype="none")


def test_an_interviewer_asks_as_the_engine_does() -> None:
    review = reviewer().review(STORY, archetype="cisco")
    asks = RememberingJudge().interviewer_asks(review, archetype="cisco", text=STORY)
    assert asks == reviewer().interviewer_asks(review, archetype="cisco", text=STORY)
