"""People who answer, practise and run mocks while the bot dies under them; they remember what they typed."""

import asyncio
from collections.abc import Callable
from random import Random

from bot.conversation.texts import what_next
from bot.features.answering.texts import asking
from bot.terminal.local_bot_api import LocalBotApi, Person
from bot.terminal.person import User

PATIENCE_S = 30.0
LOOK_S = 0.05
READ_S = 1.3
"""A message a second is what a chat gets; who answers before the last of them answers something else."""
SENTENCES = (
    "I led search at a bookshop, six engineers and two million readers, and the catalogue was ten days away.",
    "Holding the index meant an old catalogue over Easter; shipping it meant wrong prices for one book in fifty.",
    "I counted the wrong ones on a copy, I wrote a check and I asked sales for three days.",
    "Wrong prices went from one in fifty to one in nine thousand.",
    "Every import runs that check since, and two teams copied it.",
    "Next time I would count on a copy before the first demo.",
)
SET_UP = ("Yes", "07:30", "Staff AI")
HARMLESS = (
    asking.ANOTHER,
    what_next.JUDGE,
    what_next.GO_ON,
    "Answer the follow-up",
    "Every rule",
    "Back",
    "Next question",
    "3",
)


class Walker:
    """One person with a will of their own, seeded: the same seed wants the same things."""

    def __init__(self, api: LocalBotApi, user_id: int, seed: int) -> None:
        self.user = User(api, Person(id=user_id, first_name=f"Walker {user_id}"))
        self.typed: list[str] = []
        """What was typed as an answer, in order; each text is unlike any other."""
        self._dice = Random(seed * 1_000 + user_id)  # noqa: S311 -- a walk to repeat, no secret

    @property
    def labels(self) -> list[str]:
        """What can be pressed now."""
        return self.user.chat.memory.choices.labels

    async def live(self, until: asyncio.Event) -> None:
        """Set up, then do this and that until the event is set."""
        await self._set_up()
        while not until.is_set():
            await self._do_something()
            await asyncio.sleep(self._dice.uniform(0.0, 0.4))

    async def is_served(self) -> bool:
        """Whether the bot serves the person as if nothing had been: a question, an answer, and word on it."""
        await self._ask(lambda: self.user.say("/cancel"))
        served = [await self._ask(lambda: self.user.say("/practice"))]
        if what_next.GO_ON in self.labels:
            served.append(await self._ask(lambda: self.user.press(what_next.GO_ON)))
        served.append(await self._ask(lambda: self._type(2)))
        served.append(await self._ask(lambda: self.user.say(asking.DONE)))
        return all(served)

    async def _set_up(self) -> None:
        await self._ask(lambda: self.user.say("/start"))
        for label in SET_UP:
            await self._press_once_seen(label)

    async def _press_once_seen(self, label: str) -> None:
        if await self._sees(lambda: label in self.labels):
            await self._ask(lambda: self.user.press(label))

    async def _do_something(self) -> None:
        if asking.DONE in self.labels:
            # Skipping after typing would throw the text away, as asked; everything typed here is to be kept.
            messages = self._dice.choice([0, 1, 1, 2, 3])
            self._type(messages)
            await self._ask(lambda: self.user.say(asking.DONE if messages else asking.SKIP))
            return
        known = [label for label in self.labels if label in HARMLESS]
        if known and self._dice.random() < 0.5:
            await self._ask(lambda: self.user.press(self._dice.choice(known)))
        else:
            await self._ask(lambda: self.user.say(self._dice.choice(["/practice", "/practice", "/mock"])))
            if what_next.GO_ON_WITH_MOCK in self.labels:
                await self._ask(lambda: self.user.press(what_next.GO_ON_WITH_MOCK))

    def _type(self, messages: int) -> None:
        for _ in range(messages):
            text = f"{self._dice.choice(SENTENCES)} ({self.user.person.id}.{len(self.typed) + 1})"
            self.typed.append(text)
            self.user.say(text)

    async def _ask(self, act: Callable[[], object]) -> bool:
        """Do something and read what the bot says to it; False where it says nothing for longer than people wait."""
        before = self._seen()
        act()
        answered = await self._sees(lambda: self._seen() > before)
        while answered and before != (before := self._seen()):  # noqa: ASYNC110 -- another process's doing
            await asyncio.sleep(READ_S)
        return answered

    def _seen(self) -> int:
        return sum(1 + message.edited for message in self.user.chat.messages.values())

    async def _sees(self, what: Callable[[], bool]) -> bool:
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not what():  # noqa: ASYNC110 -- what is looked at is another process's doing
                    await asyncio.sleep(LOOK_S)
        except TimeoutError:
            return False
        return True
