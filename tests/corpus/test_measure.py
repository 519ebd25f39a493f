"""`make score`: it fails where a rule may not stand, whatever else it prints or writes."""

from typing import Any

import pytest

from tests.corpus import accuracy, measure


def figures(fault: str | None) -> dict[str, Any]:
    """Return the figures as they were written down, with a fault of one rule or with none of any."""
    written = accuracy.read()
    rules = {rule: {**entry, "fault": None} for rule, entry in written["rules"].items()}
    rules["trade-off.positions"]["fault"] = fault
    return {**written, "rules": rules}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what was written, which is kept here and not in the files."""
    kept: list[dict[str, Any]] = []
    monkeypatch.setattr(accuracy, "write", kept.append)
    return kept


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("options", [[], ["--rules"], ["--json"]], ids=["plain", "rules", "json"])
def test_a_rule_that_may_not_stand_fails_it_and_is_named(
    options: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measure, "measure", lambda _: figures("precision 0.79"))
    assert measure.main(options) == 1
    assert "1 may not stand: trade-off.positions (precision 0.79)" in capsys.readouterr().err


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("options", [[], ["--json"]], ids=["plain", "json"])
def test_it_succeeds_where_every_rule_may_stand(
    options: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measure, "measure", lambda _: figures(None))
    assert measure.main(options) == 0
    assert capsys.readouterr().err == ""


def test_it_writes_the_figures_also_where_it_fails(
    written: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure, "measure", lambda _: figures("support 2"))
    measure.main([])
    assert written == [figures("support 2")]


def test_every_rule_of_today_may_stand() -> None:
    assert {rule: entry["fault"] for rule, entry in accuracy.read()["rules"].items() if entry["fault"]} == {}
