"""A question as an interviewer asks it is told from an answer, a name and a moment."""

import pytest

from bot.conversation.logic.questions.asked_words import sounds_asked


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about a time you failed",
        "tell me about a conflict in your team that you resolved.",
        "Describe a disagreement with a manager about a date",
        "So, can you walk us through a launch that slipped",
        "Why did you leave?",
        "What would you do differently",
        "How do you handle pressure",
        "Give me an example of ownership",
        "Have you ever said no to a customer",
    ],
)
def test_what_is_asked(text: str) -> None:
    assert sounds_asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nordbank, second round",
        "argued against the rewrite, lost, shipped",
        "I told the VP that the date was wrong",
        "What a day",
        "When the index broke, I rolled it back.",
        "Told the team why",
        "thank you",
        "at 10",
        "",
    ],
)
def test_what_is_not(text: str) -> None:
    assert not sounds_asked(text)
