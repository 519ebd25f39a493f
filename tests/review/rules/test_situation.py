"""S: which of scale, stakes and role a story tells, and how much of it before anything happens."""

import pytest

from bot.review.feedback.advice import advice_for
from bot.review.read import read
from bot.review.rubric import LONGEST_CONTEXT
from bot.review.rules.situation import judge
from bot.review.signals import Signals
from bot.review.situation.setting import Fact
from question_bank.lexicon import load_lexicon
from question_bank.models import Move, Verdict
from tests.review.rules.stories import quotes, signals_of

DEEDS = (
    " I wrote the plan on a Sunday. I called the vendor myself, and he signed. Complaints fell from nine a week to two."
)
SCENERY = "The hall is wide and bright, the canteen is famous and the people are proud of what they make. "


def parts(opening: str) -> frozenset[Fact]:
    return signals_of(opening + DEEDS).setting.parts


def verdict(text: str) -> Verdict:
    return judge(signals_of(text)).verdict


@pytest.mark.parametrize(
    "opening",
    [
        "I was the lead for billing.",
        "I'm a nurse on the night desk.",
        "I was on call for the trains.",
        "I was in charge of the cranes.",
        "I was the only data person there.",
        "I ran the mail room.",
        "Its architect was me.",
        "The cranes were my team.",
        "My crew ran the cranes.",
        "As the buyer of the smallest plant I had no say.",
        "Dispatcher at a parcel yard.",
        "I work on the compiler for a chip.",
        "I was asked to look into the cranes.",
        "I was on the harbour side of the firm.",
        "I became the foreman in March.",
        "I ended up as the only welder.",
        "I was made captain that winter.",
        "My main duty until that spring was the crane.",
        "The task of my internship was the menu.",
        "I: surveyor, hired to map the bay.",
        "I, the only welder, lived on the island.",
        "Four drivers reported to me.",
        "I reported to the director.",
        "I had three foremen, about thirty people.",
        "I had a trainee on my crew.",
        "I had six people under me.",
        "I do the plc side there.",
        "I do the camera firmware.",
    ],
)
def test_what_the_speaker_was_is_a_role(opening: str) -> None:
    assert Fact.ROLE in parts(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "My lead was away.",
        "She was the lead for billing.",
        "I ran the test twice.",
        "The inspector goes to the gate first.",
        "I was on the losing side of it.",
        "The gate was on the north side.",
        "The task of the day was the menu.",
        "My main worry was the crane.",
        "I hired a driver.",
        "I became very tired.",
        "Four drivers reported the leak to her.",
        "I reported the leak.",
        "I had an answer in my head.",
        "I reported the leak to the director.",
        "I had a quarrel with a welder.",
        "I had three reasons.",
        "We had guests on the ship.",
        "I do the same every year.",
        "I do things slowly.",
        "I turned off the logging that night because that at least was in my hands.",
        "I have been given a good deal of it.",
    ],
)
def test_what_others_were_and_what_was_done_once_is_no_role(opening: str) -> None:
    assert Fact.ROLE not in parts(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "Forty growers shared one line.",
        "There were two dozen ships.",
        "The bill was 90k a month.",
        "It had cost fourteen months.",
    ],
)
def test_what_measures_the_setting_is_scale(opening: str) -> None:
    assert Fact.SCALE in parts(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "It was in 2021.",
        "We were on version 4 and got HTTP 502.",
        "One morning the gate was open.",
        "There were two reasons.",
        "Two years ago the gate was open.",
        "We had to be there by the 10 of November.",
        "It was in a mill with a couple of welders.",
        "The plan was wrong in four places.",
        "It hung between the two cranes.",
        "I had both of those three crates in mind.",
    ],
)
def test_dates_names_and_reasons_are_no_scale(opening: str) -> None:
    assert Fact.SCALE not in parts(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "The audit was six weeks away.",
        "We had ten weeks to ship it.",
        "The contract was ending in December.",
        "It was promised by the fair.",
        "The opening was fixed for the tenth of March.",
        "The deadline was near.",
        "If the valve sticks, somebody gets hurt.",
        "A wrong label would cost a farmer the season.",
        "A wrong dose means a dead patient.",
        "The lifts were down.",
        "Riders were charged twice.",
        "The launch was the first of October.",
        "A harbour mandate, landing 1 April.",
        "The audit was on a Monday in March.",
        "A crane permit expiring 3 May.",
    ],
)
def test_a_date_to_meet_and_what_would_go_wrong_are_stakes(opening: str) -> None:
    assert Fact.STAKES in parts(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "The office was on the river.",
        "I was the lead for billing.",
        "The gate is green.",
        "Mondays are dead.",
        "The evenings were slow there.",
        "A wrong guess meant another form.",
        "The gate was on the river since March.",
        "Tobias was new. He was lost.",
    ],
)
def test_scenery_is_no_stake(opening: str) -> None:
    assert Fact.STAKES not in parts(opening)


def test_two_parts_meet_it() -> None:
    assert verdict("I was the lead for billing, nine thousand shops." + DEEDS) is Verdict.MET


def test_one_part_is_weak() -> None:
    assert verdict("I was the lead for billing." + DEEDS) is Verdict.WEAK


def test_a_place_alone_is_weak() -> None:
    assert verdict("In our department there was a project for the intranet." + DEEDS) is Verdict.WEAK


@pytest.mark.parametrize(
    "opening",
    [
        "In Riga, at the land registry, I shared the desk with a cartographer.",
        "There was a quarrel at the brewery.",
        "It was in a shipyard, with two welders I liked.",
        "Our parish has an office.",
    ],
)
def test_any_place_of_work_is_a_place(opening: str) -> None:
    assert verdict(opening + DEEDS) is not Verdict.MISSING


def test_a_breakdown_without_a_place_is_context_where_it_is_named() -> None:
    assert verdict("We had a large outage." + DEEDS) is Verdict.WEAK


def test_a_loss_told_in_passing_sets_no_scene() -> None:
    assert verdict("It misses the date." + DEEDS) is Verdict.MISSING


def test_a_thing_in_the_room_is_no_place() -> None:
    assert (
        verdict("The coffee machine was out of order. I took the pen away and he looked up." + DEEDS) is Verdict.MISSING
    )


def test_what_somebody_is_quoted_with_is_no_stake() -> None:
    assert Fact.STAKES not in parts('Somebody said, "We should lose the old gate."')


def test_who_reports_to_whom_begins_no_story() -> None:
    opening = "Five drivers reported to me at the time. I was the lead for billing. "
    assert signals_of(opening + SCENERY * 6 + DEEDS).setting.words > LONGEST_CONTEXT


def test_a_story_that_starts_in_the_middle_has_none() -> None:
    assert verdict("So I took the pen away and he looked up." + DEEDS) is Verdict.MISSING


def test_a_lecture_has_none_whatever_it_counts() -> None:
    lecture = (
        "As a lead you should always ask. You count the 40 risks. If one is late, somebody gets hurt. Write it down."
    )
    assert verdict(lecture) is Verdict.MISSING


def test_scale_of_what_was_done_later_sets_no_scene() -> None:
    assert Fact.SCALE not in parts("The gate was open. I closed it. I then read 400 letters.")


def test_a_few_things_counted_once_the_story_is_under_way_are_no_scale() -> None:
    begun = "I was the lead for billing. I sat down with Theo. He had three notebooks on him."
    assert Fact.SCALE not in parts(begun)
    assert Fact.SCALE in parts(begun.replace("three notebooks", "three hundred notebooks"))


def test_a_ship_that_was_lost_is_a_stake() -> None:
    assert Fact.STAKES in parts("The ferry was lost.")


def test_a_long_opening_is_weak_however_rich() -> None:
    rich = "I was the lead for billing, nine thousand shops, and the audit was six weeks away. "
    assert verdict(rich + DEEDS) is Verdict.MET
    assert verdict(rich + SCENERY * 6 + DEEDS) is Verdict.WEAK


@pytest.mark.parametrize("rich", ["I was the lead for billing, nine thousand shops. ", "I was the lead for billing. "])
def test_advice_on_a_long_opening_is_to_cut_and_never_to_add(rich: str) -> None:
    signals = signals_of(rich + SCENERY * 6 + DEEDS)
    advice = advice_for(signals, {Move.SITUATION: judge(signals)}, judged=True)[Move.SITUATION]
    assert "words before anything happens. Cut to" in advice
    assert "Add" not in advice


def test_a_trade_off_ends_the_context() -> None:
    early = "Either we froze features for a month or we walked into the audit with a known hole. "
    text = "I was the lead for billing, nine thousand shops. " + early + SCENERY * 6 + DEEDS
    assert signals_of(text).setting.words < LONGEST_CONTEXT


def test_only_the_first_answer_is_counted_as_context() -> None:
    first = "I was the lead for billing, nine thousand shops. "
    reading = read(first + SCENERY * 6 + DEEDS, first_end=len(first))
    assert Signals(reading=reading, lexicon=load_lexicon()).setting.words < LONGEST_CONTEXT


@pytest.mark.parametrize(
    "start",
    [
        "Sales wanted it by May.",
        "Everybody except me wanted to move it at once.",
        "Two roads.",
        "I saw two options.",
        "One was a real model of the tides, two years of work. The other was a dumb table.",
        "The new till was great at the fair in the lab, but at one shop it was wrong about one receipt in two hundred.",
    ],
    ids=["one-party", "all-but-one", "two-ways", "two-options", "one-and-the-other", "a-turn"],
)
def test_what_somebody_wanted_and_a_problem_or_choice_ends_the_context(start: str) -> None:
    text = f"I was the lead for billing, nine thousand shops. {start} " + SCENERY * 6 + DEEDS
    assert signals_of(text).setting.words < LONGEST_CONTEXT


AFTER_THE_ONSET = "I built an app on that idea and I showed it to my aunt on a Sunday. She laughed at it for an hour. "


@pytest.mark.parametrize(
    "told",
    [
        "One Monday my boss said that the dashboard, which served 31,000 flats, would be rebuilt in the tool of the vendor.",
        "It was mine: I coordinate 260 volunteers in Glasgow.",
    ],
    ids=["what-a-thing-is", "what-one-does"],
)
def test_what_describes_a_thing_or_ones_work_tells_the_scale_also_after_the_onset(told: str) -> None:
    assert Fact.SCALE in signals_of(AFTER_THE_ONSET + told + DEEDS * 4).setting.parts


@pytest.mark.parametrize(
    "stir",
    [
        "The sawmill has cut our order.",
        "Our landlord has fired the porter.",
        "At dusk some of the lamps go dark.",
        "By noon the second crane stops.",
        "Then half the scales freeze.",
        "That's how I learned that the vault was open.",
        "That is when we found out about the mould.",
        "The porter had noticed that the scales drift.",
        "It turned out that the keys fit every door.",
        "Then it emerges that the porter signs for everybody.",
    ],
)
def test_what_changes_or_goes_wrong_bounds_the_context_in_any_tense(stir: str) -> None:
    opening = "There is a mill with nine thousand shops and I am the lead for billing. "
    assert signals_of(opening + stir + " " + SCENERY * 6 + DEEDS).setting.words < LONGEST_CONTEXT


@pytest.mark.parametrize(
    "scenery",
    [
        "The sawmill has always cut our wood.",
        "The firm has grown by buying its neighbours for ten years.",
        "She has kept the keys since the flood.",
        "The depot has been painted green.",
        "The hall has two doors.",
        "The lamps go round the yard.",
        "The bus never stops there.",
        "Hardly anybody notices the gate.",
        "The scales have been standing there.",
        "If a crane stops, the bell rings.",
    ],
)
def test_what_has_long_been_so_does_not_bound_the_context(scenery: str) -> None:
    opening = "There is a mill with nine thousand shops and I am the lead for billing. "
    assert signals_of(opening + scenery + " " + SCENERY * 6 + DEEDS).setting.words > LONGEST_CONTEXT


def test_a_quote_is_the_clause_and_what_it_counts() -> None:
    text = "I held the budget for a farming game, 3 million players a month, and so it goes." + DEEDS
    assert quotes(text, judge(signals_of(text)))[0] == "I held the budget for a farming game, 3 million players a month"
