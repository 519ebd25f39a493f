"""Titles on buttons can be told apart."""

from hypothesis import given

from bot.features.retrieval.logic.enough_stories import StoryCandidate
from bot.features.retrieval.logic.labels import labels_of
from question_bank.models import ArchetypeId
from tests.features.retrieval.some_candidates import BANKS, candidate

CONTESTED = ArchetypeId.CONTESTED_DECISION


@given(BANKS)
def test_no_two_buttons_have_the_same_label_and_each_fits_a_phone(candidates: list[StoryCandidate]) -> None:
    labels = labels_of(candidates)
    assert len(set(labels.values())) == len(labels) == len(candidates)
    assert all(len(label) <= 64 for label in labels.values())


def test_equal_titles_are_told_apart_by_project_and_year_or_by_number() -> None:
    same = [
        candidate(1, CONTESTED, title="The index", project="Search", year=2022),
        candidate(2, CONTESTED, title="The index", project="Ads"),
        candidate(3, CONTESTED, title="The index"),
        candidate(4, CONTESTED, title="The index"),
    ]
    assert list(labels_of(same).values()) == [
        "The index (Search 2022)",
        "The index (Ads)",
        "The index",
        "The index · 2",
    ]
