"""What the person of the clumsy week types."""

DOCKS_BEGINNING = (
    "I led the dock software for a bike-sharing company, five engineers and 90,000 rides a day, and a firmware update had to "
    "go out before the summer."
)
DOCKS_BEGINNING_EDITED = (
    "I led the dock software for a bike-sharing company, five engineers and 90,000 rides a day. Shipping the new firmware in "
    "June would fix the stuck locks but could brick one dock in two hundred; waiting meant 400 stuck bikes a week until "
    "autumn."
)
SLASH = "/var/log was full on 40 docks that night, so I wrote the rotation as well."
DOCKS_END = (
    "I tested the update on 30 docks behind the depot for two weeks, I wrote a rollback that needs no network, and I asked "
    "the city office for one district first. Stuck bikes fell from 400 to 60 a week."
)
DOCKS_END_EDITED = (
    "I tested the update on 30 docks behind the depot for two weeks, I wrote a rollback that needs no network, and I asked "
    "the city office for one district first. Stuck bikes fell from 400 to 60 a week. Every update since then starts in one "
    "district with that rollback. Next time I would ask the people who repair the docks in week one, before the plan."
)
HALF = "The tariff team wanted prices that change by the hour, and I was the one who had to say what that costs in support."
OTHER_HALF = (
    "I put 1,200 calls of a trial week on one page, I offered two price steps instead of twenty-four, and I wrote the rule "
    "with them in an afternoon. Calls fell by half, and the rule is still the one we use."
)
MOCK_HALF = "I was on call when the maps went blank in the whole city, on the evening of the marathon."
PROJECT = "Helmet locker, 2022"
DRILL_LETTER = (
    "A supplier of locks wanted all unlock events with names; saying no could cost us the discount of 60,000 a year."
)
DRILL_LETTER_EDITED = (
    "A supplier of locks wanted each unlock event with its name; saying no could cost us a discount of 60,000 a year."
)
HALF_MARKDOWN = (
    "**Situation:** A new colleague owned the helmet lockers; she had been there for three months.\n\n"
    "- her first review had 90 comments\n- **Trade-off:** my answer takes a day, hers takes two weeks"
)
MORE_LETTER = "I only asked questions for two weeks, and I wrote none of her code."
BROKEN_MARKDOWN = """\
## Story 1: Lockers
**Situation:** The lockers opened by themselves at night.
### Action
```
I pulled the plug of 12 lockers
**Result:** none stolen
| a | b
"""
FORWARDED = "Can somebody look at dock 17? It has been blinking red since the morning and nobody answers the phone there, thanks."
LOOSE = (
    "When the map tiles were late again I stopped the release on my own, called the vendor at night, and we lost two days; "
    "afterwards I wrote down who may stop a release and when."
)
EDITED_IN = (
    "A first message that was only a greeting became a whole story of the night on which I moved all the lockers to the old "
    "firmware and back again."
)
