"""Sentences that look back as a whole: by the label before them, or by the blame that the speaker takes right after."""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.looking_back.clause_words import CLOSING, ClauseWords
from bot.review.looking_back.weight import FEWEST_THINGS
from bot.review.reading import Clause, ClauseKind, Mood, Sentence, Subject, Tense

_POSSIBLE = frozenset(
    {"possible", "there", "available", "ready", "open", "free", "feasible", "doable", "cheap", "easy"}
)
_BLAMES = frozenset({
    ("on", "me"), ("my", "bad"), ("my", "fault"), ("own", "that"), ("own", "it"), ("my", "mistake"), ("my", "doing"),
    ("my", "error"), ("blame", "me"), ("blame", "myself"), ("is", "mine"), ("was", "mine"), ("thats", "mine"), ("mea", "culpa"),
})  # fmt: skip
_ORDERS = frozenset({"last", "first", "late", "after", "later", "then"})
_LONGEST_BLAME = 7
"""Words of a sentence that only says whose fault it was."""
_SOON = 2
"""Sentences after which the blame may be taken."""


class WholeSentences(ClauseWords):
    """Finds sentences that tell nothing of the speaker's by a clause, and are a reflection where they stand."""

    def looks_back(
        self, sentence: Sentence, clauses: Sequence[Clause], place: float, *, cued: bool, labelled: bool
    ) -> float:
        """Return how plainly a sentence looks back: after a cue, under a label, or before `that's on me`."""
        if place >= CLOSING and self._is_owned_up_to(sentence) and self._says_wrong_time(sentence):
            return 0.6
        if cued and self._sets_earlier(sentence, clauses):
            return 0.5
        return 0.5 if labelled and self._is_possible_then(sentence, clauses) else 0.0

    def _sets_earlier(self, sentence: Sentence, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence after a cue names an earlier time, whoever is in it: `a call the evening before`."""
        norms = self._reading.norms(sentence.first, sentence.last)
        earlier = self._is_ahead(norms)
        told = any(c.subject is Subject.I and c.mood is Mood.TOLD and c.tense is Tense.PAST for c in clauses)
        return earlier and not told

    def _is_possible_then(self, sentence: Sentence, clauses: Sequence[Clause]) -> bool:
        """Hear `The trial was possible in February`, under a label that names the reflection: a thing and its time."""
        opening = next((c for c in clauses if c.kind is ClauseKind.MAIN), clauses[0])
        if opening.subject not in (Subject.THING, Subject.NOBODY_SAID, Subject.I) or opening.negated:
            return False
        named = len(set(self._content(sentence.first, sentence.last))) >= FEWEST_THINGS
        possible = not _POSSIBLE.isdisjoint(self._norms_set(opening))
        return named and possible and self._has_time(opening, sentence.last)

    def _is_owned_up_to(self, sentence: Sentence) -> bool:
        """Whether the speaker takes the blame in one of the next sentences: `That's on me`, `my bad`, `I own that`."""
        following = self._reading.sentences[sentence.index + 1 : sentence.index + 1 + _SOON]
        return any(self._takes_blame(self._reading.norms(one.first, one.last)) for one in following)

    def _takes_blame(self, norms: Sequence[str]) -> bool:
        """Whether a short sentence only says whose fault it was."""
        if len(norms) > _LONGEST_BLAME:
            return False
        pairs = set(pairwise(norms))
        return not pairs.isdisjoint(_BLAMES)

    def _says_wrong_time(self, sentence: Sentence) -> bool:
        """Whether a sentence says when or in which order: `the memo went to legal last`, `the same night to legal first`."""
        norms = self._reading.norms(sentence.first, sentence.last)
        ordered = not _ORDERS.isdisjoint(norms) or self._is_early(norms) or self._is_ahead(norms)
        return ordered and len(self._content(sentence.first, sentence.last)) >= FEWEST_THINGS
