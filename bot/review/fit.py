"""Whether a story answers the question that it was told for, and if not, what an interviewer would hear in it."""

import re
from collections.abc import Callable, Mapping
from math import exp
from typing import NamedTuple

from bot.review.signals import Signals
from bot.review.told.cues import Cues
from question_bank.models import ArchetypeId
from question_bank.words import load_words


class Fit(NamedTuple):
    """How a story fits its question.

    `on_topic` None means that this was not judged. `heard_as` is the archetype that a story answers best which does not
    belong to its question, None where it answers none; it is None wherever `on_topic` is not false.
    """

    on_topic: bool | None
    heard_as: ArchetypeId | None


NOT_JUDGED = Fit(on_topic=None, heard_as=None)
FITS = Fit(on_topic=True, heard_as=None)

FindFit = Callable[[Signals, str, str | None], Fit]
"""What judges a story for the archetype that was asked for, or for `cisco` with the question's words, as `fit` does."""

ABSENT = 0.1
"""The share of what a story has of all archetypes below which it does not tell one: fixed on the labelled stories."""
CLEAR = 0.3
"""The share from which it is heard as one."""
NEIGHBOURS = {
    ArchetypeId.SAFETY_ESCALATION: ArchetypeId.ETHICAL_PUSHBACK,
    ArchetypeId.ETHICAL_PUSHBACK: ArchetypeId.SAFETY_ESCALATION,
}
"""Archetypes whose question one story often answers together: what speaks for the one speaks in part for the other."""
NEARBY = 0.2
"""How much of a neighbour's share counts."""


def scores(signals: Signals) -> Mapping[ArchetypeId, float]:
    """Return how clearly a story tells each archetype: shares that add up to one."""
    cues = Cues(signals)
    weights = {archetype: exp(cues.score(archetype)) for archetype in ArchetypeId}
    whole = sum(weights.values())
    return {archetype: weight / whole for archetype, weight in weights.items()}


def fit(signals: Signals, archetype: str, question: str | None) -> Fit:
    """Judge whether a story answers its question: it does not where its cues are absent and those of another are there.

    `question` is None for a story that is told for its archetype alone. A general question is answered by each archetype
    that it maps to, and by a story that speaks its own words. Never asked about are style prompts, texts that are no
    answer, those too short to be judged as a story, and `cisco` without a question.
    """
    asked = {each for each in ArchetypeId if each == archetype} or _asked_by(signals, question or "")
    if not asked:
        return NOT_JUDGED
    found = scores(signals)
    own = sum(found[each] for each in asked) + NEARBY * sum(
        found[NEIGHBOURS[each]] for each in asked if each in NEIGHBOURS
    )
    if own >= ABSENT or (archetype not in asked and _speaks_its_words(signals, question or "")):
        return FITS
    best = max((each for each in found if each not in asked), key=lambda each: found[each])
    return Fit(on_topic=False, heard_as=best if found[best] >= CLEAR else None)


def _asked_by(signals: Signals, question: str) -> set[ArchetypeId]:
    """Return the archetypes that answer a general question, by its words."""
    lemmas = {
        form for word in words_of(question) for form in (word, load_words().of(word).noun, load_words().of(word).verb)
    }
    return {each for each in ArchetypeId if lemmas & signals.lexicon.words[f"asks_for_{each.replace('-', '_')}"]}


def _speaks_its_words(signals: Signals, question: str) -> bool:
    """Return whether a story has a word of the question that is not one of asking."""
    table = load_words()
    asking = signals.lexicon.any_of("function", "english", "asking_word")
    own = {table.of(word).noun for word in words_of(question) if word not in asking} - asking
    return any(table.of(token.norm).noun in own for token in signals.reading.tokens)


def words_of(question: str) -> list[str]:
    """Return the words of a question, folded, without apostrophes."""
    return _WORD.findall(question.casefold().replace("'", "").replace("’", ""))


_WORD = re.compile(r"[a-z]+")
