"""Where a number comes from: what names a source, what only hints at one, and where it closes the subject."""

import pytest

from bot.review.feedback.answers import is_answered
from bot.review.read import read
from bot.review.signals import Signals
from bot.review.told.heard import HeardClauses
from bot.review.told.sources import Sources
from question_bank.lexicon import load_lexicon

LEXICON = load_lexicon()
RESULT = "I moved the nightly run to Sunday and I rewrote the checker. Wrong bills fell from 210 a month to 9."


def signals(text: str) -> Signals:
    return Signals(reading=read(text), lexicon=LEXICON)


def names_a_source(text: str) -> bool:
    return bool(Sources(HeardClauses(signals(text))).named())


@pytest.mark.parametrize(
    "text",
    [
        "I measured it myself from the production logs.",
        "It comes from the billing ledger.",
        "Our controller checked it against the invoices.",
        "We compared the nine weeks before with the nine after.",
        "The pager log shows it.",
        "I timed forty of them with a stopwatch.",
        "Half of the clinics were a control group.",
        "That was signed off by the auditors.",
        "She sampled 300 calls by hand.",
        "Per the monthly report of the bank.",
    ],
)
def test_a_source_is_heard(text: str) -> None:
    assert names_a_source(text)


@pytest.mark.parametrize(
    "text",
    [
        "We measured it.",
        "I should have counted with the team before.",
        "We had no dashboard for that.",
        "From the log?",
        "I don't know, somebody told me.",
        "The guide is part of the onboarding now.",
        "I would pull it from the invoices.",
        "The distance matrix was computed again for each truck.",
    ],
)
def test_what_only_sounds_like_one_is_not(text: str) -> None:
    assert not names_a_source(text)


@pytest.mark.parametrize(
    "after",
    [
        "Two other depots use the checker now. I should have asked the night shift in March. I counted it in the ledger.",
        "The ledger shows it. Two other depots use the checker now.",
    ],
)
def test_a_source_anywhere_after_the_number_closes_the_subject(after: str) -> None:
    assert is_answered(signals(f"{RESULT} {after}"), "names-source")


def test_a_count_that_was_made_before_is_of_something_else() -> None:
    assert not is_answered(signals(f"I counted three months of the ledger. {RESULT}"), "names-source")


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (
            "Every schema change upstream now has to pass a contract check that I wrote; it has stopped five since.",
            True,
        ),
        ("No valve leaves the shop without a pressure test now.", True),
        ("Leadership was happy with how it went.", False),
        ("I should have added a gate to the release.", False),
    ],
)
def test_a_check_that_stays_answers_what_would_catch_it_today(text: str, *, answered: bool) -> None:
    assert is_answered(signals(f"{RESULT} {text}"), "safeguard-named") is answered
