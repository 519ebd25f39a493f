"""Every fact of the sources stands on a screen; tests of the features press their way to each screen."""

import pytest

from question_bank.models import ArchetypeId
from tests.sources.facts import Fact, facts
from tests.sources.screens import SCREENS, bank, shown

FACTS = facts()


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.source}: {fact.fact}")
def test_a_fact_is_on_its_screen(fact: Fact) -> None:
    assert fact.says in shown(fact.screen)


def test_no_fact_stands_in_the_table_twice() -> None:
    rows = [(fact.source, fact.fact) for fact in FACTS]
    assert len(set(rows)) == len(rows)


def test_every_screen_carries_a_fact() -> None:
    assert {fact.screen.split()[0] for fact in FACTS} == set(SCREENS)


@pytest.mark.parametrize("archetype", ArchetypeId)
def test_an_archetype_has_its_probe_two_tensions_a_trap_and_when_to_choose_it(archetype: ArchetypeId) -> None:
    card = bank().archetypes[archetype]
    says = [fact.says for fact in FACTS if fact.screen == f"card {archetype}"]
    for line in (card.probe, *card.tensions, f"{card.trap} {card.trap_reads_as}", card.choose_when):
        assert any(words in line for words in says), line


def test_every_step_and_result_of_a_core_story_is_in_the_table() -> None:
    for story in bank().core_stories:
        says = [fact.says for fact in FACTS if fact.source == f"template, story {story.number}"]
        for line in (*story.action_ideas, *story.result_ideas):
            assert any(words in line for words in says), line
