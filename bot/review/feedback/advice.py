"""What a coach would say about each move of this answer, in its own words where it has some: two sentences at most.

What a weak rule advises stands with the rule; what a missing move is told stands here, once.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from bot.review.afterwards.lasting import lasting
from bot.review.feedback.context_advice import with_the_last_part
from bot.review.feedback.lasting_name import standing_thing
from bot.review.feedback.typed_figures import figure_before
from bot.review.quotes import core, quoted
from bot.review.rules.rule import MoveFinding, best_of
from bot.review.signals import Signals
from bot.review.span import Span
from question_bank.models import Move, StyleElement, Verdict

Part = TypeVar("Part", Move, StyleElement)

MISSING: Mapping[Move | StyleElement, str] = {
    Move.SITUATION: "Begin with three facts: how big it was, what would have gone wrong, and what you were in it.",
    Move.TRADE_OFF: "Nothing pulls in two directions yet. Say what you gave up, and what for: “more X cost us Y”.",
    Move.ACTION: "I cannot find what you did. Say “I” and a verb that one could film: wrote, called, stopped.",
    Move.RESULT: "How did it end? Give the outcome and one number, roughly is enough.",
    Move.DRIVER: "Why did it matter after the project? Name who works differently since, or what stayed.",
    Move.REFLECTION: "End with one small thing that you would do differently, and when you would do it.",
    StyleElement.PRINCIPLE: "Say what you believe, so that somebody could disagree.",
    StyleElement.PRACTICE: "Name a thing that you do, and how often.",
    StyleElement.EXAMPLE: "Tell one occasion when it happened, with a detail.",
    StyleElement.LIMIT: "Say where this does not work, or what it costs you.",
}
MET: Mapping[Move | StyleElement, str] = {
    Move.SITUATION: "Clear context. Keep it to 30 seconds when you speak.",
    Move.TRADE_OFF: "Both sides are there. Open with that sentence.",
    Move.ACTION: "Your own acts carry the story.",
    Move.RESULT: "A result with its number. Be ready to say where it comes from.",
    Move.DRIVER: "It matters beyond the number, and you say why.",
    Move.REFLECTION: "Specific, and small enough to believe.",
    StyleElement.PRINCIPLE: "A position that one could argue with.",
    StyleElement.PRACTICE: "A practice that one could copy.",
    StyleElement.EXAMPLE: "A real occasion.",
    StyleElement.LIMIT: "You say where it ends.",
}
_ANCHORED = {
    Move.TRADE_OFF: "You say {quote}. What did you give up to do that, and what would the other way have cost?",
    Move.RESULT: "You say {quote}. What was different afterwards, and by how much?",
    Move.DRIVER: "You say {quote}. Who works differently because of it, or which rule or tool stayed?",
    Move.REFLECTION: "You say {quote}. What would you do differently there, and when?",
}
"""What to say of a move that is missing, hung on what the answer does say."""
_OPENS_WITH_IT = "Both sides are there, and you open with them."
_CLOSE_WITH_IT = "The {thing} is your structural change. Close with it."
_CLOSES_WITH_IT = "The {thing} is your structural change, and you close with it."
_FROM_YOUR_FIGURE = "You say {quote}: by how much? It was “{figure}” before; what is it now?"
_UNJUDGED = "Not judged."
_OPENING_WORDS = 30
_CLOSE_PLACE = 0.8


def advice_for(signals: Signals, findings: Mapping[Part, MoveFinding], *, judged: bool) -> dict[Part, str]:
    """Return one sentence or two a move, none of them twice."""
    told: dict[Part, str] = {}
    for part, finding in findings.items():
        text = _advice(signals, part, finding) if judged else _UNJUDGED
        told[part] = text if judged and text not in told.values() else f"{_name(part)}: {text}"
    return told


def _advice(signals: Signals, part: Move | StyleElement, finding: MoveFinding) -> str:
    if finding.verdict is Verdict.MET:
        return _met(signals, part, finding)
    if finding.lacks is None:
        return _missing(signals, part)
    advice = finding.lacks.advice
    if not isinstance(advice, str):
        return advice(signals)
    figure = figure_before(signals, finding.evidence) if part is Move.RESULT else ""
    evidence = finding.evidence or best_of(finding.lacks.find(signals), later_first=False)
    quote = quoted(signals.reading, evidence[0]) if evidence else ""
    if figure and quote:
        return _FROM_YOUR_FIGURE.format(quote=quote, figure=figure)
    if not quote and "{quote}" in advice:
        return MISSING[part]
    return advice.format(quote=quote)


def _met(signals: Signals, part: Move | StyleElement, finding: MoveFinding) -> str:
    if part is Move.SITUATION:
        return with_the_last_part(signals) or MET[part]
    if part is Move.TRADE_OFF and finding.evidence and _opens(signals, finding.evidence[0]):
        return _OPENS_WITH_IT
    if part is Move.DRIVER:
        spans = [one.span for one in lasting(signals)]
        thing = standing_thing(signals, spans)
        if thing:
            return (_CLOSES_WITH_IT if _closes(signals, spans) else _CLOSE_WITH_IT).format(thing=thing)
    return MET[part]


def _opens(signals: Signals, span: Span) -> bool:
    before = sum(token.end <= span.start for token in signals.reading.tokens[:_OPENING_WORDS])
    return before < _OPENING_WORDS


def _closes(signals: Signals, spans: Sequence[Span]) -> bool:
    return bool(spans) and spans[-1].start >= _CLOSE_PLACE * len(signals.reading.text)


def _missing(signals: Signals, part: Move | StyleElement) -> str:
    """Return the question about a missing move, hung on a sentence of the story: each move takes another one."""
    anchor = _anchor(signals, part) if isinstance(part, Move) else None
    if anchor is None:
        return MISSING[part]
    return _ANCHORED[Move(part)].format(quote=quoted(signals.reading, anchor))


def _anchor(signals: Signals, move: Move) -> Span | None:
    if move is Move.DRIVER:
        numbered = sorted(signals.outcomes.numbered, key=lambda outcome: outcome.strength)
        if not numbered:
            return None
        through = max((amount.last for amount in numbered[-1].amounts), default=0)
        return core(signals.reading, numbered[-1].clause, through=through)
    acts = [act.clause for act in signals.acts.own]
    if move not in _ANCHORED or not acts:
        return None
    at = {Move.TRADE_OFF: 0, Move.RESULT: -1, Move.REFLECTION: len(acts) // 2}[move]
    return core(signals.reading, acts[at], through=acts[at].last)


def _name(part: Move | StyleElement) -> str:
    return part.name.replace("_", "-").capitalize()
