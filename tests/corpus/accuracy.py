"""How well the rules agree with the labelled answers, as the page docs/accuracy.md: `python -m tests.corpus.accuracy`.

The page depends on the corpus and the rules alone, so that a test can tell when it is stale.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bot.coach.review import Reviewer
from bot.coach.review_json import to_json
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank
from tests.corpus import score

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "accuracy.md"
MOVES = "STARDE"
Z = 1.96
"""The standard normal quantile of a 95 % interval."""
MOST_RULES = 12

Pair = tuple[dict[str, Any], dict[str, Any]]
"""An answer with its labels, and its review."""


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1 (E. B. Wilson, 1927); the whole range where there is nothing to count."""
    if not of:
        return 0.0, 1.0
    share = hits / of
    middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z / (1 + Z * Z / of) * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def reviewed(name: str, reviewer: Reviewer) -> list[Pair]:
    """The answers of one file, each with its review."""
    answers = score.read(HERE / f"{name}.jsonl")
    return [
        (a, to_json(reviewer.review(a["text"], archetype=a["archetype"], question=a.get("question")))) for a in answers
    ]


def page() -> str:
    """The whole page."""
    reviewer = Reviewer.from_bank(load_bank(), load_lexicon())
    dev, traps, heldout, levels = (reviewed(name, reviewer) for name in ("dev", "traps", "heldout", "levels"))
    halves = {half: [p for p in dev if p[0]["id"].startswith(half)] for half in ("dev-", "dd-")}
    sections = [
        INTRODUCTION,
        "## On the answers that the rules are developed on",
        *(f"`{half}*`, {len(pairs)} answers:\n\n{agreement(pairs)}" for half, pairs in halves.items()),
        trap_table([*dev, *traps]),
        "## On answers that nobody here had read",
        first_reading(),
        f"The same {len(heldout)} answers today, after they have been read:\n\n{agreement(heldout)}",
        f"The {len(levels)} that are labelled for the level alone, today:\n\n{agreement(levels)}",
        "## Where it goes wrong",
        f"{FALSE}\n\n{false_table([*dev, *heldout])}",
        f"{STYLES}\n\n{style_table([*dev, *heldout])}",
        f"{MISFIRES}\n\n{misfires([*dev, *heldout])}",
    ]
    return "\n\n".join(sections) + "\n"


INTRODUCTION = """# How well the feedback agrees with careful readers

Written by `make score`; a test fails where it is stale. The answers lie in [tests/corpus](../tests/corpus/README.md).

QWK is the quadratically weighted kappa: 1 is perfect agreement on an ordered scale, 0 is chance. *Exact* is the share of
answers with the very same verdict, with its 95 % interval (Wilson). *Two readers* is the QWK between the two people who
labelled the answers without seeing each other's labels."""

FALSE = """*False praise* is a verdict above the readers', *false alarm* one below it; developed and held-out answers
together."""

STYLES = "By how it was written: the share of levels, and of single verdicts, that are the readers'."

MISFIRES = """Rules by misfires: how often a rule carried a verdict, and how often that verdict was not the readers'.
`none found` is a move that no rule saw."""


def agreement(pairs: Sequence[Pair]) -> str:
    """A table of every row that the answers are labelled for."""
    rows = score.table(pairs)
    lines = []
    for name, row in rows.items():
        known = [(a, r) for a, r in pairs if score.label(a["labels"], name) is not None]
        hits = sum(score.label(a["labels"], name) == score.label(r, name) for a, r in known)
        low, high = wilson(hits, len(known))
        figure = f"{row['qwk']:.2f}" if "qwk" in row else f"F1 {row['f1']:.2f}"
        readers = f"{row['panel']:.2f}" if "panel" in row else ""
        lines.append((name.replace("_", " "), figure, readers, f"{row['exact']:.2f} ({low:.2f} to {high:.2f})"))
    judged = [rows[move]["qwk"] for move in MOVES if move in rows]
    if judged:
        lines.append(("moves, mean", f"{sum(judged) / len(judged):.2f}", "", ""))
    return table(("", "QWK", "two readers", "exact"), lines)


def trap_table(pairs: Iterable[Pair]) -> str:
    """The traps, archetype by archetype, and the F1 of them all."""
    known = [(a, r) for a, r in pairs if a["archetype"] != "cisco" and a["labels"].get("trap") is not None]
    counts = Counter((a["archetype"], a["labels"]["trap"], r["trap"]) for a, r in known)
    lines = [
        (name, str(counts[name, True, True]), str(counts[name, True, False]), str(counts[name, False, True]))
        for name in sorted({a["archetype"] for a, _ in known})
    ]
    f1 = score.f1([a["labels"]["trap"] for a, _ in known], [r["trap"] for _, r in known], True)
    return f"Traps, with those of `traps.jsonl`: F1 {f1:.2f}.\n\n" + table(
        ("archetype", "called rightly", "missed", "called wrongly"), lines
    )


def first_reading() -> str:
    """What was measured before the texts were read."""
    first = json.loads((HERE / "first_reading.json").read_text(encoding="utf-8"))
    names = [*MOVES, "moves", "level", "exact", "structural_change", "trap"]
    cells = [
        (f"`{corpus}.jsonl`", *(f"{row[name]:.2f}" if name in row else "" for name in names))
        for corpus, row in first.items()
    ]
    drops = "; ".join(
        f"`{corpus}.jsonl`: level {row['level']:.2f}, where the same rules had {row['dev']['level']:.2f} on the developed "
        f"answers" + (_moves_drop(row) if "moves" in row else "")
        for corpus, row in first.items()
    )
    heads = ("measured blind", *MOVES, "mean", "level", "level exact", "change F1", "trap F1")
    return f"QWK at the first reading, rules frozen before it. {drops}.\n\n{table(heads, cells)}"


def _moves_drop(row: dict[str, Any]) -> str:
    return f", and moves {row['moves']:.2f}, where they had {row['dev']['moves']:.2f}"


def false_table(pairs: Sequence[Pair]) -> str:
    """False praise and false alarms, a move."""
    lines = []
    for move in (*MOVES, "level"):
        scale = list(score.SCALES[move])
        steps = [scale.index(score.label(r, move)) - scale.index(score.label(a["labels"], move)) for a, r in pairs]
        praise, alarms = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
        lines.append((move, _share(praise, len(steps)), _share(alarms, len(steps))))
    return table(("", "false praise", "false alarms"), lines)


def style_table(pairs: Sequence[Pair]) -> str:
    """Agreement by writing style."""
    lines = []
    for style in sorted({a["style"] for a, _ in pairs}):
        told = [(a, r) for a, r in pairs if a["style"] == style]
        levels = sum(a["labels"]["level"] == r["level"] for a, r in told)
        verdicts = sum(a["labels"]["moves"][m] == r["moves"][m]["verdict"] for a, r in told for m in MOVES)
        lines.append((style, str(len(told)), _share(levels, len(told)), _share(verdicts, len(told) * len(MOVES))))
    return table(("style", "answers", "levels", "verdicts"), lines)


def misfires(pairs: Sequence[Pair]) -> str:
    """The rules that carried most wrong verdicts."""
    fired: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for answer, review in pairs:
        for move in MOVES:
            verdict = review["moves"][move]
            for rule in verdict["rules"] or [f"none found for {move}"]:
                fired[rule] += 1
                wrong[rule] += verdict["verdict"] != answer["labels"]["moves"][move]
    ranked = sorted((rule for rule in fired if wrong[rule]), key=lambda rule: (-wrong[rule], rule))[:MOST_RULES]
    return table(("rule", "fired", "misfired"), [(f"`{r}`", str(fired[r]), _share(wrong[r], fired[r])) for r in ranked])


def _share(hits: int, of: int) -> str:
    low, high = wilson(hits, of)
    return f"{hits} of {of}, {hits / of:.0%} ({low:.0%} to {high:.0%})"


def table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    row: Callable[[Sequence[str]], str] = lambda cells: "| " + " | ".join(cells) + " |"  # noqa: E731 -- used twice, here
    return "\n".join([row(heads), row(["---"] * len(heads)), *(row(line) for line in lines)])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
