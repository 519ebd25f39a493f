"""YAML with line numbers: what is wrong is said with its file and line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Entry:
    """One node of a YAML file: its value, and where it stands."""

    file: str
    node: yaml.Node
    problems: list[str]

    def problem(self, reason: str) -> None:
        """Note what is wrong here."""
        self.problems.append(f"{self.file}:{self.node.start_mark.line + 1}: {reason}")

    def text(self) -> str:
        """The entry as a text that is not empty."""
        value = self.node.value if isinstance(self.node, yaml.ScalarNode) else None
        if not isinstance(value, str) or not value.strip():
            self.problem("should be a text that is not empty")
            return ""
        return value.strip()

    def number(self) -> int:
        """The entry as a whole number."""
        text = self.text()
        if text.isdigit():
            return int(text)
        if text:
            self.problem(f"{text!r} should be a whole number")
        return 0

    def choice(self, values: type[E]) -> E | None:
        """The entry as one of the values of an enum."""
        text = self.text()
        if text in {value.value for value in values}:
            return values(text)
        if text:
            self.problem(f"{text!r} is not known; known are {', '.join(values)}")
        return None

    def items(self) -> Sequence["Entry"]:
        """The entries of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.problem("should be a list")
            return ()
        return [Entry(self.file, node, self.problems) for node in self.node.value]

    def texts(self) -> tuple[str, ...]:
        """The entry as a list of texts, none of them twice."""
        texts = tuple(entry.text() for entry in self.items())
        if len(set(texts)) < len(texts):
            self.problem("a text is there twice")
        return texts

    def pairs(self) -> Iterator[tuple[str, "Entry"]]:
        """The names and entries of a mapping."""
        if not isinstance(self.node, yaml.MappingNode):
            self.problem("should be a mapping of names to values")
            return
        for key, value in self.node.value:
            yield str(key.value), Entry(self.file, value, self.problems)

    def fields(self, needed: Sequence[str], optional: Sequence[str] = ()) -> Mapping[str, "Entry"]:
        """The named entries of a mapping; unknown and missing names are problems, and what is missing is left out."""
        found: dict[str, Entry] = {}
        for name, entry in self.pairs():
            if name not in (*needed, *optional):
                entry.problem(f"`{name}` is not known here; known are {', '.join((*needed, *optional))}")
            elif name in found:
                entry.problem(f"`{name}` is there twice")
            else:
                found[name] = entry
        for name in needed:
            if name not in found:
                self.problem(f"`{name}` is missing")
        return found if set(needed) <= set(found) else {}


def open_yaml(path: Path, problems: list[str]) -> Entry | None:
    """The root entry of a file; None, and a problem, where it cannot be read."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems.append(f"{path.name}:{line}: {error.problem}")
        return None
    except (OSError, UnicodeDecodeError):
        problems.append(f"{path.name}:1: the file cannot be read")
        return None
    if node is None:
        problems.append(f"{path.name}:1: the file is empty")
        return None
    return Entry(path.name, node, problems)
