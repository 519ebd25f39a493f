"""The one follow-up that an interviewer would ask now: what the answer lacks most, about its own words, and never twice."""

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.review.feedback.answers import is_answered
from bot.review.feedback.fix_first import CHEAPEST_FIRST, TRAP, FixFirst
from bot.review.feedback.typed_figures import figure_before, typed
from bot.review.rubric import LONGEST_CONTEXT, OWN_SHARE
from bot.review.rules.rule import MoveFinding
from bot.review.signals import Signals
from bot.review.situation.setting import Fact
from bot.review.span import Span
from question_bank.models import ArchetypeId, FollowUp, FollowUpPurpose, Move, StyleElement, Verdict

Aim = Move | StyleElement | ArchetypeId | FollowUpPurpose
_PARTS = {
    Fact.SCALE: FollowUpPurpose.SCALE,
    Fact.STAKES: FollowUpPurpose.STAKES,
    Fact.ROLE: FollowUpPurpose.ROLE,
}
_TO_WHAT = "From {figure} to what, roughly?"


class FollowUps:
    """The bank's follow-ups by what they aim at."""

    def __init__(self, follow_ups: Sequence[FollowUp]) -> None:
        self._of = {(follow_up.aims_at, follow_up.verdict): follow_up for follow_up in follow_ups}

    def after_story(
        self,
        signals: Signals,
        findings: Mapping[Move, MoveFinding],
        fix_first: FixFirst | None,
        trap: ArchetypeId | None,
        ownership: float | None,
        asked: Collection[str] = (),
    ) -> str | None:
        """Return what to ask after a story; None where it leaves nothing to ask.

        `trap` is the archetype whose trap it falls into. `asked` are follow-ups that were answered before.
        """
        verdicts = {move: finding.verdict for move, finding in findings.items()}
        evidence = findings[Move.RESULT].evidence
        for wanted in aims_of(verdicts, fix_first, trap, ownership):
            aim = unsaid(*wanted, signals)
            if aim is None:
                return None
            figure = figure_before(signals, evidence) if aim == (Move.RESULT, Verdict.WEAK) else ""
            if figure and not _was_asked(_TO_WHAT.format(figure=figure), asked):
                return _TO_WHAT.format(figure=figure)
            about = figure_of(signals, evidence) if aim[0] is FollowUpPurpose.NUMBER_SOURCE else ""
            question = self.ask(*aim, signals.reading.text, signals=signals, asked=asked, about=about)
            if question is not None:
                return question
        return None

    def ask(
        self,
        aim: Aim,
        verdict: Verdict | None,
        text: str,
        *,
        signals: Signals | None = None,
        asked: Collection[str] = (),
        about: str = "",
    ) -> str | None:
        """Return a phrasing, the same one for the same text; None where the bank has none that is left to ask.

        With `signals`, none is asked that the text answers; none of `asked` is asked again. `about` are words of the
        text, a figure, which are quoted before the question.
        """
        follow_up = self._of.get((aim, verdict))
        if follow_up is None:
            return None
        kinds = follow_up.answered_by or ("",) * len(follow_up.texts)
        open_ones = [
            one
            for one, kind in zip(follow_up.texts, kinds, strict=True)
            if not _was_asked(one, asked) and not (kind and signals is not None and is_answered(signals, kind))
        ]
        if not open_ones:
            return None
        chosen = open_ones[zlib.crc32(text.encode("utf-8", "surrogatepass")) % len(open_ones)]
        return f"You say “{about}”. {chosen}" if about else chosen


def _was_asked(text: str, asked: Collection[str]) -> bool:
    """Return whether a question was asked before, alone or with a figure before it."""
    return any(before.casefold().endswith(text.casefold()) for before in asked)


def aims_of(
    verdicts: Mapping[Move, Verdict], fix_first: FixFirst | None, trap: ArchetypeId | None, ownership: float | None
) -> Iterator[tuple[Aim, Verdict | None]]:
    """Yield what to ask about, the most pressing first; the next ones are for when nothing is left to ask of those before.

    That is the trap where it alone is in the way, what to fix first, what else falls short, and where the number of a
    result comes from.
    """
    short = [move for move in CHEAPEST_FIRST if verdicts[move] is not Verdict.MET]
    if trap is not None and (fix_first == TRAP or len(short) <= 1):
        yield trap, None
    if fix_first is Move.ACTION and ownership is not None and ownership < OWN_SHARE:
        yield FollowUpPurpose.OWN_PART, None
    for move in sorted(short, key=lambda one: one is not fix_first):
        yield move, verdicts[move]
    if verdicts[Move.RESULT] is Verdict.MET:
        yield FollowUpPurpose.NUMBER_SOURCE, None


def unsaid(aim: Aim, verdict: Verdict | None, signals: Signals) -> tuple[Aim, Verdict | None] | None:
    """Return the same aim, or what to ask instead of what the answer says already; None where it leaves nothing to ask.

    A source that is named with the number or anywhere after it closes the subject, and so does a condition for what would
    have changed the speaker's mind.
    """
    if aim is Move.SITUATION and verdict is Verdict.WEAK:
        absent = [purpose for part, purpose in _PARTS.items() if part not in signals.setting.parts]
        too_long = signals.setting.words > LONGEST_CONTEXT
        return (absent[0], None) if absent and not too_long else (aim, verdict)
    if aim is FollowUpPurpose.NUMBER_SOURCE and is_answered(signals, "names-source"):
        return None if is_answered(signals, "would-change") else (FollowUpPurpose.CHANGED_MIND, None)
    return aim, verdict


def interviewer_aim(
    archetype: ArchetypeId | None, action: Verdict | None, ownership: float | None, *, trap: bool
) -> Aim | None:
    """Return what an interviewer asks before anything else: the trap, then who did it. None where what to fix first decides.

    Feedback is after the cheapest step to the next level; an interviewer is after what decides the write-up.
    """
    if trap:
        return archetype
    own_part_hidden = ownership is not None and ownership < OWN_SHARE
    return FollowUpPurpose.OWN_PART if own_part_hidden and action not in (None, Verdict.MET) else None


def figure_of(signals: Signals, evidence: Sequence[Span]) -> str:
    """Return the figure of the result as it is typed, of the outcome that is quoted first; empty where it has none.

    Where both ends of a change are told, that is what it came to.
    """
    ranked = sorted(signals.outcomes.numbered, key=lambda outcome: -outcome.strength)
    spans = [(signals.reading.span(one.clause.first, one.clause.last), one.amounts) for one in ranked]
    first = [amounts for quote in evidence for span, amounts in spans if quote.overlaps(span)]
    if not first:
        return ""
    *_, end = (amount for amount in first[0] if (amount.kind, amount.unit) == (first[0][0].kind, first[0][0].unit))
    return typed(signals.reading, end)
