"""Which of the stories answers a question, and which is the better choice."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.retrieval.logic.enough_stories import StoryCandidate
from bot.features.retrieval.logic.suiting import Advantage, Suits, advantage, ranked, suits
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Question, QuestionKind
from storage.records import StoryScope
from tests.features.retrieval.some_candidates import TODAY, candidate, stories

CONTESTED, KILLED, RESEARCH, SAFETY, *_ = ArchetypeId
QUESTION = Question(
    id="q", kind=QuestionKind.BEHAVIOURAL, text="?", archetypes=(CONTESTED, KILLED), core_stories=(7, 3), note=None
)
ASKED = [q for q in load_bank().questions.values() if q.archetypes]


@pytest.mark.parametrize(
    ("one", "meant"),
    [
        (candidate(1, CONTESTED, SAFETY), Suits.FIRST),
        (candidate(1, SAFETY, CONTESTED), Suits.ALSO),
        (candidate(1, SAFETY, core=3), Suits.CORE),
        (candidate(1, KILLED), Suits.SECOND),
        (candidate(1, SAFETY, core=4), Suits.NOT),
    ],
)
def test_tags_say_how_well_a_story_answers(one: StoryCandidate, meant: Suits) -> None:
    assert suits(one, QUESTION) is meant


@pytest.mark.parametrize(
    ("better", "worse", "told", "meant"),
    [
        (candidate(2, KILLED), candidate(1, CONTESTED), {1: 2}, Advantage.UNTOLD),
        (candidate(2, CONTESTED), candidate(1, KILLED, scope=StoryScope.COMPANY), {}, Advantage.SUITS),
        (
            candidate(2, CONTESTED, scope=StoryScope.TEAMS),
            candidate(1, CONTESTED, scope=StoryScope.TEAM, days_ago=1),
            {},
            Advantage.SCOPE,
        ),
        (candidate(2, CONTESTED, scope=StoryScope.ME), candidate(1, CONTESTED), {}, Advantage.SCOPE),
        (candidate(2, CONTESTED, days_ago=3), candidate(1, CONTESTED, days_ago=20), {}, Advantage.PRACTISED),
        (candidate(2, CONTESTED, days_ago=300), candidate(1, CONTESTED), {}, Advantage.PRACTISED),
    ],
)
def test_the_first_difference_decides(
    better: StoryCandidate, worse: StoryCandidate, told: dict[int, int], meant: Advantage
) -> None:
    first, second = ranked([worse, better], QUESTION, told, TODAY)
    assert first.candidate == better
    assert advantage(first, second) is meant


def test_a_few_days_make_no_difference() -> None:
    first, second = ranked(
        [candidate(1, CONTESTED, days_ago=6), candidate(2, CONTESTED, days_ago=1)], QUESTION, {}, TODAY
    )
    assert advantage(first, second) is None
    assert [first.candidate.story_id, second.candidate.story_id] == [1, 2]


def test_told_already_never_puts_a_story_behind_one_that_does_not_answer() -> None:
    first, second = ranked([candidate(2, SAFETY), candidate(1, CONTESTED)], QUESTION, {1: 1}, TODAY)
    assert (first.candidate.story_id, first.told_for, second.is_right) == (1, 1, False)


@given(stories(), st.sampled_from(ASKED), st.dictionaries(st.integers(1, 12), st.integers(1, 5)))
def test_what_answers_comes_first_and_nothing_has_an_advantage_over_the_one_above_it(
    candidates: list[StoryCandidate], question: Question, told: dict[int, int]
) -> None:
    found = ranked(candidates, question, told, TODAY)
    assert sorted(one.candidate.story_id for one in found) == [each.story_id for each in candidates]
    assert [one.is_right for one in found] == sorted((one.is_right for one in found), reverse=True)
    right = [one for one in found if one.is_right]
    for above, below in pairwise(right):
        merit = advantage(above, below)
        assert merit is not None or advantage(below, above) is None
        assert advantage(replace(above), above) is None
