"""How long a review takes by length, beside a prose linter and a language pipeline where they install."""

import json
import statistics
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from time import perf_counter

from bot.review.reviewer import Reviewer
from tests.bench import beside, endless
from tests.bench.report import Row, Scale
from tests.corpus.answers import HERE
from tests.review.engine import reviewer

TITLE = "A review by length"
LENGTHS = (50, 250, 1_000, 4_096, 100_000)
WORDS = 300
TARGET_MS = 5.0
AT_MOST_TIMES = 4
"""How many times as long as proselint a review may take where reading clauses does not allow the target."""
LINEAR_WITHIN = 1.5
PACKAGES = ("proselint", "spacy")


def rows(scale: Scale) -> Iterator[Row]:
    """A row for each length; the time of 300 words against its target, and the cost of a character at the end."""
    answers = [json.loads(line)["text"] for line in (HERE / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {f"{length:,} characters": [_cut(answers, start, length) for start in range(5)] for length in LENGTHS}
    whole = [answer for answer in answers if abs(len(answer.split()) - WORDS) <= WORDS // 10]
    texts[f"an answer of about {WORDS} words"] = whole
    repeats = scale.of(15, 2)
    rivals = _rivals(texts, repeats)
    proselint = rivals.get("proselint", dict.fromkeys(texts, 0.0))
    engine = reviewer()
    found = {}
    for name, those in texts.items():
        found[name] = _median_ms(engine, those, repeats if len(those[0]) < LENGTHS[-1] else 1)
        is_target = those is whole
        yield Row(
            what=f"review of {name}",
            here=f"{found[name]:.2f} ms",
            beside="; ".join(f"{rival} {times[name]:.1f} ms" for rival, times in rivals.items()),
            ratio="; ".join(f"{times[name] / found[name]:.1f} times as long" for times in rivals.values()),
            target=f"under {TARGET_MS:.0f} ms, or within {AT_MOST_TIMES} times proselint" if is_target else "",
            reached=found[name] < max(TARGET_MS, AT_MOST_TIMES * proselint[name]) if is_target else None,
        )
    # The same text over and over: others of that length differ in what there is to find.
    once, often = _cut(answers, 0, 4_096), 24
    short = _median_ms(engine, [once], repeats) / len(once)
    long = _median_ms(engine, [f"{once}\n\n" * often], 3) / (len(once) + 2) / often
    yield Row(
        what=f"cost of a character of 4,096, {often} times over",
        here=f"{long * 1000:.2f} µs",
        beside=f"once: {short * 1000:.2f} µs",
        ratio=f"{long / short:.2f} times as much",
        target=f"linear: within {LINEAR_WITHIN} times",
        reached=long / short < LINEAR_WITHIN,
    )
    yield from endless.rows(scale)


def _cut(answers: Sequence[str], start: int, length: int) -> str:
    """Answers one after the other, from one of them on, up to a length."""
    pieces: list[str] = []
    size = 0
    for answer in islice(cycle(answers), start, None):
        pieces.append(answer)
        size += len(answer) + 2
        if size >= length:
            return "\n\n".join(pieces)[:length]
    raise AssertionError("a cycle does not end")


def _median_ms(engine: Reviewer, texts: Sequence[str], repeats: int) -> float:
    times = []
    for text in texts:
        engine.review(text, archetype="contested-decision")
    for _ in range(repeats):
        for text in texts:
            begun = perf_counter()
            engine.review(text, archetype="contested-decision")
            times.append((perf_counter() - begun) * 1000)
    return statistics.median(times)


def _rivals(texts: dict[str, list[str]], repeats: int) -> dict[str, dict[str, float]]:
    """By rival and by length, the median in ms; nothing of what does not install."""
    found: dict[str, dict[str, float]] = {}
    for package in filter(beside.installs, PACKAGES):
        found |= beside.asked("rivals.py", {"rival": package, "texts": texts, "repeats": min(repeats, 3)}) or {}
    return found
