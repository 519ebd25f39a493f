"""By which deeds and words a story is heard as one of an archetype: each cue is weighed, and an archetype has several."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.review.reading import AmountKind, Clause, Kind, Mood, Subject, Tense
from bot.review.signals import Signals
from bot.review.traps import (
    inflexible,
    not_escalated,
    one_side_won,
    silent,
    somebody_elses_call,
    symptom_only,
    took_over,
)
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses
from question_bank.models import ArchetypeId
from question_bank.words import load_words


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that a story of an archetype has."""

    says: str
    """What it is, as it is named to the user."""
    points: int
    """What it is worth: 1 where it only hints, 2 where it tells, 3 where it is plain."""
    enough: int
    """How many of it are as good as any more."""
    count: Callable[["Cues"], int]


class Cues:
    """Counts the cues of one story."""

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.told = StoryClauses(signals)
        self._counts: dict[Cue, int] = {}

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Every word of the text, as it is typed, as a verb and as a noun."""
        found: set[str] = set()
        for norm in {token.norm for token in self.signals.reading.tokens if token.kind is Kind.WORD}:
            word = load_words().of(norm)
            found.update((norm, word.noun, word.verb))
        return frozenset(found)

    @cached_property
    def predicates(self) -> frozenset[str]:
        """The predicates of what is told to have happened."""
        return frozenset(c.predicate.replace(" ", "_") for c in self.told.events)

    @cached_property
    def _said(self) -> frozenset[str]:
        return self.lemmas | self.predicates

    def words(self, name: str) -> int:
        """Return how many different words of a list the text has."""
        return len(self.signals.lexicon.words[name] & self._said)

    def points(self, archetype: ArchetypeId) -> float:
        """Return what speaks for an archetype: the points of its cues, each as far as it is there."""
        return sum(cue.points * self.share(cue) for cue in CUES[archetype])

    def share(self, cue: Cue) -> float:
        """Return how far a cue is there: 0 where it is absent, 1 where there is enough of it."""
        return min(self.counted(cue), cue.enough) / cue.enough

    def counted(self, cue: Cue) -> int:
        """Return how many of a cue there are."""
        if cue not in self._counts:
            self._counts[cue] = cue.count(self)
        return self._counts[cue]


def _words(name: str) -> Callable[[Cues], int]:
    return lambda cues: cues.words(name)


def _name(clause: Clause) -> str:
    """Return the predicate as the lexicon writes it."""
    return clause.predicate.replace(" ", "_")


def _learners_work(cues: Cues) -> int:
    told = cues.told
    return sum(c.subject is Subject.NAMED and took_over.is_learners(told, c) for c in told.clauses)


def _left_to_learner(cues: Cues) -> int:
    """Count what the speaker asked, let or gave one other person to do or to find."""
    told = cues.told
    return sum(
        c.subject is Subject.I
        and _name(c) in cues.told.words["leaves_to"]
        and not _ONE.isdisjoint(told.after_verb(c, 3))
        for c in told.clauses
    )


def _one_other(cues: Cues) -> int:
    """Count, in tenths of the clauses, those of one other person who is called he or she."""
    told = cues.told
    by = sum(c.subject is Subject.NAMED and not _PRONOUNS.isdisjoint(told.subject(c)[:1]) for c in told.clauses)
    return 10 * by // max(1, len(told.clauses))


def _ended_by_speaker(cues: Cues) -> int:
    return sum(somebody_elses_call.is_own_call(cues.told, c) for c in cues.told.clauses)


def _endings(cues: Cues) -> int:
    """Count what tells of a whole undertaking's end that is no call of the speaker's: of others, thought of or decided on."""
    told = cues.told
    return sum(
        not c.negated and somebody_elses_call.ends(told, c) and not somebody_elses_call.is_own_call(told, c)
        for c in told.clauses
    )


def _noticed(cues: Cues) -> int:
    """Count what the speaker noticed before the story is half told."""
    told = cues.told
    return sum(c.subject is Subject.I and _name(c) in told.words["notices"] and c.place < _HALF for c in told.events)


def _told_authority(cues: Cues) -> int:
    return sum(not_escalated.escalates(cues.told, c) for c in cues.told.events)


def _refused(cues: Cues) -> int:
    """Count what the speaker would not do, did not want to do, or said no to."""
    told = cues.told
    return sum(
        silent.refuses(told, c)
        or (c.subject in SPEAKERS and not c.reported and told.happened(c) and _name(c) in told.words["says_no"])
        or (c.subject in SPEAKERS and c.negated and c.predicate in _WILLS and told.after_verb(c, 1) == ["to"])
        for c in told.clauses
    )


def _uneasy(cues: Cues) -> int:
    return sum(silent.is_uneasy(cues.told, c) for c in cues.told.clauses)


def _prices(cues: Cues) -> int:
    return sum(a.kind is AmountKind.MONEY for c in cues.told.clauses for a in c.amounts)


def _deals(cues: Cues) -> int:
    told = cues.told
    return sum(_name(c) in cues.told.words["haggles"] and told.doer(c) in SPEAKERS | OTHERS for c in told.events)


def _guards(cues: Cues) -> int:
    return sum(symptom_only.sets_up(cues.told, c) for c in cues.told.clauses)


def _others_want(cues: Cues) -> int:
    told = cues.told
    return sum(c.subject in OTHERS and _name(c) in cues.told.words["takes_side"] for c in told.clauses)


def _product_wants(cues: Cues) -> int:
    told = cues.told
    return sum(
        not c.classes.isdisjoint(("want", "ask")) and told.names(told.subject(c), "product_side") for c in told.clauses
    )


def _own_position(cues: Cues) -> int:
    told = cues.told
    return sum(
        c.subject is Subject.I and (_name(c) in cues.told.words["takes_side"] or inflexible.is_firm(told, c))
        for c in told.clauses
    )


def _open(cues: Cues) -> int:
    return sum(inflexible.is_open(cues.told, c) for c in cues.told.clauses)


def _triumph(cues: Cues) -> int:
    return sum(one_side_won.is_triumph(cues.told, c) for c in cues.told.clauses)


def _asked_to(cues: Cues) -> int:
    """Count what the speaker was asked or told to do, or was given to do."""
    return sum(
        c.passive and c.subject in SPEAKERS and not c.classes.isdisjoint(("ask", "tell", "give", "hire"))
        for c in cues.told.clauses
    )


def _own_undertaking(cues: Cues) -> int:
    """Count what says that the undertaking was the speaker's: `my own project`, `I had proposed it`."""
    told = cues.told
    norms = [token.norm for token in told.reading.tokens]
    nouns = told.words["undertaking"] - {"it", "this", "that", "thing", "plan", "work"}
    mine = sum(
        norm == "my" and any(told.noun(after) in nouns for after in norms[at + 1 : at + 4])
        for at, norm in enumerate(norms)
    )
    begun = sum(
        c.subject is Subject.I and c.place < _EARLY and _name(c) in cues.told.words["begins_own"] for c in told.clauses
    )
    return mine + begun + norms.count("mine")


def _causes_found(cues: Cues) -> int:
    told = cues.told
    return sum(
        c.predicate == "turn out" or (c.subject in SPEAKERS and _name(c) in told.words["finds_cause"])
        for c in told.events
    )


def _stop_or_go_on(cues: Cues) -> int:
    """Return 1 where to stop and to go on are both told as what may be done, and not only as what was done."""
    told = cues.told
    open_to = [c for c in told.clauses if c.verb is not None and not told.happened(c) and c.place < _DECIDED]
    stops = any(somebody_elses_call.ends(told, c) or _name(c) in told.words["stops"] for c in open_to)
    return int(stops and any(_name(c) in told.words["goes_on"] for c in open_to))


def _release_and_flaw(cues: Cues) -> int:
    """Return 1 where the text tells of a release, of the date that it is meant for, and of what it still lacks."""
    return int(all(cues.words(name) for name in ("releasing", "date_pressure", "unready")))


def _long_and_short(cues: Cues) -> int:
    """Return 1 where two neighbouring sentences tell of two spans of which one is many times as long."""
    spans = [
        (c.sentence, _IN_DAYS[a.unit] * a.value)
        for c in cues.told.clauses
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


def _went_wrong(cues: Cues) -> int:
    """Count what failed, was wrong or stood still, or did not do what it is for: `the motor didn't go back`."""
    told = cues.told
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


_STATES = frozenset(("be", "have", "want", "think", "feel", "cost", "tell", "learn", "convince"))
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
_HALF = 0.5
_MANY_TIMES = 4
_NEXT_SPANS = 4
_EARLY = 0.35
_WILLS = frozenset(("want", "wish", "be willing"))
_ONE = frozenset(("him", "her"))
_PRONOUNS = frozenset(("he", "she"))

CUES: Mapping[ArchetypeId, tuple[Cue, ...]] = {
    ArchetypeId.CONTESTED_DECISION: (
        Cue("words of a dispute", 2, 4, _words("contest_word")),
        Cue("a technical choice", 2, 3, _words("technical_choice")),
        Cue("the side that the speaker takes", 1, 2, _own_position),
        Cue("the side that others take", 1, 2, _others_want),
        Cue("what would change a mind", 2, 2, _open),
    ),
    ArchetypeId.KILLED_PROJECT: (
        Cue("that the speaker ends something", 2, 2, _ended_by_speaker),
        Cue("an end that others make, or that is thought of", 1, 1, _endings),
        Cue("words of an ending", 3, 4, _words("ending_word")),
        Cue("people who go to other work", 1, 2, _words("placed_elsewhere")),
        Cue("something of the speaker's own", 1, 2, _own_undertaking),
        Cue("to stop or to go on", 1, 1, _stop_or_go_on),
    ),
    ArchetypeId.RESEARCH_VS_SHIPPING: (
        Cue("words of research", 3, 3, _words("inquiry")),
        Cue("a simple way", 2, 3, _words("quick_way")),
        Cue("that one side won", 1, 2, _triumph),
        Cue("a long way and a short one", 2, 1, _long_and_short),
        Cue("a release that has a date and is not ready", 2, 1, _release_and_flaw),
    ),
    ArchetypeId.SAFETY_ESCALATION: (
        Cue("words of danger", 3, 4, _words("danger")),
        Cue("that somebody with authority was told", 1, 2, _told_authority),
        Cue("that the speaker notices something", 1, 2, _noticed),
        Cue("officials", 2, 2, _words("official")),
        Cue("that something is held back", 1, 3, _words("halting")),
    ),
    ArchetypeId.QUALITY_INCIDENT: (
        Cue("words of failure", 3, 4, _words("failure")),
        Cue("words of repair", 3, 3, _words("restoring")),
        Cue("a check that is set up", 1, 2, _guards),
        Cue("a cause that is found", 1, 2, _causes_found),
        Cue("that something went wrong", 1, 2, _went_wrong),
    ),
    ArchetypeId.COST_NEGOTIATION: (
        Cue("prices", 1, 3, _prices),
        Cue("words of money", 3, 5, _words("money_word")),
        Cue("words of bargaining", 1, 4, _words("bargaining")),
        Cue("that a deal is made", 1, 3, _deals),
        Cue("what product wants", 2, 1, _product_wants),
    ),
    ArchetypeId.MENTORING: (
        Cue("work that the other one does", 1, 4, _learners_work),
        Cue("work that is left to the other one", 3, 3, _left_to_learner),
        Cue("words of growing", 3, 4, _words("growing")),
        Cue("one other person", 2, 3, _one_other),
    ),
    ArchetypeId.ETHICAL_PUSHBACK: (
        Cue("words of conscience", 3, 4, _words("conscience")),
        Cue("that the speaker refuses", 1, 2, _refused),
        Cue("that the speaker feels uneasy", 1, 2, _uneasy),
        Cue("people who are weak", 1, 2, _words("weak_people")),
        Cue("that the speaker was asked to do it", 1, 1, _asked_to),
        Cue("what people are, or how they are led", 1, 2, _words("sensitive")),
    ),
}
