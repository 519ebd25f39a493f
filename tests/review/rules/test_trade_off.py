"""T: two sides that pull apart, one of them with its price, however they are told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.review.read import read
from bot.review.rules.rule import MoveFinding
from bot.review.rules.trade_off import judge
from bot.review.signals import Signals
from question_bank.lexicon import load_lexicon
from question_bank.models import Verdict
from tests.review.rules.tension_texts import TEXTS

LEXICON = load_lexicon()
BEFORE = "I ran the billing team of four people in 2021."
AFTER = "I wrote the plan and I called the CTO."
FEWEST_RIGHT = 51
"""Of the sixty short texts."""
MOST_FALSE = 2
MOST_TENSIONS = 6
"""Tensions to a stretch, at most: each shape sets a stretch against one other."""


def judged(text: str) -> MoveFinding:
    return judge(Signals(reading=read(text), lexicon=LEXICON))


def verdict(sentences: str) -> Verdict:
    return judged(f"{BEFORE} {sentences} {AFTER}").verdict


def quotes(text: str) -> list[str]:
    return [text[span.start : span.end] for span in judged(text).evidence]


PLAIN = (
    "It cost us a Sunday against two weeks of red alerts.",
    "So it was quality for the user against about 2 million a year.",
    "It was a feature that marketing loved against margins that finance guarded.",
    "Every week I spent on the cleanup was a week that the new checkout did not get.",
    "The faster we moved the more data we would corrupt.",
    "I had a conflict between delivering the search feature in the fourth quarter, which our sales had promised to a "
    "customer worth 3 million dollars, and paying down the debt in the indexer that had paged us 11 times in a month.",
    "It was 2% lift against 40,000 people paying for where they live.",
    "Either we froze features for a month or we walked into the audit with a known hole.",
    "The price of the clean design was six weeks; the price of the hack was a rewrite next year.",
    "On paper the vendor was cheaper, 80k a year, but we would have lost control of the retry logic.",
    "Doing it right would burn the whole Q2 budget, doing it cheap would leave 300 merchants without refunds.",
)


@pytest.mark.parametrize("sentence", PLAIN)
def test_plain_trade_off_is_met(sentence: str) -> None:
    assert verdict(sentence) is Verdict.MET


TOLD = (
    "If we told the customers now, some would leave. If we waited, the press would find out first.",
    "The nurses wanted the big font. The ward managers needed the whole roster on one page, and with the big font it took three.",
    "My boss saw a deal worth half our revenue. I saw two nurses who would have had to type every dose twice.",
    "Being honest with them meant a bad quarter. Keeping quiet meant that somebody would find it in the spring.",
    "On paper it was an easy yes: 40 new stores by Christmas. But each of them would have run on a till that loses receipts.",
    "Refusing would end the partnership. Going along would mean that the drivers pay for every broken scanner.",
    "She would have had the answer in an hour. I would have had another junior who waits for answers.",
    "Freezing the schema would let three teams finish. It would also lock in a mistake that costs us a second login.",
    "The upside was 15% fewer returns. The downside was that we would store the measurements of children.",
    "Shipping it as a web page was a week; a real app was a quarter, with push messages that couriers had begged for.",
    "The board was thinking of the share price, we were thinking of people who would be driving those cars in ten years.",
    "With one shared calendar everybody sees everything, including the layoffs. With ten of them nobody finds a room.",
)


@pytest.mark.parametrize("story", TOLD)
def test_trade_off_told_as_a_story_is_met(story: str) -> None:
    assert verdict(story) is Verdict.MET


TYPED = (
    "keep going and the crash rate stays n ppl stand on a mountain w a dead app, stop and i break my word in public",
    "tight threshold = u know in an hour but everyone goes deaf. loose = quiet phone and u learn it from the newspaper",
    "either i take the pager for the whole summer or sarah leaves, and with her everything we know about billing",
    "more often = fresh map and empty batteries. less often = full batteries and angry couriers",
)


@pytest.mark.parametrize("text", TYPED)
def test_trade_off_typed_on_a_phone_is_met(text: str) -> None:
    assert verdict(text) is Verdict.MET


HINTED = (
    "I picked a slower launch because a leak of card numbers would have ended the company.",
    "We had to pick: latency or correctness.",
    "It was a tough call.",
    "It was fast or right.",
    "It wasn't an easy decision.",
    "The team wanted Kafka, I wanted Postgres.",
    "There were good arguments on both sides.",
    "We had to migrate without breaking the old clients.",
    "We wanted to grow quickly while keeping quality high.",
    "It was a difficult decision between speed and quality.",
    "There was of course a trade-off, as there always is.",
    "My manager disagreed with me about the rewrite.",
)


@pytest.mark.parametrize("sentence", HINTED)
def test_bare_or_generic_tension_is_weak(sentence: str) -> None:
    assert verdict(sentence) is Verdict.WEAK


NONE = (
    "Latency fell from 300 ms to 90 ms, against a target of 120.",
    "The run took three hours instead of nine.",
    "I tested the new parser against the old one on 300 files.",
    "We rolled it out in May, but two sites were late because of the strike.",
    "The outage lasted three hours and cost us 40 tickets.",
    "The queue grew to 40,000 messages, so I paused the producers and drained it by hand.",
    "Since then every release has to pass the replay, and two other teams use it.",
    "Nobody had looked at the alerts for months, although they came in every night.",
    "When the job failed the pager went off, and when I looked it was fine again.",
    "Next time I would call the customer in the first week instead of waiting for the report.",
)


@pytest.mark.parametrize("sentence", NONE)
def test_events_and_outcomes_are_no_trade_off(sentence: str) -> None:
    assert verdict(sentence) is Verdict.MISSING


def test_short_texts_of_other_trades_are_judged_as_a_reader_would() -> None:
    """A floor, not all: some are told in ways that no rule stands for yet."""
    right = [text for text, label in TEXTS if judged(text).verdict is label]
    assert len(right) >= FEWEST_RIGHT


def test_text_about_no_choice_is_seldom_met() -> None:
    met = [text for text, label in TEXTS if label is not Verdict.MET and judged(text).verdict is Verdict.MET]
    assert len(met) <= MOST_FALSE


GENERIC = (
    "It is the question of every launch, quick or thorough.",
    "One has to weigh depth of insight against cost.",
    "It is always the need to weigh ambition on the one side and affordability on the other.",
    "She wanted it quick and he wanted it correct.",
)


@pytest.mark.parametrize("sentence", GENERIC)
def test_qualities_and_values_alone_are_weak_in_any_frame(sentence: str) -> None:
    assert verdict(sentence) is Verdict.WEAK


ANSWERING = (
    "Friday got us the permit with one wall in ten unpainted; two more weeks got us the last wall and a lost tenant.",
    "Signing would have kept the clinic's only donor and put his name on the ward. Refusing would have kept the ward "
    "and closed it two days a week.",
    "A coarse sieve lets the stones through; a fine one clogs twice a shift.",
    "Loose gates keep the line moving. They also pass about one cracked bottle in a thousand.",
    "Cheap paint, and we are back on the ladder in two years. Good paint, and the roof has to wait until spring.",
    "Close the road and the shops lose their Saturdays, leave it open and the crews work beside the trams.",
)


@pytest.mark.parametrize("story", ANSWERING)
def test_two_courses_told_alike_with_their_outcomes_are_met(story: str) -> None:
    assert verdict(story) is Verdict.MET


TOLD_ACTS = (
    "One of them stopped the export. The other wrote the repair and read it aloud.",
    '"Sit down," she said. "Opening in nine days."',
    "I traded them two of my night shifts for an hour on the track.",
    "The contract said that each site has to report by noon or it pays the fee.",
    "Somebody from sales or billing asks me every week.",
    "Either the fuse was blown or the lamp was loose, and I tested both.",
    "Before the change a claim took 12 days; since then it takes four.",
    "With the kitchen team we had long talks about the stoves. With the bar we had the topic of ice.",
)


@pytest.mark.parametrize("story", TOLD_ACTS)
def test_told_acts_demands_and_lists_are_not_met(story: str) -> None:
    assert verdict(story) is not Verdict.MET


ANSWERED = (
    "The client offered a renewal worth a third of our income. Against that stood an old man with a bill that was not his.",
    "On one side I had a minister who wanted the figure by noon. On the other, a figure that could be wrong by a third.",
    "Yes, the robot was cheaper by half. The catch: nobody in the village could fix it when it stood still.",
    "The gain was obvious, half the electricity. What made me hesitate was that the nurses would sit in the dark.",
    "What we paid for the early opening was a roof that leaks. What we got was the summer season.",
    "What we'd win was a month. What we'd lose was the only person who could read the old drawings.",
    "The director's fear was an empty hall of 900. Mine was that somebody falls through the stage.",
    "With the wide scan you see the whole coast in one pass. But from that height nobody can tell a seal from a rock. "
    "Pretty maps or seals you can count.",
)


@pytest.mark.parametrize("story", ANSWERED)
def test_a_side_that_opens_as_the_answer_to_another_is_met(story: str) -> None:
    assert verdict(story) is Verdict.MET


MEASURED = (
    "Three more weeks and the bridge model would have shown the crack. Skip the tender and the crew has no work.",
    "More salt on the road and the trees die, less and the ambulances crash.",
    "Yes to the merger and we keep our salaries but not our name. No, and we're bankrupt in two winters.",
    "raise the fare and the students walk, raise nothing and the depot shuts in march",
    "we had two ways out close the road and the shops lose their saturdays leave it open and the crews work by the trams",
    "Had I stopped the line, 600 cars would have stood in the yard. Had I let it run, some would have come back unsafe.",
    "An hour a day with him meant an hour less on the audit that the bank was waiting for.",
    "I had a choice: lose the weekend, or lose the customer that paid for two of my people.",
)


@pytest.mark.parametrize("story", MEASURED)
def test_measures_orders_and_conditions_without_if_are_options(story: str) -> None:
    assert verdict(story) is Verdict.MET


DOINGS = (
    "Two courses. Reprint every letter now and 5,000 tenants get two bills. Reprint only the wrong ones and we have to be sure.",
    "take the big one and you pay for it each winter, take the small one and the date is lost",
    "To carry on would give us the small orders at a tenth of the price, and would lose us the hotels that pay the rent.",
    "Letting him find it was going to burn a month, and it was the only way he would ever gain the trust of the crew.",
    "One night for all: cheapest, and if it fails it fails for 4 million. Nine nights: half a million each, nine times overtime.",
    "From their side it was an easy gain, since guests stay longer. From our side we saw a bill that we lose on.",
)


@pytest.mark.parametrize("story", DOINGS)
def test_what_comes_of_each_doing_or_each_label_makes_two_sides(story: str) -> None:
    assert verdict(story) is Verdict.MET


NOT_ONES_OPTION = (
    "The landlord would have cut the power on the day.",
    "He would have told me in a second that mail can wait.",
    "One could have heard a pin drop when the pump failed.",
    "I was afraid of what they would say.",
    "I was worried all week.",
)


@pytest.mark.parametrize("sentence", NOT_ONES_OPTION)
def test_what_somebody_would_have_done_and_what_one_fears_is_no_side(sentence: str) -> None:
    assert verdict(sentence) is Verdict.MISSING


def test_what_is_denied_names_the_rule_that_held_it_back() -> None:
    found = judged(f"{BEFORE} There was no real trade-off in it. {AFTER}")
    assert (found.verdict, found.rules, found.evidence) == (Verdict.MISSING, ("trade-off.denied",), ())


SAID_OF_ANYBODY = (
    "You can do it cheap or you can do it well.",
    "Do you help them or do you let them learn by themselves, that is always the question.",
    "It is the old question how much you explain and how much you let people find out.",
    "It's a thin line between guiding and meddling.",
    "There were pros and cons to both, and I thought about them for a week.",
    "We were caught between writing it quickly and designing it for ten years.",
    "It's always safety on one side and growth on the other in such firms.",
    "I wanted her to learn but there was no time.",
    "Some wanted to wait and some wanted to go on.",
    "Close the ward and the patients lose their beds.",
    "Going public meant that some family reads it before we call them.",
)


@pytest.mark.parametrize("sentence", SAID_OF_ANYBODY)
def test_what_is_said_of_anybody_or_of_one_side_is_weak(sentence: str) -> None:
    assert verdict(sentence) is Verdict.WEAK


TECHNICAL = (
    "I looked through the balance sheet page by page.",
    "I resolved the merge conflict in the routing table by hand.",
    "The script died on an unknown argument, which I added.",
    "The two schedules had a conflict at noon, because the clock was wrong.",
    "It was hard, because the supplier has no office here and the manual is in Finnish.",
    "I hated it and I lost sleep over it but I kept my mouth shut in planning.",
    "The trucks were sent against traffic and one driver lost a mirror.",
    "On Monday everybody could work again. We should talk more with each other.",
    "Week one: 300 calls. Week two: 90 calls.",
    "One of the lines was stopped, the other line ran at half speed.",
    "It would've cost me a day and forty euros to drive there.",
)


@pytest.mark.parametrize("sentence", TECHNICAL)
def test_technical_words_hard_work_and_figures_of_speech_are_no_tension(sentence: str) -> None:
    assert verdict(sentence) is Verdict.MISSING


@pytest.mark.parametrize(
    "sentence",
    [
        "I asked for one more month, she said no.",
        "In our department we were against the new badge reader.",
    ],
)
def test_a_refused_request_and_what_all_of_us_are_against_are_no_two_positions(sentence: str) -> None:
    assert verdict(sentence) is Verdict.MISSING


@pytest.mark.parametrize(
    "denial",
    [
        "There was no real trade-off between the two.",
        "It was not a dilemma for me.",
        "There was nothing to weigh for us.",
    ],
)
def test_denied_trade_off_is_none(denial: str) -> None:
    assert verdict(denial) is Verdict.MISSING


def test_text_without_a_stretch_holds_no_tension() -> None:
    assert judged("").verdict is Verdict.MISSING


def test_denial_holds_against_a_tension_told_beside_it() -> None:
    assert verdict(f"{PLAIN[7]} There was no trade-off in it.") is Verdict.MISSING


def test_reflection_is_no_option() -> None:
    assert (
        verdict("Next time I would run the load test first, or I would ask for the logs in week one.")
        is Verdict.MISSING
    )


def test_what_stands_under_result_is_no_trade_off() -> None:
    assert judged(f"Result:\n{PLAIN[9]}").verdict is Verdict.MISSING


def test_both_sentences_of_a_tension_are_quoted() -> None:
    sides = ("If we told the customers now, some would leave.", "If we waited, the press would find out first.")
    assert set(quotes(f"{BEFORE} {sides[0]} {sides[1]} {AFTER}")) == set(sides)


def test_advice_on_bare_names_asks_for_the_price() -> None:
    lacks = judged(f"{BEFORE} We had to pick: latency or correctness. {AFTER}").lacks
    assert lacks is not None
    assert "cost" in str(lacks.advice)


@pytest.mark.parametrize("month", ["May", "June", "October"])
def test_another_month_changes_nothing(month: str) -> None:
    assert verdict(f"Marketing wanted it out by {month}, finance guarded the margin, 12 points of it.") is Verdict.MET


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([*PLAIN, *TOLD, *NONE, "or", "but it would", "=", ";", "if"]), min_size=1, max_size=60))
def test_tensions_grow_no_faster_than_the_text(parts: list[str]) -> None:
    tensions = Signals(reading=read(" ".join(parts)), lexicon=LEXICON).tensions
    assert len(tensions.found) <= MOST_TENSIONS * max(1, len(tensions.stretches))


@pytest.mark.parametrize(
    "options",
    [
        "The rebuild: all forty shops, not before Easter. The patch: four shops, by Friday. I took the patch.",
        "The press I had been on since spring: 26 sizes, December at the earliest. A tuned one: one size, July. We chose it.",
    ],
)
def test_two_labels_with_their_figures_are_a_choice_where_one_is_taken(options: str) -> None:
    assert verdict(options) is Verdict.MET


@pytest.mark.parametrize(
    "facts",
    [
        "The rebuild: all forty shops, by Easter. The patch: four shops, by Friday. Both went well.",
        "In May: forty shops. In June: four shops. I took a holiday.",
    ],
)
def test_two_labels_with_their_figures_are_no_choice_alone(facts: str) -> None:
    assert verdict(facts) is not Verdict.MET
