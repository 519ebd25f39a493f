"""Each rule is counted by the verdicts that it decided."""

from typing import Any

import pytest

from tests.corpus.engine import RuleFacts
from tests.corpus.reviewed_once import Pair
from tests.corpus.rule_counts import RuleCount, count_rules

RULES = {
    "result.number": RuleFacts("met"),
    "result.plain": RuleFacts("weak"),
    "result.of-others": RuleFacts("weak", settled=True),
}


def pair(answer_id: str, labelled: str, reviewed: str, *rules: str, **changed: Any) -> Pair:
    """Return an answer that is labelled and reviewed for its result."""
    review = {"moves": {"R": {"verdict": reviewed, "rules": list(rules)}}}
    return {"id": answer_id, "labels": {"moves": {"R": labelled}}, **changed}, review


def test_precision_is_the_share_of_decided_texts_that_are_labelled_so() -> None:
    developed = [
        pair("dev-1", "met", "met", "result.number"),
        pair("dev-2", "weak", "met", "result.number"),
        pair("dev-3", "met", "weak", "result.plain"),
    ]
    counts = count_rules(developed, [], RULES)
    assert counts["result.number"].precision == 0.5
    assert counts["result.plain"].precision == 0.0


def test_a_rule_that_a_cap_holds_down_did_not_decide() -> None:
    counts = count_rules([pair("dev-1", "weak", "weak", "result.plain", "result.number")], [], RULES)
    assert (counts["result.plain"].decided, counts["result.number"].decided) == (1, 0)


def test_the_seven_texts_of_one_base_support_a_rule_once() -> None:
    developed = [pair(f"cs-01-{n}", "met", "met", "result.number", edit="base") for n in range(7)]
    developed += [pair("dev-01", "met", "met", "result.number"), pair("dev-02", "met", "met", "result.number")]
    count = count_rules(developed, [], RULES)["result.number"]
    assert (count.decided, count.support) == (9, 3)


def test_a_text_without_label_of_the_move_decides_nothing() -> None:
    unlabelled = ({"id": "dt-1", "labels": {"trap": True}}, pair("", "", "met", "result.number")[1])
    assert count_rules([unlabelled], [], RULES)["result.number"].decided == 0


def test_a_rule_that_decided_nothing_is_counted_too() -> None:
    count = count_rules([], [], RULES)["result.plain"]
    assert (count.precision, count.support, count.fault) == (None, 0, "support 0")


def test_a_review_by_an_unknown_rule_is_refused() -> None:
    with pytest.raises(KeyError, match=r"result\.gone"):
        count_rules([pair("dev-1", "met", "met", "result.gone")], [], RULES)


def test_generated_texts_count_for_the_rule_they_name_where_it_is_right() -> None:
    generated = [
        pair("s-1", "weak", "weak", "result.of-others", rule="result.of-others"),
        pair("s-2", "missing", "weak", "result.of-others", rule="result.of-others"),
        pair("s-3", "weak", "weak", "result.of-others", rule="result.plain"),
    ]
    counts = count_rules([], generated, RULES)
    assert counts["result.of-others"].generated == 1
    assert counts["result.of-others"].decided == 0


def stories(count: int) -> set[str]:
    """Return the ids of that many stories."""
    return {f"dev-{number}" for number in range(count)}


@pytest.mark.parametrize(
    ("count", "fault"),
    [
        (RuleCount(verdict="met", decided=10, right=8, stories=stories(3)), None),
        (RuleCount(verdict="met", decided=10, right=7, stories=stories(10)), "precision 0.70"),
        (RuleCount(verdict="met", decided=2, right=2, stories=stories(2)), "support 2"),
        (RuleCount(verdict="met", decided=2, right=2, stories=stories(2), generated=10), "support 2"),
        (RuleCount(verdict="met", settled=True, decided=2, right=2, stories=stories(2), generated=10), None),
        (RuleCount(verdict="met", settled=True, generated=9), "generated 9"),
        (
            RuleCount(verdict="met", settled=True, decided=2, right=1, stories=stories(2), generated=10),
            "precision 0.50",
        ),
        (RuleCount(verdict="met", settled=True, decided=3, right=3, stories=stories(3)), None),
    ],
    ids=["stands", "imprecise", "rare", "rare-not-settled", "settled", "settled-too-few", "settled-imprecise", "both"],
)
def test_what_a_rule_needs_to_stand(count: RuleCount, fault: str | None) -> None:
    assert count.fault == fault
