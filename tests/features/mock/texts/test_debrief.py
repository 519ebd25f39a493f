"""The debrief as it is read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.mock.logic.debrief import MockResult, Outcome, Pattern, debrief
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
        "Good stories, told at Senior level. I would not write Staff yet.",
        "",
        "1. Contested decision: strong. Weak: driver of impact.",
        "2. Killed project: passing. Missing: trade-off and driver of impact.",
        "3. Research vs shipping: no story yet. Saying so beats forcing one.",
        "4. Safety escalation: skipped.",
        "5. Quality incident: weak. Missing: trade-off, result, driver of impact and reflection. "
        "Weak: situation and action.",
        "",
        "Across your answers",
        "• I never hear what the choice cost. A decision without a price is no Staff decision. (2 of 3: no. 2 and 5)",
        "• The story ends at the metric. Who worked differently afterwards? (3 of 3)",
        "",
        "Strongest: Contested decision. Weakest: Quality incident.",
        "",
        "This week",
        "1. Find a story for Research vs shipping. The closest thing that you have is a start.",
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
