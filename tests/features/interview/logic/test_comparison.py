"""The rules' level beside the user's own beside the outcome."""

from bot.features.interview.logic.comparison import FEWEST_ASKED, JudgedQuestion, OfOutcome, compared
from question_bank.models import Level
from storage.records import InterviewOutcome


def question(interview: int, outcome: InterviewOutcome, own: Level | None, rules: Level | None) -> JudgedQuestion:
    return JudgedQuestion(interview_id=interview, outcome=outcome, own=own, rules=rules)


WENT, OUT = InterviewOutcome.WENT_ON, InterviewOutcome.REJECTED
FIVE = [
    question(1, WENT, Level.STRONG, Level.STRONG),
    question(1, WENT, Level.WEAK, Level.PASSING),
    question(2, WENT, None, Level.STAFF),
    question(3, OUT, Level.STAFF, Level.WEAK),
    question(3, OUT, Level.PASSING, None),
]


def test_four_questions_say_nothing() -> None:
    assert compared(FIVE[: FEWEST_ASKED - 1]) is None


def test_five_are_counted_by_outcome() -> None:
    found = compared(FIVE)
    assert found is not None
    assert found.of_outcomes == (
        OfOutcome(
            outcome=WENT,
            interviews=2,
            asked=3,
            own={Level.STRONG: 1, Level.WEAK: 1},
            rules={Level.STAFF: 1, Level.STRONG: 1, Level.PASSING: 1},
        ),
        OfOutcome(outcome=OUT, interviews=1, asked=2, own={Level.STAFF: 1, Level.PASSING: 1}, rules={Level.WEAK: 1}),
    )
    assert (found.both, found.equal, found.lower, found.higher) == (3, 1, 1, 1)
