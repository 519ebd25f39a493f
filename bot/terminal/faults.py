"""Injected faults: the next calls of a method fail as Telegram's would."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.delivery.clock import Clock
from bot.terminal.refusals import Refused

HANG_S = 3600.0


class FaultKind(StrEnum):
    """The way in which a call fails."""

    FLOOD = "flood"
    FORBIDDEN = "forbidden"
    SERVER = "server"
    HANG = "hang"
    CUT_BEFORE = "cut_before"
    CUT_AFTER = "cut_after"
    UNAUTHORIZED = "unauthorized"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    BAD_REQUEST = "bad_request"
    CLIPPED = "clipped"
    """The call has its effect, and its answer is cut short."""
    REPLACED = "replaced"
    """The call has its effect, and is answered with another body, such as a proxy's page."""


SPOILING = (FaultKind.CLIPPED, FaultKind.REPLACED)
REFUSALS = {
    FaultKind.FORBIDDEN: (403, "Forbidden: bot was blocked by the user"),
    FaultKind.SERVER: (502, "Bad Gateway"),
    FaultKind.CUT_BEFORE: (500, "Internal Server Error: connection was cut"),
    FaultKind.UNAUTHORIZED: (401, "Unauthorized"),
    FaultKind.NOT_FOUND: (404, "Not Found"),
    FaultKind.BAD_REQUEST: (400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
    FaultKind.CONFLICT: (409, "Conflict: terminated by other getUpdates request"),
}


@dataclass(slots=True, kw_only=True)
class _Fault:
    kind: FaultKind
    method: str
    chat_id: int | None
    times: int
    retry_after: int
    body: bytes


class Faults:
    """The injected faults that are still to come, the oldest first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._orders: list[_Fault] = []

    @property
    def waiting(self) -> int:
        """Return how many injected faults have not been used up."""
        return len(self._orders)

    def order(
        self,
        kind: FaultKind,
        method: str,
        *,
        chat_id: int | None = None,
        times: int = 1,
        retry_after: int = 1,
        body: bytes = b"",
    ) -> None:
        """Make the next `times` calls of a method fail, those to one chat if it is named; `body` is for REPLACED."""
        fault = _Fault(
            kind=kind, method=method.lower(), chat_id=chat_id, times=times, retry_after=retry_after, body=body
        )
        self._orders.append(fault)

    def left(self, method: str) -> int:
        """Return how many calls of a method are still to fail."""
        return sum(fault.times for fault in self._orders if fault.method == method.lower())

    def forget(self) -> None:
        """Remove the faults that are still to come."""
        self._orders.clear()

    async def strike(self, method: str, params: Mapping[str, Any]) -> bool:
        """Fail a call if a fault is due; return whether its answer is to be dropped after its effect.

        Raises Refused.
        """
        fault = self._met(method, params, spoiling=False)
        return fault is not None and await self._strike(fault)

    def spoiled(self, method: str, params: Mapping[str, Any], body: bytes) -> bytes:
        """Return the body of an answer, spoiled if a fault is due."""
        fault = self._met(method, params, spoiling=True)
        if fault is None:
            return body
        return fault.body if fault.kind is FaultKind.REPLACED else body[:-3]

    def _met(self, method: str, params: Mapping[str, Any], *, spoiling: bool) -> _Fault | None:
        """Return the fault that a call meets, and count it."""
        chat_id = int(params.get("chat_id", 0) or 0)
        for fault in self._orders:
            meant = fault.method == method.lower() and fault.chat_id in (None, chat_id)
            if meant and (fault.kind in SPOILING) is spoiling:
                fault.times -= 1
                if fault.times == 0:
                    self._orders.remove(fault)
                return fault
        return None

    async def _strike(self, fault: _Fault) -> bool:
        if fault.kind is FaultKind.FLOOD:
            wait = fault.retry_after
            raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        if fault.kind in REFUSALS:
            raise Refused(*REFUSALS[fault.kind])
        if fault.kind is FaultKind.HANG:
            await asyncio.sleep(HANG_S)
        return fault.kind is FaultKind.CUT_AFTER
