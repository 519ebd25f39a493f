"""A: at least two specific things that the speaker did, as "I"."""

from collections.abc import Iterable, Sequence

from bot.review.acts import Act, ActKind
from bot.review.reading import ClauseKind, Mood, Subject, Tense
from bot.review.rules.rule import Finding, Found, Rule, settle
from bot.review.signals import Signals
from question_bank.models import Verdict

RUBRIC = "met: at least two specific things the speaker did, and the load-bearing acts are I; weak: one, vague, or we"
ENOUGH = 2
MOSTLY_WE = 0.4


def _found(signals: Signals, acts: Iterable[Act], strength: float = 0.5) -> Sequence[Found]:
    return [Found(signals.reading.span_of(act.clause), strength) for act in acts]


def _specific(signals: Signals) -> Sequence[Found]:
    own = signals.acts.own
    verbs = {act.clause.predicate for act in own}
    return _found(signals, own) if len(verbs) >= ENOUGH else ()


def _some(signals: Signals) -> Sequence[Found]:
    return _found(signals, (act for act in signals.acts.all if act.own and act.kind is not ActKind.HABIT))


def _ours(signals: Signals) -> Sequence[Found]:
    return _found(signals, (act for act in signals.acts.all if not act.own and act.kind is not ActKind.HABIT))


def _habits(signals: Signals) -> Sequence[Found]:
    told = any(_is_event(clause) for clause in signals.reading.clauses)
    return _found(signals, (act for act in signals.acts.all if act.own and act.kind is ActKind.HABIT)) if told else ()


def _is_event(clause: object) -> bool:
    return (
        clause.mood is Mood.TOLD
        and clause.tense is Tense.PAST
        and clause.kind is not ClauseKind.COMPLEMENT
        and not clause.classes & {"be", "have", "feel", "think"}
    )


def _we_carry(signals: Signals) -> Sequence[Found]:
    acts = signals.acts
    return _found(signals, acts.ours) if acts.ours and acts.ownership < MOSTLY_WE else ()


RULES = (
    Rule(
        id="action.specific",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="Two or more specific acts in the first person.",
        find=_specific,
        fires=("I wrote the parser and I called the vendor.", "Wrote the parser. Called the vendor myself."),
        silent=("I was involved and I felt good.", "I would write the parser and call the vendor."),
        near=_some,
    ),
    Rule(
        id="action.some",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="Some act of the speaker's, but only one, or a vague one.",
        find=_some,
        fires=("I helped with the parser.", "I wrote it."),
        silent=("I think so.", "I didn't write it."),
    ),
    Rule(
        id="action.we",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="The acts are told as we.",
        find=_ours,
        fires=("We rewrote the parser.",),
        silent=("They rewrote the parser.",),
    ),
    Rule(
        id="action.habits",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="What the speaker does is told as a habit, beside something that happened.",
        find=_habits,
        fires=("The build broke. I always read the log first.",),
        silent=("I always read the log first.",),
    ),
    Rule(
        id="action.we-carries",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="We does most of the work.",
        find=_we_carry,
        fires=("We built it, we shipped it, we measured it, we sold it and I wrote the parser, then I called them.",),
        silent=("I built it, I shipped it and we sold it.",),
        caps=True,
    ),
)


def judge(signals: Signals) -> Finding:
    """Return the verdict on the action."""
    return settle(signals, RULES)
