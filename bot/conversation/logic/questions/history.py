"""The user's past in brief: the questions asked, the answers judged, the stories of the bank."""

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
    """A judged answer in brief."""

    archetype: ArchetypeId | None
    """Archetype that the answer counts for. None for a style prompt, an unjudged answer, and one that fits another
    question."""
    on: date
    """The user's local day on which the question was asked."""
    level: Level
    moves: Mapping[Move, Verdict]
    """Empty for a style prompt."""
    structural_change: bool
    trap: bool
    words: int
    seconds: int
    """Speaking time in seconds."""
    ownership: float | None
    """Share of "I" among first-person acts, 0 to 1. None where there are no such acts."""
    at: datetime
    """Time at which the newest text was judged. Aware."""


def judged(answer: JudgedAnswer) -> Judged:
    """Return a judged answer in brief, by its newest review. Raises ValueError for an unknown level or archetype."""
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
    """Return the verdicts of six marks, such as `+~+-+-`. Empty for another number of marks (a style prompt)."""
    if len(marks) != len(Move):
        return MappingProxyType({})
    return MappingProxyType({move: _MARKS[mark] for move, mark in zip(Move, marks, strict=True)})


def read_elements(marks: str) -> Mapping[StyleElement, Verdict]:
    """Return the style verdicts of four marks. Empty for another number of marks (a story)."""
    if len(marks) != len(StyleElement):
        return MappingProxyType({})
    return MappingProxyType({element: _MARKS[mark] for element, mark in zip(StyleElement, marks, strict=True)})


def signs(verdicts: Iterable[Verdict]) -> str:
    """Return the verdicts as one mark each. `read_moves` reads the marks of the six moves in their order."""
    return "".join(_SIGNS[verdict] for verdict in verdicts)


def last_asked(history: Iterable[Answer]) -> dict[str, date]:
    """Return the last local day on which each question was asked, by question id."""
    return {asked.question_id: asked.local_date for asked in sorted(history, key=lambda asked: asked.local_date)}


def is_whole(kept: KeptStory) -> bool:
    """Return whether a story has the fewest words that the rubric grades. A shorter story is only begun."""
    return kept.version.words >= FEWEST_WORDS


def archetypes_of(kept: KeptStory) -> tuple[ArchetypeId, ...]:
    """Return the archetypes of a story, each once. Unknown ones are passed over."""
    return tuple(ArchetypeId(each) for each in dict.fromkeys(kept.story.archetypes) if each in set(ArchetypeId))
