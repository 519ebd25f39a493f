"""The engine as the tests use it: built once."""

from functools import cache

from bot.review.read import read
from bot.review.reviewer import Reviewer
from bot.review.signals import Signals
from bot.review.types import Review
from question_bank.lexicon import Lexicon, load_lexicon
from question_bank.loader import load_bank

STAFF = (
    "Bridge sensors, 1,300 tablets offline, and the spring inspection was nine days away; I led the sync team. "
    "Locking records would be done in a month, but an inspector under a bridge reads that somebody else has it open; "
    "merging them blocks nobody and costs us two quarters of bugs. "
    "I counted three months of logs, I wrote down that under one percent I would take the locks, and I posted the query. "
    "It was seven percent, so I built the merge for notes and photos and gave the locks to the safety ratings. "
    "Lost notes fell from 210 a month to 9. "
    "Our design template asks since then which number would flip you, and two other teams use it. "
    "I should have counted before I argued in the kickoff, not three weeks after."
)
"""A story of the tests' own that reaches the staff bar."""
RIGID = STAFF.replace(
    "I wrote down that under one percent I would take the locks, and I posted the query.",
    "I argued it and I posted the query.",
).replace("asks since then which number would flip you", "asks since then for that count")
"""The same without what would have changed the speaker's mind: the trap of a contested decision."""


@cache
def reader_lexicon() -> Lexicon:
    """The word lists."""
    return load_lexicon()


@cache
def reviewer() -> Reviewer:
    """The whole engine."""
    return Reviewer.from_bank(load_bank(), reader_lexicon())


def signals(text: str) -> Signals:
    """The text, read."""
    return Signals(reading=read(text), lexicon=reader_lexicon())


def review(text: str, archetype: str = "cisco", question: str | None = None) -> Review:
    """The review of a text."""
    return reviewer().review(text, archetype=archetype, question=question)
