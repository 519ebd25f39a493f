"""Find what is told of somebody outside the story, whose results are none of its own: `a rival went from nine to two`."""

from collections.abc import Iterator

from bot.review.reading import Clause, Kind, Reading, Subject
from question_bank.lexicon import Lexicon

_GOES_ON = frozenset(("they", "it", "he", "she", "their", "its"))
"""A subject that goes on with whoever was told of before, in the same sentence."""
_LEAD = 12
"""Words before the verb among which a place may be named."""
_PLACES = frozenset(
    ("country", "city", "region", "state", "market", "town", "company", "firm", "industry", "sector", "branch")
)
_INSIDERS = frozenset((Subject.I, Subject.WE, Subject.YOU))


def clauses_of_outsiders(reading: Reading, lexicon: Lexicon) -> frozenset[int]:
    """Return the numbers of the clauses whose subject is an outsider, or goes on with one in the same sentence."""
    return frozenset(_found(reading, lexicon))


def _found(reading: Reading, lexicon: Lexicon) -> Iterator[int]:
    outside = -1
    for clause in reading.clauses:
        if _names_outsider(reading, clause, lexicon):
            outside = clause.sentence
        elif clause.sentence == outside and not _goes_on(reading, clause):
            outside = -1
        if clause.sentence == outside:
            yield clause.index


def _is_set_elsewhere(reading: Reading, clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether the words before the verb set it elsewhere: `the pilot in another country cut it by a quarter`."""
    first = reading.sentences[clause.sentence].first
    if clause.verb is None or clause.verb - first > _LEAD:
        return False
    words = reading.norms(first, clause.verb)
    return any(
        a in ("in", "at") and b in lexicon.words["other_house"] and c in _PLACES
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    )


def _names_outsider(reading: Reading, clause: Clause, lexicon: Lexicon) -> bool:
    if clause.subject_at is None or clause.subject in _INSIDERS:
        return False
    if _is_set_elsewhere(reading, clause, lexicon):
        return True
    first, last = clause.subject_at
    words = reading.norms(first, last)
    if not lexicon.words["outsider"].isdisjoint(words):
        return True
    houses = [at for at, word in enumerate(words) if word in lexicon.words["house"]]
    if not houses:
        return False
    follows = reading.norms(last, min(last + 1, len(reading.tokens)))
    apart = lexicon.words["other_house"].intersection(words[: houses[-1]])
    return bool(apart) or not lexicon.words["elsewhere_word"].isdisjoint((*words, *follows))


def _goes_on(reading: Reading, clause: Clause) -> bool:
    """Return whether a clause has no subject of its own, or one that points back."""
    if clause.subject in _INSIDERS:
        return clause.subject_at is None and clause.subject is Subject.I
    if clause.subject_at is None or reading.tokens[clause.subject_at[0]].kind is Kind.NUMBER:
        return True
    return not _GOES_ON.isdisjoint(reading.norms(*clause.subject_at))
