"""How a message looks in a terminal: Telegram's HTML as text, buttons as numbers, pictures as files."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.terminal.chat import Change, ChangeKind, Shown
from bot.terminal.readable import readable

WIDTH = 100


class Screen:
    """Prints what happens in a chat. Pictures and files go to `folder`, and their path is printed."""

    def __init__(self, console: Console, folder: Path) -> None:
        self._console = console
        self._folder = folder
        self._printed: dict[int, str] = {}

    def change(self, change: Change) -> None:
        """Print one change."""
        if change.kind is ChangeKind.TOAST:
            self._console.print(Text(f"({change.text})", style="dim"))
        elif change.message is not None and change.kind is ChangeKind.NEW:
            self._message(change.message)
        elif change.message is not None and change.kind is ChangeKind.EDITED and self._is_news(change.message):
            self._message(change.message, note="(edited) ")

    def said(self, line: str) -> None:
        """Print what the user typed, where it is not on the screen already."""
        self._console.print(Text(f"> {line}", style="green"))

    def note(self, text: str) -> None:
        """Print a word of the terminal's own."""
        self._console.print(Text(text, style="dim"))

    def _message(self, message: Shown, note: str = "") -> None:
        self._printed[message.message_id] = _fingerprint(message)
        self._console.print()
        if message.picture is not None:
            self._console.print(
                Text(f"[picture: {self._keep(f'{message.message_id}.png', message.picture)}]", style="dim")
            )
        if message.document is not None:
            name, content = message.document
            self._console.print(Text(f"[file: {self._keep(name, content)}]", style="dim"))
        if message.html:
            self._console.print(Text.assemble((note, "dim"), readable(message.html)))
        for number, label in enumerate(message.labels, start=message.first):
            self._console.print(Text(f"  [{number}] {label}", style="bold cyan"))

    def _is_news(self, message: Shown) -> bool:
        return self._printed.get(message.message_id) != _fingerprint(message)

    def _keep(self, name: str, content: bytes) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / Path(name).name
        path.write_bytes(content)
        return path


def _fingerprint(message: Shown) -> str:
    return f"{message.html}\0{message.labels}"
