"""Say which clauses tell what came after the speaker had begun to act, and which of them are about others."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from bot.review.reading import Clause, ClauseKind, Kind, Mood, Reading, Subject, Tense
from question_bank.words import load_words

OTHERS = frozenset((Subject.THEY, Subject.NAMED))
_SPEAKERS = frozenset((Subject.I, Subject.WE))
_NO_ACT = frozenset(("be", "have", "want", "think", "feel", "know", "believe", "need", "like", "love", "work", "get"))
TOLD = frozenset((Mood.TOLD, Mood.HABITUAL))
_IDLE_CLASSES = frozenset(("feel", "think", "be", "want", "fear", "praise", "blame"))
_IDLE_VERBS = frozenset((
    "have", "get", "receive", "earn", "say", "tell", "talk", "speak", "mention", "complain", "laugh", "agree", "wait", "fail", "live with",
))  # fmt: skip
_FEWEST_EVENTS = 3
"""Under which a text tells of ways and opinions rather than of what happened."""
_ANYBODY = frozenset((
    "everyone", "everybody", "anyone", "anybody", "people", "who", "whoever", "whatever", "what", "somebody", "someone", "nobody",
))  # fmt: skip
_MOSTLY = 0.55
_EARLIEST = 0.3
"""The share of the answer before which the words set the scene, whatever they say."""


def after_acts(reading: Reading, *, reported: bool = False, moods: AbstractSet[Mood] = TOLD) -> Iterator[Clause]:
    """Yield the clauses that stand after the first act of the story and are told as so, by the speaker, for the first time.

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


def first_act(reading: Reading) -> int | None:
    """Return the number of the clause in which the speaker first acts; where they never do, of the first event.

    None where too few events are told for a story.
    """
    present = is_told_in_present(reading)
    events = [c for c in reading.clauses if _is_event(c) and (present or c.tense is Tense.PAST or c.perfect)]
    if len(events) < _FEWEST_EVENTS:
        return None
    return next((c.index for c in events if c.subject in _SPEAKERS), events[0].index)


def _is_event(clause: Clause) -> bool:
    return clause.mood is Mood.TOLD and clause.tense is not Tense.NONE and bool(clause.predicate) and clause.predicate not in _NO_ACT


def is_told_in_present(reading: Reading) -> bool:
    """Return whether the story itself is told in the present tense, so that this tense says nothing of what lasts."""
    told = [c for c in reading.clauses if c.mood is Mood.TOLD and not c.reported and c.predicate not in _NO_ACT]
    past = sum(c.tense is Tense.PAST or c.perfect for c in told)
    return sum(c.tense is Tense.PRESENT and not c.perfect and c.subject in (*_SPEAKERS, *OTHERS) for c in told) > past


def is_mostly_present(reading: Reading) -> bool:
    """Return whether most of a text is in the present tense: it explains how things are more than it tells what happened."""
    finite = [c for c in reading.clauses if c.tense is not Tense.NONE and c.mood in TOLD]
    return sum(c.tense is Tense.PRESENT and not c.perfect for c in finite) > _MOSTLY * len(finite)


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


def is_of_others(reading: Reading, clause: Clause, words: Mapping[str, AbstractSet[str]]) -> bool:
    """Return whether the subject is somebody other than the speaker, and not just anybody, or other work than theirs."""
    if clause.subject_at is None:
        return False
    first, last = clause.subject_at
    if last - first == 1 and reading.tokens[first].norm in _ANYBODY:
        return False
    if clause.subject in OTHERS:
        return True
    if clause.subject is not Subject.THING:
        return False
    norms = reading.norms(first, last)
    nouns = {load_words().of(norm).noun for norm in norms}
    another = not words["another_party"].isdisjoint(norms)
    return not words["party"].isdisjoint(nouns) or (another and not words["other_work"].isdisjoint(nouns))


def is_act(clause: Clause) -> bool:
    """Return whether a clause tells what somebody does, not only what they say, feel, think, have or are."""
    return clause.classes.isdisjoint(_IDLE_CLASSES) and clause.predicate not in _IDLE_VERBS


def opened(reading: Reading, clause: Clause) -> int:
    """Return the token at which the words before a clause begin that say when it holds: `Since then`, `Now`."""
    sentence = reading.sentences[clause.sentence]
    if clause.kind is ClauseKind.MAIN and not any(
        c.verb is not None and c.first < clause.first for c in reading.clauses_in(sentence)
    ):
        return sentence.first
    return clause.first

