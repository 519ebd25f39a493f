"""Say which clauses tell what came after the speaker had begun to act, and whether a text tells or explains."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from bot.review.found_once import found_once
from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from question_bank.models import Move

TOLD = frozenset((Mood.TOLD, Mood.HABITUAL))
OTHERS = frozenset((Subject.THEY, Subject.NAMED))
_SPEAKERS = frozenset((Subject.I, Subject.WE))
_PEOPLE = _SPEAKERS | OTHERS
_NO_EVENT = frozenset(("be", "have", "want", "think", "feel", "know", "believe", "need", "like", "love", "work", "get"))
_FEWEST_EVENTS = 3
"""Under which a text tells of ways and opinions rather than of what happened."""
_EARLIEST = 0.3
"""The share of the answer before which the words set the scene, whatever they say."""
_HALF = 0.5
"""The share of it by which the speaker acts, where the story is theirs."""
_LATE = 0.6
"""The share of it from which what others do is seldom part of the story itself."""
_MOSTLY = 0.5
"""The share of main clauses in the present above which a text explains how things are."""


def after_acts(reading: Reading, *, reported: bool = False, moods: AbstractSet[Mood] = TOLD) -> Iterator[Clause]:
    """Yield the clauses that stand after the first act of the story, said by the speaker for the first time.

    With `reported`, also what others are said to say; `moods` are those in which they may be told. A text that tells no
    event has none.
    """
    begun = first_act(reading)
    if begun is None:
        return
    for clause in reading.clauses[begun + 1 :]:
        if clause.place < _EARLIEST or clause.mood not in moods or reading.sentences[clause.sentence].again:
            continue
        if reported or not clause.reported:
            yield clause


def is_late(clause: Clause) -> bool:
    """Return whether a clause stands where the consequences are told: late, or in their own section."""
    return clause.place >= _LATE or clause.section is Move.DRIVER


@found_once
def first_act(reading: Reading) -> int | None:
    """Return the number of the clause in which the speaker first acts; of the first event where others carry the story.

    None where too few events are told for a story.
    """
    present = is_told_in_present(reading)
    events = [c for c in reading.clauses if _is_event(c) and (present or c.tense is Tense.PAST or c.perfect)]
    if len(events) < _FEWEST_EVENTS:
        return None
    own = next((c for c in events if c.subject in _SPEAKERS), events[0])
    return own.index if own.place < _HALF else events[0].index


def _is_event(clause: Clause) -> bool:
    told = clause.mood is Mood.TOLD and clause.tense is not Tense.NONE
    return told and bool(clause.predicate) and clause.predicate not in _NO_EVENT


@found_once
def is_told_in_present(reading: Reading) -> bool:
    """Return whether the story itself is told in the present tense, so that this tense says nothing of what lasts."""
    told = [c for c in reading.clauses if c.mood is Mood.TOLD and not c.reported and c.predicate not in _NO_EVENT]
    past = sum(c.tense is Tense.PAST or c.perfect for c in told)
    return sum(c.tense is Tense.PRESENT and not c.perfect and c.subject in _PEOPLE for c in told) > past


@found_once
def is_mostly_present(reading: Reading) -> bool:
    """Return whether most of a text is in the present tense: it explains how things are more than it tells what happened."""
    main = [c for c in reading.clauses if c.kind is ClauseKind.MAIN and not c.reported]
    finite = [c for c in main if c.tense is not Tense.NONE and c.mood in TOLD]
    return sum(c.tense is Tense.PRESENT and not c.perfect for c in finite) > _MOSTLY * len(finite)
