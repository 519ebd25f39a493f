"""The one lift of an answer at the Staff bar: what makes a good story better, hung on its own words."""

from collections.abc import Mapping, Sequence

from bot.review.afterwards.lasting import lasting
from bot.review.feedback.answers import found
from bot.review.feedback.lasting_name import standing_thing
from bot.review.quotes import quoted
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.told.beyond import habits, negotiated
from bot.review.told.heard import SPEAKERS, HeardClauses
from question_bank.models import ArchetypeId, Move

_NO_CHANGE = (
    "{quote} ends with the project. Which process, gate or template of it do others still use? Close with that."
)
_WHICH_FAILURE = "The {thing} is the best part. Say in one sentence which class of failure it now stops."
_NOT_NEGOTIATED = "Where is the negotiation in {quote}? Say whom you had to win over, and what each side gave."
_NO_HABIT = "Did {quote} become a habit, a template or a rule later? Say so: few stories can."


def lift_of(
    signals: Signals, evidence: Mapping[Move, Sequence[Span]], archetype: ArchetypeId | None = None
) -> str | None:
    """Return what would lift a story whose six moves are met: the first that it does not say; None where it says all.

    `evidence` is that of its moves. What lasts counts most, then a trade-off that was settled with others, then a
    reflection that was used again.
    """
    heard = HeardClauses(signals)
    lasts = lasting(signals)
    if not lasts:
        return _said(_NO_CHANGE, signals, evidence[Move.DRIVER])
    thing = standing_thing(signals, [one.span for one in lasts])
    if (
        archetype is ArchetypeId.QUALITY_INCIDENT
        and thing
        and not found(heard, "slips-through")
        and not _says_what_stops(heard)
    ):
        return _WHICH_FAILURE.format(thing=thing)
    if not negotiated(heard):
        return _said(_NOT_NEGOTIATED, signals, evidence[Move.TRADE_OFF])
    reflection = evidence[Move.REFLECTION]
    if reflection and not habits(heard, since=_clause_at(signals, reflection[0])):
        return _said(_NO_HABIT, signals, reflection)
    return None


def _says_what_stops(heard: HeardClauses) -> bool:
    """Return whether a check is said to stop something: `it has stopped five renamed fields since`."""
    return any(
        heard.happened(clause)
        and heard.does(clause, "guarding_verb")
        and clause.object_at is not None
        and clause.place > 0.5
        for clause in heard.clauses
        if clause.subject not in SPEAKERS
    )


def _clause_at(signals: Signals, span: Span) -> int:
    """Return the first clause that ends after the span begins."""
    reading = signals.reading
    return next((c.index for c in reading.clauses if reading.tokens[c.last - 1].end > span.start), 0)


def _said(text: str, signals: Signals, spans: Sequence[Span]) -> str | None:
    """Return the text with the words that it is about; None where there are none to hang it on."""
    return text.format(quote=quoted(signals.reading, spans[0])) if spans else None
