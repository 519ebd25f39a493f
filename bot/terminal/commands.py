"""Interprets a typed line: a message, a number that presses a button, or a command of the terminal."""

import re
from collections.abc import Callable
from pathlib import Path

from bot.terminal.local_bot_api import LARGEST_DOWNLOAD
from bot.terminal.person import User
from bot.text_files import UnreadableFile, read_file

HELP = """\
Type to write to the bot. A number alone presses that button of the newest message that has buttons.
:edit TEXT            edit your last message
:voice SECONDS        send a voice note of that length
:photo                send a photo
:file PATH            send a file, such as stories to import
:location LAT LON     share a place
:help                 this list
:quit                 leave; everything is kept"""

NUMBER = re.compile(r"\d{1,4}")
LONGEST_VOICE_DIGITS = 5
"""More digits would be a voice note of over a day."""


class Quit(Exception):
    """The user wants to leave."""


class Lines:
    """Carries out typed lines. `note` prints a message of the terminal itself."""

    def __init__(self, user: User, note: Callable[[str], None]) -> None:
        self._user = user
        self._note = note

    def do(self, line: str) -> bool:
        """Carry out one line; return whether the bot has something to do. Raises Quit."""
        line = line.rstrip("\r\n")
        if not line.strip():
            return False
        if line.startswith(":"):
            word, _, rest = line[1:].partition(" ")
            return self._own_word(line, word.lower(), rest.strip())
        if NUMBER.fullmatch(line.strip()):
            try:
                self._user.press(int(line))
            except LookupError:
                self._user.say(line)
            return True
        self._user.say(line)
        return True

    def _own_word(self, line: str, word: str, rest: str) -> bool:
        match word:
            case "quit":
                raise Quit
            case "help":
                self._note(HELP)
                return False
            case "edit":
                return self._edit(rest)
            case "voice":
                return self._voice(rest)
            case "photo":
                self._user.photo(rest or None)
            case "file":
                return self._file(rest)
            case "location":
                return self._location(rest)
            case _:
                self._user.say(line)
        return True

    def _edit(self, text: str) -> bool:
        if not text or not self._user.chat.memory.last_said:
            self._note("There is nothing to edit. Like this: :edit the new text of your last message")
            return False
        self._user.edit(text)
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
