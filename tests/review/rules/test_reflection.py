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
        "I understood that silence is comfortable, and that one must be more brave.",
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


@pytest.mark.parametrize(
    "ending",
    [
        "You need two anchors for every boat.",
        "If you're sailing for the public, go and stand on the pier where they stand.",
        "You have to understand what's behind the other side's fog.",
        "The lesson the harbour company drew was to listen to skippers.",
        "What the department took away is that fog is weather, not marketing.",
        "It was a big learning for the company.",
        "Should harbour people read the maritime law?",
        "I would hope any skipper reads this and hires a pilot early.",
        "That's really what I'd bring here too.",
        "That is how I'd work with your team.",
        "Not a chance; I'd build it exactly like that.",
        "The clerks closed the queue they had kept for booking mistakes.",
        "Failed restores went from 38 percent to zero before 5 am.",
    ],
)
def test_advice_to_others_their_lessons_and_offers_are_no_reflection(ending: str) -> None:
    assert verdict(ending) is Verdict.MISSING


@pytest.mark.parametrize(
    "ending",
    [
        "Looking back, I could communicate better in such situations.",
        "I'd say I learned how important it is to bring people together.",
        "I'd probably be quicker to let go another time, you know, not get so attached.",
        "Now I know you have to be more realistic with the ideas.",
        "It was a very good lesson for everyone.",
    ],
)
def test_a_virtue_stays_generic_with_the_deed_that_hangs_on_it(ending: str) -> None:
    assert verdict(ending) is Verdict.WEAK


@pytest.mark.parametrize(
    "ending",
    [
        "Day 1 is the proper place for it.",
        "The phone call was a week one job.",
        "It was for him to name the price of a boat, at the first meeting.",
        "That sheet was due the same day.",
        "It wanted one evening with the treasurer, in week one.",
        "My memo went to the union last. The same memo to the union on the first morning and there is no strike. That's on me.",
        "Next negotiation of that sort: the trial gets agreed on with the crews before it starts.",
        "She sat two weeks before a chart that I could have drawn for her on her first morning.",
        "The chart is what every newcomer gets from me now, before the coffee.",
        "Reports of mine have carried the people on page one from that day onward.",
        "A smaller pier, five berths and not fifty, is how I'd start.",
        "These tide sheets are the first papers I read now on any pier.",
    ],
)
def test_a_time_an_order_or_a_way_may_be_said_of_a_thing_alone(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "Ten minutes alone in his office before and he'd have been on my side.",
        "One question to the gardeners in April, and the pipe would be somewhere else.",
        "Ugly numbers on the first day would have been worth more.",
        "A Tuesday morning would have been kinder.",
        "The benchmark could have been a Friday afternoon.",
        "The crews would have told me on day one.",
        "The meter readings lay in my desk, and adding up one column would have shown the leak in May.",
        "Sending it to the harbour board in April, the week they asked for the drawings, would have cost me nothing.",
        "Had the harness been in the first sprint I'd have seen it in May.",
        "The script should never have run under my own account.",
        "We should've rehearsed it, he and I, the evening before.",
        "I wish I'd measured the tide months before.",
    ],
)
def test_what_would_have_been_is_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "I was slow to call the harbour master.",
        "Too bad I didn't take the photo of the rope before I called.",
        "The mistake was telling the crews last.",
        "Where I went wrong was letting the draft sit until the lawyers asked for it.",
        "I learned to put the last date in the contract before we sign.",
    ],
)
def test_a_fault_or_a_lesson_with_its_deed_is_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "My planning could have been stronger throughout.",
        "It made me a better engineer.",
        "There's always room for improvement on my side.",
        "I've grown from it.",
        "I wasn't perfect either.",
        "I now know the importance of documentation.",
        "Next time, more courage.",
    ],
)
def test_a_virtue_that_was_wanting_is_generic(ending: str) -> None:
    assert verdict(ending) is Verdict.WEAK


@pytest.mark.parametrize(
    "ending",
    [
        "If I'd waited for the committee, we'd have lost the harbour in May.",
        "Had I not called her that night, the tanker would have sailed.",
        "I wouldn't have found it without the crew's log from March.",
        "I should mention that the harbour paid for it.",
        "I would like to thank the night crew for that.",
        "I must have read that contract forty times before the vote.",
        "I had to leave before the feast on Friday.",
        "I do not think a workshop beforehand would have helped.",
        "It was right to tell them on day one.",
        "I'd be lying if I said it was easy before June.",
        "I'd rather have a late tanker than a burning one.",
        "I might go back there one day.",
        "I wish them luck with the second pier.",
        "I wish the harbour master had trusted me at the first word.",
        "I didn't sleep much before the launch.",
        "Next time they'll know whom to call.",
        "The next fault will be caught by the gate before anybody is paged.",
        "Next month we move to the new hall.",
        "Her next project is bigger.",
        "The mistake was in the harbour's parser, line 40.",
        "The delay was the harbour's fault, not mine.",
        "The old rule was a mistake, and everyone knew it.",
        "I'd be happy to tell you more about the pier.",
    ],
)
def test_a_defence_a_courtesy_and_what_is_next_for_others_are_no_reflection(ending: str) -> None:
    assert verdict(ending) is Verdict.MISSING


@pytest.mark.parametrize(
    "ending",
    [
        "I shouldn't have priced it before I had the lease.",
        "It would have taken one walk through the kitchen in the first week.",
    ],
)
def test_a_deed_that_should_not_have_been_and_the_little_it_took_are_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "It took me two days to find the fault.",
        "I missed her when she left in June.",
        "The next audit is in the autumn.",
        "Lesson for me was to talk sooner.",
    ],
)
def test_the_work_a_farewell_and_the_calendar_are_not_specific(ending: str) -> None:
    assert verdict(ending) is not Verdict.MET


@pytest.mark.parametrize("aim", ["target", "goal", "aim"])
def test_what_an_aim_is_said_to_be_is_no_reflection(aim: str) -> None:
    assert verdict(f"The {aim} is that by next May all mills report the same way.") is Verdict.MISSING


@pytest.mark.parametrize(
    "ending",
    [
        "I knew about the fog in May. That was the day to ring the harbour master.",
        "Ten charts laid next to each other, that afternoon, and it would not have left the harbour.",
        "Ten charts laid next to each other, that afternoon, and the tanker would have stayed.",
    ],
)
def test_the_day_just_named_and_what_a_small_thing_would_have_spared_are_specific(ending: str) -> None:
    assert verdict(ending) is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "I knew about the fog in May. That was the day to celebrate.",
        "Ten charts laid next to each other, that afternoon, and the tanker left.",
        "I'd have come to the same conclusion myself in a few months.",
        "I would have held that line for a year if I had been asked to.",
        "I'd choose the same today.",
        "I am that kind of person.",
        "I am confident that the two sides will find each other.",
        "I still admire how quickly she moved.",
        "I still open it sometimes.",
        "They understood that one must be more brave.",
        "I understood that the one must be sealed.",
        "I read 500 tickets and most were the harbour's fault. Rank every pier by its fog.",
    ],
)
def test_the_same_end_and_what_others_are_or_did_are_no_reflection(ending: str) -> None:
    assert verdict(ending) is Verdict.MISSING


def test_a_fault_of_the_speakers_announces_the_deed_after_it() -> None:
    assert verdict("I read 500 tickets and most were my fault. Rank every pier by its fog.") is Verdict.MET


def test_what_is_said_in_general_is_generic() -> None:
    assert verdict("Don't know what I'd do different. Maybe start less angry, in general.") is Verdict.WEAK


def test_an_option_weighed_in_the_story_is_no_reflection() -> None:
    weighed = "Had I settled it by decree we should have been done in a fortnight; leaving it open meant two months of waiting."
    assert judge(signals_of(" ".join((CONTEXT, ACTS, weighed, RESULT, DRIVER)))).verdict is Verdict.MISSING
