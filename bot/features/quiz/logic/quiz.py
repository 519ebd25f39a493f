"""Logic of the archetype quiz: the choice of its questions, right guesses, and scores over the weeks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from bot.conversation.logic.questions.history import PHRASING_REST_DAYS
from bot.conversation.logic.questions.next_question import phrasing
from bot.conversation.logic.randomness import RandomSource, weighted
from question_bank.models import ArchetypeId, QuestionBank

SIZE = 5
MARK_S = 5.0
"""Mark for naming an archetype, in seconds from the question. It cuts nobody off."""

_MOST_OF_ONE = 2
_GUESSES_THAT_COUNT = 6
_UNSEEN = 2.0
_WEIGHT_OF_TROUBLE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A guess at the archetype of a question."""

    question_id: str
    archetype: ArchetypeId
    """Archetype that the question rates."""
    given: ArchetypeId
    right: bool
    """True also where the question maps to the given archetype besides its own."""
    seconds: float | None
    """Time from delivery to press. None where unknown."""
    local_date: date
    """The user's local day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The score of some guesses."""

    right: int
    asked: int
    median_s: float | None
    """Median time in seconds. None where no time is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """One archetype taken for another, with the number of times."""

    archetype: ArchetypeId
    given: ArchetypeId
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfGuesses:
    """The score of one local week."""

    monday: date
    """First day of the week."""
    score: Score


def draw(
    *, guesses: Sequence[Guess], tracks: Sequence[str], today: date, dice: RandomSource, bank: QuestionBank
) -> tuple[str, ...]:
    """Return the ids of SIZE different questions, fewer only where the bank has fewer.

    Confused or slow archetypes come more often, but none more than twice. A question rests for 30 local days after it
    was guessed, while others are left. `guesses` are the user's past ones, oldest first. `tracks` are the ids of those
    that the user chose, which come in equal shares.
    """
    asked = {guess.question_id: guess.local_date for guess in sorted(guesses, key=lambda guess: guess.local_date)}
    rested_since = today - timedelta(days=PHRASING_REST_DAYS)
    chosen: list[str] = []
    times: Counter[ArchetypeId] = Counter()
    for may_repeat in (False, True):
        open_ = {archetype: _weight(archetype, guesses) for archetype in ArchetypeId}
        while open_ and len(chosen) < SIZE:
            archetype = weighted(open_, dice)
            with_these = {**asked, **dict.fromkeys(chosen, today)}
            question = phrasing(archetype, with_these, tracks, today, dice, bank, exclude=chosen)
            rested = asked.get(question.id, date.min) <= rested_since
            if times[archetype] == _MOST_OF_ONE or question.id in chosen or not (rested or may_repeat):
                del open_[archetype]
                continue
            times[archetype] += 1
            chosen.append(question.id)
    return tuple(chosen)


def is_right(question_id: str, expected: str, given: str, bank: QuestionBank) -> bool:
    """Return whether an archetype answers the question: the one that it rates, or another that the bank maps it to."""
    question = bank.questions.get(question_id)
    return given == expected or (question is not None and given in question.archetypes)


def score_of(guesses: Sequence[Guess]) -> Score:
    """Return the score of some guesses."""
    timed = [guess.seconds for guess in guesses if guess.seconds is not None]
    return Score(
        right=sum(guess.right for guess in guesses),
        asked=len(guesses),
        median_s=median(timed) if timed else None,
    )


def confusions(guesses: Sequence[Guess]) -> tuple[Confusion, ...]:
    """Return the confusions, the most frequent first. Ties: the latest first."""
    wrong = Counter((guess.archetype, guess.given) for guess in reversed(guesses) if not guess.right)
    return tuple(Confusion(archetype=pair[0], given=pair[1], times=times) for pair, times in wrong.most_common())


def weeks(guesses: Sequence[Guess], most: int = 6) -> tuple[WeekOfGuesses, ...]:
    """Return the last `most` local weeks that have a guess, oldest first."""
    by_week: dict[date, list[Guess]] = {}
    for guess in guesses:
        monday = guess.local_date - timedelta(days=guess.local_date.weekday())
        by_week.setdefault(monday, []).append(guess)
    newest = sorted(by_week)[-most:]
    return tuple(WeekOfGuesses(monday=monday, score=score_of(by_week[monday])) for monday in newest)


def _weight(archetype: ArchetypeId, guesses: Sequence[Guess]) -> float:
    """Return the weight of an archetype, from 1 (known at once) to 4 (always confused), over its last few guesses."""
    concerned = [guess for guess in guesses if archetype in (guess.archetype, guess.given)][-_GUESSES_THAT_COUNT:]
    if not concerned:
        return _UNSEEN
    return 1 + _WEIGHT_OF_TROUBLE * sum(map(_trouble, concerned)) / len(concerned)


def _trouble(guess: Guess) -> float:
    if not guess.right:
        return 1.0
    return 0.5 if guess.seconds is not None and guess.seconds > MARK_S else 0.0
