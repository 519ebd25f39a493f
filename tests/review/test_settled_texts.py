"""Whole stories whose verdict is settled: what is quoted of a long one, an opening that rambles, an outcome left out."""

import pytest

from bot.review.feedback.fix_first import TRAP
from bot.review.types import Review
from question_bank.models import ArchetypeId, Level, Move, Verdict
from tests.review.engine import review


def quotes(text: str, judged: Review, move: Move) -> list[str]:
    assert judged.moves is not None
    return [text[span.start : span.end] for span in judged.moves[move].evidence]


def verdict(judged: Review, move: Move) -> Verdict:
    assert judged.moves is not None
    return judged.moves[move].verdict


PLATFORM = (
    "Eighteen months, nine engineers and 2.1 million of budget: that was the feature platform I led at a parcel company, "
    "and by the spring only two of eleven model teams had moved to it. Each of the two saved about a day a week, and the "
    "other nine told me politely that they would come next quarter, as they had told me the quarter before. I had sold the "
    "idea to our CTO myself, I had hired six of the nine people for it, and two of them had turned down other offers to "
    "come. So I had to choose. If we went on for the two quarters that were planned, we would have a platform that was "
    "finished and perhaps four teams on it; if we stopped, the two teams that trusted us would have to move back, and nine "
    "people would have built for a year and a half what nobody kept. I did not want to decide it on a feeling, so I "
    "interviewed all eleven team leads in a week, I asked each of them what they would give up to get it, and I put their "
    "answers into a two page memo that put our remaining cost at 900k. I wrote at its top that I would go on if five teams "
    "named a date and a person. Three did. I read the memo aloud to my own team on a Monday before anybody else saw it, I "
    "told them that it was my call and not theirs, and on the Thursday I proposed to the CTO that we end it. He asked for "
    "one more quarter. I said that I would give him the quarter if he could tell me what we would know by its end that we "
    "did not know now, and he agreed to stop. I moved seven of the nine people into teams that they chose, and I kept two "
    "to bring the two users back. We saved about 700k over the next year. And the memo became our template: every platform "
    "project now has a written kill criterion, and two have ended by it since. I should have written that line in the first "
    "month, with the first budget, not in the eighteenth."
)
KITCHEN = (
    "Fourteen hospitals, 9,200 meals a day and a contract worth 11 million a year hung on a menu planner that I was in "
    "charge of; four people worked on it with me. In the autumn it had put nuts on 31 trays in one week, after years with "
    "none. Nobody was hurt, since the nurses read the labels, but the hospital board gave us 20 days. The planner learned "
    "substitutes from what the cooks had taken before, and one supplier had begun to sell a pesto under the number of "
    "another. I found that in two nights with the supplier's lists. A block on every substitute would have been safe by the "
    "morning, but 600 patients would have got cold bread each day; a list of allowed pairs kept the kitchens going and left "
    "us with every pair that nobody had thought of. I rang the four head cooks, I asked each of them which swaps they would "
    "sign with their own name, and I built the list of pairs out of that in a weekend. I also told the board in writing "
    "what the list would not catch. They did not like that letter. I stood by it, and I sat in the kitchen in the north on "
    "the first morning at five, with the trays in front of me and the cook reading the labels aloud. It was slow for a "
    "week. Then it was routine. Wrong trays went from 31 in a week to none in the eleven months after, and the share of "
    "meals that were swapped fell from 8% to 3%. Since then no supplier may change what a number stands for without a "
    "cook's signature, and two other caterers of the group use the same form. I would have asked the cooks in the first "
    "week of the contract, when there were three suppliers, and not in the third year, when there were forty."
)


@pytest.mark.parametrize(
    ("story", "archetype", "outcome", "driver"),
    [
        (PLATFORM, ArchetypeId.KILLED_PROJECT, "We saved about 700k", "every platform project now has a written"),
        (KITCHEN, ArchetypeId.QUALITY_INCIDENT, "Wrong trays went from 31", "no supplier may change"),
    ],
    ids=["platform", "kitchen"],
)
def test_a_long_story_that_opens_with_figures_is_quoted_by_its_outcome_and_by_what_lasts(
    story: str, archetype: ArchetypeId, outcome: str, driver: str
) -> None:
    judged = review(story, archetype)
    assert judged.level is Level.STAFF
    assert any(outcome in quote for quote in quotes(story, judged, Move.RESULT))
    assert any(driver in quote for quote in quotes(story, judged, Move.DRIVER))
    later = [story.index(quote) for move in (Move.RESULT, Move.DRIVER) for quote in quotes(story, judged, move)]
    assert min(later) > len(story) / 2


ACTS = (
    "I had to choose between a hot fix in the label printer, which would hold for the weekend, and a new print queue, which "
    "would cost us the launch in Spain. I wrote down the count of lost labels at which I would take the fix after all, I "
    "built the queue with one colleague, and I argued it with the plant manager. Lost labels fell from 40 a shift to 2. "
    "Every new plant starts with that queue since then. I should have counted the labels in the first week, not in the "
    "fifth."
)
RAMBLING = (
    "We are a company of about 300 people and we make machines which fill bottles, an old firm with its first house by the "
    "river. There were four departments then, and I was with the one for software as its lead, eleven people in two rooms. "
    "We worked in sprints of two weeks with a planning on each Monday. The stack was Java for the most part, with some "
    "Python for the reports, and everything ran on servers in our own cellar. It was a good team and the mood was good as "
    "well, with a breakfast every Friday. In that time there were some changes at the top.",
    "So to give you a bit of background, the group has six brands and something like 2,000 shops across four countries, and "
    "each brand has its own head office with its own people. My group sat in the middle of that, as a kind of service for "
    "all of them. I was the lead for the pricing side, with nine engineers. We had product people, we had analysts, and we "
    "had a steering group that met once a month in one of the head offices, which was always a nice trip. The way of "
    "working was more or less Kanban with a few habits of our own on top of it.",
)


@pytest.mark.parametrize("opening", RAMBLING)
def test_an_opening_that_rambles_is_weak_however_much_of_it_is_scale_or_role(opening: str) -> None:
    judged = review(f"{opening} {ACTS}", ArchetypeId.CONTESTED_DECISION)
    assert (verdict(judged, Move.SITUATION), judged.level) == (Verdict.WEAK, Level.STRONG)
    assert judged.fix_first is Move.SITUATION


def test_the_same_facts_in_two_sentences_meet_it() -> None:
    brief = "A maker of filling machines, 300 people; I was the software lead of eleven, and Spain was to open in June."
    judged = review(f"{brief} {ACTS}", ArchetypeId.CONTESTED_DECISION)
    assert (verdict(judged, Move.SITUATION), judged.level) == (Verdict.MET, Level.STAFF)


WITHOUT_OUTCOME = (
    "At a maker of hearing aids I ran the noise group, three researchers and me, and our biggest dealer needed a model by "
    "the 1st of May. The researchers had a new beamformer that could win four points on trams, but it needed another half a "
    "year. The old one with a small retune would get us a third of that and could be frozen in a week. I sat with the "
    "oldest of the researchers for an evening and I told the group openly that I might be wrong. I took the small one to "
    "the dealer and kept one person on the beamformer. I'd have put the small model into the plan in January.",
    "I mentored a junior on our ferry booking team, 14 ports and a ticket shop that had to be in the harbours by Easter. "
    "Giving him the answer would have taken me an hour, but he would have asked again in a week; letting him look cost us "
    "two days each time. I asked him to write down three guesses before he opened the debugger. I read them with him on "
    "Fridays and I kept my own guess to myself. I would have told the port captains on the first day that he was learning.",
)
OUTCOMES = (
    "The dealer froze it on the 28th of April and complaints from trams fell from 9 a week to 4.",
    "By June he closed 30 tickets a month on his own.",
)


@pytest.mark.parametrize("story", WITHOUT_OUTCOME)
def test_a_story_that_ends_with_its_acts_has_no_result_whatever_it_says_could_be_had(story: str) -> None:
    judged = review(story, ArchetypeId.MENTORING)
    assert verdict(judged, Move.RESULT) is Verdict.MISSING
    assert quotes(story, judged, Move.RESULT) == []


@pytest.mark.parametrize(("story", "outcome"), list(zip(WITHOUT_OUTCOME, OUTCOMES, strict=True)))
def test_its_outcome_put_back_is_its_result(story: str, outcome: str) -> None:
    judged = review(f"{story} {outcome}", ArchetypeId.MENTORING)
    assert verdict(judged, Move.RESULT) is Verdict.MET


SYMPTOM = (
    "I was the lead of the meter group at a water board, 80,000 homes, and in May every tenth bill was ten times too high; "
    "the press had it by noon. I had to choose between a stop of all bills, which would cost us 200k of interest, and "
    "mending them one by one while wrong ones went out. I stopped the run the same hour, I found the wrong unit in the "
    "import and I corrected it by hand that night. Wrong bills went from 8,000 to none by the Friday. It made the board of "
    "the next county count its own bills, and they found 300 that were as wrong as ours. I should have looked at the first "
    "bill that week, not the eightieth."
)


def test_where_the_trap_is_the_thing_to_fix_no_praise_is_the_next_task() -> None:
    judged = review(SYMPTOM, ArchetypeId.QUALITY_INCIDENT)
    assert judged.trap
    assert judged.fix_first == TRAP
    assert judged.reasons.trap is not None


def test_at_the_bar_one_lift_is_asked_for_and_not_a_length() -> None:
    bullets = (
        "Situation: a tram operator, 9 engineers, a voice assistant for 400 drivers\n"
        "- we had 5% invented departure times, and the union was to see it on the 3rd of April\n"
        "Trade-off: show it on time with 5% invented vs slip and lose the union's vote\n"
        "Action:\n"
        "- Sampled 800 answers, labelled them over a weekend\n"
        "- Took the number to the head of operations in person\n"
        "- Proposed to show it with departures left out\n"
        "Result: launched in April, 0 false departures in 9k answers in the first month\n"
        "Driver: the answer gate is now in the release checklist of every assistant\n"
        "Reflection: I'd bring the union in at the design in January rather than a week before"
    )
    judged = review(bullets, ArchetypeId.SAFETY_ESCALATION)
    assert judged.level is Level.STAFF
    lift = judged.reasons.lift or ""
    assert lift.count("?") == 1
    assert "minutes" not in lift


def test_an_answer_to_another_style_prompt_is_not_judged_for_its_subject() -> None:
    hiring = (
        "I believe that people who have failed in public hire best, because they ask what went wrong. Every Monday I sit in one "
        "interview and write down one question that I will not ask again. In spring 2022 I hired a physicist that way, and she "
        "shipped our ranker in nine weeks. It does not work for a team of two: there the one who says yes has to live with it."
    )
    judged = review(hiring, "style", "Describe your leadership style.")
    assert judged.on_topic is None
    assert judged.heard_as is None
