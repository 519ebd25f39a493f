"""A labelled review says what came out for one answer, and holds no word of its text."""

from typing import Any

import pytest

from tests.corpus import score
from tests.corpus.answers import with_twins
from tests.corpus.labelled_reviews import LabelledReview, Quotes, TextKind

TEXT = "We had 40 shops. I wrote the check. Losses fell by half."
MET, MISSING = {"verdict": "met", "evidence": [[17, 34]]}, {"verdict": "missing", "evidence": []}


def answer(**changed: Any) -> dict[str, Any]:
    """Return an answer that is labelled for its action and its result."""
    return {
        "id": "a-1",
        "archetype": "mentoring",
        "question": "When did you mentor?",
        "style": "prose",
        "text": TEXT,
        "labels": {"moves": {"A": "met", "R": "met"}, "level": "passing"},
        "evidence": {"A": ["I wrote the check", "40 shops"], "R": ["Losses fell by half"]},
        **changed,
    }


def review(**changed: Any) -> dict[str, Any]:
    """Return a review that finds the action and misses the result."""
    moves = {move: MET if move == "A" else MISSING for move in score.MOVES}
    return {"moves": moves, "level": "passing", "trap": False, "structural_change": False, **changed}


def test_only_moves_judged_as_labelled_are_asked_for_their_quotes() -> None:
    expected = Quotes(moves=1, first=1, quotes=1, right=1, labelled=2, found=1)
    assert LabelledReview.of(answer(), review()).quotes == expected


def test_quotes_are_counted_as_the_script_of_the_corpus_counts_them() -> None:
    counted, pairs = LabelledReview.of(answer(), review()).quotes, [(answer(), review())]
    assert score.evidence(pairs) == {
        "first": counted.first / counted.moves,
        "all": counted.right / counted.quotes,
        "found": counted.found / counted.labelled,
        "moves": counted.moves,
    }


def test_a_move_without_labelled_words_is_not_asked_for_them() -> None:
    assert LabelledReview.of(answer(evidence={"A": []}), review()).quotes == Quotes()


def test_rows_without_label_are_absent() -> None:
    assert LabelledReview.of(answer(), review()).labelled == {"A": "met", "R": "met", "level": "passing"}


@pytest.mark.parametrize(
    ("fields", "kind", "fits"),
    [
        ({"kind": "answer"}, TextKind.ANSWER, True),
        ({"kind": "offtopic", "heard_as": None}, TextKind.OFF_TOPIC, False),
        ({"kind": "odd", "expect": ["weak"]}, TextKind.ODD, None),
        ({"fits": True}, TextKind.ANSWER, True),
        ({"fits": False}, TextKind.OFF_TOPIC, False),
        ({"expect": ["weak"]}, TextKind.ODD, None),
        ({"answers": ["mentoring", "killed-project"]}, TextKind.ANSWER, True),
        ({"answers": ["killed-project"]}, TextKind.ANSWER, None),
        ({}, TextKind.ANSWER, None),
    ],
    ids=str,
)
def test_the_kind_of_a_text_and_whether_it_fits_its_question(
    fields: dict[str, Any], kind: TextKind, fits: bool | None
) -> None:
    came_out = LabelledReview.of(answer(**fields), review())
    assert (came_out.kind, came_out.fits) == (kind, fits)


def test_a_text_labelled_for_its_trap_alone_belongs_to_the_balanced_ones() -> None:
    assert LabelledReview.of(answer(labels={"trap": True}), review()).trap_set
    assert not LabelledReview.of(answer(), review()).trap_set
    assert LabelledReview.of(answer(trap_set=True), review()).trap_set


def test_a_review_that_does_not_judge_the_fit_says_nothing_of_it() -> None:
    came_out = LabelledReview.of(answer(), review())
    assert (came_out.on_topic, came_out.heard_as) == (None, None)


def test_it_reads_back_and_holds_no_word_of_the_text() -> None:
    came_out = LabelledReview.of(answer(source="https://blog.example/story"), review())
    assert LabelledReview.from_json(came_out.to_json()) == came_out
    assert "shops" not in str(came_out.to_json())


def test_an_answer_off_its_question_is_told_where_its_twin_fits() -> None:
    rows = [
        {"id": "ot-1-a", "archetype": "mentoring", "fits": True},
        {"id": "ot-1-b", "archetype": "killed-project", "fits": False},
        {"id": "ot-2-a", "archetype": "cisco", "fits": True},
        {"id": "ot-2-b", "archetype": "killed-project", "fits": False},
    ]
    assert [row.get("heard_as", "none") for row in with_twins(rows)] == ["none", "mentoring", "none", None]
