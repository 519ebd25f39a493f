"""The rules of a move settle its verdict, and none is asked in vain."""

from collections.abc import Sequence

from bot.review.rules.rule import Evidence, Rule, settle
from bot.review.signals import Signals
from bot.review.span import Span
from question_bank.models import Verdict
from tests.review.engine import signals


class Asked:
    """Makes rules that tell which of them were asked."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def rule(self, name: str, verdict: Verdict, *, fires: bool, caps: bool = False) -> Rule:
        """Return a rule that fires or does not."""

        def find(_: Signals) -> Sequence[Evidence]:
            self.ids.append(name)
            return [Evidence(Span(0, 1))] if fires else []

        return Rule(id=name, verdict=verdict, rubric="", says="", find=find, fires=(), silent=(), caps=caps)


def test_the_highest_verdict_stands_and_rules_of_a_lower_one_are_not_asked() -> None:
    asked = Asked()
    rules = (
        asked.rule("weak", Verdict.WEAK, fires=True),
        asked.rule("no", Verdict.MET, fires=False),
        asked.rule("met", Verdict.MET, fires=True),
    )
    finding = settle(signals("I moved it."), rules)
    assert (finding.verdict, finding.rules, finding.lacks) == (Verdict.MET, ("met",), None)
    assert asked.ids == ["no", "met"]


def test_a_cap_holds_the_verdict_down_and_says_what_is_lacking() -> None:
    asked = Asked()
    cap = asked.rule("cap", Verdict.WEAK, fires=True, caps=True)
    finding = settle(signals("I moved it."), (asked.rule("met", Verdict.MET, fires=True), cap))
    assert (finding.verdict, finding.rules, finding.lacks) == (Verdict.WEAK, ("cap", "met"), cap)


def test_a_cap_that_is_no_lower_is_not_asked() -> None:
    asked = Asked()
    rules = (
        asked.rule("cap", Verdict.WEAK, fires=True, caps=True),
        asked.rule("weak", Verdict.WEAK, fires=True),
    )
    finding = settle(signals("I moved it."), rules)
    assert (finding.verdict, finding.rules) == (Verdict.WEAK, ("weak",))
    assert asked.ids == ["weak"]


def test_where_nothing_fires_a_cap_says_why_it_is_missing() -> None:
    asked = Asked()
    cap = asked.rule("cap", Verdict.WEAK, fires=True, caps=True)
    finding = settle(signals("I moved it."), (asked.rule("weak", Verdict.WEAK, fires=False), cap))
    assert (finding.verdict, finding.rules, finding.lacks) == (Verdict.MISSING, ("cap",), cap)
