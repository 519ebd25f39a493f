"""Advice: about this text, in two sentences at most, never to add where it rambles, never on what stands there."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.review.afterwards.lasting import lasting
from bot.review.feedback.advice import MET, MISSING, advice_for
from bot.review.feedback.lasting_name import standing_thing
from bot.review.feedback.typed_figures import typed
from bot.review.moves import findings
from bot.review.read import read
from bot.review.rules import style
from bot.review.rules.rule import Rule
from bot.review.signals import Signals
from question_bank.lexicon import load_lexicon
from question_bank.models import Move, StyleElement
from tests.review.test_rules import RULES

LEXICON = load_lexicon()
SETTING = "I was the lead of the forecast team at a grid operator, 300 substations."
ACTS = "I moved the nightly run to Sunday and I rewrote the checker with two colleagues."


def signals(text: str) -> Signals:
    return Signals(reading=read(text), lexicon=LEXICON)


def advice(text: str) -> dict[Move, str]:
    read_text = signals(text)
    return advice_for(read_text, findings(read_text), judged=True)


def sentences(text: str) -> int:
    unquoted = re.sub(r"“[^”]*”", "x", text)
    return len(re.findall(r"[.?!](?=\s|$)", unquoted))


def test_every_move_and_element_has_a_text_for_met_and_for_missing() -> None:
    assert set(MISSING) == set(MET) == {*Move, *StyleElement}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_advises_more_than_two_sentences(rule: Rule) -> None:
    texts = [rule.advice] if isinstance(rule.advice, str) else [rule.advice(signals(text)) for text in rule.fires]
    assert [text for text in texts if sentences(text) > 2] == []
    assert {name for text in texts for name in re.findall(r"\{(.*?)\}", text)} <= {"quote"}


@pytest.mark.parametrize("text", [*MISSING.values(), *MET.values()])
def test_nor_does_any_other_advice(text: str) -> None:
    assert sentences(text) <= 2


def test_a_long_opening_is_to_be_cut_and_never_to_be_longer() -> None:
    filler = "The firm is old and its offices are by the river. " * 9
    told = advice(f"{filler}{SETTING} In March the forecast was wrong by half. {ACTS} Errors fell from 9 to 1.")
    said = told[Move.SITUATION]
    assert re.match(r"\d+ words before anything happens\. Cut to “", said)
    assert said.endswith("sentences can go.")
    assert "Add" not in said


def test_a_short_opening_is_told_which_facts_it_lacks() -> None:
    said = advice(f"I was the lead. {ACTS}")[Move.SITUATION]
    assert "how big it was" in said
    assert "what you were in it" not in said


def test_a_result_without_its_number_is_offered_the_figure_that_the_story_has() -> None:
    text = f"{SETTING} The old model cost 90k a month to run. {ACTS} In the end the costs were much lower."
    assert "It was “90k a month” before; what is it now?" in advice(text)[Move.RESULT]


def test_a_figure_of_something_else_is_not_offered() -> None:
    text = f"{SETTING} The archive held 40 terabytes. {ACTS} In the end the costs were much lower."
    assert "terabytes" not in advice(text)[Move.RESULT]


def test_what_lasts_is_named_as_the_close() -> None:
    lasts = "Since then every trainee gets the wiring checklist on the first day."
    early = (
        f"{SETTING} {ACTS} Faults fell from 9 a month to 1. {lasts} I should have asked the night shift in March."
        + (" What I liked most about it was the evening on which we saw the first quiet chart." * 3)
    )
    assert advice(early)[Move.DRIVER] == "The wiring checklist is your structural change. Close with it."


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Since then our team has the questions in the onboarding guide.", "onboarding guide"),
        ("Now three other crews use the same pressure check in their CI.", "pressure check"),
        ("Every vendor contract has that exit clause now.", "exit clause"),
    ],
)
def test_a_thing_that_lasts_is_named_by_its_own_words(text: str, thing: str) -> None:
    told = signals(f"{SETTING} {ACTS} Faults fell from 9 a month to 1. {text}")
    assert standing_thing(told, [one.span for one in lasting(told)]) == thing


def test_a_trade_off_that_opens_the_story_need_not_be_moved_there() -> None:
    tension = "Either we froze features for a month or we walked into the audit with a known hole."
    assert advice(f"{tension} {SETTING} {ACTS}")[Move.TRADE_OFF].endswith("you open with them.")
    setting = f"{SETTING} We had eleven sites and the auditors were to come in nine weeks, with all their questions."
    late = f"{setting} {tension} {ACTS}"
    assert advice(late)[Move.TRADE_OFF].endswith("Open with that sentence.")


def test_a_denied_trade_off_is_quoted_back() -> None:
    said = advice(f"{SETTING} {ACTS} There was no real trade-off. Errors fell from 9 to 1.")[Move.TRADE_OFF]
    assert "no real trade-off" in said


def test_what_is_missing_is_asked_about_the_speakers_own_act() -> None:
    assert "“I moved the nightly run to Sunday" in advice(f"{SETTING} {ACTS}")[Move.TRADE_OFF]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("I moved it. Failures fell from 9 a week to 1.", "from 9 a week to 1"),
        ("I moved it. We saved 380k a year.", "380k a year"),
        ("I moved it. We saved about 700k over the next year.", "700k"),
    ],
)
def test_a_figure_is_quoted_as_it_is_typed(text: str, figure: str) -> None:
    told = signals(text)
    best = max(told.outcomes.numbered, key=lambda outcome: outcome.strength)
    assert figure in typed(told.reading, best.amounts[0])


SAID = st.sampled_from(
    [
        SETTING,
        ACTS,
        "It went well.",
        "We did it all.",
        "I would communicate more.",
        "No regrets.",
        "”",
        "{quote}",
        "\n\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SAID, max_size=8).map(" ".join) | st.text(max_size=200))
def test_any_text_gets_one_advice_a_move_and_none_twice(text: str) -> None:
    told = advice(text)
    assert set(told) == set(Move)
    assert len(set(told.values())) == len(told)


def test_style_answers_are_advised_by_their_rules() -> None:
    told = signals("Communication is key. I always try to be open.")
    said = advice_for(told, style.judge(told), judged=True)
    assert "Nobody would object" in said[StyleElement.PRINCIPLE]
    assert said[StyleElement.LIMIT] == MISSING[StyleElement.LIMIT]
