"""Faults to order: the next calls of a method fail as Telegram's would."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.delivery.clock import Clock
from bot.terminal.refusals import Refused

HANG_S = 3600.0


class FaultKind(StrEnum):
    """How a call fails."""

    FLOOD = "flood"
    FORBIDDEN = "forbidden"
    SERVER = "server"
    HANG = "hang"
    CUT_BEFORE = "cut_before"
    CUT_AFTER = "cut_after"


@dataclass(slots=True, kw_only=True)
class _Fault:
    kind: FaultKind
    method: str
    chat_id: int | None
    times: int
    retry_after: int


class Faults:
    """The orders, the oldest first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._orders: list[_Fault] = []

    @property
    def waiting(self) -> int:
        """How many orders no call has met yet."""
        return len(self._orders)

    def order(
        self, kind: FaultKind, method: str, *, chat_id: int | None = None, times: int = 1, retry_after: int = 1
    ) -> None:
        """Let the next calls of a method, to one chat if it is named, fail so many times."""
        self._orders.append(
            _Fault(kind=kind, method=method.lower(), chat_id=chat_id, times=times, retry_after=retry_after)
        )

    async def strike(self, method: str, params: Mapping[str, Any]) -> bool:
        """Fail the call if that was ordered; True where it has its effect and its answer is cut. Raises Refused."""
        chat_id = int(params.get("chat_id", 0) or 0)
        for fault in self._orders:
            if fault.method == method.lower() and fault.chat_id in (None, chat_id):
                fault.times -= 1
                if fault.times == 0:
                    self._orders.remove(fault)
                return await self._strike(fault)
        return False

    async def _strike(self, fault: _Fault) -> bool:
        match fault.kind:
            case FaultKind.FLOOD:
                wait = fault.retry_after
                raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
            case FaultKind.FORBIDDEN:
                raise Refused(403, "Forbidden: bot was blocked by the user")
            case FaultKind.SERVER:
                raise Refused(502, "Bad Gateway")
            case FaultKind.HANG:
                await asyncio.sleep(HANG_S)
            case FaultKind.CUT_BEFORE:
                raise Refused(500, "Internal Server Error: connection was cut")
        return fault.kind is FaultKind.CUT_AFTER
