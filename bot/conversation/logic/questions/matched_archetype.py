"""Finds the archetypes that a typed question asks for, by the words of the bank's own questions and of a word list."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log

from question_bank.lexicon import Lexicon, load_lexicon
from question_bank.models import ArchetypeId, QuestionBank
from question_bank.words import load_words

SAYS_IT = 2.0
"""Points for a word or phrase that nearly says the archetype."""
SPEAKS_FOR_IT = 0.75
"""Points for one that speaks for it beside others."""
LIKE_OURS = 4.0
"""Points for a question that has the words of one of the bank's, and no other. One with some of them gets its part."""
FEWEST_POINTS = 1.5
"""Points under which a question asks for no archetype: two hints, or one word that says it, are enough."""
CLOSE_BEHIND = 0.5
"""The part of the best archetype's points that an alternative has to have."""
LONGEST_PHRASE = 5
"""Most words of a phrase in the list."""
LONGEST = 1000
"""Most characters of a question that are read."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
Forms = frozenset[str]


def matched_archetypes(question: str, bank: QuestionBank) -> tuple[ArchetypeId, ...]:
    """Return the archetypes that a typed question may ask for, the likeliest first. Empty where nothing fits."""
    return QuestionMatcher(bank, load_lexicon()).archetypes(question)


class QuestionMatcher:
    """Matches typed questions to archetypes. The same question always gets the same archetypes."""

    def __init__(self, bank: QuestionBank, lexicon: Lexicon) -> None:
        self._bank = bank
        self._lexicon = lexicon

    def archetypes(self, question: str) -> tuple[ArchetypeId, ...]:
        """Return the archetypes that a question may ask for, the likeliest first. Empty where nothing fits."""
        points = self._points(question[:LONGEST])
        best = max(points.values())
        if best < FEWEST_POINTS:
            return ()
        likely = [each for each in ArchetypeId if points[each] >= CLOSE_BEHIND * best]
        return tuple(sorted(likely, key=lambda each: -points[each]))

    def _points(self, question: str) -> Mapping[ArchetypeId, float]:
        """Return how plainly a question asks for each archetype."""
        forms = [_forms(word) for word in _words(question)]
        said = _phrases(forms)
        like = self._likeness(frozenset(lemma for each in forms for lemma in each))
        return {each: self._said(each, said) + LIKE_OURS * like[each] for each in ArchetypeId}

    def _said(self, archetype: ArchetypeId, said: Forms) -> float:
        name = archetype.replace("-", "_")
        plain = self._lexicon.words[f"typed_{name}"] & said
        hints = self._lexicon.words[f"hints_{name}"] & said
        return SAYS_IT * len(plain) + SPEAKS_FOR_IT * len(hints)

    def _likeness(self, said: Forms) -> Mapping[ArchetypeId, float]:
        """Return how like a question is to the likest of the bank's for each archetype, from 0 to 1."""
        likest = dict.fromkeys(ArchetypeId, 0.0)
        for archetype, ours in self._ours:
            likest[archetype] = max(likest[archetype], self._shared(said - self._asking, ours))
        return likest

    def _shared(self, one: Forms, other: Forms) -> float:
        """Return the part of the words of two questions that both have, each counted by how rare it is."""
        shared = one & other
        return self._weight(shared) / self._weight(one | other) if shared else 0.0

    def _weight(self, lemmas: Iterable[str]) -> float:
        most = log(len(self._ours) + 1)
        return sum(self._rarity.get(lemma, most) ** 2 for lemma in lemmas)

    @cached_property
    def _asking(self) -> Forms:
        """The words that any question may have."""
        return self._lexicon.any_of("function", "asking_word")

    @cached_property
    def _ours(self) -> Sequence[tuple[ArchetypeId, Forms]]:
        """The bank's questions that rate an archetype, as their lemmas."""
        return [
            (question.archetypes[0], frozenset().union(*map(_forms, _words(question.text))) - self._asking)
            for question in self._bank.questions.values()
            if question.archetypes
        ]

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """How rare each lemma is among the bank's questions."""
        counts = Counter(lemma for _, lemmas in self._ours for lemma in lemmas)
        return {lemma: log((len(self._ours) + 1) / count) for lemma, count in counts.items()}


def _words(question: str) -> Sequence[str]:
    return _WORD.findall(question.casefold().replace("'", "").replace("’", ""))


def _forms(word: str) -> Forms:
    """Return a word with its lemmas."""
    known = load_words().of(word)
    return frozenset((word, known.noun, known.verb))


def _phrases(forms: Sequence[Forms]) -> Forms:
    """Return all the words of a question and its phrases, in every form, joined by `_`."""
    said: set[str] = set()
    ending: list[set[str]] = []
    for each in forms:
        longer = [{f"{start}_{form}" for start in starts for form in each} for starts in ending]
        ending = [set(each), *longer][:LONGEST_PHRASE]
        said.update(*ending)
    return frozenset(said)
