"""How often each story was rehearsed, and how well: what the audit, the plan and the pictures ask."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.review.rubric import LONGEST_SECONDS, SHORTEST_SECONDS

SLIP_SECONDS = 30
"""What is shorter than this tells no story: a slip of the finger, which does not count."""

ALOUD, PUSHBACK = "aloud", "pushback"
NUMBER = "number"
ASKED, ANSWERED = "asked", "answered"


class RehearsalLike(Protocol):
    """A rehearsal as it is stored: of which story, how, how long, when (aware)."""

    @property
    def id(self) -> int | None: ...
    @property
    def story_id(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def seconds(self) -> int: ...
    @property
    def at(self) -> datetime: ...


class ChallengeLike(Protocol):
    """A hard question of a rehearsal, as it is stored."""

    @property
    def rehearsal_id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def text(self) -> str | None: ...
    @property
    def seconds(self) -> int | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """How one story was rehearsed.

    `aloud` counts the times it was told aloud, slips left out, `in_time` those of them within two to three minutes.
    `pushbacks` counts the rounds of hard questions that were gone through with something said to at least one of them.
    `number_defended` is true once an answer named where the number comes from. `last_at` is the last of all of these,
    None where there is none.
    """

    aloud: int = 0
    in_time: int = 0
    pushbacks: int = 0
    number_defended: bool = False
    last_at: datetime | None = None

    @property
    def times(self) -> int:
        """Rehearsals of either kind."""
        return self.aloud + self.pushbacks


def rehearsed(rehearsals: Iterable[RehearsalLike], challenges: Iterable[ChallengeLike] = ()) -> Mapping[int, Rehearsed]:
    """How each story was rehearsed, by its id; a story that never was is left out.

    What belongs to no story (a voice note to an open question) is passed over, and so are the challenges of a
    rehearsal that is not among `rehearsals`.
    """
    asked: dict[int, list[ChallengeLike]] = defaultdict(list)
    for challenge in challenges:
        asked[challenge.rehearsal_id].append(challenge)
    of_story: dict[int, list[RehearsalLike]] = defaultdict(list)
    for rehearsal in rehearsals:
        if rehearsal.story_id is not None:
            of_story[rehearsal.story_id].append(rehearsal)
    found = {story_id: _of_one(held, asked) for story_id, held in of_story.items()}
    return {story_id: summary for story_id, summary in found.items() if summary.last_at is not None}


def in_time(seconds: int) -> bool:
    """Whether so many seconds of speaking are two to three minutes."""
    return SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS


def _of_one(held: Sequence[RehearsalLike], asked: Mapping[int, list[ChallengeLike]]) -> Rehearsed:
    questions = {one.id: asked.get(one.id, []) for one in held if one.id is not None and one.kind == PUSHBACK}
    aloud = [one for one in held if one.kind == ALOUD and one.seconds >= SLIP_SECONDS]
    pushed = [one for one in held if one.id in questions and _gone_through(questions[one.id])]
    defended = [one for one in held if one.id in questions and _names_the_source(questions[one.id])]
    return Rehearsed(
        aloud=len(aloud),
        in_time=sum(in_time(one.seconds) for one in aloud),
        pushbacks=len(pushed),
        number_defended=bool(defended),
        last_at=max((one.at for one in (*aloud, *pushed, *defended)), default=None),
    )


def _gone_through(questions: Iterable[ChallengeLike]) -> bool:
    """No question is still open, and to one of them at least something was said."""
    states = [question.state for question in questions]
    said = [question for question in questions if question.state == ANSWERED or question.text or question.seconds]
    return ASKED not in states and bool(said)


def _names_the_source(questions: Iterable[ChallengeLike]) -> bool:
    return any(question.kind == NUMBER and question.state == ANSWERED for question in questions)
