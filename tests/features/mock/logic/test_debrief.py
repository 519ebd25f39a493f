"""What runs through a mock, and what to do about it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.questions.history import read_elements, read_moves
from bot.features.mock.logic.debrief import (
    Debrief,
    DebriefFinding,
    DebriefTaskKind,
    Pattern,
    debrief,
)
from bot.features.mock.logic.mock_result import MockResult, Outcome, mock_result
from question_bank.models import ArchetypeId, Level, Move, Verdict
from tests.features.progress.logic.test_coverage import story
from tests.review.small_bank import small_bank

EIGHT = tuple(ArchetypeId)


def told(n: int = 0, level: Level = Level.STRONG, moves: str = "++++++", **changes: Any) -> MockResult:
    fields: dict[str, Any] = {
        "question": f"Question {n}?",
        "archetype": EIGHT[n],
        "outcome": Outcome.JUDGED,
        "level": level,
        "moves": read_moves(moves),
        "ownership": 0.9,
        "words": 350,
        "seconds": 140,
        "structural_change": True,
    }
    return MockResult(**{**fields, **changes})


def untold(n: int, outcome: Outcome) -> MockResult:
    return MockResult(question=f"Question {n}?", archetype=EIGHT[n], outcome=outcome)


def test_what_belongs_elsewhere_is_neither_strongest_nor_weakest_and_leaves_its_archetype_without_a_story() -> None:
    elsewhere = told(0, Level.PASSING, off_topic=True)
    found = debrief([elsewhere, told(1, Level.STAFF), told(2, Level.STRONG)])
    assert (found.strongest, found.weakest) == ((2, found.results[1]), (3, found.results[2]))
    assert (found.tasks[0].kind, found.tasks[0].archetype) == (DebriefTaskKind.FIND_STORY, EIGHT[0])
    assert DebriefTaskKind.REWRITE not in {task.kind for task in found.tasks}


def test_what_was_not_judged_has_no_part_in_the_verdict() -> None:
    found = debrief([untold(0, Outcome.NOT_JUDGED), told(1, Level.STAFF)])
    assert (level(found), found.answered) == (Level.STAFF, 1)


def level(found: Debrief) -> Level | None:
    return found.overall.level if found.overall else None


def patterns(found: Debrief) -> list[Pattern]:
    return [finding.pattern for finding in found.findings]


@pytest.mark.parametrize(
    ("changes", "pattern"),
    [
        ({"ownership": 0.3}, Pattern.MOSTLY_WE),
        ({"moves": "+++~++"}, Pattern.NO_NUMBERS),
        ({"moves": "+++-++"}, Pattern.NO_NUMBERS),
        ({"moves": "+~++++"}, Pattern.NO_TRADE_OFF),
        ({"trap": True}, Pattern.TRAPS),
        ({"moves": "+++++-"}, Pattern.NO_REFLECTION),
        ({"moves": "+++++~"}, Pattern.GENERIC_REFLECTION),
        ({"moves": "++++~+"}, Pattern.NO_IMPACT),
        ({"structural_change": False}, Pattern.NO_STRUCTURAL_CHANGE),
        ({"words": 149}, Pattern.TOO_SHORT),
        ({"words": 601}, Pattern.TOO_LONG),
        ({"project": "search"}, Pattern.ONE_PROJECT),
    ],
)
def test_pattern_is_found_with_its_count(changes: dict[str, Any], pattern: Pattern) -> None:
    found = debrief([told(0, **changes), told(1, **changes), told(2, **changes)])
    assert found.findings == (DebriefFinding(pattern=pattern, where=(1, 2, 3), of=3),)


@pytest.mark.parametrize(
    "changes",
    [
        {"ownership": 0.5},
        {"ownership": None},
        {"moves": "~+~+++"},
        {"words": 150},
        {"words": 600},
        {"project": None},
    ],
    ids=str,
)
def test_near_miss_is_no_pattern(changes: dict[str, Any]) -> None:
    assert debrief([told(n, **changes) for n in range(3)]).findings == ()


def test_one_answer_makes_no_pattern() -> None:
    alone = told(0, Level.WEAK, "------", ownership=0.0, words=70)
    assert debrief([alone, untold(1, Outcome.SKIPPED)]).findings == ()


def test_pattern_needs_half_of_the_answers() -> None:
    lacking = [told(n, moves="+-++++") for n in range(2)]
    assert patterns(debrief([*lacking, *[told(n) for n in range(2, 4)]])) == [Pattern.NO_TRADE_OFF]
    assert patterns(debrief([*lacking, *[told(n) for n in range(2, 5)]])) == []


def test_two_traps_are_a_pattern_in_any_mock() -> None:
    assert patterns(debrief([told(n, trap=n < 2) for n in range(8)])) == [Pattern.TRAPS]


def test_generic_and_missing_reflections_count_together() -> None:
    found = debrief([told(0, moves="+++++~"), told(1, moves="+++++-"), told(2, moves="+++++~"), told(3)])
    assert found.findings == (DebriefFinding(pattern=Pattern.GENERIC_REFLECTION, where=(1, 2, 3), of=4),)


def test_style_answers_are_left_out_of_the_patterns() -> None:
    style = told(0, archetype=None, moves="", structural_change=False, ownership=0.0)
    assert debrief([style, style, told(1)]).findings == ()


def test_strongest_weakest_and_overall() -> None:
    found = debrief([told(0, Level.PASSING, "+-+++-"), told(1, Level.STAFF), told(2, Level.WEAK, "~--~--")])
    assert found.strongest
    assert found.weakest
    assert (found.strongest[1].archetype, found.weakest[1].archetype) == (EIGHT[1], EIGHT[2])
    assert (level(found), found.seconds, found.answered) == (Level.PASSING, 420, 3)


def test_overall_of_an_even_number_is_the_lower_middle() -> None:
    assert level(debrief([told(0, Level.STRONG), told(1, Level.PASSING)])) is Level.PASSING


def test_answers_that_are_alike_have_no_strongest() -> None:
    found = debrief([told(0), told(1)])
    assert (found.strongest, found.weakest) == (None, None)


def test_mock_without_an_answer_has_no_level() -> None:
    found = debrief([untold(0, Outcome.SKIPPED), untold(1, Outcome.NO_STORY)])
    assert (found.overall, found.findings, found.answered) == (None, (), 0)
    assert [(task.kind, task.archetype) for task in found.tasks] == [
        (DebriefTaskKind.FIND_STORY, EIGHT[1]),
        (DebriefTaskKind.LEARN, EIGHT[1]),
        (DebriefTaskKind.TRY, EIGHT[2]),
    ]


def test_where_all_was_skipped_there_is_nothing_to_do() -> None:
    assert debrief([untold(0, Outcome.SKIPPED)]).tasks == ()


def test_two_gaps_are_a_case_for_the_drill() -> None:
    found = debrief([untold(0, Outcome.NO_STORY), untold(1, Outcome.NO_STORY)])
    assert [task.kind for task in found.tasks] == [
        DebriefTaskKind.FIND_STORY,
        DebriefTaskKind.DRILL,
        DebriefTaskKind.LEARN,
    ]


def test_one_project_twice_is_noted_in_a_long_mock_and_the_second_story_is_the_one_to_replace() -> None:
    found = debrief([told(n, project="search" if n in (1, 6) else None) for n in range(8)])
    assert found.findings == (DebriefFinding(pattern=Pattern.ONE_PROJECT, where=(2, 7), of=8),)
    assert (found.tasks[0].kind, found.tasks[0].about) == (DebriefTaskKind.MEND_PATTERN, 7)


def test_style_answers_are_ranked_by_their_elements() -> None:
    style = told(0, moves="", archetype=None, elements=read_elements("++++"))
    found = debrief([style, told(1, Level.STRONG, "+++---")])
    assert found.strongest == (1, style)


def test_tasks_are_a_gap_the_worst_pattern_and_the_weakest_answer() -> None:
    weak = told(3, Level.WEAK, "~--~--")
    results = [untold(0, Outcome.NO_STORY), untold(4, Outcome.NO_STORY), told(1, Level.PASSING, "+-++++"), weak]
    tasks = debrief(results).tasks
    assert [task.kind for task in tasks] == [
        DebriefTaskKind.FIND_STORY,
        DebriefTaskKind.MEND_PATTERN,
        DebriefTaskKind.REWRITE,
    ]
    assert (tasks[0].archetype, tasks[1].pattern, tasks[2].archetype) == (EIGHT[0], Pattern.NO_TRADE_OFF, EIGHT[3])


def test_good_mock_leaves_what_keeps_one_fit() -> None:
    tasks = debrief([told(0), told(1, Level.STAFF)]).tasks
    assert [(task.kind, task.archetype) for task in tasks] == [
        (DebriefTaskKind.REHEARSE, EIGHT[1]),
        (DebriefTaskKind.LEARN, EIGHT[0]),
        (DebriefTaskKind.TRY, EIGHT[2]),
    ]


def test_result_takes_over_the_newest_review() -> None:
    question = small_bank().questions["mentoring-0"]
    judged = story(ArchetypeId.MENTORING, Level.STRONG, 0)
    result = mock_result(question, Outcome.JUDGED, judged, project="search")
    assert (result.archetype, result.level, result.words) == (ArchetypeId.MENTORING, Level.STRONG, 300)
    assert (result.moves or {})[Move.DRIVER] is Verdict.MISSING
    assert mock_result(question, Outcome.SKIPPED).level is None


results = st.builds(
    told,
    st.integers(0, 7),
    st.sampled_from(Level),
    st.text("+~-", min_size=6, max_size=6),
    outcome=st.sampled_from(Outcome),
    ownership=st.none() | st.floats(0, 1),
    words=st.integers(0, 900),
    trap=st.booleans(),
    structural_change=st.booleans(),
    off_topic=st.sampled_from([False, False, False, True]),
    project=st.sampled_from([None, None, "search", "asr"]),
)


@given(st.lists(results, max_size=8))
def test_any_mock_gives_at_most_three_tasks_and_counts_that_add_up(mock: list[MockResult]) -> None:
    found = debrief(mock)
    assert len(found.tasks) == 3 or not found.tasks or len({result.archetype for result in mock}) == len(EIGHT)
    assert len(set(found.tasks)) == len(found.tasks) or len({r.archetype for r in mock}) < len(mock)
    assert all(2 <= finding.count <= finding.of == found.answered for finding in found.findings)
    assert debrief(mock) == found
