"""What the person of the fortnight types: answers that begin weak and get better, all about one working life."""

# The first try: a team's story without a speaker, a price or a number.
SORTING_FIRST = (
    "We had a big disagreement about the sorting system. Some people wanted to keep the old one and some wanted "
    "something new. We talked a lot about it and in the end we found a good solution together. It was a tough call but "
    "the team worked really well and everybody was happy with how it went. I learned that communication is important."
)
SORTING_FOLLOW_UP = (
    "Keeping the rule engine was safe for Christmas but cost us four days for every new depot; the learned router needed "
    "one day a depot and could send a lorry to the wrong city in its first weeks."
)
SORTING_REWRITE = (
    "I led routing for a parcel company, six engineers and 1.2 million parcels a night, eleven weeks before Christmas. "
    "Keeping the rule engine was safe for the season but cost us four days for every new depot; the learned router took "
    "one day a depot and could send a lorry to the wrong city in its first weeks. The architects wanted the rules. "
    "I wrote down that I would drop the router if it misrouted more than 30 parcels in 100,000 on replayed nights. "
    "I replayed nine weeks of traffic, I took the result to the architects, and I offered to start with two depots only. "
    "It misrouted 11 in 100,000, and a new depot went from four days to one. "
    "Since then every contested change here is replayed against a written abort number before anybody argues; two other "
    "teams took the template. "
    "Next time I would ask the architects for their number before I show mine, in the first meeting."
)
FORECAST = (
    "For two quarters I had been the loudest voice for our own demand forecast, with four engineers on it. "
    "It was 300,000 euros of work already spent and a team that believed in it, against four people who could shorten "
    "the cut-off times that customers asked for every week. "
    "In March I compared it with the plain average of the last six weeks and we were two percent better, on a good day. "
    "I wrote the memo that ends it, I told the team in the morning before I told my director, and I moved everybody to "
    "the cut-off work the same week. "
    "The cut-off went from 16:00 to 18:30 in ten weeks, and late orders rose by 9 percent. "
    "Every research bet in our group now starts with the dumbest baseline on page one, and finance asks for it. "
    "I should have run that average in week one, before I hired two people for the model."
)
ADDRESS = (
    "Sales wanted address matching by September. I was the tech lead with three engineers and 40 million addresses. "
    "I shipped a version with rules for Germany first and kept working on the model for the rest. "
    "It was fast or right, and we went for a good balance. "
    "Returns for wrong addresses fell by 18 percent in six weeks. "
    "I would plan better."
)
ADDRESS_REPAIR = (
    "Next time I would ask sales in the kick-off which three countries pay for September, and cut the rest that day."
)
DOORSTEP = (
    "Two weeks before launch I saw that our doorstep photos showed children in windows, in 40 of 10,000 samples. "
    "Launching on the date meant 2 million in contracts; waiting meant breaking the promise that I had signed as privacy "
    "owner. I took the forty pictures to our data-protection officer the same evening, I asked the vice president for "
    "nine days, and I wrote the blur filter with one colleague. We launched eight days late and found no face in 50,000 "
    "samples. The release checklist has a line for pictures since then, and legal runs it without us. "
    "I would have taken 500 samples in the first sprint, when the camera was chosen, not in the last one."
)
OUTAGE = (
    "At four in the morning the label printers in nine depots stopped, 60,000 parcels without a label, and I was on call. "
    "I rolled back the font package, I restarted the print queues one by one and I called each depot until seven. "
    "By eight everything printed again and the delay was 50 minutes. It was a long night. I was proud of the team."
)
OUTAGE_LETTERS = {
    "Situation": (
        "At four in the morning the label printers in nine depots stopped, 60,000 parcels without a label; I was the "
        "engineer on call, and the lorries leave at seven."
    ),
    "Trade-off": (
        "Rolling back the font package brought the labels back in twenty minutes but also last week's wrong customs "
        "codes; mending it forward kept the codes and needed two hours that we did not have."
    ),
    "Action": (
        "I rolled back, I marked the 4,000 customs parcels by hand with two people in each depot, and the next day I wrote "
        "a check that prints one label of every kind before a package is released."
    ),
    "Result": "All but 900 parcels left on time, 1.5 percent instead of the whole night.",
    "Driver of impact": (
        "That check is a release gate for every depot now; it has stopped three packages since, and the depots no longer "
        "keep a spare printer of the old kind."
    ),
    "Reflection": (
        "I would have asked for one printed label in the review of the font change itself, on the Tuesday, instead of "
        "trusting the screenshot."
    ),
}
SIMULATOR_LETTERS = {
    "Situation": "Depot simulator, four engineers; the newest had 14 months and the vendor contract ended in nine weeks.",
    "Trade-off": "My answer would have taken a day and she would have asked again; hers could take three weeks of nine.",
    "Action": "I asked her each Monday which guess she trusted least, and I wrote down what I would do and kept it shut.",
    "Result": "She found the clock drift in 17 days; planned and real hours now differ by 3 percent instead of 20.",
    "Driver of impact": "She runs the simulator without me, and two depots plan their shifts with it.",
    "Reflection": "I would have told our director in week one that it takes longer, so that the questions came to me.",
}
ROUTER_COST = (
    "Product wanted live arrival times on every parcel page. I was the staff engineer for tracking. Every recalculation "
    "costs 0.4 cents for ever, which is 1.8 million a year at 30 calls a parcel; without it support gets 9,000 calls a "
    "week about where the driver is. I offered it for the last two hours before delivery only, capped at six calls a "
    "parcel, in exchange for dropping the hourly e-mails. I ran it on one region for three weeks and I showed the bill "
    "and the calls side by side. Support calls fell from 9,000 to 5,200 a week, for 340,000 a year. Product now brings "
    "a unit cost with every request, on a template that we wrote together. I would have asked for the price of a call to "
    "support first, in the first week; I argued about our bill alone for a month."
)
MENTOR_WEAK = (
    "I like to mentor juniors. I do one-on-ones with everybody and I try to support people when they are stuck. "
    "One colleague had problems with the depot simulator, so I sat down and fixed the clock bug for her, and I rewrote the "
    "scheduler over the weekend so that she could make the deadline. She was very thankful and she learned a lot from "
    "watching me. I think leading by example is the best way to help people grow in a team like ours."
)
NO_EXAMPLE = "I don't have a perfect example of that, but the closest is the font package night. "
LEADERSHIP = (
    "I believe that whoever is paged decides, not whoever is senior. Every Monday I hand the on-call engineer the list of "
    "what may ship that week, and I only ask questions. Last autumn a junior colleague stopped my own change on a Friday "
    "with it, and she was right: it would have doubled the prints in 3 depots. It costs us speed: about one change a week "
    "waits, and it does not work in a night when four teams have to move at once."
)
PUSHBACK_NUMBER = (
    "From the dispatch log: parcels scanned at the gate after seven, that night against the thirty nights before."
)
PUSHBACK_COUNTERFACTUAL = (
    "If the customs codes had concerned more than ten percent of the parcels, I would have mended it forward and let the "
    "lorries wait."
)

FOR = {
    "contested-decision": SORTING_FIRST,
    "killed-project": FORECAST,
    "research-vs-shipping": ADDRESS,
    "safety-escalation": DOORSTEP,
    "quality-incident": OUTAGE,
    "cost-negotiation": ROUTER_COST,
    "mentoring": MENTOR_WEAK,
    "ethical-pushback": NO_EXAMPLE + OUTAGE,
    "style": LEADERSHIP,
}
"""What is typed to a question, by the archetype that it rates."""
