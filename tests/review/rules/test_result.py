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
        "Returns were 40 a month back then. Now they are 6.",
        "The night shift got nine calls in May, where it had been sixty.",
        "An invoice leaves in two days. When I started it was nine.",
        "The survey gave us a 9.4, before it was 5.",
        "Complaints: used to be nine a week, it's two now.",
        "Time to first bill: 3 days (was 3 weeks).",
        "Setup is forty seconds a tenant, from four minutes.",
        "Two falls that winter, against nine in the winter I had just worked.",
        "No fall in eleven months, before it was four a month.",
        "The missed scans were 12 and then 9.",
        "The print run took six minutes, not forty.",
        "The plan had said twelve weeks; we needed seven.",
        "We moved it on Sunday, saving 40k a month.",
        "The plant ran for nine months without a stop.",
        "The fire was out within forty minutes.",
        "It has held for two years.",
        "We settled on 55 cents a click.",
        "We missed the date by nine days.",
        "They caught 7 bad batches with it before Christmas.",
        "Support mails: down to 8 a day.",
        "Landed: 14 of 15 sites by June.",
        "Fuel use is 11 percent lower.",
        "With the new plan we came to 16.8 years in the calculation.",
        "We ended up at four late boats a month.",
        "In the first month it found 61 sleeping cells.",
        "From eighty restarts each night become zero.",
        "Stuck plugs went from sixty per week to one.",
        "The error had passed from 7 percent of the meters to 0.02.",
        "Loading took nine minutes. The previous season was forty.",
        "We opened nine days late.",
        "The insurer fined us 40k.",
        "In the first month 900 couriers lost the evening hours.",
        "The strike was off after 40 minutes.",
        "Not a single boat was late in eleven weeks.",
        "The line made its first profit in six years.",
        "The dock handled 60 boats a day, up from 35.",
        "Nobody waited longer than ten minutes that summer.",
        "Saving: 1504 USD a month.",
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
        "Nobody got hurt.",
        "The client stayed with us.",
        "She got the job.",
        "The outcome was a much faster page.",
        "Fewer people called.",
        "The app became quicker.",
        "It went in before Christmas.",
        "Nothing like it has happened since.",
    ],
)
def test_an_outcome_without_a_number_of_its_own_is_weak(result: str) -> None:
    assert verdict(story(result=result)) is Verdict.WEAK


@pytest.mark.parametrize(
    "result",
    [
        "The goal for next year is 0.2 percent failures against 1.5.",
        "The target is that by May the plants agree and a round takes 2 days and not 9.",
        "Our rivals in Oslo went from 19 failures a month to zero with theirs.",
        "The company downstairs had the same loop, and they brought their own wait to 750 ms.",
        "He has been there 4 years, she had been there 9.",
        "The retention on those topics is 7 days.",
        "The old tool cost 9k a month.",
        "I argued for two days, it had been nine the time before.",
        "I read 40 files, then 60, then 90.",
    ],
)
def test_a_number_of_an_aim_an_outsider_or_the_setting_does_not_meet_it(result: str) -> None:
    assert verdict(story(result=result)) is not Verdict.MET


@pytest.mark.parametrize(
    "passing",
    [
        "Then winter came.",
        "I wrote it down so other shifts could run it.",
        "My grandfather soldered telephones in his youth.",
        "He walked me to the door.",
        "They have not answered yet.",
        "The slides were on the shared drive.",
        "We had a long discussion about it.",
    ],
)
def test_what_only_passes_by_is_no_outcome(passing: str) -> None:
    assert verdict(story(result=passing)) is Verdict.MISSING


def test_a_story_that_opens_with_a_figure_set_against_another_meets_it() -> None:
    opening = "By May all four plants patched the same way, and a round took 2 days and not 9."
    assert verdict(f"{opening} {story(result='')}") is Verdict.MET


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


@pytest.mark.parametrize(
    "sentence",
    [
        "In the end we agreed on a two-week bake-off.",
        "So now there are two robots that log in all day long.",
        "Theirs is a hundred lines, not sixty.",
        "Two people's work is not done because of it.",
        "It was the longest half hour of my career.",
    ],
)
def test_a_next_step_a_size_and_what_is_not_done_are_no_number_of_the_result(sentence: str) -> None:
    assert verdict(story(result=f"The customer renewed. {sentence}")) is Verdict.WEAK


def test_prices_set_side_by_side_before_the_acts_are_the_choice() -> None:
    opening = "I ran the depot for nine towns. Live data cost us 61k a month against 9k for the nightly batch. "
    acts = "I sat with the planners. I drew three tiers. I moved the maps to the nightly batch. I wrote the rule down. "
    assert verdict(f"{opening}{acts}It went well.") is Verdict.WEAK


def test_a_story_that_others_carried_has_its_result_where_it_is_told() -> None:
    carried = (
        "My old manager carried an offline mode for a hiking app. In May she stopped it. She called each of the testers. "
        "She told the two contractors herself. She wrote them references. Battery complaints fell by about half that summer. "
        "What I still find amazing is the note she wrote. I keep it on my desk."
    )
    assert verdict(carried) is Verdict.MET


@pytest.mark.parametrize(
    "result",
    [
        "After the check not one parcel came in reversed for next eleven months.",
        "Failed restores went from 38 percent to zero before 5 am.",
        "Rejected parcels fell by half.",
        "The queue, which used to fill a whole screen, holds three tickets on a bad day.",
        "A round trip that had eaten a whole shift is done before the first coffee, in twenty minutes.",
        "Waste is at 4% (was 11).",
        "The bill had six digits and it has had five from that day on, it had six and it's had five since.",
        "It cost us two customers out of three hundred.",
        "I talked them down from 4,200 to 2,900.",
        "Of the forty branches, seventeen renewed.",
    ],
)
def test_what_had_been_may_stand_beside_or_before_the_number(result: str) -> None:
    assert verdict(story(result=result)) is Verdict.MET


@pytest.mark.parametrize(
    "result",
    [
        "The vendor gave in.",
        "The deal fell through.",
        "The permit came through.",
        "It is still running today.",
        "The board took my side.",
        "In the end they went with my plan.",
        "The judge ruled for us.",
        "By half past nine the widget was back with the right seats.",
    ],
)
def test_an_ending_may_be_told_by_a_particle_or_by_whose_side_they_took(result: str) -> None:
    assert verdict(story(result=result)) is Verdict.WEAK


@pytest.mark.parametrize(
    "result",
    [
        "We have twelve paydays a year.",
        "Goal for midsummer: a blade change called one hour ahead, 8 times in 10.",
        "I called the safety assessor directly, jumping three chairs, at her home.",
        "If the trial goes well, 40 more shops get it.",
        "In another country, the late payments came down by a quarter.",
        "The vendor's line opens at a quarter past nine.",
    ],
)
def test_a_setting_an_aim_and_what_may_come_are_no_result(result: str) -> None:
    assert verdict(story(result=result)) is Verdict.MISSING


NOTES = (
    "S: Tech lead of eight people for the payments API, 40 million calls a day.\nT: Freeze features for a month and lose the "
    "launch, or ship with a known hole.\nA: Wrote the migration plan. Argued for it with the CTO. Built the dual-write layer.\n"
)


@pytest.mark.parametrize(
    "note",
    [
        "shown in April, 0 wrong prices in 9k quotes",
        "live since May, 3 late files in 200 nights.",
        "rolled out in June, two complaints from 900 shops",
        "12 refunds in the first month, of 300 claims",
    ],
)
def test_a_note_under_its_label_needs_no_verb_for_its_number(note: str) -> None:
    assert verdict(f"{NOTES}Result: {note}") is Verdict.MET


@pytest.mark.parametrize(
    "note", ["stopped in November.", "launched in May, a team of 9", "rolled out in June, by 4 engineers"]
)
def test_a_note_that_counts_only_who_did_it_or_when_is_a_plain_result(note: str) -> None:
    assert verdict(f"{NOTES}Result: {note}") is Verdict.WEAK


@pytest.mark.parametrize("note", ["", "none yet.", "the goal is 95 percent.", "none so far."])
def test_an_empty_label_an_aim_and_none_yet_are_no_result(note: str) -> None:
    assert verdict(f"{NOTES}Result: {note}") is Verdict.MISSING


@pytest.mark.parametrize(
    "result",
    [
        "We have had two alerts since the switch in May.",
        "There have been two alerts since May.",
        "Late files are down to 2 a month since the switch.",
        "The backlog is down to nine.",
        "The estimate was off by two percent.",
        "Incidents: zero.",
    ],
)
def test_a_count_since_a_level_that_was_reached_and_how_near_a_guess_came_are_met(result: str) -> None:
    assert verdict(story(result=result)) is Verdict.MET


@pytest.mark.parametrize(
    "result", ["There have been two meetings.", "We have two alerts.", "The estimate is two percent."]
)
def test_a_bare_count_and_a_guess_are_no_result(result: str) -> None:
    assert verdict(story(result=result)) is Verdict.MISSING


@pytest.mark.parametrize(
    ("result", "quote"),
    [
        (
            "Late files went from 30 a month to 2 since the gate went in.",
            "Late files went from 30 a month to 2 since the gate went in",
        ),
        (
            "The queue has stayed under 50 since we split it, and it is quiet.",
            "The queue has stayed under 50 since we split it",
        ),
        ("Two incidents since then.", "Two incidents since then"),
    ],
)
def test_a_figure_is_quoted_with_since_when(result: str, quote: str) -> None:
    text = story(result=result)
    assert quotes(text, judge(signals_of(text)))[0] == quote


OWN = "I pulled the release, I sorted the orders by country and I wrote a check for the canary."


def test_what_fell_before_the_speaker_did_anything_is_the_incident() -> None:
    before = "We shipped the new form on a Monday and orders per visit fell 11 percent."
    assert verdict(f"I was the lead at a mill with 40 people. {before} {OWN}") is Verdict.MISSING
    assert verdict(f"I was the lead at a mill with 40 people. {before} {OWN} Returns fell 11 percent.") is Verdict.MET


def test_what_we_saved_may_stand_before_the_story() -> None:
    assert (
        verdict(f"We kept our own press and in the first year we paid 90k less than the offer. {story(result='')}")
        is Verdict.MET
    )
    assert verdict(f"We had nine presses under contract. {story(result='')}") is Verdict.MISSING
