"""T: both sides of a tension, in terms that one could grade."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from bot.review.rules import tension_hints as hints
from bot.review.rules import two_sides as sides
from bot.review.rules.either_or import either_or
from bot.review.rules.rule import MoveFinding, Rule, settle
from bot.review.rules.two_courses import are_courses
from bot.review.rules.two_wishes import find_two_wishes
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.tension.sides import Shape
from question_bank.models import Verdict

_NEAR = 2
"""Sentences from the best words in which the rest of their tension is told."""
_NEARLY = 0.06
"""How much less well than the best words others may show it and still be quoted."""
_MET = "met: both sides of a tension are named in terms one could grade"
_OVER_SENTENCES = (
    "two options or wishes with what at least one of them costs or gives, also told over several sentences"
)
_WEAK = "weak: a tension is hinted or generic, or only one side is named"
_BARE = "bare names of options, or positions of two parties without any price, are weak"
_PRICE = "You name {quote}. Say what each would have cost, and open with that sentence."

RULES = (
    Rule(
        id="trade-off.courses",
        verdict=Verdict.MET,
        rubric=_OVER_SENTENCES,
        says="Two courses stand beside each other, each with what it gives or costs.",
        find=sides.found(
            0.9,
            are_courses,
            Shape.PARALLEL,
            Shape.HALVES,
            Shape.NEIGHBOURS,
            Shape.SAME_OPENING,
            Shape.EQUATIONS,
            Shape.ORDERS,
        ),
        fires=(
            "If we told the customers now, some would leave. If we waited, the press would find out first.",
            "Buying the tool cost 40k a year, building it kept two people busy until autumn.",
            "Buying the tool meant 40k a year. Building it ourselves would have kept two people busy until autumn.",
            "The price of the clean design was six weeks; the price of the hack was a rewrite next year.",
            "From their side it made sense, since members stay longer. "
            "From our side it was storage that only grows and a bill for videos nobody opens.",
            "With caching = fast but stale prices. Without = 4 seconds a page.",
            "Every upload: nicer previews, 11 cents a book. Only at checkout: 2 cents and blurry previews.",
            "Alert the desk on everything and it mutes you. Alert it on little and a wrong price stays up for an hour.",
            "No limit: pupils read like never before, and the money is gone by May. Three each: it lasts and pupils leave.",
            "If I had shown him the valve, he would have finished by Easter. Leaving him alone meant a coast of wrong forecasts.",
        ),
        silent=(
            "I would collect the numbers first. Then I would show them to the product manager and ask for a decision.",
            "If the job failed I got a mail. I read it in the morning and restarted the importer.",
            "I bought the tool for 40k a year. We built the rest ourselves and it took until autumn.",
            "I moved the job to Sunday; it saved nine hours and the team was happy.",
            "In March I wrote the parser. In May I moved the importer to the new cluster.",
            "My role: lead of six people. The stack: Python and Postgres.",
            "Such a leak might look small. Whoever can open one mailbox could have a script open every other.",
            "I closed the firm. Building a firm takes years of work. Having no training is a risk for most people.",
            "If I remember correctly, we lost 15 people that year. If you are curious, the new tool saved us 20.",
            "One of them stopped the export. The other wrote the repair and read it aloud.",
            "Product wanted it fast and cheap, and we liked that. Product was happy in May and the bug was gone.",
            "So we asked: who loses most? Then she said: the nurses lose an hour.",
        ),
    ),
    Rule(
        id="trade-off.either-or",
        verdict=Verdict.MET,
        rubric='"Either/or" with concrete options is met',
        says="It was one thing or the other, and both are concrete.",
        find=sides.found(0.9, either_or, Shape.EITHER_OR),
        fires=(
            "Either we froze features for a month or we walked into the audit with a known hole.",
            "We could launch in June with half the languages, or wait until September and lose the summer season.",
            "Leave it open and we have the fair with four hundred guests, or check for papers and lose half of them at the door.",
        ),
        silent=(
            "I fixed two or three crashes a week that winter.",
            "We had to pick: latency or correctness.",
            "It is the question of every launch, quick or thorough, and nobody likes it.",
            "Whenever there was a release of the parser, the linter, the shop, or any other dependency, the tests failed.",
            "The buyers were either too small to pay for a tool or too big to need one.",
            "I threw out 900 lines of macros that were dead or that a query does as well.",
            "Most of the delays came from broken mails leading to dead ends, or the loss of a ticket.",
            "The crane costs $6 an hour (or $48 a shift).",
            "Nobody had a budget to lose on it, or an idea that would save us.",
            "Make sure that you have spare keys for a failed lock or a door that works without current.",
            "Whether the fee is $5 or more, keep the receipt.",
            "The lift cannot carry pallets alone (or drops them), so we used another.",
            "After a couple or three months of failing builds we read the code that he had saved.",
        ),
    ),
    Rule(
        id="trade-off.turn",
        verdict=Verdict.MET,
        rubric=_MET,
        says="What an option gives is set against what it costs.",
        find=sides.found(0.7, sides.turns, Shape.TURN),
        fires=(
            "A bigger model would have caught the rare cases, but every answer would take four seconds.",
            "On paper the vendor was cheaper, 80k a year, but we would have lost control of the retry logic.",
            "As I saw it, another quarter might have saved it, but that quarter was the only slack left for a dull upgrade.",
        ),
        silent=(
            "The payroll run failed on a Friday, but the engineer on call fixed it in two hours.",
            "I wanted to go home but I stayed.",
            "It took a night of fear and lost sleep, but we were able to save all the orders.",
            "The point of a review is not the mistakes it stops, but how fast people improve from them.",
            "The costs of the outage are another matter, but the map saved us.",
            "The old tracker is free and easy, whereas the time tracker is slow and a pain.",
            "Better yet, the crash would have cost us nothing and the fix would have saved the shop.",
        ),
    ),
    Rule(
        id="trade-off.against",
        verdict=Verdict.MET,
        rubric='met also as plain numbers ("a Sunday against two weeks of red alerts")',
        says="One side is weighed against the other.",
        find=sides.found(0.9, sides.against, Shape.VERSUS),
        fires=(
            "It cost us a Sunday against two weeks of red alerts.",
            "It was a feature that marketing loved against margins that finance guarded.",
        ),
        silent=(
            "Latency fell from 300 ms to 90 ms, against a target of 120.",
            "I tested the new parser against the old one on 300 files.",
            "Half of the office was against it.",
            "One has to weigh depth of insight against cost.",
        ),
        settled=True,
    ),
    Rule(
        id="trade-off.exchange",
        verdict=Verdict.MET,
        rubric=_MET + ': gaining X cost Y; "the more X, the more Y" is met',
        says="One thing was had at the price of another.",
        find=sides.either_of(
            sides.found(0.8, sides.is_exchange, Shape.EXCHANGE, Shape.GAIN_AND_LOSS),
            sides.found(0.9, sides.is_rate, Shape.RATE),
            sides.found(0.8, sides.gives_and_takes, Shape.GIVE_AND_TAKE),
        ),
        fires=(
            "The cheap route saved 30k, at the price of a nightly reboot.",
            "I gained two weeks and lost the trust of the platform team.",
            "The faster we moved the more data we would corrupt.",
            "Every week I spent on the cleanup was a week that the new checkout did not get.",
            "Finishing it would have pleased the hikers who wrote to us, and eaten the summer that the battery repair needed.",
        ),
        silent=(
            "Finishing the battery repair pleased the hikers, and the summer was lost on meetings with the vendor.",
            "The price of the tool was 30k.",
            "We won the tender and saved a lot of work.",
            "Every week I wrote a note to the whole team.",
            "The more I read, I slept less.",
        ),
        settled=True,
    ),
    Rule(
        id="trade-off.two-wishes",
        verdict=Verdict.MET,
        rubric="two wishes, with what at least one of them costs or gives, are met",
        says="Two parties had different things in mind, and it is said what that would cost.",
        find=find_two_wishes,
        fires=(
            "Marketing wanted it out by May, finance guarded the margin, 12 points of it.",
            "Product asked for a reindex each fifteen minutes so buyers see their ad at once. "
            "My issue was that the cluster would have to be twice its size.",
            "My boss saw a deal worth half our revenue. I saw two nurses who would have had to type every dose twice.",
        ),
        silent=(
            "The team wanted Kafka, I wanted Postgres.",
            "Sales wanted the export by May. I wrote it in a week.",
            "My boss knew the vendor. I knew the team.",
            "She thought about it for a day. I thought so too.",
        ),
        settled=True,
    ),
    Rule(
        id="trade-off.named",
        verdict=Verdict.MET,
        rubric=_MET,
        says="The choice is named with both its sides.",
        find=sides.found(0.9, sides.is_named, Shape.ANNOUNCED, Shape.HANDS),
        fires=(
            "The choice was between a lawsuit from one large client and another month of silent double bookings.",
            "We had to choose between patching the seals, which is an afternoon, or new valves, which take the crew a month.",
            "On one hand the savings and 200 settled dates; on the other, a chatbot that leaks an address.",
            "On one side stood the fair, with two ministers in the front row. On the other stood a crane that nobody had "
            "tested since the spring.",
        ),
        silent=(
            "It was a difficult decision between speed and quality.",
            "There was a wall between sales and support.",
            "We had to choose between fast or right.",
            "I called the other office and the other two vendors.",
            "It is always the need to weigh ambition on the one side and affordability on the other.",
        ),
        settled=True,
    ),
    Rule(
        id="trade-off.counterpart",
        verdict=Verdict.MET,
        rubric=_OVER_SENTENCES,
        says="One side is told, and then what stands against it.",
        find=sides.found(0.85, sides.are_counterparts, Shape.COUNTER, Shape.CATCH, Shape.PAID, Shape.RIVALS),
        fires=(
            "The client offered a renewal worth a third of our income. "
            "Against that stood an old man who would get a bill for a visit he never had.",
            "One road was the full rewrite, a year of work for five people. "
            "The other road was a patch in four weeks that only held for the small depots.",
            "Yes, the robot was cheaper by half. The catch: nobody in the village could fix it when it stood still.",
            "Handing the route to a trainee meant a fortnight of late buses. "
            "What it bought us was someone who could cover for me in August.",
            "Theirs would have been ready on Monday and any driver could use it. Mine needed eight weeks of training.",
        ),
        silent=(
            "The first truck came on Monday. The other truck came a week later with a broken axle.",
            "One of the lines was stopped. The other line ran at half speed.",
            "The tool arrived in May. The price was 30k.",
            "Mine broke in May, theirs in June.",
            "I asked the nurses. What they told me was that the scanner beeps all night.",
        ),
    ),
    Rule(
        id="trade-off.summed-up",
        verdict=Verdict.MET,
        rubric=_OVER_SENTENCES,
        says="Two things are set against each other, and it was said before what they cost.",
        find=sides.find_summary,
        fires=(
            "From three readings nobody can tell a drought from luck. Pretty maps or honest error bars.",
            "Leaving the pumps broken would have cost us a weekend. That's what it was, petrol money against an answer.",
        ),
        silent=(
            "Leaving the pumps broken would have cost us a weekend. Fast or right, as always.",
            "We would lose an hour a day. I found a bug or two in the parser.",
            "We had to pick: containers or machines.",
        ),
    ),
    Rule(
        id="trade-off.denied",
        verdict=Verdict.MISSING,
        rubric="a negated move is not the move",
        says="You say that there was no trade-off.",
        advice="You say {quote}. An interviewer will not believe it: what did you give up?",
        find=hints.denied,
        fires=(
            "There was no real trade-off between the queue and the ledger in that project.",
            "It was not a dilemma for me.",
        ),
        silent=("Nobody saw the trade-off that lay in it until March.", "There was no argument about the date."),
        caps=True,
        settled=True,
    ),
    Rule(
        id="trade-off.called",
        verdict=Verdict.WEAK,
        rubric=_WEAK,
        says="It is called a hard choice, but not what stood against what.",
        advice="You say {quote}. What exactly stood against what?",
        find=hints.called,
        fires=(
            "It was a tough call.",
            "There was a lot of tension between product and engineering.",
            "It was hard because we had put so much in it.",
        ),
        silent=("It was hard to explain the graph.", "There was no dilemma at all.", "I took a call from the vendor."),
    ),
    Rule(
        id="trade-off.contrasted",
        verdict=Verdict.WEAK,
        rubric=_BARE,
        says="Two options are named, without what either would cost.",
        advice=_PRICE,
        find=hints.contrasted,
        fires=("We had to pick: latency or correctness.", "We had long discussions about containers vs machines."),
        silent=(
            "I ran the same script against the archive.",
            "I found a bug or two in the parser while I read it that night.",
        ),
    ),
    Rule(
        id="trade-off.positions",
        verdict=Verdict.WEAK,
        rubric=_BARE,
        says="Two parties wanted different things, without what either would cost.",
        advice="You say who wanted what: {quote}. Say what each wish would have cost.",
        find=hints.positions,
        fires=("The team wanted Kafka, I wanted Postgres.", "My manager disagreed with me about the rewrite."),
        silent=(
            "The label wanted the new artists shown before summer.",
            "We agreed on the plan.",
            "I was afraid of what they would say.",
            "I ask for one more month, she says no.",
            "In our department we were against the new badge reader.",
        ),
        settled=True,
    ),
    Rule(
        id="trade-off.one-side",
        verdict=Verdict.WEAK,
        rubric="so is one wish with its own cost",
        says="Only one side is named, with what it would have cost.",
        advice="One side is there: {quote}. What would the other have cost?",
        find=hints.one_side,
        fires=(
            "I picked a slower launch because a leak of card numbers would have ended the company.",
            "Repairing it properly would have meant filming the drivers at work.",
            "Close the ward and the patients lose their beds.",
        ),
        silent=(
            "I sorted the files so that the job would finish early.",
            "I would have called them.",
            "The landlord would have cut the power on that day.",
            "One could have lost all patience with them.",
            "In winter the moving of 4,000 sick patients is hard.",
        ),
        settled=True,
    ),
    Rule(
        id="trade-off.condition",
        verdict=Verdict.WEAK,
        rubric='"X without Y" or "X while keeping Y" is a goal with a condition',
        says="It is a goal with a condition, not two sides.",
        advice="You say {quote}. Where did the two pull against each other?",
        find=hints.conditioned,
        fires=(
            "We had to migrate without breaking the old clients.",
            "We wanted to grow quickly while keeping quality high.",
        ),
        silent=("She fixed it without looking at the commit.", "I called him while waiting for the bus."),
        settled=True,
    ),
)


def judge(signals: Signals) -> MoveFinding:
    """Return the verdict on the trade-off."""
    finding = settle(signals, RULES)
    return replace(finding, evidence=tuple(_of_one_tension(signals, finding)))


def _of_one_tension(signals: Signals, finding: MoveFinding) -> Iterator[Span]:
    """Yield the best words, and those near them that show it nearly as well: others belong to another tension."""
    reading, quotes = signals.reading, finding.evidence
    ends = [reading.tokens[sentence.last - 1].end for sentence in reading.sentences]
    shown: dict[Span, float] = {}
    for one in (one for rule in RULES if quotes[1:] and rule.id in finding.rules for one in rule.find(signals)):
        shown[one.span] = max(one.strength, shown.get(one.span, 0))
    for quote in quotes:
        near = abs(bisect_left(ends, quote.end) - bisect_left(ends, quotes[0].end)) <= _NEAR
        if near and shown.get(quote, 1) >= shown.get(quotes[0], 1) - _NEARLY:
            yield quote
