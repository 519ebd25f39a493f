"""Every rule of the review fires on its own examples, and on none of its near misses."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

from bot.review import rules
from bot.review.read import read
from bot.review.rules.rule import Rule
from bot.review.signals import Signals
from question_bank.lexicon import load_lexicon
from question_bank.models import Verdict

LEXICON = load_lexicon()


def every_rule() -> Iterator[Rule]:
    for module in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        yield from getattr(import_module(module.name), "RULES", ())


RULES = tuple(every_rule())


def found_in(rule: Rule, text: str) -> bool:
    return bool(rule.find(Signals(reading=read(text), lexicon=LEXICON)))


@pytest.mark.parametrize(("rule", "text"), [pytest.param(r, t, id=f"{r.id}: {t[:40]}") for r in RULES for t in r.fires])
def test_rule_fires_on_its_example(rule: Rule, text: str) -> None:
    assert found_in(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(r, t, id=f"{r.id}: {t[:40]}") for r in RULES for t in r.silent]
)
def test_rule_is_silent_on_its_near_miss(rule: Rule, text: str) -> None:
    assert not found_in(rule, text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_says_what_it_found_and_shows_both_kinds_of_examples(rule: Rule) -> None:
    assert all((rule.says, rule.rubric, rule.fires, rule.silent))


@pytest.mark.parametrize("rule", [r for r in RULES if r.verdict is not Verdict.MET], ids=lambda rule: rule.id)
def test_rule_that_leaves_a_move_short_advises(rule: Rule) -> None:
    assert rule.advice


def test_no_two_rules_have_one_name() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
