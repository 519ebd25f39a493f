"""Words of writing and dictation: part names, shorthand, fillers, abbreviations, openings. Data, loaded and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from question_bank.errors import BankError
from question_bank.models import Move
from question_bank.yaml_entries import Entry, open_yaml

FILE = Path(__file__).parent / "data" / "writing.yaml"
_LISTS = (
    "fillers",
    "filler_not_after",
    "filler_not_before",
    "file_endings",
    "openers",
    "governs",
    "hanging",
    "leads",
    "goes_on",
    "after_quote",
    "words",
)
_PHRASES = ("interviewer", "speaker", "filler_pairs", "restarts", "cues", "fronted")
_ABBREVIATIONS = ("never", "perhaps", "before_numbers")
_NO_MOVE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingLists:
    """Word lists on the form of a text. Every word is folded: in lower case, without apostrophes."""

    headings: Mapping[str, Move | None]
    """Names of parts, with the move that each stands for."""
    spoken_headings: Mapping[str, Move | None]
    """The same, for names that also occur as ordinary words."""
    interviewer: frozenset[str]
    """Openings of an interviewer's line."""
    speaker: frozenset[str]
    """Openings of the candidate's line."""
    fillers: frozenset[str]
    filler_pairs: frozenset[tuple[str, str]]
    filler_not_after: frozenset[str]
    """Words after which a pair is no filler."""
    filler_not_before: frozenset[str]
    """Words before which a pair is no filler."""
    restarts: frozenset[tuple[str, str]]
    """Pairs whose second word repeats the first and replaces it: `i im`."""
    shorthand: Mapping[str, str]
    """Full words, by their short form."""
    never_ends: frozenset[str]
    """Abbreviations whose full stop ends no sentence."""
    may_end: frozenset[str]
    """Abbreviations whose full stop ends a sentence where an opener follows."""
    before_numbers: frozenset[str]
    """Words that are abbreviations only before a number: `No. 5`."""
    file_endings: frozenset[str]
    openers: frozenset[str]
    """Words that open a sentence after an abbreviation."""
    governs: frozenset[str]
    """Words after which a subject belongs to the words before it."""
    cues: frozenset[tuple[str, ...]]
    """Words that open a sentence without a full stop before it."""
    fronted: frozenset[str]
    """Phrases with a preposition that open a sentence rather than end one."""
    hanging: frozenset[str]
    """Words whose sentence goes on after its first clause."""
    leads: frozenset[str]
    """Words before a subject that open its sentence."""
    goes_on: frozenset[str]
    """Words that continue the line before."""
    after_quote: frozenset[str]
    """Words that continue the sentence after a quotation."""
    words: frozenset[str]
    """Words of no other list that are no misspellings."""


@cache
def load_writing(path: Path = FILE) -> WritingLists:
    """Read the word lists. Raises BankError, with file and line, for a file that is malformed."""
    problems: list[str] = []
    root = open_yaml(path, problems, path.name)
    fields = (
        root.fields((*_LISTS, *_PHRASES, "headings", "spoken_headings", "shorthand", "abbreviations")) if root else {}
    )
    if not fields:
        raise BankError(problems)
    lists = {name: frozenset(_folded(fields[name]).split()) for name in _LISTS}
    interviewer, speaker, pairs, restarts, cues, fronted = (_phrases(fields[name]) for name in _PHRASES)
    abbreviations = {
        name: frozenset(_folded(entry).split())
        for name, entry in fields["abbreviations"].fields(_ABBREVIATIONS).items()
    }
    writing = WritingLists(
        **lists,
        interviewer=frozenset(interviewer),
        speaker=frozenset(speaker),
        filler_pairs=frozenset(_pair(fields["filler_pairs"], phrase) for phrase in pairs),
        restarts=frozenset(_pair(fields["restarts"], phrase) for phrase in restarts),
        cues=frozenset(tuple(phrase.split()) for phrase in cues),
        fronted=frozenset(fronted),
        headings=_headings(fields["headings"].fields((*Move, _NO_MOVE))),
        spoken_headings=_headings(fields["spoken_headings"].fields((), tuple(Move))),
        shorthand=MappingProxyType({short: _folded(entry) for short, entry in fields["shorthand"].pairs()}),
        never_ends=abbreviations.get("never", frozenset()),
        may_end=abbreviations.get("perhaps", frozenset()),
        before_numbers=abbreviations.get("before_numbers", frozenset()),
    )
    if problems:
        raise BankError(problems)
    return writing


def _headings(by_letter: Mapping[str, Entry]) -> Mapping[str, Move | None]:
    named: dict[str, Move | None] = {}
    for letter, names in by_letter.items():
        for name in _phrases(names):
            if name in named:
                names.problem(f"`{name}` names two parts")
            named[name] = None if letter == _NO_MOVE else Move(letter)
    return MappingProxyType(named)


def _pair(entry: Entry, phrase: str) -> tuple[str, str]:
    words = phrase.split()
    if len(words) != 2:
        entry.problem(f"`{phrase}` should be two words")
        return ("", "")
    return (words[0], words[1])


def _phrases(entry: Entry) -> list[str]:
    return [" ".join(phrase.split()) for phrase in _folded(entry).split(";") if phrase.strip()]


def _folded(entry: Entry) -> str:
    text = entry.text()
    if text != text.lower() or "'" in text:
        entry.problem("should be in lower case and without apostrophes")
    return text
