"""Count what a story tells of its things, times and money that says which archetype it tells."""

from collections.abc import Iterable, Iterator

from bot.review.reading import Amount, AmountKind, Clause, Mood, Subject, Tense
from bot.review.traps import somebody_elses_call
from bot.review.traps.told import StoryClauses

_STATES = frozenset(("be", "have", "want", "think", "feel", "cost", "tell", "learn", "convince"))
_GETS_THROUGH = frozenset(("finish", "move", "start", "permit", "change", "own", "give", "stop", "commit"))
_EARLY = 0.35
_HALF = 0.5
_DECIDED = 0.6
"""The share of an answer before which its options are told."""
_IN_DAYS = {
    "day": 1,
    "week": 7,
    "month": 30,
    "quarter": 91,
    "year": 365,
    "summer": 91,
    "winter": 91,
    "evening": 0.5,
    "weekend": 2,
}
_MANY_TIMES = 4
_NEXT_SPANS = 4
_SHORT = frozenset(("minute", "hour", "night"))
_LONG = frozenset(("month", "year"))
_EACH_WEEK = (["a", "week"], ["per", "week"], ["each", "week"], ["every", "week"])


def prices(told: StoryClauses) -> int:
    """Count the amounts of money."""
    return sum(a.kind is AmountKind.MONEY for c in told.clauses for a in c.amounts)


def own_undertaking(told: StoryClauses) -> int:
    """Count what says that the undertaking was the speaker's: `my own project`, `I had proposed it`."""
    norms = [token.norm for token in told.reading.tokens]
    nouns = told.words["undertaking"] - {"it", "this", "that", "thing", "plan", "work"}
    mine = sum(
        norm == "my" and any(told.noun(after) in nouns for after in norms[at + 1 : at + 4])
        for at, norm in enumerate(norms)
    )
    begun = sum(
        c.subject is Subject.I and c.place < _EARLY and told.name(c) in told.words["begins_own"] for c in told.clauses
    )
    return mine + begun + norms.count("mine")


def stop_or_go_on(told: StoryClauses) -> int:
    """Return 1 where to stop and to go on are both told as what may be done, and not only as what was done."""
    open_to = [c for c in told.clauses if c.verb is not None and not told.happened(c) and c.place < _DECIDED]
    stops = any(somebody_elses_call.ends(told, c) or told.name(c) in told.words["stops"] for c in open_to)
    return int(stops and any(told.name(c) in told.words["goes_on"] for c in open_to))


def long_and_short(told: StoryClauses) -> int:
    """Return 1 where two neighbouring sentences tell of two spans of which one is many times as long."""
    spans = [
        (c.sentence, _IN_DAYS[a.unit] * a.value)
        for c in told.clauses
        for a in c.amounts
        if a.kind is AmountKind.SPAN and a.value and a.unit in _IN_DAYS and c.place < _DECIDED
    ]
    pairs = (
        (one, other)
        for at, (sentence, one) in enumerate(spans)
        for later, other in spans[at + 1 : at + 1 + _NEXT_SPANS]
        if later - sentence <= 1
    )
    return int(any(max(pair) >= _MANY_TIMES * min(pair) for pair in pairs))


def went_wrong(told: StoryClauses) -> int:
    """Count what failed, was wrong or stood still, or did not do what it is for: `the motor didn't go back`."""
    undone = sum(
        c.subject is Subject.THING
        and c.negated
        and c.mood is Mood.TOLD
        and c.tense is Tense.PAST
        and not (c.reported or c.passive or c.perfect)
        and c.place < _DECIDED
        and c.classes.isdisjoint(_STATES)
        for c in told.clauses
    )
    return undone + sum(
        c.subject is Subject.THING
        and (
            ("fail" in c.classes and not c.negated)
            or (
                c.predicate in ("be", "come", "look", "go")
                and not told.words["gone_wrong"].isdisjoint(told.after_verb(c, 3))
            )
        )
        for c in told.events
    )


def barred(told: StoryClauses) -> int:
    """Count what cannot get through any more, as the story ends: `no version goes out until it has been compared`."""
    return sum(
        c.subject is Subject.THING
        and c.tense is Tense.PRESENT
        and c.place > _HALF
        and (c.negated or told.is_of_none(c))
        and not c.classes.isdisjoint(_GETS_THROUGH)
        for c in told.reading.clauses
    )


def hours(told: StoryClauses) -> int:
    """Count the spans of minutes, hours and nights."""
    return sum(a.unit in _SHORT for a in _spans(told.clauses))


def long_times(told: StoryClauses) -> int:
    """Count the spans of months and years before the story is half told."""
    return sum(a.unit in _LONG for a in _spans(c for c in told.clauses if c.place < _HALF))


def _spans(clauses: Iterable[Clause]) -> Iterator[Amount]:
    return (a for c in clauses for a in c.amounts if a.kind is AmountKind.SPAN)


def days_a_week(told: StoryClauses) -> int:
    """Count what is kept of a week for something: `one day a week`, `a Friday each week`."""
    norms = [token.norm for token in told.reading.tokens]
    return sum(
        told.noun(norm) in told.words["weekday"] and norms[at + 1 : at + 3] in _EACH_WEEK
        for at, norm in enumerate(norms)
    )
