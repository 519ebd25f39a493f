"""The transcript of a mock: readable, and nothing of what was typed is lost."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.features.mock.logic.mock_result import Outcome
from bot.features.mock.logic.transcript import Exchange, file_name, transcript
from tests.review.engine import STAFF, review

DAY = date(2026, 3, 2)


def quoted_in(markdown: str) -> list[str]:
    """The quotations of a transcript, unquoted."""
    blocks: list[list[str]] = []
    inside = False
    for line in markdown.split("\n"):
        if line.startswith("> "):
            if not inside:
                blocks.append([])
            blocks[-1].append(line[2:])
        inside = line.startswith("> ")
    return ["\n".join(block) for block in blocks]


def test_it_reads_question_answer_follow_up_and_verdict() -> None:
    told = Exchange(
        question="When did you disagree?",
        outcome=Outcome.JUDGED,
        archetype="Contested technical decision",
        story="The sync",
        answer=STAFF,
        follow_up="Where does that number come from?",
        added="From the log.",
        review=review(STAFF, "contested-decision"),
    )
    text = transcript(DAY, [told, Exchange(question="And when you killed it?", outcome=Outcome.NO_STORY)])
    lines = text.splitlines()
    assert lines[:5] == [
        "# Mock interview, 2 March 2026",
        "",
        "## 1. When did you disagree?",
        "",
        "*Contested technical decision, told with “The sync”*",
    ]
    assert "**Follow-up: Where does that number come from?**" in lines
    assert "> From the log." in lines
    assert "**Level: staff.** All six moves are there, and the trap is avoided." in lines
    assert any(line.startswith("- Trade-off: met. ") for line in lines)
    assert lines[-3:] == ["## 2. And when you killed it?", "", "*No story for this yet.*"]


def test_a_follow_up_that_was_passed_over_is_there() -> None:
    told = Exchange(question="Q?", outcome=Outcome.JUDGED, answer="I did it.", follow_up="And then?")
    assert "**Follow-up: And then?**\n\n*Passed over.*" in transcript(DAY, [told])


def test_the_file_is_called_by_its_day() -> None:
    assert file_name(DAY) == "mock-2026-03-02.md"


texts = st.text(min_size=1, max_size=80)


@given(st.lists(st.tuples(texts, st.none() | texts), max_size=5))
def test_nothing_that_was_typed_is_lost_or_taken_for_a_heading(said: list[tuple[str, str | None]]) -> None:
    exchanges = [
        Exchange(
            question="Q?", outcome=Outcome.JUDGED, answer=answer, follow_up="F?" if added else None, added=added or ""
        )
        for answer, added in said
    ]
    markdown = transcript(DAY, exchanges)
    assert quoted_in(markdown) == [text for pair in said for text in pair if text]
    assert sum(line.startswith("## ") for line in markdown.split("\n")) == len(said)


def test_what_was_not_judged_has_the_reason_and_no_level() -> None:
    text = transcript(DAY, [Exchange(question="Q?", outcome=Outcome.JUDGED, answer="?", review=review(""))])
    assert "**Not judged.** There is no text to judge." in text
    assert "Level" not in text
