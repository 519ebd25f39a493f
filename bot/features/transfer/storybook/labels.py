"""Names of parts in files of any origin: the letters that a label names, by the same table as the review reads labels."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.features.transfer.storybook.lines import LEARNINGS, PART_NAMES, TASK
from question_bank.models import Move

LONGEST_NAME = 60
_LETTERS = {move.value.lower(): move for move in Move}
_FEWEST_LETTERS = 3
_NUMBER = re.compile(r"^\(?\d{1,2}[.):]\s*")
_LETTER_BEFORE = re.compile(r"^\(?[starde]\)?\s*[-–—:=.)]\s*(?=\w{2})", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_SENTENCE_ENDS = (".", "!", ";")
_BETWEEN = re.compile(r"\s*(?:/|&|\+|,|\band\b)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartName:
    """What a label names."""

    moves: tuple[Move, ...] = ()
    """Letters of the part, several for a part that is told for all of them. Empty for a part of no letter."""
    learnings: bool = False
    usual: bool = False
    """Whether the name is one of the story forms. Others, such as "start", are labels only where labels look so."""


class PartNames:
    """Reads labels by the review's table of labels."""

    def __init__(self, headings: Mapping[str, Move | None]) -> None:
        self._headings = headings

    def named(self, label: str) -> PartName | None:
        """Return the part that a label names, without its colon, number, emoji and brackets. None for an unknown one."""
        if len(label) > LONGEST_NAME or label.rstrip().endswith(_SENTENCE_ENDS):
            return None
        name = _folded(label)
        known = self._one(name)
        if known is not None:
            return known
        parts = [self._one(each) for each in _BETWEEN.split(name) if each]
        found = [part for part in parts if part is not None]
        if len(parts) < 2 or len(found) < len(parts):
            return None
        moves = tuple(dict.fromkeys(move for part in found for move in part.moves))
        return PartName(
            moves=moves,
            learnings=not moves and any(part.learnings for part in found),
            usual=any(part.usual for part in found),
        )

    def _one(self, name: str) -> PartName | None:
        usual = PART_NAMES.get(name)
        if usual == LEARNINGS:
            return PartName(learnings=True, usual=True)
        if usual == TASK:
            return PartName(moves=(Move.SITUATION,), usual=True)
        if usual is not None:
            return PartName(moves=(Move(usual),), usual=True)
        if name not in self._headings:
            return None
        move = self._headings[name]
        return PartName(moves=(move,) if move is not None else ())


def single_letter(label: str) -> str | None:
    """Return the letter of a label that is one letter, such as `S` or `(S)`, in lower case. None for another label."""
    bare = _EDGES.sub("", label).lower()
    return bare if bare in _LETTERS else None


def by_letter(letters: frozenset[str]) -> Mapping[str, PartName]:
    """Return what single letters name that stand as labels in one story. Empty where they are too few to be labels.

    A T of S, T, A and R alone is a task, which belongs to the situation.
    """
    if len(letters) < _FEWEST_LETTERS:
        return {}
    named = {letter: PartName(moves=(_LETTERS[letter],), usual=True) for letter in letters}
    if "t" in letters and not letters & {"d", "e"}:
        named["t"] = PartName(moves=(Move.SITUATION,), usual=True)
    return named


def _folded(label: str) -> str:
    name = _BRACKETS.sub("", label.strip().casefold().replace("’", "'").replace("'", ""))
    name = _LETTER_BEFORE.sub("", _NUMBER.sub("", _EDGES.sub("", name) if name[:1] != "(" else name))
    name = re.sub(r"[‐‑‒–—]", "-", name)
    return " ".join(_EDGES.sub("", name).split())
