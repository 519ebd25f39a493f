"""The one follow-up that an interviewer would ask now: what the answer lacks most."""

import zlib
from collections.abc import Mapping, Sequence

from question_bank.models import ArchetypeId, FollowUp, FollowUpPurpose, Move, StyleElement, Verdict

Aim = Move | StyleElement | ArchetypeId | FollowUpPurpose
MOSTLY_WE = 0.6


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
    fix_first: Move | StyleElement | None,
    trap: ArchetypeId | None,
    ownership: float | None,
) -> tuple[Aim, Verdict | None]:
    """What to ask about: the trap where it alone is in the way, what to fix first, else where the number comes from."""
    falls_short = [part for part, verdict in verdicts.items() if verdict is not Verdict.MET]
    if trap is not None and len(falls_short) <= 1:
        return trap, None
    if fix_first is Move.ACTION and ownership is not None and ownership < MOSTLY_WE:
        return FollowUpPurpose.OWN_PART, None
    if fix_first is not None:
        return fix_first, dict(verdicts.items())[fix_first]
    return FollowUpPurpose.NUMBER_SOURCE, None
