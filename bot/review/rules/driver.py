"""Why it mattered beyond the metric: what outlived the project, and what it changed for other people or other work."""

from bot.review.lasting import lasting
from bot.review.rules.rule import Finding, Rule, settle
from bot.review.signals import Signals
from question_bank.models import Verdict

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
)


def judge(signals: Signals) -> Finding:
    """Return the verdict on the driver of impact, with its evidence."""
    return settle(signals, RULES, later_first=True)
