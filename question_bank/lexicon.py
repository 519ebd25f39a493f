"""The word lists by which answers are judged: data, loaded and checked once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

FOLDER = Path(__file__).parent / "data" / "lexicon"


class LexiconError(ValueError):
    """A lexicon file is malformed; the message names the file, the list and the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The lexicon. `words` holds sets of folded words by the name of their list."""

    words: Mapping[str, frozenset[str]]
    _together: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def any_of(self, *names: str) -> frozenset[str]:
        """Return the union of several lists, computed once. Raises KeyError for an unknown list."""
        if names not in self._together:
            self._together[names] = frozenset().union(*(self.words[name] for name in names))
        return self._together[names]


@cache
def load_lexicon() -> Lexicon:
    """Return the bank's own lexicon, read once a process."""
    return load_lexicon_files()


def load_lexicon_files(folder: Path = FOLDER) -> Lexicon:
    """Read every lexicon file. Raises LexiconError for a malformed one."""
    words: dict[str, frozenset[str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for name, text in _lists(path, _read(path)).items():
            words[_new(path, name, words)] = frozenset(_text(path, name, text).split())
    return Lexicon(words=MappingProxyType(words))


def _read(path: Path) -> Mapping[object, object]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 -- the safe one, in C
    except yaml.YAMLError as error:
        raise LexiconError(f"{path.name}: {error}") from None
    if not isinstance(content, dict) or set(content) != {"words"}:
        raise LexiconError(f"{path.name}: should hold `words` and nothing else")
    return content


def _lists(path: Path, content: Mapping[object, object]) -> Mapping[str, object]:
    lists = content["words"]
    if not isinstance(lists, dict) or not all(isinstance(key, str) for key in lists):
        raise LexiconError(f"{path.name}: `words` should map names to lists")
    return lists


def _new(path: Path, name: str, known: Mapping[str, object]) -> str:
    if name in known:
        raise LexiconError(f"{path.name}: `{name}` is there twice")
    return name


def _text(path: Path, name: str, value: object) -> str:
    if not isinstance(value, str) or value != value.lower():
        raise LexiconError(f"{path.name}: `{name}` should be words in lower case with spaces between")
    return value
