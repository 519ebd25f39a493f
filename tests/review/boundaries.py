"""Measures how the sentences of a text hold when only its form changes: `python -m tests.review.boundaries FILE...`."""

import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.review.read import read_sentences
from tests.review.forms import FORMS


class KeptBoundaries(NamedTuple):
    """Sentence boundaries: how many the text has, how many the form has, how many of both are the same."""

    plain: int
    formed: int
    same: int


def boundaries(text: str) -> set[int]:
    """Return before which words sentences begin: numbers of the words that white space separates, doubled ones once."""
    starts, words = [], -1
    numbers: list[int] = []
    last, at = "", 0
    for word in text.split():
        at = text.index(word, at)
        if any(c.isalnum() for c in word):
            bare = "".join(filter(str.isalnum, re.split("['’]", word.lower())[0])) or word
            words += bare != last
            last = bare
            starts.append(at)
            numbers.append(words)
        at += len(word)
    reading = read_sentences(text)
    firsts = (reading.tokens[sentence.first].start for sentence in reading.sentences)
    return {numbers[max(bisect_right(starts, first) - 1, 0)] for first in firsts} - {0}


def measure(texts: list[str]) -> Iterator[tuple[str, KeptBoundaries, int]]:
    """Return for each form the boundaries that stay in all texts, and in how many texts all of them stay."""
    plain = [boundaries(text) for text in texts]
    for name, form in FORMS.items():
        formed = [boundaries(form(text)) for text in texts]
        same = [one & other for one, other in zip(plain, formed, strict=True)]
        whole = sum(one == other for one, other in zip(plain, formed, strict=True))
        yield name, KeptBoundaries(sum(map(len, plain)), sum(map(len, formed)), sum(map(len, same))), whole


def main() -> None:
    """Print the measure of the corpora that are named."""
    texts = [json.loads(line)["text"] for name in sys.argv[1:] for line in Path(name).read_text("utf-8").splitlines()]
    sys.stdout.write(f"{len(texts)} texts\n{'':26}{'kept':>7}{'right':>7}{'texts':>7}\n")
    for name, kept, whole in measure(texts):
        shares = kept.same / kept.plain, kept.same / kept.formed
        sys.stdout.write(f"{name:26}{shares[0]:>7.3f}{shares[1]:>7.3f}{whole / len(texts):>7.2f}\n")


if __name__ == "__main__":
    main()
