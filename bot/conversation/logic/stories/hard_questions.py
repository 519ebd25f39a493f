"""Choice of hard questions about a story: the source of its number, its trap, and the counterfactual."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.logic.stories.story_text import stretches_of
from bot.conversation.logic.stories.told_number import begins_inside, met_evidence, number_of
from bot.review.feedback.answers import is_answered
from bot.review.feedback.follow_up import Aim
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.types import Review
from question_bank.models import ArchetypeId, FollowUp, FollowUpPurpose, Move, Verdict
from storage.records import MarkedText

SOURCE, CONDITION = "names-source", "would-change"
"""Names of phrases: those that tell the source of a number, and those that say what would have changed it."""


class Hard(StrEnum):
    """The aim of a hard question: the number's source, the archetype's trap, or the counterfactual."""

    NUMBER = "number"
    TRAP = "trap"
    COUNTERFACTUAL = "counterfactual"


@dataclass(frozen=True, slots=True, kw_only=True)
class HardQuestion:
    """A hard question."""

    hard: Hard
    text: str
    answered_by: str
    """Kind of answer that it takes, as a name of phrases."""
    quotes: Span | None = None
    """Span of the story that it quotes."""
    needs_number: bool = False
    """True where the answer must give a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedStory:
    """A story to ask about."""

    told: MarkedText
    signals: Signals
    """Signals of the story's text."""
    review: Review
    archetype: ArchetypeId | None
    """Main archetype of the story."""


class Interrogator:
    """The bank's follow-ups as hard questions."""

    def __init__(self, follow_ups: Sequence[FollowUp]) -> None:
        self._of = {(each.aims_at, each.verdict): each for each in follow_ups}

    def ask(self, subject: AskedStory) -> tuple[HardQuestion, ...]:
        """Return the three questions for a story, in the order of asking. The same story gets the same questions."""
        return tuple(self._pick(hard, subject) for hard in (Hard.NUMBER, Hard.TRAP, Hard.COUNTERFACTUAL))

    def known(self, hard: Hard, text: str, subject: AskedStory) -> HardQuestion:
        """Return a question that was asked before, to judge its answer.

        A text that the bank no longer has is judged as the question that would be asked today.
        """
        for follow_up in self._of.values():
            if text in follow_up.texts:
                return _question(hard, follow_up, follow_up.texts.index(text), subject)
        return self._pick(hard, subject)

    def _pick(self, hard: Hard, subject: AskedStory) -> HardQuestion:
        """Return a question that the story does not answer already, where there is one."""
        follow_up = self._of[_aim(hard, subject)]
        places = list(range(len(follow_up.texts)))
        phrases = follow_up.answered_by
        choices = [at for at in places if not phrases or not is_answered(subject.signals, phrases[at])] or places
        # Asking who would confirm a number makes sense only once its source is told.
        choices = [at for at in choices if phrases and phrases[at] == SOURCE] or choices
        code = zlib.crc32(subject.signals.reading.text.encode("utf-8", "surrogatepass"))
        return _question(hard, follow_up, choices[code % len(choices)], subject)


def _aim(hard: Hard, subject: AskedStory) -> tuple[Aim, Verdict | None]:
    if hard is Hard.NUMBER:
        number = number_of(subject.told, subject.signals, subject.review)
        return (FollowUpPurpose.NUMBER_SOURCE, None) if number is not None else (Move.RESULT, Verdict.WEAK)
    if hard is Hard.TRAP:
        return (subject.archetype or FollowUpPurpose.OWN_PART), None
    # The trap of a contested decision asks already what would have changed the speaker's mind.
    said = subject.archetype is ArchetypeId.CONTESTED_DECISION or is_answered(subject.signals, CONDITION)
    return (FollowUpPurpose.OTHER_SIDE if said else FollowUpPurpose.CHANGED_MIND), None


def _question(hard: Hard, follow_up: FollowUp, at: int, subject: AskedStory) -> HardQuestion:
    return HardQuestion(
        hard=hard,
        text=follow_up.texts[at],
        answered_by=follow_up.answered_by[at] if follow_up.answered_by else SOURCE,
        quotes=_quotes(follow_up.aims_at, subject),
        needs_number=follow_up.aims_at is Move.RESULT,
    )


def _quotes(aim: Aim, subject: AskedStory) -> Span | None:
    """Return the span of the story that a question quotes: its number or its trade-off. None for other questions."""
    if aim is FollowUpPurpose.NUMBER_SOURCE:
        return number_of(subject.told, subject.signals, subject.review)
    return _trade_off_of(subject) if aim is FollowUpPurpose.OTHER_SIDE else None


def _trade_off_of(subject: AskedStory) -> Span | None:
    """Return the span in the Trade-off that shows both sides, or None. A sentence elsewhere may show only one side."""
    own, found = stretches_of(subject.told, Move.TRADE_OFF), met_evidence(subject.review, Move.TRADE_OFF)
    return next((span for span in found if begins_inside(own, span)), None)
