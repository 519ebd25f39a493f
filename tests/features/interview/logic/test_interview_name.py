"""The name of an interview, as people type it."""

import pytest

from bot.features.interview.logic.interview_name import LONGEST_NAME, InterviewName, read_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Cisco, second round", InterviewName("Cisco", "second round")),
        ("Cisco second round", InterviewName("Cisco", "second round")),
        ("Acme (onsite)", InterviewName("Acme", "onsite")),
        ("Acme – phone screen", InterviewName("Acme", "phone screen")),
        ("Acme: round 2", InterviewName("Acme", "round 2")),
        ("Acme", InterviewName("Acme")),
        ("  Acme \n Labs ", InterviewName("Acme Labs")),
        ("second round", InterviewName("second round")),
        ("Round Table Ltd", InterviewName("Round Table Ltd")),
    ],
)
def test_a_name_with_or_without_its_round(typed: str, name: InterviewName) -> None:
    assert read_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "Why did you leave?",
        "Tell me about a time when you had to make a decision that nobody else agreed with",
        "x" * (LONGEST_NAME + 1),
    ],
)
def test_what_is_likelier_a_question_is_no_name(typed: str) -> None:
    assert read_name(typed) is None
