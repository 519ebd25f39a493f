"""R: which clauses tell what came of it, and which numbers belong to it."""

import pytest

from bot.review.rules.result import judge
from question_bank.models import Verdict
from tests.review.rules.stories import quotes, signals_of, story


def verdict(text: str) -> Verdict:
    return judge(signals_of(text)).verdict


@pytest.mark.parametrize(
    "result",
    [
        "None of the 40 merchants noticed the switch.",
        "The pager went quiet: from every night to once a month.",
        "Half the tickets disappeared.",
        "We were done two weeks before the auditors came.",
        "Wrong invoices fell by ½.",
        "Wrong invoices fell by ⅓.",
        "Load fell to ¼.",
        "Errors had a 5-fold drop.",
        "Errors dropped fivefold.",
        "No incident since, for a year and a half.",
        "The migration took nine days instead of the estimated five weeks.",
        "They signed at 610k.",
        "Twelve of the fourteen growers renewed.",
        "Still, 300 people lost their data for good.",
        "We kept all but 3 of the 14 points.",
        "The wait is down to 8 minutes.",
        "Deploys went from weeks to days.",
        "Pages went from 11 to 2 a month.",
    ],
)
def test_a_number_of_the_outcome_meets_it(result: str) -> None:
    assert verdict(story(result=result)) is Verdict.MET


@pytest.mark.parametrize(
    "result",
    [
        "It went really well and everyone was happy.",
        "The goal was to get latency under 90 ms, and we got close.",
        "It went live on the 3rd of March.",
        "It cost 400k a year before and now it is much cheaper.",
        "The vendor agreed and the audit closed.",
        "On Monday everybody could work.",
    ],
)
def test_an_outcome_without_a_number_of_its_own_is_weak(result: str) -> None:
    assert verdict(story(result=result)) is Verdict.WEAK


def test_a_story_that_stops_at_the_acts_has_no_result() -> None:
    text = "I was the lead of a team of nine. I wrote the plan and I called the vendor. I would ask sooner next time."
    assert verdict(text) is Verdict.MISSING


@pytest.mark.parametrize(
    "sentence",
    [
        "The CFO wanted to cut the bill by half.",
        "Sales had promised it to a customer worth 3 million dollars.",
        "We go back if acceptance drops more than one point.",
        "I interviewed nine agents and read 400 tickets.",
        "I argued for four days instead of seven.",
        "It would have cost 90k a month forever.",
        "The plan was to be live in three weeks.",
    ],
)
def test_targets_promises_conditions_and_efforts_are_no_result(sentence: str) -> None:
    text = f"I wrote the plan and I called the vendor. {sentence} It went well."
    assert verdict(text) is Verdict.WEAK


def test_the_result_is_quoted_and_neither_the_target_nor_the_incident() -> None:
    text = (
        "Our precision dropped from 92 to 71 overnight. I found the renamed field, I rolled back the model "
        "and I wrote a contract. "
        "The CFO wanted it back within half the time. Precision was back at 92 in six hours."
    )
    assert quotes(text, judge(signals_of(text)))[0] == "Precision was back at 92 in six hours"


def test_a_later_outcome_is_quoted_before_the_numbers_of_the_setting() -> None:
    text = (
        "Only two of eleven model teams had moved. I sent a two page memo that put our remaining cost at 900k. "
        "I stopped the project. We saved about 700k over the next year."
    )
    assert quotes(text, judge(signals_of(text)))[0] == "We saved about 700k over the next year"
