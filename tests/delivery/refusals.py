"""A Bot API that refuses calls with a status of the test's choice, as it does where a token or an address is wrong."""

from collections.abc import Mapping
from typing import Any

from bot.terminal.local_bot_api import LocalBotApi
from bot.terminal.refusals import Refused


class Refusing:
    """Lets every call of a method be refused until `end()`, with a code and a description."""

    def __init__(self, api: LocalBotApi, method: str, code: int, description: str) -> None:
        self._faults, self._strike = api.faults, api.faults.strike
        self._method, self._code, self._description = method.lower(), code, description
        self.times = 0
        api.faults.strike = self._refuse  # type: ignore[method-assign]

    def end(self) -> None:
        """Let calls through again."""
        self._faults.strike = self._strike  # type: ignore[method-assign]

    async def _refuse(self, method: str, params: Mapping[str, Any]) -> bool:
        if method.lower() != self._method:
            return await self._strike(method, params)
        self.times += 1
        raise Refused(self._code, self._description)
