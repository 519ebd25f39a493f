"""Reads Telegram's answer to a poll: a result, or the reason why there is none. Errors repeat no part of an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from bot.delivery.receiving.raw_update import NoUpdate, RawUpdate, read_json, read_update
from bot.delivery.retry import LONGEST_REST_S


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """The result in an answer: for getUpdates, a list."""

    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class PollFailure:
    """The reason why there is no result. `reason` is for the log; `status` is Telegram's, None without an answer."""

    reason: str
    status: int | None = None
    retry_after_s: float = 0.0
    """Seconds that Telegram asks us to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The content of one answer: the updates in order, and the faults of entries that are no update."""

    updates: Sequence[RawUpdate]
    faults: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Return whether the answer held nothing."""
        return not self.updates and not self.faults

    @property
    def next_offset(self) -> int | None:
        """Return the offset that acknowledges the batch; None where nothing in it has an id."""
        # The last id, not the highest: after a quiet week Telegram goes on at a random id, which may be lower.
        return self.updates[-1].update_id + 1 if self.updates else None


def read_answer(status: int, body: bytes) -> PollResult | PollFailure:
    """Return the result or failure in an answer of the Bot API."""
    try:
        # One broken byte in one user's text must not keep everybody's updates from being read.
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
    """Return the updates in a result of getUpdates. An entry that is no update becomes a fault."""
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
    """Return the seconds that an answer asks to wait, at most LONGEST_REST_S; 0 where it does not say."""
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not seconds > 0:
        return 0.0
    return min(float(seconds), LONGEST_REST_S)
