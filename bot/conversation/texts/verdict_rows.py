"""The verdicts of a review as the pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.texts.names import VERDICT_MARKS, VERDICT_NAMES, part_name
from bot.review.types import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """A move, or an element of style, with its verdict."""

    letter: str
    name: str
    sign: str
    verdict: str
    advice: str


def verdict_rows(review: Review) -> Sequence[VerdictRow]:
    """Return the verdicts of a review in the order of the rubric; none where it was not judged."""
    if review.reasons.not_judged is not None:
        return ()
    return [
        VerdictRow(
            letter=part.value,
            name=part_name(part),
            sign=VERDICT_MARKS[each.verdict],
            verdict=VERDICT_NAMES[each.verdict],
            advice=each.advice,
        )
        for part, each in review.parts.items()
    ]
