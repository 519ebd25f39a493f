"""Every number of the rubric, each with its line: what rules and messages count by stands here alone.

How fast one speaks is in `speaking_time`.
"""

from bot.review.speaking_time import spoken_seconds

FEWEST_WORDS = 60
"""Under 60 words cannot be graded as a story."""
FEWEST_STYLE_WORDS = 40
"""Style prompts: `weak` under 40 words."""
SHORTEST_WORDS, LONGEST_WORDS = 300, 450
"""Length: 300 to 450 words is the target."""
TOUR_WORDS = 600
"""Length: over 600 words is a tour."""

LONGEST_CONTEXT = 75
"""S: more than 75 words (30 s) of context before anything else happens make it weak."""
FEWEST_SPECIFICS = 2
"""S: context with at least two of scale, stakes and role."""
FEWEST_ACTS = 2
"""A: at least two specific things that the speaker did."""
OWN_SHARE = 0.5
"""A: the load-bearing acts are "I"; where under half of the acts are, "we" carries the load."""

STRONG_MOVES = 4
"""`strong`: T and A met, and at least four of the six moves met."""
MISSING_CARRIERS = 2
"""`weak`: two or more of S, A and R are missing."""
STRONG_ELEMENTS = 3
"""Style prompts: `strong` with practice and example met and three met in all."""


def count_words(text: str) -> int:
    """Return how many words a text has: what white space separates and what holds a letter or digit."""
    return sum(word[0].isalnum() or any(character.isalnum() for character in word) for word in text.split())


SHORTEST_SECONDS, LONGEST_SECONDS = spoken_seconds(SHORTEST_WORDS), spoken_seconds(LONGEST_WORDS)
"""Length: 2 to 3 minutes spoken is the target."""
TOUR_SECONDS = spoken_seconds(TOUR_WORDS)
CONTEXT_SECONDS = spoken_seconds(LONGEST_CONTEXT)
