"""R: an outcome, with a number that belongs to the outcome."""

from collections.abc import Iterable, Sequence

from bot.review.afterwards.lasting import lasting
from bot.review.endings.outcomes import ToldOutcome
from bot.review.quotes import core, with_figure
from bot.review.rules.rule import Evidence, MoveFinding, Rule, settle
from bot.review.signals import Signals
from bot.review.span import Span
from question_bank.models import Verdict

RUBRIC = "met: an outcome with a number that belongs to the outcome; weak: an outcome without a number"


def _found(signals: Signals, outcomes: Iterable[ToldOutcome]) -> Sequence[Evidence]:
    reading = signals.reading
    return [
        Evidence(
            with_figure(reading, one.clause, _last_figure(one))
            if one.amounts
            else core(reading, one.clause, most=_MOST_WORDS),
            one.strength,
        )
        for one in outcomes
    ]


def _last_figure(outcome: ToldOutcome) -> int:
    return max((amount.last for amount in outcome.amounts), default=0)


_MOST_WORDS = 14
"""Words of an outcome without a number that are quoted."""
CLEAR = 0.5
"""How well an outcome with a number has to show it."""


def _numbered(signals: Signals) -> Sequence[Evidence]:
    return _found(signals, [outcome for outcome in signals.outcomes.numbered if outcome.strength >= CLEAR])


def _plain(signals: Signals) -> Sequence[Evidence]:
    later = [found.span for found in lasting(signals)]
    unclear = [outcome for outcome in signals.outcomes.all if not outcome.amounts or outcome.strength < CLEAR]
    return [one for one in _found(signals, unclear) if not any(_overlap(one.span, span) for span in later)]


def _overlap(one: Span, other: Span) -> bool:
    """Return whether words stand in both: what outlived the project is no result of it."""
    return one.start < other.end and other.start < one.end


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
            "I changed the rule. No incident since, for a year and a half.",
            "I moved them at night. None of the 40 merchants noticed the switch.",
            "I tuned the alert. The pager went quiet: from every night to once a month.",
            "I wrote the guide. Half the tickets disappeared.",
            "I patched it. Wrong invoices fell by ½.",
            "I patched it. Errors had a 5-fold drop.",
            "I patched it. Errors dropped fivefold.",
            "I made the plan. We were done two weeks before the auditors came.",
            "I called the vendor. They signed at €610k.",
            "I cut the scope. The migration took nine days instead of the estimated five weeks.",
            "I wrote the check. It has stopped four bad builds in the fourteen months since.",
            "I let her try. She brought it to 2 hours 35 minutes.",
            "Complaints fell from 85 a month to 6. I had rewritten the form and I called each customer.",
            "i moved the cache. second visits down 31%",
            "I rolled it back. Still, 12,400 people lost their messages for good.",
            "I moved the desk. A claim takes four minutes today, it used to be eleven.",
            "I moved the desk. We went from drivers waiting three hours at the gate to about twenty minutes.",
            "I moved the desk. They switched over in one night, cutting the wait to three days.",
            "I moved the desk. It passed all 61 checks at the first try.",
            "I moved the desk. They renewed for three years.",
            "I moved the desk. Saving: $820 a month.",
            "I asked 40 tenants. Of the 40, none complained.",
        ),
        silent=(
            "We were a team of nine. I moved the job. It went well.",
            "I will cut failures soon.",
            "I moved the job. I argued for four days instead of seven.",
            "I moved the job. I reviewed forty accounts by hand instead of four hundred.",
            "I moved the job. The goal was to get latency under 90 ms, and we got close.",
            "I moved the job. It went live on the 3rd of March.",
            "I moved the job. It would have cost 90k a month forever.",
            "I moved the job. We go back if acceptance drops more than one point.",
            "I wrote the memo. The vendor promised to cut the price by 20 %.",
            "I pulled the logs. I interviewed nine agents and read 400 tickets.",
            "Our precision dropped from 92 to 71 overnight. I rolled back the model. I called the team. It was fine again.",
            "I wrote the offer. They asked for 30 %.",
            "I moved the desk. The target is that by May the plants agree and a round takes 2 days and not 9.",
            "I moved the desk. A competitor signed the draft and took 610k for it.",
            "I moved the desk. He has been there 4 years, she had been there 9.",
            "I moved the desk. Nobody saw it for eight days.",
            "I moved the desk. I asked many shops, but none took the offer.",
            "I moved the desk. A job deletes the logs when the disk is > 90%.",
            "I moved the desk. Then they set up dozens of stalls of it.",
        ),
        near=_plain,
    ),
    Rule(
        id="result.plain-outcome",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="An outcome without a number.",
        find=_plain,
        fires=(
            "I moved the job. It went well.",
            "I wrote the plan. The board agreed and the launch went ahead.",
            "I called them. In the end the customer was happy.",
            "I fixed the door. On Monday everybody could work.",
            "I swapped the model. After that the worst suggestions were gone.",
            "I moved the desk. Nobody got hurt.",
            "I moved the desk. We made the deadline.",
            "I moved the desk. The vote went our way.",
            "I moved the desk. The wards are calmer now.",
        ),
        silent=(
            "I moved the job.",
            "I moved the job. I would do it earlier next time.",
            "I moved the job. I was tired.",
            "I moved the job. The rule is that each job must pass the gate.",
            "I moved the job. He asked me why.",
            "I moved the job. Then winter came.",
            "I wrote the note so other shifts could run it.",
            "I moved the job. My grandfather soldered telephones.",
        ),
        advice="You say {quote}. What is that in a number, and what was it before?",
    ),
)


def judge(signals: Signals) -> MoveFinding:
    """Return the verdict on the result."""
    return settle(signals, RULES, later_first=True)
