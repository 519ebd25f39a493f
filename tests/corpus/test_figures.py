"""Figures are counted from labelled reviews: each of those texts that are labelled for it, and with an interval."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus import score
from tests.corpus.figures import figures, intervals, praised_nonsense
from tests.corpus.labelled_reviews import MOVES, LabelledReview, Quotes, TextKind

VERDICTS = st.sampled_from(score.VERDICTS)
LEVELS = st.sampled_from(score.LEVELS)


def labelled_review(**changed: Any) -> LabelledReview:
    """Return the labelled review of an answer without labels."""
    blank: dict[str, Any] = {
        "id": "a",
        "kind": TextKind.ANSWER,
        "archetype": "mentoring",
        "style": "prose",
        "labelled": {},
        "reviewed": {},
        "quotes": Quotes(),
        "trap_set": False,
        "real": False,
        "fits": None,
        "on_topic": None,
        "labelled_heard_as": None,
        "heard_as": None,
    }
    return LabelledReview(**{**blank, **changed})


def flags(row: str, labelled: bool, reviewed: bool, **changed: Any) -> LabelledReview:
    """Return a labelled review that has one flag."""
    return labelled_review(labelled={row: labelled}, reviewed={row: reviewed}, **changed)


RECORDS = st.lists(
    st.tuples(
        st.fixed_dictionaries(dict.fromkeys(MOVES, VERDICTS)),
        LEVELS,
        st.fixed_dictionaries(dict.fromkeys(MOVES, VERDICTS)),
        LEVELS,
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@given(RECORDS)
def test_agreement_is_what_the_script_of_the_corpus_counts(records: list[Any]) -> None:
    pairs = [
        (
            {"labels": {"moves": moves, "level": level, "structural_change": change}},
            {"moves": {m: {"verdict": v} for m, v in found.items()}, "level": heard, "structural_change": called},
        )
        for moves, level, found, heard, change, called in records
    ]
    counted = figures(
        [
            LabelledReview.of({"id": "a", "archetype": "cisco", "text": "", **answer}, {**review, "trap": False})
            for answer, review in pairs
        ]
    )
    rows = score.table(pairs)
    assert [counted[move] for move in MOVES] == [rows[move]["qwk"] for move in MOVES]
    assert counted["moves_qwk"] == pytest.approx(sum(rows[move]["qwk"] for move in MOVES) / 6)
    assert counted["moves_exact"] == pytest.approx(sum(rows[move]["exact"] for move in MOVES) / 6)
    assert (counted["level_qwk"], counted["level_exact"]) == (rows["level"]["qwk"], rows["level"]["exact"])
    assert counted["change_f1"] == rows["structural_change"]["f1"]


def test_a_figure_with_nothing_to_count_is_absent() -> None:
    assert figures([labelled_review()]) == {}
    assert figures([]) == {}


def test_balanced_traps_are_counted_apart_from_all_that_are_called() -> None:
    texts = [
        flags("trap", True, True, trap_set=True),
        flags("trap", False, True, trap_set=True),
        flags("trap", True, False),
        flags("trap", True, True, archetype="cisco", trap_set=True),
    ]
    counted = figures(texts)
    assert counted["trap_f1"] == pytest.approx(2 / 3)
    assert counted["called_trap_f1"] == pytest.approx(1 / 2)


def test_shares_of_evidence_are_of_all_quotes_together() -> None:
    texts = [
        labelled_review(quotes=Quotes(moves=3, first=3, quotes=3, right=3, labelled=6, found=3)),
        labelled_review(quotes=Quotes(moves=1, first=0, quotes=5, right=1, labelled=2, found=0)),
    ]
    counted = figures(texts)
    assert (counted["first_quote"], counted["quotes"], counted["best_words"]) == (3 / 4, 4 / 8, 3 / 8)


def test_an_unjudged_fit_finds_nothing_off_topic_and_calls_nothing_wrongly() -> None:
    off = labelled_review(kind=TextKind.OFF_TOPIC, fits=False, labelled_heard_as="mentoring")
    counted = figures([off, labelled_review(fits=True)])
    assert counted == {"off_topic_found": 0.0, "heard_rightly": 0.0, "called_wrongly": 0.0}


def test_what_belongs_to_no_archetype_need_not_be_heard_as_one() -> None:
    texts = [
        labelled_review(kind=TextKind.OFF_TOPIC, fits=False, on_topic=False, labelled_heard_as=None),
        labelled_review(
            kind=TextKind.OFF_TOPIC, fits=False, on_topic=False, labelled_heard_as="mentoring", heard_as="mentoring"
        ),
        labelled_review(fits=True, on_topic=False),
        labelled_review(fits=True, on_topic=True),
    ]
    assert figures(texts) == {"off_topic_found": 1.0, "heard_rightly": 1.0, "called_wrongly": 0.5}


def test_nonsense_above_weak_is_counted_and_named() -> None:
    texts = [
        labelled_review(id="n-1", kind=TextKind.ODD, expect=("weak",), reviewed={"level": "passing"}),
        labelled_review(id="n-2", kind=TextKind.ODD, expect=("weak",), reviewed={"level": "weak"}),
        labelled_review(id="u-1", kind=TextKind.ODD, expect=("strong", "staff"), reviewed={"level": "weak"}),
    ]
    assert figures(texts) == {"odd_right": 1 / 3, "praised_nonsense": 1}
    assert praised_nonsense(texts) == ["n-1"]


def levels(right: int, wrong: int) -> list[LabelledReview]:
    """Return answers labelled staff, judged rightly and wrongly, and as many weak ones that are judged rightly."""
    told = [("staff", "staff")] * right + [("staff", "weak")] * wrong + [("weak", "weak")] * (right + wrong)
    return [labelled_review(labelled={"level": label}, reviewed={"level": level}) for label, level in told]


def test_an_interval_holds_its_figure_and_is_narrower_for_more_texts() -> None:
    few, many = levels(8, 2), levels(80, 20)
    (low, high), (lower, higher) = (intervals(texts, draws=200)["level_exact"] for texts in (few, many))
    assert low < figures(few)["level_exact"] < high
    assert lower < figures(many)["level_exact"] < higher
    assert higher - lower < high - low


def test_the_same_texts_have_the_same_interval() -> None:
    assert intervals(levels(8, 2), draws=50) == intervals(levels(8, 2), draws=50)


def test_an_interval_of_perfect_agreement_is_a_point() -> None:
    assert intervals(levels(10, 0), draws=50)["level_qwk"] == (1.0, 1.0)


def test_texts_are_drawn_again_each_kind_for_itself() -> None:
    odd = labelled_review(kind=TextKind.ODD, expect=("weak",), reviewed={"level": "weak"})
    assert intervals([*levels(20, 0), odd], draws=50)["odd_right"] == (1.0, 1.0)
