"""Tells a text that assesses somebody else from a story in notes: whose are verbs without a subject?

`Candidate was pleasant. Named the tension. Built the scheduler alone.`, `Dana joined in May. Exceeded expectations.`
"""

from collections.abc import Collection, Iterable

from bot.review.reading import Clause, Kind, Mood, Reading, Subject, Tense

_FEWEST = 3
"""Clauses of the one who is assessed by name, at least."""
_SHARE = 0.5
"""The share of what people do or are that is told of them, at least."""
_OPENING = 2
"""Sentences among which somebody is named by what makes them assessed: a candidate, a patient."""
_PEOPLE = (Subject.NAMED, Subject.THEY, Subject.WE, Subject.I)
_OF_ONE = frozenset(("he", "she"))
_TO_ONE = frozenset(("him", "her", "them"))


def is_assessment(reading: Reading, bare: Iterable[int], assessed: Collection[str]) -> bool:
    """Return whether a text is about one other person, so that the verbs without a subject are theirs.

    `bare` are the clauses without a subject, `assessed` the nouns of people who are assessed. Where the speaker tells of an
    act in so many words, or a verb without a subject is done to that person, they are the speaker's own notes.
    """
    clauses = reading.clauses
    if any(map(_is_own_deed, clauses)):
        return False
    if any(not _TO_ONE.isdisjoint(reading.norms(clauses[index].first, clauses[index].last)) for index in bare):
        return False
    return _opens_with_assessed(reading, assessed) or _is_of_one(reading)


def _is_own_deed(clause: Clause) -> bool:
    """Return whether the speaker, or "we", is said in words to have done something: not `they liked it, I did not`."""
    said = clause.subject in (Subject.I, Subject.WE) and clause.subject_at is not None and not clause.reported
    said = said and not clause.negated
    return said and clause.tense is Tense.PAST and clause.mood is Mood.TOLD and clause.predicate not in ("be", "have")


def _opens_with_assessed(reading: Reading, assessed: Collection[str]) -> bool:
    until = reading.sentences[min(_OPENING, len(reading.sentences)) - 1].last if reading.sentences else 0
    return any(token.norm in assessed for token in reading.tokens[:until] if token.kind is Kind.WORD)


def _is_of_one(reading: Reading) -> bool:
    """Return whether most of what people do or are is told of one whom the text names."""
    finite = [
        c for c in reading.clauses if c.subject in _PEOPLE and c.subject_at is not None and c.tense is not Tense.NONE
    ]
    subjects = [
        reading.tokens[c.subject_at[0]] for c in finite if c.subject is Subject.NAMED and c.subject_at is not None
    ]
    names = [token.norm for token in subjects if token.capital and token.norm not in _OF_ONE]
    name = max(sorted(names), key=names.count, default=None)
    by_pronoun = sum(token.norm in _OF_ONE for token in subjects)
    of_one = by_pronoun + names.count(name) if name is not None else 0
    return by_pronoun > 0 and of_one >= max(_FEWEST, _SHARE * len(finite))
