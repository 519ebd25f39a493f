"""One outline of a drill, read: where it says what the self-assessment asks for.

Each finder takes an outline and gives the spans in which it is said, none where it is not.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.coach.judge import Judge
from bot.coach.parts import PARTS_APART, told
from bot.coach.phrases import Hit
from bot.coach.rules import driver
from bot.coach.rules.rule import MOST_EVIDENCE
from bot.coach.story import Story
from bot.coach.text import Stretches
from bot.coach.types import Review
from bot.review.span import Span
from question_bank.models import ArchetypeId, Move, Verdict

FEWEST_MEASURES = 2
"""A trade-off is in gradable dimensions where both its sides can be measured."""
WISH_REACH = 4
"""How many words before a phrase are looked at for a `would` or a `should`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlined:
    """One outline with a text. `parts` is by the letters of the moves; `stretch` is the user's word.

    `elsewhere` is whether it belongs to another archetype and its owner has not said that it counts.
    """

    archetype: ArchetypeId
    parts: Mapping[str, str]
    project: str | None
    stretch: bool
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An outline as one text, with its review and its features."""

    outlined: Outlined
    review: Review
    story: Story

    @property
    def archetype(self) -> ArchetypeId:
        """What it was written for."""
        return self.outlined.archetype

    def verdict(self, move: Move) -> Verdict:
        """The verdict on one move, as far as its own paragraph carries it."""
        return self.review.parts[move].verdict if self.evidence(move) else Verdict.MISSING

    def met(self, move: Move) -> Sequence[Span]:
        """The evidence of a move that is met."""
        return self.evidence(move) if self.verdict(move) is Verdict.MET else ()

    def evidence(self, move: Move) -> Sequence[Span]:
        """What is said of a move where it belongs; where all evidence that is kept stands before, that counts too."""
        found = self.review.parts[move].evidence
        paragraph = self.paragraph(move)
        own = [span for span in found if span.start < paragraph.end and span.end > paragraph.start]
        return own or (found if len(found) >= MOST_EVIDENCE else ())

    def paragraph(self, move: Move) -> Span:
        """Where a letter stands in the text. One that was skipped is looked for in the one before it."""
        at, last = 0, Span(0, len(self.story.read.text))
        for letter in Move:
            text = self.outlined.parts.get(letter.value, "").strip()
            if text:
                last = Span(at, at + len(text))
                at += len(text) + len(PARTS_APART)
            if letter is move:
                break
        return last

    def said(self, name: str, within: Sequence[Span], *, wished: bool = False) -> Sequence[Span]:
        """The sentences that say it, inside of some spans, and do not deny it.

        What would or should be does not count either, unless `wished`.
        """
        tokens = self.story.read.tokens
        places = Stretches(within)
        return self.story.spans(
            hit
            for hit in self.story.of(name)
            if tokens[hit.first].start in places
            and not self.story.is_denied(hit.first)
            and (wished or not self._is_wished(hit))
        )

    def _is_wished(self, hit: Hit) -> bool:
        sentence = self.story.sentence_of(hit.first)
        before = self.story.read.tokens[max(sentence.first, hit.first - WISH_REACH) : hit.last + 1]
        return any(token.norm in self.story.lexicon.words["wished"] for token in before)


def read_outline(outlined: Outlined, reviewer: Judge) -> Told:
    """Read an outline and review it."""
    text = told(outlined.parts)
    return Told(outlined, reviewer.review(text, archetype=outlined.archetype), reviewer.read(text))


def longest(one: Told, spans: Sequence[Span]) -> str:
    """The longest of some spans: of several sentences, the one that says most."""
    chosen = max(spans, key=lambda span: span.end - span.start)
    return " ".join(one.story.read.text[chosen.start : chosen.end].split())


def trade_off(one: Told) -> Sequence[Span]:
    """A specific trade-off."""
    return one.met(Move.TRADE_OFF)


def gradable(one: Told) -> Sequence[Span]:
    """The trade-off, where two things in it can be measured; a number and its unit are one."""
    words = one.story.lexicon.words
    spans = one.met(Move.TRADE_OFF)
    measures: set[str] = set()
    for span in spans:
        tokens = one.story.read.tokens[one.story.token_at(span.start) : one.story.token_at(span.end)]
        measures.update(token.norm for token in tokens if token.norm in words["measure"])
        measures.update(token.norm for token in tokens if token.is_number)
        measures.difference_update(
            number.norm for number, unit in pairwise(tokens) if number.is_number and unit.norm in words["measure"]
        )
    return spans if len(measures) >= FEWEST_MEASURES else ()


def _and_after(one: Told, spans: Sequence[Span], sentences: int) -> Sequence[Span]:
    """The spans, each up to the end of so many sentences that follow it."""
    ends = [sentence.span.end for sentence in one.story.read.sentences]
    return [Span(span.start, ends[min(bisect_left(ends, span.end) + sentences, len(ends) - 1)]) for span in spans]


def reason(one: Told) -> Sequence[Span]:
    """The reason of a change is told with it or right after, and mostly as what would have been."""
    return one.said("reflection-why", _and_after(one, one.met(Move.REFLECTION), 1), wished=True)


def negotiated(one: Told) -> Sequence[Span]:
    """Where the trade-off was made with others, told with it or among the acts."""
    return one.said("negotiated", [one.paragraph(Move.TRADE_OFF), one.paragraph(Move.ACTION)])


def change(one: Told) -> Sequence[Span]:
    """A concrete thing that the speaker would do differently."""
    return one.met(Move.REFLECTION)


def habit(one: Told) -> Sequence[Span]:
    """That the change became a habit, a template or a process: told with it or soon after."""
    return one.said("became-habit", _and_after(one, one.met(Move.REFLECTION), 3))


def consequence(one: Told) -> Sequence[Span]:
    """Some consequence beyond the project's outcome."""
    return one.met(Move.DRIVER)


def lasting(one: Told) -> Sequence[Span]:
    """A process, template or pattern that outlived the project."""
    return driver.lasting(one.story) if one.review.structural_change else ()


def still_used(one: Told) -> Sequence[Span]:
    """That what lasts is in use to this day: told with it or right after."""
    return one.said("still-used", _and_after(one, lasting(one), 1))
