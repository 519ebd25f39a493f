"""R: an outcome, with a number that belongs to the outcome."""

from collections.abc import Iterable, Sequence

from bot.review.outcomes import Outcome
from bot.review.quotes import core
from bot.review.rules.rule import Finding, Found, Rule, settle
from bot.review.signals import Signals
from question_bank.models import Verdict

RUBRIC = "met: an outcome with a number that belongs to the outcome; weak: an outcome without a number"


def _found(signals: Signals, outcomes: Iterable[Outcome]) -> Sequence[Found]:
    return [Found(core(signals.reading, one.clause, through=_last_figure(one)), one.strength) for one in outcomes]


def _last_figure(outcome: Outcome) -> int:
    return max((amount.last for amount in outcome.amounts), default=0)


CLEAR = 0.5
"""How well an outcome with a number has to show it."""


def _numbered(signals: Signals) -> Sequence[Found]:
    return _found(signals, [outcome for outcome in signals.outcomes.numbered if outcome.strength >= CLEAR])


def _plain(signals: Signals) -> Sequence[Found]:
    return _found(signals, [outcome for outcome in signals.outcomes.all if not outcome.amounts or outcome.strength < CLEAR])


RULES = (
    Rule(
        id="result.number-of-outcome",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="An outcome with its number.",
        find=_numbered,
        fires=(
            "I moved the job. Failures fell from nine a month to one.",
            "I rewrote it. Deploys went from weeks to days.",
            "I changed the rule. No incident since in eight months.",
        ),
        silent=(
            "We were a team of nine. I moved the job. It went well.",
            "I will cut failures soon.",
            "I moved the job. I argued for four days instead of seven.",
            "I moved the job. I reviewed forty accounts by hand instead of four hundred.",
        ),
    ),
    Rule(
        id="result.plain-outcome",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="An outcome without a number.",
        advice="You say {quote}: how much, by when, compared with what?",
        find=_plain,
        fires=("I moved the job. It went well.",),
        silent=("I moved the job.",),
    ),
)


def judge(signals: Signals) -> Finding:
    """Return the verdict on the result."""
    return settle(signals, RULES, later_first=True)
