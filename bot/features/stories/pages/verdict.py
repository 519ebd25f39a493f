"""The verdict on a text as the page shows it: level, what to fix first, the six moves, and where their words stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.logic.marked_pieces import MarkedPiece, marked_pieces
from bot.conversation.stories.story_bank import to_judge
from bot.conversation.texts.html import on_button, spoken, words_so_far
from bot.conversation.texts.names import HEARD_AS, MOVE_NAMES, SPOKEN_TARGET, VERDICT_MARKS, VERDICT_NAMES, level_name
from bot.features.stories.logic.browser_offsets import BrowserOffsets
from bot.features.stories.story_marks import sentences_in
from bot.features.stories.texts.stories import BEGUN
from bot.review.feedback.fix_first import TRAP
from bot.review.rubric import FEWEST_WORDS
from bot.review.span import Span
from bot.review.types import MoveVerdict, Review
from question_bank.models import ArchetypeId, Move, Verdict

QUOTED = 160
"""Characters that are shown of each piece of evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMove:
    """A move with its verdict."""

    letter: str
    name: str
    verdict: str
    sign: str
    advice: str
    words: tuple[str, ...]
    """The words of the text that are its evidence, shortened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNext:
    """The one thing to mend next."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVerdict:
    """The verdict on one text."""

    level: str
    reason: str
    figures: str
    next: ShownNext | None
    notes: tuple[str, ...]
    first: str
    """Letter of the move whose advice is shown first."""
    moves: tuple[ShownMove, ...]
    marks: Sequence[tuple[int, int, str, int]]
    """Evidence: from, up to (UTF-16 code units), the letter of its move, and 1 where it is weak, else 0."""
    sentences: Sequence[tuple[int, int]]
    """The sentences, from and up to (UTF-16 code units)."""
    pieces: Sequence[MarkedPiece]
    """The text, cut by the evidence, for a browser without JavaScript."""


def verdict_on(context: Context, text: str, archetypes: Sequence[str]) -> ShownVerdict | None:
    """Return the verdict on a text for its first archetype, None for one without a word.

    Raises NeedsWork for a long one.
    """
    if not text.strip():
        return None
    asked = to_judge(archetypes, text)
    review = context.reviewer.review(text, archetype=asked.archetype)
    sentences = sentences_in(context, text)
    offsets = BrowserOffsets(text)
    return ShownVerdict(
        level=level_name(review) if review.words >= FEWEST_WORDS else BEGUN,
        reason=review.reasons.not_judged or review.reasons.level,
        figures=f"{words_so_far(review.words)}, {spoken(review.words)} spoken; aim for {SPOKEN_TARGET}",
        next=_next(review),
        notes=tuple(_notes(review, archetypes)),
        first=_first(review),
        moves=tuple(_move(move, verdict, text) for move, verdict in (review.moves or {}).items()),
        marks=_marks(review, offsets),
        sentences=[offsets.of_span(span) for span in sentences],
        pieces=marked_pieces(text, _evidence(review)),
    )


def _move(move: Move, verdict: MoveVerdict, text: str) -> ShownMove:
    return ShownMove(
        letter=move.value,
        name=MOVE_NAMES[move],
        verdict=VERDICT_NAMES[verdict.verdict],
        sign=VERDICT_MARKS[verdict.verdict],
        advice=verdict.advice,
        words=tuple(on_button(text[span.start : span.end], QUOTED) for span in verdict.evidence),
    )


def _evidence(review: Review) -> Mapping[str, Sequence[Span]]:
    """Return the evidence of each move that is met or weak, by its letter."""
    return {
        move.value: [span for span in verdict.evidence if span.start < span.end]
        for move, verdict in (review.moves or {}).items()
        if verdict.verdict is not Verdict.MISSING
    }


def _marks(review: Review, offsets: BrowserOffsets) -> list[tuple[int, int, str, int]]:
    """Return the evidence in the order of the text, as a browser counts."""
    weak = {move.value for move, verdict in (review.moves or {}).items() if verdict.verdict is Verdict.WEAK}
    found = ((*offsets.of_span(span), letter) for letter, spans in _evidence(review).items() for span in spans)
    return sorted((start, end, letter, int(letter in weak)) for start, end, letter in found)


def _next(review: Review) -> ShownNext | None:
    """Return what to fix first: the trap, a move, or the lift of a story at the Staff bar. None without one."""
    if review.reasons.not_judged is not None:
        return None
    if review.fix_first == TRAP:
        return ShownNext(title="Fix first: the trap", text=review.reasons.trap or "")
    if isinstance(review.fix_first, Move):
        advice = review.parts[review.fix_first].advice
        return ShownNext(title=f"Fix first: {MOVE_NAMES[review.fix_first]}", text=advice)
    return ShownNext(title="Better still", text=review.reasons.lift) if review.reasons.lift is not None else None


def _first(review: Review) -> str:
    if isinstance(review.fix_first, Move):
        return review.fix_first.value
    moves = (review.moves or {}).items()
    return next((move.value for move, verdict in moves if verdict.verdict is not Verdict.MET), Move.SITUATION.value)


def _notes(review: Review, archetypes: Sequence[str]) -> list[str]:
    notes = []
    if review.words < FEWEST_WORDS and review.reasons.not_judged is None:
        notes.append(f"The level shows from {FEWEST_WORDS} words on.")
    if review.off_topic and archetypes:
        heard = HEARD_AS[review.heard_as] if review.heard_as is not None else "no story for it"
        wanted = HEARD_AS[ArchetypeId(archetypes[0])]
        notes.append(
            f"An interviewer would hear {heard} here, not {wanted}. It counts for what you filed it under; "
            "change that under Title and tags."
        )
    return notes
