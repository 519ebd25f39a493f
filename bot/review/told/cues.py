"""By which deeds and words a story is heard as one of an archetype: each cue is weighed, and an archetype has several."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.review.reading import Kind
from bot.review.signals import Signals
from bot.review.told import deeds, things
from bot.review.traps.told import StoryClauses
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


def _of(count: Callable[[StoryClauses], int]) -> Callable[[Cues], int]:
    return lambda cues: count(cues.told)


def _release_and_flaw(cues: Cues) -> int:
    """Return 1 where the text tells of a release, of the date that it is meant for, and of what it still lacks."""
    return int(all(cues.words(name) for name in ("releasing", "date_pressure", "unready")))


CUES: Mapping[ArchetypeId, tuple[Cue, ...]] = {
    ArchetypeId.CONTESTED_DECISION: (
        Cue("words of a dispute", 2, 4, _words("contest_word")),
        Cue("a technical choice", 2, 3, _words("technical_choice")),
        Cue("the side that the speaker takes", 1, 2, _of(deeds.own_position)),
        Cue("the side that others take", 1, 2, _of(deeds.others_want)),
        Cue("what would change a mind", 2, 2, _of(deeds.leaves_open)),
        Cue("what several people settle on", 1, 1, _of(deeds.settled_together)),
    ),
    ArchetypeId.KILLED_PROJECT: (
        Cue("that the speaker ends something", 2, 2, _of(deeds.ended_by_speaker)),
        Cue("an end that others make, or that is thought of", 1, 1, _of(deeds.endings)),
        Cue("words of an ending", 3, 4, _words("ending_word")),
        Cue("people who go to other work", 1, 2, _words("placed_elsewhere")),
        Cue("something of the speaker's own", 1, 2, _of(things.own_undertaking)),
        Cue("to stop or to go on", 1, 1, _of(things.stop_or_go_on)),
        Cue("a time of months and years", 2, 2, _of(things.long_times)),
    ),
    ArchetypeId.RESEARCH_VS_SHIPPING: (
        Cue("words of research", 3, 3, _words("inquiry")),
        Cue("a simple way", 2, 3, _words("quick_way")),
        Cue("that one side won", 1, 2, _of(deeds.triumph)),
        Cue("a long way and a short one", 2, 1, _of(things.long_and_short)),
        Cue("a release that has a date and is not ready", 2, 1, _release_and_flaw),
        Cue("what others want, as it begins", 1, 1, _of(deeds.wanted_by_others)),
        Cue("that something is trained", 1, 1, _of(deeds.trains)),
        Cue("that something is shipped", 1, 1, _of(deeds.ships)),
        Cue("a day a week that is kept for something", 2, 1, _of(things.days_a_week)),
    ),
    ArchetypeId.SAFETY_ESCALATION: (
        Cue("words of danger", 3, 4, _words("danger")),
        Cue("that somebody with authority was told", 1, 2, _of(deeds.told_authority)),
        Cue("that the speaker notices something", 1, 2, _of(deeds.noticed)),
        Cue("officials", 2, 2, _words("official")),
        Cue("that something is held back", 1, 3, _words("halting")),
        Cue("what an AI product says or shows", 2, 3, _words("ai_output")),
    ),
    ArchetypeId.QUALITY_INCIDENT: (
        Cue("words of failure", 3, 4, _words("failure")),
        Cue("words of repair", 3, 3, _words("restoring")),
        Cue("a check that is set up", 1, 2, _of(deeds.guards)),
        Cue("a cause that is found", 1, 2, _of(deeds.causes_found)),
        Cue("that something went wrong", 1, 2, _of(things.went_wrong)),
        Cue("minutes, hours and nights", 1, 3, _of(things.hours)),
        Cue("what cannot get through any more", 1, 1, _of(things.barred)),
    ),
    ArchetypeId.COST_NEGOTIATION: (
        Cue("prices", 1, 3, _of(things.prices)),
        Cue("words of money", 3, 5, _words("money_word")),
        Cue("words of bargaining", 1, 4, _words("bargaining")),
        Cue("that a deal is made", 1, 3, _of(deeds.deals)),
        Cue("what product wants", 2, 1, _of(deeds.product_wants)),
        Cue("what product does", 1, 1, _of(deeds.product_does)),
    ),
    ArchetypeId.MENTORING: (
        Cue("work that the other one does", 1, 4, _of(deeds.learners_work)),
        Cue("work that is left to the other one", 3, 3, _of(deeds.left_to_learner)),
        Cue("words of growing", 3, 4, _words("growing")),
        Cue("one other person", 2, 3, _of(deeds.one_other)),
        Cue("what the other one thinks or finds out", 2, 3, _of(deeds.learners_thoughts)),
    ),
    ArchetypeId.ETHICAL_PUSHBACK: (
        Cue("words of conscience", 3, 4, _words("conscience")),
        Cue("that the speaker refuses", 1, 2, _of(deeds.refused)),
        Cue("that the speaker feels uneasy", 1, 2, _of(deeds.uneasy)),
        Cue("people who are weak", 1, 2, _words("weak_people")),
        Cue("that the speaker was asked to do it", 1, 1, _of(deeds.asked_to)),
        Cue("what people are, or how they are led", 1, 2, _words("sensitive")),
        Cue("what the speaker says that they will or will not do", 2, 1, _of(deeds.says_what_they_will_do)),
        Cue("what the speaker will not do", 2, 1, _of(deeds.will_not_do)),
        Cue("whether it is lawful", 1, 1, _words("lawfulness")),
    ),
}
