"""Sentences whose verdict is settled: each in the place of one sentence of a story that has all six moves."""

import pytest

from bot.review.feedback.explain import RuleOutcome
from bot.review.types import Review
from question_bank.models import ArchetypeId, Level, Move, StyleElement, Verdict
from tests.review.engine import review, reviewer

STORY = {
    Move.SITUATION: "I was the tech lead of a team of eight that ran the payments API, 40 million calls a day, and the auditors "
    "were coming in March.",
    Move.TRADE_OFF: "I had to choose between freezing features for a month, which would cost us the March launch, and shipping "
    "with a known hole that the auditors would find.",
    Move.ACTION: "I wrote the migration plan, I argued for it with the CTO and I built the dual-write layer.",
    Move.RESULT: "Latency fell from 300 ms to 90 ms.",
    Move.DRIVER: "Since then every service has to pass the dual-write check in the release pipeline.",
    Move.REFLECTION: "If I did it again I would run the load test in the first week, not the sixth, since it found the deadlock.",
}
MET, WEAK, MISSING = Verdict.MET, Verdict.WEAK, Verdict.MISSING
SETTLED = {
    (Move.TRADE_OFF, MET): (
        "It cost us a Sunday against two weeks of red alerts.",
        "So it was quality for the user against about 2 million a year.",
        "It was a feature that marketing loved against margins that finance guarded.",
        "Every week I spent on the cleanup was a week that the new checkout did not get.",
        "The faster we moved the more data we would corrupt.",
        "Either we froze features for a month or we walked into the audit with a known hole.",
        "The price of the clean design was six weeks; the price of the hack was a rewrite next year.",
        "On paper the vendor was cheaper, 80k a year, but we would have lost control of the retry logic.",
        "Doing it right would burn the whole Q2 budget, doing it cheap would leave 300 merchants without refunds.",
        "I had a conflict between delivering the search feature in the fourth quarter, which our sales had promised to a "
        "customer worth 3 million dollars, and paying down the debt in the indexer that had paged us 11 times in a month.",
        "It was a 2% lift against 40,000 people paying for where they live.",
        "Then I had to choose between patching the field mapping, which was an hour of work, or putting schema contracts between "
        "the two teams, which would delay our roadmap by a month.",
    ),
    (Move.TRADE_OFF, WEAK): (
        "I picked a slower launch because a leak of card numbers would have ended the company.",
        "We had to pick: latency or correctness.",
    ),
    (Move.RESULT, MET): (
        "None of the 40 merchants noticed the switch.",
        "The pager went quiet: from every night to once a month.",
        "Half the tickets disappeared.",
        "We were done two weeks before the auditors came.",
        "Wrong invoices fell by ½.",
        "Wrong invoices fell by ⅓.",
        "Load fell to ¼.",
        "Wrong invoices fell by a half.",
        "It took 1½ days instead of 12.",
        "Errors had a 5-fold drop.",
        "Errors dropped fivefold.",
        "No incident since, for a year and a half.",
        "𝗪𝗿𝗼𝗻𝗴 𝗶𝗻𝘃𝗼𝗶𝗰𝗲𝘀 𝗳𝗲𝗹𝗹 𝗳𝗿𝗼𝗺 𝟰.𝟮% 𝘁𝗼 𝟬.𝟯%.",
    ),
    (Move.RESULT, WEAK): (
        "It went really well and everyone was happy.",
        "The goal was to get latency under 90 ms, and we got close.",
        "It went live on the 3rd of March.",
        "It cost 400k a year before and now it is much cheaper.",
    ),
    (Move.ACTION, MET): (
        "Sat down with the DBA, drew the lock graph on a whiteboard, and asked him to prove me wrong.",
        "My job was to keep everyone honest, so I sat in every review and said what I saw.",
        "I got the CTO to move the audit by a week and talked the DBA into a dry run on Sunday.",
        *(f"I wrote the parser and on {day} rewrote the importer." for day in ("Monday", "Tuesday", "Thursday", "Friday")),
    ),
    (Move.ACTION, WEAK): (
        "I was responsible for the delivery and I made sure that everybody was aligned.",
        "The team and I wrote the migration plan, and we built the layer.",
        "I was involved in the migration and helped the team with the design.",
        "I drove alignment across stakeholders and I championed the initiative.",
        "I'd sit with the DBA every Tuesday and I'd ask what could break.",
        "My team wrote the plan under my guidance, and the CTO was convinced by us.",
    ),
    (Move.ACTION, MISSING): ("I would write the plan and I would talk to the CTO.",),
    (Move.DRIVER, MET): (
        "The router is now used by four teams and finance has the cost per request in their weekly report.",
        "Half a year later he led the migration to the new solver himself and he uses the three questions with his own interns, "
        "and our team has put them in the onboarding guide.",
        "The shim got reused for the database move.",
        "The CTO now asks for such a memo before any vendor decision.",
        "It's in the engineering handbook.",
        "Two other teams copied the setup within a quarter.",
        "Support stopped hiring a third shift because of it.",
        "Nobody at the company ships a schema change without that test any more.",
        "It let sales go into Poland a quarter earlier.",
        "Each model that decides who sees an offer now needs a page on whom it leaves out.",
        "Every plan that shows what a delay would cost now carries the name of the one who pays it.",
    ),
    (Move.DRIVER, MISSING): (
        "Our VP had wanted the rewrite. He was not happy.",
        "In the first year 48,000 people took it.",
        "In the first month 900 customers used it.",
    ),
    (Move.REFLECTION, MET): (
        "I would do the taste test earlier, before the budget talks had started, since it took the heat out of them.",
        "The regret I have is not pulling Anna in on the first day, she knew the old API.",
        "Today I'd start with the auditors: one call in January would have saved us the fire drill.",
        "I waited too long to escalate; two weeks earlier and we would have made March.",
        "My mistake was to tell the merchants last. A mail on day one would have been enough.",
    ),
}  # fmt: skip


def told(changed: dict[Move, str] | None = None) -> str:
    """Return the story, some of its sentences changed."""
    return " ".join((STORY | (changed or {})).values())


def verdict(judged: Review, move: Move) -> Verdict:
    assert judged.moves is not None
    return judged.moves[move].verdict


@pytest.mark.parametrize(
    ("move", "settled", "sentence"),
    [(move, settled, sentence) for (move, settled), sentences in SETTLED.items() for sentence in sentences],
)
def test_a_sentence_has_its_settled_verdict(move: Move, settled: Verdict, sentence: str) -> None:
    assert verdict(review(told({move: sentence}), ArchetypeId.CONTESTED_DECISION), move) is settled


def test_every_move_of_the_story_is_met() -> None:
    judged = review(told(), ArchetypeId.CONTESTED_DECISION)
    assert {verdict(judged, move) for move in Move} == {MET}


@pytest.mark.parametrize(
    "looking_back",
    [
        "If I did it again I would run the load test in the first week, not the sixth, since it found the deadlock.",
        "I would run the load test in the first week, not the sixth, since it found the deadlock.",
        "I ought to have run that load test in week one, not the sixth.",
    ],
)
def test_a_conditional_of_the_reflection_changes_no_mind(looking_back: str) -> None:
    contest = f"{STORY[Move.SITUATION]} The rest of the team wanted to patch the old layer and I was for a rewrite."
    judged = review(
        told({Move.SITUATION: contest, Move.REFLECTION: looking_back}), ArchetypeId.CONTESTED_DECISION
    )  # fmt: skip
    assert (judged.trap, judged.level) == (True, Level.STRONG)


WE = (
    "We had a project that was not going very well and the team decided to change a few things about it. We worked hard for "
    "some months and everybody helped where they could. In the end it went well and leadership was happy with us. It took the "
    "whole autumn and most of the winter to get there and it was not easy for any of us."
)


@pytest.mark.parametrize(
    "with_more",
    [
        f"{WE} I think next time we would just communicate more.",
        f"{WE} I think we would communicate earlier.",
        f"{WE} I was the lead.",
        f"Let me adapt that. {WE}",
    ],
)
def test_thinking_being_and_the_recommended_opening_are_no_acts(with_more: str) -> None:
    judged = review(with_more, ArchetypeId.SAFETY_ESCALATION)
    assert judged.level is Level.WEAK
    assert not judged.ownership


def test_a_sentence_said_four_times_counts_once() -> None:
    once = "I built the cache for 6 teams, and page loads fell from 4 seconds to 1 second in March."
    assert review(" ".join([once] * 4), ArchetypeId.CONTESTED_DECISION).level is Level.WEAK


def test_a_lecture_of_buzzwords_is_no_answer() -> None:
    lecture = (
        "The best engineers I know ask questions before they answer them. Leadership is about listening, "
        "alignment and ownership. In every project I drive alignment with stakeholders, I make sure that "
        "everyone is on the same page, and I take ownership of the outcome end to end. I leverage data to "
        "make decisions and I balance speed against quality. This has consistently led to great results of "
        "30% or more, and my teams have grown."
    )
    judged = review(lecture, ArchetypeId.CONTESTED_DECISION)
    assert judged.level is Level.WEAK
    assert {verdict(judged, move) for move in Move} == {MISSING}


def test_slogans_with_what_one_tries_to_be_are_no_practice() -> None:
    slogans = (
        "Servant leadership is key. Communication, trust and vision are everything. I always try to be a good listener and a "
        "role model. Great leaders inspire people to do their best. People come first, always, and culture eats strategy for "
        "breakfast."
    )
    judged = review(slogans, "style")
    assert judged.level is Level.WEAK
    assert judged.elements is not None
    assert judged.elements[StyleElement.PRACTICE].verdict is MISSING


INCIDENT = (
    "I was leading the fraud model at a payments company, about 40 million transactions a month. In March "
    "our precision dropped from 92 to 71 overnight and nobody noticed for three days, so merchants were "
    "losing real sales. I found that an upstream team had renamed a currency field. I rolled back the "
    "feature job the same evening. Then I had to choose between patching the field mapping, which was an "
    "hour of work, or putting schema contracts between the two teams, which would delay our roadmap by a "
    "month. I argued for contracts and I wrote the first version of it. Precision was back at 92 in six "
    "hours and in the nine months since we had zero schema incidents. Now three other teams use the same "
    "contract check in their CI. Looking back, I would have tightened the alert in January when the noise "
    "complaints started."
)


def test_a_check_that_stays_and_only_the_symptom_never_stand_together() -> None:
    judged = review(INCIDENT, ArchetypeId.QUALITY_INCIDENT)
    assert (judged.level, judged.trap, judged.structural_change) == (Level.STAFF, False, True)
    assert judged.fix_first is None
    explained = reviewer().explain(INCIDENT, archetype=ArchetypeId.QUALITY_INCIDENT)
    assert [rule for rule in explained if rule.part == "trap" and rule.outcome is RuleOutcome.FIRED] == []


def test_the_outcome_is_quoted_and_not_the_incident() -> None:
    judged = review(INCIDENT, ArchetypeId.QUALITY_INCIDENT)
    assert judged.moves is not None
    quotes = [INCIDENT[span.start : span.end] for span in judged.moves[Move.RESULT].evidence]
    assert quotes
    assert not any("dropped" in quote for quote in quotes)


def test_a_full_stop_after_a_unit_ends_its_sentence() -> None:
    judged = review(told({Move.DRIVER: "Nobody ships it without that test any more."}), ArchetypeId.CONTESTED_DECISION)
    assert judged.moves is not None
    result, driver = (judged.moves[move].evidence[0] for move in (Move.RESULT, Move.DRIVER))
    assert result.end <= driver.start
