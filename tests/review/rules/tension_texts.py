"""Short texts about a choice, or about none, from trades that no labelled answer comes from, with the verdict each earns."""

from question_bank.models import Verdict

MET = (
    "The bakery chain wanted forecasts within the day. Running the model hourly meant renting a second machine for "
    "900 euros a month; running it at dawn meant that a rainy noon was never seen.",
    "I had two ways out. I could patch the valve firmware in place and have the ships sail on time, or pull all eleven "
    "boxes back to the yard and miss the season.",
    "Our translators asked for the full glossary, which took nine weeks to check. The publisher wanted the books in "
    "shops before the fair, where they sell a third of their year.",
    "The bigger sensor saw cracks that the small one missed, but it drained the battery in four hours and the "
    "inspectors walk for ten.",
    "Keeping the old dosage table would have spared the nurses a training day. Replacing it would have caught the two "
    "wrong doses we saw in spring.",
    "Every alarm we silenced let the night crew sleep and made it likelier that we would find a dead pump in the morning.",
    "If we paid the fine we were done in a week and out 60,000. If we fought it, the permit stayed frozen for a year.",
    "For the museum the question was whether to photograph 40,000 plates badly in one summer or 6,000 of them well.",
    "Renting gave us the lab on Monday with a rent that ate a fifth of the grant; building our own would have been ours "
    "forever but ready in two years.",
    "The choir director did not want the recordings online because singers had asked him not to. The sponsor did, and "
    "the sponsor paid 30,000 a year.",
    "Tighter filters keep the scammers out. They also lock out about one honest seller in fifty, usually the new ones.",
    "Two more weeks of trials would have told us whether it worked on children. Two more weeks also meant the clinic "
    "went into winter without it.",
    "Cheap cable, and we crawl under the floor again in three years. Good cable, and the gym stays closed until Easter "
    "because the money is gone.",
    "It was his pride against a queue of 200 patients.",
    "I knew that telling the regulator now would cost us the launch, and that keeping quiet would leave farmers spraying "
    "twice the dose.",
    "What I liked about the hand-made route plan was that drivers trusted it. What I hated was that it took Olga's whole "
    "Sunday.",
    "We gave up the offline mode so that the price could stay under ten dollars.",
    "Letting her struggle took three weeks that I did not have; doing it for her would have taken me an evening and "
    "taught her nothing.",
    "My director saw a headline. I saw a hundred families whose addresses were in that file.",
    "A strict import refuses a whole file for one bad row, which makes accountants furious, and a lenient one quietly "
    "books wrong sums.",
)

WEAK = (
    "It was a choice between doing it fast and doing it well.",
    "We had to balance ambition and affordability.",
    "The chef and the accountant did not see eye to eye about the menu.",
    "There was some tension between the lab and the clinic about the whole thing.",
    "Some of us wanted Rust and some wanted Go.",
    "It was not an easy decision to close the branch.",
    "I had to ship before the fair without annoying the dealers.",
    "We went back and forth about whether to buy or build.",
    "If we had done nothing, the greenhouse would have frozen over that night.",
    "I was torn.",
    "The warehouse preferred the old scanners; the head office preferred the new ones.",
    "As always it was quality against speed.",
    "Do you want it thorough or do you want it welcoming? That was the question in every meeting.",
    "The union was against it and the board was for it.",
    "I knew it was a big trade-off but I went with my gut.",
    "We wanted to open the archive to everybody while protecting the donors.",
    "My boss disagreed with me about the vendor.",
    "Paper or tablet, that was what the whole ward argued about.",
    "A recall would have cost the company four million.",
    "I had to weigh the interests of the many parties involved.",
)

NONE = (
    "The generator failed at two. I drove out to the site, swapped the relay and wrote a note for the day shift. A "
    "colleague ordered a spare.",
    '"Close the valve," he said. "In ten minutes we lose the boiler." I closed it and called the plant manager.',
    "One of us rewrote the parser and the other wrote the tests. I reviewed both and merged them on Friday.",
    "First I counted the boxes, then I labelled them, and then I told the driver that he could leave.",
    "The stock was wrong in 14 of 60 shops. The cause was a clock that was an hour late after the change to summer time.",
    "She asked me why the report was late, and I told her that the export had failed. She gave me until noon.",
    "I sold the old press for 4,000 and bought a scanner for 2,500.",
    "The old site took nine seconds to load, the new one takes two.",
    "We lost the tender in March but won the next one in June.",
    "I asked for a week and they gave me a week. I traded my late shift with Carla and used her desk.",
    "Numbers, because a treasurer believes nothing else. I put them on one page.",
    "If the pump stopped, a lamp went red. If it ran dry, a siren sounded.",
    "The mayor wanted a report by Friday. I wrote it on Wednesday night and sent it to her office.",
    "Either the cable was broken or the switch was dead, so I tested both; it was the cable.",
    "Customers could pay by card or by invoice, and invoices took 30 days.",
    "Kim led the field tests, I led the analysis, and Lou kept the budget of 80,000.",
    "I taught him to read the logs. After a month he found a fault that had cost us two trucks.",
    "My colleague was sick, the van was late, and it rained. We set up the stage anyway and opened at seven.",
    "The nurse was angry because the label was wrong again. I apologised and fixed the template the same day.",
    "Before the change a claim took 12 days; since then it takes four, and nobody has to call twice.",
)

TEXTS = (
    *((text, Verdict.MET) for text in MET),
    *((text, Verdict.WEAK) for text in WEAK),
    *((text, Verdict.MISSING) for text in NONE),
)
