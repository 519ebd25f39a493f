"""Which stories answer a question, and which of them is the better one to tell now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.features.retrieval.logic.enough_stories import StoryCandidate
from question_bank.models import Question
from storage.records import StoryScope

_FRESH_DAYS = 7
_FADING_DAYS = 30


class Suits(StrEnum):
    """How well a story's tags answer a question, from not at all to best."""

    NOT = "not"
    SECOND = "second"
    """Filed under another archetype of a question that has several."""
    CORE = "core"
    """Stands for a core story that answers the question."""
    ALSO = "also"
    """Filed under the question's first archetype, but not first."""
    FIRST = "first"
    """Filed under the question's first archetype first."""


class Advantage(StrEnum):
    """What makes one suiting story a better choice than another. The first difference in this order decides."""

    UNTOLD = "untold"
    SUITS = "suits"
    SCOPE = "scope"
    PRACTISED = "practised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A story beside a question."""

    candidate: StoryCandidate
    suits: Suits
    told_for: int | None
    """Number of the earlier question of the session for which it was taken. None where it is not told yet."""
    days_ago: int | None
    """Local days since it was last practised or rehearsed. None for never."""

    @property
    def is_right(self) -> bool:
        """Return whether the story answers the question."""
        return self.suits is not Suits.NOT


def suits(candidate: StoryCandidate, question: Question) -> Suits:
    """Return how well a story answers a question, by its tags."""
    first, *others = question.archetypes
    if candidate.archetypes[0] is first:
        return Suits.FIRST
    if first in candidate.archetypes:
        return Suits.ALSO
    if candidate.core is not None and candidate.core in question.core_stories:
        return Suits.CORE
    return Suits.SECOND if set(others) & set(candidate.archetypes) else Suits.NOT


def ranked(
    candidates: Sequence[StoryCandidate], question: Question, told: Mapping[int, int], today: date
) -> tuple[Ranked, ...]:
    """Return the stories beside a question: first those that answer it, the best choice at the top.

    `told` gives, by a story's id, the number of the question for which it was taken in this session. `today` is the
    user's local date. Where two are equally good, their order stays.
    """
    beside = [
        Ranked(
            candidate=each,
            suits=suits(each, question),
            told_for=told.get(each.story_id),
            days_ago=(today - each.practised_on).days if each.practised_on is not None else None,
        )
        for each in candidates
    ]
    return tuple(sorted(beside, key=lambda one: (one.is_right, _merits(one)), reverse=True))


def advantage(better: Ranked, other: Ranked) -> Advantage | None:
    """Return what makes the first of two suiting stories the better choice. None where they are equally good."""
    pairs = zip(Advantage, _merits(better), _merits(other), strict=True)
    return next((merit for merit, one, two in pairs if one > two), None)


def _merits(one: Ranked) -> tuple[int, ...]:
    """Return the ranks by which stories are compared, in the order of Advantage. Higher is better."""
    return (
        int(one.told_for is None),
        list(Suits).index(one.suits),
        _reach(one.candidate.scope),
        _readiness_to_tell(one.days_ago),
    )


def _reach(scope: StoryScope | None) -> int:
    """Return the rank of a scope: the wider the work reached, the better. One that is not said ranks lowest."""
    return list(StoryScope).index(scope) + 1 if scope is not None else 0


def _readiness_to_tell(days_ago: int | None) -> int:
    if days_ago is None:
        return 0
    return 3 if days_ago <= _FRESH_DAYS else 2 if days_ago <= _FADING_DAYS else 1
