"""The one thing to fix first in a stored story, from the verdicts that are stored with it: no text is judged again."""

from collections.abc import Mapping
from itertools import product

from bot.review.feedback.fix_first import FixFirst, fix_first_of
from bot.review.level import level_of
from question_bank.models import Level, Move, Verdict


def stored_fix_first(verdicts: Mapping[Move, Verdict], level: Level, words: int) -> FixFirst | None:
    """Return what the review of a story said to fix first, of its verdicts, its level and its number of words.

    A review also knows whether the story falls into the trap, and whether it has a specific act of the speaker's own.
    Neither is stored; where it matters, the level tells. None at the Staff bar.
    """
    for trap, own in product((False, True), (True, False)):
        if level_of(verdicts, words=words, trap=trap, own_specific_act=own)[0] is level:
            return fix_first_of(verdicts, words=words, trap=trap, own_specific_act=own)
    return fix_first_of(verdicts, words=words, trap=False, own_specific_act=True)
