"""The words of a story that its day card shows, as spans of the told text, and what the story lacks."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.logic.best_evidence import telling
from bot.conversation.logic.stories.story_text import stretches_of, trimmed
from bot.conversation.logic.stories.told_number import begins_inside, number_of
from bot.review.feedback.answers import number_sources
from bot.review.quotes import core
from bot.review.reading import Reading
from bot.review.rubric import FEWEST_WORDS
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.types import Review
from question_bank.models import Move, Verdict
from storage.records import MarkedText

LONGEST_SENTENCE = 220
"""Characters of a sentence that is shown whole. Of a longer one the card shows the words that count."""
_FEWEST_FIRST_WORDS = 4
"""Words of an opening. A shorter sentence, such as a greeting, is shown with the next one."""


class CardGap(StrEnum):
    """What a story lacks for its card."""

    BEGUN = "begun"
    """It has too few words to be judged."""
    NO_NUMBER = "no-number"
    NO_SOURCE = "no-source"
    """It has a number, and does not say where that comes from."""
    NO_REFLECTION = "no-reflection"
    VAGUE_REFLECTION = "vague-reflection"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSpans:
    """The spans of a told text that a day card shows, and the gaps."""

    opening: Span
    number: Span | None = None
    source: Span | None = None
    """Where the number comes from. None also where the words of the number say it."""
    reflection: Span | None = None
    gaps: tuple[CardGap, ...] = ()


def card_spans(told: MarkedText, signals: Signals, review: Review) -> CardSpans:
    """Return what the card shows of a story. `signals` and `review` are those of its text, which is not empty.

    Where the user's marks name the Result or the reflection, no other words of the text stand for them.
    """
    number, source, sourced = _number(told, signals, review)
    reflection, specific = _reflection(told, signals.reading, review)
    gaps = []
    if signals.reading.words < FEWEST_WORDS:
        gaps.append(CardGap.BEGUN)
    if number is None:
        gaps.append(CardGap.NO_NUMBER)
    elif not sourced:
        gaps.append(CardGap.NO_SOURCE)
    if reflection is None:
        gaps.append(CardGap.NO_REFLECTION)
    elif not specific:
        gaps.append(CardGap.VAGUE_REFLECTION)
    return CardSpans(
        opening=_opening(signals.reading), number=number, source=source, reflection=reflection, gaps=tuple(gaps)
    )


def _opening(reading: Reading) -> Span:
    """Return the first sentence that is no heading and no label. The whole text where there is none."""
    spans = [reading.span(sentence.first, sentence.last) for sentence in reading.sentences]
    if not spans:
        text = reading.text
        return trimmed(text, Span(0, len(text)))
    first = spans[0]
    for following in spans[1:]:
        if len(reading.text[first.start : first.end].split()) >= _FEWEST_FIRST_WORDS:
            break
        first = Span(first.start, following.end)
    return first


def _number(told: MarkedText, signals: Signals, review: Review) -> tuple[Span | None, Span | None, bool]:
    """Return the words of the number, those of its source, and whether there is a source at all."""
    number = number_of(told, signals, review)
    if number is None:
        return None, None, False
    elsewhere = _told_for_another_end(told, signals)
    sources = [
        span
        for span in (core(signals.reading, clause) for clause in number_sources(signals))
        if not any(span.overlaps(other) for other in elsewhere)
    ]
    if not sources:
        return number, None, False
    beside = [span for span in sources if _sentence(signals.reading, span).overlaps(number)]
    if not beside:
        return number, _whole(signals.reading, sources[0]), True
    both = Span(min(number.start, beside[0].start), max(number.end, beside[0].end))
    return (both, None, True) if both.end - both.start <= LONGEST_SENTENCE else (number, beside[0], True)


def _told_for_another_end(told: MarkedText, signals: Signals) -> tuple[Span, ...]:
    """Return the words that tell what stayed or what was learned: a record named there counts nothing for the number."""
    marked = (span for move in (Move.DRIVER, Move.REFLECTION) for span in stretches_of(told, move))
    stayed = (signals.reading.span(each.first, each.last) for each in signals.lasting_passages)
    return (*marked, *stayed, *(each.span for each in signals.reflections))


def _reflection(told: MarkedText, reading: Reading, review: Review) -> tuple[Span | None, bool]:
    """Return the words of the reflection, and whether the review finds it specific."""
    stretches = [trimmed(told.text, span) for span in stretches_of(told, Move.REFLECTION)]
    own, found = [span for span in stretches if span.start < span.end], telling(review, Move.REFLECTION)
    heard = [span for span in found if not own or begins_inside(own, span)]
    if heard:
        return _whole(reading, heard[-1]), review.parts[Move.REFLECTION].verdict is Verdict.MET
    return (own[-1] if own else None), False


def _whole(reading: Reading, span: Span) -> Span:
    """Return the sentence in which a span begins, or the span itself where the sentence is long."""
    whole = _sentence(reading, span)
    return whole if whole.end - whole.start <= LONGEST_SENTENCE else span


def _sentence(reading: Reading, span: Span) -> Span:
    sentences = (reading.span(sentence.first, sentence.last) for sentence in reading.sentences)
    whole = next((each for each in sentences if each.start <= span.start < each.end), span)
    return Span(whole.start, max(whole.end, span.end))
