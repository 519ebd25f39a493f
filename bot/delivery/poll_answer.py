"""Reads what Telegram answered to a poll: a result, or why there is none. No word of an answer is repeated."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from bot.delivery.raw_update import NoUpdate, RawUpdate, read_json, read_update
from bot.delivery.retry import LONGEST_REST_S


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """What Telegram answered: for getUpdates, a list."""

    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class PollFailure:
    """Why there is no result; `reason` is for the log. `status` is Telegram's, None where it did not answer."""

    reason: str
    status: int | None = None
    retry_after_s: float = 0.0
    """How long Telegram asks us to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What came in one answer: the updates in order, and the faults of what is none."""

    updates: Sequence[RawUpdate]
    faults: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing came."""
        return not self.updates and not self.faults

    @property
    def next_offset(self) -> int | None:
        """Return the offset that acknowledges the batch; None where nothing in it has an id."""
        # The last one's, not the highest: after a quiet week Telegram goes on at a random id, which may be lower.
        return self.updates[-1].update_id + 1 if self.updates else None


def read_answer(status: int, body: bytes) -> PollResult | PollFailure:
    """Return what an answer of the Bot API says, by its HTTP status and its body."""
    try:
        # One broken byte in somebody's text is no reason to be deaf to everybody.
        found = read_json(body.decode("utf-8", "replace"))
    except NoUpdate as fault:
        return PollFailure(reason=f"HTTP {status}, {fault}", status=None if status == HTTPStatus.OK else status)
    if not isinstance(found, dict):
        return PollFailure(reason=f"HTTP {status}, no object", status=None if status == HTTPStatus.OK else status)
    if found.get("ok") is True and status == HTTPStatus.OK and "result" in found:
        return PollResult(value=found["result"])
    code = found.get("error_code")
    told = code if status == HTTPStatus.OK and isinstance(code, int) else status
    return PollFailure(reason=f"HTTP {told}", status=told, retry_after_s=_retry_after(found.get("parameters")))


def read_batch(value: object) -> Batch | PollFailure:
    """Return the updates of a result of getUpdates; what is no update is a fault, and the others are read."""
    if not isinstance(value, list):
        return PollFailure(reason="no list of updates")
    updates: list[RawUpdate] = []
    faults: list[str] = []
    for found in value:
        try:
            updates.append(read_update(found))
        except NoUpdate as fault:
            faults.append(str(fault))
    return Batch(updates=updates, faults=faults)


def _retry_after(parameters: object) -> float:
    """Return how many seconds an answer asks to wait; 0 where it does not say."""
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not seconds > 0:
        return 0.0
    return min(float(seconds), LONGEST_REST_S)
