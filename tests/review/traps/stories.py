"""Short stories in many voices that fall into the trap of their archetype, and near misses that do not."""

from question_bank.models import ArchetypeId

FALLEN: dict[ArchetypeId, tuple[str, ...]] = {
    ArchetypeId.CONTESTED_DECISION: (
        (
            "The other three leads favoured a managed search service and I favoured our own Lucene fork. I wrote "
            "a cost "
            "sheet, I spoke to each of them over coffee, and I presented the sheet at the guild. They came "
            "round. Query "
            "latency fell by half. I'd talk to them one at a time from the start."
        ),
        (
            "everyone said go with react native. i said flutter. they moaned, i built the first three screens to "
            "shut "
            "them up and then nobody argued anymore. crash rate 0.2 percent. still the right call imo"
        ),
        (
            "I was the only one against the shared schema. I explained my reasons in two meetings and in a long "
            "document."
            " The architect decided to follow me. We migrated in four months and support tickets fell 30 percent."
        ),
    ),
    ArchetypeId.KILLED_PROJECT: (
        (
            "I had led the parcel locker project for a year. Then finance froze the budget in September and we "
            "were told "
            "to wrap up. I wrote the handover and found new roles for the four."
        ),
        (
            "my side product was a slack bot for rota. mgmt pulled it after the reorg. i cleaned up the servers, "
            "wrote a "
            "nice goodbye post, moved on to billing"
        ),
        (
            "The new head of department ended our translation engine in her second week. To be fair I had had my "
            "doubts "
            "since spring. I told the users and I archived the corpora."
        ),
    ),
    ArchetypeId.RESEARCH_VS_SHIPPING: (
        (
            "The lab wanted a causal model and half a year. We shipped the rule set in two weeks, churn fell "
            "four points,"
            " and the lab never came back to the topic. Speed was the correct choice from day one, there's "
            "really nothing"
            " to discuss."
        ),
        (
            "people told me to hurry, i didn't. good science takes what it takes. in the end the model beat "
            "everything by"
            " 20 points so obviously waiting was right"
        ),
    ),
    ArchetypeId.SAFETY_ESCALATION: (
        (
            "I noticed that the chatbot told a diabetic user to skip insulin. I was shocked. I filed a ticket in our "
            "backlog, I tweaked the system prompt, and I mentioned it in the stand-up. We went live on Monday. "
            "Nothing "
            "happened so far."
        ),
        (
            "saw in the logs that driver faces were kept unblurred for months. asked my desk neighbour, he "
            "shrugged. i "
            "wrote a cron job that deletes them weekly and said nothing, release was on the day"
        ),
    ),
    ArchetypeId.QUALITY_INCIDENT: (
        (
            "At six in the morning our boarding passes printed the wrong gate. I found the faulty join, rolled the "
            "service back, reprinted 400 passes with the ground crew, and sent an apology to the airline. By "
            "eight all "
            "gates were right. We promised to be more attentive in reviews."
        ),
        (
            "prices on the site were 10x for an hour on black friday. i flushed the cache, fixed the typo in the "
            "config, "
            "refunded 62 orders by hand. revenue back by noon, boss bought pizza"
        ),
    ),
    ArchetypeId.COST_NEGOTIATION: (
        (
            "Marketing asked for real-time segments, I had the warehouse bill. We had long talks. I showed them the "
            "invoices, they showed me their campaigns, and eventually we reached an agreement that worked for "
            "everyone. "
            "The bill stayed flat and campaigns grew 8 percent."
        ),
        (
            "pm wanted 4k streaming for all, id be paying 90k more a month. we argued, then met halfway. she was "
            "happy, i"
            " was happy, bill ok"
        ),
    ),
    ArchetypeId.MENTORING: (
        (
            "Lena had been stuck on the billing mismatch for a week. I took her laptop, traced the rounding "
            "through three"
            " services, corrected it and walked her through my commit. She was grateful. Mismatches went to zero."
        ),
        (
            "new grad got the flaky test ticket. i pair programmed w him meaning i typed and he watched. fixed "
            "14 tests "
            "in 2 days. hes more confident now"
        ),
    ),
    ArchetypeId.ETHICAL_PUSHBACK: (
        (
            "We were to add a fake viewer counter to the hotel page. I found it dishonest and I couldn't look my "
            "sister "
            "in the eye, she books there. I wrote the counter, gave it a decent test suite, and shipped it. "
            "Bookings rose"
            " six percent. I hope somebody removes it one day."
        ),
        (
            "they wanted us to scrape employee chats for mood. i hated it. thought about quitting. built it "
            "anyway cause "
            "deadline, didn't bring it up with anyone"
        ),
    ),
}

AVOIDED: dict[ArchetypeId, tuple[str, ...]] = {
    ArchetypeId.CONTESTED_DECISION: (
        (
            "The other three leads favoured a managed search service and I favoured our own Lucene fork. Before "
            "we talked"
            " any further I suggested we both index the same ten million documents and let the p99 decide. "
            "Theirs won by "
            "40 milliseconds. I archived my fork the same afternoon."
        ),
        (
            "everyone said go with react native. i said flutter. we agreed on a week, two screens each, and "
            "whichever had"
            " fewer dropped frames on the cheap phones would be it. mine lost on scroll. so react native it was "
            "and i "
            "wrote the scroll lib for it"
        ),
        (
            "I was the only one against the shared schema. The architect overruled me after the second meeting. "
            "I said my"
            " piece, then I built the shared schema with them and led the rollout myself."
        ),
        (
            "I was the only one against the shared schema. I asked my colleagues which number they would need to "
            "see, and"
            " I told them mine: fewer than two breaking changes a quarter and I sign theirs."
        ),
    ),
    ArchetypeId.KILLED_PROJECT: (
        (
            "I had led the parcel locker project for a year. In September I went to finance with the numbers and "
            "recommended that we end it. They offered another quarter, I declined. I found new roles for the four."
        ),
        (
            "my side product was a slack bot for rota. 11 users after 4 months. i pulled the plug on a friday, "
            "told my "
            "boss on monday, he was annoyed cause he liked it"
        ),
        (
            "Our translation engine was mine from the first line. I sat with the figures for a weekend and "
            "decided to "
            "shut it. The head of department wanted to keep it and asked me twice to think again."
        ),
    ),
    ArchetypeId.RESEARCH_VS_SHIPPING: (
        (
            "The lab wanted a causal model and half a year. We shipped the rule set in two weeks and churn fell four "
            "points. It cost us the small accounts, for which the rules never worked, and two of the lab's "
            "people left "
            "over it."
        ),
        (
            "people told me to hurry, i didn't. the model beat the old one by 20 points but we were five months "
            "late and "
            "lost the spring season, sales had to give back two deposits"
        ),
    ),
    ArchetypeId.SAFETY_ESCALATION: (
        (
            "I noticed that the chatbot told a diabetic user to skip insulin. I rang our chief medical officer that "
            "evening and read her the transcript. She pulled the launch."
        ),
        (
            "saw in the logs that driver faces were kept unblurred for months. my lead said later. so i emailed "
            "privacy "
            "with him in cc and the table names, they shut the bucket by lunch"
        ),
        "I put the four recordings on the desk of the head of the clinic and asked her not to sign. She didn't.",
    ),
    ArchetypeId.QUALITY_INCIDENT: (
        (
            "At six in the morning our boarding passes printed the wrong gate. I rolled the service back. "
            "Afterwards I "
            "wrote a comparison between the pass and the airport feed which refuses to print when they differ."
        ),
        (
            "prices on the site were 10x for an hour on black friday. flushed the cache, fixed the typo. then "
            "made the "
            "config typed so a price outside 0.5x to 2x of yesterdays wont even load"
        ),
        "We now replay yesterday's orders on every build, and a build that differs by a cent is thrown out.",
    ),
    ArchetypeId.COST_NEGOTIATION: (
        (
            "Marketing asked for real-time segments, I had the warehouse bill. I proposed five segments in real "
            "time and "
            "the other sixty nightly, and whoever wants a sixth gives one up. They signed."
        ),
        (
            "pm wanted 4k streaming for all, id be paying 90k more a month. we landed on 4k for the 12 dollar "
            "plan only "
            "and she raised that plan by a dollar"
        ),
        "I said yes to hourly runs provided that sales drops the two dashboards nobody opens. Done.",
    ),
    ArchetypeId.MENTORING: (
        (
            "Lena had been stuck on the billing mismatch for a week. I asked her to draw me the path of one cent. On "
            "Wednesday she found the rounding, and on Thursday she corrected it in all three services without me."
        ),
        (
            "new grad got the flaky test ticket. i told him pick one, make it fail 10 times, tell me what "
            "changed. he got"
            " 14 fixed in 3 weeks and wrote the guide, i reviewed it thats all"
        ),
    ),
    ArchetypeId.ETHICAL_PUSHBACK: (
        (
            "We were to add a fake viewer counter to the hotel page. I told the product lead that I wouldn't "
            "write it, "
            "and I offered a true counter instead. She took the true one."
        ),
        (
            "they wanted us to scrape employee chats for mood. i hated it. i raised it in planning, said id "
            "rather work "
            "on anything else, they gave it to another guy but dropped the names"
        ),
        "I said nothing for a month. Then I took the chart to my director and asked him to drop the column.",
    ),
}
