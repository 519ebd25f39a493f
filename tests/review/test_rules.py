"""Every rule of bot.review proves itself by its own examples."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

import pytest

from bot.review import rules as package
from bot.review.read import read
from bot.review.rules.rule import Rule
from bot.review.signals import Signals
from question_bank.lexicon import Lexicon, load_lexicon
from question_bank.models import Verdict


def all_rules() -> Iterator[Rule]:
    """Return the rules of every module of bot.review.rules that has some."""
    for module in pkgutil.iter_modules(package.__path__):
        rules = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "RULES", ())
        yield from chain.from_iterable(rules.values()) if isinstance(rules, Mapping) else rules


RULES = tuple(all_rules())
FIRES = [pytest.param(rule, text, id=f"{rule.id}: {text[:60]}") for rule in RULES for text in rule.fires]
SILENT = [pytest.param(rule, text, id=f"{rule.id}: {text[:60]}") for rule in RULES for text in rule.silent]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(("rule", "text"), FIRES)
def test_a_rule_fires_where_it_says(rule: Rule, text: str, lexicon: Lexicon) -> None:
    assert rule.find(Signals(reading=read(text), lexicon=lexicon))


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_rule_is_silent_at_a_near_miss(rule: Rule, text: str, lexicon: Lexicon) -> None:
    found = rule.find(Signals(reading=read(text), lexicon=lexicon))
    assert [text[span.start : span.end] for span, _ in found] == []


def test_no_two_rules_share_an_id() -> None:
    assert [name for name, times in Counter(rule.id for rule in RULES).items() if times > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.fires
    assert rule.silent


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.verdict is not Verdict.MET], ids=lambda rule: rule.id)
def test_a_rule_that_is_not_enough_says_what_to_do(rule: Rule) -> None:
    assert rule.advice
