"""Count the figures of many labelled reviews: agreement, traps, evidence, fit to the question, with bootstrap intervals."""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.corpus import score
from tests.corpus.labelled_reviews import MOVES, LabelledReview, Quotes, TextKind

Figures = Mapping[str, float]
"""Figures by name. A figure with nothing to count is absent."""
Intervals = Mapping[str, tuple[float, float]]
SEED = 13
DRAWS = 1000
COVER = 0.95


def figures(texts: Sequence[LabelledReview]) -> dict[str, float]:
    """Return every figure that the texts are labelled for.

    `S` to `E`, `moves_qwk`, `level_qwk`: quadratically weighted kappa. `S_exact` to `E_exact`, `moves_exact`,
    `level_exact`: share of equal verdicts. `moves_most`: share of the commonest verdict. `moves_*` are means of six.
    `trap_f1`: of the balanced texts; `called_trap_f1`: of all that are labelled for a trap. `change_f1`: structural
    change. `first_quote`, `quotes`, `best_words`: shares. `off_topic_found`, `heard_rightly`, `called_wrongly`: shares
    of those off topic, of those that belong to an archetype, of those that fit. `odd_right`: share with a right level;
    `praised_nonsense`: how many that should be weak are not.
    """
    answers = [text for text in texts if text.kind is TextKind.ANSWER]
    return {
        **_agreement(answers),
        **_flags(answers),
        **_evidence(answers),
        **_fit(texts),
        **_odd([text for text in texts if text.kind is TextKind.ODD]),
    }


def intervals(
    texts: Sequence[LabelledReview],
    count: Callable[[Sequence[LabelledReview]], Figures] = figures,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> dict[str, tuple[float, float]]:
    """Return the 95 % bootstrap interval of each figure: texts are drawn again, each kind for itself."""
    dice = random.Random(seed)  # noqa: S311 -- a draw that can be repeated, no secret
    kinds: dict[TextKind, list[LabelledReview]] = defaultdict(list)
    for text in texts:
        kinds[text.kind].append(text)
    drawn: dict[str, list[float]] = defaultdict(list)
    for _ in range(draws):
        sample = [text for kind in kinds.values() for text in dice.choices(kind, k=len(kind))]
        for name, value in count(sample).items():
            drawn[name].append(value)
    return {name: _middle(sorted(values)) for name, values in drawn.items()}


def praised_nonsense(texts: Sequence[LabelledReview]) -> list[str]:
    """Return the ids of the texts that can only be weak and were judged better."""
    return [text.id for text in texts if text.expect == ("weak",) and text.reviewed["level"] != "weak"]


def rounded(value: Any) -> Any:
    """Return plain data with its figures rounded to four places, as it reads back from JSON."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, Mapping):
        return {name: rounded(one) for name, one in value.items()}
    return [rounded(one) for one in value] if isinstance(value, list | tuple) else value


def _middle(values: Sequence[float]) -> tuple[float, float]:
    cut = round(len(values) * (1 - COVER) / 2)
    return values[cut], values[-1 - cut]


def _agreement(answers: Sequence[LabelledReview]) -> dict[str, float]:
    both = {row: _both(answers, row) for row in (*MOVES, "level")}
    rows = {
        row: score.agreement(labelled, reviewed, score.SCALES[row])
        for row, (labelled, reviewed) in both.items()
        if labelled
    }
    moves = [rows[move] for move in MOVES if move in rows]
    return {
        **{move: rows[move]["qwk"] for move in MOVES if move in rows},
        **{f"{move}_exact": rows[move]["exact"] for move in MOVES if move in rows},
        **{f"moves_{name}": sum(row[name] for row in moves) / len(moves) for name in ("qwk", "exact", "most") if moves},
        **{f"level_{name}": rows["level"][name] for name in ("qwk", "exact") if "level" in rows},
    }


def _flags(answers: Sequence[LabelledReview]) -> dict[str, float]:
    of_archetypes = [text for text in answers if text.archetype != "cisco"]
    rows = {
        "trap_f1": ("trap", [text for text in of_archetypes if text.trap_set]),
        "called_trap_f1": ("trap", of_archetypes),
        "change_f1": ("structural_change", answers),
    }
    both = {name: _both(texts, row) for name, (row, texts) in rows.items()}
    return {name: score.f1(labelled, reviewed, True) for name, (labelled, reviewed) in both.items() if labelled}


def _evidence(answers: Sequence[LabelledReview]) -> dict[str, float]:
    def total(field: Callable[[Quotes], int]) -> int:
        return sum(field(text.quotes) for text in answers)

    if not total(lambda q: q.moves):
        return {}
    return {
        "first_quote": total(lambda q: q.first) / total(lambda q: q.moves),
        "quotes": total(lambda q: q.right) / max(total(lambda q: q.quotes), 1),
        "best_words": total(lambda q: q.found) / max(total(lambda q: q.labelled), 1),
    }


def _fit(texts: Sequence[LabelledReview]) -> dict[str, float]:
    off = [text for text in texts if text.fits is False]
    fitting = [text for text in texts if text.fits]
    named = [text for text in off if text.labelled_heard_as is not None]
    shares = {
        "off_topic_found": [text.on_topic is False for text in off],
        "heard_rightly": [text.heard_as == text.labelled_heard_as for text in named],
        "called_wrongly": [text.on_topic is False for text in fitting],
    }
    return {name: sum(hits) / len(hits) for name, hits in shares.items() if hits}


def _odd(texts: Sequence[LabelledReview]) -> dict[str, float]:
    if not texts:
        return {}
    right = sum(text.reviewed["level"] in text.expect for text in texts)
    return {"odd_right": right / len(texts), "praised_nonsense": len(praised_nonsense(texts))}


def _both(texts: Sequence[LabelledReview], row: str) -> tuple[list[Any], list[Any]]:
    known = [(text.labelled[row], text.reviewed[row]) for text in texts if row in text.labelled]
    return [label for label, _ in known], [verdict for _, verdict in known]
