"""Every rule fires on its examples and stays silent on its near misses; every rule has both, and a name of its own."""

import pytest

from bot.coach.rules import action, driver, reflection, result, situation, trade_off
from bot.coach.rules.rule import Rule
from bot.coach.rules.traps import TRAPS, Trap, trapped
from question_bank.models import ArchetypeId
from tests.coach.engine import story

MODULES = (situation, trade_off, action, result, driver, reflection)
RULES: list[tuple[str, Rule]] = [
    (module.__name__.rpartition(".")[2].replace("_", "-"), rule) for module in MODULES for rule in module.RULES
]
FIRES = [pytest.param(rule, text, id=f"{rule.id}-{n}") for _, rule in RULES for n, text in enumerate(rule.fires)]
SILENT = [pytest.param(rule, text, id=f"{rule.id}-{n}") for _, rule in RULES for n, text in enumerate(rule.silent)]


@pytest.mark.parametrize(("rule", "text"), FIRES)
def test_a_rule_fires_on_its_example(rule: Rule, text: str) -> None:
    assert rule.find(story(text))


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_rule_stays_silent_on_its_near_miss(rule: Rule, text: str) -> None:
    assert not rule.find(story(text))


def test_every_rule_has_both_and_says_where_it_comes_from() -> None:
    assert [rule.id for _, rule in RULES if not (rule.fires and rule.silent and rule.rubric and rule.says)] == []


def test_a_rules_name_is_its_own_and_begins_with_its_module() -> None:
    names = [rule.id for _, rule in RULES] + [trap.id for trap in TRAPS.values()]
    assert len(set(names)) == len(names)
    assert [rule.id for module, rule in RULES if not rule.id.startswith(f"{module}.")] == []


@pytest.mark.parametrize("archetype", ArchetypeId)
def test_a_trap_is_called_on_its_example_and_not_on_its_near_miss(archetype: ArchetypeId) -> None:
    trap: Trap = TRAPS[archetype]
    assert [text for text in trap.fires if not trapped(story(text), archetype)[0]] == []
    assert [text for text in trap.silent if trapped(story(text), archetype)[0]] == []
    assert trap.fires
    assert trap.silent
