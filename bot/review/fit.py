"""Whether a story answers the question that it was told for, and if not, what an interviewer would hear in it."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from bot.review.signals import Signals
from bot.review.told.cues import CUES, Cues
from question_bank.models import ArchetypeId
from question_bank.words import load_words


class Fit(NamedTuple):
    """How a story fits its question.

    `on_topic` None means that this was not judged. `heard_as` is the archetype that a story answers best which does not
    belong to its question; it is None wherever `on_topic` is not false. `why` says which cues
    were missing and which spoke for another archetype, where `on_topic` is false.
    """

    on_topic: bool | None
    heard_as: ArchetypeId | None
    why: str | None = None


NOT_JUDGED = Fit(on_topic=None, heard_as=None)
FITS = Fit(on_topic=True, heard_as=None)

FindFit = Callable[[Signals, str, str | None], Fit]
"""What judges a story for the archetype that was asked for, or for `cisco` with the question's words, as `fit` does."""

ABSENT = 2.5
"""Points below which a story does not tell an archetype: less than one cue that is plain, or than one that tells and a hint."""
TIMES_OWN, AHEAD = 1.75, 1
"""How many times the points of what was asked another archetype needs, and how many more, which is one hint, to be passed:
the more a story tells of what was asked, the more plainly it has to tell something else."""
QUESTIONS_WORDS = 1.0
"""What it is worth that a story speaks a word of its question that is not one of asking, as nearly half of the stories do
that answer theirs and one in twenty of those that do not: as much as a cue that hints."""
CLEAR_OF_GENERAL = 4.0
"""Points that another archetype has to have beside a general question, which many stories answer."""
NEIGHBOURS = {
    ArchetypeId.SAFETY_ESCALATION: ArchetypeId.ETHICAL_PUSHBACK,
    ArchetypeId.ETHICAL_PUSHBACK: ArchetypeId.SAFETY_ESCALATION,
}
"""Archetypes whose question one story often answers together: neither is ever heard instead of the other."""
NEARBY = 0.5
"""How much of a neighbour's points counts."""


def fit(signals: Signals, archetype: str, question: str | None) -> Fit:
    """Judge whether a story answers its question: it does not where its cues are absent and another's are plainly there.

    `question` is None for a story that is told for its archetype alone. A general question is answered by each archetype
    that it maps to, and by a story that speaks its own words. Never asked about are style prompts, texts that are no
    answer, those too short to be judged as a story, and `cisco` without a question.
    """
    asked = {each for each in ArchetypeId if each == archetype} or _asked_by(signals, question or "")
    if not asked:
        return NOT_JUDGED
    cues = Cues(signals)
    speaks = _speaks_its_words(signals, question or "")
    own = max(map(partial(_points_with_neighbour, cues), asked)) + QUESTIONS_WORDS * speaks
    if own >= ABSENT:
        return FITS
    near = {NEIGHBOURS[each] for each in asked if each in NEIGHBOURS}
    best = max((each for each in ArchetypeId if each not in asked | near), key=cues.points)
    if cues.points(best) <= TIMES_OWN * own + AHEAD:
        return FITS
    if archetype not in asked and (speaks or cues.points(best) < CLEAR_OF_GENERAL):
        return FITS
    return Fit(on_topic=False, heard_as=best, why=_why(cues, max(sorted(asked), key=cues.points), best))


def heard_in(signals: Signals) -> Sequence[ArchetypeId]:
    """Return the archetypes that a story tells plainly, the most plainly told first. Nothing was asked."""
    cues = Cues(signals)
    told = [each for each in ArchetypeId if cues.points(each) >= ABSENT]
    return sorted(told, key=cues.points, reverse=True)


def _points_with_neighbour(cues: Cues, asked: ArchetypeId) -> float:
    """Return the points of an archetype, or the part of its neighbour's that counts for it where that is more."""
    near = NEIGHBOURS.get(asked)
    return max(cues.points(asked), NEARBY * cues.points(near) if near is not None else 0.0)


def _why(cues: Cues, asked: ArchetypeId, heard: ArchetypeId) -> str:
    """Return which cues of what was asked are missing, and which of another archetype are there."""
    missing = ", ".join(cue.says for cue in CUES[asked] if not cues.counted(cue))
    spoke = ", ".join(cue.says for cue in CUES[heard] if cues.counted(cue))
    return f"Missing for {asked}: {missing}. There for {heard}: {spoke}."


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
    return bool(own) and any(table.of(token.norm).noun in own for token in signals.reading.tokens)


def words_of(question: str) -> list[str]:
    """Return the words of a question, folded, without apostrophes."""
    return _WORD.findall(question.casefold().replace("'", "").replace("’", ""))


_WORD = re.compile(r"[a-z]+")
