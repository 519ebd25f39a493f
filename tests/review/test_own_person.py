"""A story that the speaker tells of themself as of somebody else is their own, where the text says so."""

import pytest

from bot.review.read import read
from bot.review.reading import Subject
from tests.review.told import words

YOU = "You ran the tram depot. You cut the list to nine lines. Your boss waited. You told her yourself that you'd moved it."
KIM = "Kim ran the tram depot. She cut the list to nine lines. Her boss waited. Kim told him that she'd moved it."
LEAD = "The lead ran the tram depot. The lead cut the list. It was the lead's idea. The mayor wrote, and he thanked the lead."


@pytest.mark.parametrize(
    "said",
    [
        '"You" is me.',
        "When I say you, I mean me.",
        "A letter to my younger self.",
        "Dear 2019 me,",
        "I'll tell it to myself.",
        "To the engineer I used to be:",
        "Told in the second person.",
    ],
)
def test_you_is_the_speaker_where_the_text_says_so(said: str) -> None:
    told = " ".join(words(f"{said}\n{YOU}"))
    assert told.endswith(
        "i ran the tram depot i cut the list to nine lines my boss waited i told her myself that id moved it"
    )


@pytest.mark.parametrize(
    "said",
    [
        "Kim is me.",
        "Kim, who is me, tells this.",
        "Kim (that's me) is shy.",
        "Call me Kim.",
        "I mean myself when I say Kim.",
        "I will tell it in the third person.",
    ],
)
def test_a_name_is_the_speaker_where_the_text_says_so(said: str) -> None:
    text = f"{said}\n{KIM} Kim slept."
    told = " ".join(words(text))
    assert told.endswith(
        "i ran the tram depot i cut the list to nine lines my boss waited i told him that id moved it i slept"
    )
    assert [text[t.start : t.end] for t in read(text).tokens if t.norm == "i"][-1] == "Kim"


@pytest.mark.parametrize("said", ["I was the lead in this story.", "The lead here was me.", "I am that lead."])
def test_a_role_is_the_speaker_where_the_text_says_so(said: str) -> None:
    told = " ".join(words(f"{said}\n{LEAD}"))
    assert told.endswith("i ran the tram depot i cut the list it was my idea the mayor wrote and he thanked i")


@pytest.mark.parametrize(
    "text",
    [
        YOU,
        KIM,
        LEAD,
        f"Dear Olu, I was so glad. {YOU}",
        f"{KIM} Kim is my friend.",
        f"{LEAD} I was the lead of the other depot.",
        "I told my younger self to wait. I cut it, I ran it, I sold it, I wrote it. You see?",
        "The bottleneck was me. The bottleneck grew. I ran it, I cut it.",
        f"It was me who asked. {KIM}",
    ],
)
def test_a_story_of_others_stays_theirs(text: str) -> None:
    before = text.lower().replace("'", "")
    found = sum(clause.subject is Subject.I for clause in read(text).clauses if clause.subject_at)
    typed = sum(before.split().count(word) for word in ("i", "im", "ive", "id"))
    assert found <= typed


def test_another_woman_between_keeps_her_pronoun() -> None:
    told = " ".join(
        words("Kim is me. Kim ran it. Kim cut it. The nurse came. She laughed. Kim slept. She woke at nine.")
    )
    assert told.endswith("i ran it i cut it the nurse came she laughed i slept i woke at nine")
