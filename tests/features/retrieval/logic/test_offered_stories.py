"""What is dealt: a question that some of the stories answer and some do not, with two to four of them."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.retrieval.logic.enough_stories import StoryCandidate, dividing
from bot.features.retrieval.logic.offered_stories import MOST_SHOWN, SIZE, Deal, Table, deal, is_fair
from bot.features.retrieval.logic.progress import PastPick
from bot.features.retrieval.logic.suiting import Suits, suits
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Question, QuestionKind
from storage.records import RetrievalOutcome
from tests.features.retrieval.some_candidates import BANKS, PICKS, TODAY, candidate, dice, pick

BANK = load_bank()
CONTESTED, KILLED, RESEARCH, SAFETY, *_ = ArchetypeId
TRACKS = st.sampled_from([("staff-ai",), ("cisco",), ("staff-ai", "cisco")])
THREE = [candidate(1, CONTESTED), candidate(2, KILLED), candidate(3, RESEARCH)]


def dealt(
    candidates: Sequence[StoryCandidate],
    seed: int,
    past: Sequence[PastPick] = (),
    session: Sequence[PastPick] = (),
    tracks: Sequence[str] = ("staff-ai",),
    own: Sequence[Question] = (),
) -> Deal:
    table = Table(candidates=candidates, past=past, session=session, own=own, tracks=tracks, today=TODAY)
    return deal(table, BANK, dice(seed))


def whole_session(
    candidates: Sequence[StoryCandidate],
    seed: int,
    past: Sequence[PastPick] = (),
    tracks: Sequence[str] = ("staff-ai",),
) -> list[Deal]:
    """Deal a session, and take the first story that answers each question."""
    found: list[Deal] = []
    session: list[PastPick] = []
    for n in range(SIZE):
        found.append(dealt(candidates, seed + n, [*past, *session], session, tracks))
        question = BANK.questions[found[-1].question_id]
        right = next(each.story_id for each in candidates if suits(each, question) is not Suits.NOT)
        session.append(pick(question.id, question.archetypes[0], right))
    return found


@given(BANKS, PICKS, TRACKS, st.integers(0, 10_000))
@settings(max_examples=60)
def test_at_least_one_of_two_to_four_titles_answers_the_question_and_one_does_not(
    candidates: list[StoryCandidate], past: list[PastPick], tracks: Sequence[str], seed: int
) -> None:
    by_id = {each.story_id: each for each in candidates}
    for each in whole_session(candidates, seed, past, tracks):
        shown = [by_id[story_id] for story_id in each.offered]
        assert 2 <= len(set(each.offered)) == len(each.offered) <= MOST_SHOWN
        assert is_fair(shown, BANK.questions[each.question_id])


@given(BANKS, TRACKS, st.integers(0, 10_000))
@settings(max_examples=40)
def test_no_question_comes_twice_in_a_session_and_the_archetypes_take_turns(
    candidates: list[StoryCandidate], tracks: Sequence[str], seed: int
) -> None:
    session = whole_session(candidates, seed, tracks=tracks)
    assert len({each.question_id for each in session}) == SIZE
    times = Counter(BANK.questions[each.question_id].archetypes[0] for each in session)
    assert set(times) <= set(dividing(candidates))
    assert max(times.values()) <= -(-SIZE // len(dividing(candidates)))


@given(BANKS, PICKS, st.integers(0, 10_000))
@settings(max_examples=20)
def test_the_same_seed_deals_the_same(candidates: list[StoryCandidate], past: list[PastPick], seed: int) -> None:
    assert dealt(candidates, seed, past) == dealt(candidates, seed, past)


def test_a_style_prompt_is_never_fair() -> None:
    assert not is_fair(THREE, BANK.questions["style-leadership"])


def test_what_went_wrong_before_comes_more_often() -> None:
    past = [pick(f"killed-project-0{n}", KILLED, outcome=RetrievalOutcome.WRONG, days_ago=40) for n in range(1, 5)]
    past += [pick(f"contested-decision-0{n}", CONTESTED, days_ago=40) for n in range(1, 5)]
    times = Counter(BANK.questions[dealt(THREE, seed, past).question_id].archetypes[0] for seed in range(300))
    assert times[KILLED] > 2 * times[CONTESTED] > 0


def test_a_phrasing_rests_for_a_month() -> None:
    past = [pick(question.id, CONTESTED, days_ago=29) for question in BANK.asked_for(CONTESTED)[1:]]
    asked = {dealt(THREE, seed, past).question_id for seed in range(60)}
    assert {each for each in asked if each.startswith("contested")} == {BANK.asked_for(CONTESTED)[0].id}


def test_of_two_that_answer_the_one_not_told_yet_in_the_session_is_shown() -> None:
    candidates = [candidate(1, KILLED), candidate(2, KILLED), candidate(3, RESEARCH)]
    for outcome, always in ((RetrievalOutcome.LATE, True), (RetrievalOutcome.WRONG, False)):
        session = [pick("research-vs-shipping-01", RESEARCH, 1, outcome)]
        offered = [dealt(candidates, seed, session, session).offered for seed in range(60)]
        assert all(2 in each for each in offered) is always


def test_own_questions_come_up_where_some_stories_answer_them_and_some_do_not() -> None:
    own = [
        Question(id=f"own-{n}", kind=QuestionKind.PROBE, text="?", archetypes=(archetype,))
        for n, archetype in enumerate([KILLED, SAFETY], 1)
    ]
    own.append(Question(id="own-9", kind=QuestionKind.BEHAVIOURAL, text="?"))
    asked = Counter(dealt(THREE, seed, own=own).question_id for seed in range(200))
    assert {each for each in asked if each.startswith("own")} == {"own-1"}
    assert 5 < asked["own-1"] < 60


@pytest.mark.parametrize("seed", range(20))
def test_the_story_of_the_same_project_and_one_taken_wrongly_before_are_among_the_titles(seed: int) -> None:
    others = [candidate(n, RESEARCH, project=f"Project {n}") for n in range(10, 30)]
    candidates = [candidate(1, KILLED, project="Search"), candidate(2, CONTESTED, project="search"), *others]
    past = [pick("killed-project-01", KILLED, 15, RetrievalOutcome.WRONG, days_ago=9)]
    session = [pick("research-vs-shipping-01", RESEARCH, 10), pick("contested-decision-01", CONTESTED, 2)]
    each = dealt(candidates, seed, past, session)
    assert BANK.questions[each.question_id].archetypes == (KILLED,)
    assert {1, 2, 15} <= set(each.offered)


def test_at_times_two_that_answer_are_shown_and_at_times_one() -> None:
    candidates = [candidate(n, KILLED) for n in range(1, 5)] + [candidate(9, RESEARCH)]
    session = [pick("research-vs-shipping-01", RESEARCH, 9)]
    assert {len(dealt(candidates, seed, (), session).offered) for seed in range(30)} == {2, 3}
