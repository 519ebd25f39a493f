"""Style prompts: a position, a practice, one occasion, a limit; slogans are none of them."""

import pytest

from bot.review.read import read
from bot.review.rules import style
from bot.review.signals import Signals
from question_bank.lexicon import load_lexicon
from question_bank.models import StyleElement, Verdict

LEXICON = load_lexicon()
FULL = {
    "leading": (
        "Servant leadership. I believe a lead should be the last one in the room to speak, because people stop thinking "
        "once the boss has an opinion. Every Monday I write down one decision that somebody else will make, and I do not "
        "touch it. In spring 2023 that was the move to a new queue; Amal chose the one I disliked and it cut our pages "
        "from 14 to 3 a week. It does not work in an outage; there I decide."
    ),
    "hiring": (
        "I hire for how somebody debugs rather than for which papers they have read. Every candidate gets one of our own "
        "broken pipelines for forty minutes, and I watch what they look at first. Last spring I hired a physicist who had "
        "never trained a model; she found the leak in nine minutes. It doesn't work for research roles, where I have missed "
        "two people who think slowly and deeply."
    ),
    "reviewing": (
        "Shipping beats polish, and I would rather be wrong in public than right in a drawer. Before any merge I ask one "
        "person outside the team to break it. One time the QA lead found that our retry loop billed twice. I gave up fast "
        "reviews for it: a merge takes two days longer."
    ),
    "underperforming": (
        "I go by one rule: nobody should be surprised by their review. I write down in our weekly one-on-one what I expected "
        "and what I saw. With one backend engineer that took nine weeks; after we gave him written specs he shipped on time. "
        "It is slow, and it made one person feel watched."
    ),
}
SLOGANS = (
    "Communication is key. I always try to be open and to listen to people, and trust is important.",
    "As a leader I try to empower people. I am always available and I value honesty every day.",
    "I believe that great teams are built on trust and respect. I encourage everyone to speak up.",
)


def verdicts(text: str) -> dict[StyleElement, Verdict]:
    found = style.judge(Signals(reading=read(text), lexicon=LEXICON))
    return {element: finding.verdict for element, finding in found.items()}


@pytest.mark.parametrize("text", FULL.values(), ids=FULL)
def test_a_full_answer_has_all_four(text: str) -> None:
    assert set(verdicts(text).values()) == {Verdict.MET}


@pytest.mark.parametrize("text", SLOGANS)
def test_slogans_have_none(text: str) -> None:
    found = verdicts(text)
    assert Verdict.MET not in found.values()
    assert found[StyleElement.EXAMPLE] is Verdict.MISSING


@pytest.mark.parametrize("text", FULL.values(), ids=FULL)
def test_the_first_quote_of_each_element_is_of_another_place(text: str) -> None:
    found = style.judge(Signals(reading=read(text), lexicon=LEXICON))
    assert len({finding.evidence[0] for finding in found.values()}) == len(StyleElement)


@pytest.mark.parametrize(
    ("text", "element", "verdict"),
    [
        ("I share every draft.", StyleElement.PRACTICE, Verdict.WEAK),
        ("Every Friday I share my draft with the whole floor.", StyleElement.PRACTICE, Verdict.MET),
        ("Last Friday I shared my draft with the whole floor.", StyleElement.PRACTICE, Verdict.MISSING),
        ("We delivered many projects successfully.", StyleElement.EXAMPLE, Verdict.WEAK),
        ("In May we moved 14 clinics to it in nine days.", StyleElement.EXAMPLE, Verdict.MET),
        ("Every May we move 14 clinics to it in nine days.", StyleElement.EXAMPLE, Verdict.MISSING),
        ("Of course it has its limits.", StyleElement.LIMIT, Verdict.WEAK),
        ("It breaks down with people in three time zones.", StyleElement.LIMIT, Verdict.MET),
        ("It never breaks.", StyleElement.LIMIT, Verdict.MISSING),
    ],
)
def test_one_element_alone(text: str, element: StyleElement, verdict: Verdict) -> None:
    assert verdicts(text)[element] is verdict
