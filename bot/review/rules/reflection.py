"""E: a specific, small thing that the speaker would do differently."""

from collections.abc import Sequence

from bot.review.looking_back.weight import Weight
from bot.review.rules.rule import Evidence, MoveFinding, Rule, settle
from bot.review.signals import Signals
from question_bank.models import Verdict

RUBRIC = "met: a specific, small thing the speaker would do differently: what, and when or how; weak: generic"
_MOVED = "I moved the nightly backup to Sunday and told all four teams why. Failed restores fell from nine to one. "

NEAR_THE_BEST = 0.15
"""How much less plainly than the best a reflection is one that is still quoted."""


def _specific(signals: Signals) -> Sequence[Evidence]:
    found = [one for one in signals.reflections if one.weight is Weight.SPECIFIC]
    plainest = max((one.strength for one in found), default=0.0)
    return [Evidence(one.span, one.strength) for one in found if one.strength >= plainest - NEAR_THE_BEST]


def _generic(signals: Signals) -> Sequence[Evidence]:
    return [Evidence(one.span, one.strength) for one in signals.reflections if one.weight is Weight.GENERIC]


RULES = (
    Rule(
        id="reflection.specific",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="A named thing, and when or how.",
        find=_specific,
        fires=(
            f"{_MOVED}I should have asked the night shift for their log before the first demo.",
            f"{_MOVED}If I had that week again, I'd walk over to the storage room on the first day.",
            f"{_MOVED}My mistake was to tell the warehouse last.",
            f"{_MOVED}One look at the parking log would have shown me the gap in the first week.",
            f"{_MOVED}A skipped restore gets a question from me before I approve the release now.",
        ),
        silent=(
            f"{_MOVED}Next time I would communicate better.",
            f"{_MOVED}I wouldn't change anything.",
            f"{_MOVED}I would say incidents fell 30 percent.",
            f"{_MOVED}It would have cost us four accidents a year.",
            f"{_MOVED}She said I should have asked the night shift before the first demo.",
            f"{_MOVED}I'd be in trouble if a pallet fell.",
            f"{_MOVED}At noon nobody was left, so I could switch off the scanners.",
            f"{_MOVED}The manual of the scanners says more about it.",
        ),
        near=_generic,
    ),
    Rule(
        id="reflection.generic",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="A virtue, not a change.",
        advice="You say {quote}. What exactly would you do differently, and when?",
        find=_generic,
        fires=(
            f"{_MOVED}Next time I would communicate better.",
            f"{_MOVED}I learned a lot about patience.",
            f"{_MOVED}One should always be careful with numbers.",
        ),
        silent=(_MOVED, f"{_MOVED}No regrets."),
    ),
)


def judge(signals: Signals) -> MoveFinding:
    """Return the verdict on the reflection."""
    return settle(signals, RULES, later_first=True)
