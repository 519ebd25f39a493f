"""What the coach takes in of a user's past: the questions asked, the answers judged, the stories of the bank."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from bot.review.rubric import FEWEST_WORDS
from question_bank.models import ArchetypeId, Level, Move, StyleElement, Verdict
from storage.records import Answer, JudgedAnswer, KeptStory

PHRASING_REST_DAYS = 30
_MARKS = {"+": Verdict.MET, "~": Verdict.WEAK, "-": Verdict.MISSING}
_SIGNS = {verdict: sign for sign, verdict in _MARKS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One judged answer in brief."""

    archetype: ArchetypeId | None
    """What it counts as; None for a style prompt, for what was not judged, and for what belongs to another question."""
    on: date
    """The user's local day on which it was asked."""
    level: Level
    moves: Mapping[Move, Verdict]
    """Empty for a style prompt."""
    structural_change: bool
    trap: bool
    words: int
    seconds: int
    """Speaking time."""
    ownership: float | None
    """The share of "I" among first-person acts, 0 to 1; None where there is none."""
    at: datetime
    """When its newest text was judged; aware."""


def judged(answer: JudgedAnswer) -> Judged:
    """Sum up a judged answer by its newest review. Raises ValueError for an unknown level or archetype."""
    asked, review = answer.answer, answer.latest
    return Judged(
        archetype=ArchetypeId(asked.counts_as) if asked.counts_as else None,
        on=asked.local_date,
        level=Level(review.level),
        moves=read_moves(review.moves),
        structural_change=review.structural_change,
        trap=review.trap,
        words=review.words,
        seconds=review.seconds,
        ownership=review.ownership,
        at=review.created_at,
    )


def read_moves(marks: str) -> Mapping[Move, Verdict]:
    """Return the verdicts that six marks stand for, such as `+~+-+-`; empty for any other number of marks (a style prompt)."""
    if len(marks) != len(Move):
        return MappingProxyType({})
    return MappingProxyType({move: _MARKS[mark] for move, mark in zip(Move, marks, strict=True)})


def read_elements(marks: str) -> Mapping[StyleElement, Verdict]:
    """Return the verdicts on a style prompt that four marks stand for; empty for any other number of marks (a story)."""
    if len(marks) != len(StyleElement):
        return MappingProxyType({})
    return MappingProxyType({element: _MARKS[mark] for element, mark in zip(StyleElement, marks, strict=True)})


def signs(verdicts: Iterable[Verdict]) -> str:
    """Return the verdicts as marks, one each: what `read_moves` reads where they are those of the six moves, in their order."""
    return "".join(_SIGNS[verdict] for verdict in verdicts)


def last_asked(history: Iterable[Answer]) -> dict[str, date]:
    """Return the last local day on which each question was asked, by question id."""
    return {asked.question_id: asked.local_date for asked in sorted(history, key=lambda asked: asked.local_date)}


def is_whole(kept: KeptStory) -> bool:
    """Return whether a story is long enough to be graded, by the rubric's fewest words; if not, it is only begun."""
    return kept.version.words >= FEWEST_WORDS


def archetypes_of(kept: KeptStory) -> tuple[ArchetypeId, ...]:
    """Return the archetypes that a story is for, each once; what is none of the eight is passed over."""
    return tuple(ArchetypeId(each) for each in dict.fromkeys(kept.story.archetypes) if each in set(ArchetypeId))
