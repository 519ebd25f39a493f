"""The feedback message: within Telegram's limits, escaped, at most two emoji, each verdict with its words."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.texts.html import TEXT_LIMIT, duration, escape, joined, quoted
from bot.features.answering.texts.feedback import NOTHING_TO_FIX, OLDER_RULES, details_text, feedback_text
from bot.review.feedback.explain import rule_texts
from bot.review.reviewer import RUBRICS
from bot.review.version import RULES_VERSION
from bot.terminal.refusals import plain_text
from question_bank.loader import load_bank
from question_bank.models import Level
from tests.review.engine import RIGID, STAFF, review

EXAMPLES = [pytest.param(e, id=f"{e.archetype}-{e.level}") for e in load_bank().examples]
RULE_TEXTS = rule_texts(RULES_VERSION, {})
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_fits_names_six_moves_and_has_at_most_two_emoji(example: object) -> None:
    text = example.text  # type: ignore[attr-defined]
    judged = review(text, example.archetype)  # type: ignore[attr-defined]
    before = review(text[: len(text) // 2], example.archetype)  # type: ignore[attr-defined]
    for html in (
        feedback_text(judged, text),
        feedback_text(judged, text, before),
        details_text(judged, text, RULE_TEXTS),
    ):
        plain = plain_text(html, "HTML")
        assert len(plain) <= TEXT_LIMIT
        assert len(EMOJI.findall(plain)) <= 2
    shown = plain_text(feedback_text(judged, text), "HTML")
    names = ("Situation", "Trade-off", "Action", "Result", "Driver of impact", "Reflection")
    assert [name for name in names if name not in shown] == []


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300), rubric=st.sampled_from(RUBRICS))
def test_whatever_was_typed_it_parses(text: str, rubric: str) -> None:
    judged = review(text, rubric)
    plain_text(feedback_text(judged, text), "HTML")
    plain_text(details_text(judged, text, RULE_TEXTS), "HTML")


def test_an_endless_answer_still_fits() -> None:
    text = (STAFF + " ") * 70
    judged = review(text, "contested-decision")
    assert len(feedback_text(judged, text)) <= TEXT_LIMIT


def test_where_the_trap_alone_is_in_the_way_it_is_what_to_fix_first_and_is_said_once() -> None:
    judged = review(RIGID, "contested-decision")
    assert judged.trap
    text = feedback_text(judged, RIGID)
    assert "Fix first: the trap" in text
    assert judged.reasons.trap is not None
    assert text.count(escape(judged.reasons.trap)) == 1


def test_at_the_staff_bar_there_is_one_lift_and_the_length_only_where_it_is_off() -> None:
    judged = review(STAFF, "contested-decision")
    short, right, long = (
        plain_text(feedback_text(replace(judged, seconds=seconds), STAFF), "HTML") for seconds in (52, 63, 300)
    )
    for shown in (short, right, long):
        assert shown.count("One lift:") == 1
        assert "Nothing to fix first" not in shown
    assert "Under a minute is short" in short
    assert "short" not in right
    assert not any("aloud" in shown for shown in (short, right, long))
    assert "Cut it until it takes 3 minutes." in long


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(119, "; 2 to 3 min is the target"), (120, ""), (180, ""), (200, "; 2 to 3 min is the target"), (241, "; cut")],
)
def test_the_length_is_held_against_two_to_three_minutes(seconds: int, said: str) -> None:
    judged = replace(review(STAFF, "contested-decision"), seconds=seconds, words=300)
    assert f"spoken (300 words{said}" in feedback_text(judged, STAFF)


def test_where_nothing_lifts_it_and_its_length_is_right_it_is_told_to_stay_so() -> None:
    judged = review(STAFF, "contested-decision")
    perfect = replace(judged, seconds=150, reasons=replace(judged.reasons, lift=None))
    assert NOTHING_TO_FIX in feedback_text(perfect, STAFF)


@pytest.mark.parametrize(
    ("rubric", "said"),
    [("cisco", "a sound story, not yet a Staff one"), ("style", "a sound answer, not yet a Staff one")],
)
def test_a_style_answer_is_an_answer_and_no_story(rubric: str, said: str) -> None:
    passing = replace(review(STAFF, rubric), level=Level.PASSING)
    assert said in feedback_text(passing, STAFF)


@pytest.mark.parametrize("text", ["", "El equipo estaba muy contento porque el proyecto salió bien. " * 8])
def test_what_is_not_judged_says_so_in_its_headline_and_names_no_level(text: str) -> None:
    shown = plain_text(feedback_text(review(text), text), "HTML")
    assert shown.startswith("Not judged\n")
    assert "Weak" not in shown


def test_a_text_that_was_judged_before_it_was_changed_into_none_says_so() -> None:
    changed = plain_text(feedback_text(review(""), "", review(STAFF, "contested-decision")), "HTML")
    assert "Level: Staff → Not judged" in changed


def test_it_says_what_changed_and_what_did_not() -> None:
    first = review(STAFF.rpartition(" I should")[0], "contested-decision")
    second = review(STAFF, "contested-decision")
    changed = plain_text(feedback_text(second, STAFF, first), "HTML")
    assert "Reflection: missing → met" in changed
    assert "Level: Strong → Staff" in changed
    assert "No verdict changed" in feedback_text(second, STAFF, second)


def test_a_comparison_with_a_review_by_older_rules_says_so_and_one_by_the_same_does_not() -> None:
    judged = review(STAFF, "contested-decision")
    assert OLDER_RULES in feedback_text(judged, STAFF, replace(judged, rules_version="1"))
    assert OLDER_RULES not in feedback_text(judged, STAFF, judged)


def test_every_rule_is_a_sentence_and_a_former_one_without_a_text_is_named() -> None:
    judged = review(STAFF, "contested-decision")
    shown = plain_text(details_text(judged, STAFF, RULE_TEXTS), "HTML")
    assert "• Two or more specific acts in the first person." in shown
    assert [rule for verdict in judged.parts.values() for rule in verdict.rules if rule in shown] == []
    assert "action.specific" in details_text(judged, STAFF, {})


def test_no_quotation_stands_twice_in_a_line() -> None:
    text = "We had a conflict about the queue, but we solved it together and it went well for everybody in the end."
    for line in plain_text(feedback_text(review(text), text), "HTML").splitlines():
        assert line.count("We had a conflict") <= 1


@given(st.text())
def test_escaped_text_holds_no_markup(text: str) -> None:
    assert "<" not in escape(text)
    assert plain_text(f"<b>{quoted(text, 50)}</b>", "HTML")


def test_small_words() -> None:
    assert duration(125) == "2:05 min"
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"
