"""The word lists and phrases by which answers are judged: data, loaded and checked here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml

FOLDER = Path(__file__).parent / "data" / "lexicon"


class LexiconError(ValueError):
    """A lexicon file is malformed; the text names the file, the list and the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """`words` are sets of single words; `phrases` are lists of patterns, in the notation of `bot.coach.patterns`.

    `chapters` says which file a phrase comes from: a chapter is searched only if a rule asks for a phrase of it.
    """

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]
    chapters: Mapping[str, str]
    _together: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def any_of(self, *names: str) -> frozenset[str]:
        """The words of several lists together, put together once. Raises KeyError for an unknown list."""
        if names not in self._together:
            self._together[names] = frozenset().union(*(self.words[name] for name in names))
        return self._together[names]


def load_lexicon(folder: Path = FOLDER) -> Lexicon:
    """Read every lexicon file. Raises LexiconError for one that is malformed."""
    words: dict[str, frozenset[str]] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    chapters: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        content = _read(path)
        for name, text in _section(path, content, "words").items():
            words[_new(path, name, words)] = frozenset(_text(path, name, text).split())
        for name, patterns in _section(path, content, "phrases").items():
            phrases[_new(path, name, phrases)] = _patterns(path, name, patterns)
            chapters[name] = path.stem
    return Lexicon(
        words=MappingProxyType(words), phrases=MappingProxyType(phrases), chapters=MappingProxyType(chapters)
    )


def _read(path: Path) -> Mapping[object, object]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 -- the safe one, in C
    except yaml.YAMLError as error:
        raise LexiconError(f"{path.name}: {error}") from None
    if not isinstance(content, dict) or not set(content) <= {"words", "phrases"}:
        raise LexiconError(f"{path.name}: should hold `words` and `phrases` and nothing else")
    return content


def _section(path: Path, content: Mapping[object, object], name: str) -> Mapping[str, object]:
    section = content.get(name) or {}
    if not isinstance(section, dict) or not all(isinstance(key, str) for key in section):
        raise LexiconError(f"{path.name}: `{name}` should map names to lists")
    return section


def _new(path: Path, name: str, known: Mapping[str, object]) -> str:
    if name in known:
        raise LexiconError(f"{path.name}: `{name}` is there twice")
    return name


def _text(path: Path, name: str, value: object) -> str:
    if not isinstance(value, str) or value != value.lower():
        raise LexiconError(f"{path.name}: `{name}` should be words in lower case with spaces between")
    return value


def _patterns(path: Path, name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item == item.lower() for item in value):
        raise LexiconError(f"{path.name}: `{name}` should be a list of patterns in lower case")
    return tuple(value)
