"""T: both sides of a tension, in terms that one could grade."""

from collections.abc import Iterator, Sequence

from bot.review.rules.rule import Finding, Found, Rule, settle
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.stretches import OPTIONS, Frame
from bot.review.tensions import Shape, Side, Tension
from question_bank.models import Verdict


def _quoted(signals: Signals, tension: Tension, strength: float) -> Iterator[Found]:
    reading = signals.reading
    for side in (tension.one, tension.other):
        pass
    first, last = tension.one, tension.other
    if first.stretches[0].sentence == last.stretches[-1].sentence:
        yield Found(_trimmed(signals, first.first, last.last), strength)
    else:
        yield Found(_trimmed(signals, first.first, first.last), strength)
        yield Found(_trimmed(signals, last.first, last.last), strength - 0.01)


def _trimmed(signals: Signals, first: int, last: int) -> Span:
    return signals.reading.span(first, last)


def _of(signals: Signals, shape: Shape) -> Iterator[Tension]:
    return (t for t in signals.tensions.found if t.shape is shape)


def _parallel(signals: Signals) -> Sequence[Found]:
    return [
        found for t in _of(signals, Shape.PARALLEL) if t.one.priced and t.other.priced and t.one.content + t.other.content >= 6
        for found in _quoted(signals, t, 0.9)
    ]


def _neighbours(signals: Signals) -> Sequence[Found]:
    return [
        found for t in _of(signals, Shape.NEIGHBOURS)
        if t.one.frame in OPTIONS and t.other.frame in OPTIONS and t.one.priced and t.other.priced
        for found in _quoted(signals, t, 0.8)
    ]


def _halves(signals: Signals) -> Sequence[Found]:
    return [
        found for t in _of(signals, Shape.HALVES)
        if Frame.ACT not in (t.one.frame, t.other.frame) and t.one.priced and t.other.priced
        for found in _quoted(signals, t, 0.9)
    ]


def _either(signals: Signals) -> Sequence[Found]:
    return [
        found for t in _of(signals, Shape.EITHER_OR)
        if t.one.content + t.other.content >= 6 and (t.one.priced or t.other.priced) and t.other.content > 1
        for found in _quoted(signals, t, 0.9)
    ]


def _turn(signals: Signals) -> Sequence[Found]:
    return [
        found for t in _of(signals, Shape.TURN)
        if t.one.frame is not Frame.ACT and t.other.frame is not Frame.ACT and t.one.priced and t.other.priced and t.one.content + t.other.content >= 6
        for found in _quoted(signals, t, 0.7)
    ]


def _versus(signals: Signals) -> Sequence[Found]:
    return [
        found for t in _of(signals, Shape.VERSUS)
        if t.one.priced and t.other.priced and t.one.content + t.other.content >= 3
        for found in _quoted(signals, t, 0.9)
    ]


def _rule(name, find):
    return Rule(id=f"trade-off.{name}", verdict=Verdict.MET, rubric="", says="", find=find, fires=(), silent=())


RULES = (
    _rule("parallel", _parallel), _rule("neighbours", _neighbours), _rule("halves", _halves), _rule("either-or", _either),
    _rule("turn", _turn), _rule("versus", _versus),
)


def judge(signals: Signals) -> Finding:
    """Return the verdict on the trade-off."""
    return settle(signals, RULES)
