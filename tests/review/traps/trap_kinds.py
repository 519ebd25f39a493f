"""Kinds of sentences by which a trap shows or not, each in other words and of other work: a story and what is said in it."""

from typing import NamedTuple

from question_bank.models import ArchetypeId


class TrapKind(NamedTuple):
    """A kind of sentence: the story in which `{}` stands for it, what makes a story fall, and what does not."""

    says: str
    archetype: ArchetypeId
    story: str
    falls: tuple[str, ...]
    avoids: tuple[str, ...]


KINDS = (
    TrapKind(
        says="what an option would bring holds nothing back",
        archetype=ArchetypeId.QUALITY_INCIDENT,
        story=(
            "At two in the morning the totals were wrong for half of the shops. {} I rolled the importer back and"
            " I corrected the rows by hand until six. By breakfast every total was right again, and I went home."
        ),
        falls=(
            "Roll everything back and every session drops, or patch in place and pray that no second table fails.",
            (
                "Either stop the line and no crate leaves the hall for a day, or keep it going and the wrong labels "
                "go out."
            ),
            "Take the service down and nobody can pay without cash, or leave it up and some people pay twice.",
            (
                "Revert: clean, twenty minutes, each open cart fails once, and the new coupons are gone. Patch: "
                "nothing dies, but I write it half asleep."
            ),
            "Turn the feed off and the traders stop for an hour; leave it on and they trade on wrong prices.",
        ),
        avoids=(),
    ),
    TrapKind(
        says="a check holds since, a fix and an apology do not",
        archetype=ArchetypeId.QUALITY_INCIDENT,
        story=(
            "At two in the morning the totals were wrong for half of the shops. I rolled the importer back and I "
            "corrected the rows by hand until six. By breakfast every total was right again, and I went home. {}"
        ),
        falls=(
            "I wrote an apology to everybody.",
            "The customer is fine. The network has been quiet since.",
            "I put a new version out with exactly that character changed.",
        ),
        avoids=(
            "Now the build stops when a column moves.",
            "Every import is compared with the till's own total, and it halts where they differ.",
            "I put an alarm on the totals the week after.",
            "An import with a swapped column does not load any more.",
            "Nobody can load a file without a second signature today.",
            "The importer refuses a file whose total is off.",
        ),
    ),
    TrapKind(
        says="terms are what the deal holds, not what was done on the way to it",
        archetype=ArchetypeId.COST_NEGOTIATION,
        story=(
            "Product wanted live captions in every call, which cost us a lot every month. I took the usage apart "
            "with one of my engineers. {} Product were happy with it, and so was finance, and the feature went "
            "out in May."
        ),
        falls=(
            "There was a good deal of back and forth with finance over a month, and we reached a compromise.",
            "We met in the middle. It was two deals at stake, maybe more, and both sides could live with it.",
            "In the meeting I put up two curves and let them talk. We compromised.",
            "I set up three meetings and I took four people to lunch. In the end it was a fair compromise.",
            "We had a great deal of discussion. We found some middle ground in the end.",
            "I dropped two slides from the deck, and we met halfway.",
            "I met nine people about it over the month. We came to a compromise.",
            "I cut the deck to six pages and I gave two talks. Then we compromised, everybody a little.",
            "The deal was good for both. It was a compromise.",
            "The plan was ready by then and we compromised.",
            "I gave a demo to twelve people from their side. Product gave a bit and we gave a bit; a compromise.",
        ),
        avoids=(
            "We met in the middle: I offered captions for 60 days, and daily summaries for thirteen months.",
            (
                "We compromised. Calls over an hour are exempt; above two hours product pays 21 cents each from its "
                "own budget."
            ),
            "We met halfway. They got the captions on condition that the nightly rerun stays off.",
            "We compromised: forty calls per seat, and whoever wants more pays.",
            "It was a compromise, and the deal was one live caption for every ten recorded ones.",
            "We compromised. The captions run for the paying tier only, and product took the rerun out for that.",
            "In the middle we met: captions for the first 30 minutes, and text afterwards. They accepted it.",
            (
                "The compromise was that they dropped the nightly rerun and I gave them live captions in the five "
                "biggest accounts."
            ),
            "We compromised. The bill is split 60 to 40 as long as churn stays under 2%.",
        ),
    ),
    TrapKind(
        says="a limit, a denied winner or a later cost is nuance",
        archetype=ArchetypeId.RESEARCH_VS_SHIPPING,
        story=(
            "The lab wanted half a year for a causal model and sales wanted something in June. I shipped the "
            "rules in two weeks. I tuned the table by hand with the depot. {}"
        ),
        falls=(
            "There was no downside at all. Shipping was simply the right way.",
            "Nobody has missed the model since. Speed was right, and research was a luxury.",
            "Obviously fast was the right call; the rest was an academic exercise.",
            "In the end done beats perfect, always.",
            "We lost nothing by it. Fast was correct.",
            "The lab lost its summer over it. But shipping was the right answer, there is nothing to discuss.",
        ),
        avoids=(
            (
                "No penalty, and the drops went from 2.1 percent to 0.04. But it wasn't free: in July the table went "
                "bad and they had nine rotten days."
            ),
            "No penalty was paid, and the lab's patent slipped by a year.",
            (
                "Anywhere else the narrow rules are useless, and when the second depot came we started from nothing. "
                "I wouldn't say that speed was right."
            ),
            "Outside of this one depot the rules are pointless. The lab lost its summer.",
            "No damage to the contract. The researcher quit over it in autumn.",
            "I can't give you a winner: the general way would have spared them nine bad days.",
            "Neither side was simply right. The rules broke in the second season.",
            (
                "I don't think that shipping was the right call for everybody: Finnish never worked, which lost us "
                "two accounts."
            ),
            "The shortcut was useless for Finnish, and we lost two accounts there.",
        ),
    ),
    TrapKind(
        says="what nothing would have done changes no mind",
        archetype=ArchetypeId.CONTESTED_DECISION,
        story=(
            "The whole team of nine wanted the queue and I was against it. I argued for Postgres in every meeting"
            " for weeks. I wrote the table layout. {} In the end we stayed on Postgres and latency fell by half."
        ),
        falls=(
            "There was nothing they could put on a slide that would move me.",
            "Nothing would have changed my mind.",
            "No benchmark would have convinced me, and I told them so.",
            "I knew I was right, and none of their numbers would have moved me.",
            "I could not think of an argument that would have swayed me.",
            "They never showed anything that would change my mind.",
            "I would never have given in.",
            "Not one of their charts would have made me switch.",
        ),
        avoids=(
            "I said that a lock over ten minutes would change my mind.",
            "I told them which number would convince me: 3,000 events a second.",
            "If it had failed at 3,000 a second I would have given in.",
            "I asked the loudest of them to break my layout, and he could not.",
            "I was overruled at first and I went along, and the queue was stopped later by its own people.",
            "There was one chart that would have moved me, the lock time, and I asked them to draw it.",
        ),
    ),
    TrapKind(
        says="unease and silence without a verb are told all the same",
        archetype=ArchetypeId.ETHICAL_PUSHBACK,
        story=(
            "The plan from above was a model that finds who is about to give up, and a timer that nags them. Six "
            "million players, a third of them children. {} The feature went live in spring and did well."
        ),
        falls=(
            "Stomach ache, every stand-up. Bad sleep. Nobody heard anything from me.",
            "A bad feeling the whole winter. Nobody ever heard it from me.",
            "Shame, mostly. The draft of a mail stayed in my outbox.",
            "It felt wrong. I kept quiet.",
            "Uneasy, all of us. Not a word from me in the planning.",
            "My stomach turned. I never opened my mouth.",
            "I hated it. I bit my tongue in each meeting.",
            "No one knew what I thought of it. I felt sick.",
            "Sick of it, to be honest. I looked at the floor.",
        ),
        avoids=(
            "I felt sick. I told the product lead that I would not build the timer.",
            "Uneasy, all of us. I wrote a page to the head of product with three other ways.",
            "Bad sleep. Then I refused the ticket.",
            "Said no to my lead, twice. Bad sleep.",
            "My stomach turned. I raised it in the planning and I asked for a review.",
        ),
    ),
    TrapKind(
        says="work beside an office, and what was agreed before, tells it nothing",
        archetype=ArchetypeId.SAFETY_ESCALATION,
        story=(
            "Two weeks before the launch I saw that the model gave wrong doses for small children. I made a table"
            " of seven cases. {} I showed the table to the colleague at the next desk. We launched on the date as"
            " planned, and I moved to another project."
        ),
        falls=(
            "We were breaking nothing of what we had signed with the safety agency.",
            "The feature had been built together with the security team the year before.",
            "We had agreed the wording with legal in spring, before any of this.",
            "In the meetings with my chief I waited that somebody asked.",
            "I was sitting next to the head of safety and I did not say a word.",
            "I put it in the folder of the project and I wrote 'read this please' on it.",
            "I wanted to bring it to the director, and I did not.",
            "I hoped that the compliance officer would see it.",
            "The whole pilot was run with the regulator, who knew us well.",
            "I worked with the compliance people on other things that month.",
            "I thought of calling legal.",
        ),
        avoids=(
            "I went to the medical director with it the same day.",
            "I showed it to our counsel, and she took it to the board.",
            "I walked the table over to the head of safety.",
            "I rang the regulator's desk.",
            "I played the recordings to our compliance officer.",
            "I sat down with the chief medical officer and asked for ten days.",
            "I sent the seven cases to the CTO in the evening.",
            "I put the table on the director's desk and waited until she had read it.",
        ),
    ),
    TrapKind(
        says="an option ends nothing, and a question is answered by the next words",
        archetype=ArchetypeId.KILLED_PROJECT,
        story=("It was my own project, a planner for bakery vans, and I had led it for a year. {}"),
        falls=(
            "Then the director cancelled it. I wrote the handover.",
            "Who pulled the plug? The board. I archived the code.",
            "In May finance cut our budget and the project was over. I told the users.",
            "The project is dead now: the new head closed it in her second week. I handed it over.",
            "Then we were told to wrap up. I wrote to the drivers.",
            "Management decided that it ends in June. I archived the code.",
        ),
        avoids=(
            ("Who pulled the plug? Me. I called the sponsor and withdrew it, then I told my director, who said good."),
            (
                "Keep going: prettier maps, and people tied up all summer. Stop: everything spent on sensors is gone,"
                " and that stings. Stopped it. My call, nobody leaned on me."
            ),
            "If we stop, the money is gone and the team is gone. I stopped it in May and I told the board.",
            "Who decided it? I did. I ended it in May and I archived the code.",
            "Pull it now and a year of work is dead, or go on and lose another. I pulled it and told the sponsor.",
            "Nobody told me to stop it. I stopped it in May and found each of the five a seat.",
            "I killed it. The money that was spent is gone.",
        ),
    ),
    TrapKind(
        says="what was before the story or taken back is no work, and strangers do none",
        archetype=ArchetypeId.MENTORING,
        story=("Hana was four months in and was stuck on the slow start-up of the app. I was her mentor. {}"),
        falls=(
            (
                "She had three theories and defended each of them for days. With ten days to go I bisected the "
                "commits and found it, a cache built twice. The person who wrote it had moved on. I wrote the patch "
                "on Sunday and walked her through it. Hana presented it at the demo."
            ),
            (
                "I asked her questions for a week. By Monday I had found the leak and I had fixed it over the "
                "weekend, and I explained it to her. She showed it at the demo."
            ),
            (
                "I sat beside her. I rewrote the loader myself and I fixed the tests. The engineer who had built it "
                "was gone. She watched and she presented the slide."
            ),
            (
                "I found the cause in an evening. I wrote the fix. The people who ran the platform thanked us. She "
                "presented it."
            ),
            (
                "I gave her two hints. Then I took the ticket, I profiled the start and found a lock, and I fixed it."
                " She shipped the release."
            ),
        ),
        avoids=(
            (
                "I had written three of these engines and could have done hers in four evenings. I wrote forty lines "
                "one night, then I deleted them. I brought her one question in the morning. She shipped it in March, "
                "and she took two interns through it this year."
            ),
            (
                "I had built the loader myself years ago and I had fixed it twice. I asked her which two runs "
                "differed. She found the lock and wrote the fix."
            ),
            (
                "I knew the answer, since I had solved the same thing at my last company and had written a tool for "
                "it. I left the keyboard to her. She traced it in a week and she fixed it."
            ),
            (
                "The last one I had built alone had nine bugs. I asked her for two columns, and she came back with "
                "them. She built it."
            ),
        ),
    ),
    TrapKind(
        says="who hears it at home, or what saying no would mean, is nobody who was told",
        archetype=ArchetypeId.ETHICAL_PUSHBACK,
        story=(
            "The plan from above was a camera that finds who lingers at the shelves. In my test it mixed up two of ten faces. "
            "{} I installed the module in two shops and I trained the guards. The thefts fell and the director was content."
        ),
        falls=(
            "I was not at ease with it and I told it only to my sister.",
            "Saying no outright meant giving up a third of the year; I felt sick about it and said nothing to anybody.",
            "Refusing it meant a fine. I was not comfortable and I spoke about it with an old friend.",
        ),
        avoids=(
            "I was not at ease with it and I told the director in front of his deputy.",
            "Saying no outright meant giving up a third of the year. I told the director that I would not build it.",
        ),
    ),
    TrapKind(
        says="a side that one would have taken, had it come otherwise, is what would have changed the mind",
        archetype=ArchetypeId.CONTESTED_DECISION,
        story=(
            "The board had voted for one press hall, and I wanted two. I lost nine to two. I asked for a week and I ran the old "
            "press at half speed. {} They turned round and we built two."
        ),
        falls=(
            "I showed the hours to each of them.",
            "Had I shown the hours before, I would have won the first vote.",
            "If I had asked sooner, it would have gone faster.",
        ),
        avoids=(
            "Had the paper come through within an hour, I'd have voted with them, and I said so.",
            "If the paper had come through, I would have gone with theirs.",
        ),
    ),
    TrapKind(
        says="a request that was turned down is no work of the speaker's",
        archetype=ArchetypeId.MENTORING,
        story=(
            "Our new colleague was stuck on the flaky press driver for two weeks. I asked her for a guess with a number. {} On "
            "Monday the driver was green."
        ),
        falls=("I rewrote the driver over a weekend.",),
        avoids=("I turned down two requests from above to take the ticket back.",),
    ),
)
