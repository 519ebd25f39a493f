"""What came of a try to send a message, by the error that it ended with."""

import warnings
from datetime import timedelta
from enum import StrEnum

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning

from bot.delivery.retry import LONGEST_REST_S
from bot.delivery.retry_waits import pause_after

NOT_OF_TELEGRAM = ("Bad Request (400)", "Forbidden (403)")
"""How PTB words a refusal that gives no reason: it came from something in between, such as a proxy."""


class SendOutcome(StrEnum):
    """How a try ended; the values are labels of a metric."""

    SENT = "sent"
    ASKED_TO_WAIT = "asked_to_wait"
    BLOCKED = "blocked"
    """The user has blocked the bot: nothing more can be sent to the chat."""
    REFUSED = "refused"
    """Telegram will never take this one message."""
    UNREACHABLE = "unreachable"
    """Nothing is known against the message: the network failed, or the token is not known, or a proxy answered."""
    SET_ASIDE = "set_aside"
    """The message cannot be read, or made into a call of the Bot API."""


def outcome_of(error: Exception) -> SendOutcome:
    """Return what an error says of the message that was being sent."""
    match error:
        case RetryAfter():
            return SendOutcome.ASKED_TO_WAIT
        case Forbidden() if _is_of_telegram(error):
            return SendOutcome.BLOCKED
        case BadRequest() if _is_of_telegram(error):
            return SendOutcome.REFUSED
        case ChatMigrated():
            return SendOutcome.REFUSED
        case TelegramError() | TimeoutError():
            return SendOutcome.UNREACHABLE
    return SendOutcome.SET_ASIDE


def pause_before_retry(error: Exception, attempts: int) -> float:
    """Return how many seconds to wait: what Telegram asks for, else more with each of the `attempts` that failed.

    Never more than LONGEST_REST_S: what no calendar holds could not be stored, and its chat would wait for ever.
    """
    if not isinstance(error, RetryAfter):
        return pause_after(attempts)
    with warnings.catch_warnings():
        # PTB is changing the type of `retry_after` and warns at each look; both types are read here.
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        wait = error.retry_after
    return min(wait.total_seconds() if isinstance(wait, timedelta) else float(wait), LONGEST_REST_S)


def _is_of_telegram(error: TelegramError) -> bool:
    return not str(error).startswith(NOT_OF_TELEGRAM)
