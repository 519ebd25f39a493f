"""Measure the engine on every labelled answer: which texts are reviewed, and what is counted of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.corpus import score
from tests.corpus.answers import DEVELOPMENT_SETS, FILES, answers, generated_answers, real_answers
from tests.corpus.engine import Answer, rules
from tests.corpus.figures import figures, praised_nonsense
from tests.corpus.forms import in_every_form, steadiness
from tests.corpus.labelled_reviews import MOVES, LabelledReview, labelled_reviews
from tests.corpus.reviewed_once import Pair, ReviewedOnce
from tests.corpus.rounds.store import past_answers
from tests.corpus.rule_counts import count_rules
from tests.corpus.targets import DEVELOPED, FORMS, PAST, REAL

BARE, SLIPS = "no marks, lower case", "a slip in 1 of 24 words"
"""The two forms that have targets of their own."""


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """The labelled answers that are at hand."""

    files: Mapping[str, Sequence[Answer]]
    past: Sequence[Answer]
    """The texts of past rounds."""
    real: Sequence[Answer]
    generated: Sequence[Answer]

    @property
    def developed(self) -> list[Answer]:
        """Return the answers of dev and dev2."""
        return [answer for name in DEVELOPMENT_SETS for answer in self.files[name]]

    def texts(self) -> Iterator[Answer]:
        """Yield every answer that is kept here, as it was written."""
        for file in self.files.values():
            yield from file
        yield from (*self.past, *self.generated)

    def in_other_forms(self) -> list[Answer]:
        """Return the developed answers in each form of robust.py."""
        return in_every_form(self.developed)


def load() -> Corpus:
    """Read the corpus."""
    return Corpus(
        files={name: answers(name) for name in FILES},
        past=past_answers(),
        real=real_answers(),
        generated=generated_answers(),
    )


def measured(corpus: Corpus, reviews: ReviewedOnce) -> dict[str, Any]:
    """Return what can be said of the texts that are kept here, as they were written."""
    pairs = {name: reviews.of(file) for name, file in corpus.files.items()}
    pairs |= {DEVELOPED: reviews.of(corpus.developed)} | ({PAST: reviews.of(corpus.past)} if corpus.past else {})
    counted = {name: figures(labelled_reviews(of_file)) for name, of_file in pairs.items()}
    counted["contrast"] |= edits(pairs["contrast"])
    both = labelled_reviews(pairs[DEVELOPED])
    told = [*pairs[DEVELOPED], *pairs["contrast"], *(pair for pair in pairs.get(PAST, ()) if "labels" in pair[0])]
    counts = count_rules(told, reviews.of(corpus.generated), rules())
    return {
        "texts": {name: len(of_file) for name, of_file in pairs.items()},
        "figures": counted,
        "readers": {name: figures(second_reading(pairs[name])) for name in DEVELOPMENT_SETS},
        "praised": praised_nonsense(labelled_reviews(pairs["adversarial"])),
        "spans outside": sum(score.spans_outside(of_file) for of_file in pairs.values()),
        "traps": traps(labelled_reviews([*pairs[DEVELOPED], *pairs["traps"]])),
        "steps": steps(both),
        "styles": styles(both),
        "rules": {rule: counts[rule].to_json() for rule in sorted(counts)},
    }


def measured_forms(corpus: Corpus, reviews: ReviewedOnce) -> dict[str, dict[str, Any]]:
    """Return how the developed answers hold in each form."""
    return steadiness(reviews, corpus.developed)


def measured_real(corpus: Corpus, reviews: ReviewedOnce) -> dict[str, float]:
    """Return the figures of the published texts; none where they are not at hand."""
    return figures(labelled_reviews(reviews.of(corpus.real)))


def form_figures(forms: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """Return the figures of the forms that have targets: two by themselves, and the least of the others."""
    others = [form for name, form in forms.items() if name not in (BARE, SLIPS)]
    return {
        f"{name}_{what}": value
        for what in ("level", "moves")
        for name, value in (
            ("bare", forms[BARE][what]),
            ("slips", forms[SLIPS][what]),
            ("other", min(form[what] for form in others)),
        )
    }


def all_figures(data: Mapping[str, Any]) -> dict[str, Mapping[str, float]]:
    """Return the figures by what they were counted on, from what `make score` wrote down."""
    return {**data["figures"], FORMS: form_figures(data["forms"]), REAL: data["real"]["figures"]}


def edits(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return the shares of minimal edits judged rightly, and left alone where nothing should change."""
    found = score.contrast(pairs)
    return {
        "edits_right": found["noticed"] / found["of"],
        "left_alone": found["left alone"] / found["of harmless"],
    }


def second_reading(pairs: Iterable[Pair]) -> list[LabelledReview]:
    """Return the first reader's labels beside the second's, of the answers that two have read."""
    twice = [answer for answer, _ in pairs if len(answer.get("panel", ())) == 2]
    return labelled_reviews(
        ({**answer, "labels": answer["panel"][0], "evidence": {}}, answer["panel"][1]) for answer in twice
    )


def traps(texts: Iterable[LabelledReview]) -> dict[str, list[int]]:
    """Return by archetype how often its trap was called rightly, missed, and called wrongly."""
    counts: dict[str, list[int]] = {}
    for text in texts:
        if text.archetype != "cisco" and "trap" in text.labelled:
            row = counts.setdefault(text.archetype, [0, 0, 0])
            labelled, called = text.labelled["trap"], text.reviewed["trap"]
            if labelled or called:
                row[0 if labelled and called else 1 if labelled else 2] += 1
    return dict(sorted(counts.items()))


def steps(texts: Sequence[LabelledReview]) -> dict[str, list[int]]:
    """Return by row how many verdicts are above the labels, and how many below."""
    rows = {}
    for row in (*MOVES, "level"):
        scale = score.SCALES[row]
        step = [scale.index(text.reviewed[row]) - scale.index(text.labelled[row]) for text in texts]
        rows[row] = [sum(one > 0 for one in step), sum(one < 0 for one in step)]
    return rows


def styles(texts: Iterable[LabelledReview]) -> dict[str, list[int]]:
    """Return by style: answers, levels that are the labelled ones, and verdicts that are."""
    counts: Counter[tuple[str, int]] = Counter()
    for text in texts:
        counts[text.style, 0] += 1
        counts[text.style, 1] += text.labelled["level"] == text.reviewed["level"]
        counts[text.style, 2] += sum(text.labelled[move] == text.reviewed[move] for move in MOVES)
    return {style: [counts[style, at] for at in range(3)] for style in sorted({style for style, _ in counts})}
