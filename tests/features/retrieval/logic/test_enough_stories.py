"""Which stories count for the drill, and when it can begin."""

from datetime import date

import pytest

from bot.features.retrieval.logic.enough_stories import Lack, dividing, readiness
from question_bank.models import ArchetypeId
from storage.records import KeptStory
from tests.features.retrieval.some_candidates import candidate
from tests.review.bank_stories import eight_stories, kept

CONTESTED, KILLED, RESEARCH, *_ = ArchetypeId


def test_whole_stories_with_an_archetype_count_and_the_others_are_said() -> None:
    stories = [kept(1, CONTESTED), kept(2), kept(3, KILLED, words=12), kept(4, words=3), kept(5, "heroism", RESEARCH)]
    found = readiness(stories, {1: date(2026, 3, 1), 5: date(2026, 3, 2)})
    assert [(each.story_id, each.archetypes, each.practised_on) for each in found.candidates] == [
        (1, (CONTESTED,), date(2026, 3, 1)),
        (5, (RESEARCH,), date(2026, 3, 2)),
    ]
    assert (found.begun, [story.id for story in found.untagged]) == (2, [2])


@pytest.mark.parametrize(
    ("stories", "lack"),
    [
        ([], Lack.STORIES),
        ([kept(1, CONTESTED), kept(2, KILLED)], Lack.STORIES),
        ([kept(1, CONTESTED), kept(2, KILLED), kept(3)], Lack.STORIES),
        ([kept(n, CONTESTED) for n in (1, 2, 3)], Lack.KINDS),
        ([kept(1, CONTESTED, KILLED), kept(2, KILLED, CONTESTED), kept(3, CONTESTED, KILLED)], Lack.KINDS),
        ([kept(1, CONTESTED), kept(2, CONTESTED), kept(3, CONTESTED, KILLED)], None),
        (eight_stories(), None),
    ],
)
def test_it_takes_three_stories_of_more_than_one_kind(stories: list[KeptStory], lack: Lack | None) -> None:
    assert readiness(stories, {}).lack is lack


def test_an_archetype_divides_the_stories_where_some_have_it_and_some_have_not() -> None:
    found = [candidate(1, CONTESTED, KILLED), candidate(2, CONTESTED), candidate(3, RESEARCH, CONTESTED)]
    assert dividing(found) == (KILLED, RESEARCH)
