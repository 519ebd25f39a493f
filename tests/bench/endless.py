"""Time the review of a text without an end: the dearest texts there were, each word list, and each rule's example."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from time import process_time

from bot.review.reviewer import Reviewer
from question_bank.lexicon import load_lexicon
from tests.bench.report import Row, Scale
from tests.review.engine import reviewer
from tests.review.lexicon_texts import LISTED, examples, lists, without_end
from tests.review.steps import LINEAR, growth, said_without_end

MIDDLE, LONG = 6_000, 24_000
LONGEST = 60_000
"""Characters of the longest answer and the longest story."""
TARGET_SECONDS = 1.0
ARCHETYPE = "contested-decision"
SIGNS = ("a", ",", ";", "\n", "1:", "-", "“", '"a', "[(", "(S)", "S:", "S:\n", "a'", "No numbers.\n")
"""Words, marks, labels, quotes and brackets that never end."""
LONGEST_NAME = 80
"""Characters of a text that its row shows: a word list has thousands."""
DEAREST_FOUND = "if if lost lost if if if if"
"""The dearest text that a search among mixtures of the lexicon's words came to."""


def rows(scale: Scale) -> Iterator[Row]:
    """Return a row for each kind of text at the greatest length, then the steps that four times the length takes."""
    engine, patterns = reviewer(), [*examples().values(), *lists(load_lexicon()).values()]
    patterns = patterns[:: scale.of(1, 40)]
    dearest = max(patterns, key=lambda text: _seconds(engine, without_end(text, MIDDLE)))
    yield _row(engine, "the texts that once took 6 to 13 s", LISTED)
    yield _row(engine, f"the dearest of {len(patterns)} word lists and examples", (dearest,))
    yield _row(engine, "the dearest mixture that a search found", (DEAREST_FOUND,))
    yield _row(engine, "signs, labels, quotes and brackets", SIGNS)
    worst = {text: growth(lambda said: _judge(engine, said), said_without_end(text), MIDDLE) for text in patterns}
    at = max(worst, key=worst.__getitem__)
    yield Row(
        what=f"steps of {LONG:,} characters of one of them without a stop, the worst of {len(patterns)}: {_named(at)}",
        here=f"{worst[at]:.2f} times those of {MIDDLE:,}",
        beside="4 times the length",
        target=f"linear: within {LINEAR} times",
        reached=worst[at] <= LINEAR,
        detail=True,
    )


def _row(engine: Reviewer, kind: str, texts: Sequence[str]) -> Row:
    taken = {text: _seconds(engine, without_end(text, LONGEST)) for text in texts}
    slowest = max(taken, key=taken.__getitem__)
    return Row(
        what=f"review of {LONGEST:,} characters without an end: {kind}",
        here=f"{taken[slowest] * 1000:.0f} ms of CPU at most, for {_named(slowest)}",
        target=f"under {TARGET_SECONDS:.0f} s",
        reached=taken[slowest] < TARGET_SECONDS,
        detail=texts is not LISTED,
    )


def _named(text: str) -> str:
    return f"“{shorten(text, LONGEST_NAME, placeholder=' …')}”"


def _judge(engine: Reviewer, text: str) -> None:
    engine.review(text, archetype=ARCHETYPE)


def _seconds(engine: Reviewer, text: str) -> float:
    """Return the seconds of CPU of the faster of two: the first makes ready what comes up for the first time."""
    taken = []
    for _ in range(2):
        begun = process_time()
        _judge(engine, text)
        taken.append(process_time() - begun)
    return min(taken)
