"""The four dimensions of the self-assessment, each at its four levels, and the common failures that show."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.logic.stories.same_project import ProjectMatcher
from bot.features.drill.logic.outline import Outlined
from bot.features.drill.logic.self_assessment import (
    Assessed,
    Assessment,
    Dimension,
    DrillLack,
    Failure,
    Gaps,
    assess,
    meanings,
)
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level, Move
from tests.review.engine import reviewer

THREE = (ArchetypeId.KILLED_PROJECT, ArchetypeId.MENTORING, ArchetypeId.COST_NEGOTIATION)
REST = frozenset(ArchetypeId) - set(THREE)
NO_GAPS = Gaps(found=frozenset(), named=frozenset(), empty=REST)
BASE = {
    "S": "Our bridge sensors ran on 1,300 tablets, the spring inspection was nine days away, and I led the sync team.",
    "T": "Locking records would be done in a month, but blocks every inspector; merging blocks nobody and costs two quarters.",
    "A": "I counted three months of logs. I built the merge for notes. I gave the locks to the safety ratings.",
    "R": "Lost notes fell from 210 a month to 9.",
    "D": "The design template asks for that number since then, and two other teams use it.",
    "E": "I should have counted the edits in the kickoff week, not three weeks after.",
}
NEGOTIATED = "I put both numbers to the head of inspections, and she agreed to wait for the merge."
REASON = "It would have saved us the first prototype."
HABIT = "Since then I open every project with that count."


@cache
def matcher() -> ProjectMatcher:
    return ProjectMatcher.from_bank(load_bank(), load_lexicon())


def outlines(*changes: dict[str, str], stretch: bool = False) -> list[Outlined]:
    """Three outlines of three projects; each change is made to one of them, the last to the rest as well."""
    each = [*changes, *[changes[-1] if changes else {}] * len(THREE)]
    return [
        Outlined(
            archetype=archetype,
            told=joined_letters({**BASE, **each[n]}),
            project=f"Project {n}",
            stretch=stretch and n == 0,
        )
        for n, archetype in enumerate(THREE)
    ]


def judged(told: Sequence[Outlined], gaps: Gaps = NO_GAPS) -> Assessment:
    return assess(told, gaps, reviewer(), matcher())


def verdict(dimension: Dimension, told: Sequence[Outlined], gaps: Gaps = NO_GAPS) -> Assessed:
    return next(each for each in judged(told, gaps).dimensions if each.dimension is dimension)


def level(dimension: Dimension, *changes: dict[str, str]) -> tuple[Level, DrillLack | None]:
    found = verdict(dimension, outlines(*changes))
    return found.level, found.lack


def coverage(told: Sequence[Outlined], gaps: Gaps = NO_GAPS) -> tuple[Level, DrillLack | None]:
    found = verdict(Dimension.COVERAGE, told, gaps)
    return found.level, found.lack


def named(*archetypes: ArchetypeId) -> Gaps:
    return Gaps(found=frozenset(), named=frozenset(archetypes), empty=REST)


# coverage discovery


def test_one_project_in_several_coats_is_weak() -> None:
    told = [Outlined(archetype=o.archetype, told=o.told, project="Sync", stretch=True) for o in outlines()]
    found = verdict(Dimension.COVERAGE, told, named(ArchetypeId.ETHICAL_PUSHBACK))
    assert (found.level, found.lack, found.of) == (Level.WEAK, DrillLack.ONE_PROJECT, THREE)


def test_one_project_is_seen_by_its_words_where_no_name_was_given() -> None:
    told = [Outlined(archetype=o.archetype, told=o.told, project=None, stretch=False) for o in outlines()]
    assert coverage(told) == (Level.WEAK, DrillLack.ONE_PROJECT)


def test_an_archetype_that_was_not_tried_makes_the_coverage_weak() -> None:
    assert coverage(outlines()[:2]) == (Level.WEAK, DrillLack.UNFINISHED)


def test_three_projects_for_three_archetypes_pass() -> None:
    assert coverage(outlines()) == (Level.PASSING, DrillLack.NO_STRETCH)


def test_an_outline_that_belongs_elsewhere_keeps_the_coverage_at_passing() -> None:
    told = outlines(stretch=True)
    elsewhere = [replace(told[0], elsewhere=True), *told[1:]]
    assert coverage(elsewhere, named(*REST)) == (Level.PASSING, DrillLack.ELSEWHERE)
    assert coverage(told, named(*REST)) == (Level.STAFF, None)


def test_a_gap_that_was_found_passes_but_makes_no_third_project() -> None:
    gaps = Gaps(found=frozenset(THREE[2:]), named=frozenset(THREE[2:]), empty=REST | set(THREE[2:]))
    assert coverage(outlines(stretch=True)[:2], gaps) == (Level.PASSING, DrillLack.FEWER_PROJECTS)


def test_a_stretch_makes_the_coverage_strong() -> None:
    found = verdict(Dimension.COVERAGE, outlines(stretch=True))
    assert (found.level, found.lack) == (Level.STRONG, DrillLack.GAPS_UNNAMED)
    assert frozenset(found.of) == REST


def test_naming_the_gaps_reaches_the_staff_bar() -> None:
    assert coverage(outlines(stretch=True), named(ArchetypeId.ETHICAL_PUSHBACK)) == (Level.STAFF, None)


def test_naming_as_a_gap_what_has_a_story_does_not() -> None:
    assert coverage(outlines(stretch=True), named(THREE[0])) == (Level.STRONG, DrillLack.GAPS_UNNAMED)


def test_where_every_archetype_has_a_story_no_gap_is_to_be_named() -> None:
    full = Gaps(found=frozenset(), named=frozenset(), empty=frozenset())
    assert coverage(outlines(stretch=True), full) == (Level.STAFF, None)


# trade-off articulation


@pytest.mark.parametrize("text", ["", "It was fast or right, a tough call.", "There was no real trade-off."])
def test_a_trade_off_that_is_missing_or_generic_in_one_story_is_weak(text: str) -> None:
    found = verdict(Dimension.TRADE_OFF, outlines({"T": text}, {}))
    assert (found.level, found.lack, found.of) == (Level.WEAK, DrillLack.NO_TRADE_OFF, THREE[:1])


def test_a_specific_trade_off_in_each_story_passes() -> None:
    text = "Either the inspectors kept their old forms, or the bridge crews got a screen that nobody had asked for."
    assert level(Dimension.TRADE_OFF, {"T": text}) == (Level.PASSING, DrillLack.NOT_GRADABLE)


def test_trade_offs_that_can_be_measured_are_strong() -> None:
    found = verdict(Dimension.TRADE_OFF, outlines())
    assert (found.level, found.lack) == (Level.STRONG, DrillLack.NOT_NEGOTIATED)
    assert found.quote is not None
    assert found.quote in BASE["T"]


@pytest.mark.parametrize(
    "text",
    [
        NEGOTIATED,
        "I settled it with the finance lead over two meetings.",
        "I offered her the locks, and in return she moved the date.",
        "I persuaded the safety board to take the second option.",
    ],
)
def test_one_that_was_negotiated_with_others_reaches_the_staff_bar(text: str) -> None:
    assert level(Dimension.TRADE_OFF, {"A": f"{text} {BASE['A']}"}, {}) == (Level.STAFF, None)


@pytest.mark.parametrize(
    "text",
    [
        "I never agreed that with anybody.",
        "I should have settled it with the finance lead.",
        "I thought about it for a week.",
        "I kept it to myself.",
    ],
)
def test_one_that_was_only_felt_does_not(text: str) -> None:
    assert level(Dimension.TRADE_OFF, {"A": f"{text} {BASE['A']}"}) == (Level.STRONG, DrillLack.NOT_NEGOTIATED)


# reflection specificity


@pytest.mark.parametrize("text", ["", "I would be better and more careful next time.", "I wouldn't change anything."])
def test_a_reflection_that_is_missing_or_a_virtue_is_weak(text: str) -> None:
    found = verdict(Dimension.REFLECTION, outlines({"E": text}, {}))
    assert (found.level, found.lack, found.of) == (Level.WEAK, DrillLack.NO_CHANGE, THREE[:1])


def test_a_concrete_change_in_each_story_passes() -> None:
    assert level(Dimension.REFLECTION) == (Level.PASSING, DrillLack.NO_REASON)


def test_the_reason_in_most_stories_is_strong() -> None:
    with_reason = {"E": f"{BASE['E']} {REASON}"}
    assert level(Dimension.REFLECTION, with_reason, with_reason, {}) == (Level.STRONG, DrillLack.NO_HABIT)
    assert level(Dimension.REFLECTION, with_reason, {}) == (Level.PASSING, DrillLack.NO_REASON)


@pytest.mark.parametrize(
    "text",
    [HABIT, "It became a step of my kickoff checklist.", "I have done it twice since then.", "I now write it first."],
)
def test_a_change_that_became_a_habit_reaches_the_staff_bar(text: str) -> None:
    reason = f"{BASE['E']} {REASON}"
    assert level(Dimension.REFLECTION, {"E": f"{reason} {text}"}, {"E": reason}) == (Level.STAFF, None)


@pytest.mark.parametrize("text", ["It should become a habit of mine.", "I would make it my template from then on."])
def test_a_habit_that_is_only_wished_for_does_not(text: str) -> None:
    assert level(Dimension.REFLECTION, {"E": f"{BASE['E']} {REASON} {text}"}) == (Level.STRONG, DrillLack.NO_HABIT)


def test_a_habit_without_the_reason_does_not() -> None:
    assert level(Dimension.REFLECTION, {"E": f"{BASE['E']} {HABIT}"}) == (Level.PASSING, DrillLack.NO_REASON)


# structural-change driver


@pytest.mark.parametrize("text", ["", "Leadership was very happy.", "It had a big impact."])
def test_only_the_outcome_is_weak(text: str) -> None:
    found = verdict(Dimension.CHANGE, outlines({"D": text}, {}))
    assert (found.level, found.lack, found.of) == (Level.WEAK, DrillLack.ONLY_OUTCOME, THREE[:1])


def test_a_consequence_downstream_passes() -> None:
    text = "Support stopped hiring a third shift because of it."
    assert level(Dimension.CHANGE, {"D": text}) == (Level.PASSING, DrillLack.NOTHING_LASTING)


def test_a_process_beyond_the_project_in_most_stories_is_strong() -> None:
    lasting = {"D": "The count became a rule of the design template."}
    downstream = {"D": "Support stopped hiring a third shift because of it."}
    assert level(Dimension.CHANGE, lasting, lasting, downstream) == (Level.STRONG, DrillLack.NOT_STILL_USED)
    assert level(Dimension.CHANGE, lasting, downstream) == (Level.PASSING, DrillLack.NOTHING_LASTING)


def test_one_that_is_still_used_reaches_the_staff_bar() -> None:
    lasting = {"D": "The count became a rule of the design template."}
    assert level(Dimension.CHANGE, {"D": f"{lasting['D']} It is still in use."}, lasting) == (Level.STAFF, None)


# the whole


def test_a_story_told_in_one_paragraph_is_judged_as_one_told_by_letters() -> None:
    whole = [
        Outlined(
            archetype=o.archetype,
            told=joined_letters({"S": " ".join(o.told.text.split())}),
            project=o.project,
            stretch=False,
        )
        for o in outlines()
    ]
    assert [each.level for each in judged(whole).dimensions] == [each.level for each in judged(outlines()).dimensions]


def test_a_letter_that_was_skipped_does_not_borrow_from_far_away() -> None:
    found = verdict(Dimension.REFLECTION, outlines({"E": ""}))
    assert (found.level, found.quote) == (Level.WEAK, None)


def test_nothing_outlined_is_weak_and_quotes_nothing() -> None:
    gaps = Gaps(found=frozenset(THREE), named=frozenset(THREE), empty=frozenset(ArchetypeId))
    first, *rest = judged([], gaps).dimensions
    assert first.level is Level.PASSING
    assert {(each.level, each.lack, each.quote) for each in rest} == {(Level.WEAK, DrillLack.NOTHING_WRITTEN, None)}


def test_what_is_too_weak_is_quoted_where_nothing_better_was_said() -> None:
    found = verdict(Dimension.REFLECTION, outlines({"E": "Next time I would communicate better."}))
    assert found.quote == "Next time I would communicate better"


@pytest.mark.parametrize(
    ("change", "failure"),
    [
        ({"E": ""}, Failure.NO_REFLECTION),
        ({"A": "We counted the logs. We built the merge. We gave the locks to the ratings."}, Failure.ALL_WE),
        ({"R": "It went well."}, Failure.NO_NUMBER),
        ({"D": "Leadership was happy."}, Failure.METRIC_AGAIN),
    ],
)
def test_a_failure_is_named_with_the_story_in_which_it_shows(change: dict[str, str], failure: Failure) -> None:
    assert [(each.failure, each.of) for each in judged(outlines(change, {})).failures] == [(failure, THREE[:1])]


def test_three_stories_of_one_project_are_a_failure_and_two_projects_are_none() -> None:
    told = [Outlined(archetype=o.archetype, told=o.told, project="Sync", stretch=False) for o in outlines()]
    assert [each.failure for each in judged(told).failures] == [Failure.ONE_PROJECT]
    assert judged([*told[:2], outlines()[2]]).failures == ()


def test_every_level_of_every_dimension_has_its_meaning() -> None:
    rows = meanings(load_bank().guidance.topics["self-assessment"])
    assert {dimension: set(row) for dimension, row in rows.items()} == {each: set(Level) for each in Dimension}
    assert rows[Dimension.TRADE_OFF][Level.STAFF] == "negotiated with others, not only felt"


TEXTS = st.one_of(st.text(max_size=60), st.sampled_from([*BASE.values(), NEGOTIATED, REASON, HABIT, "It went well."]))
OUTLINES = st.builds(
    Outlined,
    archetype=st.sampled_from(ArchetypeId),
    told=st.dictionaries(st.sampled_from([move.value for move in Move]), TEXTS).map(joined_letters),
    project=st.one_of(st.none(), st.text(max_size=10)),
    stretch=st.booleans(),
)
SOME = st.frozensets(st.sampled_from(ArchetypeId))


@settings(max_examples=60, deadline=None)
@given(st.lists(OUTLINES, max_size=3), st.builds(Gaps, found=SOME, named=SOME, empty=SOME))
def test_any_drill_is_judged_and_quotes_only_what_was_typed(told: list[Outlined], gaps: Gaps) -> None:
    found = judged(told, gaps)
    assert [each.dimension for each in found.dimensions] == list(Dimension)
    assert all((each.level is Level.STAFF) == (each.lack is None) for each in found.dimensions)
    texts = [" ".join(outlined.told.text.split()) for outlined in told]
    for each in found.dimensions[1:]:
        words = (each.quote or "").split()
        assert all(any(word in text for text in texts) for word in words)
