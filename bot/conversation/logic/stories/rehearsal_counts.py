"""Counts of rehearsals by story, and their quality, for the audit, the plan and the pictures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.logic.stories.recorded_length import Length, length_of
from storage.records import Challenge, ChallengeKind, ChallengeState, Rehearsal, RehearsalKind

FEWEST_ANSWERED = 2
"""Number of answers, of three, by which a round of hard questions counts as a rehearsal with pushback."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """Rehearsals of one story, counted."""

    aloud: int = 0
    """Number of times it was told aloud, without slips."""
    in_time: int = 0
    """Number of those that took two to three minutes."""
    pushbacks: int = 0
    """Number of finished rounds of hard questions with two of the three answered."""
    friends: int = 0
    """Number of times that a friend asked hard questions about it and marked it."""
    number_defended: bool = False
    """True if an answer ever named the source of the number."""
    last_at: datetime | None = None
    """Time of the last rehearsal of any kind."""

    @property
    def times(self) -> int:
        """Return the number of rehearsals of all kinds."""
        return self.aloud + self.pushed_back

    @property
    def pushed_back(self) -> int:
        """Return the number of rehearsals with hard questions, asked by the bot or by a friend."""
        return self.pushbacks + self.friends


def rehearsed(rehearsals: Iterable[Rehearsal], challenges: Iterable[Challenge] = ()) -> Mapping[int, Rehearsed]:
    """Return the rehearsals of each story, by its id. A story that was never rehearsed is left out.

    Rehearsals without a story (a voice note to an open question) are passed over, and so are the challenges of a
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


def _of_one(held: Sequence[Rehearsal], asked: Mapping[int, list[Challenge]]) -> Rehearsed:
    questions = {
        one.id: asked.get(one.id, []) for one in held if one.id is not None and one.kind is RehearsalKind.PUSHBACK
    }
    aloud = [one for one in held if one.kind is RehearsalKind.ALOUD and length_of(one.seconds) is not Length.SLIP]
    pushed = [one for one in held if one.id in questions and _gone_through(questions[one.id])]
    friends = [one for one in held if one.kind is RehearsalKind.FRIEND]
    defended = [one for one in held if one.id in questions and _names_the_source(questions[one.id])]
    return Rehearsed(
        aloud=len(aloud),
        in_time=sum(length_of(one.seconds) is Length.RIGHT for one in aloud),
        pushbacks=len(pushed),
        friends=len(friends),
        number_defended=bool(defended),
        last_at=max((one.at for one in (*aloud, *pushed, *friends, *defended)), default=None),
    )


def _gone_through(questions: Iterable[Challenge]) -> bool:
    """Return whether every question is closed and two of three are answered, as the write-up counts them."""
    states = [question.state for question in questions]
    return ChallengeState.ASKED not in states and states.count(ChallengeState.ANSWERED) >= FEWEST_ANSWERED


def _names_the_source(questions: Iterable[Challenge]) -> bool:
    return any(
        question.kind is ChallengeKind.NUMBER and question.state is ChallengeState.ANSWERED for question in questions
    )
