"""Sentences of the question bank's examples, joined without marks: most are told apart again."""

from collections.abc import Iterator
from itertools import pairwise

from bot.review.read import read_sentences
from question_bank.loader import load_bank
from tests.review.forms import unmarked
from tests.review.told import sentences

LEAD = "we had four teams and a cache that was slow for most of the year on every page of the store in june "
"""Words before, so that nobody takes the text for one that has its marks."""
OPENERS = ("I ", "We ", "She ", "He ", "They ")
SHORTEST = 6
"""Words that a sentence has at least, so that it has more than a verb."""


def joined() -> Iterator[tuple[str, str]]:
    """Return each two sentences that follow each other, the second about somebody, and how that one opens."""
    for example in load_bank().examples:
        reading = read_sentences(example.text)
        told = [example.text[reading.tokens[s.first].start : reading.tokens[s.last - 1].end] for s in reading.sentences]
        for one, other in pairwise(told):
            if min(len(one.split()), len(other.split())) >= SHORTEST and other.startswith(OPENERS):
                yield unmarked(f"{one} {other}"), " ".join(sentences(other)[0].split()[:3])


def test_a_sentence_about_somebody_is_told_from_the_one_before_it() -> None:
    pairs = list(joined())
    apart = [any(sentence.startswith(opening) for sentence in sentences(LEAD + text)) for text, opening in pairs]
    assert len(pairs) >= 100
    assert sum(apart) >= 0.88 * len(pairs)
