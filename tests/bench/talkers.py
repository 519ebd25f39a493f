"""People who say the next thing as soon as the last one is answered, so that the bot alone sets the pace."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import cycle
from typing import Protocol

from bot.features.answering.texts import asking
from bot.terminal.chat import Shown
from bot.terminal.local_bot_api import LocalBotApi, Person
from bot.terminal.person import User

PATIENCE_S = 60.0
ANSWER = (
    "Our search team of eight served twelve million users, and a silent ranking bug would have cost the spring launch. "
    "Either I held the release for a week of canaries, or we shipped on the date and risked the index.",
    "I wrote the canary, I argued for four days instead of seven, and I took the pager myself. I asked sales for three "
    "days, I drew both costs on one page, and I told our director which of the two I would take and why.",
    "Failed queries fell from 3 percent to 0.2 percent in two weeks, and we shipped two days before Easter. Since then "
    "every team runs that canary as a release gate. Next time I would ask for the abort rule before the first demo.",
)
"""Three messages, 120 words: what somebody types on a phone."""
STEPS = 5
"""Asking, three messages, and having it judged."""


class Talker(Protocol):
    """One person in a chat of their own."""

    async def set_up(self) -> None:
        """What comes before anything is measured."""

    async def say_next(self) -> None:
        """Say the next thing; returns when the bot has said all that it says to it."""


class Echoed:
    """Types the messages of an answer one after the other, and reads each of them back."""

    def __init__(self, api: LocalBotApi, user_id: int) -> None:
        self._user = User(api, Person(id=user_id))
        self._texts = cycle(ANSWER)

    async def set_up(self) -> None:
        """One message, so that the connections are there."""
        await self.say_next()

    async def say_next(self) -> None:
        """One message, until it has come back."""
        text = next(self._texts)
        await act(self._user, lambda: self._user.say(text), lambda shown: shown.plain == text)


class Answering:
    """Asks for a question, answers it in three messages, has it judged, and begins anew."""

    def __init__(self, api: LocalBotApi, user_id: int) -> None:
        self._user = User(api, Person(id=user_id))
        self._steps_of_an_answer = [self._practise, *[self._typing(text) for text in ANSWER], self._done]
        self._steps = cycle(self._steps_of_an_answer)

    async def set_up(self) -> None:
        """Once through an answer, so that what is compiled at its first use is."""
        for _ in self._steps_of_an_answer:
            await self.say_next()

    async def say_next(self) -> None:
        """One update, until its last reply is there."""
        step = next(self._steps)
        await step()

    async def _practise(self) -> None:
        await act(self._user, lambda: self._user.say("/practice"), _brings_keys)

    def _typing(self, text: str) -> Callable[[], Awaitable[None]]:
        async def type_it() -> None:
            await act(self._user, lambda: self._user.say(text), lambda shown: "spoken" in shown.plain)

        return type_it

    async def _done(self) -> None:
        await act(self._user, lambda: self._user.say(asking.DONE), lambda shown: shown.keyboard == [])


def _brings_keys(shown: Shown) -> bool:
    return asking.DONE in shown.labels


async def act(user: User, what: Callable[[], object], is_last: Callable[[Shown], bool]) -> None:
    """Do something, and wait for the last message, new or edited, that the bot says to it."""
    user.chat.pending_changes()
    what()
    async with asyncio.timeout(PATIENCE_S):
        async for change in user.chat.changes():
            if change.message is not None and is_last(change.message):
                return
