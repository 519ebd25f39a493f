"""How often each story was rehearsed, and how well: what the audit, the plan and the pictures ask."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.review.rubric import LONGEST_SECONDS, SHORTEST_SECONDS
from storage.records import Challenge, ChallengeKind, ChallengeState, Rehearsal, RehearsalKind

SLIP_SECONDS = 30
"""What is shorter than this tells no story: a slip of the finger, which does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """How one story was rehearsed."""

    aloud: int = 0
    """How often it was told aloud, slips left out."""
    in_time: int = 0
    """How many of these took two to three minutes."""
    pushbacks: int = 0
    """How many rounds of hard questions were gone through with something said to at least one of them."""
    number_defended: bool = False
    """Whether an answer ever named where the number comes from."""
    last_at: datetime | None = None
    """When it was last rehearsed in any of these ways."""

    @property
    def times(self) -> int:
        """Return the rehearsals of either kind."""
        return self.aloud + self.pushbacks


def rehearsed(rehearsals: Iterable[Rehearsal], challenges: Iterable[Challenge] = ()) -> Mapping[int, Rehearsed]:
    """Return how each story was rehearsed, by its id; a story that never was is left out.

    What belongs to no story (a voice note to an open question) is passed over, and so are the challenges of a
    rehearsal that is not among `rehearsals`.
    """
    asked: dict[int, list[Challenge]] = defaultdict(list)
    for challenge in challenges:
        asked[challenge.rehearsal_id].append(challenge)
    of_story: dict[int, list[Rehearsal]] = defaultdict(list)
    for rehearsal in rehearsals:
        if rehearsal.story_id is not None:
            of_story[rehearsal.story_id].append(rehearsal)
    found = {story_id: _of_one(held, asked) for story_id, held in of_story.items()}
    return {story_id: summary for story_id, summary in found.items() if summary.last_at is not None}


def in_time(seconds: int) -> bool:
    """Return whether so many seconds of speaking are two to three minutes."""
    return SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS


def _of_one(held: Sequence[Rehearsal], asked: Mapping[int, list[Challenge]]) -> Rehearsed:
    questions = {
        one.id: asked.get(one.id, []) for one in held if one.id is not None and one.kind is RehearsalKind.PUSHBACK
    }
    aloud = [one for one in held if one.kind is RehearsalKind.ALOUD and one.seconds >= SLIP_SECONDS]
    pushed = [one for one in held if one.id in questions and _gone_through(questions[one.id])]
    defended = [one for one in held if one.id in questions and _names_the_source(questions[one.id])]
    return Rehearsed(
        aloud=len(aloud),
        in_time=sum(in_time(one.seconds) for one in aloud),
        pushbacks=len(pushed),
        number_defended=bool(defended),
        last_at=max((one.at for one in (*aloud, *pushed, *defended)), default=None),
    )


def _gone_through(questions: Iterable[Challenge]) -> bool:
    """Return whether no question is still open, and to one of them at least something was said."""
    states = [question.state for question in questions]
    said = [
        question
        for question in questions
        if question.state is ChallengeState.ANSWERED or question.text or question.seconds
    ]
    return ChallengeState.ASKED not in states and bool(said)


def _names_the_source(questions: Iterable[Challenge]) -> bool:
    return any(
        question.kind is ChallengeKind.NUMBER and question.state is ChallengeState.ANSWERED for question in questions
    )
