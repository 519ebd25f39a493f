"""Whether a story is told in the present, and what its present tense then says.

`So I walk in and I tell her` is an event in a story that is told in the present, and a habit anywhere else. The text as a
whole decides: a story in the present has many acts of the speaker in it, few verbs in the past, and few words of habit.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from question_bank.lexicon import Lexicon

FEWEST_VERBS = 7
FEWEST_OWN = 4
MOST_PAST = 0.4
"""Verbs in the past to one in the present, above which a story is told in the past."""
MOST_USUAL = 0.18
"""The share of verbs in the present beside a word of habit, above which they are habits."""
_MAY_BE_EITHER = frozenset((Mood.TOLD, Mood.HABITUAL))


def as_told(reading: Reading, lexicon: Lexicon) -> Reading:
    """Return the reading with the present tense taken for what happened, where the story is told in the present."""
    if not is_in_present(reading, lexicon):
        return reading
    usual = lexicon.words["usual_word"]
    return replace(reading, clauses=tuple(_happening(reading, clause, usual) for clause in reading.clauses))


def is_in_present(reading: Reading, lexicon: Lexicon) -> bool:
    """Return whether the story is told in the present."""
    states, usual = lexicon.words["stand_still_verb"], lexicon.words["usual_word"]
    deeds = [c for c in _own_words(reading) if c.predicate not in states and c.kind is not ClauseKind.RELATIVE]
    now = [c for c in deeds if c.tense is Tense.PRESENT and c.mood in _MAY_BE_EITHER and not (c.perfect or c.negated)]
    past = sum(c.tense is Tense.PAST and c.mood is Mood.TOLD for c in deeds)
    own = sum(c.subject is Subject.I for c in now)
    habits = sum(not usual.isdisjoint(reading.norms(c.first, c.last)) for c in now)
    enough = len(now) >= FEWEST_VERBS and own >= FEWEST_OWN
    return enough and past <= MOST_PAST * len(now) and habits <= MOST_USUAL * len(now)


def _own_words(reading: Reading) -> Iterator[Clause]:
    """Return the clauses with a verb that the speaker says, and says for the first time."""
    for clause in reading.clauses:
        if clause.verb is not None and not clause.reported and not reading.sentences[clause.sentence].again:
            yield clause


def _happening(reading: Reading, clause: Clause, usual: frozenset[str]) -> Clause:
    if clause.mood is not Mood.HABITUAL or clause.tense is not Tense.PRESENT:
        return clause
    if not usual.isdisjoint(reading.norms(clause.first, clause.last)):
        return clause
    return replace(clause, mood=Mood.TOLD)
