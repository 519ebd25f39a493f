"""Runs where proselint or spaCy is installed, away from the project: JSON of texts in, JSON of median times out.

spaCy's trained English model is not on the package index. The time that a pipeline takes depends on its shape and not on
what it learned: the small model's shape is built here (the default tok2vec with a tagger and a parser) and initialised on
one sentence.
"""

import importlib
import json
import statistics
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

SENTENCE: dict[str, Any] = {
    "words": ["I", "shipped", "the", "index"],
    "tags": ["PRP", "VBD", "DT", "NN"],
    "heads": [1, 1, 3, 1],
    "deps": ["nsubj", "ROOT", "det", "dobj"],
}


def proselint() -> tuple[str, Callable[[str], object]]:
    """Every check that it has on by default."""
    checks = importlib.import_module("proselint.checks")
    tools: Any = importlib.import_module("proselint.tools")
    registry = importlib.import_module("proselint.registry").CheckRegistry()
    registry.register_many(checks.__register__)
    return "proselint", lambda text: tools.LintFile("answer", text).lint()


def spacy() -> tuple[str, Callable[[str], object]]:
    """A tagger and a parser behind the default tok2vec."""
    library: Any = importlib.import_module("spacy")
    example: Any = importlib.import_module("spacy.training").Example
    pipeline = library.blank("en")
    for component in ("tok2vec", "tagger", "parser"):
        pipeline.add_pipe(component)
    told = example.from_dict(pipeline.make_doc(" ".join(SENTENCE["words"])), SENTENCE)
    pipeline.initialize(lambda: [told])
    return "spaCy", pipeline


def main() -> None:
    """Read what to do from standard input, and print the medians by length in ms."""
    order = json.load(sys.stdin)
    name, read = {"proselint": proselint, "spacy": spacy}[order["rival"]]()
    found = {}
    for length, texts in order["texts"].items():
        read(texts[0][:4096])
        times = []
        for text in texts[:3] if len(texts[0]) > 10_000 else texts * order["repeats"]:
            begun = perf_counter()
            read(text)
            times.append((perf_counter() - begun) * 1000)
        found[length] = statistics.median(times)
    json.dump({name: found}, sys.stdout)


if __name__ == "__main__":
    main()
