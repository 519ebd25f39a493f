"""The debrief as it is read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.texts.html import joined
from bot.features.mock.logic.debrief import Pattern, debrief
from bot.features.mock.logic.mock_result import MockResult, Outcome
from bot.features.mock.texts import debrief as messages
from bot.features.mock.texts.debrief import debrief_text
from question_bank.models import ArchetypeId, Level
from tests.features.mock.logic.test_debrief import results, told, untold
from tests.features.progress.texts.test_coverage import plain
from tests.review.small_bank import small_bank

BANK = small_bank()


def test_debrief_reads_as_a_write_up() -> None:
    mock = [
        told(0, Level.STRONG, "++++~+"),
        told(1, Level.PASSING, "+-++-+", structural_change=False),
        untold(2, Outcome.NO_STORY),
        untold(3, Outcome.SKIPPED),
        told(4, Level.WEAK, "~-~---", structural_change=False, seconds=41),
    ]
    assert plain(debrief_text(debrief(mock), BANK)).splitlines() == [
        "Debrief: passing",
        "3 of 5 questions answered, 5:21 min spoken.",
        "This would pass at Senior level. It does not reach Staff yet.",
        "",
        "1. Contested decision: strong. Weak: driver of impact.",
        "2. Killed project: passing. Missing: trade-off and driver of impact.",
        "3. Research vs shipping: no story yet. Better to say so than to force one.",
        "4. Safety escalation: skipped.",
        "5. Quality incident: weak. Missing: trade-off, result, driver of impact and reflection. "
        "Weak: situation and action.",
        "",
        "Across your answers",
        "• You do not say what the choice cost. At Staff level I expect to hear it. (2 of 3: no. 2 and 5)",
        "• The story ends with the number. Who worked differently afterwards? (3 of 3)",
        "",
        "Strongest: no. 1, Contested decision. Weakest: no. 5, Quality incident.",
        "",
        "This week",
        "1. Find a story for Research vs shipping. Begin with the closest thing that you have.",
        "2. For each story, write one line: I chose X over Y, and it cost Z.",
        "3. Write Quality incident again from the start, then tell it once aloud.",
    ]


def test_perfect_mock_is_told_so() -> None:
    text = plain(debrief_text(debrief([told(n, Level.STAFF) for n in range(3)]), BANK))
    assert "I would write Staff." in text
    assert text.count("All six moves.") == 3
    assert "Across your answers" not in text


def test_a_mock_with_hardly_an_answer_gets_no_verdict() -> None:
    mock = [told(0, Level.STAFF), *(untold(n, Outcome.SKIPPED) for n in range(1, 5))]
    head = plain(debrief_text(debrief(mock), BANK)).splitlines()[:3]
    assert head[0] == "Debrief"
    assert head[1].startswith("1 of 5 questions answered")
    assert head[2] == "Too little for a verdict on the whole round. What I heard was staff."


def verdict(*mock: MockResult) -> str:
    """The heading and the verdict of a debrief, without the line of figures."""
    lines = plain(debrief_text(debrief(mock), BANK)).splitlines()
    return f"{lines[0]}. {lines[2]}"


@pytest.mark.parametrize(
    ("mock", "said"),
    [
        (
            [told(0, Level.STAFF, project="asr"), told(1, Level.PASSING), told(2, Level.STAFF, project="asr")],
            "Debrief: passing. Your middle answer is staff. The round is passing, "
            "because no. 1 and 3 tell the same project.",
        ),
        (
            [told(0, Level.PASSING), told(1, Level.STAFF), told(2, Level.STAFF)],
            "Debrief: strong. Your middle answer is staff. The round is strong, because no. 1 is below strong.",
        ),
        (
            [told(0, Level.STAFF, trap=True), told(1, Level.STAFF), told(2, Level.STAFF, words=149)],
            "Debrief: strong. Your middle answer is staff. The round is strong, "
            "because no. 1 falls into its trap and no. 3 is under a minute.",
        ),
        (
            [told(0, Level.STAFF), told(1, Level.STAFF, off_topic=True), told(2, Level.STAFF, off_topic=True)],
            "Debrief: strong. Your middle answer is staff. The round is strong, "
            "because no. 2 and 3 answer other questions.",
        ),
        (
            [told(0), told(1), told(2, trap=True)],
            "Debrief: strong. A good round: close to Staff. It cannot be above strong, "
            "because no. 3 falls into its trap.",
        ),
        (
            [told(0, Level.STAFF), told(1, Level.STAFF), untold(2, Outcome.NO_STORY)],
            "Debrief: staff. I would write Staff. But 1 question got no answer that I can judge.",
        ),
        (
            [told(n, Level.STAFF, structural_change=False) for n in range(3)],
            "Debrief: staff. I would write Staff. The points below would make it even better.",
        ),
        (
            [told(n, Level.STAFF) for n in range(3)],
            "Debrief: staff. I would write Staff. Keep telling them this way.",
        ),
    ],
    ids=["one project", "a passing answer", "trap and short", "off topic", "not lowered", "no story", "pattern", "all"],
)
def test_verdict_says_what_holds_it_down(mock: list[MockResult], said: str) -> None:
    assert verdict(*mock) == said


def test_two_questions_of_one_archetype_are_told_apart_by_their_numbers() -> None:
    text = plain(debrief_text(debrief([told(6, Level.STAFF), told(6, Level.WEAK, "~-~---")]), BANK))
    assert "Strongest: no. 1, Mentoring. Weakest: no. 2, Mentoring." in text


def test_an_answer_of_under_a_minute_is_graded_and_not_said_to_be_ungradable() -> None:
    text = plain(debrief_text(debrief([told(n, Level.STAFF, words=120) for n in range(3)]), BANK))
    assert "staff." in text
    assert "Under a minute of speaking." in text
    assert "grade" not in text


def test_a_mock_with_hardly_an_answer_still_says_what_would_hold_it_down() -> None:
    mock = [told(0, Level.STAFF, trap=True), *(untold(n, Outcome.SKIPPED) for n in range(1, 5))]
    assert verdict(*mock) == (
        "Debrief. Too little for a verdict on the whole round. What I heard was staff. "
        "The round could not be above strong, because no. 1 falls into its trap."
    )


@given(st.lists(results, min_size=1, max_size=8))
def test_the_verdict_never_contradicts_the_parts(mock: list[MockResult]) -> None:
    found = debrief(mock)
    if found.overall is None:
        return
    said = plain(debrief_text(found, BANK)).splitlines()[2]
    for cap, numbers in found.overall.held_by.items():
        one, many = messages._REASONS[cap]
        where = f"no. {joined([str(n) for n in numbers])}"
        assert (one if len(numbers) == 1 else many).format(where) in said
    if found.overall.lowered:
        assert found.overall.held_by
    judged = [result for result in mock if result.outcome is Outcome.JUDGED]
    if messages._KEEP in said:
        assert judged == mock
        assert not found.findings
        assert all(result.level is Level.STAFF and not (result.trap or result.off_topic) for result in judged)


def test_trap_is_named_with_the_question_that_it_belongs_to() -> None:
    archetypes = {a: replace(found, trap="<never> says & so " * 30) for a, found in BANK.archetypes.items()}
    bank = replace(BANK, archetypes=archetypes)
    text = debrief_text(debrief([told(0, trap=True), told(1)]), bank)
    assert "The trap: &lt;never&gt; says &amp; so" in text
    assert "&lt;never&gt;" not in text.splitlines()[6]


def test_mock_without_an_answer_is_no_verdict() -> None:
    text = plain(debrief_text(debrief([untold(0, Outcome.SKIPPED), untold(1, Outcome.NO_STORY)]), BANK))
    assert "nothing to write up" in text
    assert "1. Find a story for Killed project." in text


def test_question_without_an_archetype_is_quoted_and_escaped() -> None:
    style = told(0, Level.WEAK, "", archetype=None, question="How do you <hire> & keep?")
    text = debrief_text(debrief([style, told(1)]), BANK)
    assert "“How do you &lt;hire&gt; &amp; keep?”: <b>weak</b>." in text


@pytest.mark.parametrize("pattern", Pattern)
def test_every_pattern_has_its_sentence_and_its_cure(pattern: Pattern) -> None:
    assert messages._PATTERNS[pattern].endswith((".", "?"))
    assert messages._MENDS[pattern].endswith(".")


def test_longest_debrief_keeps_its_bound() -> None:
    long = {
        a: replace(f, name="Quality & regression incident now", trap="trap " * 99) for a, f in BANK.archetypes.items()
    }
    bank = replace(BANK, archetypes=long)
    worst = [
        told(
            n,
            Level.WEAK,
            "~-~-~-",
            trap=True,
            ownership=0.1,
            words=700,
            structural_change=False,
            project="x",
            owned_up=True,
        )
        for n in range(len(ArchetypeId))
    ]
    assert len(debrief_text(debrief(worst), bank)) < 3500


@given(st.lists(results, max_size=8))
def test_any_mock_is_written_up_in_well_formed_markup(mock: list[MockResult]) -> None:
    text = debrief_text(debrief(mock), BANK)
    assert plain(text).startswith("Debrief")
    assert len(text) < 3500


def test_where_nothing_could_be_judged_each_question_has_the_reason() -> None:
    result = replace(untold(6, Outcome.NOT_JUDGED), not_judged="This looks like code.")
    text = plain(debrief_text(debrief([result]), BANK))
    assert "Nothing was answered that can be judged" in text
    assert "1. Mentoring: not judged. This looks like code." in text


def test_a_story_that_belongs_elsewhere_says_what_an_interviewer_hears() -> None:
    probe = told(6, probed=ArchetypeId.MENTORING, off_topic=True, heard_as=ArchetypeId.COST_NEGOTIATION)
    text = plain(debrief_text(debrief([probe, told(7, off_topic=True)]), BANK))
    assert "An interviewer would hear a cost negotiation here, not mentoring." in text
    assert "An interviewer would not take this for an answer to this question." in text
