"""The first run in the README and in docs/first-run.txt says what the program says today."""

from pathlib import Path

import pytest

from bot.conversation.answer_from_messages import appended
from bot.features.answering.texts.feedback import feedback_text
from bot.review.types import Review
from bot.terminal.readable import readable
from question_bank.loader import load_bank
from tests.review.engine import reviewer

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WHOLE = (ROOT / "docs" / "first-run.txt").read_text(encoding="utf-8")
QUESTION = WHOLE.split("❓ ")[1].splitlines()[0]
ARCHETYPE = next(asked for asked in load_bank().questions.values() if asked.text == QUESTION).archetypes[0]
TYPED = [line.removeprefix("> ") for line in WHOLE.splitlines() if line.startswith("> ") and len(line) > 40]
ANSWER, FOLLOW_UP = "\n".join(TYPED[:-1]), TYPED[-1]


def review_of(text: str, first_end: int | None = None) -> Review:
    return reviewer().review(text, archetype=ARCHETYPE, question=QUESTION, first_end=first_end)


def shown_of(review: Review, text: str, before: Review | None = None) -> str:
    """Return what the terminal shows of a review, in one line."""
    return in_one_line(readable(feedback_text(review, text, before, asked=ARCHETYPE)).plain)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_verdict_in_the_readme_is_that_of_today() -> None:
    verdict = README.split("> Done\n")[1].split("```")[0]
    assert len(verdict) > 500
    assert in_one_line(verdict) in shown_of(review_of(ANSWER), ANSWER)


@pytest.mark.parametrize("typed", TYPED[:-1])
def test_the_readme_shows_what_was_typed(typed: str) -> None:
    assert f"> {typed}\n" in README


def test_the_whole_run_shows_both_verdicts_of_today() -> None:
    first, (whole, first_end) = review_of(ANSWER), appended(ANSWER, FOLLOW_UP)
    second = shown_of(review_of(whole, first_end), whole, first)
    assert shown_of(first, ANSWER) in in_one_line(WHOLE)
    assert "What changed" in second
    assert second in in_one_line(WHOLE)
