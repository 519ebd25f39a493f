"""Reading of one outline of a drill for the self-assessment.

Each finder takes an outline and returns the spans in which it says one thing. The list is empty where it does not.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.conversation.logic.stories.story_text import stretches_of
from bot.review.afterwards.lasting import lasting as lasting_of
from bot.review.judge import Judge
from bot.review.reading import AmountKind, Clause
from bot.review.rules.rule import MOST_EVIDENCE
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.told import beyond
from bot.review.told.heard import HeardClauses
from bot.review.types import Review
from question_bank.models import ArchetypeId, Move, Verdict
from storage.records import MarkedText

FEWEST_MEASURES = 2
"""Fewest measurable things of a gradable trade-off: both its sides can be measured."""
NO_MEASURE = frozenset((AmountKind.DATE, AmountKind.NAME))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlined:
    """One outline with a text."""

    archetype: ArchetypeId
    told: MarkedText
    project: str | None
    stretch: bool
    """True where the user marked it as a stretch."""
    elsewhere: bool = False
    """True where it fits another archetype and the user has not said that it counts."""


@dataclass(frozen=True, slots=True)
class Told:
    """An outline with its review and its signals."""

    outlined: Outlined
    review: Review
    signals: Signals

    @property
    def archetype(self) -> ArchetypeId:
        """Return the archetype for which it was written."""
        return self.outlined.archetype

    def verdict(self, move: Move) -> Verdict:
        """Return the verdict on one move. It is missing where `evidence` has nothing for the move."""
        return self.review.parts[move].verdict if self.evidence(move) else Verdict.MISSING

    def met(self, move: Move) -> Sequence[Span]:
        """Return the evidence of a move that is met, else nothing."""
        return self.evidence(move) if self.verdict(move) is Verdict.MET else ()

    def evidence(self, move: Move) -> Sequence[Span]:
        """Return the evidence of a move in its own paragraph.

        A review keeps only so much evidence. Where all of it stands elsewhere and the limit is reached, it counts too.
        """
        found = self.review.parts[move].evidence
        paragraph = self.paragraph(move)
        own = [span for span in found if span.start < paragraph.end and span.end > paragraph.start]
        return own or (found if len(found) >= MOST_EVIDENCE else ())

    def paragraph(self, move: Move) -> Span:
        """Return the span of a letter's text. For a skipped letter, return the span of the last one before it."""
        last = Span(0, len(self.signals.reading.text))
        for letter in Move:
            stretches = stretches_of(self.outlined.told, letter)
            last = Span(stretches[0].start, stretches[-1].end) if stretches else last
            if letter is move:
                break
        return last

    def said(self, find: Callable[[HeardClauses], Sequence[Clause]], within: Sequence[Span]) -> Sequence[Span]:
        """Return the sentences within the spans in which a finder finds something."""
        heard = HeardClauses(self.signals)
        found = (heard.sentence_of(clause) for clause in find(heard) if self._begins_in(clause, within))
        return sorted(set(found))

    def _begins_in(self, clause: Clause, within: Sequence[Span]) -> bool:
        at = self.signals.reading.span_of(clause).start
        return any(span.start <= at < span.end for span in within)


def read_outline(outlined: Outlined, reviewer: Judge) -> Told:
    """Read an outline and review it."""
    text = outlined.told.text
    return Told(outlined, reviewer.review(text, archetype=outlined.archetype), reviewer.read(text))


def longest(one: Told, spans: Sequence[Span]) -> str:
    """Return the text of the longest span."""
    chosen = max(spans, key=lambda span: span.end - span.start)
    return " ".join(one.signals.reading.text[chosen.start : chosen.end].split())


def trade_off(one: Told) -> Sequence[Span]:
    """Return the evidence of a specific trade-off."""
    return one.met(Move.TRADE_OFF)


def gradable(one: Told) -> Sequence[Span]:
    """Return the trade-off's evidence where at least two things in it can be measured.

    A number and its unit are one.
    """
    reading, words = one.signals.reading, one.signals.lexicon.words["measure"]
    spans = one.met(Move.TRADE_OFF)
    measured: set[str] = set()
    for clause in reading.clauses:
        if not any(span.overlaps(reading.span_of(clause)) for span in spans):
            continue
        figures = [amount for amount in clause.amounts if amount.kind not in NO_MEASURE]
        inside = {at for amount in figures for at in range(amount.first, amount.last)}
        measured.update(" ".join(reading.norms(amount.first, amount.last)) for amount in figures)
        measured.update(
            reading.tokens[at].norm
            for at in range(clause.first, clause.last)
            if at not in inside and reading.tokens[at].norm in words and _is_within(reading.tokens[at].start, spans)
        )
    return spans if len(measured) >= FEWEST_MEASURES else ()


def _is_within(offset: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _and_after(one: Told, spans: Sequence[Span], sentences: int) -> Sequence[Span]:
    """Return the spans, each from the start of its sentence to the end of that many sentences after it."""
    reading = one.signals.reading
    whole = [reading.span(sentence.first, sentence.last) for sentence in reading.sentences]
    ends = [span.end for span in whole]
    places = [min(bisect_left(ends, span.end), len(ends) - 1) for span in spans]
    return [
        Span(min(whole[at].start, span.start), ends[min(at + sentences, len(ends) - 1)])
        for at, span in zip(places, spans, strict=True)
    ]


def reason(one: Told) -> Sequence[Span]:
    """Return the sentences that give the reason of the change, told with it or right after.

    Mostly they say what would have happened otherwise.
    """
    return one.said(beyond.reasons, _and_after(one, one.met(Move.REFLECTION), 1))


def negotiated(one: Told) -> Sequence[Span]:
    """Return the sentences in which the trade-off was made with others, told with it or among the acts."""
    return one.said(beyond.negotiated, [one.paragraph(Move.TRADE_OFF), one.paragraph(Move.ACTION)])


def change(one: Told) -> Sequence[Span]:
    """Return the evidence of a concrete thing that the speaker would do differently."""
    return one.met(Move.REFLECTION)


def habit(one: Told) -> Sequence[Span]:
    """Return the sentences in which the change became a habit, a template or a process, told with it or soon after."""
    return one.said(beyond.habits, _and_after(one, one.met(Move.REFLECTION), 3))


def consequence(one: Told) -> Sequence[Span]:
    """Return the evidence of a consequence beyond the project's outcome."""
    return one.met(Move.DRIVER)


def lasting(one: Told) -> Sequence[Span]:
    """Return the spans of a process, template or pattern that outlived the project."""
    return [found.span for found in lasting_of(one.signals)] if one.review.structural_change else ()


def still_used(one: Told) -> Sequence[Span]:
    """Return the sentences in which the lasting thing is still in use, told with it or right after."""
    return one.said(beyond.still_used, _and_after(one, lasting(one), 1))
