"""The one follow-up that an interviewer would ask now: what the answer lacks most."""

import zlib
from collections.abc import Mapping, Sequence

from bot.coach.rules.situation import specifics
from bot.coach.story import Story
from bot.coach.types import TRAP, FixFirst, Review
from bot.review.rubric import OWN_SHARE
from bot.review.span import Span
from question_bank.models import ArchetypeId, FollowUp, FollowUpPurpose, Move, StyleElement, Verdict

Aim = Move | StyleElement | ArchetypeId | FollowUpPurpose
_SPECIFICS = {
    "scale": FollowUpPurpose.SCALE,
    "stakes": FollowUpPurpose.STAKES,
    "role": FollowUpPurpose.ROLE,
}


class FollowUps:
    """The bank's follow-ups by what they aim at."""

    def __init__(self, follow_ups: Sequence[FollowUp]) -> None:
        self._texts = {(follow_up.aims_at, follow_up.verdict): follow_up.texts for follow_up in follow_ups}

    def ask(self, aim: Aim, verdict: Verdict | None, text: str) -> str | None:
        """A phrasing, the same one for the same text; None where the bank has none."""
        texts = self._texts.get((aim, verdict))
        return texts[zlib.crc32(text.encode("utf-8", "surrogatepass")) % len(texts)] if texts else None


def aim_of(
    verdicts: Mapping[Move, Verdict] | Mapping[StyleElement, Verdict],
    fix_first: FixFirst | None,
    trap: ArchetypeId | None,
    ownership: float | None,
) -> tuple[Aim, Verdict | None]:
    """What to ask about: the trap where it alone is in the way, what to fix first, else where the number comes from."""
    falls_short = [part for part, verdict in verdicts.items() if verdict is not Verdict.MET]
    if trap is not None and (fix_first == TRAP or len(falls_short) <= 1):
        return trap, None
    if fix_first is Move.ACTION and ownership is not None and ownership < OWN_SHARE:
        return FollowUpPurpose.OWN_PART, None
    if fix_first is not None and fix_first != TRAP:
        return fix_first, dict(verdicts.items())[fix_first]
    return FollowUpPurpose.NUMBER_SOURCE, None


def unsaid(
    aim: Aim, verdict: Verdict | None, story: Story, result: Sequence[Span]
) -> tuple[Aim, Verdict | None] | None:
    """The same aim, or what to ask instead of what the answer says already; None where it leaves nothing to ask.

    `result` is the evidence of the result. A number has its source where that stands in the same sentence or the next.
    """
    if aim is Move.SITUATION and verdict is Verdict.WEAK:
        told = specifics(story)
        absent = [purpose for name, purpose in _SPECIFICS.items() if name not in told]
        return (absent[0], None) if absent else (aim, verdict)
    if aim is FollowUpPurpose.NUMBER_SOURCE and _says_where_from(story, result):
        return None if story.has("update-condition") else (FollowUpPurpose.CHANGED_MIND, None)
    return aim, verdict


def interviewer_aim(review: Review, archetype: str) -> Aim | None:
    """What an interviewer asks before anything else: the trap, then who did it. None where what to fix first decides.

    Feedback is after the cheapest step to the next level; an interviewer is after what decides the write-up.
    """
    if review.trap:
        return ArchetypeId(archetype)
    action = (review.moves or {}).get(Move.ACTION)
    own_part_hidden = review.ownership is not None and review.ownership < OWN_SHARE
    if action is not None and action.verdict is not Verdict.MET and own_part_hidden:
        return FollowUpPurpose.OWN_PART
    return None


def _says_where_from(story: Story, result: Sequence[Span]) -> bool:
    sources = {
        story.read.tokens[hit.first].sentence
        for hit in story.of("number-source")
        if not story.is_denied(hit.first) and not story.looks_back(hit.first)
    }
    outcomes = {story.read.tokens[story.token_at(span.start)].sentence for span in result}
    return any(outcome in sources or outcome + 1 in sources for outcome in outcomes)
