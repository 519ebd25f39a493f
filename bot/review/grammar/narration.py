"""Whether a story is told in the present, and what its present tense then says.

`So I walk in and I tell her` is an event in a story that is told in the present, and a habit anywhere else. The text as a
whole decides: a story in the present has many acts of the speaker in it, few verbs in the past, and few words of habit.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.review.afterwards.told_clause import may_be_present
from bot.review.reading import AmountKind, Clause, ClauseKind, Mood, Reading, Subject, Tense
from question_bank.lexicon import Lexicon

FEWEST_VERBS = 5
FEWEST_OWN = 4
MOST_PAST = 0.4
"""Verbs in the past to one in the present, above which a story is told in the past."""
MOST_USUAL = 0.18
"""The share of verbs in the present beside a word of habit, above which they are habits."""
MOST_CONDITIONED = 0.3
"""The same with `if` and `when` clauses in the present: `if a customer is down I give the answer`."""
FEWEST_ENTRIES = 4
"""Blocks that open with a date or a time of day, from which on a text is a log."""
ENTRY_OPENING = 6
"""Tokens at the beginning of a block among which its date stands."""
WORDS_TO_A_FIGURE = 40
"""Words to each figure, at most: what happened once has counts and times, one's ways have next to none."""
MOST_PAST_OF_A_LOG = 1.5
"""Verbs in the past to one in the present in a log, where each entry may say what was before it."""
_CONDITIONS = frozenset(("if", "when", "whenever", "unless"))
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
    past = sum(c.tense is Tense.PAST and c.mood is Mood.TOLD and not _may_be_present(reading, c) for c in deeds)
    own = sum(c.subject is Subject.I for c in now)
    habits = sum(not usual.isdisjoint(reading.norms(c.first, c.last)) for c in now)
    conditions = sum(_conditions_an_act(reading, c) for c in _own_words(reading))
    if len(now) < FEWEST_VERBS or own < FEWEST_OWN or habits > MOST_USUAL * len(now):
        return False
    if habits + conditions > MOST_CONDITIONED * len(now) or not _has_figures(reading):
        return False
    return past <= (MOST_PAST_OF_A_LOG if _is_log(reading) else MOST_PAST) * len(now)


def _has_figures(reading: Reading) -> bool:
    figures = sum(amount.kind is not AmountKind.NAME for clause in reading.clauses for amount in clause.amounts)
    return figures * WORDS_TO_A_FIGURE >= reading.words


def _may_be_present(reading: Reading, clause: Clause) -> bool:
    """Return whether a form says nothing of its tense: `I cut`, `I read`, `I put`."""
    return clause.verb is not None and may_be_present(reading.tokens[clause.verb].norm)


def _conditions_an_act(reading: Reading, clause: Clause) -> bool:
    """Return whether a clause says when the speaker does something: `when a build goes bad, I look`, no `if we wait`."""
    if clause.joint not in _CONDITIONS or clause.tense is not Tense.PRESENT:
        return False
    beside = reading.clauses_in(reading.sentences[clause.sentence])
    return any(
        c.subject is Subject.I and c.kind is ClauseKind.MAIN and c.tense is Tense.PRESENT and c.mood in _MAY_BE_EITHER
        for c in beside
    )


def _is_log(reading: Reading) -> bool:
    """Return whether most entries of a text open with when they were made."""
    openings: dict[int, int] = {}
    for sentence in reading.sentences:
        openings.setdefault(sentence.block, sentence.first)
    dates = {amount.first for clause in reading.clauses for amount in clause.amounts if amount.kind is AmountKind.DATE}
    dated = sum(not dates.isdisjoint(range(first, first + ENTRY_OPENING)) for first in openings.values())
    return dated >= FEWEST_ENTRIES


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
