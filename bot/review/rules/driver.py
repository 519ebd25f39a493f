"""Why it mattered beyond the metric: what outlived the project, and what it changed for other people or other work."""

from collections.abc import Sequence

from bot.review.importance import importance
from bot.review.lasting import lasting
from bot.review.rules.rule import Finding, Found, Rule, settle
from bot.review.second_order import second_order
from bot.review.signals import Signals
from question_bank.models import Verdict



def _without_lasting(signals: Signals) -> Sequence[Found]:
    """Return effects on others where nothing is named that lasts: what lasts shows it better."""
    return () if lasting(signals) else second_order(signals)


RULES = (
    Rule(
        id="driver.lasting",
        verdict=Verdict.MET,
        rubric="a structural change (a process, template, policy, gate, playbook, rotation) that outlived the project",
        says="Something stayed after the project, and others use it.",
        find=lasting,
        fires=(),
        silent=(),
    ),
    Rule(
        id="driver.second-order",
        verdict=Verdict.MET,
        rubric="a second-order effect on other people or work, good or bad",
        says="Others do something else because of it.",
        find=_without_lasting,
        fires=(),
        silent=(),
    ),
    Rule(
        id="driver.importance",
        verdict=Verdict.WEAK,
        rubric='vague importance ("leadership was happy", "big impact", "the team learned a lot")',
        says="It says that it mattered, and not what it changed.",
        advice="You say {quote}. Show it: who could do what because of it, or which rule stayed?",
        find=importance,
        fires=(),
        silent=(),
    ),
)


def judge(signals: Signals) -> Finding:
    """Return the verdict on the driver of impact, with its evidence."""
    return settle(signals, RULES, later_first=True)
