"""The closed word classes of English and the semantic classes of verbs: data, loaded and checked once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import yaml

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

FOLDER = Path(__file__).parent / "data" / "lexicon" / "clauses"


class GrammarError(ValueError):
    """A file of the grammar is malformed; the message names the file, the entry and the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The grammar. All its words are folded: in lower case, without apostrophes."""

    words: Mapping[str, frozenset[str]]
    """Sets of words, by the name of the set."""
    expansions: Mapping[str, tuple[str, ...]]
    """The words of a contraction without its apostrophe."""
    apostrophe: Mapping[str, tuple[str, ...]]
    """The same for forms that are also words of their own: read so only where the apostrophe is typed."""
    classes: Mapping[str, frozenset[str]]
    """Semantic classes, by predicate."""
    light: Mapping[tuple[str, str], str]
    """The predicate of a light verb and its noun: `make`, `decision` is `decide`."""
    with_object: Mapping[tuple[str, str], str]
    """The predicate of a verb and the next word, as named in `classes`: `make`, `sure` is `make_sure`."""


def load_grammar_files(folder: Path = FOLDER) -> Grammar:
    """Read both files. Raises GrammarError for a malformed one."""
    closed, predicates = read_mapping(folder / "function_words.yaml"), read_mapping(folder / "predicates.yaml")
    by_lemma: dict[str, set[str]] = {}
    for name, text in _texts("predicates.yaml", predicates, "classes").items():
        for lemma in text.split():
            by_lemma.setdefault(lemma.replace("_", " "), set()).add(name)
    return Grammar(
        words=_frozen({n: _list(t) for n, t in _texts("function_words.yaml", closed, "words").items()}),
        expansions=_frozen(_split(_texts("function_words.yaml", closed, "expansions"))),
        apostrophe=_frozen(_split(_texts("function_words.yaml", closed, "apostrophe"))),
        classes=_frozen({lemma: frozenset(names) for lemma, names in by_lemma.items()}),
        light=_frozen(_light(_texts("predicates.yaml", predicates, "light"))),
        with_object=_frozen(
            {
                _pair(key): text.replace("_", " ")
                for key, text in _texts("predicates.yaml", predicates, "with_object").items()
            }
        ),
    )


@cache
def load_grammar() -> Grammar:
    """Return the grammar of the question bank's own files."""
    return load_grammar_files()


def read_mapping(path: Path) -> Mapping[object, object]:
    """Return the sections of a file. Raises GrammarError for a malformed one."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 -- the safe one, in C
    except yaml.YAMLError as error:
        raise GrammarError(f"{path.name}: {error}") from None
    if not isinstance(content, dict):
        raise GrammarError(f"{path.name}: should map sections to their entries")
    return content


def _texts(file: str, content: Mapping[object, object], section: str) -> dict[str, str]:
    entries = content.get(section)
    if not isinstance(entries, dict):
        raise GrammarError(f"{file}: `{section}` should map names to words")
    for name, text in entries.items():
        if not isinstance(name, str) or not isinstance(text, str) or (name + text) != (name + text).lower():
            raise GrammarError(f"{file}: `{name}` in `{section}` should be words in lower case")
    return entries


def _split(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(text.split()) for name, text in texts.items()}


def _pair(key: str) -> tuple[str, str]:
    first, _, second = key.partition(" ")
    return first, second


def _list(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in text.split())


def _light(texts: Mapping[str, str]) -> dict[tuple[str, str], str]:
    pairs = ((*_pair(key), predicate) for key, predicate in texts.items())
    return {(verb, noun): predicate for verbs, noun, predicate in pairs for verb in verbs.split("|")}


def _frozen(content: dict[_Key, _Value]) -> Mapping[_Key, _Value]:
    return MappingProxyType(content)
