"""Say which clauses tell what came after the speaker had begun to act, and which of them are about others."""

from collections.abc import Iterator, Sequence

from bot.review.reading import Clause, ClauseKind, Kind, Mood, Reading, Subject, Tense

OTHERS = frozenset((Subject.THEY, Subject.NAMED))
_SPEAKERS = frozenset((Subject.I, Subject.WE))
_NO_ACT = frozenset(("be", "have", "want", "think", "feel", "know", "believe", "need", "like", "love", "work", "get"))
_TOLD = frozenset((Mood.TOLD, Mood.HABITUAL))
_EARLIEST = 0.3
"""The share of the answer before which the words set the scene, whatever they say."""


def after_acts(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses that stand after the first act of the story and are told as so, by the speaker, for the first time."""
    begun = first_act(reading)
    for clause in reading.clauses:
        if begun is None or clause.index <= begun or clause.place < _EARLIEST:
            continue
        if clause.mood in _TOLD and not clause.reported and not reading.sentences[clause.sentence].again:
            yield clause


def first_act(reading: Reading) -> int | None:
    """Return the number of the clause in which the speaker first acts; where they never do, of the first event; else None."""
    events = [c for c in reading.clauses if c.mood is Mood.TOLD and c.tense is not Tense.NONE and c.predicate and c.predicate not in _NO_ACT]
    own = next((c.index for c in events if c.subject in _SPEAKERS), None)
    return own if own is not None else next((c.index for c in events if c.tense is Tense.PAST), None)


def is_told_in_present(reading: Reading) -> bool:
    """Return whether the story itself is told in the present tense, so that this tense says nothing of what lasts."""
    told = [c for c in reading.clauses if c.mood is Mood.TOLD and not c.reported and c.predicate not in _NO_ACT]
    past = sum(c.tense is Tense.PAST or c.perfect for c in told)
    return sum(c.tense is Tense.PRESENT and not c.perfect and c.subject in (*_SPEAKERS, *OTHERS) for c in told) > past


def extent(reading: Reading, clause: Clause) -> tuple[int, int]:
    """Return the tokens of a clause with those that hang on it, up to the next that stands beside it."""
    last = clause.last
    members = {clause.index}
    for other in reading.clauses[clause.index + 1 :]:
        if other.sentence != clause.sentence:
            break
        if other.parent in members and other.kind is not ClauseKind.MAIN:
            members.add(other.index)
            last = max(last, other.last)
        elif other.first >= last:
            break
    first = clause.first
    while first < last - 1 and reading.tokens[first].kind is Kind.MARK:
        first += 1
    while last - 1 > first and reading.tokens[last - 1].kind is Kind.MARK:
        last -= 1
    return first, last


def opened(reading: Reading, clause: Clause) -> int:
    """Return the token at which the words before a clause begin that say when it holds: `Since then`, `Now`."""
    sentence = reading.sentences[clause.sentence]
    if clause.kind is ClauseKind.MAIN and not any(
        c.verb is not None and c.first < clause.first for c in reading.clauses_in(sentence)
    ):
        return sentence.first
    return clause.first


def words(reading: Reading, first: int, last: int) -> Sequence[str]:
    """Return the folded words from one token to another, without marks."""
    return [token.norm for token in reading.tokens[first:last] if token.kind is not Kind.MARK]
