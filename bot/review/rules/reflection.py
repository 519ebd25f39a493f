"""E: a specific, small thing that the speaker would do differently."""

from collections.abc import Sequence

from bot.review.looking_back.weight import Weight
from bot.review.rules.rule import Evidence, MoveFinding, Rule, settle
from bot.review.signals import Signals
from question_bank.models import Verdict

RUBRIC = "met: a specific, small thing the speaker would do differently: what, and when or how; weak: generic"
_MOVED = "I moved the nightly backup to Sunday and told all four teams why. Failed restores fell from nine to one. "


def _specific(signals: Signals) -> Sequence[Evidence]:
    return [Evidence(one.span, one.strength) for one in signals.reflections if one.weight is Weight.SPECIFIC]


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
        ),
        silent=(
            f"{_MOVED}Next time I would communicate better.",
            f"{_MOVED}I wouldn't change anything.",
            f"{_MOVED}I would say incidents fell 30 percent.",
            f"{_MOVED}She said I should have asked the night shift before the first demo.",
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
        fires=(f"{_MOVED}Next time I would communicate better.", f"{_MOVED}I learned a lot about patience."),
        silent=(_MOVED, f"{_MOVED}No regrets."),
    ),
)


def judge(signals: Signals) -> MoveFinding:
    """Return the verdict on the reflection."""
    return settle(signals, RULES, later_first=True)
