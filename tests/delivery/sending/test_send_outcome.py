"""What an error says of the message: only what is about the message drops it."""

import json
from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.retry import LONGEST_REST_S
from bot.delivery.sending.send_outcome import SendOutcome, outcome_of, pause_before_retry

OUTCOMES = [
    (RetryAfter(5), SendOutcome.ASKED_TO_WAIT),
    (Forbidden("Forbidden: bot was blocked by the user"), SendOutcome.BLOCKED),
    (BadRequest("Bad Request: chat not found"), SendOutcome.REFUSED),
    (ChatMigrated(-5), SendOutcome.REFUSED),
    (InvalidToken("Unauthorized"), SendOutcome.UNREACHABLE),
    (InvalidToken("Not Found"), SendOutcome.UNREACHABLE),
    (NetworkError("Bad Gateway"), SendOutcome.UNREACHABLE),
    (TimedOut(), SendOutcome.UNREACHABLE),
    (TimeoutError(), SendOutcome.UNREACHABLE),
    (Conflict("Conflict: terminated by other getUpdates request"), SendOutcome.UNREACHABLE),
    (TelegramError("Invalid server response"), SendOutcome.UNREACHABLE),
    (Forbidden("Forbidden (403). Parsing the server response b'<html>' failed"), SendOutcome.UNREACHABLE),
    (BadRequest("Bad Request (400)"), SendOutcome.UNREACHABLE),
    (json.JSONDecodeError("no JSON", "x", 0), SendOutcome.SET_ASIDE),
    (KeyError("text"), SendOutcome.SET_ASIDE),
]


@pytest.mark.parametrize(("error", "outcome"), OUTCOMES, ids=lambda each: str(getattr(each, "value", repr(each))))
def test_an_error_says_what_becomes_of_the_message(error: Exception, outcome: SendOutcome) -> None:
    assert outcome_of(error) is outcome


def test_the_pause_is_what_telegram_asks_for() -> None:
    assert pause_before_retry(RetryAfter(timedelta(seconds=90)), 0) == 90.0


def test_nobody_waits_for_longer_than_an_hour() -> None:
    assert pause_before_retry(RetryAfter(10**12), 0) == LONGEST_REST_S


def test_without_a_word_from_telegram_it_grows() -> None:
    assert [pause_before_retry(InvalidToken(), attempts) for attempts in (0, 3, 2_000)] == [1.0, 8.0, 60.0]
