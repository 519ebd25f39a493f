"""Amounts: value, unit, kind, direction, both ends, and of what."""

import pytest

from bot.review.read import read
from bot.review.reading import Amount, AmountKind, Direction, Reading


def amounts(text: str) -> list[Amount]:
    return [amount for clause in read(text).clauses for amount in clause.amounts]


def of(reading: Reading, amount: Amount) -> str:
    return " ".join(reading.norms(*amount.of)) if amount.of else ""


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("It cost $40k.", 40_000, "$", AmountKind.MONEY),
        ("It cost 400k a year.", 400_000, "", AmountKind.MONEY),
        ("We paid 2 million euros.", 2_000_000, "€", AmountKind.MONEY),
        ("3 lakh users came.", 300_000, "user", AmountKind.COUNT),
        ("Revenue was 2 crore rupees.", 20_000_000, "₹", AmountKind.MONEY),
        ("Two hundred engineers quit.", 200, "engineer", AmountKind.COUNT),
        ("We had a dozen wrong invoices.", 12, "invoice", AmountKind.COUNT),
        ("It took six weeks.", 6, "week", AmountKind.SPAN),
        ("It took 90 ms.", 90, "ms", AmountKind.SPAN),
        ("It was the longest half hour of my life.", 0.5, "hour", AmountKind.SPAN),
        ("In the first month 900 couriers left.", 900, "courier", AmountKind.COUNT),
        ("We waited a year and a half.", 1.5, "year", AmountKind.SPAN),
        ("Load fell to ¼.", 0.25, "", AmountKind.SHARE),
        ("It took 1½ days.", 1.5, "day", AmountKind.SPAN),
        ("A third of the tickets disappeared.", 1 / 3, "", AmountKind.SHARE),
        ("None of the 40 merchants noticed.", 0, "", AmountKind.SHARE),
        ("One in 20 orders failed.", 0.05, "", AmountKind.SHARE),
        ("9 of 10 teams signed.", 0.9, "", AmountKind.SHARE),
        ("Errors had a 5-fold drop.", 5, "fold", AmountKind.SHARE),
        ("Errors dropped fivefold.", 5, "", AmountKind.SHARE),
        ("Errors fell by 40 percent.", 40, "%", AmountKind.SHARE),
    ],
)
def test_an_amount_has_its_value_unit_and_kind(text: str, value: float, unit: str, kind: AmountKind) -> None:
    (amount,) = amounts(text)
    assert amount.value == pytest.approx(value, abs=0.001)
    assert (amount.unit, amount.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was in 2021.", AmountKind.DATE),
        ("We met on March 3.", AmountKind.DATE),
        ("We met on the 3rd of March.", AmountKind.DATE),
        ("We met at 14:05.", AmountKind.DATE),
        ("We shipped in Q3.", AmountKind.DATE),
        ("I stopped it in week six.", AmountKind.DATE),
        ("We used version 2.", AmountKind.NAME),
        ("It sent HTTP 500.", AmountKind.NAME),
        ("We stored it in S3.", AmountKind.NAME),
        ("One of us knew.", AmountKind.NAME),
    ],
)
def test_a_date_or_name_measures_nothing(text: str, kind: AmountKind) -> None:
    assert [amount.kind for amount in amounts(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "before", "value"),
    [
        ("Latency fell from 900 ms to 200 ms.", 900, 200),
        ("Pages went 12 -> 3.", 12, 3),
        ("Pages went 12 → 3.", 12, 3),
        ("Pages dropped 12 to 3.", 12, 3),
        ("Churn was 12%, now 3%.", 12, 3),
        ("It took 3 hours instead of 12.", 12, 3),
        ("It takes 3 seconds, down from 9.", 9, 3),
        ("It takes 3 minutes a tenant, from 9 minutes.", 9, 3),
        ("Time to the first bill: 3 days (was 9 days).", 9, 3),
        ("We went from drivers waiting 3 hours at the gate to about 2 hours.", 3, 2),
    ],
)
def test_before_and_after_are_one_amount_that_fell(text: str, before: float, value: float) -> None:
    (amount,) = amounts(text)
    assert (amount.before, amount.value, amount.direction) == (before, value, Direction.DOWN)


def test_a_range_is_no_change() -> None:
    (amount,) = amounts("We had 10 to 12 people.")
    assert (amount.before, amount.direction) == (None, Direction.NONE)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Turnover rose by 12%.", Direction.UP),
        ("The alerts doubled.", Direction.UP),
        ("We had a 40% drop.", Direction.DOWN),
        ("We got 12 fewer.", Direction.DOWN),
        ("We went from weeks to days.", Direction.DOWN),
        ("The pager went from every night to once a month.", Direction.DOWN),
        ("It ran for 12 days.", Direction.NONE),
    ],
)
def test_the_direction_comes_from_the_verb_or_the_noun(text: str, direction: Direction) -> None:
    (amount,) = amounts(text)
    assert amount.direction is direction


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Wrong invoices fell by half.", "wrong invoices"),
        ("I cut the bill by 30%.", "the bill"),
        ("Half of the tickets were gone.", "the tickets"),
    ],
)
def test_an_amount_knows_of_what_it_is(text: str, whole: str) -> None:
    reading = read(text)
    (amount,) = (amount for clause in reading.clauses for amount in clause.amounts)
    assert of(reading, amount) == whole


def test_an_amount_belongs_to_its_own_clause() -> None:
    one, two = read("I cut the bill by 30% and the team lost 2 engineers.").clauses
    assert [amount.value for amount in one.amounts] == [30]
    assert [amount.value for amount in two.amounts] == [2]


@pytest.mark.parametrize(
    ("text", "before", "value"),
    [
        ("It was 3 hours, now it is 8 minutes.", 180, 8),
        ("It took nine days instead of the estimated five weeks.", 35, 9),
        ("The waiting came down from four hours in the middle to fifty minutes.", 240, 50),
        ("The uncovered nights went from twenty six in a quarter to nine.", 26, 9),
    ],
)
def test_both_ends_are_told_in_one_unit_and_over_a_rate(text: str, before: float, value: float) -> None:
    (change,) = amounts(text)
    assert (change.before, change.value, change.direction) == (before, value, Direction.DOWN)
