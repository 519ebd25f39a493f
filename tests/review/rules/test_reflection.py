"""E: what the speaker would do otherwise, told in any way that English has for it, and what only looks like it."""

import pytest

from bot.review.rules.reflection import judge
from question_bank.models import Verdict
from tests.review.rules.stories import ACTS, CONTEXT, DRIVER, RESULT, quotes, signals_of

STORY = " ".join((CONTEXT, ACTS, RESULT, DRIVER))


def verdict(ending: str) -> Verdict:
    return judge(signals_of(f"{STORY} {ending}")).verdict


@pytest.mark.parametrize(
    "ending",
    [
        "I check the skipped tests before I approve a release.",
        "I book that half hour before the roadmap is drawn these days.",
        "The first week was the place for that call.",
        "There is a clock in the brake log, and I look there in the first hour, not the third day.",
        "One bit I'd change: a five minute call to the clerk the evening before.",
        "What I'd redo: call the night clerk before writing it up.",
        "Since then I write the exit date into the first mail.",
    ],
)
def test_a_changed_way_or_the_right_time_is_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "A skipped money test gets a question from me before I approve anything.",
        "A date gets said out loud on the day I stop believing in it now.",
        "I had read the clause in May and said nothing until August. A clause like that gets a call from me the same day now.",
    ],
)
def test_a_way_of_the_speaker_may_be_told_of_a_thing(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "This trial should be in the tender, before anybody signs, not after.",
        "The map had to be on his desk the first morning. I gave it in the second week.",
        "It was necessary to call the landlord the same evening.",
        "It would have been wiser to print the labels in two languages from the start.",
        "Better would have been to invite the tenants before the painters.",
        "The day to tell him was the Monday, not the Friday.",
        "The first sprint was where that question belonged.",
        "A beekeeper was the right reader for that manual, from the first draft on.",
        "The time for that phone call was before the vote.",
    ],
)
def test_where_or_when_a_thing_belonged_is_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "A sheet of paper on the door would have told them in March.",
        "One look at the parking log would've shown me the gap.",
        "Asking the porter first would have saved four days.",
        "A quiet word with the deputy would have cost me nothing.",
        "Two coffees with the union reps in May, before the rota was printed.",
        "Half a day in the warehouse before the first line of code.",
    ],
)
def test_a_small_thing_that_was_not_done_is_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "My mistake was no owner for the pager in the first month.",
        "The one thing I'd take back is not asking the tenant until the Thursday.",
        "I'm still annoyed that I sent the file without calling first.",
        "A test on one farm in February was what I owed the team.",
        "If we did it again he'd hear the clone on the day it was found.",
        "Put the mechanic in the room on day one.",
    ],
)
def test_owning_up_to_something_named_is_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "opening",
    [
        "I'd have rung one pharmacist before reading a single log line.",
        "My mistake was that I sent a table of forty rows. Now I show one picture with two prices.",
    ],
)
def test_a_reflection_may_open_the_answer(opening: str) -> None:
    assert judge(signals_of(f"{opening} {STORY}")).verdict is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "I grew a lot as an engineer.",
        "I think I have to trust my instincts more.",
        "One should always be careful with numbers.",
        "You learn to speak up sooner.",
        "You can never test enough.",
        "Next time I would start the conversation earlier.",
    ],
)
def test_a_maxim_or_a_virtue_is_generic(ending: str) -> None:
    assert verdict(ending) is Verdict.WEAK


@pytest.mark.parametrize(
    "ending",
    [
        "The clerks check it before a launch.",
        "I think so.",
        "The bridge has a clock.",
        "The release moved by nine days, not the quarter.",
        "It would have cost us four accidents a year.",
        "Without it the boats would have stayed in the harbour until June.",
        "The new rule should save them a week each quarter.",
        "No outage since March, before the first frost.",
        "Three days before the deadline we were done.",
        "I now lead the group that grew out of it.",
        "I have since moved to another company, in June.",
        "I was told I should have asked the director before the vote.",
        "The cause was one flag, after the case had been with us for nine days.",
        "I was right from day one.",
    ],
)
def test_outcomes_posts_and_the_ways_of_others_are_no_reflection(ending: str) -> None:
    assert verdict(ending) is Verdict.MISSING


@pytest.mark.parametrize(
    ("ending", "quote"),
    [
        (
            "With hindsight I'd ask the tenants in week one, because they knew the drains.",
            "I'd ask the tenants in week one",
        ),
        (
            "My error: I waited for her. I should have shown her the map on the first day.",
            "I should have shown her the map on the first day",
        ),
    ],
)
def test_the_deed_and_its_time_are_quoted_without_lead_or_reason(ending: str, quote: str) -> None:
    text = f"{STORY} {ending}"
    assert quotes(text, judge(signals_of(text))) == [quote]
