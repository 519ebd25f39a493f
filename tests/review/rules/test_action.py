"""A: which of a story's clauses are acts, whose they are, and what verdict they come to."""

import pytest

from bot.review.rules.action import judge
from bot.review.told.ownership import ownership
from question_bank.models import Verdict
from tests.review.rules.stories import ACTS, quotes, signals_of, story

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def verdict(text: str) -> Verdict:
    return judge(signals_of(text)).verdict


@pytest.mark.parametrize(
    "acts",
    [
        ACTS,
        "Sat down with the DBA, drew the lock graph on a whiteboard, and asked him to prove me wrong.",
        "My job was to keep everyone honest, so I sat in every review and said what I saw.",
        "I got the CTO to move the audit by a week and talked the DBA into a dry run on Sunday.",
        "I gave her eight working days, and each evening asked only what she had ruled out.",
        "I rewrote the form: pause, downgrade, cancel, three equal buttons, and took it to the CFO.",
        "I drove to both plants and swapped the controllers with my own hands.",
        "I found the renamed field in the upstream schema and I rolled back the model.",
    ],
)
def test_two_specific_acts_of_the_speakers_own_are_enough(acts: str) -> None:
    assert verdict(story(acts=acts)) is Verdict.MET


@pytest.mark.parametrize(
    "acts",
    [
        "I was responsible for the delivery and I made sure that everybody was aligned.",
        "I was involved in the migration and helped the team with the design.",
        "I drove alignment across stakeholders and I championed the initiative.",
        "The team and I wrote the migration plan, and we built the layer.",
        "We wrote the plan, we built the layer, we tested it for a week and I called the CTO.",
        "I decided to freeze the features.",
        "We met on Monday. I always write the plan first and I always talk to the CTO.",
    ],
)
def test_vague_acts_one_act_habits_and_ours_are_weak(acts: str) -> None:
    assert verdict(story(acts=acts)) is Verdict.WEAK


@pytest.mark.parametrize(
    "acts",
    [
        "I would write the plan and I would talk to the CTO.",
        "I was the lead and I felt good about it.",
        "Somebody should have written the plan and asked the CTO.",
        "The plan was written by the platform group and the CTO was convinced by them.",
    ],
)
def test_what_nobody_did_or_others_did_is_no_act(acts: str) -> None:
    assert verdict(story(acts=acts)) is Verdict.MISSING


@pytest.mark.parametrize("day", WEEKDAYS)
def test_the_day_of_the_week_changes_nothing(day: str) -> None:
    assert verdict(story(acts=f"I wrote the parser and on {day} rewrote the importer.")) is Verdict.MET


WE_ONLY = (
    "We had a project that was not going well and the team decided to change a few things about it. "
    "We worked hard for some months and everybody helped where they could. "
    "In the end it went well and leadership was happy with us."
)


@pytest.mark.parametrize(
    "more",
    [
        "",
        "I think next time we would just communicate more.",
        "I think we would communicate earlier.",
        "I feel that we did the right thing.",
        "I was the lead.",
        "I don't have a perfect example of that, but the closest is this one, let me adapt it.",
        "We learned how to communicate with each other.",
    ],
)
def test_thinking_being_and_adapting_make_no_act_of_ones_own(more: str) -> None:
    signals = signals_of(f"{WE_ONLY} {more}")
    assert signals.acts.own == ()
    assert not ownership(signals.acts)


def test_ownership_is_the_share_of_acts_not_of_pronouns() -> None:
    text = "We met and we were nervous. We wrote the plan. I think we slept badly. I built it. I tested it. I sold it."
    signals = signals_of(text)
    assert ownership(signals.acts) == 0.75


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("I decided to cancel the launch.", 1),
        ("I fixed it by rewriting the loop.", 1),
        ("I kept asking why.", 1),
        ("I managed to cut the bill and I kept quiet.", 1),
        ("She said I wrote it well.", 0),
        ("I wrote it. I wrote it.", 1),
        ("Instead of arguing, I measured the queue.", 1),
        ("I was asked to write the plan.", 0),
        ("I should have put the plot on the screen and asked who signs.", 0),
        ("I had moved there in May. I was reading the log.", 0),
    ],
)
def test_one_thing_done_is_one_act(text: str, acts: int) -> None:
    assert len(signals_of(text).acts.own) == acts


def test_acts_are_quoted_and_what_the_speaker_was_is_not() -> None:
    text = story(
        acts="I was leading the fraud model. I rolled back the model. I wrote the first contract with the other team."
    )
    assert quotes(text, judge(signals_of(text)))[0] in (
        "I rolled back the model",
        "I wrote the first contract with the other team",
    )


def test_two_acts_of_one_sentence_are_quoted_together() -> None:
    text = story(acts="I drew the lock graph and asked him to prove me wrong.")
    assert quotes(text, judge(signals_of(text))) == ["I drew the lock graph and asked him to prove me wrong"]


WISHED = (
    "I would map the valves first, I would phone the mill on the Monday and I would draw both layouts on one sheet."
)


def test_acts_that_the_speaker_would_do_are_none_beside_what_we_came_to() -> None:
    assert (
        verdict(story(acts=WISHED, result="In the first year we paid a third less than they asked.")) is Verdict.MISSING
    )


def test_what_was_done_beside_one_thing_that_would_be_done_stays_an_act() -> None:
    acts = "I mapped the valves, I phoned the mill on the Monday and I drew both layouts. I would send them by mail."
    assert verdict(story(acts=acts)) is Verdict.MET


THEIRS = (
    "Our trainee mapped the valves. She phoned the mill on the Monday, drew both layouts and sent them to the owner."
)


def test_a_story_that_somebody_else_carries_has_no_acts() -> None:
    assert verdict(story(acts=f"{THEIRS} We opened the new hall in June.")) is Verdict.MISSING


@pytest.mark.parametrize(
    "beside", ["I helped her with it.", "We rebuilt the hall and we moved both lines over Easter."]
)
def test_a_part_of_the_speakers_or_of_ours_keeps_such_a_story_weak(beside: str) -> None:
    assert verdict(story(acts=f"{THEIRS} {beside}")) is Verdict.WEAK


@pytest.mark.parametrize(
    "options",
    [
        "Shared meant one queue for all the halls; split meant a second crew.",
        "Waiting as planned meant a fine for each day.",
    ],
)
def test_a_participle_that_names_an_option_is_no_act(options: str) -> None:
    assert verdict(story(acts=options)) is Verdict.MISSING
