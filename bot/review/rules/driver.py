"""Why it mattered beyond the metric: what outlived the project, and what it changed for other people or other work."""

from collections.abc import Sequence

from bot.review.afterwards.importance import importance
from bot.review.afterwards.lasting import lasting
from bot.review.afterwards.second_order import second_order
from bot.review.rules.rule import Evidence, MoveFinding, Rule, settle
from bot.review.signals import Signals
from question_bank.models import Verdict

_STORY = (
    "I was the tech lead for billing at a parcel firm with 40 merchants. We could freeze features for a month or walk into the "
    "audit with a known hole. I wrote a shim around the old service and moved the merchants over one by one. I drafted the "
    "contract tests and showed them to the auditors. Wrong invoices fell from 300 to 12 a month."
)


_CLEAR = 0.8
"""How well a number has to show an outcome, so that its clause is the result and no effect beyond it."""


_TOLD_AS_EFFECT = 0.7
"""How well words show an effect where they say that it came of the project, whatever numbers they have."""


def _told(*endings: str) -> tuple[str, ...]:
    """Return a story with each of the endings, as examples of a rule."""
    return tuple(f"{_STORY} {ending} I would call the auditors in January." for ending in endings)


def _effects(signals: Signals) -> Sequence[Evidence]:
    """Return effects on others where nothing is named that lasts: what lasts shows it better."""
    if lasting(signals):
        return ()
    results = [
        signals.reading.span_of(outcome.clause) for outcome in signals.outcomes.numbered if outcome.strength >= _CLEAR
    ]
    return [
        one
        for one in second_order(signals)
        if one.strength >= _TOLD_AS_EFFECT
        or not any(one.span.start < span.end and span.start < one.span.end for span in results)
    ]


RULES = (
    Rule(
        id="driver.lasting",
        verdict=Verdict.MET,
        rubric="D met: a structural change (a process, template, policy, gate, playbook, rotation) that outlived the project",
        says="Something stayed after the project, and others use it.",
        find=lasting,
        fires=_told(
            "The router is now used by four teams.",
            "The night shift fills the sheet in before each handover.",
            "It's in the engineering handbook.",
            "No schema change goes out until two people have signed it.",
            "Two other teams copied the setup within a quarter.",
            "The account team use it now whenever an invoice is disputed.",
            "The shim got reused for the database move.",
            "Legal made it a condition in all supplier contracts.",
            "What stayed is the Friday call.",
            '"Test the contract first" is a line in the runbook since then.',
            "We still run the tests before every deploy.",
            "New hires read the list in their first week.",
            "An invoice that nobody has matched can't go out now.",
            "Other parcel firms have asked for the shim.",
            "I'm told the Lyon office has copied it.",
            "The shim outlived the project.",
            "A year later the warehouse people built their own with it.",
            "The contract test hangs above the auditors' desk.",
            "Finance introduced a form for disputes, which six other teams now use.",
            "The audit teams have introduced a sheet on which every new merchant is entered.",
            "You can't add a merchant there these days unless two people have signed.",
            "What came out of it is that each vendor must now send its rates.",
            "The firm next to us copied it.",
        ),
        silent=_told(
            "I use a checklist for every launch now.",
            "The merchants get their invoices within an hour now.",
            "As agreed, the merchants pay 2 cents a request from then on.",
            "No other team adopted it.",
            "A forwarded contract gets an answer from me within the day now.",
            "Next time the tests come before the first commit.",
            "We still talk about it.",
            "People still moan that billing stood still.",
            "The pipeline was checked by every team before that.",
            "The shim works well since then.",
            "The billing system still runs today.",
            "So yeah, always test the contract first.",
            "Our team made the table in two days.",
            "The manager approved the plan the same week.",
            "People still think that trains are late.",
            "It is odd to keep a gate without a fence.",
            "Clear notes ensure that every concern is still heard.",
            "Now there are so many forms.",
            "Every new feature brings additional rules with it.",
            "No diagram can teach you that a firm is its people.",
            "The bank wanted a way into its channel.",
            "In the end the shim was adopted.",
            "Moving one by one was adopted for the small merchants.",
            "I would have asked the audit desk on day one. Their number is on the badge.",
            'It stands under "things we never need before launch".',
            "The merchant wants it now.",
            "Sales pays all that is above 150 a month.",
            "She's a different person in meetings now.",
            "The shim works until today.",
            "Fast or tidy is always the question.",
        ),
    ),
    Rule(
        id="driver.second-order",
        verdict=Verdict.MET,
        rubric="D met: a second-order effect on other people or work, good or bad",
        says="Others do something else because of it.",
        find=_effects,
        fires=_told(
            "Support stopped hiring a third shift because of it.",
            "It let sales go into Poland a quarter earlier.",
            "Which meant finance could close the books two days earlier.",
            "The night shift no longer has to reconcile by hand.",
            "Because of that, two merchants left for a competitor.",
            "It freed two of their engineers to work on refunds.",
            "One of the leads resigned over it.",
            "Procurement had to turn two vendors away that spring.",
            "My counterpart at the bank moved to another project.",
            "It took the load off the night crew.",
            "The tax office built a course around it.",
            "One of the clerks has since become a developer with us.",
            "HR print them without me.",
        ),
        silent=_told(
            "Wrong invoices stopped.",
            "Support was not convinced.",
            "Finance would close the books earlier with it.",
            "It did not let anybody go home earlier.",
            "Our VP was delighted.",
            "Now they charge 4% a parcel.",
            "Its mail plugin lets users write from the page.",
            "Many people had started a firm without any training.",
            "Ingrid is nowadays regarded as our best planner.",
            "I read the notes of two contributors who began that spring.",
            "She has closed 31 of the 33 bugs since.",
            "Since that time she has grown enormously.",
            "Finance stopped writing me emails.",
            "In spring the new director came.",
            "Accounting sat in the second meeting only.",
        ),
        settled=True,
    ),
    Rule(
        id="driver.importance",
        verdict=Verdict.WEAK,
        rubric='D weak: vague importance ("leadership was happy", "big impact", "the team learned a lot"), praise, a good mood',
        says="It says that it mattered, and not what it changed.",
        advice="You say {quote}. Show it: who could do what because of it, or which rule stayed?",
        find=importance,
        fires=_told(
            "Our VP was delighted.",
            "It was a huge success for the company.",
            "The CIO sent a bottle.",
            "The team learned a lot.",
            "People thanked me for it.",
            "It left a mark.",
            "It brought the two teams closer together.",
            "It was seen by the board as a milestone.",
            "Huge impact.",
            "Client delighted.",
            "She said she learned a ton.",
            "Good for morale.",
            "The mood got so much better.",
            "It has been received well.",
            "The others were decent about it.",
            "She's a different person in meetings now.",
        ),
        silent=_told(
            "Our VP had wanted the rewrite. He was not happy.",
            "Nobody was impressed.",
            "The merchants were okay with it.",
            "I had made him the person whose word counted.",
            "It had no real impact.",
            "The managers were angry about it.",
            "I learned a lot.",
            "The audit passed in March.",
            "She was kind about it.",
        ),
    ),
)


def judge(signals: Signals) -> MoveFinding:
    """Return the verdict on the driver of impact, with its evidence."""
    return settle(signals, RULES)
