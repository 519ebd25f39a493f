"""S: placeholder while the module is being written."""
from bot.review.rules.rule import Finding, Rule
from bot.review.signals import Signals
from question_bank.models import Verdict
RULES: tuple[Rule, ...] = ()
def judge(signals: Signals) -> Finding:
    return Finding(verdict=Verdict.MET)
