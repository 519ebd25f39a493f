"""The scorecard of an interview: what was asked against what was prepared, in counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from question_bank.models import ArchetypeId, Move
from storage.records import AskedQuestion, StoryTold


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What the user had on the day of an interview, by archetype."""

    told: Collection[ArchetypeId] = ()
    """Archetypes with a whole story in the bank."""
    rehearsed: Collection[ArchetypeId] = ()
    """Those of them whose story was rehearsed."""
    practised: Collection[ArchetypeId] = ()
    """Archetypes with a judged answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """The counts of one interview. All but `dry` count questions."""

    asked: int
    with_story: int
    rehearsed: int
    practised: int
    unprepared: tuple[ArchetypeId, ...]
    """Archetypes that were asked for and had no story, each once."""
    of_no_archetype: int
    told: Mapping[StoryTold, int] = field(default_factory=dict)
    dry: Mapping[Move, int] = field(default_factory=dict)
    """Moves that ran dry, each with in how many questions."""


def scorecard(asked: Sequence[AskedQuestion], ready: Preparation) -> Scorecard:
    """Return the counts of an interview's questions."""
    archetypes = [archetype for each in asked if (archetype := archetype_of(each)) is not None]
    return Scorecard(
        asked=len(asked),
        with_story=_among(archetypes, ready.told),
        rehearsed=_among(archetypes, ready.rehearsed),
        practised=_among(archetypes, ready.practised),
        unprepared=tuple(each for each in dict.fromkeys(archetypes) if each not in ready.told),
        of_no_archetype=len(asked) - len(archetypes),
        told=Counter(each.told for each in asked if each.told is not None),
        dry=Counter(move for each in asked for move in dry_moves(each)),
    )


def archetype_of(asked: AskedQuestion) -> ArchetypeId | None:
    """Return the archetype of a question, or None. An unknown one, as of another version, counts as none."""
    return ArchetypeId(asked.archetype) if asked.archetype in set(ArchetypeId) else None


def dry_moves(asked: AskedQuestion) -> tuple[Move, ...]:
    """Return the moves that ran dry, in the order of the moves."""
    return tuple(move for move in Move if move.value in (asked.dry or ""))


def ran_dry(asked: AskedQuestion) -> bool:
    """Return whether an answer ran dry: in a move, or for want of any story."""
    return asked.told is StoryTold.NONE or bool(asked.dry)


def _among(archetypes: Iterable[ArchetypeId], those: Collection[ArchetypeId]) -> int:
    return sum(each in those for each in archetypes)
