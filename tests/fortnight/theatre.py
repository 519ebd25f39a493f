"""The terminal bot on a stage whose clock is moved by hand, writing down what its user sees."""

import contextlib
import os
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.app import BotOptions, Stardrill, open_stardrill
from bot.terminal.chat import ChangeKind
from bot.terminal.commands import Lines
from bot.terminal.local_bot_api import LocalBotApi
from bot.terminal.person import User
from bot.terminal.show import WIDTH, Screen
from storage.records import OutlineState, QuizKind
from tests.clocks import HandClock
from tests.end_to_end.stage import leave_the_tick_to_the_test
from tests.fortnight import stories

TOKEN = "1:fortnight"
ZONE = ZoneInfo("Europe/Berlin")
FIRST_DAY = date(2026, 3, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One thing that the person did, and what the bot answered: new messages, edits and toasts."""

    did: str
    answers: Sequence[str]


class Theatre:
    """One person, their terminal, and the hour. Everything seen is kept, a page a day."""

    def __init__(self, bot: Stardrill, api: LocalBotApi, clock: HandClock) -> None:
        self.bot = bot
        self.user = User(api)
        self.clock = clock
        self.pages: list[tuple[str, str]] = []
        self.contacts: list[Contact] = []
        self.unasked: list[tuple[date, Sequence[str]]] = []
        self._api = api
        self._page = StringIO()
        self._day = FIRST_DAY
        self._lines = Lines(self.user, self._note)
        self._screen = self._new_screen()

    async def day(self, number: int, title: str) -> None:
        """Begin a day, at 8 in the morning, after whatever came due in between; its page has that title."""
        self._turn_page()
        self._day = FIRST_DAY + timedelta(days=number - 1)
        self._title = f"Day {number}, {self._day:%A} {self._day.day} {self._day:%B}: {title}"
        await self.at(time(8))

    async def at(self, clock: time) -> None:
        """Let it become that time of the day, and what is due come."""
        await self._let_pass_until(datetime.combine(self._day, clock, ZONE))

    async def later(self, minutes: float) -> None:
        """Let some minutes pass, and what is due come."""
        await self._let_pass_until(self.clock.now() + timedelta(minutes=minutes))

    async def say(self, *texts: str) -> None:
        """Type messages, one after the other."""
        for text in texts:
            await self._line(text, text)

    async def press(self, *labels: str) -> None:
        """Press buttons of the newest message that has some, each by its label or how it begins."""
        for label in labels:
            choices = self.user.chat.memory.choices.labels
            at = next((n for n, each in enumerate(choices, 1) if each.startswith(label)), None)
            assert at is not None, f"no button {label!r} among {choices}\n{self._page.getvalue()[-1500:]}"
            await self._line(str(at), f"{at}  ({choices[at - 1]})")

    async def tap(self, label: str) -> None:
        """Tap a button further up, as one can on a phone: that of the newest message that has it."""
        messages = reversed(list(self.user.chat.messages.values()))
        found = ((m, data) for m in messages for row in m.buttons for text, data in row if text == label)
        message, data = next(found)
        self._screen.said(f"(taps {label!r} further up)")
        self.user.press_data(data, message.message_id)
        await self._answered(label)

    async def act(self, shown: str, *acts: Callable[[], object]) -> None:
        """Do things that no line of the terminal can do, one right after the other, before the bot answers."""
        self._screen.said(f"({shown})")
        for each in acts:
            each()
        await self._answered(shown)

    async def press_one_of(self, *labels: str) -> None:
        """Press the first of these that there is."""
        choices = self.user.chat.memory.choices.labels
        await self.press(next(label for label in labels if any(each.startswith(label) for each in choices)))

    async def answer(self) -> None:
        """Answer the open question with the story for its archetype, and have it judged."""
        async with self.bot.database.read() as uow:
            current = await uow.answers.current(self.user.person.id)
        assert current is not None
        await self.say(stories.FOR[current.archetype or "style"])
        await self.press("Done")

    async def guess(self, kind: QuizKind, *, rightly: bool = True) -> None:
        """Guess the next item of the newest quiz; where not rightly, the first of what is wrong."""
        async with self.bot.database.read() as uow:
            newest = (await uow.quizzes.of_user(self.user.person.id, kind))[-1]
            item = next(item for item in await uow.quizzes.items(newest.id) if item.given is None)
        choices = self.user.chat.memory.choices
        guesses = [n for n, data in enumerate(choices.data) if data.split(":")[1:3] == [str(newest.id), str(item.n)]]
        at = next(n for n in guesses if (choices.data[n].split(":")[3] == item.expected) is rightly)
        await self.press(choices.labels[at])

    async def outlined(self) -> str:
        """The archetype of the drill's open outline."""
        async with self.bot.database.read() as uow:
            outlines = await uow.drills.outlines_of(self.user.person.id)
        return next(outline.archetype for outline in outlines if outline.state is OutlineState.OPEN)

    async def is_asked(self) -> bool:
        """Whether a mock interview goes on."""
        async with self.bot.database.read() as uow:
            return await uow.mocks.unfinished(self.user.person.id) is not None

    @property
    def follows_up(self) -> bool:
        """Whether the interviewer has just asked again."""
        return "💬" in self.user.chat.newest.plain

    async def terminal(self, line: str) -> None:
        """Type one of the terminal's own words, such as `:voice 140`."""
        await self._line(line, line)

    def finish(self) -> list[tuple[str, str]]:
        """The pages: a title and what was seen, for each day."""
        self._turn_page()
        return self.pages

    @property
    def labels(self) -> list[str]:
        """What can be pressed now."""
        return self.user.chat.memory.choices.labels

    @property
    def seen(self) -> str:
        """What was seen on this day so far."""
        return self._page.getvalue()

    async def _line(self, line: str, shown: str) -> None:
        self._screen.said(shown)
        self._lines.do(line)
        await self._answered(shown)

    async def _answered(self, did: str) -> None:
        await self._api.updates.acknowledged()
        await self.bot.settled()
        self.contacts.append(Contact(did=did, answers=self._shown()))

    async def _let_pass_until(self, instant: datetime) -> None:
        """Move the clock from one due row to the next, as ticks every few seconds would meet them."""
        while True:
            async with self.bot.database.read() as uow:
                due = await uow.due.next_at()
            if due is None or due > instant:
                break
            self.clock.go_to(max(due, self.clock.now()))
            await self._tick()
        self.clock.go_to(max(instant, self.clock.now()))

    async def _tick(self) -> None:
        await self.bot.tick.fire()
        self.bot.outbox.wake()
        await self.bot.settled()
        now = self.clock.now().astimezone(ZONE)
        heading = f"\n— {now:%H:%M} —" if now.date() == self._day else f"\n— {now:%A, %H:%M} —"
        shown = self._shown(heading)
        self.unasked += [(now.date(), shown)] if shown else []

    def _shown(self, heading: str | None = None) -> list[str]:
        """Show what has changed, below a heading; return the text of each message, edit and toast."""
        changes = [each for each in self.user.chat.pending_changes() if each.kind is not ChangeKind.DELETED]
        if changes and heading is not None:
            self._note(heading)
        for change in changes:
            self._screen.change(change)
        return [change.message.plain if change.message is not None else change.text for change in changes]

    def _note(self, text: str) -> None:
        self._screen.note(text)

    def _turn_page(self) -> None:
        if self._page.getvalue().strip():
            self.pages.append((self._title, self._page.getvalue()))
        self._page = StringIO()
        self._screen = self._new_screen()

    def _new_screen(self) -> Screen:
        console = Console(file=self._page, highlight=False, width=WIDTH, soft_wrap=True, color_system=None)
        return Screen(console, Path("pictures"))


@contextlib.asynccontextmanager
async def theatre(dice: Callable[[int], Random] = Random) -> AsyncIterator[Theatre]:
    """A new bot on a new SQLite file, at 8 in the morning of the first day; what it draws goes to a folder that is let go."""
    clock = HandClock(datetime.combine(FIRST_DAY, time(8), ZONE))
    with TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")) as folder, contextlib.chdir(folder):
        async with LocalBotApi(token=TOKEN, clock=clock) as api:
            plan = BotOptions(
                token=TOKEN,
                api_url=api.url,
                database_url=f"sqlite:///{folder}/stardrill.sqlite3",
                default_zone="Europe/Berlin",
                unlimited=True,
                clock=clock,
                dice=dice,
                in_terminal=True,
            )
            bot = await open_stardrill(plan)
            await bot.start()
            leave_the_tick_to_the_test(bot)
            try:
                yield Theatre(bot, api, clock)
            finally:
                await bot.stop()
