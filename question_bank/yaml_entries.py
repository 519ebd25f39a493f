"""YAML entries with line numbers, to report problems with file and line."""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

# The safe loader in C, where PyYAML has it: ten times faster.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING = "tag:yaml.org,2002:str"
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|&#?\w+;")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Control characters, and those that turn the direction of a text or have no width."""
_MOST_DIGITS = 9
LARGEST_FILE = 1_000_000
"""In bytes."""
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Entry:
    """One node of a YAML file: its value and its place."""

    file: str
    node: yaml.Node
    problems: list[str]

    @property
    def place(self) -> str:
        """Return file and line, as in `tracks/cisco/questions.yaml:41`."""
        return f"{self.file}:{self.node.start_mark.line + 1}"

    def problem(self, reason: str) -> None:
        """Report a problem of this entry."""
        self.problems.append(f"{self.place}: {reason}")

    def text(self) -> str:
        """Return the entry as plain, non-empty text. What YAML reads as a number, a boolean or a date is a problem."""
        value = self._scalar()
        if not value.strip():
            self.problem("should be a text that is not empty")
        elif self.node.tag != _STRING:
            self.problem(f"{value!r} is not a text; put it in quotes")
        elif markup := _MARKUP.search(value):
            self.problem(f"{markup[0]!r} is markup; texts here are plain")
        elif unseen := _UNSEEN.search(value):
            self.problem(f"{unseen[0]!r} is a character that nobody sees")
        return value.strip()

    def number(self) -> int:
        """Return the entry as a whole number."""
        value = self._scalar()
        if value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS and self.node.tag != _STRING:
            return int(value)
        self.problem(f"{value!r} should be a whole number")
        return 0

    def choice(self, values: type[E]) -> E | None:
        """Return the entry as a value of an enum; None, with a problem, for another value."""
        text = self.text()
        try:
            return values(text)
        except ValueError:
            if text:
                self.problem(f"{text!r} is not known; known are {', '.join(values)}")
            return None

    def items(self) -> Sequence["Entry"]:
        """Return the entries of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.problem("should be a list")
            return ()
        return [Entry(self.file, node, self.problems) for node in self.node.value]

    def texts(self, fewest: int = 1, most: int | None = None) -> tuple[str, ...]:
        """Return the entry as a list of `fewest` to `most` different texts."""
        entries, problems = self.items(), len(self.problems)
        texts = tuple(entry.text() for entry in entries)
        if len({wording(text) for text in texts}) < len(texts):
            self.problem("a text is there twice")
        if problems == len(self.problems) and not fewest <= len(texts) <= (most or len(texts)):
            needed = f"{fewest}" if fewest == most else f"{fewest} to {most}" if most else f"at least {fewest}"
            self.problem(f"the number of texts is {len(texts)}; it should be {needed}")
        return texts

    def pairs(self) -> Iterator[tuple[str, "Entry"]]:
        """Yield the names and entries of a mapping, each name once."""
        if not isinstance(self.node, yaml.MappingNode):
            self.problem("should be a mapping of names to values")
            return
        known: set[str] = set()
        for key, value in self.node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            entry = Entry(self.file, value, self.problems)
            if name is None:
                entry.problem("the name of a field should be one word")
            elif name in known:
                entry.problem(f"`{name}` is there twice")
            else:
                known.add(name)
                yield name, entry

    def fields(self, needed: Sequence[str], optional: Sequence[str] = ()) -> Mapping[str, "Entry"]:
        """Return the named entries of a mapping; an empty mapping, with problems, where a needed name is missing.

        An unknown name is a problem too, and is left out.
        """
        found: dict[str, Entry] = {}
        for name, entry in self.pairs():
            if name in (*needed, *optional):
                found[name] = entry
            else:
                entry.problem(f"`{name}` is not known here; known are {', '.join((*needed, *optional))}")
        missing = [name for name in needed if name not in found]
        if isinstance(self.node, yaml.MappingNode):
            owner = f" from {found['id'].node.value!r}" if "id" in found else ""
            for name in missing:
                self.problem(f"`{name}` is missing{owner}")
        return {} if missing else found

    def _scalar(self) -> str:
        return self.node.value if isinstance(self.node, yaml.ScalarNode) else ""


@dataclass(frozen=True, slots=True)
class Once:
    """A uniqueness check, such as on ids, with the place of each first occurrence."""

    what: str
    first: dict[Hashable, str] = field(default_factory=dict)

    def check(self, entry: Entry, key: Hashable, said: object = None) -> None:
        """Report a problem where the key occurred before."""
        if key in self.first:
            shown = key if said is None else said
            entry.problem(f"the {self.what} {shown!r} is there twice, first at {self.first[key]}")
        else:
            self.first[key] = entry.place


def wording(text: str) -> str:
    """Return a text's words alone: texts that differ in a comma or a capital give the same result."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def open_yaml(path: Path, problems: list[str], name: str) -> Entry | None:
    """Return the root entry of a file, called `name` in problems; None, with a problem, where it cannot be read."""
    text = _content(path, problems, name)
    if text is None:
        return None
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems.append(f"{name}:{line}: {error.problem}")
    except RecursionError:  # the loader in C has a limit of its own
        problems.append(f"{name}:1: exceeded maximum nesting depth")
    except yaml.YAMLError as error:
        position = getattr(error, "position", None) or 0
        reason = " ".join(str(error).split("\n", maxsplit=1)[0].split())
        problems.append(f"{name}:{text.count(chr(10), 0, position) + 1}: {reason}")
    else:
        if node is not None:
            return Entry(name, node, problems)
        problems.append(f"{name}:1: the file is empty")
    return None


def _content(path: Path, problems: list[str], name: str) -> str | None:
    """Return the text of a file; None, with a problem, where it cannot be read or is over LARGEST_FILE.

    What is no file, such as a pipe or a device, is not opened: reading it might never end.
    """
    with suppress(OSError, UnicodeDecodeError):
        if path.is_file():
            if path.stat().st_size <= LARGEST_FILE:
                return path.read_text(encoding="utf-8")
            problems.append(f"{name}:1: the file is over {LARGEST_FILE // 1_000_000} MB")
            return None
    problems.append(f"{name}:1: the file cannot be read")
    return None
