"""Explaining a review: each rule that spoke, and what came close, with the words it looked at."""

import pytest

from bot.review.feedback.explain import Explained, RuleOutcome, rule_texts
from bot.review.reviewer import RUBRICS
from bot.review.version import FIRST_RULES_VERSION, RULES_VERSION
from question_bank.loader import load_bank
from question_bank.models import Move
from tests.review.engine import STAFF, review, reviewer


def explained(text: str, archetype: str = "cisco") -> dict[str, Explained]:
    return {rule.rule: rule for rule in reviewer().explain(text, archetype=archetype)}


def test_every_rule_that_a_review_names_is_explained_as_fired_or_as_holding_back() -> None:
    rules = explained(STAFF, "contested-decision")
    for verdict in review(STAFF, "contested-decision").parts.values():
        for name in verdict.rules:
            assert rules[name].outcome in (RuleOutcome.FIRED, RuleOutcome.HELD_BACK)


def test_one_act_is_shown_as_nearly_two() -> None:
    text = "The parser broke each night for the nine of us. I rewrote it in a week."
    rule = explained(text)["action.specific"]
    assert (rule.part, rule.outcome) == (Move.ACTION, RuleOutcome.NEARLY)
    assert "I rewrote it" in text[rule.spans[0].start : rule.spans[0].end]


def test_a_virtue_is_shown_as_nearly_a_reflection() -> None:
    text = "I moved the job and I told the team. Failures fell by half. Next time I would communicate better."
    rule = explained(text)["reflection.specific"]
    assert (rule.part, rule.outcome) == (Move.REFLECTION, RuleOutcome.NEARLY)


def test_a_cap_is_shown_as_holding_back() -> None:
    text = "We built it, we shipped it, we measured it, we sold it and I wrote the parser, then I called them."
    assert explained(text)["action.we-carries"].outcome is RuleOutcome.HELD_BACK


def test_the_trap_is_explained_with_the_words_that_lead_there() -> None:
    text = (
        "I was against the queue. I argued in every meeting, I wrote a document, and we stayed on Postgres."
        + " So it was." * 12
    )
    rule = explained(text, "contested-decision")["traps.inflexible"]
    assert rule.outcome is RuleOutcome.FIRED


@pytest.mark.parametrize("rubric", RUBRICS)
def test_spans_lie_inside_the_text_for_every_rubric(rubric: str) -> None:
    for rule in reviewer().explain(STAFF, archetype=rubric):
        assert rule.spans or rule.part in ("trap", "fit"), "a trap or a question may be missed by what is not said"
        assert all(0 <= start < end <= len(STAFF) for start, end in rule.spans)


def test_what_is_not_judged_has_nothing_to_explain() -> None:
    assert reviewer().explain("", archetype="cisco") == ()


def test_an_unknown_archetype_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"heroism.*mentoring"):
        reviewer().explain(STAFF, archetype="heroism")


def test_every_rule_that_a_review_of_today_names_has_its_text() -> None:
    texts = rule_texts(RULES_VERSION, {})
    for rubric in RUBRICS:
        assert [
            rule for verdict in review(STAFF, rubric).parts.values() for rule in verdict.rules if rule not in texts
        ] == []


def test_the_rules_of_the_first_edition_keep_their_texts() -> None:
    texts = rule_texts(FIRST_RULES_VERSION, load_bank().former_rules)
    assert texts["action.we-carries"] == "We does most of the work."
    assert texts["traps.symptom-only"]
    assert len(texts) == 35


def test_the_rules_of_the_second_edition_keep_their_texts_and_no_others() -> None:
    texts = rule_texts("2", load_bank().former_rules)
    assert texts["result.number-of-outcome"] == "An outcome with its number."
    assert texts["traps.silent"]
    assert "action.would" not in texts


def test_an_edition_that_nobody_knows_has_no_texts() -> None:
    assert rule_texts("0", load_bank().former_rules) == {}
