"""Comparison of stories by project: by the tag, or by the rare words that two texts share."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Protocol, Self

from bot.conversation.logic.stories.similar_words import stem, stems
from question_bank.lexicon import Lexicon
from question_bank.models import QuestionBank

SAME_FROM = 0.175
"""Cosine of the weighted words of two texts from which they count as one project. Measured in docs/decisions/008."""
FEWEST_SHARED = 4
_COMMON = ("function", "english", "generic_side")
"""Names of the lexicon's lists of words that stand in any story."""
_HEADINGS = "situation trade-off trade tradeoff action result driver impact reflection"


class Likeness(StrEnum):
    """The sign by which two stories show to be of one project."""

    TAG = "tag"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectText:
    """The text of a story or an answer, with its project where it is known."""

    text: str
    project: str | None = None


class ProjectMatcher:
    """Matcher of stories by project, which weighs words by how rare they are in `background` texts.

    The `background` texts are of other projects. Words of `common` weigh nothing. Numbers weigh nothing either, because
    years and round figures are shared by chance.
    """

    def __init__(self, background: Iterable[str], common: Iterable[str] = ()) -> None:
        texts = [stems(text) for text in background]
        self._texts = len(texts)
        self._in_texts = Counter(each for of_text in texts for each in of_text)
        self._common = frozenset(stem(word) for word in common)

    @classmethod
    def from_bank(cls, bank: QuestionBank, lexicon: Lexicon) -> Self:
        """Return a matcher with the bank's examples as background. Common are the lexicon's common words and the headings."""
        common = [word for name in _COMMON for word in lexicon.words[name]]
        return cls((example.text for example in bank.examples), [*common, *_HEADINGS.split()])

    def likeness(self, one: ProjectText, other: ProjectText) -> Likeness | None:
        """Return the sign by which two texts show to be of one project, or None."""
        return _likeness(one, other, self._weights(one.text), self._weights(other.text))

    def groups(self, tales: Sequence[ProjectText]) -> tuple[tuple[int, ...], ...]:
        """Return the positions of texts of one project, in groups of two or more, ordered by their first position."""
        root = list(range(len(tales)))
        weights = [self._weights(tale.text) for tale in tales]
        for a, b in combinations(range(len(tales)), 2):
            if root[a] != root[b] and _likeness(tales[a], tales[b], weights[a], weights[b]) is not None:
                old, new = max(root[a], root[b]), min(root[a], root[b])
                root = [new if each == old else each for each in root]
        members = [tuple(at for at, each in enumerate(root) if each == head) for head in sorted(set(root))]
        return tuple(group for group in members if len(group) > 1)

    def _weights(self, text: str) -> "_Weights":
        """Return the weight of each word of the text that tells its project from others."""
        weights = {stem: self._weight(stem) for stem in stems(text) - self._common}
        return _Weights.of({stem: weight for stem, weight in weights.items() if weight > 0})

    def _weight(self, stem: str) -> float:
        return math.log((self._texts + 1) / (self._in_texts[stem] + 1))


@dataclass(frozen=True, slots=True)
class _Weights:
    """The weights of a text's words, and the length of their vector."""

    of_words: Mapping[str, float]
    length: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Self:
        """Return the weights with their length."""
        return cls(weights, math.sqrt(math.fsum(weight**2 for weight in weights.values())))


def _likeness(one: ProjectText, other: ProjectText, its: _Weights, others: _Weights) -> Likeness | None:
    if one.project and other.project:
        return Likeness.TAG if _tag(one.project) == _tag(other.project) else None
    return Likeness.WORDS if _alike(its, others) else None


def _alike(one: _Weights, other: _Weights) -> bool:
    shared = one.of_words.keys() & other.of_words.keys()
    if len(shared) < FEWEST_SHARED:
        return False
    return math.fsum(one.of_words[stem] ** 2 for stem in shared) >= SAME_FROM * one.length * other.length


def _tag(project: str) -> str:
    """Return a project's tag for comparison, without letter case, spaces and punctuation."""
    return "".join(character for character in project.casefold() if character.isalnum())


class Matcher(Protocol):
    """The interface of `ProjectMatcher` that the logic needs."""

    def groups(self, tales: Sequence[ProjectText]) -> tuple[tuple[int, ...], ...]:
        """Return the positions of texts of one project, in groups of two or more."""
