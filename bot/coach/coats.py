"""Notices one project in several coats: by its tag, or by the rare words that two texts share."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Self

from question_bank.models import QuestionBank

SAME_FROM = 0.3
"""The share of the shorter text's rare words, by weight, from which two texts are of one project."""
FEWEST_SHARED = 5
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SHORTEST = 4
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")


class Likeness(StrEnum):
    """By what two stories are seen to be of one project."""

    TAG = "tag"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """A story or an answer: its text, and its project where that is known."""

    text: str
    project: str | None = None


class Coats:
    """Compares tales. Words are weighed by how rare they are among `background` texts of other projects."""

    def __init__(self, background: Iterable[str]) -> None:
        texts = [_stems(text) for text in background]
        self._texts = len(texts)
        self._in_texts = Counter(stem for stems in texts for stem in stems)

    @classmethod
    def from_bank(cls, bank: QuestionBank) -> Self:
        """With the bank's example answers as the background."""
        return cls(example.text for example in bank.examples)

    def likeness(self, one: Tale, other: Tale) -> Likeness | None:
        """Whether two tales are of one project, and by what that shows; None where it does not."""
        if one.project and other.project:
            return Likeness.TAG if _tag(one.project) == _tag(other.project) else None
        return Likeness.WORDS if self._alike(_stems(one.text), _stems(other.text)) else None

    def groups(self, tales: Sequence[Tale]) -> tuple[tuple[int, ...], ...]:
        """The places of tales that are of one project, each group of two or more, in the order of their first."""
        root = list(range(len(tales)))
        for a, b in combinations(range(len(tales)), 2):
            if self.likeness(tales[a], tales[b]) is not None:
                old, new = max(root[a], root[b]), min(root[a], root[b])
                root = [new if each == old else each for each in root]
        members = [tuple(at for at, each in enumerate(root) if each == head) for head in sorted(set(root))]
        return tuple(group for group in members if len(group) > 1)

    def _alike(self, one: Collection[str], other: Collection[str]) -> bool:
        shared = set(one) & set(other)
        shorter = min(self._weight(one), self._weight(other))
        return len(shared) >= FEWEST_SHARED and self._weight(shared) >= SAME_FROM * shorter

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(math.log((self._texts + 1) / (self._in_texts[stem] + 1)) for stem in stems)


def _tag(project: str) -> str:
    """A project's tag as it is compared: letter case, spaces and punctuation do not matter."""
    return "".join(character for character in project.casefold() if character.isalnum())


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if len(word) >= _SHORTEST)


def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
    return word.removesuffix(ending)
