"""Logs: what a line belongs to, as text or JSON, and a crash by its place alone."""

import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from bot.delivery.watching.log_context import Correlated, log_context
from bot.delivery.watching.outcome_log import log_outcome
from bot.shell.logs import JsonLines, TextLines

SECRET = "the payroll outage"


@pytest.fixture
def record() -> Iterator[logging.LogRecord]:
    """A record of a crash whose message quotes an answer."""
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        crash = (type(error), error, error.__traceback__)
    with log_context("update", 7):
        found = logging.LogRecord("bot", logging.ERROR, __file__, 1, "it crashed", None, crash)
        Correlated().filter(found)
        yield found


def test_a_line_of_json_says_what_it_belongs_to(record: logging.LogRecord) -> None:
    line = json.loads(JsonLines().format(record))
    assert (line["level"], line["correlation"], line["message"]) == ("ERROR", "update-7", "it crashed")
    assert line["error"].endswith("ValueError")
    assert SECRET not in json.dumps(line)


def test_a_line_of_text_too(record: logging.LogRecord) -> None:
    line = TextLines().format(record)
    assert "[update-7]: it crashed" in line
    assert "test_logs.py" in line
    assert SECRET not in line


def test_what_belongs_to_nothing_says_so() -> None:
    record = logging.LogRecord("bot", logging.INFO, __file__, 1, "running", None, None)
    Correlated().filter(record)
    assert json.loads(JsonLines().format(record))["correlation"] == "-"


def test_each_line_says_when_in_utc_with_its_zone(record: logging.LogRecord) -> None:
    in_text = TextLines().format(record).split(" ")[0]
    in_json = json.loads(JsonLines().format(record))["at"]
    assert in_text == in_json
    assert datetime.fromisoformat(in_text).utcoffset() == timedelta(0)


def test_what_became_of_something_is_told_in_text_and_in_fields_of_json(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with log_context("update", 7):
        log_outcome(logging.getLogger("bot"), kind="command /help", outcome="handled", seconds=0.0123)
        Correlated().filter(caplog.records[0])
    assert TextLines().format(caplog.records[0]).endswith("DEBUG bot [update-7]: command /help: handled in 12.3 ms")
    line = json.loads(JsonLines().format(caplog.records[0]))
    assert {name: line[name] for name in ("correlation", "kind", "outcome", "ms")} == {
        "correlation": "update-7",
        "kind": "command /help",
        "outcome": "handled",
        "ms": 12.3,
    }
