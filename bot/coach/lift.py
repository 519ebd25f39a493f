"""The one lift of an answer at the Staff bar: what makes a good story better, hung on its own words."""

from collections.abc import Mapping, Sequence

from bot.coach.advice import quoted
from bot.coach.story import Story
from bot.review.span import Span
from question_bank.models import Move

_NO_CHANGE = (
    "{quote} ends with the project. Which process, gate or template of it do others still use? Close with that."
)
_NOT_NEGOTIATED = "Where is the negotiation in {quote}? Say whom you had to win over, and what each side gave."
_NO_HABIT = "Did {quote} become a habit, a template or a rule later? Say so: few stories can."


def lift_of(story: Story, evidence: Mapping[Move, Sequence[Span]], *, structural_change: bool) -> str | None:
    """Return what would lift a story whose six moves are met: the first that it does not say; None where it says all.

    `evidence` is that of its moves. What lasts counts most, then a trade-off that was settled with others, then a
    reflection that was used again.
    """
    if not structural_change:
        return _said(_NO_CHANGE, story, evidence[Move.DRIVER])
    if not _tells(story, "negotiated"):
        return _said(_NOT_NEGOTIATED, story, evidence[Move.TRADE_OFF])
    reflection = evidence[Move.REFLECTION]
    if reflection and not _tells(story, "became-habit", since=story.token_at(reflection[0].start)):
        return _said(_NO_HABIT, story, reflection)
    return None


def _tells(story: Story, name: str, since: int = 0) -> bool:
    """Whether a story says something from that token on, and does not deny it."""
    return any(hit.first >= since and not story.is_denied(hit.first) for hit in story.of(name))


def _said(text: str, story: Story, spans: Sequence[Span]) -> str | None:
    """Return the text with the words that it is about; None where there are none to hang it on."""
    return text.format(quote=quoted(story, spans[0])) if spans else None
