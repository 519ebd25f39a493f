"""Short stories of many trades with the verdicts that the rubric gives on A, R and D.

They were written and labelled before the rules were changed, in the words that people use, and serve as a check that the
rules carry over.
"""

from typing import NamedTuple


class MiniStory(NamedTuple):
    """A story with its verdicts on action, result and driver of impact."""

    id: str
    text: str
    action: str
    result: str
    driver: str


MET, WEAK, MISSING = "met", "weak", "missing"

MINI_STORIES = (
    MiniStory(
        "bakery",
        "I ran the night bake for a chain of nine shops. The ovens were old and every second Saturday a tray of rolls went out "
        "pale. I put a thermometer in each deck and sat up three nights writing down what I read. The back left corner was 30 "
        "degrees cold. I moved the sourdough there and had the fan belt changed. Pale trays: one in five weeks, against two a "
        "week before. The chart I drew sits on the wall of all nine bakeries and the apprentices fill it in at four.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "choir",
        "We had a choir of seventy and a concert in three weeks, and half the tenors wanted to drop the Rachmaninov. I took the "
        "tenors on Tuesdays, in my kitchen, eight people and one piano. I wrote the Russian out the way it sounds. On the night "
        "nobody fell off. The conductor was beaming. I would have asked for the score in June.",
        MET,
        WEAK,
        WEAK,
    ),
    MiniStory(
        "ambulance",
        "Our station had six crews and the morning check took so long that the first call found the bags half open. I timed it "
        "for a week. I threw out eleven items that nobody had touched in a year and taped a photograph of the full bag inside "
        "each lid. A check takes four minutes now, it used to be nineteen. The station across the river has the photographs in "
        "its lids too.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "museum",
        "I'm the registrar in a small museum, and the loan from Lyon was held at the border because one paper said plaster and "
        "the other said gypsum. I called the customs office, then I drove down with the conservator's photographs. I rewrote "
        "the list on the bonnet of the car. The crates came through that evening and the show opened with all the pieces in "
        "it. It's what we do.",
        MET,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "bees",
        "Forty hives, and in April eleven were empty. I opened every one of the others and scraped a spoon of dead bees into a "
        "jar, and I drove the jars to the institute myself. It was the syrup. I poured four hundred litres away, which hurt. "
        "The year after we lost two. Three neighbours have stopped buying from that dealer since.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "school play",
        "The lead got mumps six days before the school play. I asked the prompter, a girl who never spoke, whether she'd do it, "
        "and I walked the blocking with her at lunch each day. I cut the song. She knew every line. The hall was full and it "
        "went off without a hitch. Her mother cried.",
        MET,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "library",
        "I look after the returns in a city library, 3,000 books on a Monday. People were queuing out of the door. I stood in "
        "the queue myself for a week and asked everyone why they'd come to the desk. Most only wanted a receipt. I put a "
        "printer by the slot and hid the bell. The queue went from forty minutes to five. It gave the two women at the desk "
        "the time to start a reading hour for the kids, they do it every Wednesday.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "harvest",
        "We had nine days of dry weather and one combine. My brother wanted to do the barley first and I the wheat. I walked "
        "both fields with the moisture meter at six in the morning. I showed him the numbers. We did the wheat. All of it was "
        "under the roof before the rain, 340 tonnes. My father was proud of us.",
        MET,
        MET,
        WEAK,
    ),
    MiniStory(
        "wedding",
        "The caterer cancelled on the Thursday. I rang every restaurant on our street and I got four of them to cook one course "
        "each. I wrote the menu on the back of the seating plan. Everyone ate, it was lovely, and the bride never knew. I "
        "should have had a second caterer on paper in May.",
        MET,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "kiln",
        "i run the kilns at a tile works, two of them, gas. last winter a third of the blue came out grey. i broke forty tiles "
        "and looked at the edges w a loupe, then i swapped the burners over by hand one sunday. grey ones under 2 percent by "
        "march. the glaze supplier prints our firing curve on his buckets now lol",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "ferry",
        "I was mate on the night ferry, 800 cars. The ramp stuck twice in a month and each time the lorries stood till morning. "
        "I crawled under it with the fitter. I drew the bent pin and faxed the drawing to the yard. They sent a new one. It has "
        "not stuck since, that's two winters. On the sister ship they look at that pin before each sailing.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "allotment",
        "There were forty of us with plots and one tap. People shouted. I drew up a rota, knocked at every shed and asked what "
        "hour they wanted. Two wouldn't sign, so I gave them my own hour. By July the shouting had stopped. The rota is still "
        "nailed to the shed door, and the new people get their hour along with the key.",
        MET,
        WEAK,
        MET,
    ),
    MiniStory(
        "driving school",
        "Pass rates at our driving school had sunk to four in ten. I rode along on the back seat for twenty lessons. I asked "
        "the instructors to shut up for the last ten minutes of each. One quit over it. We're at seven in ten since the summer.",
        MET,
        MET,
        MISSING,
    ),
    MiniStory(
        "clinic",
        "I'm a midwife. The night shift and the day shift told each other different things about the same women. I sat through "
        "a dozen handovers with a notebook and I wrote one card with five lines. The first week everybody forgot it. I laminated "
        "it and pinned it to my own sleeve. Missed allergies went from three a month to none since October. The children's "
        "ward took the card over, with a line about the parents added.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "tram",
        "The number four tram was always late and everyone had a theory. We rode it, we talked to drivers, we held two "
        "workshops and we made a plan with all sides. In the end the timetable was changed and it ran better. It was a very "
        "important project for the city.",
        WEAK,
        WEAK,
        WEAK,
    ),
    MiniStory(
        "brewery",
        "Batch 112 tasted of plaster. I tipped it, nine thousand litres, and I told the owner after, not before. Then I took "
        "the heat exchanger apart with a spanner and found the seal. It cost us 14,000 and one pub chain. The owner didn't "
        "speak to me for a week.",
        MET,
        MET,
        MISSING,
    ),
    MiniStory(
        "orchard",
        "In this year the frost was coming in the flower time. My uncle wanted to burn straw and the neighbours have small "
        "children. I measured in the night in twelve places. I have put the burners only in the low part and I called each "
        "neighbour by telephone. We kept four fifths of the apples, others in the valley a half. Now the whole valley is "
        "measuring like this before somebody lights something.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "theatre",
        "The flying rig was certified for ninety kilos and the new Peter weighed more. The director said nobody would know. I "
        "locked the rig and took the key home, and I wrote to the insurer that night. We did the scene on a ladder. The "
        "critics liked the ladder, as it happens. Two other houses in town weighed their Peters after that.",
        MET,
        WEAK,
        MET,
    ),
    MiniStory(
        "post office",
        "I was just the trainee. My boss sorted the whole mess with the undelivered parcels, she rang the depot, she got the "
        "drivers together and she rewrote the rounds. Undelivered parcels fell from 200 a week to 30. The rounds are still hers, "
        "every depot in the county drives them.",
        MISSING,
        MET,
        MET,
    ),
    MiniStory(
        "hotel",
        "Checking in at our hotel is a matter of tone. I always look up before I speak. I keep a list of the guests who come "
        "twice, I walk round the desk when someone is carrying a child, and I never say no, I say when. A good receptionist "
        "saves you three bad reviews a week, I find.",
        MISSING,
        MISSING,
        MISSING,
    ),
    MiniStory(
        "vet",
        "A farmer rang at two: nine calves down. I drove out, took blood from all of them on the straw, and I went through the "
        "feed sacks with a torch. Wrong sack, copper in it. I gave the shots and stayed. Seven of the nine were on their feet "
        "by noon. That mill packs its sheep feed in green since, so you can't pick up the wrong one in the dark.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "newspaper",
        "I was night editor and we had a name for the man in the crash, from one source. The web desk wanted it up. I rang "
        "the hospital, I rang his sister's neighbour, and I held it. It was the wrong man. The other paper printed it and had "
        "to pay 60,000. So, yes, an intense night.",
        MET,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "swimming pool",
        "The pool's bill had doubled. Council wanted the water at 26, the old ladies at 29. I logged who came at which hour. "
        "Offered 29 on two mornings, 27 the rest, and took it to the ladies in person, in trunks. Gas down by a fifth. They "
        "all stayed. Two other pools run on the ladies' timetable now, they even call it that.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "garage",
        "I had spent five months on a booking app for our garage, evenings. Then I counted: four customers used it, and three "
        "were my cousins. I switched it off. I told the mechanics over lunch and went back to the paper book. We got through "
        "the summer fine.",
        MET,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "quarry",
        "Two options: blast on Friday and lose the nests, or wait three weeks and pay the crew for nothing. I asked the "
        "warden up, I climbed to the ledge with him and counted eggs. I put the blast on the 20th. Nineteen chicks flew. It "
        "cost us 31 thousand. The warden comes up with us before each season now, it's in the permit.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "nursery",
        "Bite marks, every afternoon, always the same group. I sat on the floor for a week and drew who was where. They were "
        "hungry. I moved the fruit from four to three. I told the parents at the gate. The biting stopped. The cook says she "
        "could have told us.",
        MET,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "fire brigade",
        "Hoses kept freezing. I unrolled every one of them in the yard and found the couplings that leak. I greased them, I "
        "marked the bad ones red. That winter: no frozen hose, in 41 call-outs. Every brigade in the district has a red tin "
        "of paint in the truck these days.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "translation",
        "I translate contracts. A client's clause said may where it meant must, for the third time. I went through my last "
        "two hundred jobs and I marked each place. I sent them to their lawyer with a cover note of one page. She said it was "
        "the most useful thing anybody had sent her. I'd do it after the first one.",
        MET,
        MISSING,
        WEAK,
    ),
    MiniStory(
        "shipyard",
        "I led the paint crew. The spec asked for three coats and we had dry days for two. I painted one plate with two and "
        "one with three and hung both in the harbour. I showed the owner's man both after a month. He took two coats. The hull "
        "was afloat a week early and it has been clean at both dockings. We still hang plates.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "call centre",
        "I was part of the team that looked after the complaints line. I helped wherever I could and I made sure everyone was "
        "on the same page. We brought the waiting time down from eleven minutes to three. Management was very happy with us. "
        "It showed how important teamwork is.",
        WEAK,
        MET,
        WEAK,
    ),
    MiniStory(
        "mountain hut",
        "We ran out of water in August. I closed the showers, I wrote it on the board at the car park so that nobody would "
        "climb up for one, and I carried the bookings down to the valley by hand. People swore at me. We stayed open until "
        "the snow came. The hut above ours shuts its showers in the first week of August without asking anybody.",
        MET,
        WEAK,
        MET,
    ),
    MiniStory(
        "prison kitchen",
        "Two men fought about the knives. I could have taken the knives away, and then nobody learns to cook, or leave them "
        "and pray. I hung them on a board with a painted shadow for each, and I counted them myself with the men watching. "
        "Four years, no knife missing. When I left, the laundry asked for a board for its irons, and got one.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "radio",
        "There was this live show and the guest just didn't come. I picked up the phone to my old teacher and put her on air. "
        "I read the questions off my hand. It was fine, people wrote in. The boss said well done.",
        MET,
        WEAK,
        WEAK,
    ),
    MiniStory(
        "forest",
        "They wanted the beech felled before the owls came. I taped every tree that had a hole, eighty one of them. I walked "
        "the contractor along the tape. He felled round it. In spring there were 23 broods, and the year before there had been "
        "25. The tape colour has gone into the state's manual.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "bus depot",
        "Drivers fell ill all the time. I asked for the rosters of three years and I coloured each short night. I took the "
        "coloured sheet to the union and to the manager on the same day. They shook on eleven hours between shifts. The union "
        "was pleased and so was he.",
        MET,
        MET,
        WEAK,
    ),
    MiniStory(
        "violin shop",
        "My apprentice had a cello with a wolf note and no idea. I could have set the post in a minute. I put the tool in her "
        "hand and went to make tea, for an hour. I did that four days running. On the fifth she had it. The owner came and "
        "played it and paid. I would draw her the inside on day one.",
        MET,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "archive",
        "I had the flood pump of the archive in my duties and I knew that it was dead. I had a bad feeling all autumn. I "
        "thought about it on the bus. I never wrote to anyone. In November 60 metres of files were under water.",
        MISSING,
        MET,
        MISSING,
    ),
    MiniStory(
        "cheese",
        "We lose a wheel in ten to mould. I changed the brushes. I turned the top shelf myself each night for a month. One "
        "wheel in sixty. My brother in law sells the brushes now, but that's a different story.",
        MET,
        MET,
        MISSING,
    ),
    MiniStory(
        "lift repair",
        "Fourteen lifts in the tower and one of them dropped a hand's width. I stopped all fourteen. The tenants screamed, "
        "there's a dentist on 30. I measured each rope with the same caliper and I hung the readings in the lobby. Three ropes "
        "were out. We changed them in two days. The insurer asks for a rope sheet from every tower on that street today.",
        MET,
        WEAK,
        MET,
    ),
    MiniStory(
        "marathon",
        "I had the water stations. At kilometre 30 the cups ran out the year before. I ran the course with a bag and dropped a "
        "stone where I got thirsty. I put the tables at the stones. I asked the scouts to hand the cups on the left. We had "
        "2,000 cups over at the end and nobody was carried off, where it had been six. Next year I'd label the left.",
        MET,
        MET,
        MISSING,
    ),
    MiniStory(
        "dairy",
        "I keep the herd book for 220 cows. Every autumn a dozen went lame and my boss blamed the floor. I filmed them "
        "walking, two hours a day for a week, and I marked which leg. It was the outer claw, left side, from the turn at "
        "the milking robot. I rehung the gate so they could turn wide. Eleven lame cows the autumn before, two the next. "
        "The robot's maker draws the gate that way in his plans today.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "kindergarten trip",
        "Two buses, 60 children, and the lake path was closed. I walked ahead with the ranger's map and I split the group "
        "by shoes, honest. We ate our sandwiches at the sawmill instead. All the kids came home dry. The parents were "
        "thrilled.",
        MET,
        WEAK,
        WEAK,
    ),
    MiniStory(
        "piano tuner",
        "The hall had fired its last three tuners. I asked for the hygrometer readings and there weren't any, so I put "
        "one inside the piano and came back every morning for ten days. I wrote the manager a page. He got a humidifier. "
        "The pitch holds for five weeks now, it used to drift within days.",
        MET,
        MET,
        MISSING,
    ),
    MiniStory(
        "taxi",
        "Night drivers were getting robbed at the harbour. I sat in the dispatch for a month. I made two drivers wait for "
        "each other before leaving the pier, and I told the boss after. Nobody has been robbed there since, fourteen "
        "months. The day shift has started doing it at the stadium.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "glazier",
        "The church window was numbered wrong and half the saints had other saints' feet. I laid it all out on the floor "
        "of the gym. I called an old nun who remembered. I re-cut nine pieces. It went back up in time for Easter and "
        "looked right.",
        MET,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "food bank",
        "We threw away a third of the bread. I stood at the back door and weighed what came in, for a month, and I rang "
        "the bakers one after the other. Two of them agreed to bring it sliced. We throw away one loaf in twenty. The "
        "shelter round the corner rang the same bakers.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "court clerk",
        "Our files got lost between the second and third floor. I was involved in the discussions and I supported the "
        "colleagues. A new trolley was bought. Things got better. It was a great experience for everyone.",
        WEAK,
        WEAK,
        WEAK,
    ),
    MiniStory(
        "locksmith",
        "I had sold the hotel a lock system and then I found I could open it with a magnet. Telling them meant losing the "
        "contract, keeping quiet meant strangers in bedrooms. I rang the director the same hour and I showed him on his "
        "own door. He cancelled. It cost me 40,000. I slept.",
        MET,
        MET,
        MISSING,
    ),
    MiniStory(
        "fishing",
        "They cut the quota to 18 tonnes. I put a camera on the net and I wrote down each haul with the hour. I brought "
        "the tapes to the ministry. They let us fish at dawn only. We landed our 18 tonnes in half the days. By the next "
        "season the whole harbour went out at dawn.",
        MET,
        MET,
        MET,
    ),
    MiniStory(
        "tailor",
        "forty uniforms, wrong blue. i called the mill, they laughed. i dyed one in my bathtub, showed the band leader, "
        "then dyed the rest over a weekend. nobody noticed. i smelled like vinegar for a week",
        MET,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "physio",
        "A runner came with a knee that three people had given up on. I watched him on the stairs. I taped the hip, not "
        "the knee, and I made him walk backwards for two weeks. He ran the marathon in 3:12. His club sends me their "
        "knees.",
        MET,
        MET,
        MISSING,
    ),
    MiniStory(
        "printer",
        "The ballot papers came back with the wrong fold, 90,000 of them, four days before the vote. I stopped the press. "
        "I phoned the returning officer at home and read her the fold over the phone. I folded the first thousand by hand "
        "to get the machine right. They were at the polling stations on Saturday evening. The town's order form has a "
        "drawing of the fold on it now.",
        MET,
        WEAK,
        MET,
    ),
    MiniStory(
        "ski patrol",
        "We talked about the north slope for years. Somebody always said next winter. It slid in February and it took the "
        "lift house. I had known. I had seen the crack and I said nothing to the boss.",
        MISSING,
        WEAK,
        MISSING,
    ),
    MiniStory(
        "zoo",
        "The otters stopped eating. I changed the fish, no. I sat with them at night with a red lamp and I heard the "
        "pump, a whine you can't hear by day. I swapped the pump. They ate the same evening and gained a kilo each by "
        "June. Each pump in the zoo gets listened to at night now, there's a list.",
        MET,
        MET,
        MET,
    ),
)
