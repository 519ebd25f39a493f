"""By which deeds and words a story is heard as one of an archetype: each cue is weighed, and an archetype has several."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.review.reading import AmountKind, Clause, Kind, Subject
from bot.review.signals import Signals
from bot.review.traps import contested, ethical, incident, killed, mentoring, research, safety
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses
from question_bank.models import ArchetypeId
from question_bank.words import load_words


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that a story of an archetype has: how much it weighs, and how many of it are as good as any more."""

    weight: float
    enough: int
    count: Callable[["Cues"], int]


class Cues:
    """Counts the cues of one story."""

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.told = StoryClauses(signals)

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

    def score(self, archetype: ArchetypeId) -> float:
        """Return how much speaks for an archetype: the weights of its cues, each as far as it is there."""
        return PRIORS[archetype] + sum(
            cue.weight * min(cue.count(self), cue.enough) / cue.enough for cue in CUES[archetype]
        )


def _words(name: str) -> Callable[[Cues], int]:
    return lambda cues: cues.words(name)


def _name(clause: Clause) -> str:
    """Return the predicate as the lexicon writes it."""
    return clause.predicate.replace(" ", "_")


def _learners_work(cues: Cues) -> int:
    told = cues.told
    return sum(c.subject is Subject.NAMED and mentoring.is_learners(told, c) for c in told.clauses)


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
    return sum(killed.is_own_call(cues.told, c) for c in cues.told.clauses)


def _ended_by_others(cues: Cues) -> int:
    return sum(killed.is_others_call(cues.told, c) for c in cues.told.clauses)


def _told_authority(cues: Cues) -> int:
    return sum(safety.escalates(cues.told, c) for c in cues.told.events)


def _refused(cues: Cues) -> int:
    return sum(ethical.refuses(cues.told, c) for c in cues.told.clauses)


def _uneasy(cues: Cues) -> int:
    return sum(ethical.is_uneasy(cues.told, c) for c in cues.told.clauses)


def _prices(cues: Cues) -> int:
    return sum(a.kind is AmountKind.MONEY for c in cues.told.clauses for a in c.amounts)


def _deals(cues: Cues) -> int:
    told = cues.told
    return sum(_name(c) in cues.told.words["haggles"] and told.doer(c) in SPEAKERS | OTHERS for c in told.events)


def _guards(cues: Cues) -> int:
    return sum(incident.sets_up(cues.told, c) for c in cues.told.clauses)


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
        c.subject is Subject.I and (_name(c) in cues.told.words["takes_side"] or contested.is_firm(told, c))
        for c in told.clauses
    )


def _open(cues: Cues) -> int:
    return sum(contested.is_open(cues.told, c) for c in cues.told.clauses)


def _triumph_or_price(cues: Cues) -> int:
    return sum(research.is_triumph(cues.told, c) for c in cues.told.clauses)


def _asked_to(cues: Cues) -> int:
    """Count what the speaker was asked or told to do, or was given to do."""
    return sum(
        c.passive and c.subject in SPEAKERS and not c.classes.isdisjoint(("ask", "tell", "give", "hire"))
        for c in cues.told.clauses
    )


def _own_undertaking(cues: Cues) -> int:
    """Count what says that the undertaking was the speaker's: `my own project`, `I had proposed it`, `it was "
    "mine`."""
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


_EARLY = 0.35
_ONE = frozenset(("him", "her"))
_PRONOUNS = frozenset(("he", "she"))

PRIORS: Mapping[ArchetypeId, float] = {
    ArchetypeId.CONTESTED_DECISION: 0.1,
    ArchetypeId.KILLED_PROJECT: 0.1,
    ArchetypeId.RESEARCH_VS_SHIPPING: 0.9,
    ArchetypeId.SAFETY_ESCALATION: 0.6,
    ArchetypeId.QUALITY_INCIDENT: 0.2,
    ArchetypeId.COST_NEGOTIATION: 0.0,
    ArchetypeId.MENTORING: 0.2,
    ArchetypeId.ETHICAL_PUSHBACK: 0.4,
}
CUES: Mapping[ArchetypeId, tuple[Cue, ...]] = {
    ArchetypeId.CONTESTED_DECISION: (
        Cue(2.2, 4, _words("contest_word")),
        Cue(2.0, 3, _words("technical_choice")),
        Cue(1.3, 2, _own_position),
        Cue(0.9, 2, _others_want),
        Cue(1.6, 2, _open),
    ),
    ArchetypeId.KILLED_PROJECT: (
        Cue(2.0, 2, _ended_by_speaker),
        Cue(1.0, 2, _ended_by_others),
        Cue(2.9, 4, _words("ending_word")),
        Cue(0.6, 2, _words("placed_elsewhere")),
        Cue(1.4, 2, _own_undertaking),
    ),
    ArchetypeId.RESEARCH_VS_SHIPPING: (
        Cue(3.3, 4, _words("inquiry")),
        Cue(1.6, 4, _words("quick_way")),
        Cue(0.7, 3, _words("sending_out")),
        Cue(0.7, 2, _triumph_or_price),
    ),
    ArchetypeId.SAFETY_ESCALATION: (
        Cue(2.1, 4, _words("danger")),
        Cue(1.2, 2, _told_authority),
        Cue(1.6, 3, _words("official")),
        Cue(1.0, 3, _words("halting")),
    ),
    ArchetypeId.QUALITY_INCIDENT: (
        Cue(2.6, 6, _words("failure")),
        Cue(2.4, 3, _words("restoring")),
        Cue(1.0, 2, _guards),
        Cue(0.8, 2, _causes_found),
        Cue(0.6, 3, _words("complaining")),
    ),
    ArchetypeId.COST_NEGOTIATION: (
        Cue(0.9, 3, _prices),
        Cue(2.2, 5, _words("money_word")),
        Cue(1.4, 4, _words("bargaining")),
        Cue(1.0, 3, _deals),
        Cue(1.9, 1, _product_wants),
    ),
    ArchetypeId.MENTORING: (
        Cue(1.4, 4, _learners_work),
        Cue(2.8, 3, _left_to_learner),
        Cue(2.9, 4, _words("growing")),
        Cue(1.7, 3, _one_other),
    ),
    ArchetypeId.ETHICAL_PUSHBACK: (
        Cue(1.6, 4, _words("conscience")),
        Cue(1.0, 2, _refused),
        Cue(0.7, 2, _uneasy),
        Cue(0.3, 2, _words("weak_people")),
        Cue(0.3, 1, _asked_to),
        Cue(2.0, 2, _words("sensitive")),
    ),
}
