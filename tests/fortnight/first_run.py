"""The first run: set-up by three taps, an answer in four messages, and the answer to its follow-up."""

from random import Random

from tests.fortnight.theatre import theatre

QUESTION = "Tell me about a choice between shipping fast and getting it right."
SEED = 26
"""A seed with which the first question is QUESTION."""
SET_UP = ("/start", "1", "3", "1")
ANSWER = (
    "I was the lead for search at a bookshop, six engineers, 2 million readers, and the spring catalogue was ten days away.",
    "Holding the new index meant an old catalogue over Easter; shipping it meant wrong prices for one book in fifty.",
    "I counted the wrong ones on a copy, I wrote a check that compares both indexes, and I asked sales for three days.",
    "Wrong prices went from one in fifty to one in nine thousand, and we shipped two days before Easter.",
)
FOLLOW_UP = (
    "The check runs before every index since then, and the music shop uses it too. I should have counted in January, before "
    "we promised the date."
)


async def first_run() -> str:
    """Play the first run; what its user types and sees."""
    async with theatre(dice=lambda _: Random(SEED)) as stage:  # noqa: S311 -- the dice of questions
        for line in (*SET_UP, *ANSWER, "Done", "1", FOLLOW_UP, "1"):
            await stage.terminal(line)
        return stage.seen.lstrip("\n")
