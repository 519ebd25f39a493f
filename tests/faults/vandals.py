"""Who means harm: updates that no library reads, texts as long as they go, forged presses, among those of honest people."""

import asyncio
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from bot.conversation.registry import Registry
from bot.features.account.account import EraseEverything
from bot.features.registered import FEATURES
from bot.terminal.local_bot_api import LocalBotApi, Person
from bot.terminal.person import User

FIRST = 900_000
PAUSE_S = (3.0, 6.0)
"""Between two acts: what they make the bot say has to leave at one message a second when the storm is over."""
UNREADABLE: Sequence[dict[str, Any]] = (
    {"message": {"message_id": 7, "date": 0, "chat": {"id": FIRST, "type": "private"}, "poll": {"id": "1"}}},
    {"message": {"message_id": 8}},
    {"message": {"message_id": 9, "date": 0, "chat": "nowhere", "text": "x"}},
    {"message": {"message_id": 10, "date": "never", "chat": {"id": FIRST, "type": "private"}, "text": "x"}},
    {"callback_query": {"id": "1", "data": "x"}},
)
"""Updates that lack what the library wants, or hold it in another form."""
PIECE = "from 1 to were i to I doubled 5 percent to 3 i was wrong "
LONGEST_PIECES = 15
FORGED = ("", ":", "zz", "zz:1", "\x00", "9" * 60, "😀" * 16)
CODES = sorted(Registry(FEATURES).payloads.keys() - {EraseEverything.code})
"""Not the erasure of themselves: of what is erased nobody can say afterwards whether it was in order."""
LARGE = (0, -1, 2**63 - 1, 2**63, 10**40)


class Vandal:
    """One of them, seeded. `unreadable` counts what they sent that cannot be read."""

    def __init__(self, api: LocalBotApi, number: int, seed: int) -> None:
        self.user = User(api, Person(id=FIRST + number, first_name="Vandal"))
        self.unreadable = 0
        self._dice = Random(seed * 1_000 + FIRST + number)  # noqa: S311 -- a walk to repeat, no secret

    async def live(self, until: asyncio.Event) -> None:
        """Do harm now and then until the event is set."""
        acts: Sequence[Callable[[], None]] = (self._send_unreadable, self._type_endlessly, self._forge)
        while not until.is_set():
            self._dice.choice(acts)()
            await asyncio.sleep(self._dice.uniform(*PAUSE_S))

    def _send_unreadable(self) -> None:
        self.user.api.updates.add(dict(self._dice.choice(UNREADABLE)))
        self.unreadable += 1

    def _type_endlessly(self) -> None:
        self.user.say("/practice")
        for _ in range(self._dice.randint(1, LONGEST_PIECES)):
            self.user.say((PIECE * 80)[:4_000])
        self.user.say("Done")

    def _forge(self) -> None:
        data = self._dice.choice(FORGED)
        if self._dice.random() < 0.7:
            data = f"{self._dice.choice(CODES)}:{self._dice.choice(LARGE)}:{self._dice.choice(LARGE)}"
        self.user.press_data(data[:64], self._dice.randint(1, 50))
