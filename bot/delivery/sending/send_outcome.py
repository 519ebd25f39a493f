"""Outcomes of sending a message, told apart by the error."""

import warnings
from datetime import timedelta
from enum import StrEnum

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning

from bot.delivery.retry import LONGEST_REST_S
from bot.delivery.sending.retry_waits import pause_after

NOT_OF_TELEGRAM = ("Bad Request (400)", "Forbidden (403)")
"""PTB's messages for a refusal without a reason: it comes from a proxy or the like, not from Telegram."""


class SendOutcome(StrEnum):
    """The outcome of one attempt; the values are labels of a metric."""

    SENT = "sent"
    ASKED_TO_WAIT = "asked_to_wait"
    BLOCKED = "blocked"
    """The user has blocked the bot: nothing more can be sent to the chat."""
    REFUSED = "refused"
    """Telegram will never take this one message."""
    UNREACHABLE = "unreachable"
    """The message may be fine: the network failed, the token is unknown, or a proxy answered."""
    SET_ASIDE = "set_aside"
    """The message cannot be read, or cannot be made into a call of the Bot API."""


def outcome_of(error: Exception) -> SendOutcome:
    """Return the outcome that an error stands for."""
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
    """Return the seconds to wait: what Telegram asks for, else more with each failed attempt.

    At most LONGEST_REST_S: a date beyond the calendar could not be stored, and its chat would wait for ever.
    """
    if not isinstance(error, RetryAfter):
        return pause_after(attempts)
    with warnings.catch_warnings():
        # PTB is changing the type of `retry_after` and warns at each access; both types are handled here.
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        wait = error.retry_after
    return min(wait.total_seconds() if isinstance(wait, timedelta) else float(wait), LONGEST_REST_S)


def _is_of_telegram(error: TelegramError) -> bool:
    return not str(error).startswith(NOT_OF_TELEGRAM)
