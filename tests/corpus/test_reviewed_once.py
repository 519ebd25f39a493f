"""Many answers are reviewed once each."""

from typing import Any

import pytest

from tests.corpus import reviewed_once
from tests.corpus.answers import answers
from tests.corpus.engine import judged
from tests.corpus.reviewed_once import ReviewedOnce


def test_the_same_text_under_the_same_question_is_reviewed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(answer: Any) -> Any:
        seen.append(answer["text"])
        return {"level": answer["text"]}

    monkeypatch.setattr(reviewed_once, "judged", counted)
    rows = [{"archetype": "mentoring", "question": "Who?", "text": text} for text in ("one", "two", "one")]
    other = {"archetype": "killed-project", "question": "Who?", "text": "one"}
    found = ReviewedOnce([*rows, other]).of([*rows, other])
    assert [review["level"] for _, review in found] == ["one", "two", "one", "one"]
    assert seen == ["one", "two", "one"]


def test_workers_give_the_reviews_of_one_process() -> None:
    rows = answers("adversarial")[:3]
    assert ReviewedOnce(rows, workers=2).of(rows) == [(row, judged(row)) for row in rows]
