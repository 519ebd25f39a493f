"""What a clumsy person does that no line of the terminal can do: double taps, messages sent twice, stickers, forwards."""

from collections.abc import Callable
from pathlib import Path

from tests.fortnight.theatre import Theatre


class ClumsyHands:
    """The hands of a person who does everything wrong, at the theatre's terminal."""

    def __init__(self, stage: Theatre) -> None:
        self._stage = stage
        self._user = stage.user

    async def press_twice(self, label: str) -> None:
        """Tap a button of the newest message that has some twice, before the first tap is answered."""
        await self._stage.act(f"taps {label!r} twice", *self._twice(lambda: self._user.press(label)))

    async def say_twice(self, text: str) -> None:
        """Send a message twice in the same second."""
        await self._stage.act(f"sends twice: {text}", *self._twice(lambda: self._user.say(text)))

    async def say_at_once(self, *texts: str) -> None:
        """Send messages before the first is answered."""
        await self._stage.act(
            f"sends at once: {' / '.join(texts)}", *[lambda text=text: self._user.say(text) for text in texts]
        )

    async def cancel_and_cancel(self) -> None:
        """Leave what is open, and a moment later once more."""
        await self._stage.say("/cancel")
        await self._stage.later(0.1)
        await self._stage.say("/cancel")

    async def edit_of_nothing(self, text: str) -> None:
        """Edit the very first message of the chat, which was part of nothing."""
        await self._stage.act(f"edits the first message: {text}", lambda: self._user.edit(text, 1))

    async def sticker(self) -> None:
        """Send a sticker."""
        await self._stage.act("sends a sticker", self._user.sticker)

    async def forward(self, text: str) -> None:
        """Forward a message of somebody else."""
        await self._stage.act(f"forwards a message: {text}", lambda: self._user.forward(text))

    async def file(self, name: str, content: bytes) -> None:
        """Send a file with that content."""
        Path(name).write_bytes(content)
        await self._stage.terminal(f":file {name}")

    @staticmethod
    def _twice(act: Callable[[], object]) -> tuple[Callable[[], object], Callable[[], object]]:
        return act, act
