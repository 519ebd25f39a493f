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
        "The fog chart belonged at the top of the list.",
        "The rollback switch belonged in the very first commit.",
        "The question of fog was to be asked at the first meeting, when nobody had a stake in it.",
        "The crews had to be asked in the first week, before anyone had printed anything.",
        "Week one is when the skippers should have had the sheet.",
        "The kickoff is where the crews should have heard about it.",
        "The boat trip was needed first, and then the plan.",
        "The pilots were the people I should have asked in week one.",
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
        "That same evening, one call to the union, with the numbers in hand. That was the thing to do.",
        "On the day of the first fog, one line to the harbour with the chart attached. That was what it needed.",
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
        "The boats belonged in the north harbour.",
        "The new pier was to be opened on the first of May.",
        "I left the harbour last year.",
        "I finished the model the next year, and it is now running in half of the lakes.",
        "I wrote it all down so the next harbour could pick it up before the season.",
        "At last I could close the ledger in the first week of May.",
        "I am now looking for a new harbour to work for.",
        "That year was eleven percent under the year before.",
        "Thank you for reading before lunch.",
        "We swapped the two piers round in May.",
        "I rang the union in March. In April they would have gone on strike.",
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


@pytest.mark.parametrize(
    "ending",
    [
        "I went in with the chart first and the crews second; swap those round, and one meeting does the job of three.",
        "I asked the board first and the crews after. The other way round, and the vote takes ten minutes.",
        "I showed the chart to the crews in week five. In week one they would tell me about the tide already.",
        "I rang the union on the last day. On the first day they would have said yes.",
    ],
)
def test_a_deed_set_right_in_order_or_time_is_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "Ring Martin before flipping the switch, not after.",
        "Show Lena the chart before the vote.",
        "Call Suresh first, then the board.",
        "call suresh first, then the board.",
    ],
)
def test_an_order_to_oneself_may_name_a_person(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "I'd sit down with the crews at the same table before the first draft.",
        "I'd have swapped one of those meetings, the January one, for exactly this.",
    ],
)
def test_the_same_place_is_not_the_same_deed(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending", ["I would do the same again.", "I'd make the same call.", "I'd do exactly that again."]
)
def test_the_same_deed_again_is_no_reflection(ending: str) -> None:
    assert verdict(ending) is Verdict.MISSING


@pytest.mark.parametrize(
    "ending",
    [
        "What was missing was a single morning on the boat before the drawing began.",
        "All it needed was one skipper in the room when we drew it.",
        "One skipper in the room when I drew it, that's what was missing.",
    ],
)
def test_what_was_missing_is_specific_where_it_is_small_or_dated(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "All the harbour needed was fog.",
        "What was missing was trust.",
        "All that was left of the pier was rubble.",
    ],
)
def test_what_was_missing_in_general_is_not_specific(ending: str) -> None:
    assert verdict(ending) is not Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "The one thing I'd take back is the Friday mail to all skippers.",
        "From now on no chart of mine leaves the desk without a skipper's initials.",
        "It took me until May to ask the night shift.",
        "Too late I showed it to the pilots, this should be in January.",
    ],
)
def test_a_deed_taken_back_and_a_new_way_of_ones_own_are_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET
