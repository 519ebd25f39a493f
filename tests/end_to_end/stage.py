"""A stage for the whole bot: the real stack, a real database, a Bot API on loopback, and a person who types."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.app import BotOptions, Stardrill, open_stardrill
from bot.terminal.chat import Shown
from bot.terminal.local_bot_api import LocalBotApi, Person
from bot.terminal.person import User
from tests.clocks import HandClock
from tests.end_to_end.beginnings import beginning, nothing_is_patched
from tests.end_to_end.remembering_judge import RememberingJudge

TOKEN = "1:test"
JUDGE = RememberingJudge()

STORY = (
    "Our search team of eight served twelve million users, and a silent ranking bug would have cost the spring launch. "
    "Either I held the release for a week of canaries, or we shipped on the date and risked the index. "
    "I wrote the canary, I argued for four days instead of seven, and I took the pager myself. "
    "Failed queries fell from 3 percent to 0.2 percent in two weeks. "
    "Since then every team runs that canary as a release gate. "
    "Next time I would ask the launch lead for the abort rule before the first demo."
)


@dataclass(slots=True, kw_only=True)
class Stage:
    """One bot and one person in its chat."""

    bot: Stardrill
    api: LocalBotApi
    user: User
    clock: HandClock
    pressed: str | int | None = None
    """The button pressed last. Time passes before it is pressed again, or the bot takes the two for a double tap."""
    said: str | None = None
    """The text typed last. Time passes before a command is typed again, for the same reason."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """The bot's options that the test named."""

    async def settle(self) -> None:
        """Until the bot has everything and has said everything."""
        await self.api.updates.acknowledged()
        await self.bot.settled()

    async def say(self, *texts: str) -> list[Shown]:
        """Type messages; what the bot newly says."""

        def say(text: str) -> None:
            if text == self.said and text.startswith("/"):
                self.clock.advance(seconds=1)
            self.said = text
            self.user.say(text)

        return await self.do(*[lambda text=text: say(text) for text in texts])

    async def press(self, *labels: str | int) -> list[Shown]:
        """Press buttons one after the other, a second apart; what the bot newly says."""

        def press(label: str | int) -> None:
            if label == self.pressed:
                self.clock.advance(seconds=1)
            self.pressed = label
            self.user.press(label)

        return await self.do(*[lambda label=label: press(label) for label in labels])

    async def do(self, *acts: Any) -> list[Shown]:
        """Act, wait until the bot is done each time; the messages that are new."""
        before = set(self.user.chat.messages)
        for act in acts:
            act()
            await self.settle()
        return [message for key, message in self.user.chat.messages.items() if key not in before]

    @beginning
    async def set_up(self) -> list[Shown]:
        """Through /start with its three taps; the first question."""
        return await self.set_up_by_hand()

    async def set_up_by_hand(self) -> list[Shown]:
        """The same, for a test of what the bot counts in memory: it is gone through in every test."""
        await self.say("/start")
        await self.press("Yes", "18:30")
        return await self.press("Cisco")

    @beginning
    async def idle(self) -> list[Shown]:
        """Set up, with no question open."""
        await self.set_up()
        return await self.press("Skip")

    @beginning
    async def opened(self, command: str = "", *labels: str) -> list[Shown]:
        """Open the chat at a state: set up, no question open, then that command and those buttons one after the other.

        What the bot newly says to the last of these.
        """
        said = await self.idle()
        if command:
            said = await self.say(command)
        for label in labels:
            said = await self.press(label)
        return said

    async def answered(self, text: str = STORY) -> Shown:
        """Answer the open question; the feedback."""
        await self.say(text)
        return feedback_in(await self.press("Done"))

    async def tick(self) -> list[Shown]:
        """Let what is due come; the messages that are new."""
        before = set(self.user.chat.messages)
        await self.bot.tick.fire()
        self.bot.outbox.wake()
        await self.bot.settled()
        return [message for key, message in self.user.chat.messages.items() if key not in before]

    async def another_user(self, user_id: int) -> "Stage":
        """Somebody else in the same bot."""
        user = User(self.api, Person(id=user_id, first_name="Else"))
        return Stage(bot=self.bot, api=self.api, user=user, clock=self.clock, options=self.options)

    @property
    def texts(self) -> list[str]:
        """Everything that the bot has said, as it stands now."""
        return [message.plain for message in self.user.chat.messages.values()]


def feedback_in(messages: Sequence[Shown]) -> Shown:
    """The feedback among some messages."""
    return next(message for message in messages if "Every rule" in message.labels)


@asynccontextmanager
async def staged(
    database_url: str, clock: HandClock | None = None, files: Mapping[str, bytes] | None = None, **plan: Any
) -> AsyncIterator[Stage]:
    """A bot that runs, with one person; stopped at the end. `files` were sent to Telegram before."""
    clock = clock or HandClock()
    async with LocalBotApi(token=TOKEN, clock=clock) as api:
        user = User(api)
        api.files.update(files or {})
        options = {"default_zone": "Europe/Berlin", "unlimited": True, "judge": judge_of_the_stage(), **plan}
        bot = await open_stardrill(
            BotOptions(
                token=TOKEN, api_url=api.url, database_url=database_url, clock=clock, host="127.0.0.1", **options
            )
        )
        await bot.start()
        leave_the_tick_to_the_test(bot)
        try:
            yield Stage(bot=bot, api=api, user=user, clock=clock, options=plan)
        finally:
            await bot.stop()


def judge_of_the_stage() -> RememberingJudge | None:
    """Return the judge that remembers; None, for the bot's own, in a test that may have patched it."""
    return JUDGE if nothing_is_patched() else None


def leave_the_tick_to_the_test(bot: Stardrill) -> None:
    """What is due comes when a test says so: by itself it would come in real seconds, in the middle of a slow test."""
    jobs = bot.application.job_queue
    for job in jobs.get_jobs_by_name(bot.tick.fire.__qualname__) if jobs is not None else ():
        job.schedule_removal()
