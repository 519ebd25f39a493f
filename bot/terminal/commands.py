"""Interprets a typed line: a message, a number that presses a button, or a command of the terminal."""

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import shorten

from bot.terminal.local_bot_api import LARGEST_DOWNLOAD
from bot.terminal.person import User
from bot.text_files import UnreadableFile, read_file

HELP = """\
Type to write to the bot. A number alone presses that button of the newest message that has buttons.
:buttons              list the buttons of earlier messages too
:press NUMBER         press a button of that list
:edit TEXT            edit your last text; buttons and commands do not count
:edit NUMBER TEXT     edit the text before it (2), the third last (3), and so on
:say TEXT             send it as it is, such as a number alone
:voice SECONDS        send a voice note of that length
:photo                send a photo
:file PATH            send a file, such as stories to import
:location LAT LON     share a place
:help                 this list
:quit                 leave; everything is kept"""

NUMBER = re.compile(r"\d{1,3}")
"""A number that presses a button. A year has more digits and is a message."""
EARLIER_TEXT = re.compile(r"(\d{1,3})(?:\s+(.+))?", re.DOTALL)
LONGEST_VOICE_DIGITS = 5
"""More digits would be a voice note of over a day."""

WIDTH_OF_A_LINE = 70
EARLIER_RUN = "(from an earlier run)"


class Quit(Exception):
    """The user wants to leave."""


class Lines:
    """Carries out typed lines. `note` prints a message of the terminal itself."""

    def __init__(self, user: User, note: Callable[[str], None]) -> None:
        self._user = user
        self._note = note
        # Callback data and message of the buttons that were listed last, by their numbers from 1.
        self._listed: list[tuple[str, int]] = []

    def do(self, line: str) -> bool:
        """Carry out one line; return whether the bot has something to do. Raises Quit."""
        line = line.rstrip("\r\n")
        if not line.strip():
            return False
        if line.startswith(":"):
            word, _, rest = line[1:].partition(" ")
            return self._own_word(line, word.lower(), rest.strip())
        if NUMBER.fullmatch(line.strip()):
            return self._press_newest(line.strip())
        self._user.say(line)
        return True

    def _own_word(self, line: str, word: str, rest: str) -> bool:
        if word == "quit":
            raise Quit
        words: dict[str, Callable[[str], bool]] = {
            "help": self._help,
            "buttons": self._list_buttons,
            "press": self._press_listed,
            "edit": self._edit,
            "voice": self._voice,
            "photo": self._photo,
            "file": self._file,
            "location": self._location,
        }
        if word in words:
            return words[word](rest)
        return self._say(rest if word == "say" else line)

    def _help(self, _: str) -> bool:
        self._note(HELP)
        return False

    def _photo(self, caption: str) -> bool:
        self._user.photo(caption or None)
        return True

    def _press_newest(self, number: str) -> bool:
        try:
            self._user.press(int(number))
        except LookupError:
            self._note(
                f"There is no button {number}. :buttons lists those of earlier messages; :say {number} sends it."
            )
            return False
        return True

    def _list_buttons(self, _: str) -> bool:
        """Print every button that still stands, the newest message first."""
        self._listed = []
        lines: list[str] = []
        for choices in reversed(self._user.chat.memory.standing):
            shown = self._user.chat.messages.get(choices.message_id)
            lines.append(_first_words(shown.plain) if shown is not None else EARLIER_RUN)
            for label, data in zip(choices.labels, choices.data, strict=True):
                self._listed.append((data, choices.message_id))
                lines.append(f"  [{len(self._listed)}] {label}")
        self._note("\n".join([*lines, "Press one with :press and its number."]) if lines else "There is no button.")
        return False

    def _press_listed(self, number: str) -> bool:
        if not NUMBER.fullmatch(number) or not 0 < int(number) <= len(self._listed):
            self._note("Which? :buttons lists them with their numbers. Like this: :press 2")
            return False
        self._user.press_data(*self._listed[int(number) - 1])
        return True

    def _say(self, text: str) -> bool:
        if not text:
            self._note("What? Like this: :say 12")
            return False
        self._user.say(text)
        return True

    def _edit(self, text: str) -> bool:
        texts = self._user.chat.memory.texts
        earlier = EARLIER_TEXT.fullmatch(text)
        back = int(earlier[1]) if earlier else 1
        new = (earlier[2] or "") if earlier else text
        if not new or not texts:
            self._note(
                "There is nothing to edit. Like this: :edit the new text, or :edit 2 the new text of the one before"
            )
            return False
        if not 0 < back <= len(texts):
            counted = "is one text" if len(texts) == 1 else f"are {len(texts)} texts"
            self._note(f"There {counted} to edit. To begin a text with a number: :edit 1 {text}")
            return False
        self._user.edit(new, texts[-back])
        return True

    def _voice(self, seconds: str) -> bool:
        if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= LONGEST_VOICE_DIGITS):
            self._note("How long? Like this: :voice 140")
            return False
        self._user.voice(int(seconds))
        return True

    def _file(self, path: str) -> bool:
        if not path:
            self._note("Which? Like this: :file stardrill.md")
            return False
        try:
            content = read_file(Path(path).expanduser(), LARGEST_DOWNLOAD)
        except (UnreadableFile, RuntimeError) as error:
            self._note(f"{path} cannot be read: {error}.")
            return False
        self._user.document(Path(path).name, content)
        return True

    def _location(self, place: str) -> bool:
        try:
            latitude, longitude = (float(number) for number in place.replace(",", " ").split())
        except ValueError:
            self._note("Where? Like this: :location 52.5 13.4")
            return False
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            self._note("A latitude is from -90 to 90, a longitude from -180 to 180.")
            return False
        self._user.location(latitude, longitude)
        return True


def _first_words(text: str) -> str:
    """Return the beginning of a message, on one line."""
    return shorten(text, WIDTH_OF_A_LINE, placeholder=" …")
