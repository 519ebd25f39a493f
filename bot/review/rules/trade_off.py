"""T: both sides of a tension, in terms that one could grade."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.review.rules.rule import Finding, Found, Rule, settle
from bot.review.reading import Reading, Sentence, Subject
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.stretches import OPTIONS, Frame, Stretch
from bot.review.tensions import PAIRED, Shape, Side, Tension
from question_bank.models import Verdict
from question_bank.words import load_words


LONGEST_QUOTE = 50
"""Words of a sentence that is quoted whole."""


def _quoted(signals: Signals, tension: Tension, strength: float) -> Iterator[Found]:
    """Quote the sentences in which the two sides begin; of a long one, only the sides."""
    reading = signals.reading
    one, other = tension.one.stretches[0], tension.other.stretches[0]
    if one.sentence == other.sentence:
        yield Found(_cut(reading, one.sentence, tension.one.first, tension.other.last), strength)
        return
    ends = [s.last for s in tension.one.stretches if s.sentence == one.sentence]
    yield Found(_cut(reading, one.sentence, one.first, ends[-1]), strength)
    yield Found(_cut(reading, other.sentence, other.first, tension.other.last), strength - 0.01)


def _cut(reading: Reading, number: int, first: int, last: int) -> Span:
    sentence = reading.sentences[number]
    if sentence.last - sentence.first <= LONGEST_QUOTE:
        first, last = sentence.first, sentence.last
    return reading.span(first, last)


def _of(signals: Signals, shape: Shape) -> Iterator[Tension]:
    return (t for t in signals.tensions.found if t.shape is shape)


def _both(t: Tension) -> bool:
    return t.one.priced and t.other.priced


def _opposed(t: Tension) -> bool:
    """Return whether one side harms and the other gains, or either is counted."""
    return (t.one.harms > 0 and t.other.gains > 0) or (t.one.gains > 0 and t.other.harms > 0) or (t.one.amounts > 0 and t.other.amounts > 0)


def _content(t: Tension) -> int:
    return t.one.content + t.other.content


def _parallel(signals: Signals) -> Sequence[Found]:
    return [
        found
        for t in _of(signals, Shape.PARALLEL)
        if _both(t) and _content(t) >= 6 and not _is_plan(t) and _answers(t)
        for found in _quoted(signals, t, 0.9)
    ]


def _answers(t: Tension) -> bool:
    """Return whether the second side answers the first: near, and one harms where the other gains."""
    apart = t.other.stretches[0].sentence - t.one.stretches[0].sentence
    if t.one.frame is Frame.MODAL and apart > 1:
        return False
    return _opposed(t) or (apart <= 1 and t.one.frame not in (Frame.MEANING, Frame.ORDER) and (apart == 0 or t.one.frame is not Frame.CONDITION))


def _is_plan(t: Tension) -> bool:
    """Return whether it only tells one after the other what the speaker would do."""
    return t.one.frame is Frame.MODAL and all(s.stretches[0].subject in (Subject.I, Subject.WE) for s in (t.one, t.other)) and not t.other.stretches[0].joint


def _neighbours(signals: Signals) -> Sequence[Found]:
    return [
        found
        for t in _of(signals, Shape.NEIGHBOURS)
        if t.one.frame in PAIRED and t.other.frame in PAIRED and _both(t) and not _is_plan(t)
        for found in _quoted(signals, t, 0.8)
    ]


def _halves(signals: Signals) -> Sequence[Found]:
    return [
        found
        for t in _of(signals, Shape.HALVES)
        if Frame.ACT not in (t.one.frame, t.other.frame) and (t.one.open or t.other.open) and _both(t)
        for found in _quoted(signals, t, 0.9)
    ]


def _either(signals: Signals) -> Sequence[Found]:
    return [
        found
        for t in _of(signals, Shape.EITHER_OR)
        if _content(t) >= (4 if _is_either(signals, t) else 6)
        and (t.one.priced or t.other.priced)
        and (t.other.content > 1 or _is_either(signals, t))
        and (t.other.open or _is_either(signals, t))
        and (t.one.frame is not Frame.ACT or _is_either(signals, t))
        for found in _quoted(signals, t, 0.9)
    ]


def _is_either(signals: Signals, t: Tension) -> bool:
    return "either" in signals.reading.norms(t.one.first, t.one.last)


def _turn(signals: Signals) -> Sequence[Found]:
    return [
        found
        for t in _of(signals, Shape.TURN)
        if t.one.frame is not Frame.ACT
        and t.other.frame is not Frame.ACT
        and (t.one.open or t.other.open)
        and _both(t)
        and _content(t) >= 6
        and (_opposed(t) or (t.one.option and t.other.option))
        and (t.one.option or t.other.option or _compares(signals, t))
        for found in _quoted(signals, t, 0.7)
    ]


def _compares(signals: Signals, t: Tension) -> bool:
    """Return whether a degree, an amount or a denial says how far the sides lie apart."""
    norms = signals.reading.norms(t.one.first, t.other.last)
    if any(s.frame is Frame.ACT for side in (t.one, t.other) for s in side.stretches):
        return False
    return not signals.lexicon.words["degree"].isdisjoint(norms) or t.one.amounts + t.other.amounts > 0 or t.other.harms > 1


def _versus(signals: Signals) -> Sequence[Found]:
    return [
        found
        for t in _of(signals, Shape.VERSUS)
        if _weighs(signals, t)
        and ((_both(t) and _content(t) >= 3) or ((t.one.priced or t.other.priced) and min(t.one.content, t.other.content) >= 2))
        for found in _quoted(signals, t, 0.9)
    ]


def _weighs(signals: Signals, t: Tension) -> bool:
    """Return whether `against` sets a side against a side, not an outcome against a yardstick or a person against a plan."""
    words, reading = signals.lexicon.words, signals.reading
    right = reading.norms(t.other.first + 1, min(t.other.first + 5, t.other.last))
    left = reading.norms(t.one.first, t.one.last)
    if not right or right[0] in _POINTING or not words["yardstick"].isdisjoint(right):
        return False
    if "gather" in t.one.stretches[-1].classes or t.one.stretches[-1].subject is Subject.I:
        return False
    return not left or left[-1] not in _BEING


_POINTING = frozenset(("it", "that", "this", "them", "him", "her", "me", "us", "each", "every", "any", "all"))
_BEING = frozenset(("was", "were", "is", "am", "are", "be", "been", "that"))


def _wishes(signals: Signals) -> Sequence[Found]:
    """Find two parties that want different things, one of them with its price."""
    wishes = [(at, s) for at, s in enumerate(signals.tensions.open) if s.frame is Frame.WISH]
    found: list[Found] = []
    for (at, one), (later, other) in pairwise(wishes):
        if other.sentence - one.sentence > 2 or _party(one) == _party(other):
            continue
        row = signals.tensions.open
        near = [s for s in row[at : later + 4] if one.sentence <= s.sentence <= other.sentence]
        costly = [s for s in near if s.harms and (s.frame in PAIRED or (s.frame is Frame.STATE and s.amounts))]
        counted = Subject.I not in (one.subject, other.subject) and sum(s.amounts for s in near)
        if (costly or counted) and sum(s.gains for s in near):
            found += [
                Found(_cut(signals.reading, one.sentence, one.first, one.last), 0.7),
                Found(_cut(signals.reading, other.sentence, other.first, other.last), 0.69),
            ]
    return found


def _party(stretch: Stretch) -> object:
    return stretch.subject if stretch.subject is Subject.I else stretch.subject_words


def _colons(signals: Signals) -> Sequence[Found]:
    """Find two names, each with its price after a colon or a dash: `every upload: 11 cents; only at checkout: 2 cents`."""
    reading = signals.reading
    return [
        found
        for shape in (Shape.NEIGHBOURS, Shape.HALVES)
        for t in _of(signals, shape)
        if _both(t) and _opens_with_colon(reading, t.one) and _opens_with_colon(reading, t.other)
        for found in _quoted(signals, t, 0.85)
    ]


def _opens_with_colon(reading: Reading, side: Side) -> bool:
    norms = reading.norms(side.first, min(side.first + 7, side.last))
    return any(mark in norms for mark in (":", "=", "—", "–")) and side.harms + side.gains + side.amounts > 1


def _exchange(signals: Signals) -> Sequence[Found]:
    return [found for shape in (Shape.EXCHANGE, Shape.GAIN_LOSS) for t in _of(signals, shape) if _content(t) >= 4 for found in _quoted(signals, t, 0.8)]


def _rate(signals: Signals) -> Sequence[Found]:
    return [found for t in _of(signals, Shape.RATE) if t.one.content >= 3 for found in _quoted(signals, t, 0.9)]


def _announced(signals: Signals) -> Sequence[Found]:
    return [found for t in _of(signals, Shape.ANNOUNCED) if t.one.priced for found in _quoted(signals, t, 0.9)]


def _hands(signals: Signals) -> Sequence[Found]:
    return [found for t in _of(signals, Shape.HANDS) if _content(t) >= 6 for found in _quoted(signals, t, 0.9)]


def _same_opening(signals: Signals) -> Sequence[Found]:
    return [
        found
        for t in _of(signals, Shape.SAME_OPENING)
        if _both(t) and _opposed(t) and Frame.ACT not in (t.one.frame, t.other.frame) and min(t.one.content, t.other.content) >= 3
        for found in _quoted(signals, t, 0.8)
    ]


def _sentences(signals: Signals) -> Iterator[tuple[Sentence, Sequence[str]]]:
    """Yield the sentences in which a tension may be told, with their folded words."""
    for sentence in signals.reading.sentences:
        if not sentence.again and sentence.index not in signals.tensions.looking_back:
            yield sentence, signals.reading.norms(sentence.first, sentence.last)


def _called(signals: Signals) -> Sequence[Found]:
    """Find what is called a tension, a dilemma or a hard choice."""
    words = signals.lexicon.words
    found = []
    for sentence, norms in _sentences(signals):
        if _denies(signals, norms):
            continue
        named = any(norm in words["tension_noun"] for norm in norms)
        hard = any(
            norm in words["hard_choice"] and not words["choice_noun"].isdisjoint(norms[at + 1 : at + 4])
            for at, norm in enumerate(norms)
        )
        between = any(norm == "between" and "and" in norms[at:] for at, norm in enumerate(norms))
        doing = any(norm == "between" and norms[at + 1 : at + 2] and norms[at + 1].endswith("ing") for at, norm in enumerate(norms))
        said = any(norm in ("hard", "tough", "difficult", "uneasy") and norms[at + 1 : at + 2] and norms[at + 1] in ("because", "one", "for", ",", ".", "since", "as") for at, norm in enumerate(norms))
        if named or hard or said or doing or (between and not words["choice_noun"].isdisjoint(norms)):
            found.append(Found(signals.reading.span(sentence.first, sentence.last), 0.5))
    return found


def _contrasted(signals: Signals) -> Sequence[Found]:
    """Find two names set against each other, without what either costs."""
    words = signals.lexicon.words
    found = [found for t in _of(signals, Shape.VERSUS) if _weighs(signals, t) for found in _quoted(signals, t, 0.4)]
    choosing = words["choice_verb"] | words["choice_noun"] | {"whether", "either"}
    for t in _of(signals, Shape.EITHER_OR):
        sentence = signals.reading.sentences[t.other.stretches[0].sentence]
        norms = signals.reading.norms(sentence.first, sentence.last)
        if not choosing.isdisjoint(norms) or len(norms) <= SHORT:
            found += _quoted(signals, t, 0.4)
    for sentence, norms in _sentences(signals):
        if "some" in norms and "others" in norms:
            found.append(Found(signals.reading.span(sentence.first, sentence.last), 0.35))
    return found


SHORT = 9
"""Words of a sentence that says nothing but its two names: `it was fast or right`."""


def _positions(signals: Signals) -> Sequence[Found]:
    """Find what one party wants and another does not, without what either costs."""
    wishes = [s for s in signals.tensions.open if s.frame is Frame.WISH]
    found = []
    for one, other in pairwise(wishes):
        if other.sentence - one.sentence <= 2 and (one.subject, one.subject_words) != (other.subject, other.subject_words):
            found += [Found(signals.reading.span(s.first, s.last), 0.3) for s in (one, other)]
    opposing = [s for s in wishes if s.opposes]
    return found + [Found(signals.reading.span(s.first, s.last), 0.3) for s in opposing]


def _one_side(signals: Signals) -> Sequence[Found]:
    """Find what an option would have cost, where nothing stands against it."""
    return [
        Found(signals.reading.span(s.first, s.last), 0.35)
        for s in signals.tensions.open
        if s.frame is Frame.MODAL and s.harms and s.subject not in (Subject.I,)
    ]


def _without(signals: Signals) -> Sequence[Found]:
    """Find a goal with its condition: `without breaking the old clients`, `while keeping quality high`."""
    words, table = signals.lexicon.words, load_words()
    found = []
    for sentence, norms in _sentences(signals):
        for one, other in pairwise(norms):
            if not other.endswith("ing"):
                continue
            verb = table.of(other).verb
            if (one == "without" and verb in words["harm_verb"]) or (one == "while" and verb in words["keep_verb"]):
                found.append(Found(signals.reading.span(sentence.first, sentence.last), 0.3))
    return found


def _denied(signals: Signals) -> Sequence[Found]:
    """Find that there was no tension."""
    return [
        Found(signals.reading.span(sentence.first, sentence.last), 0.5)
        for sentence, norms in _sentences(signals)
        if _denies(signals, norms)
    ]


def _denies(signals: Signals, norms: Sequence[str]) -> bool:
    words = signals.lexicon.words
    named = words["tension_noun"] - {"argument", "arguments", "debate", "conflict", "pressure", "dispute", "disagreement"}
    for at, norm in enumerate(norms):
        if norm in words["denial"] - {"never"}:
            near = norms[at + 1 : at + 5]
            if any(n in named for n in near) or "nothing to" in " ".join(norms[at : at + 2]) and any(n in words["choice_verb"] for n in near):
                return True
    return False


def _rule(name, find, verdict=Verdict.MET):
    return Rule(id=f"trade-off.{name}", verdict=verdict, rubric="", says="", find=find, fires=(), silent=())


RULES = (
    _rule("parallel", _parallel), _rule("neighbours", _neighbours), _rule("halves", _halves), _rule("either-or", _either),
    _rule("turn", _turn), _rule("versus", _versus),
    _rule("rate", _rate), _rule("exchange", _exchange), _rule("wishes", _wishes), _rule("colons", _colons), _rule("announced", _announced), _rule("hands", _hands), _rule("same-opening", _same_opening),
    Rule(id="trade-off.denied", verdict=Verdict.MISSING, rubric="", says="", find=_denied, fires=(), silent=(), caps=True),
    *(_rule(n, f, Verdict.WEAK) for n, f in (("called", _called), ("contrasted", _contrasted), ("positions", _positions), ("one-side", _one_side), ("without", _without))),
)


def judge(signals: Signals) -> Finding:
    """Return the verdict on the trade-off."""
    return settle(signals, RULES)
