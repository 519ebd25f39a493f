"""T: both sides of a tension, in terms that one could grade."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.review.frames import OPTIONS, Frame
from bot.review.reading import Subject
from bot.review.rules import tension_hints as hints
from bot.review.rules.rule import Finding, Found, Rule, settle
from bot.review.rules.tension_quotes import quote, quoted, weighs
from bot.review.sides import Shape, Side, Tension
from bot.review.signals import Signals
from bot.review.stretches import Stretch
from question_bank.models import Verdict

_FEWEST = 6
"""Words of both sides that say something of this story."""
_FEWEST_OF_EITHER = 4
"""The same where `either` says that two sides are coming."""
_FEWEST_WEIGHED = 3
_FEWEST_OPENING = 3
_NEAR = 2
_LABEL = 7
"""Tokens in which a name and the colon after it stand: `only at checkout:`."""
_SPEAKER = frozenset((Subject.I, Subject.WE))


def _found(strength: float, holds: Callable[[Signals, Tension], bool], *shapes: Shape) -> Callable[[Signals], Sequence[Found]]:
    """Return what finds the tensions of some shapes for which a condition holds."""

    def find(signals: Signals) -> Sequence[Found]:
        return [
            one for t in signals.tensions.of(*shapes) if holds(signals, t) for one in quoted(signals, t, strength)
        ]

    return find


def _answers(_: Signals, t: Tension) -> bool:
    """Return whether an option answers another in its frame: near enough, and one harms where the other gains."""
    if not t.priced or t.content < _FEWEST or _is_plan(t) or (t.one.frame is Frame.MODAL and t.apart > 1):
        return False
    loose = t.one.frame not in (Frame.MEANING, Frame.ORDER) and (t.apart == 0 or t.one.frame is not Frame.CONDITION)
    return t.opposed or (t.apart <= 1 and loose)


def _is_plan(t: Tension) -> bool:
    """Return whether it only tells one after the other what the same would do: no second option."""
    own = t.one.head.subject in _SPEAKER and t.other.head.subject in _SPEAKER
    same = t.other.head.subject is t.one.head.subject and t.other.head.party <= t.one.head.party
    return t.one.frame is t.other.frame is Frame.MODAL and (own or same) and not t.other.head.joint


def _are_options(_: Signals, t: Tension) -> bool:
    return t.one.frame in OPTIONS and t.other.frame in OPTIONS and t.priced and not _is_plan(t)


def _are_halves(_: Signals, t: Tension) -> bool:
    return Frame.ACT not in (t.one.frame, t.other.frame) and (t.one.open or t.other.open) and t.priced


def _either_or(signals: Signals, t: Tension) -> bool:
    priced = t.one.priced or t.other.priced
    if "either" in signals.reading.norms(t.one.head.first, t.one.stretches[-1].last):
        return priced and t.content >= _FEWEST_OF_EITHER
    return priced and t.content >= _FEWEST and t.other.content > 1 and t.other.open and t.one.frame is not Frame.ACT


def _turns(signals: Signals, t: Tension) -> bool:
    """Return whether a side that is open turns against the other, and not one event against another."""
    if Frame.ACT in (t.one.frame, t.other.frame) or not (t.one.open or t.other.open):
        return False
    if not t.priced or t.content < _FEWEST:
        return False
    if t.one.option and t.other.option:
        return True
    return t.opposed and (t.one.option or t.other.option or _compares(signals, t))


def _compares(signals: Signals, t: Tension) -> bool:
    """Return whether a degree, an amount or more than one cost says how far the sides lie apart."""
    if t.one.acts or t.other.acts:
        return False
    norms = signals.reading.norms(t.one.head.first, t.other.stretches[-1].last)
    degree = not signals.lexicon.words["degree"].isdisjoint(norms)
    return degree or t.one.amounts + t.other.amounts > 0 or t.other.harms > 1


def _against(signals: Signals, t: Tension) -> bool:
    concrete = t.one.content > 1 and (t.one.priced or t.other.priced)
    return weighs(signals, t) and t.other.content > 1 and (concrete or (t.priced and t.content >= _FEWEST_WEIGHED))


def _two_prices(signals: Signals, t: Tension) -> bool:
    """Return whether two names have each its price after a colon: `every upload: 11 cents; only at checkout: 2`."""
    if t.shape is Shape.EQUATIONS:
        return t.priced
    return t.priced and all(_has_label(signals, side) for side in (t.one, t.other))


def _has_label(signals: Signals, side: Side) -> bool:
    first = side.head.first
    norms = signals.reading.norms(first, min(first + _LABEL, side.stretches[-1].last))
    return not {":", "=", "—", "–"}.isdisjoint(norms) and side.harms + side.gains + side.amounts > 1


def _same_opening(_: Signals, t: Tension) -> bool:
    told = Frame.ACT in (t.one.frame, t.other.frame)
    return t.priced and t.opposed and not told and min(t.one.content, t.other.content) >= _FEWEST_OPENING


def _two_wishes(signals: Signals) -> Sequence[Found]:
    """Find two parties that want different things, one of them with its price."""
    row = signals.tensions.stretches
    wishes = [(at, stretch) for at, stretch in enumerate(row) if stretch.frame is Frame.WISH]
    found: list[Found] = []
    for (at, one), (later, other) in pairwise(wishes):
        if other.sentence - one.sentence > _NEAR or _party(one) == _party(other):
            continue
        near = [s for s in row[at : later + 4] if s.sentence <= other.sentence]
        if any(s.gains for s in near) and _has_price(near, with_speaker=Subject.I in (one.subject, other.subject)):
            found += [
                Found(quote(signals.reading, one.sentence, one.first, one.last), 0.7),
                Found(quote(signals.reading, other.sentence, other.first, other.last), 0.69),
            ]
    return found


def _has_price(near: Sequence[Stretch], *, with_speaker: bool) -> bool:
    """Return whether it is said what a wish would cost; the speaker's own wish has to say it as a consequence."""
    costly = any(s.harms and (s.frame in OPTIONS or (s.frame is Frame.STATE and s.amounts)) for s in near)
    return costly or (not with_speaker and any(s.amounts for s in near))


def _party(stretch: Stretch) -> object:
    return stretch.subject if stretch.subject is Subject.I else stretch.party


_MET = "met: both sides of a tension are named in terms one could grade"
_OVER_SENTENCES = "two options or wishes with what at least one of them costs or gives, also told over several sentences"
_WEAK = "weak: a tension is hinted or generic, or only one side is named"
_BARE = "bare names of options, or positions of two parties without any price, are weak"
_PRICE = "You name {quote}. Say what each would have cost, and open with that sentence."

RULES = (
    Rule(
        id="trade-off.parallel",
        verdict=Verdict.MET,
        rubric=_OVER_SENTENCES,
        says="Two options stand beside each other, each with what it gives or costs.",
        find=_found(0.9, _answers, Shape.PARALLEL),
        fires=(
            "If we told the customers now, some would leave. If we waited, the press would find out first.",
            "Buying the tool cost 40k a year, building it kept two people busy until autumn.",
        ),
        silent=(
            "I would collect the numbers first. Then I would show them to the product manager and ask for a decision.",
            "If the job failed I got a mail. I read it in the morning and restarted the importer.",
        ),
    ),
    Rule(
        id="trade-off.neighbours",
        verdict=Verdict.MET,
        rubric=_OVER_SENTENCES,
        says="Two sentences set one option against the other, each with what it gives or costs.",
        find=_found(0.8, _are_options, Shape.NEIGHBOURS),
        fires=("Buying the tool meant 40k a year. Building it ourselves would have kept two people busy until autumn.",),
        silent=("I bought the tool for 40k a year. We built the rest ourselves and it took until autumn.",),
    ),
    Rule(
        id="trade-off.halves",
        verdict=Verdict.MET,
        rubric=_MET,
        says="The two halves of one sentence weigh one option against the other.",
        find=_found(0.9, _are_halves, Shape.HALVES),
        fires=("The price of the clean design was six weeks; the price of the hack was a rewrite next year.",),
        silent=("I moved the job to Sunday; it saved nine hours and the team was happy.",),
    ),
    Rule(
        id="trade-off.either-or",
        verdict=Verdict.MET,
        rubric='"Either/or" with concrete options is met',
        says="It was one thing or the other, and both are concrete.",
        find=_found(0.9, _either_or, Shape.EITHER_OR),
        fires=(
            "Either we froze features for a month or we walked into the audit with a known hole.",
            "We could launch in June with half the languages, or wait until September and lose the summer season.",
        ),
        silent=("I fixed two or three crashes a week that winter.", "We had to pick: latency or correctness."),
    ),
    Rule(
        id="trade-off.turn",
        verdict=Verdict.MET,
        rubric=_MET,
        says="What an option gives is set against what it costs.",
        find=_found(0.7, _turns, Shape.TURN),
        fires=(
            "A bigger model would have caught the rare cases, but every answer would take four seconds.",
            "On paper the vendor was cheaper, 80k a year, but we would have lost control of the retry logic.",
        ),
        silent=(
            "The payroll run failed on a Friday, but the engineer on call fixed it in two hours.",
            "I wanted to go home but I stayed.",
        ),
    ),
    Rule(
        id="trade-off.against",
        verdict=Verdict.MET,
        rubric='met also as plain numbers ("a Sunday against two weeks of red alerts")',
        says="One side is weighed against the other.",
        find=_found(0.9, _against, Shape.VERSUS),
        fires=(
            "It cost us a Sunday against two weeks of red alerts.",
            "It was a feature that marketing loved against margins that finance guarded.",
        ),
        silent=(
            "Latency fell from 300 ms to 90 ms, against a target of 120.",
            "I tested the new parser against the old one on 300 files.",
            "Half of the office was against it.",
        ),
        settled=True,
    ),
    Rule(
        id="trade-off.rate",
        verdict=Verdict.MET,
        rubric='"the more X, the more Y" is met',
        says="More of the one meant more or less of the other.",
        find=_found(0.9, lambda _, t: t.one.content >= _FEWEST_WEIGHED, Shape.RATE),
        fires=(
            "The faster we moved the more data we would corrupt.",
            "Every week I spent on the cleanup was a week that the new checkout did not get.",
        ),
        silent=("Every week I wrote a note to the whole team.", "The more I read, I slept less."),
        settled=True,
    ),
    Rule(
        id="trade-off.exchange",
        verdict=Verdict.MET,
        rubric=_MET + ": gaining X cost Y",
        says="One thing was had at the price of another.",
        find=_found(0.8, lambda _, t: t.content >= _FEWEST_OF_EITHER, Shape.EXCHANGE, Shape.GAIN_AND_LOSS),
        fires=(
            "The cheap route saved 30k, at the price of a nightly reboot.",
            "I gained two weeks and lost the trust of the platform team.",
        ),
        silent=("The price of the tool was 30k.", "We won the tender and saved a lot of work."),
        settled=True,
    ),
    Rule(
        id="trade-off.two-wishes",
        verdict=Verdict.MET,
        rubric="two wishes, with what at least one of them costs or gives, are met",
        says="Two parties wanted different things, and it is said what that would cost.",
        find=_two_wishes,
        fires=(
            "Marketing wanted it out by May, finance guarded the margin, 12 points of it.",
            "Product asked for a reindex each fifteen minutes so buyers see their ad at once. "
            "My issue was that the cluster would have to be twice its size.",
        ),
        silent=("The team wanted Kafka, I wanted Postgres.", "Sales wanted the export by May. I wrote it in a week."),
        settled=True,
    ),
    Rule(
        id="trade-off.two-prices",
        verdict=Verdict.MET,
        rubric=_MET,
        says="Two options are named, each with its price.",
        find=_found(0.85, _two_prices, Shape.NEIGHBOURS, Shape.HALVES, Shape.EQUATIONS),
        fires=("With caching = fast but stale prices. Without = 4 seconds a page.", "Every upload: nicer previews, 11 cents a book. Only at checkout: 2 cents and blurry previews.",),
        silent=("My role: lead of six people. The stack: Python and Postgres.",),
        settled=True,
    ),
    Rule(
        id="trade-off.announced",
        verdict=Verdict.MET,
        rubric=_MET,
        says="The choice is named with both its sides.",
        find=_found(0.9, lambda _, t: t.one.priced, Shape.ANNOUNCED),
        fires=("The choice was between a lawsuit from one large client and another month of silent double bookings.",),
        silent=("It was a difficult decision between speed and quality.", "There was a wall between sales and support."),
        settled=True,
    ),
    Rule(
        id="trade-off.hands",
        verdict=Verdict.MET,
        rubric=_OVER_SENTENCES,
        says="One hand is held against the other.",
        find=_found(0.9, lambda _, t: t.content >= _FEWEST, Shape.HANDS),
        fires=("On one hand the savings and 200 settled dates; on the other, a chatbot that leaks an address.",),
        silent=("I called the other office and the other two vendors.",),
        settled=True,
    ),
    Rule(
        id="trade-off.same-opening",
        verdict=Verdict.MET,
        rubric=_OVER_SENTENCES,
        says="Two sides are told in the same words, one with what it gives, one with what it costs.",
        find=_found(0.8, _same_opening, Shape.SAME_OPENING),
        fires=(
            "From their side it made sense, since members stay longer. "
            "From our side it was storage that only grows and a bill for videos nobody opens.",
        ),
        silent=("In March I wrote the parser. In May I moved the importer to the new cluster.",),
    ),
    Rule(
        id="trade-off.denied",
        verdict=Verdict.MISSING,
        rubric="a negated move is not the move",
        says="You say that there was no trade-off.",
        advice="You say {quote}. An interviewer will not believe it: what did you give up?",
        find=hints.denied,
        fires=("There was no real trade-off between the queue and the ledger in that project.", "It was not a dilemma for me."),
        silent=("Nobody saw the trade-off that lay in it until March.", "There was no argument about the date."),
        caps=True,
        settled=True,
    ),
    Rule(
        id="trade-off.called",
        verdict=Verdict.WEAK,
        rubric=_WEAK,
        says="It is called a hard choice, but not what stood against what.",
        advice="You say {quote}. What exactly stood against what?",
        find=hints.called,
        fires=("It was a tough call.", "There was a lot of tension between product and engineering.", "It was hard because we had put so much in it."),
        silent=("It was hard to explain the graph.", "There was no dilemma at all.", "I took a call from the vendor."),
    ),
    Rule(
        id="trade-off.contrasted",
        verdict=Verdict.WEAK,
        rubric=_BARE,
        says="Two options are named, without what either would cost.",
        advice=_PRICE,
        find=hints.contrasted,
        fires=("We had to pick: latency or correctness.", "We had long discussions about containers vs machines."),
        silent=("I ran the same script against the archive.", "I found a bug or two in the parser while I read it that night."),
    ),
    Rule(
        id="trade-off.positions",
        verdict=Verdict.WEAK,
        rubric=_BARE,
        says="Two parties wanted different things, without what either would cost.",
        advice="You say who wanted what: {quote}. Say what each wish would have cost.",
        find=hints.positions,
        fires=("The team wanted Kafka, I wanted Postgres.", "My manager disagreed with me about the rewrite."),
        silent=("The label wanted the new artists shown before summer.", "We agreed on the plan."),
    ),
    Rule(
        id="trade-off.one-side",
        verdict=Verdict.WEAK,
        rubric=_WEAK,
        says="Only one side is named, with what it would have cost.",
        advice="One side is there: {quote}. What would the other have cost?",
        find=hints.one_side,
        fires=("I picked a slower launch because a leak of card numbers would have ended the company.",),
        silent=("I sorted the files so that the job would finish early.", "I would have called them."),
    ),
    Rule(
        id="trade-off.condition",
        verdict=Verdict.WEAK,
        rubric='"X without Y" or "X while keeping Y" is a goal with a condition',
        says="It is a goal with a condition, not two sides.",
        advice="You say {quote}. Where did the two pull against each other?",
        find=hints.conditioned,
        fires=("We had to migrate without breaking the old clients.", "We wanted to grow quickly while keeping quality high."),
        silent=("She fixed it without looking at the commit.", "I called him while waiting for the bus."),
        settled=True,
    ),
)


def judge(signals: Signals) -> Finding:
    """Return the verdict on the trade-off."""
    return settle(signals, RULES)
